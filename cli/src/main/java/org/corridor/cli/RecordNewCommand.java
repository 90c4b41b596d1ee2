package org.corridor.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.OpenRecord;
import org.corridor.talks.TalksEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor record new`: an empty record.
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Begins a record. The first time it unpacks its database, some seconds.")
final class RecordNewCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Option(names = "--title", paramLabel = "TEXT", description = "What the talks are about.")
  private String title = "Talks";

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Clock in which times without a zone are meant (UTC).")
  private String zone = "UTC";

  RecordNewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ZoneId clock;
    try {
      clock = ZoneId.of(zone);
    } catch (java.time.DateTimeException e) {
      throw BadInput.of(new Problem(
          "--time-zone", 0, 0, "", "a time zone such as Europe/Kyiv", "\"" + zone + "\"", ""));
    }
    if (place.folder().toString().isEmpty()) {
      throw BadInput.of(new Problem("RECORD", 0, 0, "", "a folder with a name", "none", ""));
    }
    try (RecordPlace.Opened opened = place.openOrCreate()) {
      OpenRecord record = OpenRecord.of(opened.log());
      if (record.size() > 0) {
        throw BadInput.of(new Problem(
            place.folder().toString(),
            0,
            0,
            "",
            "a place where no record is yet",
            "a record of " + record.size() + " entries",
            "corridor record show " + place.folder()));
      }
      Instant now = Instant.now();
      record.add(
          "new record",
          Sender.name(),
          List.of(new Item(
              new TalksEvent.ProcessOpened(title, clock, "", ""), now, place.folder() + ":0")),
          now,
          opened.vault());
    }
    terminal.line("The record is in " + place.folder() + ". Next, for example:");
    terminal.line("  corridor record kinds");
    terminal.line("  corridor record add " + place.folder() + " FILE.yaml");
    return Main.ALL_OUT;
  }
}
