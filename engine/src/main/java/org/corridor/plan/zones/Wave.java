package org.corridor.plan.zones;

/// Vehicles of a group that set off one behind another, evenly.
///
/// People are told the quarter hour; those who let them go, the minutes of it. Where even a quarter
/// hour is too short for one vehicle, a wave is an hour.
///
/// @param group which
/// @param route which of the routes of its district
/// @param fromMillis the first is let go, at a whole minute
/// @param toMillis the last is on its way, at another
/// @param vehicles how many
public record Wave(int group, Route route, long fromMillis, long toMillis, int vehicles) {
  static final long QUARTER_MILLIS = 15 * 60_000L;

  /// The quarter hour of the clock in which they are told to leave.
  public long quarterMillis() {
    return Math.floorDiv(fromMillis, QUARTER_MILLIS) * QUARTER_MILLIS;
  }
}
