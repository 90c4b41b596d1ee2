package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.corridor.arrangements.Civilians;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.arrangements.Term;
import org.corridor.operations.Ledger;
import org.corridor.operations.Operation;
import org.corridor.operations.OperationEvent.Headcount;
import org.corridor.workflows.Finding.Fact;
import org.corridor.workflows.Finding.Severity;

/// Whether those who shall leave were told (F8), have somewhere to go (F9), are all counted (F11),
/// and are nowhere kept waiting under fire (F13).
final class PeopleCheck {
  /// How long before the start people are told at least: assumed; five minutes were too few on 5
  /// March 2022.
  private static final Duration TOLD_BEFORE = Duration.ofHours(2);

  private final Instrument instrument;
  private final Operation operation;
  private final Instant at;
  private final List<Finding> findings = new ArrayList<>();

  private PeopleCheck(Instrument instrument, Operation operation, Instant at) {
    this.instrument = instrument;
    this.operation = operation;
    this.at = at;
  }

  /// @param texts the agreed text, or all that are on the table
  static List<Finding> of(
      RecordOfTalks record, Instrument instrument, List<TermsDrafted> texts, Instant at) {
    PeopleCheck check = new PeopleCheck(instrument, record.requireOperation(instrument.id()), at);
    texts.forEach(check::freeChoice);
    check.destinations();
    texts.forEach(check::told);
    check.counted();
    check.operation.halts().forEach(check::waiting);
    return check.findings;
  }

  /// Only whether all are counted, as when it is over.
  static List<Finding> ofCounts(RecordOfTalks record, Instrument instrument, Instant at) {
    PeopleCheck check = new PeopleCheck(instrument, record.requireOperation(instrument.id()), at);
    check.counted();
    return check.findings;
  }

  private void add(String rule, Severity severity, String text, Fact fact, String clears) {
    findings.add(new Finding(rule, severity, text, List.of(fact), clears));
  }

  private void freeChoice(TermsDrafted text) {
    if (!text.sheet().has(Term.T9)) {
      add(
          "F9",
          Severity.BLOCKS,
          "Version " + text.version() + " does not say where people may go and that they choose.",
          new Fact("T9 is not in it", text.source()),
          "destinations and free choice (T9)");
    }
  }

  private void destinations() {
    Civilians civilians = instrument.civilians();
    if (civilians.destinations().isEmpty() && !instrument.versions().isEmpty()) {
      add(
          "F9",
          Severity.WARNS,
          "No destination is recorded: nobody can check that all have one they accept (I8).",
          new Fact("T9 in words only", ""),
          "a destination entry for each place people may go to, with who refuses it");
    }
    for (String category : civilians.withoutDestination()) {
      findings.add(new Finding(
          "F9",
          Severity.BLOCKS,
          (category.isEmpty() ? "Nobody" : "Nobody of " + category)
              + " has a destination that is not refused (I8).",
          civilians.destinations().stream()
              .filter(d -> d.takes(category))
              .map(d -> new Fact(
                  d.place()
                      + (d.heldBy().isEmpty() ? "" : ", held by " + d.heldBy())
                      + ": refused by " + String.join(", ", d.refusedBy()),
                  d.source()))
              .toList(),
          "another destination, beside these"));
    }
  }

  private void told(TermsDrafted text) {
    Instant start = text.evacuationStart() == null ? text.opens() : text.evacuationStart();
    if (start == null) {
      return;
    }
    List<Civilians.Notice> notices = instrument.civilians().notices();
    if (notices.isEmpty()) {
      add(
          "F8",
          Severity.WARNS,
          "No public notice is recorded: people may not know of it.",
          new Fact("T15 is a promise, not a notice", text.source()),
          "a public-notice entry when people are told");
      return;
    }
    Civilians.Notice first =
        notices.stream().min(Comparator.comparing(Civilians.Notice::at)).orElseThrow();
    Duration before = Duration.between(first.at(), start);
    if (before.compareTo(TOLD_BEFORE) < 0) {
      add(
          "F8",
          Severity.WARNS,
          "People were told "
              + (before.isNegative() || before.isZero()
                  ? "when it had begun."
                  : before.toMinutes() + " minutes before the start; " + TOLD_BEFORE.toMinutes()
                      + " or more are needed (assumed)."),
          new Fact("told by " + first.notice().by(), first.notice().source()),
          "a later start");
    }
    Set<String> untold = new TreeSet<>(text.texts().keySet());
    notices.forEach(n -> untold.removeAll(n.notice().languages()));
    if (!untold.isEmpty()) {
      add(
          "F8",
          Severity.WARNS,
          "The text is in " + String.join(", ", untold) + ", in which people were told nothing.",
          new Fact("told by " + first.notice().by(), first.notice().source()),
          "a notice in every language of the text");
    }
  }

  private void counted() {
    Ledger ledger = operation.ledger();
    long unknown = ledger.persons(Headcount.UNKNOWN);
    if (unknown > 0) {
      add(
          "F11",
          Severity.WARNS,
          "Nobody knows what became of " + Words.people(unknown) + " (I10).",
          new Fact(Words.people(ledger.taken()) + " boarded, joined or were released", ""),
          "find them");
    }
    if (ledger.inNoCount() > 0 && instrument.over()) {
      add(
          "F11",
          Severity.WARNS,
          "It is over, and " + Words.people(ledger.inNoCount())
              + " are in no count: nobody says what became of them (I10).",
          new Fact(Words.people(ledger.taken()) + " boarded, joined or were released", ""),
          "find them, or headcount-corrected where a count was wrong");
    }
    if (ledger.inNoCount() < 0) {
      add(
          "F11",
          Severity.WARNS,
          Words.people(-ledger.inNoCount()) + " more were counted out than in (I10).",
          new Fact(Words.people(ledger.taken()) + " boarded, joined or were released", ""),
          "the count that is missing");
    }
  }

  private void waiting(Operation.Halt halt) {
    if (halt.tooLong(at)) {
      long minutes = Duration.between(halt.since(), at).toMinutes();
      add(
          halt.begun().exposed() ? "F13" : "F12",
          Severity.BLOCKS,
          "People have been waiting at " + halt.begun().place() + " for " + minutes
              + " minutes; at most " + halt.begun().limitMinutes() + " were agreed"
              + (halt.begun().exposed() ? ", and the place is exposed" : "") + " (I18).",
          new Fact("halt " + halt.begun().id(), halt.begun().source()),
          "decide: on, or back to a safe place (halt-over)");
    } else if (halt.begun().exposed() && halt.begun().limitMinutes() == 0) {
      add(
          "F13",
          Severity.BLOCKS,
          "People wait at " + halt.begun().place()
              + ", which is exposed, and nobody said for how long at most (I18).",
          new Fact("halt " + halt.begun().id(), halt.begun().source()),
          "decide: on, or back to a safe place (halt-over)");
    }
  }
}
