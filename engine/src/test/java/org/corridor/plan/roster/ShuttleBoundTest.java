package org.corridor.plan.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.plan.Destination;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;
import org.junit.jupiter.api.Test;

/// No roster beats its bound, and by hand the bound is what a bus can do.
class ShuttleBoundTest {
  private static final long MINUTE = 60_000;

  private static ShuttleProblem road(long end, int crews, long drivingMinutes, Spans out) {
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(2);
    roads.road(0, 1, 60_000, 60_000, Rate.perHour(600), Access.OPEN);
    roads.road(1, 0, 60_000, 60_000, Rate.perHour(600), Access.OPEN);
    Spans always = Spans.of(0, end);
    PlanningProblem network = new PlanningProblem(
        roads.build(),
        List.of(out, always),
        List.of(),
        List.of(),
        List.of(new Destination(1, always, Rate.UNLIMITED, Long.MAX_VALUE)),
        List.of(),
        TimeGrid.covering(0, end, MINUTE),
        4_000);
    return new ShuttleProblem(
        network,
        List.of(new ShuttleProblem.Vehicle(false, 0, 0, 50, 0, 0, true, 10 * MINUTE, crews)),
        List.of(new ShuttleProblem.PickUp(0, 400, 0, 0, always, Group.Choice.ANY)),
        new ShuttleProblem.Limits(
            drivingMinutes * MINUTE, 24 * 60 * MINUTE, 45 * MINUTE, 1_000_000, 20 * MINUTE));
  }

  @Test
  void asManyLoadsAsTheWindowAllows() {
    // Aboard at 0:00, there 1:00, down 1:10, back 2:10, aboard 2:20, there 3:20, and so on: the
    // third is there at 5:40.
    for (long minutes : List.of(330L, 341L)) {
      Spans open = Spans.of(0, minutes * MINUTE);
      int loads = minutes == 330 ? 2 : 3;
      ShuttleProblem problem = road(minutes * MINUTE, 1, 600, open);
      assertThat(new ShuttleBound(problem).loadsMax(0)).isEqualTo(loads);
      assertThat(new ShuttleBound(problem).personsMax().bus()).isEqualTo(50L * loads);
      assertThat(new ShuttlePlanner(problem).plan(20, 1, 99).personsOut()).isEqualTo(50L * loads);
    }
  }

  @Test
  void asManyAsTheDriverMayDrive() {
    long end = 24 * 60 * MINUTE;
    Spans open = Spans.of(0, end);
    // 1 h and 2 h for every other: five in nine hours, nine in eighteen.
    assertThat(new ShuttleBound(road(end, 1, 540, open)).loadsMax(0)).isEqualTo(5);
    // Eight would do for the people.
    assertThat(new ShuttleBound(road(end, 2, 540, open)).loadsMax(0)).isEqualTo(9);
    assertThat(new ShuttleBound(road(end, 2, 540, open)).personsMax().bus()).isEqualTo(400);
  }

  @Test
  void noneWhereTheRoadIsNeverOpenForLongEnough() {
    ShuttleProblem problem = road(600 * MINUTE, 1, 600, Spans.of(0, 59 * MINUTE));
    assertThat(new ShuttleBound(problem).personsMax().all()).isZero();
    assertThat(new ShuttleBound(problem).aboardFrom(0)).isZero();
  }

  @Test
  void noRosterBeatsIt() {
    int met = 0;
    for (int seed = 0; seed < 400; seed++) {
      ShuttleProblem problem = random(new Random(seed));
      ShuttleBound bound = new ShuttleBound(problem);
      Shuttle shuttle = new ShuttlePlanner(problem).plan(20, seed, Integer.MAX_VALUE);
      assertThat(shuttle.personsOut())
          .as("seed " + seed)
          .isLessThanOrEqualTo(bound.personsMax().all());
      for (int v = 0; v < shuttle.days().size(); v++) {
        List<Shuttle.Trip> trips = shuttle.days().get(v).trips();
        assertThat(trips.size()).as("seed " + seed).isLessThanOrEqualTo(bound.loadsMax(v));
        for (Shuttle.Trip trip : trips) {
          assertThat(trip.departsMillis())
              .as("seed " + seed)
              .isGreaterThanOrEqualTo(bound.aboardFrom(trip.pickUp()));
        }
      }
      met +=
          shuttle.personsOut() > 0 && shuttle.personsOut() == bound.personsMax().all() ? 1 : 0;
    }
    assertThat(met).as("a bound that is never met says little").isGreaterThan(100);
  }

  private static ShuttleProblem random(Random random) {
    int places = 4 + random.nextInt(4);
    long end = (300 + random.nextInt(600)) * MINUTE;
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(places);
    List<Spans> openings = new ArrayList<>();
    for (int from = 0; from < places; from++) {
      for (int to = 0; to < places; to++) {
        if (from != to && random.nextInt(3) > 0) {
          roads.road(
              from, to, 5_000 + random.nextInt(60_000), 60_000, Rate.perHour(600), Access.OPEN);
          long opens = random.nextBoolean() ? 0 : random.nextInt(120) * MINUTE;
          long closes = random.nextBoolean() ? end : end - random.nextInt(200) * MINUTE;
          openings.add(
              random.nextInt(4) == 0
                  ? Spans.union(List.of(
                      Spans.of(opens, opens + 80 * MINUTE), Spans.of(opens + 150 * MINUTE, end)))
                  : Spans.of(opens, Math.max(opens + MINUTE, closes)));
        }
      }
    }
    Spans always = Spans.of(0, end);
    Gate gate = new Gate(
        2,
        Spans.of(random.nextInt(60) * MINUTE, end),
        always,
        random.nextInt(20) * MINUTE,
        10,
        Long.MAX_VALUE,
        List.of(new Gate.Lane(EnumSet.allOf(Kind.class), Rate.perHour(100))),
        false);
    PlanningProblem network = new PlanningProblem(
        roads.build(),
        openings,
        List.of(gate),
        List.of(),
        List.of(
            new Destination(places - 1, always, Rate.UNLIMITED, Long.MAX_VALUE),
            new Destination(places - 2, Spans.of(0, end - 30 * MINUTE), Rate.UNLIMITED, 200)),
        List.of(),
        TimeGrid.covering(0, end, MINUTE),
        4_000);
    List<ShuttleProblem.Vehicle> vehicles = new ArrayList<>();
    for (int v = 0; v <= random.nextInt(4); v++) {
      boolean ambulance = random.nextInt(3) == 0;
      vehicles.add(new ShuttleProblem.Vehicle(
          ambulance,
          random.nextInt(places),
          random.nextInt(2),
          1 + random.nextInt(50),
          ambulance ? random.nextInt(3) : 0,
          random.nextInt(60) * MINUTE,
          random.nextBoolean(),
          random.nextInt(15) * MINUTE,
          1 + random.nextInt(2)));
    }
    return new ShuttleProblem(
        network,
        vehicles,
        List.of(
            new ShuttleProblem.PickUp(
                0,
                random.nextInt(200),
                random.nextInt(5),
                random.nextInt(5),
                always,
                Group.Choice.ANY),
            new ShuttleProblem.PickUp(
                1,
                random.nextInt(100),
                0,
                0,
                Spans.of(random.nextInt(100) * MINUTE, end),
                Group.Choice.ANY)),
        ShuttleProblem.Limits.USUAL);
  }
}
