package org.corridor.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        + " runs with what can go wrong: in half of them more than "
        + Words.count(tally.personsOutP50()) + " get out, in nine of ten more than "
        + Words.count(tally.personsOutP10()) + ", in one of ten more than "
        + Words.count(tally.personsOutP90()) + ".");
    sentences.add("Somebody is caught on contested road in " + percent(tally.anyCaughtShare())
        + " of the runs; " + Words.count(Math.round(tally.personsCaughtMean()))
        + " people on the average, more than " + Words.count(tally.personsCaughtP90())
        + " in one of ten. On contested road: "
        + Words.count(Math.round(tally.personHoursExposedMean())) + " person-hours.");
    if (tally.personsTurnedBackMean() > 0) {
      sentences.add(
          Words.people(Math.round(tally.personsTurnedBackMean())) + " turn back, on the average.");
    }
    for (int g = 0; g < s.checkpoints().size(); g++) {
      sentences.add("Longest wait at " + s.checkpoints().get(g)
          + ": in one of ten runs more than "
          + Math.round(tally.longestWaitMinutesP90().get(g)) + " minutes.");
    }
    return sentences;
  }

  /// A share with one decimal.
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
