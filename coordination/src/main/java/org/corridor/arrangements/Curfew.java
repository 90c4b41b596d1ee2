package org.corridor.arrangements;

import java.time.LocalTime;
import java.time.ZoneId;

/// Every day from a wall time to a wall time, nobody may be on a road.
///
/// @param from start of curfew; when it is after `to`, the curfew lasts over midnight
/// @param to end of curfew
/// @param timeZone the clock meant
public record Curfew(LocalTime from, LocalTime to, ZoneId timeZone) {
  public Curfew startingLater(long hours) {
    return new Curfew(from.plusHours(hours), to, timeZone);
  }
}
