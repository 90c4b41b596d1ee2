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
    int count = 1;
    while (count < FRAMES && first + (count - 1) * seconds * 1_000 < last) {
      count++;
    }
    @Nullable Instant collapsed = collapse > last ? null : Instant.ofEpochMilli(collapse);
    return new FollowedRun(
        index, Instant.ofEpochMilli(first), seconds, collapsed, frames(count, seconds * 1_000));
  }

  private List<FollowedRun.Frame> frames(int count, long each) {
    double[] out = new double[count];
    double[] back = new double[count];
    List<Map<Integer, Double>> spots = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      spots.add(new TreeMap<>());
    }
    for (List<Event> events : vehicles) {
      Whereabout where = new Whereabout();
      int next = 0;
      for (int f = 0; f < count; f++) {
        long at = first + f * each;
        while (next < events.size() && events.get(next).millis() <= at) {
          where.take(events.get(next++), problem.roads().roadCount());
        }
        out[f] += where.end == OUT ? where.load : 0;
        back[f] += where.end == TURNED_BACK ? where.load : 0;
        if (where.end == 0 && where.road >= 0) {
          spots.get(f).merge(where.key(at), where.load, Double::sum);
        }
      }
    }
    List<FollowedRun.Frame> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      List<FollowedRun.Spot> there = new ArrayList<>();
      spots
          .get(f)
          .forEach((key, many) ->
              there.add(new FollowedRun.Spot(key / (TENTHS + 1), key % (TENTHS + 1), many)));
      frames.add(new FollowedRun.Frame(out[f], back[f], there));
    }
    return frames;
  }

  /// Where one vehicle is.
  private static final class Whereabout {
    private int road = -1;
    private long since;
    private long until;
    private double load;
    private boolean stands;
    private int end;

    void take(Event event, int roadCount) {
      load = event.link() >= 0 ? event.milliPersons() / 1000 : load;
      end = event.link() < WAITS ? event.link() : end;
      stands = event.link() < 0 || event.link() >= roadCount;
      if (!stands) {
        road = event.link();
        since = event.millis();
        until = event.endMillis();
      }
    }

    /// The road and how many tenths of it.
    int key(long at) {
      long travel = Math.max(1, until - since);
      int tenth = stands ? TENTHS : (int) Math.min(TENTHS, TENTHS * (at - since) / travel);
      return road * (TENTHS + 1) + tenth;
    }
  }
}
