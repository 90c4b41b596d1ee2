package org.corridor.feeds;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An attempt to evacuate, and how it ended as the report has it.
///
/// @param place from where; may be empty
/// @param count how many attempts
/// @param outcome `failed`, `completed`, `postponed`, `under way`, as the text tells
public record AttemptTold(
    Span span,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String place,
    int count,
    String outcome,
    String why) {}
