package org.corridor.workflows;

import java.time.Instant;
import org.corridor.plan.Kind;

/// Vehicles that somebody reported at a place; what the plan says of them no longer counts.
///
/// @param zone from which they come
/// @param kind car, bus, ambulance or foot
/// @param vehicles how many
/// @param place where they are, or where the road that they are on ends
/// @param from when they can go on from there
public record Reported(String zone, Kind kind, int vehicles, String place, Instant from) {}
