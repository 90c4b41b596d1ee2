package org.corridor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A database with nothing in it: made once for each user of the machine, beside the programs, and
/// copied for each record, which takes a quarter of the time.
final class EmptyDatabase {
  /// Rounds slow down who guesses passwords that people choose; nobody guesses 192 random bits, and
  /// each connection would pay for them. PostgreSQL 15 does not know of it.
  private static final String ONE_ROUND =
      "DO $$ BEGIN IF current_setting('server_version_num')::int >= 160000 THEN PERFORM"
          + " set_config('scram_iterations', '1', false); END IF; END $$\n";

  private static final Logger LOGGER = Logger.getLogger(EmptyDatabase.class.getName());

  private final Programs programs;
  private final String user;

  EmptyDatabase(Programs programs, String user) {
    this.programs = programs;
    this.user = user;
  }

  /// Makes one, which is on the disk when this returns.
  ///
  /// @param database a folder that is not there yet
  /// @param password file with the password of its user
  /// @throws IOException if it cannot be made
  void create(Path database, Path password) throws IOException {
    Path empty = programs.folder().resolveSibling(programs.folder().getFileName() + "-empty");
    try {
      if (!Files.exists(empty)) {
        make(empty, password);
      }
      copy(empty, database);
      setPassword(database, Files.readString(password).strip());
      programs.run("", "initdb", "--sync-only", "-D", database.toString());
    } catch (IOException e) {
      // The cache is full, cannot be written to, or what lies there is damaged.
      LOGGER.log(Level.FINE, "No copy of " + empty, e);
      Programs.deleteAll(database);
      initialize(database, password);
    }
  }

  private void make(Path empty, Path password) throws IOException {
    // Moved there whole: two at once do not disturb each other.
    Path beside = Files.createTempDirectory(empty.getParent(), empty.getFileName() + "-");
    try {
      Path fresh = beside.resolve("database");
      initialize(fresh, password);
      // Nobody comes in by the password of a record but to that record.
      setPassword(fresh, null);
      Files.move(fresh, empty, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(empty)) {
        throw e;
      }
    } finally {
      Programs.deleteAll(beside);
    }
  }

  private void initialize(Path database, Path password) throws IOException {
    programs.run(
        "",
        "initdb",
        "-D",
        database.toString(),
        "-U",
        user,
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "-E",
        "UTF8",
        "--locale=C",
        "--data-checksums");
  }

  /// Without a server, so that nobody else can come in meanwhile.
  ///
  /// @param password null for none, with which nobody comes in
  private void setPassword(Path database, @Nullable String password) throws IOException {
    String said = password == null ? "NULL" : "'" + password.replace("'", "''") + "'";
    programs.run(
        ONE_ROUND + "ALTER ROLE " + user + " PASSWORD " + said + "\n",
        "postgres",
        "--single",
        "-D",
        database.toString(),
        "-c",
        "exit_on_error=on",
        "postgres");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(
            path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
