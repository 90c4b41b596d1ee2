package org.corridor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// Where a PostgreSQL answers, and as whom.
///
/// @param url as `jdbc:postgresql://127.0.0.1:5432/postgres`
/// @param user empty where the URL names one
/// @param password empty where the URL or a `.pgpass` file has it
public record Server(String url, String user, String password) {
  private static final Pattern LOOPBACK =
      Pattern.compile("^jdbc:postgresql://(?:localhost|127\\.|\\[::1\\])");
  private static final int CONNECTIONS_MAX = 12;
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Map<Server, HikariDataSource> POOLS = new ConcurrentHashMap<>();

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

  /// Keeps connections for many who ask at once, until it is closed.
  public AutoCloseable pooled() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties());
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setPoolName("corridor");
    HikariDataSource pool = new HikariDataSource(config);
    POOLS.put(this, pool);
    return () -> {
      POOLS.remove(this);
      pool.close();
    };
  }

  /// The connections that are kept, for libraries that ask for them.
  ///
  /// @throws StoreTrouble where none are
  public DataSource pool() {
    HikariDataSource pool = POOLS.get(this);
    if (pool == null) {
      throw new StoreTrouble("No connections are kept", null);
    }
    return pool;
  }

  Connection connect() throws SQLException {
    HikariDataSource pool = POOLS.get(this);
    return pool == null ? connectAnew() : pool.getConnection();
  }

  /// Not one of those that are kept.
  Connection connectAnew() throws SQLException {
    return DriverManager.getConnection(url, properties());
  }

  /// Never shown by accident.
  @Override
  public String toString() {
    return url.replaceAll("([?&]password=)[^&]*", "$1…");
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    if (!LOOPBACK.matcher(url).find() && !url.contains("sslmode=")) {
      // Whoever is on the line reads nothing, and nobody else answers in its place.
      properties.setProperty("sslmode", "verify-full");
    }
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("ApplicationName", "corridor");
    properties.setProperty("connectTimeout", "10");
    return properties;
  }
}
