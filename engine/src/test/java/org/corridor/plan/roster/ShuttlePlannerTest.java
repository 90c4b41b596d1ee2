package org.corridor.plan.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.plan.Destination;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;
import org.junit.jupiter.api.Test;

/// One road of an hour there and an hour back, sums by hand.
class ShuttlePlannerTest {
  private static final long MINUTE = 60_000;
  private static final ShuttleProblem.Limits LIMITS =
      new ShuttleProblem.Limits(9 * 60 * MINUTE, 270 * MINUTE, 45 * MINUTE, 1_000_000, 20 * MINUTE);

  private static PlanningProblem road(Spans out, Spans back, long end) {
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(2);
    roads.road(0, 1, 60_000, 60_000, Rate.perHour(600), Access.OPEN);
    roads.road(1, 0, 60_000, 60_000, Rate.perHour(600), Access.OPEN);
    return new PlanningProblem(
        roads.build(),
        List.of(out, back),
        List.of(),
        List.of(),
        List.of(new Destination(1, Spans.of(0, end), Rate.UNLIMITED, Long.MAX_VALUE)),
        List.of(),
        TimeGrid.covering(0, end, MINUTE),
        4_000);
  }

  private static ShuttleProblem problem(
      PlanningProblem roads, int buses, int crews, long persons, ShuttleProblem.Limits limits) {
    List<ShuttleProblem.Vehicle> vehicles = new ArrayList<>();
    for (int b = 0; b < buses; b++) {
      vehicles.add(new ShuttleProblem.Vehicle(false, 0, 0, 50, 0, 0, true, 10 * MINUTE, crews));
    }
    Spans always = roads.grid().whole();
    return new ShuttleProblem(
        roads,
        vehicles,
        List.of(new ShuttleProblem.PickUp(0, persons, 0, 0, always, Group.Choice.ANY)),
        limits);
  }

  private static Shuttle plan(ShuttleProblem problem) {
    return new ShuttlePlanner(problem).plan(50, 1, 99);
  }

  @Test
  void aBusComesBackAsOftenAsTheWindowAllows() {
    // Out 0:00-1:00, down 1:10, back 2:10, aboard 2:20, out 3:20, down 3:30, back 4:30, and the
    // third trip would end at 5:40.
    long end = 330 * MINUTE;
    Spans open = Spans.of(0, end);
    Shuttle two = plan(problem(road(open, open, end), 1, 1, 500, LIMITS));
    assertThat(two.personsOut()).isEqualTo(100);
    List<Shuttle.Trip> trips = two.days().getFirst().trips();
    assertThat(trips).extracting(Shuttle.Trip::departsMillis).containsExactly(0L, 140 * MINUTE);
    assertThat(trips)
        .extracting(Shuttle.Trip::freeMillis)
        .containsExactly(70 * MINUTE, 210 * MINUTE);
    // Whoever sets off in the last minute is through.
    long later = 341 * MINUTE;
    Spans longer = Spans.of(0, later);
    ShuttleProblem.Limits restless = new ShuttleProblem.Limits(
        9 * 60 * MINUTE, 9 * 60 * MINUTE, 45 * MINUTE, 1_000_000, 20 * MINUTE);
    assertThat(plan(problem(road(longer, longer, later), 1, 1, 500, restless)).personsOut())
        .isEqualTo(150);
  }

  @Test
  void driversRestTwoDriversDoNotAndTanksAreFilled() {
    long end = 24 * 60 * MINUTE;
    Spans open = Spans.of(0, end);
    PlanningProblem roads = road(open, open, end);
    // 1 h, then 2 h for each trip: three hours at the wheel, and the third would make it five.
    List<Shuttle.Trip> one =
        plan(problem(roads, 1, 1, 500, LIMITS)).days().getFirst().trips();
    assertThat(one).extracting(Shuttle.Trip::breakMillis).startsWith(0L, 0L, 45 * MINUTE);
    // Nine hours in all: 1 + 4 x 2.
    assertThat(one).hasSize(5);
    List<Shuttle.Trip> two =
        plan(problem(roads, 1, 2, 500, LIMITS)).days().getFirst().trips();
    assertThat(two).allMatch(t -> t.breakMillis() == 0).hasSize(9);
    // 60 + 120 km fit into 200 km, another 120 do not.
    ShuttleProblem.Limits dry = new ShuttleProblem.Limits(
        9 * 60 * MINUTE, 9 * 60 * MINUTE, 45 * MINUTE, 200_000, 20 * MINUTE);
    List<Shuttle.Trip> tank =
        plan(problem(roads, 1, 1, 500, dry)).days().getFirst().trips();
    assertThat(tank)
        .extracting(Shuttle.Trip::refuelled)
        .containsExactly(false, false, true, true, true);
    assertThat(tank.get(2).leavesMillis()).isEqualTo(tank.get(1).freeMillis() + 20 * MINUTE);
  }

  @Test
  void nobodyIsOnARoadThatIsClosed() {
    // Out only in two half days; back at any time.
    long end = 600 * MINUTE;
    Spans out = Spans.union(List.of(Spans.of(0, 90 * MINUTE), Spans.of(300 * MINUTE, end)));
    List<Shuttle.Trip> trips = plan(problem(road(out, Spans.of(0, end), end), 1, 1, 500, LIMITS))
        .days()
        .getFirst()
        .trips();
    assertThat(trips).extracting(Shuttle.Trip::departsMillis).startsWith(0L, 300 * MINUTE);
    assertThat(trips).allMatch(t -> out.covers(t.departsMillis(), t.arrivesMillis()));
  }

  @Test
  void aTripThatIsToldToBeLaterIsLaterAndWhatFollowsToo() {
    long end = 400 * MINUTE;
    Spans open = Spans.of(0, end);
    ShuttlePlanner planner = new ShuttlePlanner(problem(road(open, open, end), 1, 1, 100, LIMITS));
    planner.notBefore(0, 0, 30 * MINUTE);
    assertThat(planner.plan(20, 1, 99).days().getFirst().trips())
        .extracting(Shuttle.Trip::departsMillis)
        .containsExactly(30 * MINUTE, 170 * MINUTE);
  }

  @Test
  void busesShareWhatThereIs() {
    long end = 330 * MINUTE;
    Spans open = Spans.of(0, end);
    Shuttle shuttle = plan(problem(road(open, open, end), 3, 1, 220, LIMITS));
    assertThat(shuttle.personsOut()).isEqualTo(220);
    assertThat(shuttle.days().stream().mapToInt(d -> d.trips().size()).sum()).isEqualTo(5);
  }

  @Test
  void whoDrivesThereAndBackWithoutABreakRestsWherePeopleBoard() {
    // 2 h 30 there empty and 2 h 30 back: five hours at the wheel.
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(2);
    roads.road(0, 1, 150_000, 60_000, Rate.perHour(600), Access.OPEN);
    roads.road(1, 0, 150_000, 60_000, Rate.perHour(600), Access.OPEN);
    long end = 24 * 60 * MINUTE;
    Spans open = Spans.of(0, end);
    PlanningProblem network = new PlanningProblem(
        roads.build(),
        List.of(open, open),
        List.of(),
        List.of(),
        List.of(new Destination(1, open, Rate.UNLIMITED, Long.MAX_VALUE)),
        List.of(),
        TimeGrid.covering(0, end, MINUTE),
        4_000);
    ShuttleProblem.Vehicle bus =
        new ShuttleProblem.Vehicle(false, 1, 0, 50, 0, 0, false, 10 * MINUTE, 1);
    ShuttleProblem.PickUp people = new ShuttleProblem.PickUp(0, 200, 0, 0, open, Group.Choice.ANY);
    Shuttle shuttle = plan(
        new ShuttleProblem(network, List.of(bus), List.of(people), ShuttleProblem.Limits.USUAL));
    // Nine hours at the wheel allow no second round of five.
    Shuttle.Trip trip = shuttle.days().getFirst().trips().getFirst();
    assertThat(shuttle.personsOut()).isEqualTo(50);
    assertThat(trip.breakThereMillis()).isEqualTo(45 * MINUTE);
    assertThat(trip.departsMillis()).isEqualTo((150 + 45 + 10) * MINUTE);
    ShuttleProblem.Limits weary =
        new ShuttleProblem.Limits(9 * 60 * MINUTE, 120 * MINUTE, 45 * MINUTE, 400_000, 20 * MINUTE);
    // Longer than anybody should drive: rested as well as can be.
    assertThat(plan(new ShuttleProblem(network, List.of(bus), List.of(people), weary))
            .days()
            .getFirst()
            .trips()
            .getFirst()
            .breakThereMillis())
        .isEqualTo(45 * MINUTE);
  }
}
