package org.corridor.feeds;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A corridor on one day as a report tells of it: offered, agreed, or what became of it.
///
/// @param span of the sentence, or the line of a list
/// @param day as told; the day of publication where the text tells none
/// @param places in the order of the way, the first whence and the last whither; one where only
///     whence is told
/// @param direction `out`, or `in` for aid
/// @param from wall clock at which it is to open; null where it is not told
/// @param to wall clock at which it is to close; null where it is not told
/// @param clock whose wall clock that is
/// @param proposedBy who offers or announces it, by party where it is told, else by name; may be
///     empty
/// @param acceptedBy who is said to have agreed; may be empty
/// @param outcome `proposed`, `agreed`, `refused`, `open`, `attempted failed`, `postponed`,
///     `completed`
public record CorridorTold(
    Span span,
    LocalDate day,
    List<String> places,
    String direction,
    @Nullable LocalTime from,
    @Nullable LocalTime to,
    ZoneId clock,
    String proposedBy,
    String acceptedBy,
    String outcome,
    String why) {
  public CorridorTold {
    if (places.isEmpty()) {
      throw new IllegalArgumentException("a corridor without a place");
    }
    places = List.copyOf(places);
  }

  /// The same, with whose offer it is.
  public CorridorTold offeredBy(String party) {
    return new CorridorTold(
        span, day, places, direction, from, to, clock, party, acceptedBy, outcome, why);
  }

  /// When it is to open, as `2022-03-05T09:00+02:00`; empty where it is not told.
  public String opens() {
    return from == null ? "" : at(day, from);
  }

  /// When it is to close, the next day where that is earlier on the clock; empty where it is not
  /// told.
  public String closes() {
    boolean next = from != null && to != null && to.isBefore(from);
    return to == null ? "" : at(next ? day.plusDays(1) : day, to);
  }

  private String at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(clock).toOffsetDateTime().toString();
  }
}
