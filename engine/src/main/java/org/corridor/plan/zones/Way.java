package org.corridor.plan.zones;

import java.util.ArrayList;
import java.util.List;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Movement.Step;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Spans;

/// A route as a group goes it: what it passes, when after setting off, and for how long.
final class Way {
  private final Route route;
  private final int[] element;
  private final long[] offset;
  private final long[] duration;
  private final boolean[] road;
  private final int[] lane;
  private final Spans[] open;
  private final double intakeWeight;

  private Way(Route route, List<int[]> parts, List<long[]> times, Loads loads, Group group) {
    this.route = route;
    int count = parts.size();
    element = new int[count];
    offset = new long[count];
    duration = new long[count];
    road = new boolean[count];
    lane = new int[count];
    open = new Spans[count];
    intakeWeight = group.fullLoadMilliPersons();
    for (int i = 0; i < count; i++) {
      element[i] = parts.get(i)[0];
      road[i] = parts.get(i)[1] < 0;
      lane[i] = parts.get(i)[1];
      offset[i] = times.get(i)[0];
      duration[i] = times.get(i)[1];
      open[i] = loads.open(element[i]);
    }
  }

  /// As a group goes it; null where a checkpoint on it serves no such vehicles.
  static @org.jspecify.annotations.Nullable Way of(
      Route route, Group group, PlanningProblem problem, Loads loads, int[] gateAt) {
    List<int[]> parts = new ArrayList<>();
    List<long[]> times = new ArrayList<>();
    long now = 0;
    int place = group.place();
    for (int i = 0; i <= route.roads().size(); i++) {
      int gate = gateAt[place];
      if (gate >= 0) {
        int lane = laneFor(group, problem, gate);
        if (lane < 0) {
          return null;
        }
        long service = problem.gates().get(gate).serviceMillis();
        parts.add(new int[] {loads.lane(gate, lane), lane});
        times.add(new long[] {now, service});
        now += service;
      }
      if (i < route.roads().size()) {
        int next = route.roads().get(i);
        long travel = problem.travelMillis(next, group.kind().onWheels());
        parts.add(new int[] {next, -1});
        times.add(new long[] {now, travel});
        now += travel;
        place = problem.roads().to(next);
      }
    }
    parts.add(new int[] {loads.intake(route.destination()), 0});
    times.add(new long[] {now, 0});
    return new Way(route, parts, times, loads, group);
  }

  private static int laneFor(Group group, PlanningProblem problem, int gate) {
    var lanes = problem.gates().get(gate).lanes();
    for (int l = 0; l < lanes.size(); l++) {
      if (lanes.get(l).kinds().contains(group.kind())) {
        return l;
      }
    }
    return -1;
  }

  Route route() {
    return route;
  }

  long travelMillis() {
    return offset[offset.length - 1];
  }

  private boolean last(int i) {
    return i == element.length - 1;
  }

  /// How many vehicles could set off in each minute of a quarter hour; 0 where something is closed.
  void freeByMinute(Loads loads, long from, Quarter quarter) {
    long to = from + Quarter.MINUTES * Loads.MINUTE_MILLIS;
    quarter.open();
    for (int i = 0; i < element.length; i++) {
      long begin = from + offset[i];
      if (!open[i].covers(begin, to + offset[i] + duration[i])) {
        for (int m = 0; m < Quarter.MINUTES; m++) {
          long at = begin + m * Loads.MINUTE_MILLIS;
          if (!open[i].covers(at, at + Loads.MINUTE_MILLIS + duration[i])) {
            quarter.close(m);
          }
        }
      }
    }
    for (int i = element.length - 1; i >= 0 && !quarter.closed(); i--) {
      loads.lower(element[i], from + offset[i], last(i) ? intakeWeight : 1, quarter);
    }
  }

  /// How many vehicles could still set off evenly between two moments.
  double free(Loads loads, long from, long to) {
    double most = Double.MAX_VALUE;
    for (int i = 0; i < element.length && most >= 1; i++) {
      if (!open[i].covers(from + offset[i], to + offset[i] + duration[i])) {
        return 0;
      }
    }
    for (int i = element.length - 1; i >= 0 && most >= 1; i--) {
      double weight = last(i) ? intakeWeight : 1;
      most = Math.min(most, loads.free(element[i], from + offset[i], to + offset[i], weight));
    }
    return most;
  }

  /// Takes what vehicles need that set off between two moments; gives it back below 0.
  void take(Loads loads, long from, long to, int vehicles) {
    for (int i = 0; i < element.length; i++) {
      double weight = last(i) ? intakeWeight : 1;
      loads.take(element[i], from + offset[i], to + offset[i], vehicles * weight);
    }
  }

  Movement movement(Wave wave, PlanningProblem problem, int[] gateOfLane) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < element.length - 1; i++) {
      long from = wave.fromMillis() + offset[i];
      long to = wave.toMillis() + offset[i];
      steps.add(
          road[i]
              ? new Step.Drive(element[i], from, to, duration[i])
              : new Step.Serve(
                  gateOfLane[element[i] - problem.roads().roadCount()],
                  lane[i],
                  from,
                  to,
                  duration[i]));
    }
    return new Movement(
        wave.group(),
        wave.vehicles(),
        steps,
        wave.route().destination(),
        wave.fromMillis() + travelMillis(),
        wave.toMillis() + travelMillis());
  }
}
