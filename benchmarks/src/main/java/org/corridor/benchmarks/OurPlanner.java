package org.corridor.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.corridor.plan.bound.CutProof;
import org.corridor.plan.flow.EarliestArrival;

/// Corridor's earliest-arrival flow, with its proof.
final class OurPlanner implements Peer {
  private final int blockCells;

  OurPlanner() {
    this(1);
  }

  /// @param blockCells how short ways are kept to begin with; see [EarliestArrival]
  OurPlanner(int blockCells) {
    this.blockCells = blockCells;
  }

  @Override
  public Result solve(FlowInstance instance) {
    int[] room = new int[instance.destinationCount()];
    Arrays.fill(room, -1);
    EarliestArrival flow = new EarliestArrival(
        instance, instance.capacities(), new int[instance.nodeCount()][], room, blockCells);
    flow.bringOut(IntStream.range(0, instance.groupCount()).boxed().toList());
    int[] arrivals = flow.arrivals();
    long[] proven = new CutProof(flow).mostByCell();
    long out = 0;
    long waiting = 0;
    for (int c = 0; c < arrivals.length; c++) {
      out += arrivals[c];
      waiting += instance.persons() - out;
      if (out != proven[c]) {
        throw new IllegalStateException("Not proven at step " + c);
      }
    }
    return new Result(out, waiting);
  }
}
