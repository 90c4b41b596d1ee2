package org.corridor.plan.flow;

import java.util.Arrays;

/// How many roads each node is from somebody at home if time did not matter: which way to try
/// first, and what nobody can come to at any time.
///
/// **Method.** Breadth first from all nodes with somebody at home, along any arc, and back along
/// those that somebody has ever used. Homes only empty and uses only add ways round, so what is
/// cut off stays cut off.
final class MapDistances {
  static final int UNKNOWN = 1 << 30;
  private static final int[] NO_ARCS = {};

  private final Residual net;
  private final int[] distance;
  private final boolean[] cutOff;
  private final boolean[] newlyCutOff;
  private int measuredFor;

  MapDistances(Residual net) {
    this.net = net;
    distance = new int[net.nodes];
    cutOff = new boolean[net.nodes];
    newlyCutOff = new boolean[net.nodes];
  }

  void begin() {
    Arrays.fill(distance, 0);
    Arrays.fill(cutOff, false);
    measure();
  }

  int distance(int node) {
    return distance[node];
  }

  /// Did the last measurement find, as the first one, that nobody can come to a node at any time?
  boolean newlyCutOff(int node) {
    return newlyCutOff[node];
  }

  /// Has a home been emptied since?
  boolean outdated() {
    return measuredFor > net.groupsHome;
  }

  void measure() {
    measuredFor = net.groupsHome;
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
      distance[n] = roads[n];
      newlyCutOff[n] = roads[n] == UNKNOWN && !cutOff[n];
      cutOff[n] |= newlyCutOff[n];
    }
  }
}
