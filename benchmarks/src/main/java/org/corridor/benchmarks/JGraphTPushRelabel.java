package org.corridor.benchmarks;

import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/// JGraphT's push-relabel maximum flow: only how many are out by the end.
final class JGraphTPushRelabel implements Peer {
  @Override
  public Result solve(FlowInstance instance) {
    ExplicitNetwork network = new ExplicitNetwork(instance);
    SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> graph =
        new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    for (int n = 0; n < network.nodeCount(); n++) {
      graph.addVertex(n);
    }
    network.build(false, (from, to, capacity, _) -> {
      DefaultWeightedEdge edge = graph.getEdge(from, to);
      if (edge == null) {
        edge = graph.addEdge(from, to);
        graph.setEdgeWeight(edge, 0);
      }
      graph.setEdgeWeight(edge, graph.getEdgeWeight(edge) + capacity);
    });
    double most =
        new PushRelabelMFImpl<>(graph).calculateMaximumFlow(network.source(), network.sink());
    return ExplicitNetwork.onlyOut(Math.round(most));
  }
}
