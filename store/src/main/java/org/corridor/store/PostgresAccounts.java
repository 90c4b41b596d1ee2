package org.corridor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may sign in, beside a record, and what they were shown of it.
public final class PostgresAccounts {
  private static final String UNIQUE = "23505";
  private static final int SHOWN_MAX = 300;

  private final Server server;

  /// Somebody who may sign in.
  ///
  /// @param password as it was hashed
  /// @param duty as `liaison`
  /// @param party that a delegation or liaison speaks for; empty for others
  /// @param administrator may give accounts to others
  public record Account(
      String name, String password, String duty, String party, boolean administrator) {
    /// Never shown by accident.
    @Override
    public String toString() {
      return name + ", " + duty + (party.isEmpty() ? "" : " of " + party);
    }
  }

  /// The accounts of a record whose tables are up to date.
  public PostgresAccounts(Server server) {
    this.server = server;
  }

  public Optional<Account> find(String name) {
    return select("select * from account where name = ? and closed is null", name).stream()
        .findFirst();
  }

  /// By name.
  public List<Account> all() {
    return select("select * from account where closed is null order by name");
  }

  private List<Account> select(String query, String... parameters) {
    try (Connection connection = server.connect();
        PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setString(i + 1, parameters[i]);
      }
      List<Account> accounts = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          accounts.add(new Account(
              rows.getString("name"),
              rows.getString("password"),
              rows.getString("duty"),
              rows.getString("party"),
              rows.getBoolean("administrator")));
        }
      }
      return accounts;
    } catch (SQLException e) {
      throw new StoreTrouble("The accounts cannot be read: " + e.getMessage(), e);
    }
  }

  /// Adds an account; false where the name is taken.
  public boolean add(Account account) {
    try (Connection connection = server.connect();
        PreparedStatement insert = connection.prepareStatement(
            "insert into account (name, password, duty, party, administrator)"
                + " values (?, ?, ?, ?, ?)")) {
      insert.setString(1, account.name());
      insert.setString(2, account.password());
      insert.setString(3, account.duty());
      insert.setString(4, account.party());
      insert.setBoolean(5, account.administrator());
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (UNIQUE.equals(e.getSQLState())) {
        return false;
      }
      throw new StoreTrouble("The account was not added: " + e.getMessage(), e);
    }
  }

  /// Is an account the one of somebody whom an organisation vouches for? The first who comes is,
  /// and
  /// nobody after them.
  ///
  /// @param subject as the organisation calls them, whatever their name becomes
  public boolean isOf(String name, String subject) {
    try (Connection connection = server.connect();
        PreparedStatement update = connection.prepareStatement("update account set subject = ?"
            + " where name = ? and closed is null and (subject is null or subject = ?)")) {
      update.setString(1, subject);
      update.setString(2, name);
      update.setString(3, subject);
      return update.executeUpdate() > 0;
    } catch (SQLException e) {
      throw new StoreTrouble("The account cannot be looked up: " + e.getMessage(), e);
    }
  }

  /// Gives an account another password; false where there is none of the name.
  ///
  /// @param password as it was hashed
  public boolean setPassword(String name, String password) {
    try (Connection connection = server.connect();
        PreparedStatement update = connection.prepareStatement(
            "update account set password = ? where name = ? and closed is null")) {
      update.setString(1, password);
      update.setString(2, name);
      return update.executeUpdate() > 0;
    } catch (SQLException e) {
      throw new StoreTrouble("The password was not changed: " + e.getMessage(), e);
    }
  }

  /// Closes an account, whose name is never given again; false where there is none of the name.
  public boolean remove(String name) {
    try (Connection connection = server.connect();
        PreparedStatement delete = connection.prepareStatement(
            "update account set closed = now() where name = ? and closed is null")) {
      delete.setString(1, name);
      return delete.executeUpdate() > 0;
    } catch (SQLException e) {
      throw new StoreTrouble("The account was not closed: " + e.getMessage(), e);
    }
  }

  /// Something that was shown to somebody.
  public record Shown(Instant at, String name, String what) {}

  /// What was shown to whom, the last first.
  public List<Shown> shown(int from, int limit) {
    try (Connection connection = server.connect();
        PreparedStatement select = connection.prepareStatement(
            "select at, name, what from shown order by at desc offset ? limit ?")) {
      select.setInt(1, from);
      select.setInt(2, limit);
      List<Shown> shown = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          shown.add(new Shown(
              rows.getTimestamp("at").toInstant(), rows.getString("name"), rows.getString("what")));
        }
      }
      return shown;
    } catch (SQLException e) {
      throw new StoreTrouble("What was shown cannot be read: " + e.getMessage(), e);
    }
  }

  /// Notes that something was shown to somebody.
  public void noteShown(String name, String what) {
    try (Connection connection = server.connect();
        PreparedStatement insert =
            connection.prepareStatement("insert into shown (name, what) values (?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, what.length() > SHOWN_MAX ? what.substring(0, SHOWN_MAX) + "…" : what);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreTrouble("What was shown could not be noted: " + e.getMessage(), e);
    }
  }
}
