package org.corridor.plan.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import org.corridor.network.Access;
import org.corridor.plan.PlanningProblem;

/// The shortest ways from everywhere to a destination, backwards from it (Dijkstra).
final class Ways {
  private final PlanningProblem problem;
  private final List<List<Integer>> entering = new ArrayList<>();

  Ways(PlanningProblem problem) {
    this.problem = problem;
    for (int p = 0; p < problem.roads().placeCount(); p++) {
      entering.add(new ArrayList<>());
    }
    for (int r = 0; r < problem.roads().roadCount(); r++) {
      boolean usable = problem.roads().access(r) == Access.OPEN
          && !problem.openings().get(r).isEmpty()
          && problem.roads().vehiclesPerHour(r).milliPerHour() > 0;
      if (usable) {
        entering.get(problem.roads().to(r)).add(r);
      }
    }
  }

  /// The road to take from each place, -1 where there is none, and the cost to the end.
  static final class Tree {
    private final int[] next;
    private final double[] cost;

    private Tree(int[] next, double[] cost) {
      this.next = next;
      this.cost = cost;
    }

    int next(int place) {
      return next[place];
    }

    /// [Double#MAX_VALUE] where there is no way.
    double cost(int place) {
      return cost[place];
    }
  }

  /// @param costOf what a road costs
  Tree to(int destination, IntToDoubleFunction costOf) {
    int places = problem.roads().placeCount();
    int[] next = new int[places];
    double[] cost = new double[places];
    Arrays.fill(next, -1);
    Arrays.fill(cost, Double.MAX_VALUE);
    PriorityQueue<double[]> open = new PriorityQueue<>((a, b) -> Double.compare(a[0], b[0]));
    int end = problem.destinations().get(destination).place();
    cost[end] = 0;
    open.add(new double[] {0, end});
    while (!open.isEmpty()) {
      double[] first = open.poll();
      int place = (int) first[1];
      if (first[0] > cost[place]) {
        continue;
      }
      for (int road : entering.get(place)) {
        int from = problem.roads().from(road);
        double through = first[0] + costOf.applyAsDouble(road);
        if (through < cost[from]) {
          cost[from] = through;
          next[from] = road;
          open.add(new double[] {through, from});
        }
      }
    }
    return new Tree(next, cost);
  }

  /// The route along a tree.
  Route route(Tree tree, int place, int destination) {
    List<Integer> roads = new ArrayList<>();
    for (int at = place; tree.next(at) >= 0; at = problem.roads().to(tree.next(at))) {
      roads.add(tree.next(at));
    }
    return new Route(roads, destination);
  }
}
