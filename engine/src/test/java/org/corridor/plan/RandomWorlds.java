package org.corridor.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;

/// Random small planning problems from a seed.
final class RandomWorlds {
  private static final long MINUTE = 60_000;
  private static final int MINUTES = 90;
  private static final List<Kind> KINDS = List.of(Kind.CAR, Kind.BUS, Kind.AMBULANCE, Kind.FOOT);

  private final SplittableRandom random;

  /// With whole minutes and whole vehicles per minute only, so that the plain network of one node
  /// per place and minute is the same problem.
  private final boolean wholeMinutes;

  private RandomWorlds(long seed, boolean wholeMinutes) {
    random = new SplittableRandom(seed);
    this.wholeMinutes = wholeMinutes;
  }

  static PlanningProblem wholeMinutes(long seed) {
    return new RandomWorlds(seed, true).problem(1, false);
  }

  static PlanningProblem oneLoad(long seed) {
    return new RandomWorlds(seed, false).problem(1, false);
  }

  static PlanningProblem anything(long seed) {
    return new RandomWorlds(seed, false).problem(3, true);
  }

  /// Kinds, lanes, loads and destinations of every sort, in whole minutes.
  static PlanningProblem mixedWholeMinutes(long seed) {
    return new RandomWorlds(seed, true).problem(3, true);
  }

  private PlanningProblem problem(int loads, boolean mixed) {
    int places = random.nextInt(3, 8);
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(places);
    List<Spans> openings = new ArrayList<>();
    int roadCount = places + random.nextInt(places + 1);
    for (int r = 0; r < roadCount; r++) {
      int from = random.nextInt(places - 1);
      int to = r < places - 1 ? r + 1 : random.nextInt(places);
      from = r < places - 1 ? r : from;
      if (from != to) {
        roads.road(from, to, metres(), 60_000, rate(), Access.OPEN);
        openings.add(random.nextInt(3) == 0 ? horizon() : windows());
      }
    }
    List<Destination> destinations = new ArrayList<>();
    destinations.add(destination(places - 1, mixed));
    if (random.nextBoolean()) {
      destinations.add(destination(random.nextInt(1, places), mixed));
    }
    List<Gate> gates = new ArrayList<>();
    List<WaitingPlace> waits = new ArrayList<>();
    if (random.nextBoolean()) {
      gates.add(gate(random.nextInt(1, places), mixed));
    }
    if (random.nextBoolean()) {
      long stay = mixed && !wholeMinutes && random.nextBoolean() ? 10 * MINUTE : Long.MAX_VALUE;
      waits.add(new WaitingPlace(random.nextInt(places), random.nextInt(1, 9), stay, windows()));
    }
    List<Group> groups = new ArrayList<>();
    int count = random.nextInt(1, 5);
    for (int g = 0; g < count; g++) {
      groups.add(group(places, loads, mixed, destinations.size()));
    }
    return new PlanningProblem(
        roads.build(),
        openings,
        gates,
        waits,
        destinations,
        groups,
        new TimeGrid(0, MINUTE, MINUTES),
        20_000);
  }

  private int metres() {
    int minutes = random.nextInt(1, 12);
    return wholeMinutes ? minutes * 1000 : minutes * 1000 + random.nextInt(1000);
  }

  private Rate rate() {
    int perMinute = random.nextInt(1, 6);
    return Rate.perHour(wholeMinutes ? 60 * perMinute : random.nextInt(5, 300) + 0.5);
  }

  private Spans horizon() {
    return Spans.of(0, MINUTES * MINUTE);
  }

  private Spans windows() {
    Spans all = Spans.NONE;
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      long start = moment();
      all = all.union(Spans.of(start, start + moment() / 2));
    }
    return all.intersect(horizon());
  }

  private long moment() {
    return wholeMinutes
        ? 2L * random.nextInt(MINUTES / 2) * MINUTE
        : random.nextInt(MINUTES * 60) * 1000L;
  }

  private Destination destination(int place, boolean mixed) {
    Rate intake = mixed && !wholeMinutes && random.nextBoolean()
        ? Rate.perHour(random.nextInt(20, 600))
        : Rate.UNLIMITED;
    long room = mixed && random.nextInt(3) == 0 ? random.nextInt(10, 200) : Long.MAX_VALUE;
    return new Destination(place, horizon(), intake, room);
  }

  private Gate gate(int place, boolean mixed) {
    List<Gate.Lane> lanes = mixed && random.nextBoolean()
        ? List.of(
            new Gate.Lane(EnumSet.of(Kind.CAR), rate()),
            new Gate.Lane(EnumSet.of(Kind.BUS, Kind.AMBULANCE, Kind.FOOT), rate()))
        : List.of(new Gate.Lane(EnumSet.allOf(Kind.class), rate()));
    long service = wholeMinutes ? MINUTE * random.nextInt(3) : random.nextInt(200) * 1000L;
    long stay = mixed && !wholeMinutes && random.nextBoolean() ? 8 * MINUTE : Long.MAX_VALUE;
    return new Gate(place, windows(), horizon(), service, random.nextInt(6), stay, lanes, false);
  }

  private Group group(int places, int loads, boolean mixed, int destinations) {
    Kind kind = mixed ? KINDS.get(random.nextInt(4)) : Kind.CAR;
    long load = 1000L * (1 + random.nextInt(loads) * 4);
    Group.Choice choice = mixed && random.nextInt(4) == 0
        ? new Group.Choice(1L << random.nextInt(destinations))
        : Group.Choice.ANY;
    return new Group(
        random.nextInt(places),
        kind,
        random.nextInt(1, 120),
        load,
        load,
        Spans.of(moment() / 2, MINUTES * MINUTE),
        choice);
  }
}
