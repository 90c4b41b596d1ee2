package org.corridor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.RecordFile;
import org.corridor.log.Entry;
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
    entries.forEach(EventJson::read);
    try (RecordPlace.Opened opened = place.openOrCreate()) {
      opened.log().restore(entries);
    }
    terminal.line("Imported " + entries.size() + " entries into " + place.folder() + ".");
    return Main.ALL_OUT;
  }
}
