package org.corridor.plan;

/// One element of what holds back those who stay: a cut over time, summed per element.
///
/// @param element what it is
/// @param vehicles how many it lets through, all of them used
/// @param fromMillis the first moment at which it binds
/// @param toMillis the end of the last
/// @param untilNoUse from then on it is of no use any more in this horizon
public record CutPart(
    Element element, long vehicles, long fromMillis, long toMillis, boolean untilNoUse) {}
