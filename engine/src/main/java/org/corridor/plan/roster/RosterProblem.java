package org.corridor.plan.roster;

import java.util.Arrays;

/// People wait at pick-up points in full bus loads; buses start at depots, take one load at a time
/// to a shelter that has room, and come back for more (the bus evacuation problem [1]).
///
/// Times are whole units, whatever they are (seconds, minutes); loading and unloading is in them. A
/// time below 0 says that there is no way.
///
/// [1] D. R. Bish, *Planning for a bus-based evacuation*, OR Spectrum 33, 2011.
public final class RosterProblem {
  /// As many as anybody would send, and no more than what is reckoned with stays whole.
  private static final int COUNT_MAX = 100_000;

  private static final int TIME_MAX = 10_000_000;

  /// Buses at each depot; loads at each pick-up point; loads that each shelter has room for.
  private final int[] buses;

  private final int[] loads;
  private final int[] room;

  /// Time from a depot (row) to a pick-up point (column), the load taken aboard.
  private final int[][] depotToPoint;

  /// Time from a pick-up point (row) to a shelter (column), the load set down.
  private final int[][] pointToShelter;

  /// Time from a shelter (row) back to a pick-up point (column), the next load taken aboard.
  private final int[][] shelterToPoint;

  /// A problem of so many buses, loads and rooms, with the times between their places.
  ///
  /// @throws IllegalArgumentException with the reason why they do not go together
  public RosterProblem(
      int[] buses,
      int[] loads,
      int[] room,
      int[][] depotToPoint,
      int[][] pointToShelter,
      int[][] shelterToPoint) {
    this.buses = counts("buses", buses);
    this.loads = counts("loads", loads);
    this.room = counts("room", room);
    this.depotToPoint = times("from depots to points", depotToPoint, buses, loads);
    this.pointToShelter = times("from points to shelters", pointToShelter, loads, room);
    this.shelterToPoint = times("from shelters to points", shelterToPoint, room, loads);
  }

  private static int[] counts(String what, int[] counts) {
    long all = 0;
    for (int count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException(what + ": " + count + " is below 0");
      }
      all += what.equals("room") ? 0 : count;
    }
    if (all > COUNT_MAX) {
      throw new IllegalArgumentException(
          what + ": " + all + " are more than the " + COUNT_MAX + " that can be planned");
    }
    return counts.clone();
  }

  private static int[][] times(String what, int[][] times, int[] rows, int[] columns) {
    int[][] copy = new int[rows.length][];
    if (times.length != rows.length) {
      throw new IllegalArgumentException(
          "times " + what + ": " + times.length + " rows, not " + rows.length);
    }
    for (int r = 0; r < copy.length; r++) {
      if (times[r].length != columns.length
          || Arrays.stream(times[r]).anyMatch(t -> t > TIME_MAX)) {
        throw new IllegalArgumentException("times " + what + ": row " + (r + 1) + " has "
            + times[r].length + " times, not " + columns.length + ", or one above " + TIME_MAX);
      }
      copy[r] = times[r].clone();
    }
    return copy;
  }

  public int depotCount() {
    return buses.length;
  }

  public int pointCount() {
    return loads.length;
  }

  public int shelterCount() {
    return room.length;
  }

  public int buses(int depot) {
    return buses[depot];
  }

  public int busCount() {
    return Arrays.stream(buses).sum();
  }

  public int loads(int point) {
    return loads[point];
  }

  public int loadCount() {
    return Arrays.stream(loads).sum();
  }

  /// Loads that a shelter has room for.
  public int room(int shelter) {
    return room[shelter];
  }

  /// Below 0: there is no way.
  public int depotToPoint(int depot, int point) {
    return depotToPoint[depot][point];
  }

  /// Below 0: there is no way, or nobody there accepts that shelter.
  public int pointToShelter(int point, int shelter) {
    return pointToShelter[point][shelter];
  }

  /// Below 0: there is no way.
  public int shelterToPoint(int shelter, int point) {
    return shelterToPoint[shelter][point];
  }
}
