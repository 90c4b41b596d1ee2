package org.corridor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.corridor.log.Tray;

/// Papers and notes beside the log, in the same database.
public final class PostgresTray implements Tray {
  /// One writer at a time, so that positions are in the order in which notes become visible.
  private static final long LOCK = 0x7452_6179L;

  /// One who decides at a time.
  private static final long DECISIONS = 0x7452_6180L;

  private final Server server;
  private final ReentrantLock here = new ReentrantLock(true);

  /// The tray in a database whose tables are up to date ([PostgresEventLog#open]).
  public PostgresTray(Server server) {
    this.server = server;
  }

  @Override
  public void keep(List<Paper> papers, String by, List<Draft> notes) {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement()) {
        lock.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      }
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into paper (hash, name, bytes) values (?, ?, ?) on conflict do nothing")) {
        for (Paper paper : papers) {
          insert.setString(1, paper.hash());
          insert.setString(2, paper.name());
          insert.setBytes(3, paper.bytes());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into note (by_whom, kind, body) values (?, ?, ?)")) {
        for (Draft note : notes) {
          insert.setString(1, by);
          insert.setString(2, note.kind());
          insert.setString(3, note.body());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new StoreTrouble("The inbox cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public <T> T alone(Supplier<T> work) {
    // One of this process at a time, so that those who wait hold no connection.
    here.lock();
    try (Connection connection = server.connect();
        Statement lock = connection.createStatement()) {
      lock.execute("select pg_advisory_lock(" + DECISIONS + ")");
      try {
        return work.get();
      } finally {
        lock.execute("select pg_advisory_unlock(" + DECISIONS + ")");
      }
    } catch (SQLException e) {
      throw new StoreTrouble("The inbox cannot be reached: " + e.getMessage(), e);
    } finally {
      here.unlock();
    }
  }

  @Override
  public List<Note> read(long behind) {
    try (Connection connection = server.connect();
        PreparedStatement select = connection.prepareStatement(
            "select position, at, by_whom, kind, body from note where position > ? order by position")) {
      select.setLong(1, behind);
      List<Note> notes = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          notes.add(new Note(
              rows.getLong(1),
              rows.getTimestamp(2).toInstant(),
              rows.getString(3),
              rows.getString(4),
              rows.getString(5)));
        }
      }
      return notes;
    } catch (SQLException e) {
      throw new StoreTrouble("The inbox cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<byte[]> findPaper(String hash) {
    try (Connection connection = server.connect();
        PreparedStatement select =
            connection.prepareStatement("select bytes from paper where hash = ?")) {
      select.setString(1, hash);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreTrouble("The inbox cannot be read: " + e.getMessage(), e);
    }
  }
}
