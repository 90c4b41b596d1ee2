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
import org.corridor.formats.record.RecordFile;
import org.corridor.formats.record.RecordRules;
import org.corridor.log.Entry;
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
    List<Problem> differ = RecordRules.differences(file.toString(), entries);
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
}
