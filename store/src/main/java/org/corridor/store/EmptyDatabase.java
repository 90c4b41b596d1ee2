package org.corridor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A database with nothing in it: made once for each user of the machine, beside the programs, and
/// copied for each record, which takes a quarter of the time.
///
/// A list of its files with their checksums lies beside it: caches are swept, and what is copied
/// must be whole.
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
        make(empty);
      }
      copy(empty, database);
      setPassword(database, Files.readString(password).strip());
      programs.run("initdb", "--sync-only", "-D", database.toString());
    } catch (IOException | UncheckedIOException e) {
      // The cache is full, cannot be written to, or what lies there is damaged.
      LOGGER.log(Level.FINE, e, () -> "No copy of " + empty);
      Programs.deleteAll(database);
      takeAway(empty);
      initialize(database, password);
    }
  }

  private void make(Path empty) throws IOException {
    // Moved there whole: two at once do not disturb each other.
    Path beside = Files.createTempDirectory(empty.getParent(), empty.getFileName() + "-");
    try {
      Path fresh = beside.resolve("database");
      byte[] nobodys = new byte[24];
      new SecureRandom().nextBytes(nobodys);
      Path password =
          Files.writeString(beside.resolve("password"), HexFormat.of().formatHex(nobodys));
      initialize(fresh, password);
      Files.delete(password);
      setPassword(fresh, null);
      Files.write(beside.resolve("files"), files(fresh));
      Files.move(beside, empty, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UncheckedIOException e) {
      Programs.deleteAll(beside);
      if (!Files.exists(empty)) {
        throw e;
      }
    }
  }

  /// Out of the way at once, so that nobody copies half of it; the next record makes it anew.
  private static void takeAway(Path empty) {
    try {
      Path away = Files.createTempDirectory(empty.getParent(), empty.getFileName() + "-");
      Files.move(empty, away.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
      Programs.deleteAll(away);
    } catch (IOException | UncheckedIOException e) {
      LOGGER.log(Level.FINE, e, () -> empty + " stays");
    }
  }

  private void initialize(Path database, Path password) throws IOException {
    programs.run(
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
    programs.tell(
        ONE_ROUND + "ALTER ROLE " + user + " PASSWORD " + said + "\n",
        "postgres",
        "--single",
        "-D",
        database.toString(),
        "-c",
        "exit_on_error=on",
        "postgres");
  }

  /// @throws IOException if the copy is not what was made
  private static void copy(Path empty, Path to) throws IOException {
    Path from = empty.resolve("database");
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(
            path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    if (!files(to).equals(Files.readAllLines(empty.resolve("files")))) {
      throw new IOException(empty + " is not as it was made");
    }
  }

  /// What is in a folder: kind, checksum and name of each, in their order.
  private static List<String> files(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted().toList()) {
        CRC32C sum = new CRC32C();
        boolean file = Files.isRegularFile(path);
        if (file) {
          sum.update(Files.readAllBytes(path));
        }
        files.add((file ? "file " : "folder ") + sum.getValue() + " " + folder.relativize(path));
      }
    }
    return files;
  }
}
