package org.corridor.plan.solve;

import java.util.Map;
import org.corridor.plan.bound.Packing;
import org.corridor.plan.flow.TimeExpansion;

/// The limits that flows share, as rows of a [Packing].
interface LimitRows {
  /// Adds what a vehicle uses in an arc (or, from the arc count on, waiting at a node).
  ///
  /// @param weight how much one vehicle counts there
  /// @param uses amounts by row, added to
  void addUses(
      TimeExpansion time, int thing, int node, int cell, double weight, Map<Integer, Double> uses);

  /// How many rows that are not there yet [#addUses] would add, at most.
  int newRows(TimeExpansion time, int thing, int node, int cell);

  /// What a unit costs in an arc or waiting at a node.
  ///
  /// @param forBound only by limits that hold for every plan
  double price(TimeExpansion time, int thing, int node, int cell, boolean forBound);

  /// What all limits that hold for every plan are worth at the present prices, which
  /// [#price] uses for a bound from then on.
  double worth();

  /// Takes over the present prices of the rows.
  default void refresh() {}

  /// Is a way worth finding from each moment of setting off, or only from where it pays best?
  boolean everyDeparture();
}
