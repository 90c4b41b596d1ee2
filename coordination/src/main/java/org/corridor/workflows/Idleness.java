package org.corridor.workflows;

import java.util.List;
import org.corridor.plan.Kind;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.EmptyRun;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Zone;
import org.corridor.workflows.DayOrders.Idle;

/// Why a bus or an ambulance that could be driven has no trip.
final class Idleness {
  private final Layout layout;
  private final long busLeft;
  private final long ambulanceLeft;

  /// @param days of all, those without trips too
  Idleness(Layout layout, List<DayOrders.VehicleDay> days) {
    this.layout = layout;
    List<People> people = People.of(layout.scenario());
    busLeft = people.stream().mapToLong(People::bus).sum() - carried(days, Kind.BUS);
    ambulanceLeft =
        people.stream().mapToLong(p -> p.ambulance() + p.stretcher()).sum()
            - carried(days, Kind.AMBULANCE);
  }

  private static long carried(List<DayOrders.VehicleDay> days, Kind kind) {
    return days.stream()
        .filter(d -> d.kind() == kind)
        .flatMap(d -> d.trips().stream())
        .mapToLong(DayOrders.Trip::persons)
        .sum();
  }

  Idle of(Fleet fleet) {
    boolean ambulance = fleet.kind() == Fleet.Kind.AMBULANCE;
    if (fleet.seats().value() < 1 && (!ambulance || fleet.stretchers() == 0)) {
      return Idle.NO_SEATS;
    }
    if ((ambulance ? ambulanceLeft : busLeft) <= 0) {
      return Idle.NOT_NEEDED;
    }
    return layout.scenario().zones().stream()
            .anyMatch(zone -> comes(fleet, zone) && leadsOut(layout, zone))
        ? Idle.TOO_LATE
        : Idle.NO_WAY;
  }

  /// Does any way lead from a zone to a reception, at whatever hour?
  static boolean leadsOut(Layout layout, Zone zone) {
    PlanningProblem problem = layout.problem();
    return problem.destinations().stream()
        .anyMatch(d -> EmptyRun.firstArrival(
                problem.roads(),
                problem.openings(),
                layout.place(zone.place()),
                d.place(),
                problem.grid().startMillis())
            .isPresent());
  }

  /// Does any way lead there, at whatever hour?
  private boolean comes(Fleet fleet, Zone zone) {
    PlanningProblem problem = layout.problem();
    return fleet.place().equals(zone.place())
        || EmptyRun.firstArrival(
                problem.roads(),
                problem.openings(),
                layout.place(fleet.place()),
                layout.place(zone.place()),
                problem.grid().startMillis())
            .isPresent();
  }
}
