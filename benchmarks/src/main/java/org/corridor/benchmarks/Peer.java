package org.corridor.benchmarks;

/// Somebody who solves an instance.
interface Peer {
  Result solve(FlowInstance instance);

  /// What a solver says.
  ///
  /// @param personsOut by the last step
  /// @param personSteps the steps of arrival added up; whoever stays counts with the number of
  ///     steps; -1 for a solver that does not know it
  record Result(long personsOut, long personSteps) {}
}
