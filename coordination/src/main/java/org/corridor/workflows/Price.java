package org.corridor.workflows;

/// What moving one term is worth.
///
/// @param term id
/// @param text in words
/// @param gainFirst people gained by the first unit
/// @param gainSecond people gained by the second unit on top; 0 when there is no second
/// @param hasSecond whether a second unit can be had
public record Price(String term, String text, long gainFirst, long gainSecond, boolean hasSecond) {}
