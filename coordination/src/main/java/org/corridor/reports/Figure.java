package org.corridor.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.log.MayBeEmpty;
import org.jspecify.annotations.Nullable;

/// A number with its kind, unit and universe: what it counts, where, when, and who counted.
///
/// @param id short name
/// @param about what is counted, in words
/// @param low lowest value; the best where no range is given
/// @param best best value
/// @param high highest value
/// @param kind how it came about
/// @param unit of what
/// @param place of the universe counted
/// @param period of the universe counted, in words
/// @param countingPoint where they were counted
/// @param asOf the moment it speaks of
/// @param subsetOf id of a figure that includes this one
/// @param counter who counted: totals of different counters overlap
/// @param method how
/// @param source where it stands
public record Figure(
    String id,
    String about,
    @MayBeEmpty @Nullable Double low,
    double best,
    @MayBeEmpty @Nullable Double high,
    Kind kind,
    Unit unit,
    String place,
    @MayBeEmpty String period,
    @MayBeEmpty String countingPoint,
    @MayBeEmpty @Nullable Instant asOf,
    @MayBeEmpty String subsetOf,
    @MayBeEmpty String counter,
    @MayBeEmpty String method,
    String source) {
  public Figure {
    boolean order = (low == null || low <= best) && (high == null || best <= high);
    if (!order || best < 0 || !Double.isFinite(best)) {
      throw new IllegalArgumentException("low, best and high are not in order");
    }
  }

  /// The same, without saying of what it is a part.
  public Figure alone() {
    return new Figure(
        id,
        about,
        low,
        best,
        high,
        kind,
        unit,
        place,
        period,
        countingPoint,
        asOf,
        "",
        counter,
        method,
        source);
  }

  /// Why it cannot be a count.
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Double value : Arrays.asList(low, best, high)) {
      if (value != null && (value < 0 || !Double.isFinite(value) || value != Math.rint(value))) {
        faults.add("a count is a whole number, 0 or more, not " + value);
      }
    }
    return faults;
  }

  /// How a figure came about.
  public enum Kind {
    OBSERVED,
    ESTIMATED,
    PROJECTED_CONDITIONAL,
    PLANNED,
    CLAIMED
  }

  /// What one of it is.
  public enum Unit {
    PERSONS,
    HOUSEHOLDS,
    CROSSINGS,
    VEHICLES
  }
}
