package org.corridor.plan.flow;

/// All states that somebody still at home could reach with what is left of the capacities.
final class HomeReach {
  private final Residual net;
  private final boolean[] reached;
  private final int[] queue;
  private int count;

  HomeReach(Residual net) {
    this.net = net;
    reached = new boolean[net.groupState(net.groups)];
    queue = new int[reached.length];
  }

  boolean[] states() {
    for (int g = 0; g < net.groups; g++) {
      if (net.left[g] > 0) {
        reach(net.groupState(g));
      }
    }
    for (int opened = 0; opened < count; opened++) {
      int state = queue[opened];
      if (state >= net.groupState(0)) {
        int g = state - net.groupState(0);
        for (int c = 0; c < net.cells; c++) {
          if (net.net.departs(g, c)) {
            reach(net.homeOf[g] * net.cells + c);
          }
        }
      } else {
        reachOn(state / net.cells, state % net.cells);
      }
    }
    return reached;
  }

  private void reachOn(int node, int c) {
    for (int a : net.arcsFrom[node]) {
      int there = c + net.shift[a];
      if (net.shift[a] < net.cells - c && net.anyFree(a, c)) {
        reach(net.head[a] * net.cells + there);
      }
    }
    for (int a : net.arcsInto[node]) {
      int s = c - net.shift[a];
      if (s >= 0 && net.anyFlow(a, s)) {
        reach(net.tail[a] * net.cells + s);
      }
    }
    if (c + 1 < net.cells && net.waiting(node, c) < net.room(node, c)) {
      reach(node * net.cells + c + 1);
    }
    if (c > 0 && net.waiting(node, c - 1) > 0) {
      reach(node * net.cells + c - 1);
    }
    for (int g : net.groupsAt[node]) {
      if (net.setOff(g, c) > 0) {
        reach(net.groupState(g));
      }
    }
    int d = net.destinationAt[node];
    for (int other = 0; d >= 0 && net.roomLimited[d] && other < net.cells; other++) {
      if (net.arrivals(d, other) > 0) {
        reach(node * net.cells + other);
      }
    }
  }

  private void reach(int state) {
    if (!reached[state]) {
      reached[state] = true;
      queue[count++] = state;
    }
  }
}
