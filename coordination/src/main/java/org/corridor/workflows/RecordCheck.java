package org.corridor.workflows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.operations.Operation;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Finding.Fact;
import org.corridor.workflows.Finding.Severity;

/// What the checks of an arrangement of a record have in common: what they look at, and how they
/// say what they find.
abstract class RecordCheck {
  final RecordOfTalks record;
  final Instrument instrument;
  final Operation operation;

  /// The moment for which it is asked.
  final Instant at;

  final List<Finding> findings = new ArrayList<>();

  RecordCheck(RecordOfTalks record, Instrument instrument, Instant at) {
    this.record = record;
    this.instrument = instrument;
    operation = record.requireOperation(instrument.id());
    this.at = at;
  }

  final void add(String rule, Severity severity, String text, List<Fact> facts, String clears) {
    findings.add(new Finding(rule, severity, text, facts, clears));
  }

  final String time(Instant moment) {
    ZoneId zone =
        record.talks().findProcess().map(TalksEvent.ProcessOpened::timeZone).orElse(ZoneOffset.UTC);
    return DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", Locale.ENGLISH)
        .withZone(zone)
        .format(moment);
  }

  final String name(String party) {
    return record.talks().nameOf(party);
  }

  /// The agreed text, or all that are on the table.
  final List<TermsDrafted> texts() {
    return instrument
        .findAgreedVersion()
        .map(List::of)
        .orElseGet(() -> List.copyOf(instrument.versions().values()));
  }
}
