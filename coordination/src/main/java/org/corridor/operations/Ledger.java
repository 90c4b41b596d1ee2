package org.corridor.operations;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.operations.OperationEvent.Headcount;

/// Who came into a movement's care and what became of them, in counts (I10).
///
/// **Invariant.** Boarded + joined + released = alighted + referred + held + died + missing +
/// unknown + those who are still under way.
public final class Ledger {
  private static final Set<Headcount> IN =
      EnumSet.of(Headcount.BOARDED, Headcount.JOINED, Headcount.RELEASED);

  private final Map<String, Point> points = new HashMap<>();

  /// How many counts and corrections there were.
  private long taken;

  /// A counting point: what was counted there, in the order in which it happened, whenever it was
  /// written down.
  private static final class Point {
    private final EnumMap<Headcount, Long> persons = new EnumMap<>(Headcount.class);
    private final EnumMap<Headcount, Instant> correctedAt = new EnumMap<>(Headcount.class);
    private final EnumMap<Headcount, Instant> lastAt = new EnumMap<>(Headcount.class);

    /// When something was first counted there, and as the how many-th of all.
    private Instant since = Instant.MAX;

    private long number;

    private void named(Headcount what, Instant at, long now) {
      if (at.isBefore(since)) {
        since = at;
        number = now;
      }
      lastAt.merge(what, at, (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  /// A count adds to those of its point, unless what they come to was put right after it.
  void add(OperationEvent.PersonsCounted counted, Instant at) {
    Point point = points.computeIfAbsent(counted.point(), _ -> new Point());
    Instant corrected = point.correctedAt.get(counted.what());
    boolean counts = corrected == null || !at.isBefore(corrected);
    point.persons.merge(counted.what(), counts ? (long) counted.persons() : 0, Long::sum);
    point.named(counted.what(), at, taken++);
  }

  /// What the counts of a point come to is put right. False, and nothing is taken in, where
  /// something was counted there later: then all is to be taken in anew, in its order.
  boolean correct(OperationEvent.CountCorrected corrected, Instant at) {
    Point point = points.computeIfAbsent(corrected.point(), _ -> new Point());
    Instant last = point.lastAt.get(corrected.what());
    if (last != null && at.isBefore(last)) {
      return false;
    }
    point.persons.put(corrected.what(), (long) corrected.persons());
    point.correctedAt.put(corrected.what(), at);
    point.named(corrected.what(), at, taken++);
    return true;
  }

  public boolean isEmpty() {
    return points.isEmpty();
  }

  /// Counts by point, in the order in which points were counted at first.
  public Map<String, Map<Headcount, Long>> byPoint() {
    Map<String, Map<Headcount, Long>> byPoint = new LinkedHashMap<>();
    points.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<String, Point> e) -> e.getValue().since)
            .thenComparingLong(e -> e.getValue().number))
        .forEach(e -> byPoint.put(e.getKey(), Collections.unmodifiableMap(e.getValue().persons)));
    return Collections.unmodifiableMap(byPoint);
  }

  /// Persons of one kind at all points.
  public long persons(Headcount what) {
    return points.values().stream()
        .mapToLong(point -> point.persons.getOrDefault(what, 0L))
        .sum();
  }

  /// All who came into the movement's care.
  public long taken() {
    return IN.stream().mapToLong(this::persons).sum();
  }

  /// Why an account of it cannot be closed: nobody is left out, not even those of whom nothing is
  /// known.
  public Optional<String> whyNotClosed() {
    long left = inNoCount();
    return left == 0
        ? Optional.empty()
        : Optional.of(
            left > 0
                ? left + " of " + taken() + " who boarded, joined or were released are in no count:"
                    + " alighted, referred, held, died, missing or unknown (I10)"
                : -left + " more were counted out than boarded, joined or were released (I10)");
  }

  /// Those taken of whom no count says what became of them: under way, or lost sight of. Below 0
  /// where more were counted out than in.
  public long inNoCount() {
    return taken()
        - EnumSet.complementOf(EnumSet.copyOf(IN)).stream()
            .mapToLong(this::persons)
            .sum();
  }
}
