package org.corridor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.log.Hash;
import org.corridor.log.Snapshot;

/// The last snapshot of a log, beside it. No trouble with it is trouble with the log: without it
/// all
/// entries are read.
final class PostgresSnapshot {
  private static final Logger LOGGER = Logger.getLogger(PostgresSnapshot.class.getName());

  private final Server server;

  PostgresSnapshot(Server server) {
    this.server = server;
  }

  /// Only if it is whole, these rules made it, and the log has its last entry.
  Optional<Snapshot> find(String code) {
    try (Connection connection = server.connect();
        PreparedStatement select = connection.prepareStatement(
            "select s.position, s.hash, s.state from snapshot s join event e"
                + " on e.position = s.position and e.hash = s.hash"
                + " where s.code = ? and s.digest = sha256(s.state)")) {
      select.setString(1, code);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Snapshot(
                row.getLong(1),
                new Hash(row.getString(2)),
                code,
                new Snapshot.Bytes(row.getBytes(3))))
            : Optional.empty();
      }
    } catch (SQLException | IllegalArgumentException e) {
      LOGGER.log(Level.FINE, "The snapshot cannot be read", e);
      return Optional.empty();
    }
  }

  void keep(Snapshot snapshot) {
    try (Connection connection = server.connect();
        PreparedStatement put =
            connection.prepareStatement("insert into snapshot (position, hash, code, state, digest)"
                + " select ?, ?, ?, b, sha256(b) from (select ?::bytea as b) as bytes"
                + " on conflict (one) do update set position = excluded.position,"
                + " hash = excluded.hash, code = excluded.code, state = excluded.state,"
                + " digest = excluded.digest")) {
      put.setLong(1, snapshot.position());
      put.setString(2, snapshot.hash().hex());
      put.setString(3, snapshot.code());
      put.setBytes(4, snapshot.state().array());
      put.executeUpdate();
    } catch (SQLException e) {
      LOGGER.log(Level.FINE, "The snapshot cannot be kept", e);
    }
  }

  void forget() {
    try (Connection connection = server.connect();
        PreparedStatement delete = connection.prepareStatement("delete from snapshot")) {
      delete.executeUpdate();
    } catch (SQLException e) {
      LOGGER.log(Level.FINE, "The snapshot cannot be forgotten", e);
    }
  }
}
