package org.corridor.workflows;

/// Told how far a long computation is.
@FunctionalInterface
public interface Progress {
  Progress NONE = (_, _) -> {};

  void done(int steps, int of);

  /// A step begins. Whoever no longer wants the answer throws.
  ///
  /// @throws java.util.concurrent.CancellationException to stop here
  default void begins() {}
}
