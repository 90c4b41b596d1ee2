package org.corridor.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.corridor.log.Vault;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresAccounts;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.PostgresVault;
import org.corridor.store.Server;
import org.jspecify.annotations.Nullable;

/// The database, and what of the record lies in it.
final class Stores implements AutoCloseable {
  /// Who fills it with the example, and the first who may come in.
  static final String ADMINISTRATOR = "admin";

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
          Example example = new Example(stores.log, stores.vault, scenarios(settings));
          if (!example.load()) {
            stores.told.add(
                "There is a record in " + settings.data() + " already; no example was loaded.");
          }
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
}
