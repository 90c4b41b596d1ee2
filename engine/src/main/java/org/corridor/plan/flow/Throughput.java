package org.corridor.plan.flow;

import java.util.function.IntFunction;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// What every arc lets through in each cell, laid out when an arc is first asked for.
final class Throughput {
  private final Cells cells;
  private final Spans[] usable;
  private final Rate[] rate;
  private final IntFunction<Spans> counted;
  private final int[] @Nullable [] vehicles;
  private final boolean[] @Nullable [] open;

  /// @param usable when each arc may be entered, on the clock of its tail
  /// @param counted while what passes an arc counts for its rate; see [Cells#vehicles]
  Throughput(Cells cells, Spans[] usable, Rate[] rate, IntFunction<Spans> counted) {
    this.cells = cells;
    this.usable = usable;
    this.rate = rate;
    this.counted = counted;
    vehicles = new int[rate.length] @Nullable [];
    open = new boolean[rate.length] @Nullable [];
  }

  /// Whole vehicles per cell.
  int[] vehicles(int arc) {
    int[] laidOut = vehicles[arc];
    if (laidOut == null) {
      laidOut = cells.vehicles(usable[arc], rate[arc], counted.apply(arc));
      vehicles[arc] = laidOut;
    }
    return laidOut;
  }

  /// Which cells are open throughout, whatever the rate gives in them.
  boolean[] open(int arc) {
    boolean[] laidOut = open[arc];
    if (laidOut == null) {
      laidOut = cells.open(usable[arc]);
      open[arc] = laidOut;
    }
    return laidOut;
  }
}
