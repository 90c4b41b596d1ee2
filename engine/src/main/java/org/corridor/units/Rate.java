package org.corridor.units;

/// So many per hour, in thousandths, so that 2.5 vehicles an hour is a whole number.
///
/// @param milliPerHour thousandths per hour; [#UNLIMITED] for no limit
public record Rate(long milliPerHour) {
  private static final long HOUR_MILLIS = 3_600_000;

  public static final Rate UNLIMITED = new Rate(Long.MAX_VALUE);
  public static final Rate ZERO = new Rate(0);

  /// The largest rate that is a rate: a million an hour. It keeps every product below 2^63.
  public static final long MILLI_PER_HOUR_MAX = 1_000_000_000L;

  public Rate {
    if (milliPerHour < 0 || (milliPerHour > MILLI_PER_HOUR_MAX && milliPerHour != Long.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "A rate is 0 to 1,000,000 an hour, not " + milliPerHour / 1000.0);
    }
  }

  /// Rounded down to the thousandth, and to the largest rate there is.
  public static Rate perHour(double perHour) {
    return new Rate(Math.min(MILLI_PER_HOUR_MAX, (long) Math.floor(perHour * 1000 + 1e-6)));
  }

  public boolean unlimited() {
    return milliPerHour == Long.MAX_VALUE;
  }

  public double perHour() {
    return milliPerHour / 1000.0;
  }

  /// How many whole ones in `millis` of open time, rounded down: the rounding is against us.
  public long wholeIn(long millis) {
    return Math.multiplyExact(milliPerHour, millis) / (1000 * HOUR_MILLIS);
  }

  /// The same in thousandths: thousandths of a person in `millis` of open time.
  public long milliIn(long millis) {
    return Math.multiplyExact(milliPerHour, millis) / HOUR_MILLIS;
  }

  /// How long one may be slowed until its turn: the time between two and a step.
  public long headwayMillis(long stepMillis) {
    return unlimited() || milliPerHour == 0
        ? stepMillis
        : Math.ceilDiv(1000 * HOUR_MILLIS, milliPerHour) + stepMillis;
  }

  /// Does every stretch of `millis` hold a whole number, so that rounding loses nothing?
  public boolean wholeEvery(long millis) {
    return unlimited() || Math.multiplyExact(milliPerHour, millis) % (1000 * HOUR_MILLIS) == 0;
  }
}
