package org.corridor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyDatabaseTest {
  @TempDir
  Path folder;

  private Programs programs;
  private Path password;

  @BeforeEach
  void prepare() throws IOException {
    programs = new Programs(
        Binaries.unpacked(folder.resolve("cache"), "postgres", Binaries::onClassPath),
        folder.resolve("log"));
    password = Files.writeString(folder.resolve("password"), "one\n");
  }

  private void create(String name) throws IOException {
    new EmptyDatabase(programs, "corridor").create(folder.resolve(name), password);
  }

  @Test
  void theSecondIsACopyOfTheFirst() throws IOException {
    create("first");
    Path made = folder.resolve("cache").resolve("postgres-empty");
    Object before = Files.getLastModifiedTime(made.resolve("PG_VERSION"));
    create("second");

    assertThat(Files.getLastModifiedTime(made.resolve("PG_VERSION"))).isEqualTo(before);
    // Its number is given when it is made, and copied.
    assertThat(number("second")).isEqualTo(number("first")).isNotZero();
    try (var beside = Files.list(folder.resolve("cache"))) {
      assertThat(beside.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("postgres", "postgres-empty");
    }
  }

  private long number(String name) throws IOException {
    byte[] control =
        Files.readAllBytes(folder.resolve(name).resolve("global").resolve("pg_control"));
    return ByteBuffer.wrap(control).getLong();
  }

  @Test
  void whereWhatIsKeptIsDamagedOneIsMade() throws IOException {
    create("first");
    Files.delete(folder.resolve("cache/postgres-empty/global/pg_control"));
    create("second");

    assertThat(number("second")).isNotZero().isNotEqualTo(number("first"));
  }

  @Test
  void nobodyComesInButWithThePasswordOfTheRecordAndItIsAskedForOnce() throws SQLException {
    try (EmbeddedPostgres first = EmbeddedPostgres.in(folder.resolve("a"));
        EmbeddedPostgres second = EmbeddedPostgres.in(folder.resolve("b"))) {
      Server crossed =
          new Server(second.server().url(), "corridor", first.server().password());
      assertThatThrownBy(crossed::connect).hasMessageContaining("password");
      try (Connection connection = second.server().connect();
          Statement statement = connection.createStatement();
          ResultSet kept = statement.executeQuery(
              "SELECT rolpassword FROM pg_authid WHERE rolname = 'corridor'")) {
        assertThat(kept.next()).isTrue();
        assertThat(kept.getString(1)).startsWith("SCRAM-SHA-256$1:");
      }
    }
  }
}
