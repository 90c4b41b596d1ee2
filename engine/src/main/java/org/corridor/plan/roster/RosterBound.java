package org.corridor.plan.roster;

import java.util.ArrayList;
import java.util.List;
import org.corridor.plan.bound.Effort;
import org.corridor.plan.bound.Packing;

/// Shows that no roster has everybody out by a moment.
///
/// **Problem.** As many loads as possible, each bus back at a shelter by the end: as a mixture of
/// the days that one bus can drive (set packing with parts of days allowed).
/// **Method.** Column generation: prices of loads, rooms and buses; the day of most value under
/// them
/// by a table over time left and shelter. Whatever the prices are, what they make of all limits
/// together is an upper bound [1]: once it is below the number of loads, the moment is impossible.
/// **Invariant.** The table knows every day there is, and more: one that fetches a load twice.
/// **Cost.** O(time × shelters × trips) a table.
///
/// [1] A. A. Farley, *A note on bounding a class of linear programming problems*, Operations
/// Research
/// 38, 1990.
final class RosterBound {
  private static final double TINY = 1e-6;
  private static final int ROUNDS_MAX = 2_000;
  private static final long PIVOTS_MAX = 2_000_000_000L;

  private final RosterProblem problem;

  /// Trips there are: point and shelter of each.
  private final int[] tripPoint;

  private final int[] tripShelter;

  RosterBound(RosterProblem problem) {
    this.problem = problem;
    List<int[]> trips = new ArrayList<>();
    for (int p = 0; p < problem.pointCount(); p++) {
      for (int s = 0; s < problem.shelterCount(); s++) {
        if (problem.loads(p) > 0 && problem.room(s) > 0 && problem.pointToShelter(p, s) >= 0) {
          trips.add(new int[] {p, s});
        }
      }
    }
    tripPoint = trips.stream().mapToInt(t -> t[0]).toArray();
    tripShelter = trips.stream().mapToInt(t -> t[1]).toArray();
  }

  /// Is it proven that nobody has everybody out by `end`?
  boolean impossible(int end) {
    int points = problem.pointCount();
    int shelters = problem.shelterCount();
    int depots = problem.depotCount();
    Packing mixture = new Packing(points + shelters + depots, new Effort(PIVOTS_MAX));
    for (int p = 0; p < points; p++) {
      mixture.addRow(problem.loads(p));
    }
    for (int s = 0; s < shelters; s++) {
      mixture.addRow(problem.room(s));
    }
    for (int d = 0; d < depots; d++) {
      mixture.addRow(problem.buses(d));
    }
    for (int round = 0; round < ROUNDS_MAX; round++) {
      double[] worth = new double[tripPoint.length];
      for (int t = 0; t < worth.length; t++) {
        worth[t] = 1 - mixture.price(tripPoint[t]) - mixture.price(points + tripShelter[t]);
      }
      double[][] left = most(worth, end);
      double bound = 0;
      for (int p = 0; p < points; p++) {
        bound += problem.loads(p) * mixture.price(p);
      }
      for (int s = 0; s < shelters; s++) {
        bound += problem.room(s) * mixture.price(points + s);
      }
      boolean more = false;
      for (int d = 0; d < depots; d++) {
        Day day = day(d, worth, left, end);
        bound += problem.buses(d) * Math.max(0, day.worth);
        if (day.worth - mixture.price(points + shelters + d) > TINY) {
          day.enter(mixture, points, points + shelters + d);
          more = true;
        }
      }
      if (bound < problem.loadCount() - TINY) {
        return true;
      }
      if (!more || mixture.exhausted(0)) {
        return false;
      }
      mixture.solve();
    }
    return false;
  }

  /// What a bus can still do at most, by time left (row) and the shelter where it is (column).
  private double[][] most(double[] worth, int end) {
    double[][] most = new double[end + 1][problem.shelterCount()];
    for (int left = 1; left <= end; left++) {
      for (int s = 0; s < problem.shelterCount(); s++) {
        double best = most[left - 1][s];
        for (int t = 0; t < worth.length; t++) {
          int there = problem.shelterToPoint(s, tripPoint[t]);
          int after = left - there - problem.pointToShelter(tripPoint[t], tripShelter[t]);
          if (there >= 0 && after >= 0 && after < left) {
            best = Math.max(best, worth[t] + most[after][tripShelter[t]]);
          }
        }
        most[left][s] = best;
      }
    }
    return most;
  }

  /// A day of one bus: how often each trip.
  private static final class Day {
    private final double worth;
    private final int[] perPoint;
    private final int[] perShelter;

    Day(double worth, int[] perPoint, int[] perShelter) {
      this.worth = worth;
      this.perPoint = perPoint;
      this.perShelter = perShelter;
    }

    void enter(Packing mixture, int firstShelter, int depotRow) {
      List<Integer> rows = new ArrayList<>(List.of(depotRow));
      List<Double> often = new ArrayList<>(List.of(1.0));
      double loads = 0;
      for (int p = 0; p < perPoint.length; p++) {
        if (perPoint[p] > 0) {
          rows.add(p);
          often.add((double) perPoint[p]);
          loads += perPoint[p];
        }
      }
      for (int s = 0; s < perShelter.length; s++) {
        if (perShelter[s] > 0) {
          rows.add(firstShelter + s);
          often.add((double) perShelter[s]);
        }
      }
      mixture.addColumn(
          loads,
          rows.stream().mapToInt(Integer::intValue).toArray(),
          often.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private Day day(int depot, double[] worth, double[][] most, int end) {
    double best = 0;
    int trip = -1;
    int left = 0;
    for (int t = 0; t < worth.length; t++) {
      int there = problem.depotToPoint(depot, tripPoint[t]);
      int after = end - there - problem.pointToShelter(tripPoint[t], tripShelter[t]);
      if (there >= 0 && after >= 0 && worth[t] + most[after][tripShelter[t]] > best + 1e-12) {
        best = worth[t] + most[after][tripShelter[t]];
        trip = t;
        left = after;
      }
    }
    int[] perPoint = new int[problem.pointCount()];
    int[] perShelter = new int[problem.shelterCount()];
    while (trip >= 0) {
      perPoint[tripPoint[trip]]++;
      perShelter[tripShelter[trip]]++;
      int at = tripShelter[trip];
      trip = -1;
      while (left > 0 && most[left - 1][at] >= most[left][at]) {
        left--;
      }
      for (int t = 0; left > 0 && t < worth.length; t++) {
        int there = problem.shelterToPoint(at, tripPoint[t]);
        int after = left - there - problem.pointToShelter(tripPoint[t], tripShelter[t]);
        if (there >= 0
            && after >= 0
            && after < left
            && worth[t] + most[after][tripShelter[t]] >= most[left][at] - 1e-12) {
          trip = t;
          left = after;
          break;
        }
      }
    }
    return new Day(best, perPoint, perShelter);
  }
}
