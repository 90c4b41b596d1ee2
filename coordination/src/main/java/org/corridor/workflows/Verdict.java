package org.corridor.workflows;

import java.util.List;
import org.corridor.scenario.Scenario;

/// The first three lines: how many of how many by when, what stops the rest, and what is left of it
/// on confirmed terms.
final class Verdict {
  private Verdict() {}

  static List<String> of(Scenario scenario, Answer announced, Answer confirmed) {
    Words words = new Words(scenario);
    long total = scenario.leaving();
    return List.of(
        "As announced: " + outOf(words, announced, total),
        announced.personsOut() >= total
            ? "Nothing stops anybody: all get out."
            : "What stops the rest: " + first(announced),
        scenario.arrangement().parties().isEmpty()
            ? "No party is named, so there is nothing to confirm."
            : "As confirmed by every party: "
                + outOf(words, confirmed, total)
                + (confirmed.personsOut() < announced.personsOut()
                    ? " " + Words.capital(first(confirmed))
                    : ""));
  }

  private static String outOf(Words words, Answer answer, long total) {
    if (answer.personsOut() == 0) {
      return "nobody of " + Words.count(total) + " gets out.";
    }
    return Words.count(answer.personsOut())
        + " of "
        + Words.people(total)
        + (answer.personsOut() == 1 ? " gets out by " : " get out by ")
        + words.time(answer.findLastArrival().orElseThrow())
        + (answer.personsOut() < total
            ? "; " + Words.count(total - answer.personsOut()) + " do not."
            : ".");
  }

  private static String first(Answer answer) {
    return answer.binding().stream().findFirst().map(BindingTerm::text).orElse("nothing on the way")
        + ".";
  }
}
