package org.corridor.simulate;

import java.io.Serializable;

/// What can go wrong on the day, and how likely.
///
/// @param collapsesPerHour how often an hour the suspension collapses while it is needed
/// @param lateOpeningMinutes how much later than agreed the roads open
/// @param checkpointShare what a checkpoint serves, as a share of its rate; each its own
/// @param closuresPerRoadHour how often an hour a road is closed
/// @param closureMinutes for how long
/// @param breakdownShare share of vehicles that break down on the way
/// @param breakdownMinutes how long a road is blocked by one
/// @param turnOutShare how many of those planned for come
/// @param occupancyShare people in a vehicle, as a share of those planned: the same people in more
///     or fewer vehicles
public record Disruptions(
    double collapsesPerHour,
    Spread lateOpeningMinutes,
    Spread checkpointShare,
    double closuresPerRoadHour,
    Spread closureMinutes,
    double breakdownShare,
    Spread breakdownMinutes,
    Spread turnOutShare,
    Spread occupancyShare)
    implements Serializable {
  private static final Spread NO_MINUTES = Spread.exactly(0);
  private static final Spread ALL = Spread.exactly(1);

  /// Everything as planned.
  public static final Disruptions NONE =
      new Disruptions(0, NO_MINUTES, ALL, 0, NO_MINUTES, 0, NO_MINUTES, ALL, ALL);

  /// What can be switched off to see what it costs.
  public enum Kind {
    COLLAPSE,
    LATE_OPENING,
    CHECKPOINTS,
    CLOSURES,
    BREAKDOWNS,
    TURN_OUT,
    OCCUPANCY
  }

  /// The same without one kind.
  public Disruptions without(Kind kind) {
    return new Disruptions(
        kind == Kind.COLLAPSE ? 0 : collapsesPerHour,
        kind == Kind.LATE_OPENING ? NO_MINUTES : lateOpeningMinutes,
        kind == Kind.CHECKPOINTS ? ALL : checkpointShare,
        kind == Kind.CLOSURES ? 0 : closuresPerRoadHour,
        closureMinutes,
        kind == Kind.BREAKDOWNS ? 0 : breakdownShare,
        breakdownMinutes,
        kind == Kind.TURN_OUT ? ALL : turnOutShare,
        kind == Kind.OCCUPANCY ? ALL : occupancyShare);
  }
}
