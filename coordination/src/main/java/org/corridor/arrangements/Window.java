package org.corridor.arrangements;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.corridor.reports.Basis;
import org.jspecify.annotations.Nullable;

/// A time in which the corridor is open, and how each party announced it.
///
/// @param id short name
/// @param start when it opens
/// @param end when it closes; whoever is on the corridor must be through
/// @param firstEntry nobody enters before; null for the start
/// @param lastEntry nobody enters from this moment on; null for no such term
/// @param announced in whose words
public record Window(
    String id,
    Instant start,
    Instant end,
    @Nullable Instant firstEntry,
    @Nullable Instant lastEntry,
    List<Announced> announced) {
  public Window {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("A window ends after it begins: " + start + " " + end);
    }
    announced = List.copyOf(announced);
  }

  /// What one party said, in its own wall time.
  ///
  /// @param party who; empty when nobody in particular
  /// @param from wall time
  /// @param to wall time
  /// @param timeZone the clock meant
  /// @param confirmed the party itself stands by it
  /// @param basis what it rests on
  public record Announced(
      String party,
      LocalDateTime from,
      LocalDateTime to,
      ZoneId timeZone,
      boolean confirmed,
      Basis basis) {}

  public Optional<Instant> findLastEntry() {
    return Optional.ofNullable(lastEntry);
  }

  public Instant entryFrom() {
    return firstEntry == null ? start : firstEntry;
  }

  public boolean confirmedBy(Party party) {
    return announced.stream().anyMatch(a -> a.confirmed() && a.party().equals(party.id()));
  }

  public Window from(Instant earlier) {
    return new Window(id, earlier, end, firstEntry, lastEntry, announced);
  }

  /// Closing at another time; the last entry moves with it.
  public Window until(Instant later) {
    Duration moved = Duration.between(end, later);
    Instant last = lastEntry == null ? null : lastEntry.plus(moved);
    return new Window(id, start, later, firstEntry, last, announced);
  }
}
