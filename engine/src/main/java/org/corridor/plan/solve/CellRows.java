package org.corridor.plan.solve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.plan.bound.Packing;
import org.corridor.plan.flow.TimeExpansion;

/// A row for every limit in every cell: for mixtures that become plans.
final class CellRows implements LimitRows {
  private static final int NO_ROW = -1;

  private final SharedLimits limits;
  private final Packing packing;
  private final TimeExpansion any;
  private final int[] rowOf;
  private final Map<Integer, Double> fallingPrice = new HashMap<>();

  CellRows(SharedLimits limits, Packing packing, TimeExpansion any) {
    this.limits = limits;
    this.packing = packing;
    this.any = any;
    rowOf = new int[limits.count()];
    Arrays.fill(rowOf, NO_ROW);
  }

  @Override
  public void addUses(
      TimeExpansion time, int thing, int node, int cell, double weight, Map<Integer, Double> uses) {
    for (int id : limits.idsOf(time, thing, node, cell)) {
      if (limits.mayBind(id, thing)) {
        rowOf[id] = rowOf[id] == NO_ROW ? packing.addRow(limits.limit(id)) : rowOf[id];
        uses.merge(rowOf[id], weight, Double::sum);
      }
    }
  }

  @Override
  public int newRows(TimeExpansion time, int thing, int node, int cell) {
    int count = 0;
    for (int id : limits.idsOf(time, thing, node, cell)) {
      count += rowOf[id] == NO_ROW && limits.mayBind(id, thing) ? 1 : 0;
    }
    return count;
  }

  @Override
  public double price(TimeExpansion time, int thing, int node, int cell, boolean forBound) {
    double sum = 0;
    for (int id : limits.idsOf(time, thing, node, cell)) {
      sum += priceOf(id, forBound);
    }
    return sum;
  }

  private double priceOf(int id, boolean forBound) {
    if (forBound && fallingPrice.containsKey(id)) {
      return fallingPrice.get(id);
    }
    if (rowOf[id] == NO_ROW || (forBound && !limits.holdsForEveryPlan(id))) {
      return 0;
    }
    return packing.price(rowOf[id]);
  }

  /// An intake limits how many have been taken in by each moment, not how many in each cell. What
  /// it is worth then never rises: room not used now serves whoever comes later.
  private void keepIntakePricesFalling() {
    for (int a = 0; a < any.arcCount(); a++) {
      for (int[] ids : limits.countsPersons(any, a) ? limits.idsOfIntake(a) : List.<int[]>of()) {
        double highest = 0;
        for (int c = ids.length - 1; c >= 0; c--) {
          highest = Math.max(highest, priceOf(ids[c], false));
          fallingPrice.put(ids[c], limits.holdsForEveryPlan(ids[c]) ? highest : 0.0);
        }
      }
    }
  }

  @Override
  public double worth() {
    keepIntakePricesFalling();
    double worth = 0;
    for (int id = 0; id < limits.count(); id++) {
      worth += priceOf(id, true) * limits.limit(id);
    }
    return worth;
  }

  @Override
  public boolean everyDeparture() {
    return true;
  }
}
