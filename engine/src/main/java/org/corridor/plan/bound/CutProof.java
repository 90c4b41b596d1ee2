package org.corridor.plan.bound;

import org.corridor.plan.flow.EarliestArrival;
import org.corridor.plan.flow.TimedNetwork;

/// Proves that no flow could do better, by adding up cuts over time.
///
/// **Problem.** A flow found is a claim; the proof must not rest on how it was found.
/// **Method.** A cut over time is a set of places-and-times; what leaves home outside it can get
/// out only through the arcs that lead into it. If all of those are full, nothing comes back out
/// of the set, and everybody who could set off inside it is on the way, the flow equals the cut
/// and no flow is larger. The struck-off moments give one such set for every moment: a state
/// belongs to the cuts of all cells from the one for which it was struck off.
/// **Invariant.** The check reads the flow and the marks, never the search.
/// **Cost.** One pass over all arcs and cells.
public final class CutProof {
  private final EarliestArrival flow;
  private final TimedNetwork time;

  public CutProof(EarliestArrival flow) {
    this.flow = flow;
    time = flow.network();
  }

  /// The most vehicles that can have arrived by the end of each cell, proven for every cell; to be
  /// asked only where no destination's room is limited. Where groups were brought out in turn it
  /// is a bound, and may lie above what is possible but in the last cell.
  ///
  /// @throws IllegalStateException if the marks do not prove it, which is a fault of the program
  public long[] mostByCell() {
    int cells = time.cellCount();
    long[] into = new long[cells];
    for (int a = 0; a < time.arcCount(); a++) {
      int shift = time.shiftCells(a);
      for (int c = 0; c < cells - shift; c++) {
        cross(
            flow.struckAt(time.tail(a), c),
            flow.struckAt(time.head(a), c + shift),
            flow.flow(a, c),
            flow.capacity(a, c),
            into);
      }
    }
    for (int n = 0; n < time.nodeCount(); n++) {
      for (int c = 0; c + 1 < cells; c++) {
        cross(
            flow.struckAt(n, c),
            flow.struckAt(n, c + 1),
            flow.waiting(n, c),
            flow.room(n, c),
            into);
      }
    }
    addGroups(into);
    requireArrivalsInside();
    for (int c = 1; c < cells; c++) {
      into[c] += into[c - 1];
    }
    return into;
  }

  /// A cut of a cell must hold every destination up to that cell; after the last cut nobody is
  /// left.
  private void requireArrivalsInside() {
    for (int d = 0; d < time.destinationCount(); d++) {
      for (int c = 0; c <= flow.provenUntil(); c++) {
        require(flow.struckAt(time.sink(d), c) <= c, "an arrival lies outside the cut");
      }
    }
    for (int g = 0; g < time.groupCount(); g++) {
      require(
          flow.provenUntil() == time.cellCount() - 1 || !flow.active(g) || flow.left(g) == 0,
          "the cuts end while somebody is at home");
    }
  }

  /// An arc leads into the cuts of the cells from `head` up to but without `tail`, and out of
  /// those from `tail` up to but without `head`.
  private static void cross(int tail, int head, int used, int capacity, long[] into) {
    if (head < tail) {
      require(used == capacity, "an arc into the cut is not full");
      into[head] += capacity;
      if (tail != EarliestArrival.NEVER) {
        into[tail] -= capacity;
      }
    } else if (tail < head) {
      require(used == 0, "a vehicle leaves the cut again");
    }
  }

  private void addGroups(long[] into) {
    for (int g = 0; g < time.groupCount(); g++) {
      if (!flow.active(g)) {
        continue;
      }
      int struck = flow.groupStruckAt(g);
      int place = time.groupPlace(g);
      int[] setOff = flow.setOff(g);
      long onTheWay = 0;
      for (int c = 0; c < time.cellCount(); c++) {
        int there = flow.struckAt(place, c);
        onTheWay += setOff[c];
        require(setOff[c] == 0 || there <= struck, "a departure is nearer than its home");
        require(!time.departs(g, c) || struck <= there, "a departure into the cut was missed");
      }
      require(onTheWay + flow.left(g) == time.groupVehicles(g), "vehicles were lost");
      if (struck != EarliestArrival.NEVER) {
        require(flow.left(g) == 0, "somebody inside the cut is still at home");
        into[struck] += onTheWay;
      }
    }
  }

  /// The most vehicles that can arrive at all, from the cut that the states within reach of those
  /// at home make with the rest.
  ///
  /// @param reached the near side, indexed node × cell count + cell
  public long mostAtAll(boolean[] reached) {
    int cells = time.cellCount();
    long most = 0;
    for (int a = 0; a < time.arcCount(); a++) {
      int shift = time.shiftCells(a);
      for (int c = 0; c < cells - shift; c++) {
        boolean near = reached[time.tail(a) * cells + c];
        boolean far = !reached[time.head(a) * cells + c + shift];
        most += near && far ? flow.capacity(a, c) : 0;
      }
    }
    for (int n = 0; n < time.nodeCount(); n++) {
      for (int c = 0; c + 1 < cells; c++) {
        most += reached[n * cells + c] && !reached[n * cells + c + 1] ? flow.room(n, c) : 0;
      }
    }
    for (int g = 0; g < time.groupCount(); g++) {
      boolean home = reached[time.nodeCount() * cells + g];
      int place = time.groupPlace(g);
      for (int c = 0; home && c < cells; c++) {
        require(
            !time.departs(g, c) || reached[place * cells + c], "a departure is out of its reach");
      }
      most += flow.active(g) && !home ? time.groupVehicles(g) : 0;
    }
    return most + roomsReached(reached);
  }

  private long roomsReached(boolean[] reached) {
    long vehicles = 0;
    for (int d = 0; d < time.destinationCount(); d++) {
      boolean any = false;
      long taken = flow.roomLeft(d);
      for (int c = 0; c < time.cellCount(); c++) {
        any |= reached[time.sink(d) * time.cellCount() + c];
        taken += flow.flow(time.intakeArc(d), c);
      }
      require(!any || flow.roomLimited(d), "somebody at home could still get out");
      vehicles += any ? taken : 0;
    }
    return vehicles;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("The proof of the flow fails: " + otherwise);
    }
  }
}
