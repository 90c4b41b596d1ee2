package org.corridor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.corridor.log.Append;
import org.corridor.log.Appended;
import org.corridor.log.Chain;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.log.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The event log on the real database.
@ParameterizedClass
@EnumSource(Databases.class)
class StoreTest {
  private static final Instant NOON = Instant.parse("2022-03-05T10:00:00Z");

  @Parameter
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Databases database;

  @TempDir
  Path folder;

  private EmbeddedPostgres postgres;
  private PostgresEventLog log;

  @BeforeEach
  void start() {
    postgres = database.start(folder);
    log = PostgresEventLog.open(postgres.server(), InstantSource.system());
  }

  @AfterEach
  void stop() {
    log.close();
    postgres.close();
  }

  private static Append request(String command, String stream, String... bodies) {
    List<Draft> drafts = new ArrayList<>();
    for (String body : bodies) {
      drafts.add(new Draft(stream, NOON, "claim", 1, body));
    }
    return new Append(command, "tester", Map.of(), drafts);
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    log.read(0, entries::add);
    return entries;
  }

  private Optional<Chain.Break> firstBreak() {
    Chain chain = new Chain();
    for (Entry entry : entries()) {
      Optional<Chain.Break> found = chain.add(entry);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Test
  void whatIsAcknowledgedIsThereInOrderAndTheChainIsWhole() {
    log.append(request("a", "talks", "{\"x\":1}", "{\"x\":\"два\"}"));
    log.append(request("b", "reports", "{}"));
    assertThat(entries())
        .extracting(Entry::body)
        .containsExactly("{\"x\":1}", "{\"x\":\"два\"}", "{}");
    assertThat(entries()).extracting(Entry::version).containsExactly(1L, 2L, 1L);
    assertThat(firstBreak()).isEmpty();
    assertThat(log.end().position()).isEqualTo(3);
  }

  @Test
  void aStreamIsPassedOverAndWhatItHasIsLookedUpByItsId() {
    String odd = "a \\\"quoted\\\" C:\\\\ ліцей";
    log.append(request("a", "talks", "{\"id\":\"P\"}"));
    log.append(request(
        "b",
        "reports",
        "{\"id\":\"" + odd + "\",\"proposition\":\"\\\"id\\\":\\\"no\\\"\"}",
        "{\"figure\":{\"id\":\"F\",\"best\":1}}",
        "{\"id\":\"" + "x".repeat(5_000) + "\"}",
        "no JSON at all"));
    log.append(request("c 1", "operations", "{\"id\":\"N\"}"));
    List<Entry> others = new ArrayList<>();
    log.readWithout("reports", 0, others::add);
    assertThat(others).extracting(Entry::stream).containsExactly("talks", "operations");
    assertThat(log.version("reports")).isEqualTo(4);
    assertThat(log.version("nothing")).isZero();
    assertThat(log.reported("claim", "a \"quoted\" C:\\ ліцей")).isTrue();
    assertThat(log.reported("claim", "F")).isTrue();
    assertThat(log.reported("claim", "x".repeat(5_000))).isTrue();
    assertThat(log.reported("claim", "no")).isFalse();
    assertThat(log.reported("figure", "F")).isFalse();
    // Of another stream.
    assertThat(log.reported("claim", "P")).isFalse();
    assertThat(log.requested("c ")).isTrue();
    assertThat(log.requested("d")).isFalse();
  }

  @Test
  void aSnapshotCountsOnlyForItsRulesItsEntriesAndWhole() throws SQLException {
    log.append(request("a", "talks", "{\"x\":1}", "{\"x\":2}"));
    Entry last = entries().getLast();
    byte[] bytes = {1, 2, 3};
    log.keep(new Snapshot(2, last.hash(), "rules", new Snapshot.Bytes(bytes)));
    assertThat(log.findSnapshot("rules").orElseThrow().state().array()).isEqualTo(bytes);
    assertThat(log.findSnapshot("rules").orElseThrow().position()).isEqualTo(2);
    assertThat(log.findSnapshot("other rules")).isEmpty();

    byte[] more = {4};
    log.keep(new Snapshot(2, last.hash(), "rules", new Snapshot.Bytes(more)));
    assertThat(log.findSnapshot("rules").orElseThrow().state().array()).isEqualTo(more);
    try (Connection connection = postgres.server().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("update snapshot set state = '\\x05'");
    }
    assertThat(log.findSnapshot("rules")).isEmpty();

    log.keep(new Snapshot(2, Hash.NONE, "rules", new Snapshot.Bytes(more)));
    assertThat(log.findSnapshot("rules")).isEmpty();
    log.keep(new Snapshot(2, last.hash(), "rules", new Snapshot.Bytes(more)));
    log.forgetSnapshot();
    assertThat(log.findSnapshot("rules")).isEmpty();
    List<Entry> others = new ArrayList<>();
    log.readWithout("reports", 1, others::add);
    assertThat(others).extracting(Entry::version).containsExactly(2L);
    log.readOnly("talks", others::add);
    assertThat(others).hasSize(3);
  }

  @Test
  void theSameRequestIsRecordedOnce() {
    Appended first = log.append(request("a", "talks", "{}"));
    Appended again = log.append(request("a", "talks", "{}"));
    assertThat(again).isEqualTo(first);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void whoDecidedOnAnOldVersionIsOvertaken() {
    log.append(request("a", "talks", "{}"));
    Appended late = log.append(new Append(
        "b", "tester", Map.of("talks", 0L), List.of(new Draft("talks", NOON, "claim", 1, "{}"))));
    assertThat(late).isEqualTo(new Appended.Overtaken("talks", 1));
    assertThat(entries()).hasSize(1);
  }

  @Test
  void nothingInTheLogCanBeChangedOrDeletedBySql() throws SQLException {
    log.append(request("a", "talks", "{}"));
    for (String sql :
        List.of("update event set body = '{}'", "delete from event", "truncate event")) {
      try (Connection connection = postgres.server().connect();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("append-only");
      }
    }
  }

  @Test
  void whoeverTampersBreaksTheChainWhereTheyDid() throws SQLException {
    for (int i = 0; i < 20; i++) {
      log.append(request("c" + i, i % 2 == 0 ? "talks" : "reports", "{\"i\":" + i + "}"));
    }
    assertThat(firstBreak()).isEmpty();
    Map<String, Long> tampered = Map.of(
        "update event set body = '{\"i\":99}' where position = 7", 7L,
        "update event set sender = 'somebody' where position = 3", 3L,
        "update event set at_micros = at_micros + 1 where position = 11", 11L,
        "update event set hash = 'x' where position = 5", 5L,
        "delete from event where position = 9", 10L,
        "delete from event where position = 1", 2L);
    tampered.forEach((sql, position) -> {
      try (Connection connection = postgres.server().connect();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(true);
        statement.execute("create table kept as table event");
        statement.execute("alter table event disable trigger all");
        statement.execute(sql);
        assertThat(firstBreak()).as(sql).map(Chain.Break::position).contains(position);
        statement.execute("truncate event");
        statement.execute("insert into event table kept");
        statement.execute("drop table kept");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void manyWritersAtOnceMakeOneChain() throws Exception {
    int writers = 8;
    int each = 50;
    List<Future<?>> running = new ArrayList<>();
    try (PostgresEventLog other = PostgresEventLog.open(postgres.server(), InstantSource.system());
        ExecutorService pool = Executors.newFixedThreadPool(writers)) {
      for (int w = 0; w < writers; w++) {
        int writer = w;
        PostgresEventLog mine = w % 2 == 0 ? log : other;
        running.add(pool.submit(() -> {
          for (int i = 0; i < each; i++) {
            mine.append(request(writer + "/" + i, "stream" + writer % 3, "{\"i\":" + i + "}"));
          }
        }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
    assertThat(entries()).hasSize(writers * each);
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void aClockThatJumpsBackMakesNoEntryOlderThanTheOneBefore() {
    AtomicReference<Instant> now = new AtomicReference<>(NOON);
    try (PostgresEventLog timed = PostgresEventLog.open(postgres.server(), now::get)) {
      timed.append(request("a", "talks", "{}"));
      now.set(NOON.minus(Duration.ofHours(3)));
      timed.append(request("b", "talks", "{}"));
    }
    assertThat(entries()).extracting(Entry::recordedAt).containsExactly(NOON, NOON);
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void whatWasAcknowledgedSurvivesAKilledServer() {
    for (int i = 0; i < 30; i++) {
      log.append(request("c" + i, "talks", "{\"i\":" + i + "}"));
    }
    long pid = pid();
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> children = server.descendants().toList();
    server.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    server.onExit().join();
    assertThatThrownBy(() -> log.append(request("lost", "talks", "{}")))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("Nothing was recorded");
    postgres.close();
    postgres = database.start(folder);
    log = PostgresEventLog.open(postgres.server(), InstantSource.system());
    assertThat(entries()).hasSize(30);
    assertThat(firstBreak()).isEmpty();
    log.append(request("lost", "talks", "{}"));
    assertThat(entries()).hasSize(31);
  }

  private long pid() {
    try {
      return Long.parseLong(Files.readAllLines(folder.resolve("database/postmaster.pid"))
          .getFirst()
          .strip());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aSecondUserUsesTheServerThatRunsAndTheLastOneStopsIt() {
    long pid = pid();
    EmbeddedPostgres second = database.start(folder);
    assertThat(second.server()).isEqualTo(postgres.server());
    second.close();
    assertThat(ProcessHandle.of(pid)).isPresent();
    log.append(request("a", "talks", "{}"));
    log.close();
    postgres.close();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    start();
    assertThat(entries()).hasSize(1);
  }

  @Test
  void aRestoredLogIsTheSameByteForByteAndOnlyAnEmptyOneIsFilled() {
    log.append(request("a", "talks", "{\"x\":1}", "{\"x\":2}"));
    List<Entry> whole = entries();
    Path elsewhere = Databases.folder(folder, "other");
    try (EmbeddedPostgres other = database.start(elsewhere);
        PostgresEventLog copy = PostgresEventLog.open(other.server(), InstantSource.system())) {
      assertThatThrownBy(() -> copy.restore(List.of(whole.get(1))))
          .hasMessageContaining("entry 1 is missing");
      assertThat(copy.end().position()).isZero();
      copy.restore(whole);
      List<Entry> restored = new ArrayList<>();
      copy.read(0, restored::add);
      assertThat(restored).isEqualTo(whole);
      assertThatThrownBy(() -> copy.restore(whole)).hasMessageContaining("not empty");
    }
  }

  /// Flyway makes its own table first.
  @Test
  void whoWasStoppedBeforeTheTablesWereMadeMakesThem() throws SQLException {
    PostgresEventLog.open(postgres.server(), InstantSource.system()).close();
    try (Connection connection = postgres.server().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema begun");
      statement.execute("create table begun.flyway_schema_history"
          + " (like public.flyway_schema_history including all)");
      statement.execute("drop schema public cascade");
      statement.execute("alter schema begun rename to public");
    }
    try (PostgresEventLog log = PostgresEventLog.open(postgres.server(), InstantSource.system())) {
      assertThat(log.end().position()).isZero();
    }
  }

  @Test
  void aRecordOfANewerCorridorIsRefused() throws SQLException {
    try (Connection connection = postgres.server().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("update flyway_schema_history set version = '99'");
    }
    assertThatThrownBy(() -> PostgresEventLog.open(postgres.server(), InstantSource.system()))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("newer Corridor");
  }

  @Test
  void theServerIsDurableAndOnLoopbackOnlyAndAsksForThePassword() throws SQLException {
    try (Connection connection = postgres.server().connect();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> setting : Map.of(
              "fsync", "on",
              "synchronous_commit", "on",
              "full_page_writes", "on",
              "data_checksums", "on",
              "listen_addresses", "127.0.0.1")
          .entrySet()) {
        var row = statement.executeQuery("show " + setting.getKey());
        row.next();
        assertThat(row.getString(1)).as(setting.getKey()).isEqualTo(setting.getValue());
      }
    }
    Server wrong = new Server(postgres.server().url(), "corridor", "guessed");
    assertThatThrownBy(wrong::connect).hasMessageContaining("password");
  }

  @Test
  void aRequestThatCannotBeWrittenDoesNotTakeOthersWithIt() throws Exception {
    int good = 40;
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < good; i++) {
        int number = i;
        running.add(pool.submit(() -> log.append(request("g" + number, "talks", "{}"))));
        running.add(pool.submit(() -> assertThatThrownBy(
                () -> log.append(request("b" + number, "talks", "{\u0000}")))
            .isInstanceOf(StoreTrouble.class)));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
    assertThat(entries()).hasSize(good);
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void whatWasCutOffAtTheEndIsSeenBesideTheHead() throws SQLException {
    log.append(request("a", "talks", "{}", "{}", "{}"));
    EventLog.End end = log.end();
    assertThat(end).isEqualTo(new EventLog.End(3, entries().getLast().hash()));
    try (Connection connection = postgres.server().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table event disable trigger all");
      statement.execute("delete from event where position = 3");
    }
    assertThat(firstBreak()).isEmpty();
    assertThat(log.end().position()).isNotEqualTo(entries().getLast().position());
    try (Connection connection = postgres.server().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("update event set previous = 'x' where position = 1");
    }
    assertThat(firstBreak()).map(Chain.Break::position).contains(1L);
  }

  @Test
  void theFileOfAnotherServerIsNotTakenForOurs() throws Exception {
    Path elsewhere = Databases.folder(folder, "other");
    log.append(request("a", "talks", "{}"));
    try (EmbeddedPostgres other = database.start(elsewhere)) {
      log.close();
      postgres.close();
      // As after a crash, when the number in the file is by now another record's server.
      Path stale = folder.resolve("database/postmaster.pid");
      List<String> lines =
          new ArrayList<>(Files.readAllLines(elsewhere.resolve("database/postmaster.pid")));
      lines.set(1, folder.resolve("database").toString());
      Files.write(stale, lines);
      start();
      assertThat(entries()).hasSize(1);
      try (PostgresEventLog untouched =
          PostgresEventLog.open(other.server(), InstantSource.system())) {
        untouched.append(request("b", "talks", "{}"));
      }
    }
  }

  @Test
  void aStrangerWhoIsConnectedDoesNotKeepTheServerFromStopping() throws SQLException {
    try (Connection _ = postgres.server().connect()) {
      long pid = pid();
      log.close();
      postgres.close();
      assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
    start();
  }

  @Test
  void manyThreadsMayOpenTheSameFolder() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
      List<Future<Server>> running = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        running.add(pool.submit(() -> {
          try (EmbeddedPostgres mine = database.start(folder)) {
            return mine.server();
          }
        }));
      }
      for (Future<Server> future : running) {
        assertThat(future.get()).isEqualTo(postgres.server());
      }
    }
  }

  @Test
  void aServerThatIsNamedIsReachedByItsAddress() {
    Server own = postgres.server();
    String address = own.url()
        .replace("jdbc:postgresql://", "postgresql://" + own.user() + ":" + own.password() + "@");
    try (PostgresEventLog named =
        PostgresEventLog.open(Server.of(address), InstantSource.system())) {
      named.append(request("a", "talks", "{}"));
    }
    assertThat(entries()).hasSize(1);
    for (String wrong : List.of("mysql://h/d", "postgresql://", "h/d", "postgresql://h", "a b")) {
      assertThatThrownBy(() -> Server.of(wrong)).as(wrong).isInstanceOf(StoreTrouble.class);
    }
  }
}
