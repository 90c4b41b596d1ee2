package org.corridor.plan.solve;

import java.util.HashMap;
import java.util.Map;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.TimeExpansion;

/// A problem laid out over time, once for each mobility and choice of destinations.
final class Clocks {
  private final PlanningProblem problem;
  private final boolean alone;
  private final Map<Laid, TimeExpansion> times = new HashMap<>();

  /// For whom time was laid out.
  private record Laid(boolean onWheels, long destinations) {}

  /// Lays out a problem when it is asked for.
  ///
  /// @param alone one flow only: flows beside each other are compared at every moment, also where
  ///     one of them rests
  Clocks(PlanningProblem problem, boolean alone) {
    this.problem = problem;
    this.alone = alone;
  }

  TimeExpansion of(Commodity commodity) {
    return times.computeIfAbsent(
        new Laid(commodity.onWheels(), commodity.destinations().bits()),
        laid -> new TimeExpansion(problem, laid.onWheels(), commodity.destinations(), alone));
  }
}
