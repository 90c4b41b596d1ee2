package org.corridor.feeds;

import org.corridor.reports.Figure;

/// A number of people, households, vehicles or crossings.
///
/// @param span of the number
/// @param sentence in which it stands
/// @param about what is counted, in the words of the text
/// @param bound `more than`, `up to`, `about`; empty for exactly
/// @param within index of the figure that includes this one, -1 for none
public record Quantity(
    Span span,
    Span sentence,
    double value,
    Figure.Unit unit,
    Figure.Kind kind,
    String about,
    String bound,
    int within,
    String why) {}
