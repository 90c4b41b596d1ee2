package org.corridor.plan.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A flow over time and what is left of every capacity: the residual network, never built.
///
/// A state is a node in a cell, a group at home, or the room of a destination. Moves lead from a
/// destination backwards towards a home: to the tail of an arc that has capacity left, or to the
/// head of an arc that carries somebody who could give way. Arrays of arcs that nobody uses are
/// not made.
final class Residual {
  // Ways to move from a state; arcs are coded as 2a (use it) and 2a + 1 (give it up).
  static final int WAIT = -2;
  static final int UNWAIT = -3;
  static final int SET_OFF = -4;
  static final int STAY_HOME = -5;
  static final int TAKE_ROOM = -6;
  static final int GIVE_ROOM = -7;

  private static final int GROUPS_MANY = 4;

  final TimedNetwork net;
  final int cells;
  final int nodes;
  final int groups;
  final int[] tail;
  final int[] head;
  final int[] shift;
  final int[][] arcsInto;
  final int[][] arcsFrom;
  final int[][] groupsAt;
  final int[] homeOf;
  final int[] destinationAt;

  final int[][] capacity;
  final int[] @Nullable [] room;
  /// In which cells anybody may set off, for nodes with many groups.
  private final boolean[] @Nullable [] departures;

  /// What is left of each arc: its capacity itself as long as nobody uses it.
  private final int[][] free;

  // What the search asks most often, a bit for each arc and cell so that it stays near the
  // processor: is anything left of an arc, and does it carry anybody?
  private final int words;
  private final long[] anyFree;
  private final long[] anyFlow;

  private final int[] @Nullable [] waiting;
  final SetOffs[] setOff;
  /// Has anybody ever used an arc?
  final boolean[] used;
  final int[] left;
  /// How many active groups have anybody left.
  int groupsHome;
  final boolean[] active;
  final int[] roomLeft;
  final boolean[] roomLimited;

  Residual(TimedNetwork net, int[][] capacity, int[] @Nullable [] room, int[] destinationRoom) {
    this.net = net;
    this.capacity = capacity;
    this.room = room;
    cells = net.cellCount();
    nodes = net.nodeCount();
    groups = net.groupCount();
    int arcs = net.arcCount();
    tail = new int[arcs];
    head = new int[arcs];
    shift = new int[arcs];
    Arrays.setAll(tail, net::tail);
    Arrays.setAll(head, net::head);
    Arrays.setAll(shift, net::shiftCells);
    arcsInto = incidence(head);
    arcsFrom = incidence(tail);
    homeOf = new int[groups];
    Arrays.setAll(homeOf, net::groupPlace);
    groupsAt = incidence(homeOf);
    departures = new boolean[nodes] @Nullable [];
    Arrays.setAll(departures, n -> groupsAt[n].length < GROUPS_MANY ? null : departuresAt(n));
    destinationAt = new int[nodes];
    Arrays.fill(destinationAt, -1);
    free = capacity.clone();
    words = (cells + 63) / 64;
    Math.multiplyExact(arcs, words);
    Math.addExact(Math.multiplyExact(nodes, cells), groups + destinationRoom.length);
    anyFree = new long[arcs * words];
    anyFlow = new long[arcs * words];
    for (int a = 0; a < arcs; a++) {
      for (int c = 0; c < cells; c++) {
        if (capacity[a][c] > 0) {
          anyFree[a * words + c / 64] |= 1L << c;
        }
      }
    }
    waiting = new int[nodes] @Nullable [];
    setOff = new SetOffs[groups];
    Arrays.setAll(setOff, _ -> new SetOffs());
    used = new boolean[arcs];
    left = new int[groups];
    active = new boolean[groups];
    roomLeft = destinationRoom.clone();
    roomLimited = new boolean[destinationRoom.length];
    for (int d = 0; d < destinationRoom.length; d++) {
      destinationAt[net.sink(d)] = d;
      roomLimited[d] = destinationRoom[d] >= 0;
      roomLeft[d] = roomLimited[d] ? destinationRoom[d] : TimeExpansion.VEHICLES_UNLIMITED;
    }
  }

  void countHomes() {
    groupsHome = 0;
    for (int g = 0; g < groups; g++) {
      groupsHome += active[g] && left[g] > 0 ? 1 : 0;
    }
  }

  /// Which arcs (or groups) are at each node, in ascending order.
  private int[][] incidence(int[] ends) {
    int[] count = new int[nodes];
    for (int end : ends) {
      count[end]++;
    }
    int[][] at = new int[nodes][];
    Arrays.setAll(at, n -> new int[count[n]]);
    for (int i = ends.length - 1; i >= 0; i--) {
      at[ends[i]][--count[ends[i]]] = i;
    }
    return at;
  }

  private boolean[] departuresAt(int node) {
    boolean[] any = new boolean[cells];
    for (int g : groupsAt[node]) {
      for (int c = 0; c < cells; c++) {
        any[c] |= net.departs(g, c);
      }
    }
    return any;
  }

  /// May anybody set off from a node in a cell? True as well where nobody has looked.
  boolean mayDepart(int node, int cell) {
    boolean[] row = departures[node];
    return row == null || row[cell];
  }

  int groupState(int group) {
    return nodes * cells + group;
  }

  int roomState(int destination) {
    return nodes * cells + groups + destination;
  }

  int stateCount() {
    return nodes * cells + groups + roomLeft.length;
  }

  int flow(int arc, int cell) {
    return capacity[arc][cell] - free[arc][cell];
  }

  boolean anyFree(int arc, int cell) {
    return (anyFree[arc * words + (cell >>> 6)] & (1L << cell)) != 0;
  }

  boolean anyFlow(int arc, int cell) {
    return (anyFlow[arc * words + (cell >>> 6)] & (1L << cell)) != 0;
  }

  int waiting(int node, int cell) {
    int[] row = waiting[node];
    return row == null ? 0 : row[cell];
  }

  int setOff(int group, int cell) {
    return setOff[group].at(cell);
  }

  int room(int node, int cell) {
    int[] places = room[node];
    return places == null ? 0 : places[cell];
  }

  int arrivals(int destination, int cell) {
    return flow(net.intakeArc(destination), cell);
  }

  /// How many vehicles can go from a state to another by a way.
  int spare(int state, int way, int next) {
    return switch (way) {
      case WAIT -> room(next / cells, next % cells) - waiting(next / cells, next % cells);
      case UNWAIT -> waiting(state / cells, state % cells);
      case STAY_HOME -> setOff(state - nodes * cells, next % cells);
      case GIVE_ROOM -> arrivals(destinationAt[state / cells], state % cells);
      case SET_OFF, TAKE_ROOM -> Integer.MAX_VALUE;
      default -> way % 2 == 0 ? free[way / 2][next % cells] : flow(way / 2, state % cells);
    };
  }

  void push(int state, int way, int next, int vehicles) {
    switch (way) {
      case WAIT -> row(waiting, next / cells)[next % cells] += vehicles;
      case UNWAIT -> row(waiting, state / cells)[state % cells] -= vehicles;
      case SET_OFF -> setOff[next - nodes * cells].add(state % cells, vehicles);
      case STAY_HOME -> setOff[state - nodes * cells].add(next % cells, -vehicles);
      case TAKE_ROOM, GIVE_ROOM -> {}
      default -> {
        if (way % 2 == 0) {
          use(way / 2, next % cells, vehicles);
        } else {
          use(way / 2, state % cells, -vehicles);
        }
      }
    }
  }

  private void use(int arc, int cell, int vehicles) {
    if (!used[arc]) {
      used[arc] = true;
      free[arc] = capacity[arc].clone();
    }
    free[arc][cell] -= vehicles;
    int word = arc * words + (cell >>> 6);
    long bit = 1L << cell;
    anyFree[word] = free[arc][cell] > 0 ? anyFree[word] | bit : anyFree[word] & ~bit;
    anyFlow[word] = flow(arc, cell) > 0 ? anyFlow[word] | bit : anyFlow[word] & ~bit;
  }

  private int[] row(int[] @Nullable [] rows, int which) {
    int[] row = rows[which];
    if (row == null) {
      row = new int[cells];
      rows[which] = row;
    }
    return row;
  }
}
