package org.corridor.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The store cannot do what it was asked: no room, no server, no permission. What was acknowledged
/// before is kept; what was asked now was not acknowledged.
public final class StoreTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The class of error codes for what PostgreSQL finds corrupt.
  private static final String INTERNAL_ERROR = "XX";

  public StoreTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Does the database find its own files damaged?
  public boolean damaged() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(INTERNAL_ERROR)) {
        return true;
      }
    }
    return false;
  }
}
