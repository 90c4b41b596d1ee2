package org.corridor.plan.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// The cells into which the common clock is cut: equal steps, each divided in the same way.
///
/// Where nobody can be under way for long, as at night between two windows, one step stands for the
/// whole of it: its last cell ends when somebody can be under way again.
///
/// A step is divided at the few moments within it at which something opens or closes, so that a
/// window that ends 48 seconds into a minute gives those 48 seconds and no more; where there are
/// many such moments those count at which most begins or ends.
final class Cells {
  /// More divisions of a step than this are not worth their cost.
  private static final int DIVISIONS_MAX = 24;

  /// A step is divided so far that there are about this many cells …
  private static final long CELLS_FINE_MAX = 4_000;

  /// … but on a large network only so far that arcs and cells together stay below this.
  private static final long ARC_CELLS_FINE_MAX = 2_000_000;

  /// … and however long the time is, into so many parts, …
  private static final long DIVISIONS_LONG_MAX = 4;

  /// … as long as arcs and cells together stay below this.
  private static final long ARC_CELLS_LONG_MAX = 8_000_000;

  private final long originMillis;
  private final long stepMillis;
  private final long[] divisionStart;
  private final int count;
  private final boolean coarse;

  /// Start of each cell, and the end of the last.
  private final long[] starts;

  /// The first step of each stretch of time that is kept, counted from the origin, and which of the
  /// kept steps it is. One stretch more, behind the last step, ends both.
  private final long[] stretchStart;

  private final long[] stretchFirst;

  /// @param openings whose edges divide the steps
  /// @param active while anybody could be under way, from setting off to arriving
  /// @param arcCount how many arcs have a row of cells each
  Cells(
      long originMillis,
      long endMillis,
      long stepMillis,
      List<Spans> openings,
      Spans active,
      int arcCount) {
    this.originMillis = originMillis;
    this.stepMillis = stepMillis;
    long[] kept = kept(active, Math.ceilDiv(endMillis - originMillis, stepMillis));
    stretchStart = new long[kept.length / 2 + 1];
    stretchFirst = new long[stretchStart.length];
    for (int i = 0; i < kept.length / 2; i++) {
      stretchStart[i] = kept[2 * i];
      stretchFirst[i + 1] = stretchFirst[i] + kept[2 * i + 1] - kept[2 * i];
    }
    stretchStart[kept.length / 2] = kept[kept.length - 1];
    long steps = stretchFirst[kept.length / 2];
    Map<Long, Integer> edges = edges(openings);
    edges.put(0L, Integer.MAX_VALUE);
    divisionStart = mostCommon(edges, divisionsMax(steps, arcCount));
    count = Math.toIntExact(steps * divisionStart.length);
    coarse = divisionStart.length < edges.size();
    starts = new long[count + 1];
    Arrays.setAll(starts, this::startOf);
  }

  /// First and end of each stretch of steps that is kept: the first step, all that is active, and a
  /// step after it for the time until the next.
  private long[] kept(Spans active, long steps) {
    long[] kept = new long[2 * active.count() + 2];
    kept[1] = 1;
    int last = 1;
    for (int i = 0; i < active.count(); i++) {
      long from = Math.clamp(Math.floorDiv(active.start(i) - originMillis, stepMillis), 0, steps);
      long to = Math.clamp(Math.ceilDiv(active.end(i) - originMillis, stepMillis) + 1, from, steps);
      if (from <= kept[last]) {
        kept[last] = Math.max(kept[last], to);
      } else if (from < steps) {
        kept[last + 1] = from;
        kept[last + 2] = to;
        last += 2;
      }
    }
    return Arrays.copyOf(kept, last + 1);
  }

  private static int divisionsMax(long steps, int arcCount) {
    long each = Math.max(1, steps * arcCount);
    long fine = Math.min(CELLS_FINE_MAX / steps, ARC_CELLS_FINE_MAX / each);
    long affordable = Math.min(DIVISIONS_LONG_MAX, ARC_CELLS_LONG_MAX / each);
    return Math.clamp(Math.max(fine, affordable), 1, DIVISIONS_MAX);
  }

  /// Are there moments within a step at which something opens or closes and no cell begins?
  boolean coarse() {
    return coarse;
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

  /// Start of a cell; `cell` may be the count, for the end of the last, or lie behind it.
  long start(int cell) {
    return cell < starts.length ? starts[cell] : startOf(cell);
  }

  private long startOf(int cell) {
    long step = cell / divisionStart.length;
    int stretch = stretchAt(stretchFirst, step);
    return originMillis
        + (stretchStart[stretch] + step - stretchFirst[stretch]) * stepMillis
        + divisionStart[cell % divisionStart.length];
  }

  /// The stretch that a step lies in, by its beginnings in ascending order.
  private static int stretchAt(long[] beginnings, long step) {
    if (beginnings.length == 2) {
      return step < beginnings[1] ? 0 : 1;
    }
    int at = Arrays.binarySearch(beginnings, step);
    return at >= 0 ? at : -at - 2;
  }

  /// The cell in which a moment lies, also beyond the last; -1 before the first.
  int at(long millis) {
    long since = millis - originMillis;
    if (since < 0) {
      return -1;
    }
    long step = since / stepMillis;
    int stretch = stretchAt(stretchStart, step);
    long kept = stretchFirst[stretch] + step - stretchStart[stretch];
    boolean between = stretch + 1 < stretchFirst.length && kept >= stretchFirst[stretch + 1];
    if (between) {
      return Math.toIntExact(stretchFirst[stretch + 1] * divisionStart.length - 1);
    }
    int division = Arrays.binarySearch(divisionStart, since % stepMillis);
    return (int) Math.min(
        Integer.MAX_VALUE / 2,
        kept * divisionStart.length + (division >= 0 ? division : -division - 2));
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
  ///
  /// @param counted while what passes counts for the rate though nobody of these may be there;
  ///     empty for only while they may
  int[] vehicles(Spans open, Rate perHour, Spans counted) {
    int[] vehicles = new int[count];
    long openMillis = 0;
    long before = 0;
    for (int span = 0; span < open.count(); span++) {
      int from = firstFrom(open.start(span));
      int to = firstNotBy(open.end(span));
      if (!counted.isEmpty() && from < to && !perHour.unlimited()) {
        openMillis = counted.lengthBefore(start(from));
        before = perHour.wholeIn(openMillis);
      }
      for (int c = from; c < to; c++) {
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
      boolean last = i + 1 == divisionStart.length;
      long end = last ? stepMillis : divisionStart[i + 1];
      if (!perHour.wholeEvery(end - divisionStart[i])) {
        return false;
      }
    }
    return true;
  }
}
