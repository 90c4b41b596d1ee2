package org.corridor.store;

import java.net.URI;
import java.net.URISyntaxException;
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
  /// From what somebody types: `postgresql://user@host:5432/database`, with a password behind the
  /// user or in a `.pgpass` file.
  ///
  /// @throws StoreTrouble for anything else
  public static Server of(String address) {
    try {
      URI uri = new URI(address.startsWith("jdbc:") ? address.substring(5) : address);
      boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
      if (!postgres || uri.getHost() == null || uri.getPath().length() < 2) {
        throw new URISyntaxException(address, "not postgresql://user@host/database");
      }
      String[] who = (uri.getUserInfo() == null ? "" : uri.getUserInfo()).split(":", 2);
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return new Server(
          "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
          who[0],
          who.length > 1 ? who[1] : "");
    } catch (URISyntaxException e) {
      throw new StoreTrouble("No address of a store: " + e.getReason(), e);
    }
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("ApplicationName", "corridor");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }
}
