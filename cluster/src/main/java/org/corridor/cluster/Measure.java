package org.corridor.cluster;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.plan.Destination;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Outcome;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Ensemble;
import org.corridor.simulate.LocalRunner;
import org.corridor.simulate.Rules;
import org.corridor.simulate.RunResult;
import org.corridor.simulate.Spread;
import org.corridor.simulate.Traffic;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;

/// How much faster two workers are than one, on a made-up corridor, and whether both say the same
/// as one lane here.
final class Measure {
  private static final long MINUTE = 60_000;
  private static final int REPEATS = 5;
  private static final Rules HOLD = new Rules(Rules.Policy.HOLD, 1, 0);
  private static final Disruptions DISRUPTIONS = new Disruptions(
      0.1,
      new Spread(0, 0, 60),
      new Spread(0.1, 0.8, 1),
      0.01,
      new Spread(15, 30, 120),
      0.01,
      new Spread(1, 3, 15),
      new Spread(0.5, 0.9, 1.1),
      new Spread(0.7, 1, 1.25));

  private Measure() {}

  /// Two roads of half an hour with a checkpoint between them, open for seven hours, 2,000 cars.
  static Ensemble ensemble(int runs) {
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(3);
    roads.road(0, 1, 30_000, 60_000, Rate.perHour(600), Access.OPEN);
    roads.road(1, 2, 30_000, 60_000, Rate.perHour(600), Access.OPEN);
    Spans hours = Spans.of(0, 420 * MINUTE);
    Gate gate = new Gate(
        1,
        hours,
        hours,
        0,
        1_000,
        Long.MAX_VALUE,
        List.of(new Gate.Lane(EnumSet.allOf(Kind.class), Rate.perHour(300))),
        false);
    PlanningProblem problem = new PlanningProblem(
        roads.build(),
        List.of(hours, hours),
        List.of(gate),
        List.of(),
        List.of(new Destination(2, hours, Rate.UNLIMITED, Long.MAX_VALUE)),
        List.of(new Group(0, Kind.CAR, 2_000, 4000, 4000, hours, Group.Choice.ANY)),
        TimeGrid.covering(0, 420 * MINUTE, MINUTE),
        4_000);
    Outcome outcome = Planner.solve(problem);
    List<Long> lastSafe =
        outcome.lastSafeDepartures().stream().map(OptionalLong::orElseThrow).toList();
    Traffic traffic = new Traffic(problem, outcome.plan(), List.of(true, false), lastSafe);
    return new Ensemble(traffic, DISRUPTIONS, HOLD, runs, 7);
  }

  static void print(PrintStream out, Path libraries, int runs) {
    Ensemble ensemble = ensemble(runs);
    List<RunResult> here = new LocalRunner(1).run(ensemble, _ -> {});
    double one = seconds(out, libraries, 1, ensemble, here);
    double two = seconds(out, libraries, 2, ensemble, here);
    out.printf(Locale.ROOT, "efficiency from one worker to two: %.2f%n", one / (2 * two));
  }

  /// The median, after a run to warm up.
  private static double seconds(
      PrintStream out, Path libraries, int workers, Ensemble ensemble, List<RunResult> here) {
    double[] seconds = new double[REPEATS];
    boolean same = true;
    try (Standalone cluster = Standalone.of(libraries, workers, null);
        SparkRunner spark = new SparkRunner(cluster.master(), null, Duration.ofSeconds(30))) {
      same &= spark.run(ensemble, _ -> {}).equals(here);
      for (int i = 0; i < REPEATS; i++) {
        long start = System.nanoTime();
        same &= spark.run(ensemble, _ -> {}).equals(here);
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
    }
    Arrays.sort(seconds);
    double median = seconds[REPEATS / 2];
    out.printf(
        Locale.ROOT,
        "%d worker%s: %,d runs in %.2f s (median of %d); %s%n",
        workers,
        workers == 1 ? "" : "s",
        ensemble.runs(),
        median,
        REPEATS,
        same ? "the same results as on one lane here" : "NOT the results of one lane here");
    return median;
  }
}
