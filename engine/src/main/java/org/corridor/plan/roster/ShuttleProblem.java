package org.corridor.plan.roster;

import java.util.List;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Spans;

/// Buses and ambulances that may go and come back within the hours of roads and checkpoints, and
/// the people who need them.
///
/// @param network roads, openings, checkpoints, destinations; its groups do not matter
/// @param vehicles each for itself
/// @param pickUps where people wait for them
/// @param limits what drivers and fuel allow
public record ShuttleProblem(
    PlanningProblem network, List<Vehicle> vehicles, List<PickUp> pickUps, Limits limits) {
  public ShuttleProblem {
    vehicles = List.copyOf(vehicles);
    pickUps = List.copyOf(pickUps);
  }

  /// A bus or an ambulance.
  ///
  /// @param ambulance or a bus
  /// @param depot the place where it stands
  /// @param home the pick-up whose people come first; it helps others afterwards
  /// @param seats for people who sit
  /// @param stretchers for people who lie
  /// @param readyMillis from when on it may leave, or board if it stands there
  /// @param boardsBefore it may board before people may set off, so that it stands ready
  /// @param loadingMillis to board, and as long to set down
  /// @param crews drivers that it has
  public record Vehicle(
      boolean ambulance,
      int depot,
      int home,
      int seats,
      int stretchers,
      long readyMillis,
      boolean boardsBefore,
      long loadingMillis,
      int crews) {}

  /// People who wait at one place for buses and ambulances.
  ///
  /// @param place where
  /// @param bus who need a bus
  /// @param seated who need a seat in an ambulance
  /// @param lying who must lie
  /// @param departures when they may set off
  /// @param destinations which they accept
  public record PickUp(
      int place, long bus, long seated, long lying, Spans departures, Group.Choice destinations) {}

  /// What drivers and fuel allow.
  ///
  /// @param drivingMillisMax of one driver in all
  /// @param drivingBeforeBreakMillis then a break
  /// @param breakMillis how long
  /// @param rangeMetres on one filling
  /// @param refuelMillis to fill up, where people are set down
  public record Limits(
      long drivingMillisMax,
      long drivingBeforeBreakMillis,
      long breakMillis,
      long rangeMetres,
      long refuelMillis) {
    private static final long MINUTE = 60_000;

    /// Nine hours, a break of 45 minutes after four and a half; 400 km, 20 minutes to fill up.
    public static final Limits USUAL =
        new Limits(9 * 60 * MINUTE, 270 * MINUTE, 45 * MINUTE, 400_000, 20 * MINUTE);
  }
}
