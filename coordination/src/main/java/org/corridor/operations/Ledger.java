package org.corridor.operations;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
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

  private final Map<String, Map<Headcount, Long>> byPoint = new LinkedHashMap<>();

  void add(OperationEvent.PersonsCounted counted) {
    byPoint
        .computeIfAbsent(counted.point(), _ -> new EnumMap<>(Headcount.class))
        .merge(counted.what(), (long) counted.persons(), Long::sum);
  }

  void correct(OperationEvent.CountCorrected corrected) {
    byPoint
        .computeIfAbsent(corrected.point(), _ -> new EnumMap<>(Headcount.class))
        .put(corrected.what(), (long) corrected.persons());
  }

  public boolean isEmpty() {
    return byPoint.isEmpty();
  }

  /// Counts by point, in the order in which points were named first.
  public Map<String, Map<Headcount, Long>> byPoint() {
    return Collections.unmodifiableMap(byPoint);
  }

  /// Persons of one kind at all points.
  public long persons(Headcount what) {
    return byPoint.values().stream().mapToLong(at -> at.getOrDefault(what, 0L)).sum();
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
