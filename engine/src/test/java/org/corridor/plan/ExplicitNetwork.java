package org.corridor.plan;

import com.google.ortools.Loader;
import com.google.ortools.graph.MaxFlow;
import com.google.ortools.graph.MinCostFlow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.network.Access;
import org.corridor.plan.flow.TimeExpansion;

/// The slow twin: one node per place and moment, solved by OR-Tools.
final class ExplicitNetwork {
  static {
    Loader.loadNativeLibraries();
  }

  private static final int SOURCE = 0;
  private static final int SINK = 1;

  private record Arc(int from, int to, long capacity, long cost) {}

  /// An arrival: counted up to a horizon by leaving later ones out.
  private record Arrival(int node, int cell) {}

  private final List<Arc> arcs = new ArrayList<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final int cells;
  private long supply;

  private ExplicitNetwork(int cells) {
    this.cells = cells;
  }

  /// From first principles, whole minutes only: every road, wait and checkpoint minute by minute.
  static ExplicitNetwork ofMinutes(PlanningProblem problem) {
    int minutes = problem.grid().stepCount();
    int places = problem.roads().placeCount();
    ExplicitNetwork net = new ExplicitNetwork(minutes);
    // Arriving at a place, and leaving it once served.
    int[] leaving = new int[places];
    Arrays.setAll(leaving, p -> p);
    for (int g = 0; g < problem.gates().size(); g++) {
      leaving[problem.gates().get(g).place()] = places + g;
    }
    long m = 60_000;
    for (int r = 0; r < problem.roads().roadCount(); r++) {
      int travel = (int) (problem.roads().travelMillis(r) / m);
      long perMinute = problem.roads().vehiclesPerHour(r).wholeIn(m);
      for (int t = 0; t + travel < minutes; t++) {
        if (problem.roads().access(r) == Access.OPEN
            && problem.openings().get(r).covers(t * m, (t + 1 + travel) * m)) {
          net.arc(
              leaving[problem.roads().from(r)], t, problem.roads().to(r), t + travel, perMinute);
        }
      }
    }
    for (int g = 0; g < problem.gates().size(); g++) {
      Gate gate = problem.gates().get(g);
      int service = (int) (gate.serviceMillis() / m);
      long perMinute = gate.lanes().getFirst().vehiclesPerHour().wholeIn(m);
      for (int t = 0; t + service < minutes; t++) {
        if (gate.hours().intersect(gate.safe()).covers(t * m, (t + 1 + service) * m)) {
          net.arc(gate.place(), t, places + g, t + service, perMinute);
        }
      }
    }
    for (int p = 0; p < places; p++) {
      for (int t = 0; t + 1 < minutes; t++) {
        net.arc(p, t, p, t + 1, roomToWait(problem, p, t * m, (t + 2) * m));
      }
    }
    for (Group group : problem.groups()) {
      int home = net.group(group.vehicles());
      for (int t = 0; t < minutes; t++) {
        if (group.departures().covers(t * m, (t + 1) * m)) {
          net.depart(home, group.place(), t);
        }
      }
    }
    for (Destination destination : problem.destinations()) {
      for (int t = 0; t < minutes; t++) {
        net.arrivals.add(new Arrival(net.node(leaving[destination.place()], t), t));
      }
    }
    return net;
  }

  static long roomToWait(PlanningProblem problem, int place, long from, long to) {
    long room = 0;
    for (Gate gate : problem.gates()) {
      if (gate.place() == place && gate.safe().covers(from, to)) {
        room = Math.max(room, gate.queueVehiclesMax());
      }
    }
    for (WaitingPlace waiting : problem.waitingPlaces()) {
      if (waiting.place() == place && waiting.safe().covers(from, to)) {
        room = Math.max(room, waiting.vehiclesMax());
      }
    }
    return room;
  }

  /// The cells of the planner itself, written out; checks the flow, not the cells.
  static ExplicitNetwork ofCells(TimeExpansion time, List<Integer> groups) {
    int[][] capacity = new int[time.arcCount()][];
    Arrays.setAll(capacity, time::capacity);
    return ofCells(time, groups, capacity);
  }

  /// The same with other capacities, vehicles per arc and cell.
  static ExplicitNetwork ofCells(TimeExpansion time, List<Integer> groups, int[][] capacity) {
    ExplicitNetwork net = new ExplicitNetwork(time.cellCount());
    for (int a = 0; a < time.arcCount(); a++) {
      for (int c = 0; c + time.shiftCells(a) < time.cellCount(); c++) {
        net.arc(time.tail(a), c, time.head(a), c + time.shiftCells(a), capacity[a][c]);
      }
    }
    for (int n = 0; n < time.nodeCount(); n++) {
      int[] room = time.wait(n);
      for (int c = 0; room != null && c + 1 < time.cellCount(); c++) {
        net.arc(n, c, n, c + 1, room[c]);
      }
    }
    for (int g : groups) {
      int home = net.group(time.problem().groups().get(g).vehicles());
      for (int c = 0; c < time.cellCount(); c++) {
        if (time.departs(g, c)) {
          net.depart(home, time.problem().groups().get(g).place(), c);
        }
      }
    }
    for (int d = 0; d < time.problem().destinations().size(); d++) {
      for (int c = 0; c < time.cellCount(); c++) {
        net.arrivals.add(new Arrival(net.node(time.sink(d), c), c));
      }
    }
    return net;
  }

  private int groupCount;

  private int node(int n, int cell) {
    return 1000 + n * cells + cell;
  }

  private void arc(int from, int fromCell, int to, int toCell, long capacity) {
    if (capacity > 0) {
      arcs.add(new Arc(node(from, fromCell), node(to, toCell), capacity, 0));
    }
  }

  private int group(int vehicles) {
    int home = 2 + groupCount++;
    supply += vehicles;
    arcs.add(new Arc(SOURCE, home, vehicles, 0));
    return home;
  }

  private void depart(int home, int place, int cell) {
    arcs.add(new Arc(home, node(place, cell), supply, 0));
  }

  /// Vehicles that can have arrived by the end of cell `horizon`: one maximum flow.
  long mostBy(int horizon) {
    MaxFlow flow = new MaxFlow();
    for (Arc arc : arcs) {
      flow.addArcWithCapacity(arc.from(), arc.to(), arc.capacity());
    }
    for (Arrival arrival : arrivals) {
      if (arrival.cell() <= horizon) {
        flow.addArcWithCapacity(arrival.node(), SINK, supply);
      }
    }
    if (flow.solve(SOURCE, SINK) != MaxFlow.Status.OPTIMAL) {
      throw new IllegalStateException("OR-Tools found no maximum flow");
    }
    return flow.getOptimalFlow();
  }

  /// The least sum of arrival cells of all vehicles, where whoever stays counts the cell after the
  /// last: equal to the sum over all cells of those not yet out.
  long leastSumOfArrivals() {
    MinCostFlow flow = new MinCostFlow();
    for (Arc arc : arcs) {
      flow.addArcWithCapacityAndUnitCost(arc.from(), arc.to(), arc.capacity(), 0);
    }
    for (Arrival arrival : arrivals) {
      flow.addArcWithCapacityAndUnitCost(arrival.node(), SINK, supply, arrival.cell());
    }
    flow.addArcWithCapacityAndUnitCost(SOURCE, SINK, supply, cells);
    flow.setNodeSupply(SOURCE, supply);
    flow.setNodeSupply(SINK, -supply);
    if (flow.solve() != MinCostFlow.Status.OPTIMAL) {
      throw new IllegalStateException("OR-Tools found no minimum-cost flow");
    }
    return flow.getOptimalCost();
  }

  long supply() {
    return supply;
  }
}
