package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.corridor.plan.bound.Packing;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.units.Spans;

/// A row for each limit and stretch of time: for bounds only, in far fewer rows than cells.
///
/// A stretch of an arc ends where a flow can begin or no longer use it, and now and then in
/// between. What enters in a stretch is no more than the cells of it give together. Where flows
/// count in cells of their own, and where persons are counted, what has entered since the
/// beginning is limited instead.
final class SpanRows implements LimitRows {
  private static final int EQUAL_PARTS = 12;
  private static final int NO_ROW = -1;

  private final SharedLimits limits;
  private final Packing packing;
  private final long vehicles;

  // One entry per arc or node.
  private final int[][] stretchOf;
  private final double[][] most;
  private final boolean[] sinceBeginning;
  private final int[][] rowOf;
  private final double[][] price;

  SpanRows(SharedLimits limits, Packing packing, long vehicles) {
    this.limits = limits;
    this.packing = packing;
    this.vehicles = vehicles;
    int things = limits.thingCount();
    stretchOf = new int[things][];
    most = new double[things][];
    sinceBeginning = new boolean[things];
    rowOf = new int[things][];
    price = new double[things][];
    for (int thing = 0; thing < things; thing++) {
      layOut(thing);
    }
  }

  /// As many rows as there can be.
  static int countMax(SharedLimits limits) {
    return limits.thingCount() * (EQUAL_PARTS + 2 * limits.usableSpansMax() + 1);
  }

  private void layOut(int thing) {
    boolean arc = thing < limits.arcCount();
    sinceBeginning[thing] = arc && (limits.holdsOverTime(thing) || limits.countsPersons(thing));
    double[] amounts = arc && limits.holdsOverTime(thing)
        ? limits.amountsOverTime(thing)
        : limits.amountsByCell(thing);
    stretchOf[thing] = stretches(thing, amounts);
    int count = stretchOf[thing][amounts.length - 1] + 1;
    most[thing] = new double[count];
    for (int c = 0; c < amounts.length; c++) {
      most[thing][stretchOf[thing][c]] += amounts[c];
    }
    for (int s = 1; sinceBeginning[thing] && s < count; s++) {
      most[thing][s] += most[thing][s - 1];
    }
    rowOf[thing] = new int[count];
    Arrays.fill(rowOf[thing], NO_ROW);
    price[thing] = new double[count];
  }

  /// The stretch of each common cell.
  private int[] stretches(int thing, double[] amounts) {
    TreeSet<Integer> starts = new TreeSet<>();
    for (Spans usable : thing < limits.arcCount() ? limits.usable(thing) : List.<Spans>of()) {
      for (int i = 0; i < usable.count(); i++) {
        starts.add(limits.commonCell(thing, usable.start(i)));
        starts.add(limits.commonCell(thing, usable.end(i)));
      }
    }
    int first = 0;
    int last = amounts.length - 1;
    while (first < last && amounts[first] == 0) {
      first++;
    }
    while (last > first && amounts[last] == 0) {
      last--;
    }
    for (int i = 1; i < EQUAL_PARTS; i++) {
      starts.add(first + (int) ((long) (last - first) * i / EQUAL_PARTS));
    }
    starts.remove(0);
    int[] stretch = new int[amounts.length];
    int count = 0;
    for (int c = 0; c < stretch.length; c++) {
      count += starts.contains(c) ? 1 : 0;
      stretch[c] = count;
    }
    return stretch;
  }

  /// The rows of which a unit is a part: that of its stretch, or all from it on.
  private List<Integer> stretchesUsed(TimeExpansion time, int thing, int node, int cell) {
    List<Integer> used = new ArrayList<>();
    if (limits.limitsAnybody(thing)) {
      int s = stretchOf[thing][limits.lastCommonCell(time, thing, node, cell)];
      int end = sinceBeginning[thing] ? rowOf[thing].length : s + 1;
      for (; s < end; s++) {
        if (sinceBeginning[thing] || most[thing][s] < vehicles || thing >= limits.arcCount()) {
          used.add(s);
        }
      }
    }
    return used;
  }

  @Override
  public void addUses(
      TimeExpansion time, int thing, int node, int cell, double weight, Map<Integer, Double> uses) {
    for (int s : stretchesUsed(time, thing, node, cell)) {
      int row = rowOf[thing][s];
      rowOf[thing][s] = row == NO_ROW ? packing.addRow(most[thing][s]) : row;
      uses.merge(rowOf[thing][s], weight, Double::sum);
    }
  }

  /// There is room for all of them from the beginning.
  @Override
  public int newRows(TimeExpansion time, int thing, int node, int cell) {
    return 0;
  }

  /// What a unit costs in each stretch.
  @Override
  public void refresh() {
    for (int thing = 0; thing < rowOf.length; thing++) {
      double later = 0;
      for (int s = rowOf[thing].length - 1; s >= 0; s--) {
        double own = rowOf[thing][s] == NO_ROW ? 0 : packing.price(rowOf[thing][s]);
        later += own;
        price[thing][s] = sinceBeginning[thing] ? later : own;
      }
    }
  }

  @Override
  public double price(TimeExpansion time, int thing, int node, int cell, boolean forBound) {
    return limits.limitsAnybody(thing)
        ? price[thing][stretchOf[thing][limits.lastCommonCell(time, thing, node, cell)]]
        : 0;
  }

  @Override
  public double worth() {
    refresh();
    double worth = 0;
    for (int thing = 0; thing < rowOf.length; thing++) {
      for (int s = 0; s < rowOf[thing].length; s++) {
        worth += rowOf[thing][s] == NO_ROW ? 0 : packing.price(rowOf[thing][s]) * most[thing][s];
      }
    }
    return worth;
  }

  @Override
  public boolean everyDeparture() {
    return false;
  }
}
