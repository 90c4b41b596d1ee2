package org.corridor.plan.roster;

import java.util.ArrayList;
import java.util.List;

/// Replays a roster bus by bus and says what is wrong with it. It knows the problem and the roster
/// and nothing of how it was found.
public final class RosterCheck {
  private final RosterProblem problem;
  private final List<String> faults = new ArrayList<>();
  private final int[] out;
  private final int[] taken;
  private final int[] driving;
  private long last;

  private RosterCheck(RosterProblem problem) {
    this.problem = problem;
    out = new int[problem.pointCount()];
    taken = new int[problem.shelterCount()];
    driving = new int[problem.depotCount()];
  }

  /// Everything wrong with `roster` as an answer that takes out everybody.
  public static List<String> faults(RosterProblem problem, Roster roster) {
    return replayed(problem, roster).faults;
  }

  /// When the last load is set down; 0 where nobody moves.
  public static long lastArrival(RosterProblem problem, Roster roster) {
    return replayed(problem, roster).last;
  }

  private static RosterCheck replayed(RosterProblem problem, Roster roster) {
    RosterCheck check = new RosterCheck(problem);
    roster.duties().forEach(check::drive);
    for (int p = 0; p < check.out.length; p++) {
      if (check.out[p] != problem.loads(p)) {
        check.faults.add(
            "point " + p + ": " + check.out[p] + " loads are fetched of " + problem.loads(p));
      }
    }
    for (int s = 0; s < check.taken.length; s++) {
      if (check.taken[s] > problem.room(s)) {
        check.faults.add("shelter " + s + ": " + check.taken[s] + " loads come where "
            + problem.room(s) + " have room");
      }
    }
    for (int d = 0; d < check.driving.length; d++) {
      if (check.driving[d] > problem.buses(d)) {
        check.faults.add(
            "depot " + d + ": " + check.driving[d] + " buses start of " + problem.buses(d));
      }
    }
    return check;
  }

  private void drive(Roster.Duty duty) {
    driving[duty.depot()]++;
    long now = 0;
    int at = -1;
    for (Roster.Trip trip : duty.trips()) {
      int there = at < 0
          ? problem.depotToPoint(duty.depot(), trip.point())
          : problem.shelterToPoint(at, trip.point());
      int onward = problem.pointToShelter(trip.point(), trip.shelter());
      if (there < 0 || onward < 0) {
        faults.add("a bus from depot " + duty.depot() + " goes where there is no way: " + trip);
      }
      now += there + (long) onward;
      out[trip.point()]++;
      taken[trip.shelter()]++;
      at = trip.shelter();
    }
    last = Math.max(last, now);
  }
}
