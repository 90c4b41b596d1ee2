package org.corridor.units;

/// The one door of time: the horizon of a plan, cut into equal steps.
///
/// @param startMillis first moment, milliseconds since the epoch (UTC)
/// @param stepMillis length of a step; one minute unless a planner says otherwise
/// @param stepCount how many steps; at most [#STEP_COUNT_MAX]
public record TimeGrid(long startMillis, long stepMillis, int stepCount) {
  public static final long MINUTE_MILLIS = 60_000;

  /// Three weeks of minutes: more than any window that has been negotiated, and small enough that
  /// the arrays of a plan stay in memory.
  public static final int STEP_COUNT_MAX = 30_240;

  public TimeGrid {
    if (stepMillis <= 0 || stepCount <= 0 || stepCount > STEP_COUNT_MAX) {
      throw new IllegalArgumentException("A time grid needs a step above zero and 1 to "
          + STEP_COUNT_MAX + " steps, not " + stepCount + " steps of " + stepMillis + " ms");
    }
  }

  /// The grid that covers [`startMillis`, `endMillis`].
  public static TimeGrid covering(long startMillis, long endMillis, long stepMillis) {
    return new TimeGrid(
        startMillis,
        stepMillis,
        Math.toIntExact(Math.ceilDiv(endMillis - startMillis, stepMillis)));
  }

  public long endMillis() {
    return startMillis + stepMillis * stepCount;
  }

  public Spans whole() {
    return Spans.of(startMillis, endMillis());
  }
}
