package org.corridor.plan.solve;

import java.util.HashMap;
import java.util.Map;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.TimeExpansion;

/// A problem laid out over time, once for each mobility and choice of destinations.
final class Clocks {
  private final PlanningProblem problem;
  private final Map<Laid, TimeExpansion> times = new HashMap<>();

  /// For whom time was laid out.
  private record Laid(boolean onWheels, long destinations) {}

  Clocks(PlanningProblem problem) {
    this.problem = problem;
  }

  TimeExpansion of(Commodity commodity) {
    return times.computeIfAbsent(
        new Laid(commodity.onWheels(), commodity.destinations().bits()),
        _ -> new TimeExpansion(problem, commodity.onWheels(), commodity.destinations()));
  }
}
