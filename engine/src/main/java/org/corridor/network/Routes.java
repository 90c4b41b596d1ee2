package org.corridor.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/// Best ways from junction to junction over roads known to be open, turns obeyed.
///
/// **Problem.** The cheapest sequence of arcs that nothing forbids and that never turns on the
/// spot.
/// **Method.** Dijkstra's algorithm over the states of [Turns]; costs are whole numbers.
/// **Invariant.** When a state is taken from the heap its cost is final.
/// **Cost.** Time O(states × log states) a search; memory 16 bytes a state, used again.
public final class Routes {
  private static final long UNREACHED = Long.MAX_VALUE;
  private static final int NONE = -1;

  private final RoadMap map;
  private final Turns turns;
  private final ArcsAt leaving;
  private final long[] cost;
  private final int[] cameFrom;

  // A binary heap of states by cost; a state may stand in it several times.
  private long[] heapCost = new long[1024];
  private int[] heapState = new int[1024];
  private int heaped;

  public Routes(RoadMap map, Mode mode) {
    this(map, mode, arc -> map.access(arc, mode) == Access.OPEN);
  }

  /// Ways over some of the arcs only.
  ///
  /// @param mode whose turns are obeyed
  /// @param used which arcs may be used
  public Routes(RoadMap map, Mode mode, IntPredicate used) {
    this.map = map;
    turns = new Turns(map, mode);
    leaving = ArcsAt.leaving(map, used);
    cost = new long[turns.stateCount()];
    cameFrom = new int[turns.stateCount()];
  }

  /// A way over the map.
  ///
  /// @param arcs in the order of travel
  /// @param lengthMillimetres of all of them
  public record Path(List<Integer> arcs, long lengthMillimetres) {
    public Path {
      arcs = List.copyOf(arcs);
    }
  }

  /// The shortest way.
  public Optional<Path> findShortest(int from, int to) {
    return find(from, to, arc -> map.lengthMillimetres(RoadMap.stretchOf(arc)));
  }

  /// The way that takes least time with nobody else on the road.
  public Optional<Path> findFastest(int from, int to) {
    return find(
        from,
        to,
        arc -> Math.ceilDiv(
            map.lengthMillimetres(RoadMap.stretchOf(arc)) * 36L, 10L * map.speedKmh(arc)));
  }

  private Optional<Path> find(int from, int to, IntToLongFunction costOf) {
    Arrays.fill(cost, UNREACHED);
    heaped = 0;
    for (int i = leaving.first(from); i < leaving.end(from); i++) {
      int arc = leaving.arc(i);
      reach(arc, costOf.applyAsLong(arc), NONE);
    }
    while (heaped > 0) {
      long here = heapCost[0];
      int state = pop();
      if (here > cost[state]) {
        continue;
      }
      int arc = turns.arc(state);
      if (map.to(arc) == to) {
        return Optional.of(path(state));
      }
      boolean restricted = turns.restricts(state);
      for (int i = leaving.first(map.to(arc)); i < leaving.end(map.to(arc)); i++) {
        int next = leaving.arc(i);
        int after = restricted ? turns.next(state, next) : next;
        if (after != Turns.FORBIDDEN && next != RoadMap.back(arc)) {
          reach(after, here + costOf.applyAsLong(next), state);
        }
      }
    }
    return Optional.empty();
  }

  private Path path(int last) {
    List<Integer> arcs = new ArrayList<>();
    long length = 0;
    for (int state = last; state != NONE; state = cameFrom[state]) {
      int arc = turns.arc(state);
      arcs.add(arc);
      length += map.lengthMillimetres(RoadMap.stretchOf(arc));
    }
    return new Path(arcs.reversed(), length);
  }

  private void reach(int state, long reachedAt, int from) {
    if (reachedAt >= cost[state]) {
      return;
    }
    cost[state] = reachedAt;
    cameFrom[state] = from;
    if (heaped == heapCost.length) {
      heapCost = Arrays.copyOf(heapCost, 2 * heaped);
      heapState = Arrays.copyOf(heapState, 2 * heaped);
    }
    int at = heaped++;
    while (at > 0 && heapCost[(at - 1) / 2] > reachedAt) {
      heapCost[at] = heapCost[(at - 1) / 2];
      heapState[at] = heapState[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heapCost[at] = reachedAt;
    heapState[at] = state;
  }

  private int pop() {
    int top = heapState[0];
    heaped--;
    long lastCost = heapCost[heaped];
    int last = heapState[heaped];
    int at = 0;
    while (2 * at + 1 < heaped) {
      int child = 2 * at + 1;
      child += child + 1 < heaped && heapCost[child + 1] < heapCost[child] ? 1 : 0;
      if (heapCost[child] >= lastCost) {
        break;
      }
      heapCost[at] = heapCost[child];
      heapState[at] = heapState[child];
      at = child;
    }
    heapCost[at] = lastCost;
    heapState[at] = last;
    return top;
  }
}
