package org.corridor.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.graph.MaxFlow;

/// OR-Tools' push-relabel maximum flow: only how many are out by the end.
final class OrToolsMaxFlow implements Peer {
  @Override
  public Result solve(FlowInstance instance) {
    Loader.loadNativeLibraries();
    ExplicitNetwork network = new ExplicitNetwork(instance);
    MaxFlow flow = new MaxFlow();
    network.build(false, (from, to, capacity, _) -> flow.addArcWithCapacity(from, to, capacity));
    if (flow.solve(network.source(), network.sink()) != MaxFlow.Status.OPTIMAL) {
      throw new IllegalStateException("No optimum");
    }
    return ExplicitNetwork.onlyOut(flow.getOptimalFlow());
  }
}
