package org.corridor.formats.record;

import static org.corridor.formats.record.EntryWords.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.arrangements.Instrument;
import org.corridor.formats.text.Csv;
import org.corridor.log.Entry;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.RecordOfTalks;

/// A record as CSV, for spreadsheets.
public final class RecordCsv {
  private RecordCsv() {}

  /// A row for each thing that was said, and for each arrangement and version.
  public static String show(RecordOfTalks state) {
    Talks talks = state.talks();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("what", "about", "who", "standing", "text", "source"));
    for (TalksEvent.RoundHeld round : talks.rounds()) {
      rows.add(
          List.of("round", round.id(), round.host(), round.day(), round.place(), round.source()));
      talks
          .outcomes(round.id())
          .forEach(o -> rows.add(
              List.of("outcome", o.round(), o.by(), words(o.outcome()), o.text(), o.source())));
    }
    for (Talks.Moved moved : talks.positions()) {
      TalksEvent.PositionTaken p = moved.position();
      String standing = words(p.strength()) + ", " + words(moved.movement());
      rows.add(List.of("position", p.issue(), p.party(), standing, p.text(), p.source()));
    }
    for (TalksEvent.RoundHeld round : talks.rounds()) {
      talks
          .nextMeetings(round.id())
          .forEach(m ->
              rows.add(List.of("next meeting", m.round(), "", "", EntryWords.of(m), m.source())));
    }
    for (TalksEvent.CommitmentMade c : talks.commitments()) {
      rows.add(List.of(
          "commitment", c.id(), c.by(), words(talks.progress(c.id())), c.act(), c.source()));
    }
    for (Instrument i : state.instruments()) {
      rows.add(List.of("arrangement", i.id(), "", i.stateName(), i.title(), ""));
      i.guarantees()
          .all()
          .forEach(g -> rows.add(List.of(
              "guarantee",
              i.id(),
              g.guarantor(),
              i.guarantees().effective(g) ? "acknowledged" : "claimed",
              g.text(),
              g.source())));
      i.versions()
          .forEach((hash, v) -> rows.add(List.of(
              "version",
              i.id(),
              v.by(),
              i.accepted().entrySet().stream()
                  .filter(a -> a.getValue().equals(hash))
                  .map(Map.Entry::getKey)
                  .collect(Collectors.joining("; ", "accepted by: ", "")),
              v.version() + " " + hash.hex(),
              v.source())));
    }
    return Csv.of(rows);
  }

  /// The offer matrix: a row for each offer and party.
  public static String offers(OfferMatrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        "offer", "by", "route", "direction", "party", "standing", "changed", "text", "source"));
    for (OfferMatrix.Row row : matrix.rows()) {
      for (String party : matrix.parties()) {
        rows.add(List.of(
            row.offer().id(),
            row.offer().by(),
            String.join(" | ", row.offer().places()),
            words(row.offer().direction()),
            party,
            words(row.standing(party)),
            row.findAnswer(party).map(TalksEvent.OfferAnswered::changed).orElse(""),
            row.findAnswer(party).map(TalksEvent.OfferAnswered::text).orElse(""),
            row.findAnswer(party)
                .map(TalksEvent.OfferAnswered::source)
                .orElse(row.offer().source())));
      }
    }
    return Csv.of(rows);
  }

  /// All that happened: a row for each entry, in the order given.
  public static String timeline(List<Entry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("position", "at", "recorded_at", "sender", "type", "event"));
    entries.forEach(e -> rows.add(List.of(
        Long.toString(e.position()),
        e.at().toString(),
        // What somebody sees of a record does not tell when it was written down, nor by whom.
        e.sender().isEmpty() ? "" : e.recordedAt().toString(),
        e.sender(),
        e.type(),
        e.body())));
    return Csv.of(rows);
  }
}
