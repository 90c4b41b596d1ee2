package org.corridor.formats.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A time as somebody announced it, and the moment it means.
///
/// @param local on the wall
/// @param instant the moment
public record WallTime(LocalDateTime local, Instant instant) {
  private static final Pattern EXACT = Pattern.compile(".*T.*([+-][0-9:]+|Z)");

  /// Reads a time; on the day the clocks change, one that does not exist or exists twice is told.
  public static Optional<WallTime> of(Cell cell, Optional<LocalDate> day, ZoneId zone) {
    String text = cell.text();
    try {
      if (EXACT.matcher(text).matches()) {
        OffsetDateTime exact = OffsetDateTime.parse(text);
        return Optional.of(
            new WallTime(exact.atZoneSameInstant(zone).toLocalDateTime(), exact.toInstant()));
      }
      if (text.contains("T")) {
        return onTheWall(cell, LocalDateTime.parse(text), zone);
      }
      if (day.isPresent()) {
        return text.equals("24:00")
            ? onTheWall(cell, day.get().plusDays(1).atStartOfDay(), zone)
            : onTheWall(cell, day.get().atTime(LocalTime.parse(text)), zone);
      }
      cell.refuse("a date and time as 2022-03-05T09:00", "");
    } catch (DateTimeException e) {
      cell.refuse(
          day.isPresent() ? "a time as 09:00 or 2022-03-05T09:00" : "a time as 2022-03-05T09:00",
          "");
    }
    return Optional.empty();
  }

  private static Optional<WallTime> onTheWall(Cell cell, LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return Optional.of(new WallTime(local, local.toInstant(offsets.getFirst())));
    }
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (offsets.isEmpty()) {
      cell.refuse(
          "a time that exists in " + zone,
          "\"" + cell.text() + "\", which the clocks skip",
          change.getDateTimeAfter().toLocalTime()
              + ": on that day the clocks go there from "
              + change.getDateTimeBefore().toLocalTime());
    } else {
      cell.refuse(
          "a time that exists once in " + zone,
          "\"" + cell.text() + "\", which comes twice as the clocks go back",
          local + offsets.getFirst().toString() + " or " + local + offsets.getLast());
    }
    return Optional.empty();
  }
}
