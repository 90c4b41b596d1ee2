package org.corridor.plan.flow;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.corridor.units.Spans;

/// What earlier flows use of an arc or an intake, on the clock of the flow that comes after them.
public final class Uses {
  private final int cellCount;
  private final Supplier<Spans> anybody;
  private final TreeMap<Long, Long> byEnd = new TreeMap<>();
  private long[] inCell = new long[0];

  /// Nothing used so far.
  ///
  /// @param anybody while any flow can use the arc, in real time
  public Uses(int cellCount, Supplier<Spans> anybody) {
    this.cellCount = cellCount;
    this.anybody = anybody;
  }

  public boolean isEmpty() {
    return byEnd.isEmpty();
  }

  /// Counts some more.
  ///
  /// @param cell the cell of the later flow's clock in which it counts
  /// @param endMillis the last enters before this moment
  public void add(int cell, long endMillis, long amount) {
    inCell = isEmpty() ? new long[cellCount] : inCell;
    inCell[cell] += amount;
    byEnd.merge(endMillis, amount, Long::sum);
  }

  long inCell(int cell) {
    return isEmpty() ? 0 : inCell[cell];
  }

  /// Cuts down what is left by the end of each cell so that at no moment more have entered than is
  /// allowed in the time during which anybody could, not even within a cell.
  ///
  /// @param allowed how much in so many milliseconds
  /// @param start real time at which a cell starts
  void keepTo(LongUnaryOperator allowed, long[] left, IntToLongFunction start) {
    if (isEmpty()) {
      return;
    }
    Spans open = anybody.get();
    LongUnaryOperator allowedBy = millis -> allowed.applyAsLong(open.lengthBefore(millis));
    long entered = 0;
    int cell = 0;
    for (Map.Entry<Long, Long> use : byEnd.entrySet()) {
      for (; cell < left.length && start.applyAsLong(cell + 1) < use.getKey(); cell++) {
        left[cell] =
            Math.min(left[cell], allowedBy.applyAsLong(start.applyAsLong(cell + 1)) - entered);
      }
      entered += use.getValue();
      boolean atEnd = cell < left.length && start.applyAsLong(cell + 1) == use.getKey();
      int before = atEnd ? cell : cell - 1;
      if (before >= 0) {
        left[before] = Math.min(left[before], allowedBy.applyAsLong(use.getKey()) - entered);
      }
    }
    for (; cell < left.length; cell++) {
      left[cell] =
          Math.min(left[cell], allowedBy.applyAsLong(start.applyAsLong(cell + 1)) - entered);
    }
  }
}
