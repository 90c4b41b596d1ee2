package org.corridor.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.EventLog;
import org.corridor.log.Vault;
import org.corridor.server.planning.Scenarios;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer;

/// The talks of March 2022 and the corridor of the 5th, as a record to look around in.
final class Example {
  private static final String OPENED = "serve:opened";
  private static final String EXAMPLE = "mariupol-2022-03-05";
  private static final Viewer COORDINATOR = new Viewer(Viewer.Duty.COORDINATOR, "");

  private final EventLog log;
  private final Vault vault;
  private final Path scenarios;

  /// @param scenarios folder of all of them
  Example(EventLog log, Vault vault, Path scenarios) {
    this.log = log;
    this.vault = vault;
    this.scenarios = scenarios;
  }

  /// Fills an empty record, and goes on where that was broken off.
  ///
  /// @return was it empty, or the example as far as it was loaded?
  boolean load() throws IOException {
    OpenRecord record = OpenRecord.of(log);
    boolean begun = log.requested(OPENED);
    if (record.size() > 0 && (!begun || hasScenario())) {
      return false;
    }
    if (!begun) {
      TalksEvent.ProcessOpened opened =
          new TalksEvent.ProcessOpened("Talks of March 2022", ZoneId.of("Europe/Kyiv"), "", "");
      record.add(
          OPENED,
          Stores.ADMINISTRATOR,
          List.of(new Item(opened, Instant.parse("2022-02-27T00:00:00Z"), "serve:1")),
          Instant.now(),
          vault);
    }
    // Each file is recorded whole, and once.
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      List<Item> items =
          ItemReader.read(name, Files.readString(file, StandardCharsets.UTF_8), record.zone());
      record.add("serve:" + name, Stores.ADMINISTRATOR, items, Instant.now(), vault);
    }
    putScenario();
    return true;
  }

  /// It is put there last.
  private boolean hasScenario() {
    return new Scenarios(scenarios).names(COORDINATOR).contains(EXAMPLE);
  }

  private void putScenario() throws IOException {
    Path folder = examples().resolve(EXAMPLE);
    Map<String, String> files = new HashMap<>();
    for (String name : List.of("arrangement.yaml", "roads.csv", "zones.csv")) {
      files.put(name, Files.readString(folder.resolve(name), StandardCharsets.UTF_8));
    }
    new Scenarios(scenarios).put(COORDINATOR, EXAMPLE, files, _ -> {});
  }

  private static Path examples() {
    return Path.of(System.getProperty("corridor.root", "."), "examples");
  }

  private static List<Path> files() throws IOException {
    Path folder = examples().resolve("talks-2022");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
