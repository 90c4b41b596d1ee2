package org.corridor.plan.flow;

import java.util.Arrays;

/// How far each state of a residual network is from somebody at home, or that it is cut off.
///
/// **Invariant.** A label is at most one above the label of every state that can be moved to, so it
/// is never above the true distance; a state struck off can only be moved on from to states struck
/// off. Both survive any augmentation along labels that fall by one.
final class Labels {
  static final int NONE = -1;

  private static final int[] NO_GROUPS = {};

  /// Raises before the first measurement for a destination in a cell.
  private static final int RAISES_FIRST = 8;

  /// A measurement may look at so many states for each raise since the last.
  private static final int STATES_PER_RAISE = 1;

  /// After a look that was not enough, so many times the raises before the next.
  private static final int RAISES_GROWTH = 4;

  private static final int STATES_LOOKED_AT_FIRST = 16;

  private static final int UNKNOWN = MapDistances.UNKNOWN;

  private final Residual net;
  /// May an arrival be swapped for another at the same destination?
  private boolean roomsSwapped;

  /// Distance of each state; -1 - θ for a state struck off for θ.
  private final int[] label;

  /// A state is at least as far from home as its node on the map.
  private final MapDistances map;

  private int raisesOnMap;
  private boolean restart;

  /// The arc by which the last way left a node; tried first.
  private final int[] lastArc;

  private int stage;
  /// Where ways begin; none leads back to it. Only while its destination may take in any number,
  /// for then it is struck off before ways begin elsewhere.
  private int root = NONE;

  private int found;
  private int raises;
  private int raisesNext;

  private int[] reached = new int[1024];
  private int[] inOrder = new int[1024];
  private final long[] inReach;

  Labels(Residual net) {
    this.net = net;
    label = new int[net.stateCount()];
    map = new MapDistances(net);
    lastArc = new int[net.nodes];
    inReach = new long[net.stateCount() / 64 + 1];
  }

  /// Starts anew from roads counted on the map, from the nearest node with somebody at home.
  void begin() {
    begin(false);
  }

  /// The same where arrivals may be swapped.
  void beginSwapping() {
    begin(true);
  }

  private void begin(boolean swapping) {
    roomsSwapped = swapping;
    Arrays.fill(lastArc, NONE);
    Arrays.fill(label, 0);
    stage = 0;
    raisesOnMap = 0;
    map.begin();
    for (int g = 0; g < net.groups; g++) {
      label[net.groupState(g)] = net.active[g] ? 0 : -1;
    }
    for (int d = 0; d < net.roomLeft.length; d++) {
      label[net.roomState(d)] = roomsSwapped ? 0 : -1;
    }
  }

  /// The label of a state of a node; only for states that are alive.
  private int level(int node, int state) {
    return Math.max(label[state], map.distance(node));
  }

  /// A room leads on to arrivals of its destination only.
  private int levelOfRoom(int d) {
    return Math.max(label[net.roomState(d)], map.distance(net.net.sink(d)) + 1);
  }

  /// Where all of a group are on the way, one could only stay home for another who comes there.
  private int levelOfGroup(int g) {
    int own = label[net.groupState(g)];
    return net.left[g] > 0 ? own : Math.max(own, map.distance(net.homeOf[g]) + 1);
  }

  /// From now on states are struck off for this cell.
  void stage(int cell) {
    stage = cell;
    raises = 0;
    raisesNext = RAISES_FIRST;
  }

  /// From now on ways begin in this state.
  void beginAt(int state, boolean roomLimited) {
    root = roomLimited ? NONE : state;
  }

  boolean alive(int state) {
    return struckAt(state) == EarliestArrival.NEVER;
  }

  boolean home(int state) {
    int g = state - net.groupState(0);
    return g >= 0 && g < net.groups && net.left[g] > 0 && net.active[g];
  }

  /// For which cell a state was struck off.
  int struckAt(int state) {
    int own = label[state] >= 0 ? EarliestArrival.NEVER : -1 - label[state];
    int g = state - net.groupState(0);
    if (g < 0) {
      return Math.min(own, map.struckAt(state / net.cells));
    }
    boolean allOut = g < net.groups && net.left[g] == 0;
    return allOut ? Math.min(own, map.struckAt(net.homeOf[g])) : own;
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
    least = UNKNOWN;
    fits = false;
    int way = state >= net.groupState(0) ? scanSpecial(state) : scan(state);
    if (fits) {
      return way;
    }
    raises++;
    raisesOnMap++;
    if (raisesOnMap > net.nodes && map.outdated()) {
      raisesOnMap = 0;
      map.measure(stage);
      restart = true;
    }
    label[state] = least >= UNKNOWN ? -1 - stage : least + 1;
    return NONE;
  }

  private boolean offer(int to, int there) {
    if (label[to] >= 0 && to != root) {
      if (there == wanted) {
        found = to;
        fits = true;
        return true;
      }
      least = Math.min(least, there);
    }
    return false;
  }

  private boolean offerNode(int node, int c) {
    int to = node * net.cells + c;
    return offer(to, level(node, to));
  }

  private int scan(int state) {
    int cells = net.cells;
    int node = state / cells;
    int c = state - node * cells;
    wanted = level(node, state) - 1;
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
    for (int g : net.mayDepart(node, c) ? net.groupsAt[node] : NO_GROUPS) {
      if (net.active[g] && net.net.departs(g, c) && offer(net.groupState(g), levelOfGroup(g))) {
        return Residual.SET_OFF;
      }
    }
    if (net.room[node] != null) {
      if (c > 0 && net.waiting(node, c - 1) < net.room(node, c - 1) && offerNode(node, c - 1)) {
        return Residual.WAIT;
      }
      if (net.waiting(node, c) > 0 && offerNode(node, c + 1)) {
        return Residual.UNWAIT;
      }
    }
    for (int a : net.arcsFrom[node]) {
      if (net.flow(a, c) > 0 && offerNode(net.head[a], c + net.shift[a])) {
        return 2 * a + 1;
      }
    }
    int d = net.destinationAt[node];
    boolean gives = roomsSwapped && d >= 0 && net.roomLimited[d] && net.arrivals(d, c) > 0;
    return gives && offer(net.roomState(d), levelOfRoom(d)) ? Residual.GIVE_ROOM : NONE;
  }

  private boolean offerUse(int a, int c) {
    int s = c - net.shift[a];
    return s >= 0 && net.flow(a, s) < net.capacity[a][s] && offerNode(net.tail[a], s);
  }

  /// From a group whose vehicles are all on the way, one could stay home; in a room that is free,
  /// an arrival of any cell up to now could be.
  private int scanSpecial(int state) {
    int g = state - net.groupState(0);
    if (g < net.groups) {
      wanted = levelOfGroup(g) - 1;
      SetOffs setOff = net.setOff[g];
      for (int i = setOff.count() - 1; i >= 0; i--) {
        if (setOff.vehicles(i) > 0 && offerNode(net.homeOf[g], setOff.cell(i))) {
          return Residual.STAY_HOME;
        }
      }
      return NONE;
    }
    wanted = levelOfRoom(g - net.groups) - 1;
    for (int c = stage; c >= 0; c--) {
      if (offerNode(net.net.sink(g - net.groups), c)) {
        return Residual.TAKE_ROOM;
      }
    }
    return NONE;
  }

  /// Measures anew where enough raises have paid for it. True where labels have changed so that a
  /// way has to begin anew.
  boolean measured(int root) {
    boolean changed = restart;
    restart = false;
    return (raises >= raisesNext && measure(root, STATES_PER_RAISE * raises)) || changed;
  }

  /// Looks at once whether a state is cut off, where that takes few states to see.
  void measureFew(int root) {
    measure(root, STATES_LOOKED_AT_FIRST);
  }

  /// Sets the labels of everything in reach of a state to the true distances and strikes off what
  /// is cut off from home; nothing where that is more than the raises since the last time allow.
  private boolean measure(int root, int most) {
    int count = collect(root, most);
    if (count > most) {
      for (int i = 0; i < count; i++) {
        inReach[reached[i] >>> 6] &= ~(1L << reached[i]);
      }
      raisesNext = Math.max(RAISES_FIRST, RAISES_GROWTH * raises);
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
    for (int g : net.mayDepart(node, c) ? net.groupsAt[node] : NO_GROUPS) {
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
    if (g < net.groups) {
      SetOffs setOff = net.setOff[g];
      for (int i = 0; i < setOff.count(); i++) {
        count = setOff.vehicles(i) > 0
            ? reach(net.homeOf[g] * net.cells + setOff.cell(i), count)
            : count;
      }
      return count;
    }
    for (int c = 0; c <= stage; c++) {
      count = reach(net.net.sink(g - net.groups) * net.cells + c, count);
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
    if (state == root) {
      return before;
    }
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
    return roomsSwapped && d >= 0 && c <= stage ? raise(net.roomState(d), further, count) : count;
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
