package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.arrangements.InstrumentEvent.WindowStated;
import org.corridor.workflows.Finding.Fact;
import org.corridor.workflows.Finding.Severity;

/// Whether the parties mean the same hours (I12).
final class TimesCheck {
  private final RecordOfTalks record;
  private final List<TermsDrafted> texts;
  private final List<Finding> findings = new ArrayList<>();

  private TimesCheck(RecordOfTalks record, List<TermsDrafted> texts) {
    this.record = record;
    this.texts = texts;
  }

  /// @param texts the agreed text, or all that are on the table
  static List<Finding> of(RecordOfTalks record, Instrument instrument, List<TermsDrafted> texts) {
    TimesCheck check = new TimesCheck(record, texts);
    for (String party : instrument.parties()) {
      instrument
          .findWindow(party)
          .ifPresentOrElse(check::window, () -> check.windowNotStated(party));
    }
    return check.findings;
  }

  private void window(WindowStated stated) {
    String who = record.talks().nameOf(stated.by());
    List<Fact> facts = List.of(new Fact(
        who + ": " + stated.wallTimes() + ", zone database " + stated.zoneRules(),
        stated.source()));
    if (!stated.meansTheSameStill()) {
      findings.add(new Finding(
          "I12",
          Severity.BLOCKS,
          "The zone database has changed since " + who + " announced its hours: " + stated.from()
              + " in " + stated.zone() + " no longer is " + stated.opens() + ".",
          facts,
          who + " says again which hours it means"));
    }
    for (TermsDrafted text : texts) {
      Instant opens = text.opens();
      Instant closes = text.closes();
      if (opens != null
          && closes != null
          && !(opens.equals(stated.opens()) && closes.equals(stated.closes()))) {
        findings.add(new Finding(
            byWholeHours(text, stated) ? "F20" : "I12",
            Severity.BLOCKS,
            who + " announced the window as " + stated.wallTimes() + "; version "
                + text.version() + " has it from "
                + opens.atZone(stated.zone()).toLocalDateTime() + " to "
                + closes.atZone(stated.zone()).toLocalDateTime() + " on those clocks."
                + (byWholeHours(text, stated)
                    ? " Whole hours off: somebody took another zone."
                    : ""),
            facts,
            "the same moments by all, repeated with their zone"));
      }
    }
  }

  /// The slip of a time zone moves both ends alike.
  private static boolean byWholeHours(TermsDrafted text, WindowStated stated) {
    if (text.opens() == null
        || text.closes() == null
        || stated.opens() == null
        || stated.closes() == null) {
      return false;
    }
    Duration first = Duration.between(text.opens(), stated.opens());
    return first.equals(Duration.between(text.closes(), stated.closes()))
        && first.toMinutes() % Duration.ofHours(1).toMinutes() == 0
        && first.abs().compareTo(Duration.ofDays(1)) < 0;
  }

  private void windowNotStated(String party) {
    if (texts.stream().anyMatch(t -> t.opens() != null)) {
      findings.add(new Finding(
          "I12",
          Severity.WARNS,
          record.talks().nameOf(party) + " has not announced the window on its own clocks.",
          List.of(new Fact("no window by " + party + " is recorded", "")),
          "its hours with its zone (a window entry)"));
    }
  }
}
