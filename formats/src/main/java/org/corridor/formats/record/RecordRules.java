package org.corridor.formats.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.corridor.formats.Problem;
import org.corridor.log.Decision;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.workflows.RecordOfTalks;

/// Holds a record that comes from elsewhere against the rules of this version.
public final class RecordRules {
  private RecordRules() {}

  /// What is not as the rules would have recorded it. Whoever writes a file can calculate hashes
  /// too; that an arrangement is agreed they cannot
  /// say. A record of an earlier version may differ because the rules have: that is for a person
  /// to say.
  ///
  /// @param file where the entries come from, one a line below a heading
  public static List<Problem> differences(String file, List<Entry> entries) {
    List<Problem> differ = new ArrayList<>();
    RecordOfTalks record = new RecordOfTalks();
    List<Event> due = new ArrayList<>();
    Instant now = Instant.now().plus(OpenRecord.CLOCKS_DIFFER);
    Instant said = Instant.MIN;
    Event last = null;
    for (Entry entry : entries) {
      Event event = EventJson.read(entry);
      if (entry.at().isAfter(entry.recordedAt().plus(OpenRecord.CLOCKS_DIFFER))
          || entry.recordedAt().isAfter(now)) {
        differ.add(differs(file, entry, "it was yet to come when it was recorded, or still is"));
      }
      if (!Kinds.byRule(entry.type())) {
        due.forEach(
            d -> differ.add(differs(file, entry, Kinds.nameOf(d) + " is missing before it")));
        due.clear();
        said = entry.at();
        last = event;
        switch (record.decide(event, entry.at())) {
          case Decision.Accepted(List<Event> events) ->
            due.addAll(events.subList(1, events.size()));
          case Decision.Refused(List<String> reasons) ->
            differ.add(differs(file, entry, String.join("; ", reasons)));
        }
      } else if (!due.remove(event)) {
        differ.add(differs(file, entry, "it does not follow from the entries before"));
      } else if (!record.happened(event, said).equals(entry.at())) {
        differ.add(differs(file, entry, "it was so at " + record.happened(event, said)));
      }
      record.evolve(event, entry.at());
      // When all that followed from it has been taken in, what follows from that.
      if (due.isEmpty() && last != null) {
        due.addAll(record.dueAfter(last, said));
        last = null;
      }
    }
    if (!entries.isEmpty()) {
      due.forEach(d ->
          differ.add(differs(file, entries.getLast(), Kinds.nameOf(d) + " is missing after it")));
    }
    return differ;
  }

  private static Problem differs(String file, Entry entry, String how) {
    return new Problem(
        file,
        Math.toIntExact(entry.position() + 1),
        0,
        entry.type(),
        "what the rules allow and ask for",
        how,
        "if the file is known to be whole (--head of record verify), --as-recorded takes it in");
  }
}
