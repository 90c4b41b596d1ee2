package org.corridor.plan.zones;

import java.util.ArrayList;
import java.util.List;
import org.corridor.plan.Destination;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// What the waves of a plan take of every road, lane of a checkpoint and intake, minute by minute.
///
/// A wave spreads evenly over its length. What it takes of the first and last minute is what falls
/// into them, so that the sum over a minute is right where waves do not begin on the minute.
final class Loads {
  static final long MINUTE_MILLIS = 60_000;

  private static final double TINY = 1e-6;

  private final PlanningProblem problem;
  private final long start;
  private final int minuteCount;
  private final int firstLane;
  private final int firstIntake;
  private final List<int[]> lanes = new ArrayList<>();
  private final int[] firstLaneOf;

  /// Vehicles a minute, or thousandths of persons for an intake; read only. Per element.
  private final double[] perMinute;

  /// Taken in each minute; null where nothing ever was. Per element.
  private final float[][] taken;

  /// Thousandths of persons that each destination has taken in.
  private final long[] roomTaken;

  Loads(PlanningProblem problem) {
    this.problem = problem;
    start = problem.grid().whole().first();
    minuteCount = (int) Math.ceilDiv(problem.grid().whole().lengthMillis(), MINUTE_MILLIS) + 1;
    firstLane = problem.roads().roadCount();
    firstLaneOf = new int[problem.gates().size()];
    for (int g = 0; g < firstLaneOf.length; g++) {
      firstLaneOf[g] = firstLane + lanes.size();
      for (int l = 0; l < problem.gates().get(g).lanes().size(); l++) {
        lanes.add(new int[] {g, l});
      }
    }
    firstIntake = firstLane + lanes.size();
    int count = firstIntake + problem.destinations().size();
    perMinute = new double[count];
    taken = new float[count][];
    roomTaken = new long[problem.destinations().size()];
    for (int e = 0; e < count; e++) {
      Rate rate = rate(e);
      double units = e >= firstIntake ? 1000 : 1;
      perMinute[e] = rate.unlimited() ? Double.MAX_VALUE : rate.perHour() / 60 * units;
    }
  }

  private Rate rate(int element) {
    if (element < firstLane) {
      return problem.roads().vehiclesPerHour(element);
    }
    if (element < firstIntake) {
      int[] lane = lanes.get(element - firstLane);
      return problem.gates().get(lane[0]).lanes().get(lane[1]).vehiclesPerHour();
    }
    return problem.destinations().get(element - firstIntake).personsPerHour();
  }

  int lane(int gate, int lane) {
    return firstLaneOf[gate] + lane;
  }

  int intake(int destination) {
    return firstIntake + destination;
  }

  /// When an element can be used: whoever is on it from a moment, for so long.
  Spans open(int element) {
    if (element < firstLane) {
      return problem.openings().get(element);
    }
    if (element < firstIntake) {
      Gate gate = problem.gates().get(lanes.get(element - firstLane)[0]);
      return gate.hours().intersect(gate.safe());
    }
    return problem.destinations().get(element - firstIntake).hours();
  }

  /// How many more vehicles could pass an element evenly between two moments; below 1 for none.
  ///
  /// @param weight what one vehicle takes: 1, or its persons in thousandths for an intake
  double free(int element, long from, long to, double weight) {
    double most = perMinute[element];
    if (most == Double.MAX_VALUE) {
      return most;
    }
    float[] used = taken[element];
    double minutes = (to - from) / (double) MINUTE_MILLIS;
    if (used == null) {
      return most / weight * minutes + TINY;
    }
    int first = minute(from);
    int last = minute(to - 1);
    double rate = most;
    for (int m = first; m <= last; m++) {
      double share = share(m, from, to);
      rate = Math.min(rate, (most - used[m]) / share);
    }
    return rate / weight * minutes + TINY;
  }

  /// Lowers what could pass in minutes of a wave to what an element leaves.
  ///
  /// The minutes of a wave do not begin on those of the element: of its first and last minute a
  /// part is asked, of those between the whole.
  ///
  /// @param from when the first minute begins at the element
  /// @param weight what one vehicle takes of it
  void lower(int element, long from, double weight, Quarter quarter) {
    double all = perMinute[element] / weight;
    if (perMinute[element] == Double.MAX_VALUE) {
      return;
    }
    float[] used = taken[element];
    int first = minute(from);
    double late = Math.floorMod(from - start, MINUTE_MILLIS) / (double) MINUTE_MILLIS;
    for (int i = 0; i < Quarter.MINUTES; i++) {
      double here = used == null ? all : all - used[Math.min(first + i, minuteCount - 1)] / weight;
      double next =
          used == null ? all : all - used[Math.min(first + i + 1, minuteCount - 1)] / weight;
      quarter.asFirst[i] = Math.min(quarter.asFirst[i], Math.min(all, here / (1 - late)));
      quarter.between[i] = Math.min(quarter.between[i], here);
      if (late > 0) {
        quarter.asLast[i] = Math.min(quarter.asLast[i], Math.min(all, next / late));
      }
    }
  }

  private int minute(long millis) {
    return Math.clamp((millis - start) / MINUTE_MILLIS, 0, minuteCount - 1);
  }

  /// Which part of a minute lies between two moments.
  private double share(int minute, long from, long to) {
    long begin = start + minute * MINUTE_MILLIS;
    long overlap = Math.min(to, begin + MINUTE_MILLIS) - Math.max(from, begin);
    return Math.max(overlap, 1) / (double) MINUTE_MILLIS;
  }

  /// Takes, or with a number below 0 gives back.
  void take(int element, long from, long to, double amount) {
    if (perMinute[element] == Double.MAX_VALUE) {
      return;
    }
    float[] used = taken[element];
    if (used == null) {
      used = new float[minuteCount];
      taken[element] = used;
    }
    double perMillis = amount / (to - from);
    int last = minute(to - 1);
    for (int m = minute(from); m <= last; m++) {
      used[m] += (float) (perMillis * share(m, from, to) * MINUTE_MILLIS);
    }
  }

  /// Room that is left at a destination, in vehicles.
  long room(int destination, Group group) {
    Destination d = problem.destinations().get(destination);
    return d.roomLimited()
        ? (d.personsMax() * 1000 - roomTaken[destination]) / group.fullLoadMilliPersons()
        : Long.MAX_VALUE;
  }

  void takeRoom(int destination, long milliPersons) {
    roomTaken[destination] += milliPersons;
  }

  /// How full an element is over all the time it is open, 0 to 1.
  double fullness(int element) {
    if (taken[element] == null || perMinute[element] == Double.MAX_VALUE) {
      return 0;
    }
    double sum = 0;
    for (float used : taken[element]) {
      sum += used;
    }
    double open = open(element).lengthMillis() / (double) MINUTE_MILLIS * perMinute[element];
    return open <= 0 ? 0 : Math.min(1, sum / open);
  }
}
