package org.corridor.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.corridor.simulate.Tally;

/// What many runs come to, in sentences.
public final class SimulatedWords {
  private SimulatedWords() {}

  /// The sentences, the most important first.
  public static List<String> of(Simulated s) {
    Tally tally = s.tally();
    List<String> sentences = new ArrayList<>();
    sentences.add("Planned: " + Words.people(s.personsPlanned()) + " of "
        + Words.count(s.personsTotal())
        + " get out. On their roads with nothing going wrong: " + Words.count(s.undisturbed())
        + ".");
    sentences.add("In " + Words.count(tally.runs())
        + " runs with what can go wrong: in half of them at least "
        + Words.count(tally.personsOutP50()) + " get out, in nine of ten at least "
        + Words.count(tally.personsOutP10()) + ", in one of ten at least "
        + Words.count(tally.personsOutP90()) + ".");
    sentences.add("Somebody is caught on contested road in " + percent(tally.anyCaughtShare())
        + " of the runs; " + Words.count(Math.round(tally.personsCaughtMean()))
        + " people on the average, at least " + Words.count(tally.personsCaughtP90())
        + " in one of ten. On contested road: "
        + Words.count(Math.round(tally.personHoursExposedMean())) + " person-hours.");
    if (tally.personsTurnedBackMean() > 0) {
      sentences.add(
          Words.people(Math.round(tally.personsTurnedBackMean())) + " turn back, on the average.");
    }
    for (Simulated.Wait wait : s.longestWaits()) {
      sentences.add("Longest wait at " + wait.at() + ": in one of ten runs "
          + Math.round(wait.minutesP90()) + " minutes or more.");
    }
    return sentences;
  }

  /// Why no way to set off is allowed; empty where one is.
  public static Optional<String> noneAllowed(Simulated s) {
    if (s.choices().stream().anyMatch(c -> c.allowed() && c.personsOutMean() >= 1)) {
      return Optional.empty();
    }
    int tried = s.choices().stream().mapToInt(Simulated.Choice::runs).max().orElse(0);
    return Optional.of(
        Tally.atMost(0, tried) > s.chance()
            ? "Too few runs to tell whether any keeps to that; ask for more. The best of them:"
            : "None that was tried brings anybody out and keeps to that. The best of the others:");
  }

  /// How many get out by a way to set off, and how sure that is.
  public static String outOf(Simulated.Choice choice) {
    return Words.count(Math.round(choice.personsOutMean())) + " ± "
        + Words.count(Math.round(choice.personsOutError()));
  }

  /// In how many runs more are caught than was asked, and at most.
  public static String shareOf(Simulated.Choice choice) {
    return percent(choice.caughtShare()) + " (to " + percent(choice.caughtShareAtMost()) + ")";
  }

  /// A share with one decimal.
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
