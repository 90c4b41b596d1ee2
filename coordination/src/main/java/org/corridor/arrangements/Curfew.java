package org.corridor.arrangements;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// Every day from a wall time to a wall time, nobody may be on a road.
///
/// @param from start of curfew; when it is after `to`, the curfew lasts over midnight
/// @param to end of curfew
/// @param timeZone the clock meant
public record Curfew(LocalTime from, LocalTime to, ZoneId timeZone) {
  /// The curfew when it starts so much later; none if it would have ended by then.
  public Optional<Curfew> findStartingLater(long hours) {
    long lengthSeconds = Math.floorMod(Duration.between(from, to).toSeconds(), 86_400L);
    return hours * 3600 >= lengthSeconds
        ? Optional.empty()
        : Optional.of(new Curfew(from.plusHours(hours), to, timeZone));
  }
}
