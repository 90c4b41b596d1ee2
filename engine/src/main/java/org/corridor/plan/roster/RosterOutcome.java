package org.corridor.plan.roster;

/// A roster, and what no roster can beat.
///
/// @param lastArrival when the last load is set down, in the units of the problem
/// @param bound no roster has everybody out before
/// @param loadsLeft for which no bus was found that has a way to them
public record RosterOutcome(Roster roster, long lastArrival, long bound, int loadsLeft) {
  /// Is everybody out, and no roster better?
  public boolean proven() {
    return loadsLeft == 0 && lastArrival <= bound;
  }

  /// How far it may be from the best: 0 where it is proven.
  public double gapShare() {
    return proven() || bound == 0 ? 0 : (lastArrival - bound) / (double) bound;
  }
}
