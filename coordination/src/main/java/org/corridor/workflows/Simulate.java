package org.corridor.workflows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.corridor.arrangements.Checkpoint;
import org.corridor.plan.Outcome;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Terms;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Ensemble;
import org.corridor.simulate.EnsembleRunner;
import org.corridor.simulate.Rules;
import org.corridor.simulate.RunResult;
import org.corridor.simulate.Spread;
import org.corridor.simulate.Tally;
import org.corridor.simulate.Traffic;

/// Runs the plan of a scenario many times with what can go wrong.
public final class Simulate {
  /// Where a scenario says nothing else.
  ///
  /// - Of 87 corridors planned in March 2022 63 worked (day by day, as announced by both
  ///   sides): one collapse in twenty hours, where each is open for seven.
  /// - From 15 to 17 March 2022 2.8 to 5.0 people in a car were counted, about 4 on the
  ///   average.
  /// - A checkpoint can serve a tenth of what was expected (Vasylivka: 20 to 150 cars a day).
  /// - The rest is assumed.
  public static final Disruptions USUAL = new Disruptions(
      0.05,
      new Spread(0, 0, 120),
      new Spread(0.1, 0.8, 1),
      0.005,
      new Spread(15, 30, 120),
      0.01,
      new Spread(1, 3, 15),
      new Spread(0.5, 0.9, 1.1),
      new Spread(0.7, 1, 1.25));

  private static final int BARS = 30;

  /// Comparisons need fewer runs than the answer itself: they have their chance in common.
  private static final int RUNS_PER_COST = 10;

  /// How often orders are looked at for better ones before they are driven: looks and not
  /// seconds, because the same seed gives the same bytes. Ten zones take seven seconds for it
  /// on a slow machine and are 2 % below their bound.
  private static final int LOOKS = 30;

  private Simulate() {}

  /// What is asked.
  ///
  /// @param caughtMax people who may be caught …
  /// @param chance … more often than in this share of runs no choice is allowed
  public record Question(
      Terms terms,
      Disruptions disruptions,
      Rules rules,
      int runs,
      long seed,
      long caughtMax,
      double chance) {}

  /// The answer.
  public static Simulated of(
      Scenario scenario, Question question, EnsembleRunner runner, Progress progress) {
    Layout layout = new Layout(scenario, question.terms);
    Outcome outcome = Answers.solve(layout);
    return of(layout, outcome, outcome.plan(), List.of(), question, runner, progress);
  }

  /// The same of what everybody is told, buses that come back included: who is late on one trip is
  /// late for the next.
  ///
  /// @param goOn may the search for orders go on?
  public static Simulated ofOrders(
      Scenario scenario,
      Question question,
      OrderDay.Question orders,
      BooleanSupplier goOn,
      EnsembleRunner runner,
      Progress progress) {
    AtomicInteger looks = new AtomicInteger();
    OrderDay.Drivable planned = OrderDay.planned(
        scenario, orders, () -> looks.getAndIncrement() < LOOKS && goOn.getAsBoolean());
    Outcome outcome = Answers.solve(planned.layout());
    return of(
        planned.layout(), outcome, planned.plan(), planned.turns(), question, runner, progress);
  }

  private static Simulated of(
      Layout layout,
      Outcome outcome,
      Plan plan,
      List<Traffic.Turn> turns,
      Question question,
      EnsembleRunner runner,
      Progress progress) {
    Scenario scenario = layout.scenario();
    PlanningProblem problem = layout.problem();
    List<Boolean> contested =
        scenario.segments().stream().map(Simulate::contested).toList();
    List<Long> lastSafe = outcome.lastSafeDepartures().stream()
        .map(l -> l.orElse(Long.MIN_VALUE / 2))
        .toList();
    Traffic traffic = new Traffic(problem, plan, contested, lastSafe, turns);
    Ensemble ensemble =
        new Ensemble(traffic, question.disruptions, question.rules, question.runs, question.seed);
    int fewer = Math.max(1, question.runs / RUNS_PER_COST);
    Disruptions.Kind[] kinds = Disruptions.Kind.values();
    int steps = question.runs + fewer * kinds.length + Choosing.runs(question);
    int[] before = {0};
    Tally undisturbed = Tally.of(runner.run(
        new Ensemble(traffic, Disruptions.NONE, question.rules, 1, question.seed), _ -> {}));
    List<RunResult> all = runner.run(ensemble, done -> progress.done(done, steps));
    before[0] += question.runs;
    progress.begins();
    Tally compared = Tally.of(all.subList(0, fewer));
    Map<Disruptions.Kind, Simulated.Cost> costs = new EnumMap<>(Disruptions.Kind.class);
    for (Disruptions.Kind kind : kinds) {
      Ensemble part = new Ensemble(
          traffic, question.disruptions.without(kind), question.rules, fewer, question.seed);
      progress.begins();
      Tally without = Tally.of(runner.run(part, done -> progress.done(before[0] + done, steps)));
      costs.put(
          kind,
          new Simulated.Cost(
              without.personsOutMean() - compared.personsOutMean(),
              compared.personsCaughtMean() - without.personsCaughtMean()));
      before[0] += fewer;
    }
    List<Simulated.Choice> choices =
        new Choosing(traffic, question, runner, progress, before[0], steps).best();
    return new Simulated(
        scenario,
        question.disruptions,
        question.rules,
        question.chance,
        People.of(scenario).stream().mapToLong(People::all).sum(),
        plan.milliPersons(problem.groups()) / 1000,
        undisturbed.personsOutP50(),
        Tally.of(all),
        costs,
        choices,
        waitsAt(layout, traffic),
        histogram(all),
        FollowRun.of(problem, ensemble, inTheMiddle(all)));
  }

  private static List<String> waitsAt(Layout layout, Traffic traffic) {
    List<String> names = new ArrayList<>();
    for (int gate = 0; gate < layout.problem().gates().size(); gate++) {
      int of = gate;
      names.add(layout
          .findCheckpoint(gate)
          .map(Checkpoint::name)
          .orElseGet(() -> layout.halt(of).name()));
    }
    Words words = new Words(layout.scenario());
    for (int road : traffic.watchedRoads()) {
      Segment segment = layout.segment(road);
      names.add(words.places(List.of(segment.from(), segment.to())));
    }
    return names;
  }

  private static Simulated.Histogram histogram(List<RunResult> results) {
    LongSummaryStatistics out =
        results.stream().mapToLong(r -> r.milliPersonsOut() / 1000).summaryStatistics();
    long width = Math.max(1, Math.ceilDiv(out.getMax() - out.getMin() + 1, BARS));
    int[] runs = new int[(int) ((out.getMax() - out.getMin()) / width) + 1];
    results.forEach(r -> runs[(int) ((r.milliPersonsOut() / 1000 - out.getMin()) / width)]++);
    return new Simulated.Histogram(
        out.getMin(), width, Arrays.stream(runs).boxed().toList());
  }

  /// The run in which as many get out as in half of all: the first of those.
  private static int inTheMiddle(List<RunResult> results) {
    long[] sorted =
        results.stream().mapToLong(RunResult::milliPersonsOut).sorted().toArray();
    long middle = sorted[(sorted.length - 1) / 2];
    int index = 0;
    while (results.get(index).milliPersonsOut() != middle) {
      index++;
    }
    return index;
  }

  private static boolean contested(Segment segment) {
    return segment.contested().needsSuspension();
  }
}
