package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// One solver in a process of its own: reads the instance, solves it, prints one line.
final class FlowChild {
  static final Map<String, Supplier<Peer>> SOLVERS = Map.of(
      "corridor", OurPlanner::new,
      "ortools-min-cost-flow", OrToolsMinCost::new,
      "ortools-max-flow", OrToolsMaxFlow::new,
      "jgrapht-push-relabel", JGraphTPushRelabel::new);

  private FlowChild() {}

  public static void main(String[] args) throws IOException {
    Supplier<Peer> solver = SOLVERS.get(args[0]);
    if (solver == null) {
      throw new IllegalArgumentException("No solver called " + args[0]);
    }
    FlowInstance instance = InstanceFile.read(Path.of(args[1]));
    long read = System.nanoTime();
    Peer.Result result = solver.get().solve(instance);
    double solving = (System.nanoTime() - read) / 1e9;
    ChildProcess.tell(
        result.personsOut(), result.personSteps(), String.format(Locale.ROOT, "%.3f", solving));
  }
}
