package org.corridor.arrangements;

import java.time.ZoneId;

/// A side of the arrangement.
///
/// @param id short name used in the scenario files
/// @param name as it is written in answers
/// @param country ISO 3166-1 alpha-2, empty when it is not a state
/// @param timeZone the clock in which it announces times
public record Party(String id, String name, String country, ZoneId timeZone) {}
