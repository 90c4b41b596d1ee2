package org.corridor.plan.roster;

import java.util.ArrayList;
import java.util.List;

/// The days of all buses as they are changed: arrays, so that trying is cheap.
///
/// Per bus (row) and trip (column): the point, the shelter; per bus how many trips, and when it is
/// through.
final class Tours {
  final RosterProblem problem;
  final int busCount;
  final int[] depot;
  final int[][] point;
  final int[][] shelter;
  final int[] trips;
  final long[] end;

  /// Loads that shelters still have room for.
  final int[] roomLeft;

  /// Buses at their depots, with nothing to do yet.
  Tours(RosterProblem problem) {
    this.problem = problem;
    busCount = problem.busCount();
    depot = new int[busCount];
    int longest = problem.loadCount() + 1;
    point = new int[busCount][Math.min(longest, 8)];
    shelter = new int[busCount][Math.min(longest, 8)];
    trips = new int[busCount];
    end = new long[busCount];
    roomLeft = new int[problem.shelterCount()];
    int b = 0;
    for (int d = 0; d < problem.depotCount(); d++) {
      for (int i = 0; i < problem.buses(d); i++) {
        depot[b++] = d;
      }
    }
    for (int s = 0; s < roomLeft.length; s++) {
      roomLeft[s] = problem.room(s);
    }
  }

  /// When a bus would be through with its trips as they are now; -1 where there is no way.
  long length(int bus) {
    long now = 0;
    int at = -1;
    for (int i = 0; i < trips[bus]; i++) {
      int there = at < 0
          ? problem.depotToPoint(depot[bus], point[bus][i])
          : problem.shelterToPoint(at, point[bus][i]);
      at = shelter[bus][i];
      int onward = problem.pointToShelter(point[bus][i], at);
      if (there < 0 || onward < 0) {
        return -1;
      }
      now += there + (long) onward;
    }
    return now;
  }

  void insert(int bus, int position, int atPoint, int toShelter) {
    if (trips[bus] == point[bus].length) {
      point[bus] = java.util.Arrays.copyOf(point[bus], 2 * trips[bus]);
      shelter[bus] = java.util.Arrays.copyOf(shelter[bus], 2 * trips[bus]);
    }
    int after = trips[bus]++ - position;
    System.arraycopy(point[bus], position, point[bus], position + 1, after);
    System.arraycopy(shelter[bus], position, shelter[bus], position + 1, after);
    point[bus][position] = atPoint;
    shelter[bus][position] = toShelter;
  }

  void remove(int bus, int position) {
    int after = --trips[bus] - position;
    System.arraycopy(point[bus], position + 1, point[bus], position, after);
    System.arraycopy(shelter[bus], position + 1, shelter[bus], position, after);
  }

  long lastArrival() {
    long last = 0;
    for (long e : end) {
      last = Math.max(last, e);
    }
    return last;
  }

  Roster roster() {
    List<Roster.Duty> duties = new ArrayList<>();
    for (int b = 0; b < busCount; b++) {
      List<Roster.Trip> all = new ArrayList<>();
      for (int i = 0; i < trips[b]; i++) {
        all.add(new Roster.Trip(point[b][i], shelter[b][i]));
      }
      if (!all.isEmpty()) {
        duties.add(new Roster.Duty(depot[b], all));
      }
    }
    return new Roster(duties);
  }
}
