package org.corridor.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.log.Tray;
import org.corridor.log.Vault;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.PostgresTray;
import org.corridor.store.PostgresVault;
import org.corridor.store.Server;
import org.corridor.store.StoreTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where a record is kept: a folder with a database of its own, or a server that is named.
final class RecordPlace {
  @Parameters(
      index = "0",
      paramLabel = "RECORD",
      description = "The folder of the record, with a database of its own.")
  private Path folder = Path.of(".");

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = {
        "Keep it on this server instead, as postgresql://user@host/database",
        "(PostgreSQL 15 or newer; password from ~/.pgpass). RECORD is then only a name."
      })
  private @Nullable String store;

  RecordPlace() {}

  /// The same, where it is said otherwise than as the first argument.
  RecordPlace(Path folder, @Nullable String store) {
    this.folder = folder;
    this.store = store;
  }

  Path folder() {
    return folder;
  }

  /// An open log, and the server behind it if that is ours.
  static final class Opened implements AutoCloseable {
    private final @Nullable EmbeddedPostgres own;
    private final PostgresEventLog log;
    private final Vault vault;
    private final Tray tray;
    private final Server server;
    private @Nullable AutoCloseable connections;
    private final Thread onInterrupt;

    private Opened(@Nullable EmbeddedPostgres own, PostgresEventLog log, Server server) {
      this.own = own;
      this.log = log;
      vault = new PostgresVault(server);
      tray = new PostgresTray(server);
      this.server = server;
      onInterrupt = new Thread(this::closeBoth);
      Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    PostgresEventLog log() {
      return log;
    }

    /// For who asks often: connections are kept until it is closed.
    void keepConnections() {
      connections = server.pooled();
    }

    Tray tray() {
      return tray;
    }

    Vault vault() {
      return vault;
    }

    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
      } catch (IllegalStateException e) {
        // Ctrl-C: the hook does it.
        return;
      }
      closeBoth();
    }

    private void closeBoth() {
      try {
        if (connections != null) {
          connections.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException("The connections cannot be closed", e);
      }
      log.close();
      if (own != null) {
        own.close();
      }
    }
  }

  boolean exists() {
    return store != null || folder.resolve("database").toFile().isDirectory();
  }

  /// Opens a record that is there.
  Opened open() {
    if (!exists()) {
      throw BadInput.of(new Problem(
          folder.toString(),
          0,
          0,
          "",
          "the folder of a record",
          "none",
          "corridor record new " + folder));
    }
    return openOrCreate();
  }

  Opened openOrCreate() {
    if (store != null) {
      Server named = Server.of(store);
      return new Opened(null, PostgresEventLog.open(named, InstantSource.system()), named);
    }
    EmbeddedPostgres own = EmbeddedPostgres.in(folder);
    try {
      return new Opened(
          own, PostgresEventLog.open(own.server(), InstantSource.system()), own.server());
    } catch (StoreTrouble e) {
      own.close();
      throw e;
    }
  }
}
