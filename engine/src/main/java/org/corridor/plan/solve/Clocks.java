package org.corridor.plan.solve;

import java.util.HashMap;
import java.util.Map;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.TimeExpansion;

/// A problem laid out over time, once for each mobility and choice of destinations.
final class Clocks {
  private final PlanningProblem problem;
  private final boolean alone;
  private final TimeExpansion.Division division;
  private final Map<Laid, TimeExpansion> times = new HashMap<>();

  /// For whom time was laid out.
  private record Laid(boolean onWheels, long destinations) {}

  /// Lays out a problem when it is asked for.
  ///
  /// @param alone one flow only: flows beside each other are compared at every moment, also where
  ///     one of them rests
  Clocks(PlanningProblem problem, boolean alone, TimeExpansion.Division division) {
    this.division = division;
    this.problem = problem;
    this.alone = alone;
  }

  TimeExpansion.Division division() {
    return division;
  }

  TimeExpansion of(Commodity commodity) {
    return of(commodity.onWheels(), commodity.destinations());
  }

  TimeExpansion of(boolean onWheels, Group.Choice destinations) {
    return times.computeIfAbsent(
        new Laid(onWheels, destinations.bits()),
        laid -> new TimeExpansion(problem, laid.onWheels(), destinations, alone, division));
  }
}
