package org.corridor.simulate;

import java.util.List;
import java.util.function.IntConsumer;

/// Runs a plan many times, wherever that is done: the same seed gives the same results in the same
/// order on any number of lanes or machines.
@FunctionalInterface
public interface EnsembleRunner {
  /// The results, by index of the run.
  ///
  /// @param done is told now and then how many runs are done
  List<RunResult> run(Ensemble ensemble, IntConsumer done);
}
