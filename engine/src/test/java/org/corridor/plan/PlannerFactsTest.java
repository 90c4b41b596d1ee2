package org.corridor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.plan.World.at;
import static org.corridor.plan.World.hours;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.corridor.plan.solve.Planner;
import org.corridor.units.Rate;
import org.junit.jupiter.api.Test;

class PlannerFactsTest {
  private static Outcome solve(World world) {
    PlanningProblem problem = world.problem();
    Outcome outcome = Planner.solve(problem);
    assertThat(PlanCheck.faults(problem, outcome.plan())).isEmpty();
    assertThat(outcome.plan().milliPersons(problem.groups()) / 1000)
        .isEqualTo(outcome.personsOut());
    assertThat(Planner.personsOut(problem)).isEqualTo(outcome.personsOut());
    return outcome;
  }

  @Test
  void oneRoadMovesItsRateForTheWindowLessTheTravelTime() {
    Outcome outcome = solve(World.drawn("Town -> Border 60km 40km/h 600/h 11:00-16:00")
        .cars("Town", 40_000, 5)
        .out("Border"));
    assertThat(outcome.personsOut()).isEqualTo(10_500);
    assertThat(outcome.proven()).isTrue();
    assertThat(outcome.lastSafeDepartures().getFirst()).hasValue(at("14:30"));
    assertThat(outcome.plan().movements().stream()
            .mapToLong(Movement::departFromMillis)
            .max())
        .hasValue(at("14:29"));
  }

  @Test
  void secondsAreNeitherLostNorWonOverFiveRoads() {
    // 226 km at 50 km/h are 4 h 31 min 12 s; of 5 h that leaves 28.8 min at 10 cars a minute.
    Outcome outcome = solve(World.drawn("""
        A -> B 24km 50km/h 600/h 11:00-16:00
        B -> C 43km 50km/h 600/h 11:00-16:00
        C -> D 60.5km 50km/h 600/h 11:00-16:00
        D -> E 40km 50km/h 600/h 11:00-16:00
        E -> F 58.5km 50km/h 600/h 11:00-16:00\
        """).cars("A", 40_000, 5).out("F"));
    assertThat(outcome.personsOut()).isEqualTo(288 * 5);
    assertThat(outcome.lastSafeDepartures().getFirst()).hasValue(at("11:28") + 48_000);
  }

  @Test
  void aCheckpointOfSixCarsAnHourDecides() {
    Outcome outcome =
        solve(World.drawn("""
            Town -> Check 30km 40km/h 600/h 11:00-16:00
            Check -> Border 30km 40km/h 600/h 11:00-16:00\
            """).cars("Town", 40_000, 5).gate("Check", 6, 0).out("Border"));
    assertThat(outcome.personsOut()).isEqualTo(21 * 5);
    assertThat(outcome.binding().getFirst().element()).isEqualTo(new Element.GateElement(0, 0));
  }

  @Test
  void aRateOfSevenAnHourGivesWholeCarsOfTheTimeThatIsLeft() {
    // 3 h 25 min at 7 an hour: 23.9.
    Outcome outcome =
        solve(World.drawn("""
            Town -> Check 30km 40km/h 600/h 11:00-16:00
            Check -> Border 33.333km 40km/h 600/h 11:00-16:00\
            """).cars("Town", 40_000, 1).gate("Check", 7, 0).out("Border"));
    assertThat(outcome.personsOut()).isEqualTo(23);
  }

  @Test
  void slowPointsInARowDoNotMissEachOther() {
    // 6 an hour into 15 an hour: the slower one decides although their turns rarely coincide.
    Outcome outcome = solve(World.drawn("""
        Town -> Check 10km 60km/h 600/h 11:00-16:00
        Other -> Check 7km 60km/h 600/h 11:00-16:00
        Check -> Border 10km 60km/h 600/h 11:00-16:00\
        """)
        .cars("Town", 100, 1)
        .cars("Other", 100, 1)
        .gate("Check", 6, 0)
        .out("Border", Rate.perHour(15), Long.MAX_VALUE));
    // From 11:07 (Other) to 15:50 at the checkpoint: 4.717 h × 6.
    assertThat(outcome.personsOut()).isEqualTo(28);
    assertThat(outcome.proven()).isTrue();
  }

  @Test
  void twoZonesShareOneRoad() {
    Outcome outcome =
        solve(World.drawn("""
            North -> Junction 20km 40km/h 600/h 11:00-16:00
            South -> Junction 40km 40km/h 600/h 11:00-16:00
            Junction -> Border 40km 40km/h 600/h 11:00-16:00\
            """).cars("North", 1000, 5).cars("South", 5000, 4).out("Border"));
    // The junction serves 600 an hour from 11:30 to 15:00 = 2,100; the cars with five go first.
    assertThat(outcome.personsOut()).isEqualTo(1000 * 5 + 1100 * 4);
    assertThat(outcome.personsBound()).isEqualTo(outcome.personsOut());
  }

  @Test
  void busesAndCarsShareTheRoadByVehicle() {
    Outcome outcome = solve(World.drawn("Town -> Border 60km 40km/h 600/h 11:00-16:00")
        .cars("Town", 40_000, 5)
        .buses("Town", 10, 50, "11:00")
        .out("Border"));
    assertThat(outcome.personsOut()).isEqualTo(2090 * 5 + 10 * 50);
    assertThat(outcome.proven()).isTrue();
  }

  @Test
  void aWindowThatClosesAndOpensAgainIsUsedTwice() {
    Outcome outcome = solve(World.drawn("Town -> Border 40km 40km/h 60/h 08:00-10:00 12:00-14:30")
        .cars("Town", 1000, 1)
        .out("Border"));
    assertThat(outcome.personsOut()).isEqualTo(60 + 90);
  }

  @Test
  void nobodyStandsOnAContestedRoadBetweenTwoWindows() {
    World world = World.drawn("""
        Town -> Half 40km 40km/h 60/h 08:00-10:00
        Half -> Border 40km 40km/h 60/h 12:00-14:00\
        """);
    assertThat(solve(world.cars("Town", 1000, 1).out("Border")).personsOut()).isZero();
    assertThat(solve(world.haven("Half", 25)).personsOut()).isEqualTo(25);
  }

  @Test
  void receptionCountsPersons() {
    Outcome outcome = solve(World.drawn("Town -> Border 60km 40km/h 600/h 11:00-16:00")
        .cars("Town", 40_000, 5)
        .out("Border", Rate.perHour(1000), Long.MAX_VALUE));
    assertThat(outcome.personsOut()).isEqualTo(3500);
    assertThat(outcome.binding().getFirst().element()).isEqualTo(new Element.IntakeElement(0));
  }

  @Test
  void twoLanesDoNotMeetOnTheRoadBehind() {
    // 30 cars and 30 buses an hour through the checkpoint, 60 vehicles an hour behind it: in the 40
    // minutes from 09:10 to 09:50 turns can alternate, 20 cars and all 10 buses.
    List<Gate.Lane> lanes = List.of(
        new Gate.Lane(EnumSet.of(Kind.CAR), Rate.perHour(30)),
        new Gate.Lane(EnumSet.of(Kind.BUS), Rate.perHour(30)));
    Outcome outcome = solve(World.drawn("""
                    Town -> Bridge 10km 60km/h 60/h 09:00-10:00
                    Bridge -> Border 10km 60km/h 60/h 09:00-10:00""")
        .cars("Town", 250, 4)
        .buses("Town", 10, 50, "09:00")
        .gate("Bridge", 0, Long.MAX_VALUE, lanes)
        .out("Border"));
    assertThat(outcome.personsOut()).isEqualTo(20 * 4 + 10 * 50);
    assertThat(outcome.proven()).isTrue();
  }

  @Test
  void whoeverComesLaterHasAnIntakeOfTheirOwn() {
    // Cars can arrive from 09:10 to 10:00, those on foot (4 km/h, 2 km) only from 11:00 on, when
    // their road opens, until 12:00: 50 and 30 minutes of entry at 60 people an hour.
    Outcome outcome = solve(World.drawn("""
                    Town -> Border 10km 60km/h 600/h 09:00-10:00
                    Camp -> Border 2km 60km/h 600/h 11:00-12:00""")
        .cars("Town", 250, 1)
        .group("Camp", Kind.FOOT, 250, 1, World.hours("09:00-24:00"), Group.Choice.ANY)
        .out("Border", Rate.perHour(60), Long.MAX_VALUE));
    assertThat(outcome.personsOut()).isEqualTo(50 + 30);
  }

  @Test
  void twoSlowRoadsFillTheRoadBehindThem() {
    // 30 vehicles an hour on each of two roads, 60 on the third: 40 minutes of entry, 40 cars.
    Outcome outcome =
        solve(World.drawn("""
                    West -> Bridge 10km 60km/h 30/h 09:00-10:00
                    East -> Bridge 10km 60km/h 30/h 09:00-10:00
                    Bridge -> Border 10km 60km/h 60/h 09:00-10:00""").cars("West", 250, 4).cars("East", 250, 4).out("Border"));
    assertThat(outcome.personsOut()).isBetween(39L * 4, 40L * 4);
  }

  @Test
  void fullBusesDoNotShutOutTheCarsBesideThem() {
    // The checkpoint lets 120 vehicles an hour through for 4 h; 8 of them are buses. 2,500 an hour
    // taken in are enough for all, unless the buses come in one column.
    Outcome outcome = solve(World.drawn("""
                    Town -> Bridge 20km 40km/h 600/h 11:00-16:00
                    Bridge -> Border 20km 40km/h 600/h 11:00-16:00""")
        .cars("Town", 5000, 4)
        .buses("Town", 8, 50, "11:00")
        .gate("Bridge", 120, 0)
        .out("Border", Rate.perHour(2500), Long.MAX_VALUE));
    assertThat(outcome.personsOut()).isEqualTo(472 * 4 + 8 * 50);
    assertThat(outcome.proven()).isTrue();
  }

  @Test
  void aDestinationThatIsFullTakesNobodyMore() {
    Outcome outcome = solve(World.drawn("""
        Town -> Near 10km 60km/h 600/h 11:00-16:00
        Town -> Far 60km 60km/h 600/h 11:00-16:00\
        """)
        .cars("Town", 40_000, 5)
        .out("Near", Rate.UNLIMITED, 1003)
        .out("Far"));
    assertThat(outcome.personsOut()).isEqualTo(1000 + 2400 * 5);
    assertThat(outcome.proven()).isTrue();
  }

  @Test
  void aFullDestinationMakesRoomForThoseWhoHaveNoOther() {
    Outcome outcome = solve(World.drawn("""
        Town -> Near 10km 60km/h 600/h
        Town -> Far 60km 60km/h 600/h
        Village -> Near 50km 60km/h 600/h\
        """)
        .cars("Town", 100, 1)
        .cars("Village", 100, 1)
        .out("Near", Rate.UNLIMITED, 100)
        .out("Far"));
    assertThat(outcome.personsOut()).isEqualTo(200);
  }

  @Test
  void peopleWhoAcceptOneDestinationOnlyGoThere() {
    Outcome outcome = solve(World.drawn("""
        Town -> East 10km 60km/h 600/h 11:00-12:00
        Town -> West 50km 60km/h 600/h 11:00-12:00\
        """)
        .group("Town", Kind.CAR, 1000, 5, hours(), new Group.Choice(0b10))
        .out("East")
        .out("West"));
    assertThat(outcome.personsOut()).isEqualTo(100 * 5);
  }

  @Test
  void lanesOfTheirOwnAreServedBesideEachOther() {
    Outcome outcome = solve(World.drawn("""
        Town -> Check 10km 60km/h 600/h 11:00-12:20
        Check -> Border 10km 60km/h 600/h 11:00-12:20\
        """)
        .cars("Town", 1000, 5)
        .buses("Town", 100, 50, "00:00")
        .gate(
            "Check",
            0,
            Long.MAX_VALUE,
            List.of(
                new Gate.Lane(Set.of(Kind.CAR), Rate.perHour(60)),
                new Gate.Lane(Set.of(Kind.BUS), Rate.perHour(12))))
        .out("Border"));
    assertThat(outcome.personsOut()).isEqualTo(60 * 5 + 12 * 50);
    assertThat(outcome.proven()).isTrue();
  }

  @Test
  void peopleOnFootKeepTheirOwnPaceAndTakeRoomOnTheRoad() {
    Outcome outcome = solve(World.drawn("Town -> Border 4km 40km/h 60/h 11:00-13:00")
        .group("Town", Kind.FOOT, 30, 10, hours(), Group.Choice.ANY)
        .cars("Town", 1000, 5)
        .out("Border"));
    // 114 minutes of road for cars; the walkers' 30 places come out of the first hour.
    assertThat(outcome.personsOut()).isEqualTo(30 * 10 + 84 * 5);
  }

  @Test
  void onFootBesideWheelsTheBoundSharesTheRoadToo() {
    Outcome outcome = solve(World.drawn("Town -> Border 4km 40km/h 60/h 11:00-14:00")
        .group("Town", Kind.FOOT, 80, 10, hours(), Group.Choice.ANY)
        .cars("Town", 1000, 5)
        .out("Border"));
    // 174 minutes of road; the walkers' 80 places leave 94 for cars.
    assertThat(outcome.personsOut()).isEqualTo(80 * 10 + 94 * 5);
    // One vehicle more is rounding between the two clocks.
    assertThat(outcome.personsBound()).isBetween(outcome.personsOut(), outcome.personsOut() + 10);
  }

  @Test
  void aQueueOnlyHoldsWhatItMay() {
    World world = World.drawn("""
        Town -> Check 10km 60km/h 60/h 11:00-12:00
        Check -> Border 10km 60km/h 60/h\
        """).cars("Town", 1000, 1).out("Border");
    // From 11:10 to 12:00 the road brings one a minute, served one in six minutes; who waits at
    // twelve is served later, up to the size of the queue.
    assertThat(solve(world.gate("Check", 10, 7)).personsOut()).isEqualTo(8 + 7);
  }

  @Test
  void aRoadOfUnknownAccessIsNotOpen() {
    var roads = org.corridor.network.RoadNetwork.withPlaces(2);
    roads.road(0, 1, 1000, 60_000, Rate.perHour(60), org.corridor.network.Access.UNKNOWN);
    PlanningProblem open = World.drawn("Town -> Border 1km 60km/h 60/h")
        .cars("Town", 10, 1)
        .out("Border")
        .problem();
    PlanningProblem unknown = new PlanningProblem(
        roads.build(),
        open.openings(),
        List.of(),
        List.of(),
        open.destinations(),
        open.groups(),
        open.grid(),
        4000);
    assertThat(Planner.personsOut(open)).isEqualTo(10);
    assertThat(Planner.personsOut(unknown)).isZero();
  }
}
