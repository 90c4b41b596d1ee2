package org.corridor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.Kinds;
import org.corridor.formats.record.RecordFile;
import org.corridor.log.Decision;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.workflows.RecordOfTalks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `corridor record import`: a record from a file.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Fills an empty record with what corridor record export wrote: all or nothing.")
final class RecordImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("record.jsonl");

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
    refuseWhatDoesNotFollow(entries);
    try (RecordPlace.Opened opened = place.openOrCreate()) {
      opened.log().restore(entries);
    }
    terminal.line("Imported " + entries.size() + " entries into " + place.folder() + ".");
    return Main.ALL_OUT;
  }

  /// Whoever writes a file can calculate hashes too; that an arrangement is agreed they cannot say.
  private void refuseWhatDoesNotFollow(List<Entry> entries) {
    RecordOfTalks record = new RecordOfTalks();
    List<Event> due = new ArrayList<>();
    for (Entry entry : entries) {
      Event event = EventJson.read(entry);
      if (!Kinds.byRule(entry.type())) {
        due.clear();
        if (record.decide(event, entry.at()) instanceof Decision.Accepted(List<Event> events)) {
          due.addAll(events.subList(1, events.size()));
        }
      } else if (!due.remove(event)) {
        throw BadInput.of(new Problem(
            file.toString(),
            Math.toIntExact(entry.position() + 1),
            0,
            entry.type(),
            "what follows from the entries before",
            "an entry that does not",
            ""));
      }
      record.evolve(event, entry.at());
    }
  }
}
