package org.corridor.formats.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Moments as they stand in files: ISO 8601 with the offset of the scenario's clock.
final class Moments {
  private Moments() {}

  static String iso(Instant instant, ZoneId clock) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(clock));
  }

  static @Nullable String isoOrNull(@Nullable Instant instant, ZoneId clock) {
    return instant == null ? null : iso(instant, clock);
  }
}
