package org.corridor.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.log.Append;
import org.corridor.log.Appended;
import org.corridor.log.Chain;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.log.Snapshot;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// The event log in a PostgreSQL database.
///
/// **Durable.** An append returns when its transaction is on the disk.
/// **Fast.** One thread writes; whoever comes while it does goes with the next transaction: one
/// write to the disk for all who wait.
/// **In order.** The row of the last entry is locked by whoever appends, in whatever process, so
/// that entries form one chain; versions of streams and names of requests are looked up under that
/// lock.
public final class PostgresEventLog implements EventLog {
  private static final int VERSION_OLDEST = 150_000;
  private static final int BATCH_MAX = 256;
  private static final long COMPANY_NANOS = 500_000;
  private static final int FETCH = 5_000;
  private static final int INSERT_CHUNK = 1_000;
  private static final String SCHEMA_NEWEST = "7";
  private static final String COLUMNS = "position, stream, version, command, sender, at_micros,"
      + " recorded_micros, type, schema, body, previous, hash";

  /// Only what is wrong is worth a line on somebody's terminal; held, or the setting is forgotten.
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static {
    MIGRATIONS.setLevel(Level.WARNING);
    DRIVER.setLevel(Level.SEVERE);
  }

  /// Stands for what is no hash: it follows nothing and nothing follows it.
  private static final Hash GARBAGE = new Hash("f".repeat(64));

  private static final String INSERT = "with written as (insert into event (" + COLUMNS
      + ") select * from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[],"
      + " ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[]))"
      + " update log_head set position = ?, recorded_micros = ?, hash = ?";

  private final Server server;
  private final PostgresSnapshot snapshot;
  private final InstantSource clock;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private @Nullable Thread writing;
  private boolean closed;
  private @Nullable Connection writer;
  /// How many went together last time.
  private int company;

  /// Has the last request been sent to the disk, so that nobody knows whether it came there?
  private boolean committing;

  /// A request and whoever waits for it.
  private record Waiting(Append request, CompletableFuture<Appended> answer) {}

  /// The last entry.
  private record Head(long position, Instant recordedAt, Hash hash) {}

  private PostgresEventLog(Server server, InstantSource clock) {
    this.server = server;
    this.snapshot = new PostgresSnapshot(server);
    this.clock = clock;
  }

  /// Opens the log in a database, and brings its tables up to date.
  ///
  /// @param clock tells when an entry is recorded
  /// @throws StoreTrouble if it cannot be reached, is too old, or was written by a newer Corridor
  public static PostgresEventLog open(Server server, InstantSource clock) {
    try (Connection connection = server.connect()) {
      int version = Integer.parseInt(one(connection, "show server_version_num"));
      if (version < VERSION_OLDEST) {
        throw new StoreTrouble(
            "This is PostgreSQL " + version / 10_000 + "; Corridor needs 15 or newer", null);
      }
      String known = one(
          connection,
          "select case when to_regclass('flyway_schema_history') is null then '0' else '1' end");
      String at = known.equals("0")
          ? "0"
          : one(
              connection,
              // Nothing yet where whoever made the tables was stopped.
              "select coalesce((select version from flyway_schema_history where version is not null"
                  + " order by installed_rank desc limit 1), '0')");
      if (!at.equals(SCHEMA_NEWEST)) {
        migrate(server, at);
      }
      return new PostgresEventLog(server, clock);
    } catch (SQLException e) {
      throw trouble("The database at " + server.url().substring(5) + " cannot be opened", e);
    }
  }

  private static void migrate(Server server, String at) {
    if (MigrationVersion.fromVersion(at).compareTo(MigrationVersion.fromVersion(SCHEMA_NEWEST))
        > 0) {
      throw new StoreTrouble(
          "This record was written by a newer Corridor (tables of version "
              + at
              + ", this one knows "
              + SCHEMA_NEWEST
              + ")",
          null);
    }
    try {
      Flyway.configure(PostgresEventLog.class.getClassLoader())
          .dataSource(server.url(), blank(server.user()), blank(server.password()))
          .locations("classpath:org/corridor/store/migrations")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreTrouble("The tables cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  private static @Nullable String blank(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static StoreTrouble trouble(String what, SQLException e) {
    return new StoreTrouble(what + ": " + e.getMessage(), e);
  }

  @Override
  public Appended append(Append request) {
    return answer(waiting(List.of(request)).getFirst());
  }

  @Override
  public List<Tried> appendAll(List<Append> requests) {
    List<Tried> tried = new ArrayList<>();
    for (Waiting waiting : waiting(requests)) {
      try {
        tried.add(new Tried(answer(waiting), null));
      } catch (RuntimeException e) {
        tried.add(new Tried(null, e));
      }
    }
    return tried;
  }

  private List<Waiting> waiting(List<Append> requests) {
    List<Waiting> waiting =
        requests.stream().map(r -> new Waiting(r, new CompletableFuture<>())).toList();
    synchronized (queue) {
      if (closed) {
        throw new StoreTrouble("Nothing was recorded: the record is closed", null);
      }
      if (writing == null) {
        writing = Thread.ofPlatform().daemon().name("corridor-writer").start(this::writeForAll);
      }
      queue.addAll(waiting);
    }
    return waiting;
  }

  private static Appended answer(Waiting waiting) {
    try {
      return waiting.answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreTrouble trouble
          ? new StoreTrouble(String.valueOf(trouble.getMessage()), trouble)
          : new IllegalStateException(e.getCause());
    }
  }

  private void writeForAll() {
    try {
      while (true) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(queue.take());
        waitForCompany();
        queue.drainTo(batch, BATCH_MAX - 1);
        company = batch.size();
        writeAll(batch);
      }
    } catch (InterruptedException e) {
      // Closed, when nobody waits any more.
      forgetWriter();
    }
  }

  private void writeAll(List<Waiting> batch) {
    try {
      Map<Waiting, Appended> answers = write(batch);
      answers.forEach((waiting, answer) -> waiting.answer.complete(answer));
    } catch (SQLException e) {
      forgetWriter();
      if (batch.size() > 1) {
        // One of them may be at fault; the others shall not suffer for it.
        batch.forEach(waiting -> writeAll(List.of(waiting)));
      } else {
        batch
            .getFirst()
            .answer
            .completeExceptionally(trouble(
                committing
                    ? "It is not known whether this was recorded; send it again, it is recorded once"
                    : "Nothing was recorded",
                e));
      }
    } catch (RuntimeException | Error e) {
      forgetWriter();
      batch.forEach(waiting -> waiting.answer.completeExceptionally(e));
    }
  }

  /// Whoever went together last time is mostly just about to come again: a moment's wait saves a
  /// write to the disk.
  private void waitForCompany() {
    long until = System.nanoTime() + COMPANY_NANOS;
    while (queue.size() + 1 < company && System.nanoTime() < until) {
      LockSupport.parkNanos(COMPANY_NANOS / 10);
    }
  }

  private Map<Waiting, Appended> write(List<Waiting> batch) throws SQLException {
    committing = false;
    Connection connection = writer();
    Head head = lockHead(connection);
    List<Append> requests = batch.stream().map(Waiting::request).toList();
    Map<String, List<Entry>> known = knownCommands(connection, requests);
    Map<String, Long> versions = versions(connection, requests);
    Map<Waiting, Appended> answers = new LinkedHashMap<>();
    List<Entry> fresh = new ArrayList<>();
    for (Waiting waiting : batch) {
      Append request = waiting.request;
      Appended answer = known.containsKey(request.command())
          ? new Appended.Done(known.get(request.command()))
          : findOvertaken(request, versions);
      if (answer == null) {
        List<Entry> entries = new ArrayList<>();
        for (Draft draft : request.drafts()) {
          Entry entry = next(head, versions, request, draft);
          head = new Head(entry.position(), entry.recordedAt(), entry.hash());
          entries.add(entry);
        }
        fresh.addAll(entries);
        known.put(request.command(), entries);
        answer = new Appended.Done(entries);
      }
      answers.put(waiting, answer);
    }
    if (!fresh.isEmpty()) {
      insert(connection, fresh, head);
    }
    committing = true;
    connection.commit();
    committing = false;
    return answers;
  }

  private Entry next(Head head, Map<String, Long> versions, Append request, Draft draft) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long version = versions.merge(draft.stream(), 1L, Long::sum);
    // A clock that jumps back does not make an entry older than the one before.
    return Entry.after(
        head.hash,
        head.position + 1,
        version,
        request.command(),
        request.sender(),
        now.isBefore(head.recordedAt) ? head.recordedAt : now,
        draft);
  }

  private static @Nullable Appended findOvertaken(Append request, Map<String, Long> versions) {
    for (Map.Entry<String, Long> expected : request.expected().entrySet()) {
      long version = versions.getOrDefault(expected.getKey(), 0L);
      if (version != expected.getValue()) {
        return new Appended.Overtaken(expected.getKey(), version);
      }
    }
    return null;
  }

  private Connection writer() throws SQLException {
    Connection open = writer;
    if (open == null || open.isClosed()) {
      open = server.connect();
      try (Statement statement = open.createStatement()) {
        statement.execute("set synchronous_commit = on");
      }
      endsAsItSays(open);
      open.setAutoCommit(false);
      writer = open;
    }
    return open;
  }

  /// Nothing is added to a log of which somebody took the end away.
  private static void endsAsItSays(Connection connection) throws SQLException {
    String broken = one(
        connection,
        "select count(*) from log_head h where h.position > 0 and not exists"
            + " (select 1 from event e where e.position = h.position and e.hash = h.hash)");
    if (!broken.equals("0")) {
      connection.close();
      throw new SQLException("the log does not end as it says; corridor record verify tells where");
    }
  }

  /// After a failure nobody knows how far it came; a new connection begins with what is there.
  private void forgetWriter() {
    try (Connection _ = writer) {
      writer = null;
    } catch (SQLException e) {
      writer = null;
    }
  }

  private static Head lockHead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(
            "select position, recorded_micros, hash from log_head for update")) {
      row.next();
      return new Head(row.getLong(1), instant(row.getLong(2)), new Hash(row.getString(3)));
    }
  }

  private static Map<String, List<Entry>> knownCommands(
      Connection connection, List<Append> requests) throws SQLException {
    Map<String, List<Entry>> known = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(
        "select " + COLUMNS + " from event where command = any (?) order by position")) {
      Array commands = connection.createArrayOf(
          "text", requests.stream().map(Append::command).toArray());
      select.setArray(1, commands);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Entry entry = entry(rows);
          known.computeIfAbsent(entry.command(), _ -> new ArrayList<>()).add(entry);
        }
      }
    }
    return known;
  }

  private static Map<String, Long> versions(Connection connection, List<Append> requests)
      throws SQLException {
    Map<String, Long> versions = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(
        "select s, (select max(version) from event where stream = s) from unnest(?) s")) {
      Object[] streams = requests.stream()
          .flatMap(r -> java.util.stream.Stream.concat(
              r.expected().keySet().stream(), r.drafts().stream().map(Draft::stream)))
          .distinct()
          .toArray();
      select.setArray(1, connection.createArrayOf("text", streams));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return versions;
  }

  /// The entries and the head in one statement: one way to the server and back.
  private static void insert(Connection connection, List<Entry> entries, Head head)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, longs(connection, entries, Entry::position));
      insert.setArray(2, texts(connection, entries, Entry::stream));
      insert.setArray(3, longs(connection, entries, Entry::version));
      insert.setArray(4, texts(connection, entries, Entry::command));
      insert.setArray(5, texts(connection, entries, Entry::sender));
      insert.setArray(6, longs(connection, entries, e -> micros(e.at())));
      insert.setArray(7, longs(connection, entries, e -> micros(e.recordedAt())));
      insert.setArray(8, texts(connection, entries, Entry::type));
      insert.setArray(9, longs(connection, entries, Entry::schema));
      insert.setArray(10, texts(connection, entries, Entry::body));
      insert.setArray(11, texts(connection, entries, e -> e.previous().hex()));
      insert.setArray(12, texts(connection, entries, e -> e.hash().hex()));
      insert.setLong(13, head.position);
      insert.setLong(14, micros(head.recordedAt));
      insert.setString(15, head.hash.hex());
      insert.executeUpdate();
    }
  }

  private static Array longs(Connection connection, List<Entry> entries, ToLongFunction<Entry> part)
      throws SQLException {
    return connection.createArrayOf(
        "bigint", entries.stream().map(e -> part.applyAsLong(e)).toArray());
  }

  private static Array texts(
      Connection connection, List<Entry> entries, Function<Entry, String> part)
      throws SQLException {
    return connection.createArrayOf("text", entries.stream().map(part).toArray());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        instant(row.getLong(6)),
        instant(row.getLong(7)),
        row.getString(8),
        row.getInt(9),
        row.getString(10),
        hash(row.getString(11)),
        hash(row.getString(12)));
  }

  /// Who changed a hash into something else broke the chain too, and the chain tells where.
  private static Hash hash(String hex) {
    try {
      return new Hash(hex);
    } catch (IllegalArgumentException e) {
      return GARBAGE;
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public void read(long behind, Consumer<Entry> reader) {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      inOrderWithoutSorting(connection);
      try (PreparedStatement select = connection.prepareStatement(
          "select " + COLUMNS + " from event where position > ? order by position")) {
        select.setLong(1, behind);
        give(select, reader);
      }
      connection.rollback();
    } catch (SQLException e) {
      throw trouble("The record cannot be read", e);
    }
  }

  @Override
  public void readWithout(String stream, long behind, Consumer<Entry> reader) {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      // Before and behind the stream along its index, which passes over it.
      try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
          + " from event where (stream < ? or stream > ?) and position > ? order by position")) {
        select.setString(1, stream);
        select.setString(2, stream);
        select.setLong(3, behind);
        give(select, reader);
      }
      connection.rollback();
    } catch (SQLException e) {
      throw trouble("The record cannot be read", e);
    }
  }

  @Override
  public void readOnly(String stream, Consumer<Entry> reader) {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement select = connection.prepareStatement(
          "select " + COLUMNS + " from event where stream = ? order by version")) {
        select.setString(1, stream);
        give(select, reader);
      }
      connection.rollback();
    } catch (SQLException e) {
      throw trouble("The record cannot be read", e);
    }
  }

  private static void give(PreparedStatement select, Consumer<Entry> reader) throws SQLException {
    select.setFetchSize(FETCH);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        reader.accept(entry(rows));
      }
    }
  }

  @Override
  public long version(String stream) {
    return asked("select coalesce(max(version), 0) from event where stream = ?", stream);
  }

  @Override
  public boolean reported(String type, String id) {
    return asked(
            "select count(*) from event where stream = 'reports' and type = ?"
                + " and md5(substring(body from '\"id\":(\"(?:[^\"\\\\]|\\\\.)*\")'))"
                + " = md5(to_json(?::text)::text)",
            type,
            id)
        > 0;
  }

  @Override
  public boolean requested(String beginning) {
    return asked("select count(*) from event where starts_with(command, ?)", beginning) > 0;
  }

  private long asked(String query, String... parameters) {
    try (Connection connection = server.connect();
        PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw trouble("The record cannot be read", e);
    }
  }

  /// Along the index: a sort of the whole log would need room on the disk, which may be full.
  private static void inOrderWithoutSorting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local enable_seqscan = off");
      statement.execute("set local enable_bitmapscan = off");
    }
  }

  @Override
  public End end() {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select position, hash from log_head")) {
      return row.next() ? new End(row.getLong(1), hash(row.getString(2))) : new End(0, GARBAGE);
    } catch (SQLException e) {
      throw trouble("The record cannot be read", e);
    }
  }

  @Override
  public Optional<Snapshot> findSnapshot(String code) {
    return snapshot.find(code);
  }

  @Override
  public void keep(Snapshot kept) {
    snapshot.keep(kept);
  }

  @Override
  public void forgetSnapshot() {
    snapshot.forget();
  }

  @Override
  public void restore(List<Entry> entries) {
    Chain chain = new Chain();
    for (Entry entry : entries) {
      chain.add(entry).ifPresent(broken -> {
        throw new StoreTrouble(
            "Nothing was imported: entry " + broken.position() + ": " + broken.reason(), null);
      });
    }
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      if (lockHead(connection).position > 0) {
        connection.rollback();
        throw new StoreTrouble("Nothing was imported: the record is not empty", null);
      }
      if (!entries.isEmpty()) {
        Entry last = entries.getLast();
        Head head = new Head(last.position(), last.recordedAt(), last.hash());
        for (int from = 0; from < entries.size(); from += INSERT_CHUNK) {
          int to = Math.min(entries.size(), from + INSERT_CHUNK);
          insert(connection, entries.subList(from, to), head);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw trouble("Nothing was imported", e);
    }
  }

  @Override
  public void close() {
    Thread thread;
    synchronized (queue) {
      closed = true;
      thread = writing;
    }
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Waiting> late = new ArrayList<>();
    queue.drainTo(late);
    StoreTrouble trouble = new StoreTrouble("Nothing was recorded: the record is closed", null);
    late.forEach(waiting -> waiting.answer.completeExceptionally(trouble));
  }
}
