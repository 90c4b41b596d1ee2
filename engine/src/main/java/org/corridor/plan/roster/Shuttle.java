package org.corridor.plan.roster;

import java.util.List;

/// The days of buses and ambulances.
///
/// @param days one for each vehicle, in the order of the problem
/// @param personsOut in all
/// @param lastMillis when the last is set down; 0 if nobody is
public record Shuttle(List<Day> days, long personsOut, long lastMillis) {
  public Shuttle {
    days = List.copyOf(days);
  }

  /// What one vehicle does.
  public record Day(List<Trip> trips) {
    public Day {
      trips = List.copyOf(trips);
    }
  }

  /// One load.
  ///
  /// @param pickUp whom
  /// @param destination where to
  /// @param leavesMillis it leaves where it stands, to come to them
  /// @param thereMillis it is there and boards
  /// @param departsMillis it sets off with them
  /// @param arrivesMillis it is there
  /// @param freeMillis they are set down
  /// @param seated people on seats
  /// @param lying people on stretchers
  /// @param breakMillis the driver rests before it leaves for this load
  /// @param breakThereMillis the driver rests where it fetches them, before they board
  /// @param refuelled before it leaves for this load
  /// @param metres driven for it, the way to them included
  /// @param emptyMetres of them, the way to them
  /// @param emptyRoads the way to them, road by road
  /// @param haltMillis of the time with them, for which everybody halts
  public record Trip(
      int pickUp,
      int destination,
      long leavesMillis,
      long thereMillis,
      long departsMillis,
      long arrivesMillis,
      long freeMillis,
      long seated,
      long lying,
      long breakMillis,
      long breakThereMillis,
      boolean refuelled,
      long metres,
      long emptyMetres,
      List<Integer> emptyRoads,
      long haltMillis) {
    public Trip {
      emptyRoads = List.copyOf(emptyRoads);
    }

    public long persons() {
      return seated + lying;
    }
  }
}
