package org.corridor.feeds;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// A time as the text tells it, resolved against the date of publication.
///
/// @param from first day
/// @param to last day; the first where it is one
/// @param hour wall clock, null where the text tells none
/// @param hourTo end of a window, null where there is none
/// @param clock whose clock, as `Moscow`; empty where the text does not say
public record Moment(
    Span span,
    LocalDate from,
    LocalDate to,
    @Nullable LocalTime hour,
    @Nullable LocalTime hourTo,
    String clock,
    String why) {
  /// As ISO 8601: a day, a moment or an interval.
  public String iso() {
    if (hour != null) {
      return from + "T" + hour + (hourTo == null ? "" : "/" + to + "T" + hourTo);
    }
    return from.equals(to) ? from.toString() : from + "/" + to;
  }
}
