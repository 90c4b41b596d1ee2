package org.corridor.simulate;

import java.io.Serializable;

/// A plan to be run many times.
///
/// @param runs how often
public record Ensemble(Traffic traffic, Disruptions disruptions, Rules rules, int runs, long seed)
    implements Serializable {
  /// More say nothing new, and the results stay in memory.
  public static final int RUNS_MAX = 1_000_000;

  public Ensemble {
    if (runs < 1 || runs > RUNS_MAX) {
      throw new IllegalArgumentException("runs are 1 to " + RUNS_MAX + ", not " + runs);
    }
  }
}
