package org.corridor.plan.flow;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flow that has, at every moment, brought out as many vehicles as any flow could by then.
///
/// **Problem.** Many places of departure, all destinations joined in one, capacities that change
/// over time, waiting only where a place allows it: an earliest-arrival flow [1, 2].
/// **Method.** Successive augmentation backwards from (destination, θ) for θ = first cell, second
/// cell, … in the residual network over time, which is never built: arcs are shifts of a cell
/// number. A place-and-time that a failed search has visited can never again reach a departure for
/// any later θ, because later augmentations stay outside the visited set; it is struck off.
/// **Invariant.** After θ the flow has the most arrivals by θ, and by every earlier cell as many as
/// before. The struck-off sets are, for every θ, the cut that proves it: see
/// [org.corridor.plan.bound.CutProof].
/// **Cost.** One search per augmentation, O((arcs + nodes) × cells) each at worst; what is struck
/// off is paid for once. Memory: 7 ints per node and cell, 1 per arc and cell.
///
/// Where the room of a destination is limited in all, an arrival may later be swapped for another;
/// then nothing is struck off, the flow is still the largest by every moment asked for, but no
/// single flow need be the largest at all moments.
///
/// Searches are guided: a step towards a place where somebody is still at home (fewer roads to go)
/// is opened before any other, waiting after driving. So most searches run straight to a departure,
/// and people wait at home rather than in a queue wherever that costs nobody time.
///
/// [1] D. Gale, *Transient flows in networks*, Michigan Mathematical Journal 6, 1959.
/// [2] N. Baumann, M. Skutella, *Earliest arrival flows with multiple sources*, Mathematics of
/// Operations Research 34, 2009.
public final class EarliestArrival {
  /// Not struck off.
  public static final int NEVER = Integer.MAX_VALUE;

  // How a state leads on towards the destination; arcs are coded as 2a and 2a + 1.
  private static final int ROOT = -1;
  private static final int WAIT = -2;
  private static final int UNWAIT = -3;
  private static final int SET_OFF = -4;
  private static final int STAY_HOME = -5;
  private static final int SAME_ROOM = -6;

  private final TimeExpansion time;
  private final int cellCount;
  private final int groupCount;
  private final int[][] arcsInto;
  private final int[][] arcsFrom;
  private final int[][] groupsAt;

  private final int[][] capacity;
  private final int[] @Nullable [] room;

  // The flow: vehicles per cell, read and written by every augmentation.
  private final int[][] flow;
  private final int[][] waiting;
  private final int[][] setOff;
  private final int[] left;
  private final int[] roomLeft;
  private final boolean[] roomLimited;
  private final boolean[] active;
  /// With one destination its room only says when to stop; with several, arrivals may be swapped.
  private boolean anyRoomLimited;

  private int provenUntil = -1;

  // One entry per state: node × cell, then groups.
  private final int[] struckAt;
  private final int[] seen;
  private final int[] next;
  private final int[] via;
  private final int[] queue;

  // States still to be opened, from `openFirst` up to `openEnd`; each state goes in once.
  private final int[] open;
  private int openFirst;
  private int openEnd;

  /// Roads from the nearest place with somebody at home, per node.
  private final int[] roadsFromHome;
  private final long[] mostByCell;
  private int queueSize;
  private int round;
  private int foundState;
  private int foundGroup;

  /// @param capacity vehicles per arc and cell that may be used
  /// @param room vehicles per node and cell that may wait; null where none may
  /// @param destinationRoom vehicles per destination in all, negative for no limit
  public EarliestArrival(
      TimeExpansion time, int[][] capacity, int[] @Nullable [] room, int[] destinationRoom) {
    this.time = time;
    this.capacity = capacity;
    this.room = room;
    cellCount = time.cellCount();
    groupCount = time.problem().groups().size();
    int nodes = time.nodeCount();
    arcsInto = new int[nodes][];
    arcsFrom = new int[nodes][];
    groupsAt = new int[nodes][];
    indexArcs(nodes);
    flow = new int[time.arcCount()][cellCount];
    waiting = new int[nodes][];
    for (int n = 0; n < nodes; n++) {
      waiting[n] = new int[room[n] == null ? 0 : cellCount];
    }
    setOff = new int[groupCount][cellCount];
    left = new int[groupCount];
    active = new boolean[groupCount];
    roomLeft = destinationRoom.clone();
    roomLimited = new boolean[destinationRoom.length];
    for (int d = 0; d < destinationRoom.length; d++) {
      roomLimited[d] = destinationRoom[d] >= 0;
      anyRoomLimited |= roomLimited[d] && destinationRoom.length > 1;
      roomLeft[d] = roomLimited[d] ? destinationRoom[d] : TimeExpansion.VEHICLES_UNLIMITED;
    }
    int states = nodes * cellCount + groupCount;
    struckAt = new int[states];
    seen = new int[states];
    next = new int[states];
    via = new int[states];
    queue = new int[states];
    open = new int[2 * states + 1];
    roadsFromHome = new int[nodes];
    mostByCell = new long[cellCount];
  }

  private void indexArcs(int nodes) {
    int[] into = new int[nodes];
    int[] from = new int[nodes];
    for (int a = 0; a < time.arcCount(); a++) {
      into[time.head(a)]++;
      from[time.tail(a)]++;
    }
    for (int n = 0; n < nodes; n++) {
      arcsInto[n] = new int[into[n]];
      arcsFrom[n] = new int[from[n]];
      groupsAt[n] = new int[0];
    }
    for (int a = time.arcCount() - 1; a >= 0; a--) {
      arcsInto[time.head(a)][--into[time.head(a)]] = a;
      arcsFrom[time.tail(a)][--from[time.tail(a)]] = a;
    }
    for (int g = 0; g < groupCount; g++) {
      int place = time.problem().groups().get(g).place();
      groupsAt[place] = Arrays.copyOf(groupsAt[place], groupsAt[place].length + 1);
      groupsAt[place][groupsAt[place].length - 1] = g;
    }
  }

  /// Adds the vehicles of `groups` to what moves, keeping out whoever is out already.
  public void bringOut(List<Integer> groups) {
    List<Integer> joining = groups.stream().filter(g -> !standsBehindOthers(g)).toList();
    for (int g : groups) {
      left[g] = time.problem().groups().get(g).vehicles();
    }
    joining.forEach(g -> active[g] = true);
    if (joining.isEmpty()) {
      return;
    }
    Arrays.fill(struckAt, NEVER);
    provenUntil = -1;
    measureFromHome();
    long out = 0;
    for (int n : arrivals()) {
      out += n;
    }
    for (int cell = 0; cell < cellCount; cell++) {
      boolean waiting = anybodyWaiting();
      while (waiting && findsDeparture(cell)) {
        out += augment();
      }
      mostByCell[cell] = out;
      if (waiting && !anyRoomLimited) {
        strikeOff(cell);
        provenUntil = cell;
      }
    }
  }

  /// Where somebody of a group brought out earlier is left at home who could set off whenever this
  /// group could, nobody of this group can get out either: the other would have taken that way.
  public boolean standsBehindOthers(int g) {
    for (int h : groupsAt[time.problem().groups().get(g).place()]) {
      if (h != g && active[h] && left[h] > 0 && time.departsWhenever(h, g)) {
        return true;
      }
    }
    return false;
  }

  private boolean anybodyWaiting() {
    for (int g = 0; g < groupCount; g++) {
      if (active[g] && left[g] > 0) {
        return true;
      }
    }
    return false;
  }

  private void strikeOff(int cell) {
    for (int i = 0; i < queueSize; i++) {
      struckAt[queue[i]] = cell;
    }
  }

  /// Searches backwards from all destinations at `cell`. Afterwards the queue holds every state
  /// visited.
  private boolean findsDeparture(int cell) {
    round++;
    queueSize = 0;
    openFirst = open.length / 2;
    openEnd = openFirst;
    // A swap of rooms at this cell may have made an earlier arrival possible.
    int earliest = anyRoomLimited ? 0 : cell;
    for (int c = cell; c >= earliest; c--) {
      for (int d = 0; d < roomLeft.length; d++) {
        if (roomLeft[d] > 0 && visit(time.sink(d), c, ROOT, ROOT)) {
          return true;
        }
      }
    }
    return explore(cell);
  }

  private boolean explore(int cell) {
    while (openFirst < openEnd) {
      int state = open[openFirst++];
      boolean found = state >= time.nodeCount() * cellCount
          ? openGroup(state)
          : openNode(state, state / cellCount, state % cellCount, cell);
      if (found) {
        return true;
      }
    }
    return false;
  }

  /// Breadth first from all places with somebody at home, along the arcs.
  private void measureFromHome() {
    Arrays.fill(roadsFromHome, Integer.MAX_VALUE);
    int[] reached = new int[roadsFromHome.length];
    int count = 0;
    for (int g = 0; g < groupCount; g++) {
      int place = time.problem().groups().get(g).place();
      if (active[g] && left[g] > 0 && roadsFromHome[place] != 0) {
        roadsFromHome[place] = 0;
        reached[count++] = place;
      }
    }
    for (int opened = 0; opened < count; opened++) {
      int node = reached[opened];
      for (int a : arcsFrom[node]) {
        if (roadsFromHome[time.head(a)] == Integer.MAX_VALUE) {
          roadsFromHome[time.head(a)] = roadsFromHome[node] + 1;
          reached[count++] = time.head(a);
        }
      }
    }
  }

  private boolean openNode(int state, int node, int c, int targetCell) {
    for (int a : arcsInto[node]) {
      int s = c - time.shiftCells(a);
      if (s >= 0 && flow[a][s] < capacity[a][s] && visit(time.tail(a), s, state, 2 * a)) {
        return true;
      }
    }
    int[] places = room[node];
    if (places != null) {
      if (c > 0 && waiting[node][c - 1] < places[c - 1] && visit(node, c - 1, state, WAIT)) {
        return true;
      }
      if (waiting[node][c] > 0 && visit(node, c + 1, state, UNWAIT)) {
        return true;
      }
    }
    for (int a : arcsFrom[node]) {
      if (flow[a][c] > 0 && visit(time.head(a), c + time.shiftCells(a), state, 2 * a + 1)) {
        return true;
      }
    }
    for (int g : groupsAt[node]) {
      if (active[g] && time.departs(g, c)) {
        visitGroup(g, state);
      }
    }
    return node >= time.sink(0) && openRoom(state, node, targetCell);
  }

  /// Whoever gives up a place in a destination's limited room makes it free for any earlier or
  /// later arrival there.
  private boolean openRoom(int state, int node, int targetCell) {
    int d = node - time.sink(0);
    if (!roomLimited[d] || via[state] == ROOT || via[state] == SAME_ROOM) {
      return false;
    }
    for (int c = targetCell; c >= 0; c--) {
      if (visit(node, c, state, SAME_ROOM)) {
        return true;
      }
    }
    return false;
  }

  /// Somebody of the group who has left at another time could stay home instead.
  private boolean openGroup(int state) {
    int g = state - time.nodeCount() * cellCount;
    int node = time.problem().groups().get(g).place();
    for (int c = cellCount - 1; c >= 0; c--) {
      if (setOff[g][c] > 0 && visit(node, c, state, STAY_HOME)) {
        return true;
      }
    }
    return false;
  }

  private void visitGroup(int g, int towards) {
    int state = time.nodeCount() * cellCount + g;
    if (seen[state] != round && struckAt[state] == NEVER) {
      seen[state] = round;
      next[state] = towards;
      via[state] = SET_OFF;
      queue[queueSize++] = state;
      open[openEnd++] = state;
    }
  }

  /// Notes a state as visited; true if a vehicle that is still at home can set off there.
  private boolean visit(int node, int c, int towards, int how) {
    int state = node * cellCount + c;
    if (seen[state] == round || struckAt[state] != NEVER) {
      return false;
    }
    seen[state] = round;
    next[state] = towards;
    via[state] = how;
    queue[queueSize++] = state;
    boolean nearerHome = how >= 0 && roadsFromHome[node] < roadsFromHome[towards / cellCount];
    if (nearerHome) {
      open[--openFirst] = state;
    } else {
      open[openEnd++] = state;
    }
    for (int g : groupsAt[node]) {
      if (active[g] && left[g] > 0 && time.departs(g, c)) {
        foundState = state;
        foundGroup = g;
        return true;
      }
    }
    return false;
  }

  private int augment() {
    int most = left[foundGroup];
    int state = foundState;
    while (via[state] != ROOT) {
      most = Math.min(most, spare(state));
      state = next[state];
    }
    int destination = state / cellCount - time.sink(0);
    most = Math.min(most, roomLeft[destination]);
    roomLeft[destination] -= roomLimited[destination] ? most : 0;
    left[foundGroup] -= most;
    if (left[foundGroup] == 0) {
      measureFromHome();
    }
    setOff[foundGroup][foundState % cellCount] += most;
    for (state = foundState; via[state] != ROOT; state = next[state]) {
      push(state, most);
    }
    return most;
  }

  private int spare(int state) {
    int c = state % cellCount;
    int towards = next[state];
    return switch (via[state]) {
      case WAIT -> places(state / cellCount)[c] - waiting[state / cellCount][c];
      case UNWAIT -> waiting[state / cellCount][c - 1];
      case STAY_HOME -> setOff[towards - time.nodeCount() * cellCount][c];
      case SET_OFF, SAME_ROOM -> Integer.MAX_VALUE;
      default -> {
        int a = via[state] / 2;
        yield via[state] % 2 == 0 ? capacity[a][c] - flow[a][c] : flow[a][towards % cellCount];
      }
    };
  }

  private int[] places(int node) {
    int[] places = room[node];
    if (places == null) {
      throw new IllegalStateException("Nobody may wait at node " + node);
    }
    return places;
  }

  private void push(int state, int vehicles) {
    int c = state % cellCount;
    int towards = next[state];
    switch (via[state]) {
      case WAIT -> waiting[state / cellCount][c] += vehicles;
      case UNWAIT -> waiting[state / cellCount][c - 1] -= vehicles;
      case STAY_HOME -> setOff[towards - time.nodeCount() * cellCount][c] -= vehicles;
      case SET_OFF -> setOff[state - time.nodeCount() * cellCount][towards % cellCount] += vehicles;
      case SAME_ROOM -> {}
      default -> {
        int a = via[state] / 2;
        if (via[state] % 2 == 0) {
          flow[a][c] += vehicles;
        } else {
          flow[a][towards % cellCount] -= vehicles;
        }
      }
    }
  }

  /// All states that somebody still at home could reach with what is left: the near side of the
  /// cut that holds them back. Indexed node × cell count + cell.
  public boolean[] reachableFromHome() {
    boolean[] reached = new boolean[time.nodeCount() * cellCount + groupCount];
    queueSize = 0;
    for (int g = 0; g < groupCount; g++) {
      if (left[g] > 0) {
        reach(reached, time.nodeCount() * cellCount + g);
      }
    }
    for (int opened = 0; opened < queueSize; opened++) {
      int state = queue[opened];
      if (state >= time.nodeCount() * cellCount) {
        int g = state - time.nodeCount() * cellCount;
        for (int c = 0; c < cellCount; c++) {
          if (time.departs(g, c)) {
            reach(reached, time.problem().groups().get(g).place() * cellCount + c);
          }
        }
      } else {
        reachOn(reached, state / cellCount, state % cellCount);
      }
    }
    return reached;
  }

  private void reachOn(boolean[] reached, int node, int c) {
    for (int a : arcsFrom[node]) {
      if (flow[a][c] < capacity[a][c] && c + time.shiftCells(a) < cellCount) {
        reach(reached, time.head(a) * cellCount + c + time.shiftCells(a));
      }
    }
    for (int a : arcsInto[node]) {
      int s = c - time.shiftCells(a);
      if (s >= 0 && flow[a][s] > 0) {
        reach(reached, time.tail(a) * cellCount + s);
      }
    }
    int[] places = room[node];
    if (places != null) {
      if (waiting[node][c] < places[c]) {
        reach(reached, node * cellCount + c + 1);
      }
      if (c > 0 && waiting[node][c - 1] > 0) {
        reach(reached, node * cellCount + c - 1);
      }
    }
    for (int g : groupsAt[node]) {
      if (setOff[g][c] > 0) {
        reach(reached, time.nodeCount() * cellCount + g);
      }
    }
    if (node >= time.sink(0) && roomLimited[node - time.sink(0)]) {
      for (int other = 0; other < cellCount; other++) {
        if (flow[time.intakeArc(node - time.sink(0))][other] > 0) {
          reach(reached, node * cellCount + other);
        }
      }
    }
  }

  private void reach(boolean[] reached, int state) {
    if (!reached[state]) {
      reached[state] = true;
      queue[queueSize++] = state;
    }
  }

  /// Vehicles that arrive per cell, all destinations together.
  public int[] arrivals() {
    int[] sum = new int[cellCount];
    for (int d = 0; d < roomLeft.length; d++) {
      int[] taken = flow[time.intakeArc(d)];
      for (int c = 0; c < cellCount; c++) {
        sum[c] += taken[c];
      }
    }
    return sum;
  }

  /// The most vehicles that can have arrived by the end of each cell, as found when that cell was
  /// the last; meant for a flow of one load, started from nothing.
  public long[] mostByCell() {
    return mostByCell.clone();
  }

  public TimeExpansion time() {
    return time;
  }

  public int capacity(int arc, int cell) {
    return capacity[arc][cell];
  }

  public int flow(int arc, int cell) {
    return flow[arc][cell];
  }

  public int room(int node, int cell) {
    int[] places = room[node];
    return places == null ? 0 : places[cell];
  }

  public int waiting(int node, int cell) {
    return waiting[node].length == 0 ? 0 : waiting[node][cell];
  }

  public int setOff(int group, int cell) {
    return setOff[group][cell];
  }

  public int left(int group) {
    return left[group];
  }

  public boolean active(int group) {
    return active[group];
  }

  public boolean roomLimited(int destination) {
    return roomLimited[destination];
  }

  public int roomLeft(int destination) {
    return roomLeft[destination];
  }

  /// The last cell whose search failed; afterwards nobody was left at home.
  public int provenUntil() {
    return provenUntil;
  }

  /// The cell for which the state was struck off, [#NEVER] if it was not.
  public int struckAt(int node, int cell) {
    return struckAt[node * cellCount + cell];
  }

  public int groupStruckAt(int group) {
    return struckAt[time.nodeCount() * cellCount + group];
  }
}
