package org.corridor.workflows;

/// What moving one term is worth.
///
/// @param term id
/// @param text in words
/// @param gainFirst people gained by the first unit
/// @param gainSecond people gained by the second unit on top; -1 when there is no second
public record Price(String term, String text, long gainFirst, long gainSecond) {}
