package org.corridor.benchmarks;

/// The network of every place at every step, written out for solvers that know no time.
final class ExplicitNetwork {
  private final FlowInstance instance;
  private final int steps;

  /// What takes arcs one by one.
  interface Arcs {
    void add(int from, int to, int capacity, int cost);
  }

  ExplicitNetwork(FlowInstance instance) {
    this.instance = instance;
    steps = instance.cellCount();
  }

  int source() {
    return instance.nodeCount() * steps + instance.groupCount();
  }

  int sink() {
    return source() + 1;
  }

  int nodeCount() {
    return sink() + 1;
  }

  /// Arrivals cost their step; whoever stays may go from source to sink at a cost of all steps.
  void build(boolean withStayers, Arcs to) {
    int[][] capacities = instance.capacities();
    boolean[] isIntake = new boolean[instance.arcCount()];
    for (int d = 0; d < instance.destinationCount(); d++) {
      isIntake[instance.intakeArc(d)] = true;
    }
    int persons = (int) instance.persons();
    for (int a = 0; a < instance.arcCount(); a++) {
      int travel = instance.shiftCells(a);
      for (int c = 0; c + travel < steps; c++) {
        int capacity = Math.min(persons, capacities[a][c]);
        if (capacity > 0 && isIntake[a]) {
          to.add(instance.tail(a) * steps + c, sink(), capacity, c);
        } else if (capacity > 0) {
          to.add(instance.tail(a) * steps + c, instance.head(a) * steps + c + travel, capacity, 0);
        }
      }
    }
    for (int g = 0; g < instance.groupCount(); g++) {
      int home = instance.nodeCount() * steps + g;
      to.add(source(), home, instance.groupVehicles(g), 0);
      for (int c = 0; c < steps; c++) {
        to.add(home, instance.groupPlace(g) * steps + c, instance.groupVehicles(g), 0);
      }
    }
    if (withStayers) {
      to.add(source(), sink(), persons, steps);
    }
  }

  /// Of all flows only the number out is known.
  static Peer.Result onlyOut(long out) {
    return new Peer.Result(out, -1);
  }
}
