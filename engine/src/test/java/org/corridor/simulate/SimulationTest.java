package org.corridor.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.plan.Destination;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.Outcome;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final long MINUTE = 60_000;
  private static final Rules HOLD = new Rules(Rules.Policy.HOLD, 1, 0);

  /// Two roads of so many minutes, 120 vehicles an hour, open for so long; a checkpoint between.
  private static PlanningProblem roads(int minutes, long open, int cars, double gatePerHour) {
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(3);
    roads.road(0, 1, minutes * 1000, 60_000, Rate.perHour(120), Access.OPEN);
    roads.road(1, 2, minutes * 1000, 60_000, Rate.perHour(120), Access.OPEN);
    Spans hours = Spans.of(0, open);
    Gate gate = new Gate(
        1,
        hours,
        hours,
        0,
        1_000,
        Long.MAX_VALUE,
        List.of(new Gate.Lane(EnumSet.allOf(Kind.class), Rate.perHour(gatePerHour))),
        false);
    return new PlanningProblem(
        roads.build(),
        List.of(hours, hours),
        List.of(gate),
        List.of(),
        List.of(new Destination(2, hours, Rate.UNLIMITED, Long.MAX_VALUE)),
        List.of(new Group(0, Kind.CAR, cars, 4000, 4000, hours, Group.Choice.ANY)),
        TimeGrid.covering(0, open, MINUTE),
        4_000);
  }

  private static Traffic traffic(PlanningProblem problem, boolean contested) {
    Outcome outcome = Planner.solve(problem);
    List<Boolean> flags = new ArrayList<>();
    List<Long> safe = new ArrayList<>();
    for (int r = 0; r < problem.roads().roadCount(); r++) {
      flags.add(contested);
    }
    outcome.lastSafeDepartures().forEach(l -> safe.add(l.orElse(Long.MIN_VALUE)));
    return new Traffic(problem, outcome.plan(), flags, safe);
  }

  /// Nothing is left to chance but the moment of the collapse.
  private static Disruptions known(
      double collapsesPerHour, double checkpoints, double turnOut, double occupancy) {
    return new Disruptions(
        collapsesPerHour,
        Spread.exactly(0),
        Spread.exactly(checkpoints),
        0,
        Spread.exactly(0),
        0,
        Spread.exactly(0),
        Spread.exactly(turnOut),
        Spread.exactly(occupancy));
  }

  private static RunResult run(Traffic traffic, Disruptions disruptions, Rules rules) {
    return new Simulation(traffic).run(disruptions, rules, 7, 0);
  }

  @Test
  void asPlannedItBringsOutWhatThePlanSays() {
    // Two a minute, twenty minutes on the road, 120 minutes in all: 200 cars of four.
    PlanningProblem problem = roads(10, 120 * MINUTE, 1_000, 120);
    RunResult result = run(traffic(problem, true), Disruptions.NONE, HOLD);
    long planned = Planner.solve(problem).personsOut();
    assertThat(planned).isEqualTo(800);
    assertThat(result.milliPersonsOut() / 1000.0).isBetween(planned * 0.99, planned * 1.001);
    assertThat(result.milliPersonsCaught()).isZero();
    assertThat(result.longestWaitMillis().getFirst()).isLessThan(2 * MINUTE);
  }

  @Test
  void aCheckpointThatServesATenthLetsATenthThrough() {
    PlanningProblem problem = roads(10, 120 * MINUTE, 1_000, 120);
    Disruptions tenth = known(0, 0.1, 1, 1);
    RunResult result = run(traffic(problem, true), tenth, HOLD);
    // From minute 10 on one car in five minutes, through by 110: about 21 cars.
    assertThat(result.milliPersonsOut()).isBetween(4_000L * 19, 4_000L * 22);
    assertThat(result.longestWaitMillis().getFirst()).isGreaterThan(60 * MINUTE);
  }

  @Test
  void whoIsOnContestedRoadWhenTheSuspensionCollapsesIsCaught() {
    PlanningProblem problem = roads(10, 120 * MINUTE, 1_000, 120);
    Disruptions collapse = known(1e9, 1, 1, 1);
    // At once: nobody sets off any more.
    RunResult atOnce = run(traffic(problem, true), collapse, HOLD);
    assertThat(atOnce.milliPersonsOut()).isZero();
    assertThat(atOnce.milliPersonsCaught()).isLessThanOrEqualTo(4_000);
    // Where no road is within reach of weapons nothing happens.
    assertThat(run(traffic(problem, false), collapse, HOLD).milliPersonsOut())
        .isGreaterThan(790_000);
  }

  @Test
  void whatWasCaughtOrExposedGrowsWithTheChanceAndPoliciesDiffer() {
    PlanningProblem problem = roads(10, 120 * MINUTE, 1_000, 120);
    Traffic traffic = traffic(problem, true);
    Disruptions often = known(0.5, 1, 1, 1);
    Tally hold = tally(traffic, often, HOLD, 2);
    // By hand: out = Σ over cars of the chance that the suspension lasts until they are through.
    double expected = 0;
    for (int car = 0; car < 200; car++) {
      expected += 4 * Math.exp(-0.5 * (20 + car / 2.0) / 60);
    }
    assertThat(hold.personsOutMean()).isBetween(expected * 0.97, expected * 1.12);
    // Forty cars are on the road at any time.
    assertThat(hold.personsCaughtP90()).isBetween(100L, 164L);
    Tally goOn = tally(traffic, often, new Rules(Rules.Policy.GO_ON, 1, 0), 2);
    assertThat(goOn.personsOutMean()).isGreaterThan(hold.personsOutMean());
    Tally cut = tally(traffic, often, new Rules(Rules.Policy.HOLD, 1, 60 * MINUTE), 2);
    assertThat(cut.personsCaughtMean()).isLessThan(hold.personsCaughtMean());
    assertThat(cut.personsOutMean()).isLessThan(hold.personsOutMean());
  }

  private static Tally tally(Traffic traffic, Disruptions disruptions, Rules rules, int lanes) {
    return Tally.of(
        new LocalRunner(lanes).run(new Ensemble(traffic, disruptions, rules, 2_000, 7), _ -> {}));
  }

  @Test
  void theSameSeedGivesTheSameOnAnyNumberOfLanes() {
    Traffic traffic = traffic(roads(10, 120 * MINUTE, 100, 60), true);
    Disruptions all = new Disruptions(
        0.2,
        new Spread(0, 10, 60),
        new Spread(0.2, 0.8, 1),
        0.01,
        new Spread(10, 20, 60),
        0.02,
        new Spread(5, 10, 20),
        new Spread(0.5, 0.8, 1.2),
        new Spread(0.7, 1, 1.3));
    Ensemble ensemble = new Ensemble(traffic, all, HOLD, 333, 11);
    List<RunResult> one = new LocalRunner(1).run(ensemble, _ -> {});
    assertThat(new LocalRunner(2).run(ensemble, _ -> {})).isEqualTo(one);
    assertThat(one.stream().distinct().count()).isGreaterThan(200);
    assertThat(new LocalRunner(1).run(new Ensemble(traffic, all, HOLD, 333, 12), _ -> {}))
        .isNotEqualTo(one);
  }

  @Test
  void whoIsStillOnContestedRoadWhenTheWindowIsOverIsCaught() {
    Traffic traffic = traffic(roads(10, 120 * MINUTE, 1_000, 120), true);
    RunResult jammed = run(traffic, known(0, 0.1, 1, 1), HOLD);
    // Some twenty cars got through; all others that set off stand on the first road.
    assertThat(jammed.milliPersonsCaught()).isGreaterThan(500_000);
    assertThat(jammed.milliPersonsCaught() + jammed.milliPersonsOut()).isLessThanOrEqualTo(800_000);
    RunResult closed = run(traffic, known(0, 0, 1, 1), HOLD);
    assertThat(closed.milliPersonsOut()).isZero();
    assertThat(closed.longestWaitMillis().getFirst()).isGreaterThan(100 * MINUTE);
  }

  @Test
  void outOfAJamFewerGoThanAtTheRateOfTheRoad() {
    PlanningProblem problem = roads(10, 120 * MINUTE, 1_000, 100_000);
    Plan plan = Planner.solve(problem).plan();
    List<Boolean> second = List.of(false, true);
    List<Long> safe = List.of(Long.MAX_VALUE / 4);
    Disruptions late = new Disruptions(
        0,
        Spread.exactly(30),
        Spread.exactly(1),
        0,
        Spread.exactly(0),
        0,
        Spread.exactly(0),
        Spread.exactly(1),
        Spread.exactly(1));
    // From minute 30 on some forty stand before the second road, and two a minute come: two a
    // minute or one set off on it until minute 110, in cars of four.
    assertThat(run(new Traffic(problem, plan, second, safe, 1), late, HOLD).milliPersonsOut())
        .isBetween(628_000L, 644_000L);
    assertThat(run(new Traffic(problem, plan, second, safe, 0.5), late, HOLD).milliPersonsOut())
        .isBetween(312_000L, 328_000L);
  }

  @Test
  void timeInServiceIsADelayAndNoRate() {
    PlanningProblem plain = roads(10, 120 * MINUTE, 1_000, 120);
    Gate gate = plain.gates().getFirst();
    Gate slow = new Gate(
        1,
        gate.hours(),
        gate.safe(),
        5 * MINUTE,
        gate.queueVehiclesMax(),
        gate.queueMillisMax(),
        gate.lanes(),
        false);
    PlanningProblem problem = new PlanningProblem(
        plain.roads(),
        plain.openings(),
        List.of(slow),
        List.of(),
        plain.destinations(),
        plain.groups(),
        plain.grid(),
        4_000);
    // Five minutes later through: 95 minutes of two cars of four.
    assertThat(Planner.solve(problem).personsOut()).isEqualTo(760);
    assertThat(run(traffic(problem, true), Disruptions.NONE, HOLD).milliPersonsOut())
        .isBetween(752_000L, 760_000L);
  }

  @Test
  void fewerComeInFewerCarsOrTheSameInMore() {
    Traffic traffic = traffic(roads(10, 600 * MINUTE, 100, 120), true);
    Disruptions half = known(0, 1, 0.5, 1);
    assertThat(run(traffic, half, HOLD).milliPersonsOut()).isEqualTo(200_000);
    Disruptions thin = known(0, 1, 1, 0.5);
    assertThat(run(traffic, thin, HOLD).milliPersonsOut()).isEqualTo(400_000);
  }

  @Test
  void aSpreadIsWhatItSays() {
    Spread spread = new Spread(0, 10, 40);
    assertThat(spread.at(0)).isZero();
    assertThat(spread.at(1)).isEqualTo(40);
    assertThat(spread.at(0.25)).isEqualTo(10);
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      sum += spread.at((i + 0.5) / 10_000);
    }
    assertThat(sum / 10_000).isBetween(16.6, 16.7);
  }

  /// When each vehicle is on the road, by its number.
  private static Map<Integer, Long> setsOff(Traffic traffic, Disruptions disruptions, Rules rules) {
    Map<Integer, Long> setsOff = new TreeMap<>();
    Watcher watcher = new Watcher() {
      @Override
      public void enters(
          int vehicle, int position, int link, double milliPersons, long millis, long endMillis) {
        if (position == 0) {
          setsOff.put(vehicle, millis);
        }
      }
    };
    new Simulation(traffic).run(disruptions, rules, 7, 0, watcher);
    return setsOff;
  }

  @Test
  void aConvoySetsOffWhenTheLastOfItWould() {
    Traffic traffic = traffic(roads(10, 120 * MINUTE, 1_000, 120), true);
    Map<Integer, Long> evenly = setsOff(traffic, Disruptions.NONE, HOLD);
    assertThat(evenly.get(0)).isZero();
    // Two a minute: the twentieth at nine and a half minutes.
    Rules twenty = new Rules(Rules.Policy.HOLD, 20, 0);
    Map<Integer, Long> together = setsOff(traffic, Disruptions.NONE, twenty);
    assertThat(together.get(0)).isBetween(9 * MINUTE, 10 * MINUTE);
    // The road takes two a minute all the same, so that the last are not in time any more.
    assertThat(together).hasSizeLessThan(evenly.size() - 10);
    // Nobody waits for more than a quarter of an hour for the others.
    Map<Integer, Long> all =
        setsOff(traffic, Disruptions.NONE, new Rules(Rules.Policy.HOLD, 500, 0));
    assertThat(all.get(0)).isBetween(14 * MINUTE, 15 * MINUTE);
  }

  @Test
  void whoIsLateOnOneTripIsLateForTheNext() {
    PlanningProblem problem = roads(10, 120 * MINUTE, 2, 120);
    Plan plan = new Plan(List.of(trip(0), trip(30)));
    List<Long> safe = List.of(Long.MAX_VALUE / 4);
    List<Boolean> flags = List.of(true, false);
    // There at minute 20, ten to come back: in time for minute 30.
    Traffic.Turn turn = new Traffic.Turn(0, 1, 10 * MINUTE);
    Traffic traffic = new Traffic(problem, plan, flags, safe, List.of(turn));
    assertThat(setsOff(traffic, Disruptions.NONE, HOLD).get(1)).isBetween(30 * MINUTE, 31 * MINUTE);
    // The first road opens 25 minutes later: there at 45, again on the road at 55.
    Disruptions late = new Disruptions(
        0,
        Spread.exactly(25),
        Spread.exactly(1),
        0,
        Spread.exactly(0),
        0,
        Spread.exactly(0),
        Spread.exactly(1),
        Spread.exactly(1));
    assertThat(setsOff(traffic, late, HOLD).get(1)).isBetween(55 * MINUTE, 56 * MINUTE);
    // Each for itself it would have gone at minute 30.
    Traffic apart = new Traffic(problem, plan, flags, safe, List.of());
    assertThat(setsOff(apart, late, HOLD).get(1)).isBetween(30 * MINUTE, 31 * MINUTE);
    // Where the first never gets through nobody is fetched a second time.
    assertThat(setsOff(traffic, known(0, 0, 1, 1), HOLD)).hasSize(1);
  }

  /// Ten minutes to the checkpoint and ten on from it, from a minute on.
  private static Movement trip(int minute) {
    long from = minute * MINUTE;
    return new Movement(
        0,
        1,
        List.of(
            new Movement.Step.Drive(0, from, from + MINUTE, 10 * MINUTE),
            new Movement.Step.Serve(0, 0, from + 10 * MINUTE, from + 11 * MINUTE, 0),
            new Movement.Step.Drive(1, from + 10 * MINUTE, from + 11 * MINUTE, 10 * MINUTE)),
        0,
        from + 20 * MINUTE,
        from + 21 * MINUTE);
  }

  @Test
  void howLongPeopleStandOnContestedRoadIsTold() {
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(3);
    roads.road(0, 1, 10_000, 60_000, Rate.perHour(600), Access.OPEN);
    roads.road(1, 2, 10_000, 60_000, Rate.perHour(15), Access.OPEN);
    Spans hours = Spans.of(0, 120 * MINUTE);
    PlanningProblem problem = new PlanningProblem(
        roads.build(),
        List.of(hours, hours),
        List.of(),
        List.of(),
        List.of(new Destination(2, hours, Rate.UNLIMITED, Long.MAX_VALUE)),
        List.of(new Group(0, Kind.CAR, 1_000, 4000, 4000, hours, Group.Choice.ANY)),
        TimeGrid.covering(0, 120 * MINUTE, MINUTE),
        4_000);
    // Fifteen cars an hour leave the second road; twice as many come. The one that comes as the
    // n-th, at minute 20 + 2 n, would leave at 20 + 4 n, and at 120 all is over: 50 minutes.
    List<Long> asPlanned = run(traffic(problem, true), known(0, 1, 1, 1), HOLD).longestWaitMillis();
    assertThat(asPlanned).hasSize(2);
    assertThat(asPlanned.get(1)).isLessThan(8 * MINUTE);
    List<Long> twice = run(traffic(problem, true), known(0, 1, 2, 1), HOLD).longestWaitMillis();
    assertThat(twice.get(0)).isLessThan(MINUTE);
    assertThat(twice.get(1)).isBetween(44 * MINUTE, 56 * MINUTE);
    assertThat(run(traffic(problem, false), known(0, 1, 2, 1), HOLD).longestWaitMillis())
        .isEmpty();
  }

  @Test
  void aShareIsKnownOnlyToItsLimit() {
    // Wilson's upper limit, one-sided 95 %: 0 of 500 is z² / (n + z²) = 2.706 / 502.706.
    assertThat(Tally.atMost(0, 500)).isCloseTo(0.005383, within(1e-5));
    // 15 of 100: (0.15 + 0.01353 + 1.645 √(0.001275 + 0.00006765)) / 1.02706.
    assertThat(Tally.atMost(0.15, 100)).isCloseTo(0.21790, within(2e-4));
  }
}
