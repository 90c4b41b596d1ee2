package org.corridor.log;

import java.time.Instant;

/// Something that happened, and when. Whoever keeps it keeps the same one: a record has many views.
///
/// @param at when it happened, not when it was written down
public record Dated(Event event, Instant at) {}
