package org.corridor.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.Vault;
import org.corridor.server.planning.Scenarios;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresAccounts;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.PostgresVault;
import org.corridor.store.Server;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;

/// The database, and what of the record lies in it.
final class Stores implements AutoCloseable {
  /// Who fills it with the example, and the first who may come in.
  static final String ADMINISTRATOR = "admin";

  private static final String OPENED = "serve:opened";
  private static final String EXAMPLE = "mariupol-2022-03-05";
  private static final Viewer COORDINATOR = new Viewer(Viewer.Duty.COORDINATOR, "");

  private final @Nullable EmbeddedPostgres own;
  private final Server server;
  private final AutoCloseable connections;
  private final PostgresEventLog log;
  private final Vault vault;
  private final PostgresAccounts accounts;
  private final List<String> told = new ArrayList<>();

  private Stores(@Nullable EmbeddedPostgres own, Server server) {
    this.own = own;
    this.server = server;
    log = PostgresEventLog.open(server, InstantSource.system());
    connections = server.pooled();
    vault = new PostgresVault(server);
    accounts = new PostgresAccounts(server);
  }

  /// Starts a database of our own where none is named, and fills an empty record where it is asked
  /// for.
  ///
  /// @throws org.corridor.store.StoreTrouble if it cannot be opened
  /// @throws UncheckedIOException if the example cannot be read, or kept
  static Stores open(Running.Settings settings) {
    EmbeddedPostgres own = settings.store() == null ? EmbeddedPostgres.in(settings.data()) : null;
    try {
      Server server = own == null ? Server.of(String.valueOf(settings.store())) : own.server();
      Stores stores = new Stores(own, server);
      try {
        if (settings.example()) {
          stores.example(settings);
        }
        return stores;
      } catch (IOException | RuntimeException e) {
        stores.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      if (own != null) {
        own.close();
      }
      throw e;
    }
  }

  /// Where scenarios lie.
  static Path scenarios(Running.Settings settings) {
    return settings.data().resolve("scenarios");
  }

  /// A database that was started here; null where it is somebody else's.
  @Nullable
  EmbeddedPostgres own() {
    return own;
  }

  Server server() {
    return server;
  }

  PostgresEventLog log() {
    return log;
  }

  Vault vault() {
    return vault;
  }

  PostgresAccounts accounts() {
    return accounts;
  }

  /// What whoever opened it has to know.
  List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void close() {
    log.close();
    try {
      connections.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    if (own != null) {
      own.close();
    }
  }

  /// A record with nothing in it is begun in the room, or by the example.
  private void example(Running.Settings settings) throws IOException {
    OpenRecord record = OpenRecord.of(log);
    boolean begun = log.requested(OPENED);
    if (record.size() > 0 && (!begun || hasScenario(settings))) {
      told.add("There is a record in " + settings.data() + " already; no example was loaded.");
      return;
    }
    if (!begun) {
      TalksEvent.ProcessOpened opened =
          new TalksEvent.ProcessOpened("Talks of March 2022", ZoneId.of("Europe/Kyiv"), "", "");
      record.add(
          OPENED,
          ADMINISTRATOR,
          List.of(new Item(opened, Instant.parse("2022-02-27T00:00:00Z"), "serve:1")),
          Instant.now(),
          vault);
    }
    // Where it was broken off it goes on: each file is recorded whole, and once.
    for (Path file : exampleFiles()) {
      String name = String.valueOf(file.getFileName());
      List<Item> items =
          ItemReader.read(name, Files.readString(file, StandardCharsets.UTF_8), record.zone());
      record.add("serve:" + name, ADMINISTRATOR, items, Instant.now(), vault);
    }
    exampleScenario(scenarios(settings));
  }

  /// It is put there last.
  private static boolean hasScenario(Running.Settings settings) {
    return new Scenarios(scenarios(settings)).names(COORDINATOR).contains(EXAMPLE);
  }

  private static void exampleScenario(Path scenarios) throws IOException {
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

  private static List<Path> exampleFiles() throws IOException {
    Path folder = examples().resolve("talks-2022");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
