package org.corridor.plan.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// The cells into which the common clock is cut: equal steps, each divided in the same way.
///
/// A step is divided at the few moments within it at which something opens or closes, so that a
/// window that ends 48 seconds into a minute gives those 48 seconds and no more; where there are
/// many such moments those count at which most begins or ends.
final class Cells {
  /// More divisions of a step than this are not worth their cost.
  private static final int DIVISIONS_MAX = 24;

  /// A step is divided so far that there are about this many cells.
  private static final long CELLS_FINE_MAX = 4_000;

  private final long originMillis;
  private final long stepMillis;
  private final long[] divisionStart;
  private final int count;

  /// @param openings whose edges divide the steps
  Cells(long originMillis, long endMillis, long stepMillis, List<Spans> openings) {
    this.originMillis = originMillis;
    this.stepMillis = stepMillis;
    long steps = Math.ceilDiv(endMillis - originMillis, stepMillis);
    divisionStart =
        mostCommon(edges(openings), Math.clamp(CELLS_FINE_MAX / steps, 1, DIVISIONS_MAX));
    count = Math.toIntExact(steps * divisionStart.length);
  }

  private Map<Long, Integer> edges(List<Spans> openings) {
    Map<Long, Integer> edges = new HashMap<>();
    for (Spans spans : openings) {
      for (int i = 0; i < spans.count(); i++) {
        edges.merge(Math.floorMod(spans.start(i) - originMillis, stepMillis), 1, Integer::sum);
        edges.merge(Math.floorMod(spans.end(i) - originMillis, stepMillis), 1, Integer::sum);
      }
    }
    return edges;
  }

  /// The moments within a step at which most opens or closes, in ascending order, 0 among them.
  private static long[] mostCommon(Map<Long, Integer> edges, int most) {
    edges.put(0L, Integer.MAX_VALUE);
    return edges.entrySet().stream()
        .sorted(Map.Entry.<Long, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .mapToLong(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  int count() {
    return count;
  }

  /// How many cells a step has.
  int perStep() {
    return divisionStart.length;
  }

  /// Start of a cell; `cell` may be the count, for the end of the last.
  long start(int cell) {
    return originMillis
        + cell / divisionStart.length * stepMillis
        + divisionStart[cell % divisionStart.length];
  }

  /// The cell in which a moment lies, also beyond the last; -1 before the first.
  int at(long millis) {
    long since = millis - originMillis;
    if (since < 0) {
      return -1;
    }
    int division = Arrays.binarySearch(divisionStart, since % stepMillis);
    return (int) Math.min(
        Integer.MAX_VALUE / 2,
        since / stepMillis * divisionStart.length + (division >= 0 ? division : -division - 2));
  }

  /// The first cell that starts at a moment or later, between 0 and the count.
  int firstFrom(long millis) {
    int cell = Math.clamp(at(millis), 0, count);
    return cell < count && start(cell) < millis ? cell + 1 : cell;
  }

  /// The first cell that does not end by a moment, between 0 and the count.
  int firstNotBy(long millis) {
    return Math.clamp(at(millis), 0, count);
  }

  /// Whole vehicles per cell at `perHour` while `open`, counted over cells that are open
  /// throughout; no prefix exceeds rate × open time.
  int[] vehicles(Spans open, Rate perHour) {
    int[] vehicles = new int[count];
    long openMillis = 0;
    long before = 0;
    for (int span = 0; span < open.count(); span++) {
      int to = firstNotBy(open.end(span));
      for (int c = firstFrom(open.start(span)); c < to; c++) {
        if (perHour.unlimited()) {
          vehicles[c] = TimeExpansion.VEHICLES_UNLIMITED;
        } else {
          openMillis += start(c + 1) - start(c);
          long upTo = perHour.wholeIn(openMillis);
          vehicles[c] = (int) Math.min(TimeExpansion.VEHICLES_UNLIMITED, upTo - before);
          before = upTo;
        }
      }
    }
    return vehicles;
  }

  /// Which cells are open throughout.
  boolean[] open(Spans spans) {
    boolean[] open = new boolean[count];
    for (int span = 0; span < spans.count(); span++) {
      int from = firstFrom(spans.start(span));
      Arrays.fill(open, from, Math.max(from, firstNotBy(spans.end(span))), true);
    }
    return open;
  }

  /// Does a rate give a whole number in every cell, so that rounding loses nothing?
  boolean wholeInEach(Rate perHour) {
    for (int i = 0; i < divisionStart.length; i++) {
      if (!perHour.wholeEvery(start(i + 1) - start(i))) {
        return false;
      }
    }
    return true;
  }
}
