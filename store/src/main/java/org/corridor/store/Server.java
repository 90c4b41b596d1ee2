package org.corridor.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where a PostgreSQL answers, and as whom.
///
/// @param url as `jdbc:postgresql://127.0.0.1:5432/postgres`
/// @param user empty where the URL names one
/// @param password empty where the URL or a `.pgpass` file has it
public record Server(String url, String user, String password) {
  /// From what somebody types: `postgresql://user@host/database`.
  public static Server of(String address) {
    return new Server(address.startsWith("jdbc:") ? address : "jdbc:" + address, "", "");
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("ApplicationName", "corridor");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }
}
