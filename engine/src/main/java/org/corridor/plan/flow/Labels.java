package org.corridor.plan.flow;

import java.util.Arrays;

/// How far each state of a residual network is from somebody at home, or that it is cut off.
///
/// **Invariant.** A label is at most one above the label of every state that can be moved to, so it
/// is never above the true distance; a state struck off can only be moved on from to states struck
/// off. Both survive any augmentation along labels that fall by one.
final class Labels {
  static final int NONE = -1;

  /// Raises before the first measurement for a destination in a cell.
  private static final int RAISES_FIRST = 8;

  /// A measurement may look at so many states for each raise since the last.
  private static final int STATES_PER_RAISE = 4;

  private static final int UNKNOWN = Integer.MAX_VALUE;

  private final Residual net;
  private final boolean roomsSwapped;

  /// Distance of each state; -1 - θ for a state struck off for θ.
  private final int[] label;

  /// The arc by which the last way left a node; tried first.
  private final int[] lastArc;

  private int stage;
  private int found;
  private int raises;
  private int raisesNext;

  private int[] reached = new int[1024];
  private int[] inOrder = new int[1024];
  private final long[] inReach;

  Labels(Residual net, boolean roomsSwapped) {
    this.net = net;
    this.roomsSwapped = roomsSwapped;
    label = new int[net.stateCount()];
    lastArc = new int[net.nodes];
    inReach = new long[net.stateCount() / 64 + 1];
  }

  /// Starts anew from roads counted on the map, from the nearest node with somebody at home.
  void begin() {
    Arrays.fill(lastArc, NONE);
    int[] roads = roadsFromHome();
    for (int n = 0; n < net.nodes; n++) {
      Arrays.fill(label, n * net.cells, (n + 1) * net.cells, roads[n] == UNKNOWN ? -1 : roads[n]);
    }
    for (int g = 0; g < net.groups; g++) {
      label[net.groupState(g)] = net.active[g] ? 0 : -1;
    }
    for (int d = 0; d < net.roomLeft.length; d++) {
      label[net.roomState(d)] = roomsSwapped ? 0 : -1;
    }
  }

  /// A group with somebody at home is at distance 0, its node at 1.
  private int[] roadsFromHome() {
    int[] roads = new int[net.nodes];
    Arrays.fill(roads, UNKNOWN);
    int[] queue = new int[net.nodes];
    int count = 0;
    for (int g = 0; g < net.groups; g++) {
      // Whoever has set off could stay home again, so its node counts as well.
      if (net.active[g] && roads[net.homeOf[g]] == UNKNOWN) {
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
    }
    return roads;
  }

  /// From now on states are struck off for this cell.
  void stage(int cell) {
    stage = cell;
    raises = 0;
    raisesNext = RAISES_FIRST;
  }

  boolean alive(int state) {
    return label[state] >= 0;
  }

  boolean home(int state) {
    int g = state - net.groupState(0);
    return g >= 0 && g < net.groups && net.left[g] > 0 && net.active[g];
  }

  /// For which cell a state was struck off.
  int struckAt(int state) {
    return label[state] >= 0 ? EarliestArrival.NEVER : -1 - label[state];
  }

  /// The state to which the way found leads.
  int found() {
    return found;
  }

  // What a scan of a state has seen: the least label to move to, and whether one fits.
  private int wanted;
  private int least;
  private boolean fits;

  /// How to move on from a state along falling labels; where there is no such way the state is
  /// raised, or struck off, and the answer is [#NONE].
  int next(int state) {
    if (label[state] < 0 || home(state)) {
      return NONE;
    }
    wanted = label[state] - 1;
    least = UNKNOWN;
    fits = false;
    int way = state >= net.groupState(0) ? scanSpecial(state) : scan(state);
    if (fits) {
      return way;
    }
    raises++;
    label[state] = least == UNKNOWN ? -1 - stage : least + 1;
    return NONE;
  }

  private boolean offer(int to) {
    int there = label[to];
    if (there >= 0) {
      if (there == wanted) {
        found = to;
        fits = true;
        return true;
      }
      least = Math.min(least, there);
    }
    return false;
  }

  private int scan(int state) {
    int cells = net.cells;
    int node = state / cells;
    int c = state - node * cells;
    int last = lastArc[node];
    if (last != NONE && offerUse(last, c)) {
      return 2 * last;
    }
    for (int a : net.arcsInto[node]) {
      if (a != last && offerUse(a, c)) {
        lastArc[node] = a;
        return 2 * a;
      }
    }
    for (int g : net.groupsAt[node]) {
      if (net.active[g] && net.net.departs(g, c) && offer(net.groupState(g))) {
        return Residual.SET_OFF;
      }
    }
    if (net.room[node] != null) {
      if (c > 0 && net.waiting(node, c - 1) < net.room(node, c - 1) && offer(state - 1)) {
        return Residual.WAIT;
      }
      if (net.waiting(node, c) > 0 && offer(state + 1)) {
        return Residual.UNWAIT;
      }
    }
    for (int a : net.arcsFrom[node]) {
      if (net.flow(a, c) > 0 && offer(net.head[a] * cells + c + net.shift[a])) {
        return 2 * a + 1;
      }
    }
    int d = net.destinationAt[node];
    boolean gives = roomsSwapped && d >= 0 && net.roomLimited[d] && net.arrivals(d, c) > 0;
    return gives && offer(net.roomState(d)) ? Residual.GIVE_ROOM : NONE;
  }

  private boolean offerUse(int a, int c) {
    int s = c - net.shift[a];
    return s >= 0 && net.flow(a, s) < net.capacity[a][s] && offer(net.tail[a] * net.cells + s);
  }

  /// From a group whose vehicles are all on the way, one could stay home; in a room that is free,
  /// an arrival of any cell up to now could be.
  private int scanSpecial(int state) {
    int g = state - net.groupState(0);
    if (g < net.groups) {
      int home = net.homeOf[g] * net.cells;
      for (int c = net.cells - 1; c >= 0; c--) {
        if (net.setOff(g, c) > 0 && offer(home + c)) {
          return Residual.STAY_HOME;
        }
      }
      return NONE;
    }
    int sink = net.net.sink(g - net.groups) * net.cells;
    for (int c = stage; c >= 0; c--) {
      if (offer(sink + c)) {
        return Residual.TAKE_ROOM;
      }
    }
    return NONE;
  }

  boolean measureDue() {
    return raises >= raisesNext;
  }

  /// Sets the labels of everything in reach of a state to the true distances and strikes off what
  /// is cut off from home; nothing where that is more than the raises since the last time allow.
  boolean measure(int root) {
    int most = STATES_PER_RAISE * raises;
    int count = collect(root, most);
    if (count > most) {
      for (int i = 0; i < count; i++) {
        inReach[reached[i] >>> 6] &= ~(1L << reached[i]);
      }
      raisesNext = 2 * raises;
      return false;
    }
    raises = 0;
    raisesNext = Math.max(RAISES_FIRST, count / STATES_PER_RAISE);
    for (int i = 0; i < count; i++) {
      label[reached[i]] = UNKNOWN;
    }
    int ordered = 0;
    if (inOrder.length < count) {
      inOrder = new int[reached.length];
    }
    for (int i = 0; i < count; i++) {
      if (home(reached[i])) {
        label[reached[i]] = 0;
        inOrder[ordered++] = reached[i];
      }
    }
    for (int opened = 0; opened < ordered; opened++) {
      ordered = raiseThoseBefore(inOrder[opened], ordered);
    }
    for (int i = 0; i < count; i++) {
      int state = reached[i];
      label[state] = label[state] == UNKNOWN ? -1 - stage : label[state];
      inReach[state >>> 6] &= ~(1L << state);
    }
    return true;
  }

  /// Everything that can be moved to from a state, that state first.
  private int collect(int root, int most) {
    int count = reach(root, 0);
    for (int opened = 0; opened < count && count <= most; opened++) {
      int state = reached[opened];
      if (state >= net.groupState(0)) {
        count = home(state) ? count : reachFromSpecial(state, count);
      } else {
        count = reachFromNode(state, count);
      }
    }
    return count;
  }

  private int reachFromNode(int state, int before) {
    int cells = net.cells;
    int node = state / cells;
    int c = state - node * cells;
    int count = before;
    for (int a : net.arcsInto[node]) {
      int s = c - net.shift[a];
      if (s >= 0 && net.flow(a, s) < net.capacity[a][s]) {
        count = reach(net.tail[a] * cells + s, count);
      }
    }
    for (int g : net.groupsAt[node]) {
      if (net.active[g] && net.net.departs(g, c)) {
        count = reach(net.groupState(g), count);
      }
    }
    if (net.room[node] != null) {
      if (c > 0 && net.waiting(node, c - 1) < net.room(node, c - 1)) {
        count = reach(state - 1, count);
      }
      if (net.waiting(node, c) > 0) {
        count = reach(state + 1, count);
      }
    }
    for (int a : net.arcsFrom[node]) {
      if (net.flow(a, c) > 0) {
        count = reach(net.head[a] * cells + c + net.shift[a], count);
      }
    }
    int d = net.destinationAt[node];
    boolean gives = roomsSwapped && d >= 0 && net.roomLimited[d] && net.arrivals(d, c) > 0;
    return gives ? reach(net.roomState(d), count) : count;
  }

  private int reachFromSpecial(int state, int before) {
    int g = state - net.groupState(0);
    int count = before;
    int node = g < net.groups ? net.homeOf[g] : net.net.sink(g - net.groups);
    for (int c = 0; c < net.cells; c++) {
      if (g < net.groups ? net.setOff(g, c) > 0 : c <= stage) {
        count = reach(node * net.cells + c, count);
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

  /// One step of a search from home: those in reach that can move to a state are one further.
  private int raiseThoseBefore(int state, int before) {
    int cells = net.cells;
    int further = label[state] + 1;
    int count = before;
    if (state >= net.groupState(0)) {
      int g = state - net.groupState(0);
      int node = g < net.groups ? net.homeOf[g] : net.net.sink(g - net.groups);
      for (int c = 0; c < cells; c++) {
        boolean leads =
            g < net.groups ? net.net.departs(g, c) : net.arrivals(g - net.groups, c) > 0;
        count = leads ? raise(node * cells + c, further, count) : count;
      }
      return count;
    }
    int node = state / cells;
    int c = state - node * cells;
    for (int a : net.arcsFrom[node]) {
      int there = c + net.shift[a];
      if (there < cells && net.flow(a, c) < net.capacity[a][c]) {
        count = raise(net.head[a] * cells + there, further, count);
      }
    }
    for (int a : net.arcsInto[node]) {
      int s = c - net.shift[a];
      if (s >= 0 && net.flow(a, s) > 0) {
        count = raise(net.tail[a] * cells + s, further, count);
      }
    }
    if (net.room[node] != null) {
      if (c + 1 < cells && net.waiting(node, c) < net.room(node, c)) {
        count = raise(state + 1, further, count);
      }
      if (c > 0 && net.waiting(node, c - 1) > 0) {
        count = raise(state - 1, further, count);
      }
    }
    for (int g : net.groupsAt[node]) {
      if (net.setOff(g, c) > 0) {
        count = raise(net.groupState(g), further, count);
      }
    }
    int d = net.destinationAt[node];
    return roomsSwapped && d >= 0 && net.roomLimited[d] && c <= stage
        ? raise(net.roomState(d), further, count)
        : count;
  }

  private int raise(int state, int to, int count) {
    if (label[state] != UNKNOWN) {
      return count;
    }
    label[state] = to;
    inOrder[count] = state;
    return count + 1;
  }
}
