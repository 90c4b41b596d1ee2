package org.corridor.workflows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.corridor.simulate.Ensemble;
import org.corridor.simulate.EnsembleRunner;
import org.corridor.simulate.Rules;
import org.corridor.simulate.RunResult;
import org.corridor.simulate.Tally;
import org.corridor.simulate.Traffic;

/// How late the last may set off, and how many at once: most people out, while more than so many
/// are caught in no more than a share of runs.
///
/// **Method.** Every pair of a cut-off and a size is tried in a twentieth of the runs; the six best
/// again in a quarter of them, since the best of many by few runs is so by luck. All have their
/// chance in common. A share is allowed where even its upper limit to 95 % is.
final class Choosing {
  private static final int[] CUT_OFF_MINUTES = {0, 5, 10, 20, 30, 60, 90, 120, 180};
  private static final int[] CONVOYS = {1, 4, 8, 12, 20};
  private static final int FEW = 20;
  private static final int AGAIN = 6;
  private static final int MORE = 4;
  private static final double Z95 = 1.96;

  /// Best first: allowed, then what was tried more often, then most people out.
  private static final Comparator<Simulated.Choice> BEST = Comparator.comparing(
          (Simulated.Choice c) -> !c.allowed())
      .thenComparingInt(c -> -c.runs())
      .thenComparingDouble(c -> -c.personsOutMean());

  /// Of those tried in few runs: what may be allowed by more.
  private static final Comparator<Tried> PROMISING = Comparator.comparing(
          (Tried t) -> !t.mayBeAllowed())
      .thenComparingDouble(t -> -t.choice().personsOutMean());

  private final Traffic traffic;
  private final Simulate.Question question;
  private final EnsembleRunner runner;
  private final Progress progress;
  private final int steps;
  private int before;

  private record Tried(Simulated.Choice choice, boolean mayBeAllowed) {}

  /// @param before runs that were done of all steps
  Choosing(
      Traffic traffic,
      Simulate.Question question,
      EnsembleRunner runner,
      Progress progress,
      int before,
      int steps) {
    this.traffic = traffic;
    this.question = question;
    this.runner = runner;
    this.progress = progress;
    this.before = before;
    this.steps = steps;
  }

  /// So many runs it takes.
  static int runs(Simulate.Question question) {
    return CUT_OFF_MINUTES.length * CONVOYS.length * few(question) + AGAIN * more(question);
  }

  private static int few(Simulate.Question question) {
    return Math.max(1, question.runs() / FEW);
  }

  private static int more(Simulate.Question question) {
    return Math.max(1, question.runs() / MORE);
  }

  List<Simulated.Choice> best() {
    List<Tried> tried = new ArrayList<>();
    for (int minutes : CUT_OFF_MINUTES) {
      for (int convoy : CONVOYS) {
        Simulated.Choice choice = tried(minutes, convoy, few(question));
        tried.add(new Tried(choice, choice.caughtShare() <= question.chance()));
      }
    }
    tried.sort(PROMISING);
    List<Simulated.Choice> choices = new ArrayList<>();
    for (int i = 0; i < tried.size(); i++) {
      Simulated.Choice choice = tried.get(i).choice();
      choices.add(
          i < AGAIN
              ? tried(choice.cutOffMinutes(), choice.convoyVehicles(), more(question))
              : choice);
    }
    choices.sort(BEST);
    return choices;
  }

  private Simulated.Choice tried(int minutes, int convoy, int runs) {
    Rules rules = new Rules(question.rules().policy(), convoy, minutes * 60_000L);
    Ensemble part = new Ensemble(traffic, question.disruptions(), rules, runs, question.seed());
    progress.begins();
    int done = before;
    List<RunResult> results = runner.run(part, n -> progress.done(done + n, steps));
    before += runs;
    Tally tally = Tally.of(results);
    double share = Tally.share(results, question.caughtMax());
    double most = Tally.atMost(share, runs);
    return new Simulated.Choice(
        minutes,
        convoy,
        runs,
        tally.personsOutMean(),
        Z95 * tally.personsOutDeviation() / Math.sqrt(runs),
        tally.personsCaughtMean(),
        share,
        most,
        most <= question.chance());
  }
}
