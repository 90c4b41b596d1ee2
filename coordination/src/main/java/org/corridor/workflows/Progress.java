package org.corridor.workflows;

/// Told how far a long computation is.
@FunctionalInterface
public interface Progress {
  Progress NONE = (_, _) -> {};

  void done(int steps, int of);
}
