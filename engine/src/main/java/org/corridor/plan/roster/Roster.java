package org.corridor.plan.roster;

import java.util.List;

/// What each bus does. Checked by [RosterCheck].
///
/// @param duties one for each bus that drives
public record Roster(List<Duty> duties) {
  public static final Roster NOBODY = new Roster(List.of());

  public Roster {
    duties = List.copyOf(duties);
  }

  /// The day of a bus.
  ///
  /// @param depot where it starts
  /// @param trips in order
  public record Duty(int depot, List<Trip> trips) {
    public Duty {
      trips = List.copyOf(trips);
    }
  }

  /// One load, from a pick-up point to a shelter.
  public record Trip(int point, int shelter) {}
}
