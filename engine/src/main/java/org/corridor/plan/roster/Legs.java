package org.corridor.plan.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.corridor.network.Access;
import org.corridor.plan.Gate;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Spans;

/// The fastest ways between places, and when they may be driven.
///
/// With people aboard a vehicle is served at every checkpoint that it passes, and comes through
/// within its hours; empty it is not held there.
final class Legs {
  private static final int WAYS_MAX = 4;

  private static final Spans ALWAYS = Spans.of(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);

  private final PlanningProblem problem;
  private final Map<Integer, Gate> gates = new HashMap<>();
  private final Map<List<Integer>, List<Leg>> known = new HashMap<>();
  private final List<List<Integer>> leaving = new ArrayList<>();

  Legs(PlanningProblem problem) {
    this.problem = problem;
    problem.gates().forEach(gate -> gates.put(gate.place(), gate));
    for (int p = 0; p < problem.roads().placeCount(); p++) {
      leaving.add(new ArrayList<>());
    }
    for (int r = 0; r < problem.roads().roadCount(); r++) {
      if (problem.roads().access(r) == Access.OPEN && !problem.openings().get(r).isEmpty()) {
        leaving.get(problem.roads().from(r)).add(r);
      }
    }
  }

  /// The fastest way and some others, each without what holds those before it up most; empty where
  /// there is no way at any time.
  List<Leg> find(int from, int to, boolean loaded) {
    return known.computeIfAbsent(List.of(from, to, loaded ? 1 : 0), _ -> made(from, to, loaded));
  }

  private List<Leg> made(int from, int to, boolean loaded) {
    List<Leg> legs = new ArrayList<>();
    Set<Integer> without = new HashSet<>();
    for (int i = 0; i < WAYS_MAX; i++) {
      List<Integer> roads = fastest(from, to, loaded, without).orElse(null);
      if (roads == null) {
        break;
      }
      Leg leg = along(from, roads, loaded);
      if (!leg.departures().isEmpty()) {
        legs.add(leg);
      }
      if (roads.isEmpty()) {
        break;
      }
      without.add(narrowest(roads, loaded));
    }
    return legs;
  }

  /// The road that is open for the shortest time, it or the checkpoint at its end.
  private int narrowest(List<Integer> roads, boolean loaded) {
    int narrowest = roads.getFirst();
    long least = Long.MAX_VALUE;
    for (int road : roads) {
      long open = problem.openings().get(road).lengthMillis();
      Gate gate = gates.get(problem.roads().to(road));
      if (loaded && gate != null) {
        open = Math.min(open, gate.hours().intersect(gate.safe()).lengthMillis());
      }
      if (open < least) {
        least = open;
        narrowest = road;
      }
    }
    return narrowest;
  }

  private Optional<List<Integer>> fastest(int from, int to, boolean loaded, Set<Integer> without) {
    int places = leaving.size();
    long[] millis = new long[places];
    int[] by = new int[places];
    Arrays.fill(millis, Long.MAX_VALUE);
    Arrays.fill(by, -1);
    PriorityQueue<long[]> open = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
    millis[from] = 0;
    open.add(new long[] {0, from});
    for (long[] next = open.poll(); next != null && next[1] != to; next = open.poll()) {
      int place = (int) next[1];
      if (next[0] > millis[place]) {
        continue;
      }
      for (int road : leaving.get(place)) {
        if (without.contains(road)) {
          continue;
        }
        int head = problem.roads().to(road);
        long there = next[0] + service(place, loaded) + problem.travelMillis(road, true);
        if (there < millis[head]) {
          millis[head] = there;
          by[head] = road;
          open.add(new long[] {there, head});
        }
      }
    }
    if (millis[to] == Long.MAX_VALUE) {
      return Optional.empty();
    }
    List<Integer> roads = new ArrayList<>();
    for (int place = to; place != from; place = problem.roads().from(by[place])) {
      roads.addFirst(by[place]);
    }
    return Optional.of(roads);
  }

  private long service(int place, boolean loaded) {
    Gate gate = gates.get(place);
    return loaded && gate != null ? gate.serviceMillis() : 0;
  }

  private long halt(int place, boolean loaded) {
    Gate gate = gates.get(place);
    return gate != null && gate.halt() ? service(place, loaded) : 0;
  }

  private Leg along(int from, List<Integer> roads, boolean loaded) {
    long at = 0;
    long metres = 0;
    long halts = 0;
    int place = from;
    Spans departures = ALWAYS;
    for (int road : roads) {
      departures = departures.intersect(served(place, loaded).shift(-at));
      at += service(place, loaded);
      halts += halt(place, loaded);
      long travel = problem.travelMillis(road, true);
      departures =
          departures.intersect(problem.openings().get(road).shrink(0, travel).shift(-at));
      at += travel;
      metres += problem.roads().lengthMetres(road);
      place = problem.roads().to(road);
    }
    departures = departures.intersect(served(place, loaded).shift(-at));
    at += service(place, loaded);
    halts += halt(place, loaded);
    return new Leg(at, metres, halts, departures, roads);
  }

  /// When service at a place may begin.
  private Spans served(int place, boolean loaded) {
    Gate gate = gates.get(place);
    return loaded && gate != null
        ? gate.hours().intersect(gate.safe()).shrink(0, gate.serviceMillis())
        : ALWAYS;
  }
}
