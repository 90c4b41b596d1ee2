package org.corridor.formats.record;

import java.time.Instant;
import org.corridor.log.Event;
import org.jspecify.annotations.Nullable;

/// An event as somebody wrote it down.
///
/// @param event what happened
/// @param at when; null for now
/// @param where file and line, for messages
public record Item(Event event, @Nullable Instant at, String where) {}
