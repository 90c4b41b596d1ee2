package org.corridor.plan.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How many vehicles of one flow may be in each arc and cell, and waiting at each node and cell.
final class Allotment {
  static final Allotment EVERYTHING = new Allotment(null, null);

  private final int @Nullable [][] arcs;
  private final int @Nullable [][] waits;

  private Allotment(int @Nullable [][] arcs, int @Nullable [][] waits) {
    this.arcs = arcs;
    this.waits = waits;
  }

  static Allotment of(int[][] arcs, int[][] waits) {
    return new Allotment(arcs, waits);
  }

  /// Of the vehicles that an arc has left per cell, those this flow may send.
  int[] ofArc(int arc, int[] left) {
    if (arcs == null) {
      return left;
    }
    int[] most = new int[left.length];
    Arrays.setAll(most, c -> Math.min(left[c], arcs[arc][c]));
    return most;
  }

  /// Of the room that a node has left per cell, what this flow may use.
  int @Nullable [] ofRoom(int node, int @Nullable [] left) {
    return waits == null ? left : waits[node];
  }
}
