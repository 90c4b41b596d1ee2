package org.corridor.feeds;

import org.jspecify.annotations.Nullable;

/// A place that is named.
///
/// @param name as it is written in most places
/// @param longitude degrees east; null where it is a region or not known
/// @param latitude degrees north
public record Mention(
    Span span,
    String name,
    @Nullable Double longitude,
    @Nullable Double latitude,
    String why) {}
