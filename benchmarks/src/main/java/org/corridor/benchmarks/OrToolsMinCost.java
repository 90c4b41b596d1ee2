package org.corridor.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;

/// OR-Tools' cost-scaling minimum-cost flow: cost = step of arrival.
final class OrToolsMinCost implements Peer {
  @Override
  public Result solve(FlowInstance instance) {
    Loader.loadNativeLibraries();
    ExplicitNetwork network = new ExplicitNetwork(instance);
    MinCostFlow flow = new MinCostFlow();
    network.build(true, flow::addArcWithCapacityAndUnitCost);
    flow.setNodeSupply(network.source(), instance.persons());
    flow.setNodeSupply(network.sink(), -instance.persons());
    if (flow.solve() != MinCostFlow.Status.OPTIMAL) {
      throw new IllegalStateException("No optimum");
    }
    long stay = 0;
    for (int a = flow.getNumArcs() - 1; a >= 0 && stay == 0; a--) {
      stay = flow.getUnitCost(a) == instance.cellCount() ? flow.getFlow(a) : 0;
      if (flow.getUnitCost(a) == instance.cellCount()) {
        break;
      }
    }
    // A step of arrival is counted from its beginning: somebody out in step 0 has waited for none.
    return new Result(instance.persons() - stay, flow.getOptimalCost());
  }
}
