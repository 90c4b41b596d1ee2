package org.corridor.plan;

import java.util.List;

/// Who moves when, on which roads. What a plan claims is checked by [PlanCheck].
///
/// @param movements everything that moves
public record Plan(List<Movement> movements) {
  public static final Plan NOBODY = new Plan(List.of());

  public Plan {
    movements = List.copyOf(movements);
  }

  /// People brought out, in thousandths.
  public long milliPersons(List<Group> groups) {
    return movements.stream()
        .mapToLong(m -> m.vehicles() * groups.get(m.group()).loadMilliPersons())
        .sum();
  }
}
