package org.corridor.arrangements;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.List;

/// What a time on the wall meant, by the zone database of this machine.
///
/// Parties name hours, not moments: from 26 to 27 March 2022 the same two clocks went from an hour
/// apart to none. So the wall time, the zone, the version of the zone database and the moment are
/// kept, all four.
final class WallClock {
  private WallClock() {}

  /// As `2025b`.
  static String rulesVersion(ZoneId zone) {
    return zone instanceof ZoneOffset
        ? "offset"
        : ZoneRulesProvider.getVersions(zone.getId()).lastEntry().getKey();
  }

  /// @throws IllegalArgumentException on the night the clocks change, for a time that the clocks
  /// skip
  ///     or show twice
  static Instant moment(LocalDateTime wall, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
    if (offsets.size() == 1) {
      return wall.toInstant(offsets.getFirst());
    }
    throw new IllegalArgumentException(
        wall + (offsets.isEmpty() ? " does not exist in " : " is there twice in ") + zone
            + ", for the clocks change that night; name another time");
  }

  /// Does a wall time mean a moment by the zone database of this machine?
  static boolean means(LocalDateTime wall, ZoneId zone, Instant moment) {
    return wall.equals(LocalDateTime.ofInstant(moment, zone));
  }
}
