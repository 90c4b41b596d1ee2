package org.corridor.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.record.RecordFile;
import org.corridor.log.Chain;
import org.corridor.log.Entry;
import org.corridor.log.EventLog;
import org.corridor.store.StoreTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor record export`: the whole record as one file.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes the whole record to one file, while others go on working with it.")
final class RecordExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("record.jsonl");

  RecordExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Entry> entries = new ArrayList<>();
    try (RecordPlace.Opened opened = place.open()) {
      EventLog.End end = opened.log().end();
      Chain chain = new Chain();
      opened.log().read(0, entry -> {
        entries.add(entry);
        chain.add(entry).ifPresent(broken -> {
          throw new StoreTrouble(
              "Nothing was written: entry " + broken.position() + ": " + broken.reason(), null);
        });
      });
      // Others may have added since; fewer than noted before reading there cannot be.
      if (entries.size() < end.position()) {
        throw new StoreTrouble("Nothing was written: entries are missing at the end", null);
      }
    }
    Path beside = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new Main.CannotWrite(file + ": no plain file", null);
      }
      try (BufferedWriter out = Files.newBufferedWriter(beside)) {
        RecordFile.write(entries, out);
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Main.CannotWrite(file + ": " + FileTrouble.of(e), e);
    }
    terminal.line("Wrote " + entries.size() + " entries to " + file + ".");
    return Main.ALL_OUT;
  }
}
