package org.corridor.workflows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.scenario.Scenario;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Rules;
import org.corridor.simulate.Tally;

/// What becomes of a plan when things go wrong.
///
/// @param chance more people than was asked may be caught in this share of runs
/// @param personsPlanned the plan brings out so many
/// @param undisturbed the same on its roads with nothing going wrong
/// @param tally with all that may go wrong
/// @param costs what each kind of disruption costs, the others as they are
/// @param choices ways to set off that were tried, the best first: most people out among those
///     that catch more than so many no more often than was allowed
/// @param waitsAt checkpoints, halts and contested roads, in the order of the waits of a tally
/// @param histogram in how many runs how many get out
/// @param run the one in the middle, followed
public record Simulated(
    Scenario scenario,
    Disruptions disruptions,
    Rules rules,
    double chance,
    long personsTotal,
    long personsPlanned,
    long undisturbed,
    Tally tally,
    Map<Disruptions.Kind, Cost> costs,
    List<Choice> choices,
    List<String> waitsAt,
    Histogram histogram,
    FollowedRun run) {
  private static final int WAITS_TOLD = 8;

  public Simulated {
    costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    choices = List.copyOf(choices);
    waitsAt = List.copyOf(waitsAt);
  }

  /// Runs by how many people get out in them.
  ///
  /// @param least where the first bar begins
  /// @param width of a bar, in people
  /// @param runs in each bar
  public record Histogram(long least, long width, List<Integer> runs) {
    public Histogram {
      runs = List.copyOf(runs);
    }
  }

  /// On the average of many runs.
  ///
  /// @param personsOutLess fewer people out by it
  /// @param personsCaughtMore more people caught by it
  public record Cost(double personsOutLess, double personsCaughtMore) {}

  /// One way to set off.
  ///
  /// @param runs in which it was tried
  /// @param personsOutError of the mean, to 95 %
  /// @param caughtShare runs in which more people were caught than was asked
  /// @param caughtShareAtMost what that share is at most, to 95 %
  /// @param allowed is even that no more than was allowed?
  public record Choice(
      int cutOffMinutes,
      int convoyVehicles,
      int runs,
      double personsOutMean,
      double personsOutError,
      double personsCaughtMean,
      double caughtShare,
      double caughtShareAtMost,
      boolean allowed) {}

  /// The longest waits, longest first: at checkpoints, and elsewhere from a minute on.
  public List<Wait> longestWaits() {
    List<Wait> waits = new ArrayList<>();
    int checkpoints = scenario.arrangement().checkpoints().size();
    for (int i = 0; i < waitsAt.size(); i++) {
      double minutes = tally.longestWaitMinutesP90().get(i);
      if (i < checkpoints || minutes >= 1) {
        waits.add(new Wait(waitsAt.get(i), minutes));
      }
    }
    waits.sort(Comparator.comparingDouble((Wait w) -> -w.minutesP90()));
    return waits.subList(0, Math.min(WAITS_TOLD, waits.size()));
  }

  /// Where somebody waits, and how many minutes in one of ten runs or more.
  public record Wait(String at, double minutesP90) {}
}
