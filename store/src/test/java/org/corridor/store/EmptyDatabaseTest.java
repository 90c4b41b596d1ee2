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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyDatabaseTest {
  @TempDir
  static Path unpacked;

  @TempDir
  Path folder;

  private Programs programs;
  private Path password;

  @BeforeAll
  static void unpack() throws IOException {
    Binaries.unpacked(unpacked, "postgres", Binaries::onClassPath);
  }

  @BeforeEach
  void prepare() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Path here = Files.createSymbolicLink(cache.resolve("postgres"), unpacked.resolve("postgres"));
    programs = new Programs(here, folder.resolve("log"));
    password = Files.writeString(folder.resolve("password"), "one\n");
  }

  private void create(String name) throws IOException {
    new EmptyDatabase(programs, "corridor").create(folder.resolve(name), password);
  }

  @Test
  void theSecondIsACopyOfTheFirst() throws IOException {
    create("first");
    Path made = folder.resolve("cache").resolve("postgres-empty");
    Object before = Files.getLastModifiedTime(made.resolve("files"));
    create("second");

    assertThat(Files.getLastModifiedTime(made.resolve("files"))).isEqualTo(before);
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

  /// Also where the database would not have noticed before somebody needs what is missing.
  @ParameterizedTest
  @ValueSource(strings = {"global/pg_control", "base/1/2619"})
  void whereWhatIsKeptIsDamagedOneIsMadeAndTheNextIsACopyAgain(String file) throws IOException {
    create("first");
    Path kept = folder.resolve("cache/postgres-empty");
    Files.write(kept.resolve("database").resolve(file), new byte[] {1, 2, 3});
    create("second");
    assertThat(number("second")).isNotZero().isNotEqualTo(number("first"));
    assertThat(folder.resolve("second").resolve(file)).isNotEmptyFile();
    assertThat(Files.size(folder.resolve("second").resolve(file)))
        .isEqualTo(Files.size(folder.resolve("first").resolve(file)));
    assertThat(kept).doesNotExist();
    create("third");
    create("fourth");
    assertThat(number("fourth")).isEqualTo(number("third"));
  }

  @Test
  void thePasswordIsInNoLog() throws IOException {
    Files.writeString(password, "tellnobody\n");
    create("first");
    assertThat(programs.log()).content().doesNotContain("tellnobody");
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
