package org.corridor.simulate;

import java.util.List;
import java.util.function.IntConsumer;

/// Runs a plan many times, wherever that is done: the same seed gives the same results in the same
/// order on any number of lanes or machines.
@FunctionalInterface
public interface EnsembleRunner extends AutoCloseable {
  /// The results, by index of the run.
  ///
  /// @param done is told now and then how many runs are done
  List<RunResult> run(Ensemble ensemble, IntConsumer done);

  /// Leaves whatever it runs on.
  @Override
  default void close() {}

  /// How a runner on other machines is found, if the program was started with one.
  interface Provider {
    /// The runner on the machines at an address.
    ///
    /// @param address of the machines, as `spark://host:7077`
    /// @throws IllegalArgumentException if there is nobody at the address, with what to try
    EnsembleRunner at(String address);
  }
}
