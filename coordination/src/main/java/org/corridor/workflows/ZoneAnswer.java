package org.corridor.workflows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the answer means for one zone.
///
/// @param id of the zone
/// @param name of the zone
/// @param persons who would leave
/// @param personsOut who get out
/// @param lastSafeDeparture by when a vehicle must have left; null when none can leave safely
/// @param firstDeparture in the plan; null when nobody leaves
/// @param lastDeparture in the plan: the end of the last step in which somebody leaves
public record ZoneAnswer(
    String id,
    String name,
    long persons,
    long personsOut,
    @Nullable Instant lastSafeDeparture,
    @Nullable Instant firstDeparture,
    @Nullable Instant lastDeparture) {}
