package org.corridor.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which arc may be driven after which, for one way of moving.
///
/// **Problem.** A restriction may forbid a sequence of several arcs, so the last arc alone does not
/// say what may follow.
/// **Method.** An automaton that reads arcs, as for searching many words at once [1]: a state is an
/// arc, or one of the beginnings of two arcs and more of a forbidden sequence. States below the
/// arc count are plain arcs; nearly all of a map is that.
/// **Invariant.** A state is the longest end of what was driven that begins a forbidden sequence.
/// **Cost.** Memory and time to build O(length of all sequences).
///
/// [1] A. V. Aho, M. J. Corasick, *Efficient string matching*, Communications of the ACM 18, 1975.
public final class Turns {
  /// Not allowed.
  public static final int FORBIDDEN = -1;

  private static final int NONE = -1;

  private final int arcCount;

  /// The state reached from a state by an arc, where that is more than the arc.
  private final Map<Long, Integer> longer = new HashMap<>();

  private final Set<Long> forbidden = new HashSet<>();

  /// Arcs at which a forbidden sequence begins.
  private final Set<Integer> beginnings = new HashSet<>();

  // One entry per state beyond the arcs.
  private int[] lastArc = new int[16];
  private int[] shorter = new int[16];
  private int extra;

  public Turns(RoadMap map, Mode mode) {
    arcCount = map.arcCount();
    for (ForbiddenTurn turn : map.forbiddenTurns()) {
      if (turn.forbids(mode)) {
        add(turn);
      }
    }
    // In the order of their making, a beginning comes before what is longer.
    for (int s = 0; s < extra; s++) {
      shorter[s] = endOf(s);
    }
  }

  private void add(ForbiddenTurn turn) {
    int state = turn.arcs().getFirst();
    beginnings.add(state);
    for (int i = 1; i < turn.arcs().size() - 1; i++) {
      int arc = turn.arcs().get(i);
      int from = state;
      state = longer.computeIfAbsent(key(from, arc), _ -> made(from, arc));
    }
    forbidden.add(key(state, turn.arcs().getLast()));
  }

  private int made(int from, int arc) {
    if (extra == lastArc.length) {
      lastArc = Arrays.copyOf(lastArc, 2 * extra);
      shorter = Arrays.copyOf(shorter, 2 * extra);
    }
    lastArc[extra] = arc;
    shorter[extra] = from;
    return arcCount + extra++;
  }

  private static long key(int state, int arc) {
    return (long) state << 32 | arc;
  }

  /// The longest proper end of a state that is a state; while building, `shorter` is the beginning
  /// that it continues.
  private int endOf(int index) {
    int arc = lastArc[index];
    int beginning = shorter[index];
    while (beginning >= arcCount) {
      beginning = shorter[beginning - arcCount];
      Integer end = longer.get(key(beginning, arc));
      if (end != null && end != arcCount + index) {
        return end;
      }
    }
    return arc;
  }

  /// How many states there are; every arc is one.
  public int stateCount() {
    return arcCount + extra;
  }

  /// The arc that was driven last.
  public int arc(int state) {
    return state < arcCount ? state : lastArc[state - arcCount];
  }

  /// Is anything forbidden after this state?
  public boolean restricts(int state) {
    return state >= arcCount || beginnings.contains(state);
  }

  /// The state after one more arc, [#FORBIDDEN] if it may not be driven now.
  public int next(int state, int arc) {
    int found = NONE;
    int at = state;
    while (true) {
      long key = key(at, arc);
      if (forbidden.contains(key)) {
        return FORBIDDEN;
      }
      Integer end = found == NONE ? longer.get(key) : null;
      found = end == null ? found : end;
      if (at < arcCount) {
        return found == NONE ? arc : found;
      }
      at = shorter[at - arcCount];
    }
  }
}
