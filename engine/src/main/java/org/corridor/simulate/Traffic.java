package org.corridor.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.Movement.Step;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.WaitingPlace;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// A plan as traffic: links with their times and rates, and vehicles with their ways.
///
/// A link is a road, a lane of a checkpoint, or the intake of a destination. Vehicles queue at the
/// end of a link, leave it one by one at its rate, and only where the next has room.
public final class Traffic implements Serializable {
  private static final long serialVersionUID = 1;

  /// Road that a standing vehicle takes, its distance to the next included, and what one lane
  /// carries: 7.5 m and 1,800 vehicles an hour, as queue models of traffic have them.
  private static final double METRES_PER_VEHICLE = 7.5;

  private static final double LANE_PER_HOUR = 1_800;

  /// What the head of a standing queue lets through, of what a lane carries: Highway Capacity
  /// Manual, 6th edition, chapter 26, has 7 % less where nobody has measured.
  public static final double QUEUE_DISCHARGE_SHARE = 0.93;

  /// A queue is a jam from 100 m a lane: so long are the segments of SUMO's mesoscopic model.
  private static final double JAM_METRES = 100;

  /// Of so many contested roads the longest waits are kept.
  private static final int WATCHED_MAX = 24;

  final long startMillis;
  final long endMillis;
  final int linkCount;
  final int gateCount;

  // One entry per link.
  final long[] wheelsMillis;
  final long[] footMillis;
  /// Between two vehicles that leave it; thousandths of persons an hour for an intake.
  final double[] headwayMillis;
  /// The same out of a jam, in headways.
  final double jamHeadways;
  /// So many standing vehicles are a jam.
  final int[] jamVehicles;

  final double[] intakeMilliPerHour;
  final int[] storage;
  final boolean[] contested;
  /// May people wait in safety at its end?
  final boolean[] haven;
  final Spans[] open;
  /// Which checkpoint a link is a lane of, -1 for none.
  final int[] gateOf;

  /// Is it a halt? Nobody serves there who could serve fewer.
  final boolean[] halt;

  // One entry per movement of the plan.
  final int movementCount;
  /// Links in order, from the first road to the intake.
  final int[][] ways;

  final int[] vehicles;
  final long[] departFrom;
  final long[] departTo;
  final long[] loadMilli;
  final boolean[] onWheels;
  final long[] lastSafe;
  /// Do they come in vehicles of their own, more or fewer of them as it may turn out?
  final boolean[] ownVehicles;
  /// Per link of its way: does the plan itself wait at its end?
  final boolean[][] plannedWaits;

  /// Per movement: the one that its vehicle drives next, -1 for none, and how long it takes from
  /// being there to setting off again; whether it is the next of any.
  final int[] nextTrip;

  final long[] turnMillis;
  final boolean[] later;

  /// Movements whose vehicles may go together, one after the other as they set off: each of
  /// the lines takes the same way. Who comes back for more goes when it can.
  final int[][] lines;

  /// Where people wait exposed: which wait of a result a link is, -1 for none. Checkpoints and
  /// halts first, then the contested roads that most vehicles pass.
  final int[] waitOf;

  final int waitCount;

  /// While any contested road is open: so long a suspension is needed.
  final Spans suspended;

  /// A vehicle that comes back.
  ///
  /// @param movement what it does
  /// @param next what it does after that
  /// @param millis from its arrival to when it sets off again, at the earliest
  public record Turn(int movement, int next, long millis) {}

  /// The traffic of a plan.
  ///
  /// @param contested which roads are within reach of weapons, one flag per road
  /// @param lastSafeMillis after which vehicles of a group are not safe any more, one per group
  public Traffic(
      PlanningProblem problem, Plan plan, List<Boolean> contested, List<Long> lastSafeMillis) {
    this(problem, plan, contested, lastSafeMillis, List.of());
  }

  /// The same with vehicles that come back: whoever is late on one trip is late for the next.
  public Traffic(
      PlanningProblem problem,
      Plan plan,
      List<Boolean> contested,
      List<Long> lastSafeMillis,
      List<Turn> turns) {
    this(problem, plan, contested, lastSafeMillis, turns, QUEUE_DISCHARGE_SHARE);
  }

  /// The same, where it is known what share of its rate a road lets through out of a jam.
  public Traffic(
      PlanningProblem problem,
      Plan plan,
      List<Boolean> contested,
      List<Long> lastSafeMillis,
      double queueDischargeShare) {
    this(problem, plan, contested, lastSafeMillis, List.of(), queueDischargeShare);
  }

  private Traffic(
      PlanningProblem problem,
      Plan plan,
      List<Boolean> contested,
      List<Long> lastSafeMillis,
      List<Turn> turns,
      double queueDischargeShare) {
    jamHeadways = 1 / queueDischargeShare;
    startMillis = problem.grid().whole().first();
    endMillis = problem.grid().whole().last();
    int roads = problem.roads().roadCount();
    gateCount = problem.gates().size();
    int[] firstLane = new int[gateCount];
    int lanes = 0;
    for (int g = 0; g < gateCount; g++) {
      firstLane[g] = roads + lanes;
      lanes += problem.gates().get(g).lanes().size();
    }
    int firstIntake = roads + lanes;
    linkCount = firstIntake + problem.destinations().size();
    wheelsMillis = new long[linkCount];
    footMillis = new long[linkCount];
    headwayMillis = new double[linkCount];
    intakeMilliPerHour = new double[linkCount];
    storage = new int[linkCount];
    jamVehicles = new int[linkCount];
    Arrays.fill(jamVehicles, Integer.MAX_VALUE);
    this.contested = new boolean[linkCount];
    open = new Spans[linkCount];
    haven = new boolean[linkCount];
    gateOf = new int[linkCount];
    halt = new boolean[linkCount];
    Arrays.fill(gateOf, -1);
    Arrays.fill(storage, Integer.MAX_VALUE);
    boolean anyFoot = problem.groups().stream().anyMatch(g -> !g.kind().onWheels());
    // Where they halt they may also wait when the road ahead is closed.
    Set<Integer> havens = Stream.concat(
            problem.waitingPlaces().stream().map(WaitingPlace::place),
            problem.gates().stream().filter(Gate::halt).map(Gate::place))
        .collect(Collectors.toSet());
    for (int r = 0; r < roads; r++) {
      haven[r] = havens.contains(problem.roads().to(r));
      wheelsMillis[r] = problem.travelMillis(r, true);
      footMillis[r] = problem.travelMillis(r, false);
      rate(r, problem.roads().vehiclesPerHour(r));
      double lanesHere = Math.max(1, Math.ceil(perHour(problem, r) / LANE_PER_HOUR));
      // What moves at its rate finds room, however slowly.
      double moving = headwayMillis[r] > 0
          ? (anyFoot ? footMillis[r] : wheelsMillis[r]) / headwayMillis[r] + 2
          : 0;
      double standing = problem.roads().lengthMetres(r) / METRES_PER_VEHICLE * lanesHere;
      storage[r] = (int) Math.clamp(Math.max(moving, standing), 1, 1e9);
      jamVehicles[r] = (int) Math.min(JAM_METRES / METRES_PER_VEHICLE * lanesHere, 1e9);
      this.contested[r] = contested.get(r);
      open[r] = problem.openings().get(r);
    }
    for (int g = 0; g < gateCount; g++) {
      Gate gate = problem.gates().get(g);
      for (int l = 0; l < gate.lanes().size(); l++) {
        int link = firstLane[g] + l;
        wheelsMillis[link] = gate.serviceMillis();
        footMillis[link] = gate.serviceMillis();
        rate(link, gate.lanes().get(l).vehiclesPerHour());
        // Those in service; the others stand on the road before it.
        double inService =
            headwayMillis[link] > 0 ? gate.serviceMillis() / headwayMillis[link] : 1e9;
        storage[link] = (int) Math.min(inService + 1, 1e9);
        open[link] = gate.hours();
        gateOf[link] = g;
        halt[link] = gate.halt();
        haven[link] = gate.halt();
      }
    }
    for (int d = 0; d < problem.destinations().size(); d++) {
      Rate intake = problem.destinations().get(d).personsPerHour();
      intakeMilliPerHour[firstIntake + d] =
          intake.unlimited() ? Double.MAX_VALUE : intake.milliPerHour();
      open[firstIntake + d] = problem.destinations().get(d).hours();
    }
    movementCount = plan.movements().size();
    ways = new int[movementCount][];
    vehicles = new int[movementCount];
    departFrom = new long[movementCount];
    departTo = new long[movementCount];
    loadMilli = new long[movementCount];
    onWheels = new boolean[movementCount];
    lastSafe = new long[movementCount];
    ownVehicles = new boolean[movementCount];
    plannedWaits = new boolean[movementCount][];
    suspended = suspended(roads);
    for (int m = 0; m < movementCount; m++) {
      Movement movement = plan.movements().get(m);
      Group group = problem.groups().get(movement.group());
      List<Integer> way = new ArrayList<>();
      for (Step step : movement.steps()) {
        way.add(
            switch (step) {
              case Step.Drive drive -> drive.road();
              case Step.Serve serve -> firstLane[serve.gate()] + serve.lane();
            });
      }
      way.add(firstIntake + movement.destination());
      ways[m] = way.stream().mapToInt(Integer::intValue).toArray();
      vehicles[m] = movement.vehicles();
      departFrom[m] = movement.departFromMillis();
      departTo[m] = movement.departToMillis();
      loadMilli[m] = group.loadMilliPersons();
      onWheels[m] = group.kind().onWheels();
      ownVehicles[m] = group.kind() == Kind.CAR || group.kind() == Kind.FOOT;
      plannedWaits[m] = plannedWaits(movement, problem.grid().stepMillis());
      lastSafe[m] = Math.min(lastSafeMillis.get(movement.group()), lastOnWay(m));
    }
    nextTrip = new int[movementCount];
    turnMillis = new long[movementCount];
    later = new boolean[movementCount];
    Arrays.fill(nextTrip, -1);
    for (Turn turn : turns) {
      nextTrip[turn.movement()] = turn.next();
      turnMillis[turn.movement()] = turn.millis();
      later[turn.next()] = true;
    }
    lines = lines();
    waitOf = gateOf.clone();
    List<Integer> watched = watchedRoads();
    watched.forEach(road -> waitOf[road] = gateCount + watched.indexOf(road));
    waitCount = gateCount + watched.size();
  }

  private int[][] lines() {
    Map<List<Integer>, List<Integer>> byWay = new LinkedHashMap<>();
    for (int m = 0; m < movementCount; m++) {
      if (!later[m]) {
        List<Integer> way = new ArrayList<>(List.of(onWheels[m] ? 1 : 0));
        Arrays.stream(ways[m]).forEach(way::add);
        byWay.computeIfAbsent(way, _ -> new ArrayList<>()).add(m);
      }
    }
    byWay.values().forEach(line -> line.sort(Comparator.comparingLong(m -> departFrom[m])));
    return byWay.values().stream()
        .map(line -> line.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /// The contested roads whose waits are told, behind those of checkpoints and halts.
  public List<Integer> watchedRoads() {
    long[] pass = new long[linkCount];
    for (int m = 0; m < movementCount; m++) {
      for (int link : ways[m]) {
        pass[link] += vehicles[m];
      }
    }
    return IntStream.range(0, linkCount)
        .filter(link -> contested[link] && pass[link] > 0)
        .boxed()
        .sorted(Comparator.comparingLong(link -> -pass[link]))
        .limit(WATCHED_MAX)
        .toList();
  }

  private Spans suspended(int roads) {
    List<Spans> all = new ArrayList<>();
    for (int r = 0; r < roads; r++) {
      if (contested[r]) {
        all.add(open[r]);
      }
    }
    return Spans.union(all);
  }

  private static boolean[] plannedWaits(Movement movement, long stepMillis) {
    List<Step> steps = movement.steps();
    boolean[] waits = new boolean[steps.size() + 1];
    for (int i = 0; i + 1 < steps.size(); i++) {
      long there = steps.get(i).fromMillis() + steps.get(i).durationMillis();
      waits[i] = steps.get(i + 1).fromMillis() > there + stepMillis;
    }
    return waits;
  }

  /// After this moment whoever sets off finds a road of the way closed for good; where the plan
  /// waits on the way nothing is known by this.
  private long lastOnWay(int m) {
    long last = Long.MAX_VALUE / 4;
    long offset = 0;
    for (int i = 0; i < ways[m].length; i++) {
      int link = ways[m][i];
      offset += onWheels[m] ? wheelsMillis[link] : footMillis[link];
      last = open[link].isEmpty() ? last : Math.min(last, open[link].last() - offset);
      if (plannedWaits[m][i]) {
        return last;
      }
    }
    return last;
  }

  private static double perHour(PlanningProblem problem, int road) {
    Rate rate = problem.roads().vehiclesPerHour(road);
    return rate.unlimited() ? LANE_PER_HOUR : rate.perHour();
  }

  private void rate(int link, Rate rate) {
    headwayMillis[link] = rate.unlimited()
        ? 0
        : rate.milliPerHour() == 0 ? Double.MAX_VALUE : 3_600_000_000.0 / rate.milliPerHour();
  }

  /// Vehicles that the plan sends, and the links each passes: how many moves a run has at most.
  public long linkMoves() {
    long moves = 0;
    for (int m = 0; m < movementCount; m++) {
      moves += (long) vehicles[m] * ways[m].length;
    }
    return moves;
  }
}
