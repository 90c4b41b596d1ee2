package org.corridor.plan.flow;

import java.util.Arrays;

/// What it costs at least to move from each state of a residual network to somebody at home, or
/// that nobody at home can be reached.
///
/// **Invariant.** A label is at most the cost of a move and the label of where it leads, so it is
/// never above the true distance; a state struck off can only be moved on from to states struck
/// off. Both survive any augmentation along moves whose costs are what the labels fall by.
///
/// Two exceptions, neither of which lasts. While a search is under way, states on it have a
/// number of its own here ([WaySearch]). And where no way may lead back to its first state, what
/// was struck off only for that reason is closed once that state is struck off too, which is
/// before ways begin elsewhere.
final class Labels {
  static final int UNKNOWN = 1 << 28;

  private final Residual net;
  private final Moves moves;
  private final int groupBase;

  /// Distance of each state; -1 - θ for a state struck off for θ.
  private final int[] label;

  private boolean roomsSwapped;
  private int stage;

  // Of a measurement: states in reach, those of the level at work and of the next.
  private int[] reached = new int[1024];
  private int[] level = new int[1024];
  private int[] nextLevel = new int[1024];
  private int levelCount;
  private int nextCount;
  private final long[] inReach;

  Labels(Residual net, Moves moves) {
    this.net = net;
    this.moves = moves;
    groupBase = net.groupState(0);
    label = new int[net.stateCount()];
    inReach = new long[net.stateCount() / 64 + 1];
  }

  void begin(boolean swapping) {
    roomsSwapped = swapping;
    stage = 0;
    Arrays.fill(label, 0);
    for (int g = 0; g < net.groups; g++) {
      label[net.groupState(g)] = net.active[g] ? 0 : -1;
    }
    for (int d = 0; d < net.roomLeft.length; d++) {
      label[net.roomState(d)] = roomsSwapped ? 0 : -1;
    }
  }

  /// Keeps only what is struck off.
  void forget() {
    for (int state = 0; state < label.length; state++) {
      label[state] = Math.min(label[state], 0);
    }
  }

  /// From now on states are struck off for this cell.
  void stage(int cell) {
    stage = cell;
  }

  int get(int state) {
    return label[state];
  }

  void put(int state, int distance) {
    label[state] = distance;
  }

  void raise(int state, int distance) {
    label[state] = distance >= UNKNOWN ? -1 - stage : distance;
  }

  /// For which cell a state was struck off.
  int struckAt(int state) {
    return label[state] >= 0 ? EarliestArrival.NEVER : -1 - label[state];
  }

  boolean alive(int state) {
    return label[state] >= 0;
  }

  /// Strikes off whatever of the map can never be reached from a home again; whoever was at home
  /// there is on the way.
  void strike(MapDistances map) {
    for (int n = 0; n < net.nodes; n++) {
      if (map.newlyCutOff(n)) {
        strike(n * net.cells, (n + 1) * net.cells);
        for (int g : net.groupsAt[n]) {
          strike(net.groupState(g), net.groupState(g) + 1);
        }
        int d = net.destinationAt[n];
        if (d >= 0) {
          strike(net.roomState(d), net.roomState(d) + 1);
        }
      }
    }
  }

  /// Strikes everything off, for nobody is at home any more.
  void strikeAll() {
    strike(0, label.length);
  }

  private void strike(int from, int to) {
    for (int state = from; state < to; state++) {
      label[state] = label[state] < 0 ? label[state] : -1 - stage;
    }
  }

  boolean home(int state) {
    int g = state - groupBase;
    return g >= 0 && g < net.groups && net.left[g] > 0 && net.active[g];
  }

  /// Sets the labels of everything in reach of a state to the true distances and strikes off what
  /// is cut off from home; nothing where that is more than `most` states. How many they are, or
  /// more than `most`.
  int measure(int root, boolean leadsBack, int most) {
    int count = collect(root, most);
    if (count <= most) {
      for (int i = 0; i < count; i++) {
        label[reached[i]] = UNKNOWN;
      }
      levelCount = 0;
      nextCount = 0;
      for (int i = 0; i < count; i++) {
        if (home(reached[i])) {
          reachAt(reached[i], 0, 0);
        }
      }
      int barred = leadsBack ? -1 : root;
      for (int distance = 0; levelCount > 0; distance++) {
        for (int opened = 0; opened < levelCount; opened++) {
          if (level[opened] != barred && label[level[opened]] == distance) {
            spreadBack(level[opened], distance);
          }
        }
        int[] done = level;
        level = nextLevel;
        levelCount = nextCount;
        nextLevel = done;
        nextCount = 0;
      }
    }
    for (int i = 0; i < count; i++) {
      int state = reached[i];
      raise(state, label[state]);
      inReach[state >>> 6] &= ~(1L << state);
    }
    return count;
  }

  /// Everything that can be moved to from a state, that state first.
  private int collect(int root, int most) {
    int count = reach(root, 0);
    for (int opened = 0; opened < count && count <= most; opened++) {
      int state = reached[opened];
      if (!home(state)) {
        for (int at = 0; moves.find(state, at); at = moves.after) {
          count = reach(moves.to, count);
        }
      }
    }
    return count;
  }

  private int reach(int state, int count) {
    long bit = 1L << state;
    if (label[state] < 0 || (inReach[state >>> 6] & bit) != 0) {
      return count;
    }
    inReach[state >>> 6] |= bit;
    if (count == reached.length) {
      reached = Arrays.copyOf(reached, 2 * count);
    }
    reached[count] = state;
    return count + 1;
  }

  /// One step of a search from home: those in reach that can move to a state.
  private void spreadBack(int state, int distance) {
    if (state >= groupBase) {
      spreadBackSpecial(state - groupBase, distance);
      return;
    }
    int cells = net.cells;
    int node = state / cells;
    int c = state - node * cells;
    for (int a : net.arcsFrom[node]) {
      int there = c + net.shift[a];
      if (net.shift[a] < cells - c && net.anyFree(a, c)) {
        reachAt(
            net.head[a] * cells + there, distance, moves.costOfTime(net.head[a], there, node, c));
      }
    }
    for (int a : net.arcsInto[node]) {
      int s = c - net.shift[a];
      if (s >= 0 && net.anyFlow(a, s)) {
        reachAt(net.tail[a] * cells + s, distance, 1);
      }
    }
    if (net.room[node] != null) {
      if (c + 1 < cells && net.waiting(node, c) < net.room(node, c)) {
        reachAt(state + 1, distance, moves.costOfTime(node, c + 1, node, c));
      }
      if (c > 0 && net.waiting(node, c - 1) > 0) {
        reachAt(state - 1, distance, 1);
      }
    }
    for (int g : net.groupsAt[node]) {
      if (net.setOff(g, c) > 0) {
        reachAt(net.groupState(g), distance, 1);
      }
    }
    int d = net.destinationAt[node];
    if (roomsSwapped && d >= 0 && c <= stage) {
      reachAt(net.roomState(d), distance, 1);
    }
  }

  private void spreadBackSpecial(int g, int distance) {
    boolean group = g < net.groups;
    int node = group ? net.homeOf[g] : net.net.sink(g - net.groups);
    for (int c = 0; c < net.cells; c++) {
      if (group ? net.net.departs(g, c) : net.arrivals(g - net.groups, c) > 0) {
        reachAt(node * net.cells + c, distance, group ? 0 : 1);
      }
    }
  }

  private void reachAt(int state, int distance, int cost) {
    if ((inReach[state >>> 6] & (1L << state)) == 0 || label[state] <= distance + cost) {
      return;
    }
    label[state] = distance + cost;
    if (cost == 0) {
      level = levelCount == level.length ? Arrays.copyOf(level, 2 * levelCount) : level;
      level[levelCount++] = state;
    } else {
      nextLevel =
          nextCount == nextLevel.length ? Arrays.copyOf(nextLevel, 2 * nextCount) : nextLevel;
      nextLevel[nextCount++] = state;
    }
  }
}
