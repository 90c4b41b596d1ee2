package org.corridor.workflows;

import java.time.Instant;

/// People out by a moment.
public record Arrivals(Instant at, long persons) {}
