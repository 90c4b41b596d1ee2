package org.corridor.plan.flow;

import java.util.Arrays;

/// Finds ways from a destination back to somebody at home along labels that fall by what moves
/// cost.
///
/// **Method.** Depth first. States from which moves without cost lead to each other have the same
/// distance, so they are raised together, once none of them leads home at the distance they have:
/// strong components in the order in which Tarjan's method [1] closes them. What a search has
/// left behind stays behind: after an augmentation it goes on from where the way still stands.
/// Now and then all labels in reach are measured: what is cut off but can be moved about in would
/// otherwise be raised one by one for very long.
/// **Invariant.** Labels never rise along the way. A state that is open can be moved on to from
/// every later one of its component; one that was raised is at least that far from home in every
/// later flow too.
///
/// [1] R. Tarjan, *Depth-first search and linear graph algorithms*, SIAM Journal on Computing 1,
/// 1972.
final class WaySearch {
  /// Raises before the first measurement for a destination in a cell.
  private static final int RAISES_FIRST = 8;

  /// After a look that was not enough, so many times the raises before the next.
  private static final int RAISES_GROWTH = 4;

  private static final int STATES_LOOKED_AT_FIRST = 16;

  /// A label from here on stands for the place of an open state.
  private static final int OPEN = 1 << 29;

  private final Labels labels;
  private final Moves moves;

  private int root;
  private boolean leadsBack;
  private long raisesAll;
  private int raises;
  private int raisesNext;

  // The way followed, an entry for each of its states.
  private int[] state = new int[64];
  /// How it leads to the next, and at what cost.
  private int[] way = new int[64];

  private int[] cost = new int[64];
  /// Its place among the open states.
  private int[] place = new int[64];
  /// Where to go on looking for moves from it.
  private int[] position = new int[64];
  /// Place of the earliest open state that can be moved on to from it without cost.
  private int[] low = new int[64];
  /// To what it would be raised.
  private int[] least = new int[64];

  /// The last state of the way; -1 where it has not begun.
  private int length = -1;

  // All open states, in the order in which they were found, and the labels they have.
  private int[] open = new int[64];
  private int[] levels = new int[64];
  private int openCount;

  WaySearch(Labels labels, Moves moves) {
    this.labels = labels;
    this.moves = moves;
  }

  void stage() {
    raises = 0;
    raisesNext = RAISES_FIRST;
  }

  /// How many states have been raised up to now.
  long raises() {
    return raisesAll;
  }

  /// From now on ways begin in this state.
  ///
  /// @param mayLeadBack may another way lead back to it? Not where it is struck off before ways
  ///     begin elsewhere.
  void beginAt(int first, boolean mayLeadBack) {
    root = first;
    leadsBack = mayLeadBack;
  }

  /// Looks at once whether the first state is cut off, where that takes few states to see.
  void lookAround() {
    if (labels.alive(root)) {
      labels.measure(root, leadsBack, STATES_LOOKED_AT_FIRST);
    }
  }

  /// Moves from the first state to the last; -1 where there is no way.
  int length() {
    return length;
  }

  int state(int index) {
    return state[index];
  }

  int way(int index) {
    return way[index];
  }

  /// Finds the next way; false where there is none, now or ever again.
  boolean find() {
    while (true) {
      if (length < 0) {
        if (!labels.alive(root)) {
          return false;
        }
        open(root);
      }
      if (labels.home(state[length])) {
        return true;
      }
      if (moves.find(state[length], position[length])) {
        position[length] = moves.after;
        follow();
      } else {
        close();
        if (raises >= raisesNext) {
          measure();
        }
      }
    }
  }

  private void follow() {
    int there = labels.get(moves.to);
    if (there < 0 || (moves.to == root && !leadsBack)) {
      return;
    }
    int own = levels[place[length]];
    if (there >= OPEN) {
      int at = there - OPEN;
      if (levels[at] + moves.cost == own) {
        low[length] = Math.min(low[length], at);
      } else {
        least[length] = Math.min(least[length], levels[at] + moves.cost);
      }
    } else if (there + moves.cost == own) {
      way[length] = moves.way;
      cost[length] = moves.cost;
      open(moves.to);
    } else {
      least[length] = Math.min(least[length], there + moves.cost);
    }
  }

  private void open(int next) {
    length++;
    if (length == state.length) {
      grow();
    }
    if (openCount == open.length) {
      open = Arrays.copyOf(open, 2 * openCount);
      levels = Arrays.copyOf(levels, 2 * openCount);
    }
    open[openCount] = next;
    levels[openCount] = labels.get(next);
    labels.put(next, OPEN + openCount);
    state[length] = next;
    place[length] = openCount;
    position[length] = 0;
    low[length] = openCount;
    least[length] = Labels.UNKNOWN;
    openCount++;
  }

  private void grow() {
    int more = 2 * length;
    state = Arrays.copyOf(state, more);
    way = Arrays.copyOf(way, more);
    cost = Arrays.copyOf(cost, more);
    place = Arrays.copyOf(place, more);
    position = Arrays.copyOf(position, more);
    low = Arrays.copyOf(low, more);
    least = Arrays.copyOf(least, more);
  }

  /// Goes back from a state that leads nowhere at its distance.
  private void close() {
    int before = length - 1;
    int raisedTo = least[length];
    if (low[length] == place[length]) {
      raises += openCount - place[length];
      raisesAll += openCount - place[length];
      for (int i = place[length]; i < openCount; i++) {
        labels.raise(open[i], raisedTo);
      }
      openCount = place[length];
      if (before >= 0) {
        least[before] = Math.min(least[before], raisedTo + cost[before]);
      }
    } else {
      low[before] = Math.min(low[before], low[length]);
      least[before] = Math.min(least[before], raisedTo);
    }
    length = before;
  }

  private void measure() {
    end();
    if (!labels.alive(root)) {
      return;
    }
    int count = labels.measure(root, leadsBack, raises);
    raisesNext = count > raises
        ? Math.clamp((long) RAISES_GROWTH * raises, RAISES_FIRST, Integer.MAX_VALUE)
        : Math.max(RAISES_FIRST, count);
    raises = count > raises ? raises : 0;
  }

  /// After an augmentation: keeps of the way what comes before a move.
  ///
  /// None of the moves that are kept is used up, so where each state goes on looking, and what
  /// it can be moved on to among the open ones, still holds. Only one move has come to each:
  /// back to the state before it. If the move kept was against flow it cost 1, so the state
  /// before has a distance one higher; otherwise the move back is against flow and costs 1
  /// itself. Either way the state is at least one further by it, which counts for what it would
  /// be raised to. The first state has none before it.
  void keep(int index) {
    if (index < length) {
      release(place[index + 1]);
      length = index;
    }
    for (int i = 1; i <= length; i++) {
      least[i] = levels[place[i]] + 1;
    }
  }

  /// Gives the way up.
  void end() {
    release(0);
    length = -1;
  }

  private void release(int first) {
    for (int i = first; i < openCount; i++) {
      labels.put(open[i], levels[i]);
    }
    openCount = first;
  }
}
