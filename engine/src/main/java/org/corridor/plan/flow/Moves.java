package org.corridor.plan.flow;

import java.util.Arrays;
import java.util.PriorityQueue;

/// The moves that lead from a state of a residual network, one after the other, and what each
/// costs.
///
/// Setting off comes first, then arcs from tails near a home, then waiting, then whatever takes a
/// way from somebody. That last costs 1. Of the others, let v be the cell and the cells from the
/// node straight to a destination, added up: going straight leaves v as it is, time lost lowers
/// it. A move costs 1 where v comes into another block of cells, and nothing otherwise.
final class Moves {
  /// How many times as long blocks are after they are widened.
  private static final int WIDER = 8;

  private final Residual net;

  private int blockCells;
  private final int[] fromExit;
  private final int[] block;
  private final int groupBase;

  /// The arcs into each node, in the order in which they are tried.
  private final int[][] arcsInto;

  /// May an arrival be swapped for another at the same destination, and up to which cell?
  private boolean roomsSwapped;

  private int lastCell;

  // The move found.
  int to;
  int way;
  int cost;
  /// Where to go on looking.
  int after;

  /// @param blockCells how many cells are a block; time lost within one costs nothing
  Moves(Residual net, int blockCells) {
    this.net = net;
    fromExit = cellsFromExit();
    block = new int[net.cells + Arrays.stream(fromExit).max().orElse(0)];
    this.blockCells = blockCells;
    cutIntoBlocks();
    groupBase = net.groupState(0);
    arcsInto = new int[net.nodes][];
    for (int n = 0; n < net.nodes; n++) {
      arcsInto[n] = net.arcsInto[n].clone();
    }
  }

  private void cutIntoBlocks() {
    for (int c = 0; c < block.length; c++) {
      block[c] = c / blockCells;
    }
  }

  boolean blocksWidest() {
    return blockCells == block.length;
  }

  /// From now on more may be lost on a way at the same cost.
  void widenBlocks() {
    blockCells = Math.min(WIDER * blockCells, block.length);
    cutIntoBlocks();
  }

  void begin(boolean swapping) {
    roomsSwapped = swapping;
  }

  void stage(int cell) {
    lastCell = cell;
  }

  /// Tries arcs from nearer tails first from now on.
  void order(MapDistances map) {
    for (int[] arcs : arcsInto) {
      for (int i = 1; i < arcs.length; i++) {
        int arc = arcs[i];
        int j = i;
        for (; j > 0 && map.distance(net.tail[arcs[j - 1]]) > map.distance(net.tail[arc]); j--) {
          arcs[j] = arcs[j - 1];
        }
        arcs[j] = arc;
      }
    }
  }

  /// What a move back in time costs, from a node in a cell to another in an earlier one.
  int costOfTime(int from, int fromCell, int to, int toCell) {
    return block[fromCell + fromExit[from]] == block[toCell + fromExit[to]] ? 0 : 1;
  }

  /// How many cells each node is from the nearest destination, roads empty and open; 0 where no
  /// way leads to any.
  private int[] cellsFromExit() {
    int[] cells = new int[net.nodes];
    Arrays.fill(cells, Integer.MAX_VALUE);
    PriorityQueue<Long> queue = new PriorityQueue<>();
    for (int d = 0; d < net.roomLeft.length; d++) {
      cells[net.net.sink(d)] = 0;
      queue.add((long) net.net.sink(d));
    }
    while (!queue.isEmpty()) {
      long next = queue.remove();
      int node = (int) next;
      if (next >>> 32 == cells[node]) {
        for (int a : net.arcsInto[node]) {
          // Who needs longer than all cells is as far as any.
          int there = Math.min(net.cells, cells[node] + Math.min(net.shift[a], net.cells));
          if (there < cells[net.tail[a]]) {
            cells[net.tail[a]] = there;
            queue.add((long) there << 32 | net.tail[a]);
          }
        }
      }
    }
    for (int n = 0; n < net.nodes; n++) {
      cells[n] = cells[n] == Integer.MAX_VALUE ? 0 : cells[n];
    }
    return cells;
  }

  /// Finds the first move at or after a position, 0 to begin with; false where there is none.
  boolean find(int state, int position) {
    if (state >= groupBase) {
      return findSpecial(state - groupBase, position);
    }
    int node = state / net.cells;
    int c = state - node * net.cells;
    int[] groups = net.groupsAt[node];
    int at = position;
    if (at < groups.length) {
      if (!net.mayDepart(node, c)) {
        at = groups.length;
      }
      for (; at < groups.length; at++) {
        int g = groups[at];
        if (net.active[g] && net.net.departs(g, c)) {
          return found(groupBase + g, Residual.SET_OFF, 0, at);
        }
      }
    }
    int before = groups.length;
    int[] arcs = arcsInto[node];
    for (; at < before + arcs.length; at++) {
      int a = arcs[at - before];
      int s = c - net.shift[a];
      if (s >= 0 && net.anyFree(a, s)) {
        return found(net.tail[a] * net.cells + s, 2 * a, costOfTime(node, c, net.tail[a], s), at);
      }
    }
    return findOther(state, node, c, before + arcs.length, at);
  }

  private boolean findOther(int state, int node, int c, int first, int position) {
    int at = position;
    if (at == first) {
      if (net.room[node] != null && c > 0 && net.waiting(node, c - 1) < net.room(node, c - 1)) {
        return found(state - 1, Residual.WAIT, costOfTime(node, c, node, c - 1), at);
      }
      at++;
    }
    if (at == first + 1) {
      if (net.room[node] != null && net.waiting(node, c) > 0) {
        return found(state + 1, Residual.UNWAIT, 1, at);
      }
      at++;
    }
    int[] arcs = net.arcsFrom[node];
    for (int before = first + 2; at < before + arcs.length; at++) {
      int a = arcs[at - before];
      if (net.anyFlow(a, c)) {
        return found(net.head[a] * net.cells + c + net.shift[a], 2 * a + 1, 1, at);
      }
    }
    int d = net.destinationAt[node];
    boolean gives = roomsSwapped
        && at == first + 2 + arcs.length
        && d >= 0
        && net.roomLimited[d]
        && net.arrivals(d, c) > 0;
    return gives && found(net.roomState(d), Residual.GIVE_ROOM, 1, at);
  }

  /// Of a group whose vehicles are all on the way, one could stay home; in a room that is free, an
  /// arrival of any cell up to now could be.
  private boolean findSpecial(int g, int position) {
    if (g < net.groups) {
      SetOffs setOff = net.setOff[g];
      for (int at = position; at < setOff.count(); at++) {
        if (setOff.vehicles(at) > 0) {
          int home = net.homeOf[g] * net.cells + setOff.cell(at);
          return found(home, Residual.STAY_HOME, 1, at);
        }
      }
      return false;
    }
    int sink = net.net.sink(g - net.groups) * net.cells;
    return position <= lastCell
        && found(sink + lastCell - position, Residual.TAKE_ROOM, 1, position);
  }

  private boolean found(int next, int by, int costs, int at) {
    to = next;
    way = by;
    cost = costs;
    after = at + 1;
    return true;
  }
}
