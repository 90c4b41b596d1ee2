package org.corridor.workflows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stops the rest.
///
/// @param kind road, checkpoint, intake, room, queue, seats, suspension, window, access or route
/// @param subject id of the thing
/// @param text in a coordinator's words
/// @param persons who get past it, or for seats, who are left without
/// @param from first moment at which it binds; null when it is no matter of time
/// @param to last moment
public record BindingTerm(
    String kind,
    String subject,
    String text,
    long persons,
    @Nullable Instant from,
    @Nullable Instant to) {}
