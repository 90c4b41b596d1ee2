package org.corridor.plan.flow;

import java.util.Arrays;

/// How far each node is from somebody at home if time did not matter: what no state of the node can
/// be nearer than.
///
/// **Method.** Breadth first from all nodes with somebody at home, along any arc, and back along
/// those that somebody has ever used. Homes only empty and uses only add ways round, so the larger
/// of two measurements is a bound that later ways keep to.
final class MapDistances {
  static final int UNKNOWN = 1 << 30;
  private static final int[] NO_ARCS = {};

  private final Residual net;
  private final int[] distance;
  private final int[] struckAt;
  private int emptied;

  MapDistances(Residual net) {
    this.net = net;
    distance = new int[net.nodes];
    struckAt = new int[net.nodes];
  }

  void begin() {
    Arrays.fill(distance, 0);
    Arrays.fill(struckAt, EarliestArrival.NEVER);
    measure(0);
  }

  int distance(int node) {
    return distance[node];
  }

  /// For which cell a node was found to be cut off at any time; [EarliestArrival#NEVER] if not.
  int struckAt(int node) {
    return struckAt[node];
  }

  /// Has a home been emptied since?
  boolean outdated() {
    return emptied < net.emptied;
  }

  void measure(int stage) {
    emptied = net.emptied;
    int[] roads = new int[net.nodes];
    Arrays.fill(roads, UNKNOWN);
    int[] queue = new int[net.nodes];
    int count = 0;
    boolean anybodyOut = false;
    for (int g = 0; g < net.groups; g++) {
      anybodyOut |= net.active[g] && net.setOff[g].count() > 0;
      if (net.active[g] && net.left[g] > 0 && roads[net.homeOf[g]] == UNKNOWN) {
        roads[net.homeOf[g]] = 1;
        queue[count++] = net.homeOf[g];
      }
    }
    for (int opened = 0; opened < count; opened++) {
      int node = queue[opened];
      for (int a : net.arcsFrom[node]) {
        if (roads[net.head[a]] == UNKNOWN) {
          roads[net.head[a]] = roads[node] + 1;
          queue[count++] = net.head[a];
        }
      }
      for (int a : anybodyOut ? net.arcsInto[node] : NO_ARCS) {
        if (net.used[a] && roads[net.tail[a]] == UNKNOWN) {
          roads[net.tail[a]] = roads[node] + 1;
          queue[count++] = net.tail[a];
        }
      }
    }
    for (int n = 0; n < net.nodes; n++) {
      distance[n] = Math.max(distance[n], roads[n]);
      struckAt[n] = roads[n] == UNKNOWN ? Math.min(struckAt[n], stage) : struckAt[n];
    }
  }
}
