package org.corridor.plan.zones;

/// Vehicles of a group that set off one behind another, evenly over whole quarter hours.
///
/// @param group which
/// @param route which of the routes of its district
/// @param fromMillis the first sets off, at a quarter hour of the clock
/// @param toMillis the last has set off, at another
/// @param vehicles how many
public record Wave(int group, Route route, long fromMillis, long toMillis, int vehicles) {}
