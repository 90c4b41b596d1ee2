package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.plan.PlanningProblem;
import org.corridor.simulate.Ensemble;
import org.corridor.simulate.Simulation;
import org.corridor.simulate.Watcher;
import org.jspecify.annotations.Nullable;

/// Drives one run of an ensemble again and looks where everybody is.
final class FollowRun implements Watcher {
  private static final int FRAMES = 180;
  private static final int TENTHS = 10;

  private final PlanningProblem problem;
  private final List<List<Event>> vehicles = new ArrayList<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long collapse = Long.MAX_VALUE;

  /// A vehicle comes on to a link, waits beside it (-1), is out (-2) or has turned back (-3).
  private record Event(int link, double milliPersons, long millis, long endMillis) {}

  private static final int WAITS = -1;
  private static final int OUT = -2;
  private static final int TURNED_BACK = -3;

  private FollowRun(PlanningProblem problem) {
    this.problem = problem;
  }

  static FollowedRun of(PlanningProblem problem, Ensemble ensemble, int index) {
    FollowRun follows = new FollowRun(problem);
    new Simulation(ensemble.traffic())
        .run(ensemble.disruptions(), ensemble.rules(), ensemble.seed(), index, follows);
    return follows.run(index);
  }

  @Override
  public void collapses(long millis) {
    collapse = millis;
  }

  @Override
  public void enters(
      int vehicle, int position, int link, double milliPersons, long millis, long endMillis) {
    add(vehicle, new Event(link, milliPersons, millis, endMillis));
  }

  @Override
  public void waits(int vehicle, long millis) {
    add(vehicle, new Event(WAITS, 0, millis, millis));
  }

  @Override
  public void ends(int vehicle, boolean out, long millis) {
    add(vehicle, new Event(out ? OUT : TURNED_BACK, 0, millis, millis));
  }

  private void add(int vehicle, Event event) {
    while (vehicles.size() <= vehicle) {
      vehicles.add(new ArrayList<>());
    }
    vehicles.get(vehicle).add(event);
    first = Math.min(first, event.millis());
    last = Math.max(last, event.millis());
  }

  private FollowedRun run(int index) {
    if (first > last) {
      long start = problem.grid().startMillis();
      return new FollowedRun(index, Instant.ofEpochMilli(start), 60, null, List.of());
    }
    long seconds = Math.max(1, Math.ceilDiv(last - first, 1_000L * (FRAMES - 1)));
    List<FollowedRun.Frame> frames = new ArrayList<>();
    for (int f = 0; f < FRAMES && first + (f - 1) * seconds * 1_000 < last; f++) {
      frames.add(frame(first + f * seconds * 1_000));
    }
    @Nullable Instant collapsed = collapse > last ? null : Instant.ofEpochMilli(collapse);
    return new FollowedRun(index, Instant.ofEpochMilli(first), seconds, collapsed, frames);
  }

  private FollowedRun.Frame frame(long at) {
    double out = 0;
    double back = 0;
    Map<Integer, Double> persons = new TreeMap<>();
    for (List<Event> events : vehicles) {
      int next = 0;
      int road = -1;
      long since = 0;
      long until = 0;
      double load = 0;
      boolean stands = false;
      int end = 0;
      for (; next < events.size() && events.get(next).millis() <= at; next++) {
        Event event = events.get(next);
        load = event.link() >= 0 ? event.milliPersons() / 1000 : load;
        end = event.link() < WAITS ? event.link() : end;
        stands = event.link() < 0 || event.link() >= problem.roads().roadCount();
        if (!stands) {
          road = event.link();
          since = event.millis();
          until = event.endMillis();
        }
      }
      out += end == OUT ? load : 0;
      back += end == TURNED_BACK ? load : 0;
      if (next > 0 && end == 0 && road >= 0) {
        long travel = Math.max(1, until - since);
        int tenth = stands ? TENTHS : (int) Math.min(TENTHS, TENTHS * (at - since) / travel);
        persons.merge(road * (TENTHS + 1) + tenth, load, Double::sum);
      }
    }
    List<FollowedRun.Spot> spots = new ArrayList<>();
    persons.forEach((key, many) ->
        spots.add(new FollowedRun.Spot(key / (TENTHS + 1), key % (TENTHS + 1), many)));
    return new FollowedRun.Frame(out, back, spots);
  }
}
