package org.corridor.plan.zones;

import java.util.List;
import org.corridor.plan.Group;
import org.corridor.plan.Plan;

/// Who leaves when by which route.
///
/// @param waves in order of departure, district by district
/// @param plan the same as movements, which [org.corridor.plan.PlanCheck] can replay
/// @param milliPersonsOut people brought out, in thousandths
public record ZonePlan(List<Wave> waves, Plan plan, long milliPersonsOut) {
  public ZonePlan {
    waves = List.copyOf(waves);
  }

  static ZonePlan of(List<Wave> waves, Plan plan, List<Group> groups) {
    return new ZonePlan(waves, plan, plan.milliPersons(groups));
  }

  /// People brought out, those counted more who cannot wait: by ambulance four times, by bus twice.
  public double worth(List<Group> groups) {
    return waves.stream()
        .mapToDouble(w -> {
          Group group = groups.get(w.group());
          return w.vehicles() * group.loadMilliPersons() / 1000.0 * District.urgency(group);
        })
        .sum();
  }

  /// How far it may be from the best: 0 to 1.
  ///
  /// @param personsBound no plan brings out more
  public double gapShare(long personsBound) {
    return personsBound == 0 ? 0 : Math.max(0, 1 - milliPersonsOut / (1000.0 * personsBound));
  }
}
