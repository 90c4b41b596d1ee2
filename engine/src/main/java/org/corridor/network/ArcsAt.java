package org.corridor.network;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// Which arcs start, or end, at each junction, in ascending order.
public final class ArcsAt {
  /// First entry of each junction in `arcs`; one more than junctions.
  private final int[] start;

  private final int[] arcs;

  /// @param end the junction of an arc that counts
  /// @param kept which arcs count
  public ArcsAt(int junctionCount, int arcCount, IntUnaryOperator end, IntPredicate kept) {
    start = new int[junctionCount + 1];
    for (int arc = 0; arc < arcCount; arc++) {
      if (kept.test(arc)) {
        start[end.applyAsInt(arc) + 1]++;
      }
    }
    for (int j = 0; j < junctionCount; j++) {
      start[j + 1] += start[j];
    }
    arcs = new int[start[junctionCount]];
    int[] next = start.clone();
    for (int arc = 0; arc < arcCount; arc++) {
      if (kept.test(arc)) {
        arcs[next[end.applyAsInt(arc)]++] = arc;
      }
    }
  }

  /// Arcs that start at each junction of a map.
  public static ArcsAt leaving(RoadMap map, IntPredicate kept) {
    return new ArcsAt(map.junctionCount(), map.arcCount(), map::from, kept);
  }

  /// Arcs that end at each junction of a map.
  public static ArcsAt entering(RoadMap map, IntPredicate kept) {
    return new ArcsAt(map.junctionCount(), map.arcCount(), map::to, kept);
  }

  /// Where the arcs of a junction begin; they are [#arc] of this up to but without [#end].
  public int first(int junction) {
    return start[junction];
  }

  public int end(int junction) {
    return start[junction + 1];
  }

  public int arc(int index) {
    return arcs[index];
  }
}
