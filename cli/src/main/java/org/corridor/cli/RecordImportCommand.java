package org.corridor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.Kinds;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordFile;
import org.corridor.log.Decision;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.workflows.RecordOfTalks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor record import`: a record from a file.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Fills an empty record with what corridor record export wrote: all or nothing.")
final class RecordImportCommand implements Callable<Integer> {
  private static final int SHOWN_MAX = 20;

  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("record.jsonl");

  @Option(
      names = "--as-recorded",
      description = {
        "Take in also what the rules of this version would not have recorded, as from an earlier",
        "version, and say what it is."
      })
  private boolean asRecorded;

  RecordImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Entry> entries;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      entries = RecordFile.read(file.toString(), in);
    } catch (IOException e) {
      throw BadInput.of(
          new Problem(file.toString(), 0, 0, "", "a file that can be read", FileTrouble.of(e), ""));
    }
    List<Problem> differ = notByTheRules(entries);
    if (!differ.isEmpty() && !asRecorded) {
      throw new BadInput(differ.stream().limit(SHOWN_MAX).toList(), differ.size());
    }
    try (RecordPlace.Opened opened = place.openOrCreate()) {
      opened.log().restore(entries);
    }
    terminal.line("Imported " + entries.size() + " entries into " + place.folder() + ".");
    if (!differ.isEmpty()) {
      terminal.line(differ.size() + " of them are not what the rules of this version would have"
          + " recorded:");
      differ.stream()
          .limit(SHOWN_MAX)
          .forEach(d -> terminal.paragraph(
              "-", 2, "entry " + (d.line() - 1) + ", " + d.field() + ": " + d.found()));
    }
    return Main.ALL_OUT;
  }

  /// Whoever writes a file can calculate hashes too; that an arrangement is agreed they cannot
  /// say. A record of an earlier version may differ because the rules have: that is for a person
  /// to say.
  private List<Problem> notByTheRules(List<Entry> entries) {
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
        differ.add(differs(entry, "it was yet to come when it was recorded, or still is"));
      }
      if (!Kinds.byRule(entry.type())) {
        due.forEach(d -> differ.add(differs(entry, Kinds.nameOf(d) + " is missing before it")));
        due.clear();
        said = entry.at();
        last = event;
        switch (record.decide(event, entry.at())) {
          case Decision.Accepted(List<Event> events) ->
            due.addAll(events.subList(1, events.size()));
          case Decision.Refused(List<String> reasons) ->
            differ.add(differs(entry, String.join("; ", reasons)));
        }
      } else if (!due.remove(event)) {
        differ.add(differs(entry, "it does not follow from the entries before"));
      } else if (!record.happened(event, said).equals(entry.at())) {
        differ.add(differs(entry, "it was so at " + record.happened(event, said)));
      }
      record.evolve(event, entry.at());
      // When all that followed from it has been taken in, what follows from that.
      if (due.isEmpty() && last != null) {
        due.addAll(record.dueAfter(last, said));
        last = null;
      }
    }
    if (!entries.isEmpty()) {
      due.forEach(
          d -> differ.add(differs(entries.getLast(), Kinds.nameOf(d) + " is missing after it")));
    }
    return differ;
  }

  private Problem differs(Entry entry, String how) {
    return new Problem(
        file.toString(),
        Math.toIntExact(entry.position() + 1),
        0,
        entry.type(),
        "what the rules allow and ask for",
        how,
        "if the file is known to be whole (--head of record verify), --as-recorded takes it in");
  }
}
