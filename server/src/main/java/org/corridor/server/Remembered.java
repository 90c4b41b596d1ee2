package org.corridor.server;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What takes long to reckon, kept as long as that from which it was reckoned stays as it is.
///
/// @param <T> what is kept
final class Remembered<T> {
  private @Nullable T value;
  private long version;

  /// @param of changes whenever that from which it is reckoned does
  synchronized T of(long of, Supplier<T> anew) {
    T kept = value;
    if (kept == null || version != of) {
      kept = anew.get();
      value = kept;
      version = of;
    }
    return kept;
  }
}
