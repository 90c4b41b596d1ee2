package org.corridor.scenario;

import java.time.Instant;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.jspecify.annotations.Nullable;

/// Buses or ambulances that stand ready for a zone.
///
/// @param id short name
/// @param kind bus or ambulance
/// @param vehicles how many
/// @param seats in each
/// @param stretchers in each
/// @param place where they start
/// @param zone which zone they serve
/// @param readyFrom when they can leave their place; null for no limit
/// @param loadingMinutes to board one
/// @param drivers how many vehicles can be driven at once
/// @param basis what the row rests on
public record Fleet(
    String id,
    Kind kind,
    int vehicles,
    Amount seats,
    int stretchers,
    String place,
    String zone,
    @Nullable Instant readyFrom,
    Amount loadingMinutes,
    int drivers,
    Basis basis) {
  /// What sort of vehicles.
  public enum Kind {
    BUS,
    AMBULANCE
  }

  /// A vehicle without a driver does not move.
  public int drivable() {
    return Math.min(vehicles, drivers);
  }

  public Fleet with(Amount otherSeats, Amount otherLoadingMinutes) {
    return new Fleet(
        id,
        kind,
        vehicles,
        otherSeats,
        stretchers,
        place,
        zone,
        readyFrom,
        otherLoadingMinutes,
        drivers,
        basis);
  }

  /// The same with more vehicles, each with its driver.
  public Fleet withMore(int more) {
    return new Fleet(
        id,
        kind,
        vehicles + more,
        seats,
        stretchers,
        place,
        zone,
        readyFrom,
        loadingMinutes,
        Math.min(vehicles, drivers) + more,
        basis);
  }
}
