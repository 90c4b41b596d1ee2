package org.corridor.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.corridor.plan.bound.CutProof;
import org.corridor.plan.flow.EarliestArrival;

/// Corridor's earliest-arrival flow, with its proof.
final class OurPlanner implements Peer {
  private final Optional<EarliestArrival.Shortness> shortness;

  OurPlanner() {
    shortness = Optional.empty();
  }

  OurPlanner(EarliestArrival.Shortness shortness) {
    this.shortness = Optional.of(shortness);
  }

  @Override
  public Result solve(FlowInstance instance) {
    int[] room = new int[instance.destinationCount()];
    Arrays.fill(room, -1);
    int[][] capacities = instance.capacities();
    int[][] waiting = new int[instance.nodeCount()][];
    EarliestArrival flow = shortness
        .map(s -> new EarliestArrival(instance, capacities, waiting, room, s))
        .orElseGet(() -> new EarliestArrival(instance, capacities, waiting, room));
    flow.bringOut(IntStream.range(0, instance.groupCount()).boxed().toList());
    int[] arrivals = flow.arrivals();
    long[] proven = new CutProof(flow).mostByCell();
    long out = 0;
    long steps = 0;
    for (int c = 0; c < arrivals.length; c++) {
      out += arrivals[c];
      steps += instance.persons() - out;
      if (out != proven[c]) {
        throw new IllegalStateException("Not proven at step " + c);
      }
    }
    return new Result(out, steps);
  }
}
