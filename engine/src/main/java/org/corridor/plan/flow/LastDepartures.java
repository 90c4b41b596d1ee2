package org.corridor.plan.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/// By when a vehicle must have left to be out safely, roads empty.
///
/// **Method.** Backwards from every arrival over all that is open: from which place and cell
/// somebody gets out at all.
/// **Cost.** Time and memory O((arcs + nodes) × cells).
public final class LastDepartures {
  private final TimeExpansion time;
  private final boolean[] getsOut;

  /// @param arcs which may be used
  public LastDepartures(TimeExpansion time, IntPredicate arcs) {
    this.time = time;
    getsOut = getsOut(arcs);
  }

  /// Per group the end of the last cell in which it can still leave; empty when there is none.
  public Map<Integer, OptionalLong> of(List<Integer> groups) {
    Map<Integer, OptionalLong> last = new HashMap<>();
    for (int group : groups) {
      int place = time.groupPlace(group);
      int c = time.cellCount() - 1;
      while (c >= 0 && !(getsOut[place * time.cellCount() + c] && time.departs(group, c))) {
        c--;
      }
      last.put(
          group, c < 0 ? OptionalLong.empty() : OptionalLong.of(time.cellStartAt(place, c + 1)));
    }
    return last;
  }

  private boolean[] getsOut(IntPredicate arcs) {
    int cells = time.cellCount();
    boolean[] reached = new boolean[time.nodeCount() * cells];
    int[] queue = new int[reached.length];
    int size = 0;
    for (int d = 0; d < time.destinationCount(); d++) {
      for (int c = 0; time.takesAnybody(d) && c < cells; c++) {
        reached[time.sink(d) * cells + c] = true;
        queue[size++] = time.sink(d) * cells + c;
      }
    }
    List<List<Integer>> into = time.arcsInto();
    for (int opened = 0; opened < size; opened++) {
      int node = queue[opened] / cells;
      int c = queue[opened] % cells;
      for (int a : into.get(node)) {
        int from = c - time.shiftCells(a);
        int state = time.tail(a) * cells + from;
        if (from >= 0 && !reached[state] && arcs.test(a) && time.open(a, from)) {
          reached[state] = true;
          queue[size++] = state;
        }
      }
      int[] room = time.wait(node);
      if (room != null && c > 0 && room[c - 1] > 0 && !reached[node * cells + c - 1]) {
        reached[node * cells + c - 1] = true;
        queue[size++] = node * cells + c - 1;
      }
    }
    return reached;
  }
}
