package org.corridor.plan.roster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The least that all buses together must drive, whoever drives what.
///
/// **Problem.** Every load goes from its point to a shelter with room, and every fetching of a load
/// begins at a depot or at a shelter where a bus has just set one down. Least sum of all times.
/// **Method.** A flow of least cost, one unit a load: point, shelter, from there to the next point
/// or, the bus being done, over to a depot from which a bus begins; no more begin than there are.
/// Successive cheapest paths by a queue (Bellman, Ford).
/// **Use.** Divided by the number of buses, rounded up, it bounds the last arrival from below; and
/// it sends each load to a shelter so that the room suffices.
/// **Cost.** O(paths × arcs) as a rule; (points + depots) × shelters arcs.
final class LeastDriving {
  private final RosterProblem problem;
  private final List<int[]> arcs = new ArrayList<>();
  private final List<List<Integer>> leaving = new ArrayList<>();
  private final int[][] toShelter;
  private long total;
  private int carried;

  LeastDriving(RosterProblem problem) {
    this.problem = problem;
    toShelter = new int[problem.pointCount()][problem.shelterCount()];
    build();
    while (augment()) {
      // Until nothing more can be carried.
    }
    readShelters();
  }

  /// Time of all buses together.
  long total() {
    return total;
  }

  /// Loads that no bus can reach from its depot or no shelter can take in.
  int leftOver() {
    return problem.loadCount() - carried;
  }

  /// Loads of a point that go to a shelter where all drive least.
  int loads(int point, int shelter) {
    return toShelter[point][shelter];
  }

  private int fetched(int point) {
    return 2 + point;
  }

  private int waiting(int point) {
    return 2 + problem.pointCount() + point;
  }

  private int shelterIn(int shelter) {
    return 2 + 2 * problem.pointCount() + shelter;
  }

  private int shelterOut(int shelter) {
    return shelterIn(problem.shelterCount() + shelter);
  }

  private int done() {
    return shelterIn(2 * problem.shelterCount());
  }

  private int depot(int depot) {
    return done() + 1 + depot;
  }

  private void build() {
    int nodes = depot(problem.depotCount());
    for (int n = 0; n < nodes; n++) {
      leaving.add(new ArrayList<>());
    }
    int all = problem.loadCount();
    for (int p = 0; p < problem.pointCount(); p++) {
      add(0, waiting(p), anyBus(p) ? problem.loads(p) : 0, 0);
      add(fetched(p), 1, problem.loads(p), 0);
      for (int s = 0; s < problem.shelterCount(); s++) {
        add(waiting(p), shelterIn(s), all, problem.pointToShelter(p, s));
        add(shelterOut(s), fetched(p), all, problem.shelterToPoint(s, p));
      }
      for (int d = 0; d < problem.depotCount(); d++) {
        add(depot(d), fetched(p), all, problem.depotToPoint(d, p));
      }
    }
    for (int s = 0; s < problem.shelterCount(); s++) {
      add(shelterIn(s), shelterOut(s), problem.room(s), 0);
      add(shelterOut(s), done(), all, 0);
    }
    for (int d = 0; d < problem.depotCount(); d++) {
      add(done(), depot(d), problem.buses(d), 0);
    }
  }

  private boolean anyBus(int point) {
    for (int d = 0; d < problem.depotCount(); d++) {
      if (problem.buses(d) > 0 && problem.depotToPoint(d, point) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// An arc and its reverse: from, to, room left, cost.
  private void add(int from, int to, int room, int cost) {
    if (cost >= 0) {
      leaving.get(from).add(arcs.size());
      arcs.add(new int[] {from, to, room, cost});
      leaving.get(to).add(arcs.size());
      arcs.add(new int[] {to, from, 0, -cost});
    }
  }

  private boolean augment() {
    long[] cost = new long[leaving.size()];
    int[] by = new int[leaving.size()];
    boolean[] queued = new boolean[leaving.size()];
    Arrays.fill(cost, Long.MAX_VALUE);
    cost[0] = 0;
    Deque<Integer> queue = new ArrayDeque<>(List.of(0));
    while (!queue.isEmpty()) {
      int node = queue.poll();
      queued[node] = false;
      for (int a : leaving.get(node)) {
        int[] arc = arcs.get(a);
        if (arc[2] > 0 && cost[node] + arc[3] < cost[arc[1]]) {
          cost[arc[1]] = cost[node] + arc[3];
          by[arc[1]] = a;
          if (!queued[arc[1]]) {
            queued[arc[1]] = true;
            queue.add(arc[1]);
          }
        }
      }
    }
    if (cost[1] == Long.MAX_VALUE) {
      return false;
    }
    int room = Integer.MAX_VALUE;
    for (int n = 1; n != 0; n = arcs.get(by[n])[0]) {
      room = Math.min(room, arcs.get(by[n])[2]);
    }
    for (int n = 1; n != 0; n = arcs.get(by[n])[0]) {
      arcs.get(by[n])[2] -= room;
      arcs.get(by[n] ^ 1)[2] += room;
    }
    carried += room;
    total += room * cost[1];
    return true;
  }

  private void readShelters() {
    for (int a = 0; a < arcs.size(); a += 2) {
      int point = arcs.get(a)[0] - waiting(0);
      int shelter = arcs.get(a)[1] - shelterIn(0);
      boolean between = point >= 0
          && point < problem.pointCount()
          && shelter >= 0
          && shelter < problem.shelterCount();
      if (between) {
        toShelter[point][shelter] = arcs.get(a ^ 1)[2];
      }
    }
  }
}
