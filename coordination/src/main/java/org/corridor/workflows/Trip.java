package org.corridor.workflows;

import java.time.Instant;
import java.util.List;
import org.corridor.plan.Kind;

/// Vehicles of one zone and kind that take the same way in the same step of time.
///
/// @param zone id
/// @param kind how they move
/// @param vehicles how many
/// @param persons in them
/// @param departFrom the step begins
/// @param departTo the step ends
/// @param places along the way
/// @param arriveFrom the first is there not before
/// @param arriveTo the last is there before
public record Trip(
    String zone,
    Kind kind,
    int vehicles,
    double persons,
    Instant departFrom,
    Instant departTo,
    List<String> places,
    Instant arriveFrom,
    Instant arriveTo) {
  public Trip {
    places = List.copyOf(places);
  }
}
