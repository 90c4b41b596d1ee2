package org.corridor.store;

import org.jspecify.annotations.Nullable;

/// The store cannot do what it was asked: no room, no server, no permission. What was acknowledged
/// before is kept; what was asked now was not acknowledged.
public final class StoreTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
