package org.corridor.workflows;

import org.corridor.reports.Standing;

/// Values that the answer rests on.
///
/// @param what in words
/// @param standing measured, reported or assumed
/// @param values as written, with unit
/// @param source of the first of them
/// @param outIfLess people out if the value were a fifth less; -1 when it was not varied
/// @param outIfMore people out if it were a fifth more; -1 when it was not varied
public record Assumption(
    String what, Standing standing, String values, String source, long outIfLess, long outIfMore) {}
