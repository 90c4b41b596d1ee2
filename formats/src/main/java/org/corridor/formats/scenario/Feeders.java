package org.corridor.formats.scenario;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.corridor.network.ArcsAt;
import org.corridor.network.Earth;
import org.corridor.network.RoadMap;

/// The roads besides a corridor that lead to it and from it.
///
/// **Problem.** Zones and receptions lie beside the corridor, and the parties agreed on the
/// corridor and on no other way past its checkpoints.
/// **Method.** Near a zone or a waiting place only roads that come closer to the corridor are
/// feeders, near a reception only those that come closer to it; whoever has left for a reception
/// does not come back. So a feeder can be driven towards the corridor but not along it.
final class Feeders {
  private static final long FAR = Long.MAX_VALUE;

  private final RoadMap map;
  private final IntPredicate open;
  private final double metresMax;
  /// Junctions of the corridor, with how far along it they come first.
  private final Map<Integer, Integer> onRoute = new HashMap<>();
  private final BitSet feeders;

  /// @param open which arcs may be used at all
  /// @param route arcs of the corridor and its alternates, in the order of travel
  /// @param kilometresMax nothing farther from a zone or site is a feeder
  Feeders(RoadMap map, IntPredicate open, Collection<Integer> route, double kilometresMax) {
    this.map = map;
    this.open = open;
    metresMax = kilometresMax * 1000;
    feeders = new BitSet(map.arcCount());
    for (int arc : route) {
      onRoute.putIfAbsent(map.from(arc), onRoute.size());
      onRoute.putIfAbsent(map.to(arc), onRoute.size());
    }
  }

  /// @param starts junctions of zones
  /// @param waiting junctions of places where people wait on their way: to these too
  /// @param receptions junctions of receptions
  BitSet between(Set<Integer> starts, Set<Integer> waiting, Set<Integer> receptions) {
    BitSet offForGood = new BitSet(map.junctionCount());
    for (int reception : receptions) {
      BitSet closer = closerTo(Set.of(reception), Set.of(reception));
      if (!onRoute.containsKey(reception)) {
        feeders.or(closer);
        offForGood.or(reachedFromRoute(closer));
      }
    }
    BitSet in = closerTo(onRoute.keySet(), starts);
    in.stream().filter(arc -> !offForGood.get(map.from(arc))).forEach(feeders::set);
    for (int place : waiting) {
      if (!onRoute.containsKey(place)) {
        BitSet there = closerTo(Set.of(place), Set.of(place));
        feeders.or(there);
        // Back where the first could have left for it, or the corridor would be driven round.
        int first = there.stream()
            .map(arc -> onRoute.getOrDefault(map.from(arc), Integer.MAX_VALUE))
            .min()
            .orElse(Integer.MAX_VALUE);
        Set<Integer> before = onRoute.entrySet().stream()
            .filter(junction -> junction.getValue() <= first)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
        feeders.or(closerTo(before, Set.of(place)));
      }
    }
    return feeders;
  }

  /// As far as a way over the map leads to the corridor, it is a feeder if all of it is near
  /// where it starts: where turns are forbidden a way need not come closer all the time.
  void along(List<Integer> way) {
    int joins = 0;
    while (joins < way.size() && !onRoute.containsKey(map.from(way.get(joins)))) {
      joins++;
    }
    if (joins == 0 || joins == way.size()) {
      return;
    }
    BitSet near = near(Set.of(map.from(way.getFirst())));
    List<Integer> feeder = way.subList(0, joins);
    if (feeder.stream().allMatch(arc -> near.get(map.from(arc)) && near.get(map.to(arc)))) {
      feeder.forEach(feeders::set);
    }
  }

  /// Arcs near some junctions that bring closer to others.
  private BitSet closerTo(Set<Integer> ends, Set<Integer> around) {
    BitSet near = near(around);
    IntPredicate there = arc -> open.test(arc) && near.get(map.from(arc)) && near.get(map.to(arc));
    ArcsAt entering = ArcsAt.entering(map, there);
    long[] millis = new long[map.junctionCount()];
    Arrays.fill(millis, FAR);
    PriorityQueue<long[]> heap = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
    for (int end : ends) {
      millis[end] = 0;
      heap.add(new long[] {0, end});
    }
    for (long[] next = heap.poll(); next != null; next = heap.poll()) {
      int junction = (int) next[1];
      if (next[0] > millis[junction]) {
        continue;
      }
      for (int i = entering.first(junction); i < entering.end(junction); i++) {
        int arc = entering.arc(i);
        long further = next[0] + millis(arc);
        if (further < millis[map.from(arc)]) {
          millis[map.from(arc)] = further;
          heap.add(new long[] {further, map.from(arc)});
        }
      }
    }
    BitSet closer = new BitSet(map.arcCount());
    for (int arc = 0; arc < map.arcCount(); arc++) {
      if (there.test(arc) && millis[map.to(arc)] < millis[map.from(arc)]) {
        closer.set(arc);
      }
    }
    return closer;
  }

  private long millis(int arc) {
    return Math.ceilDiv(
        map.lengthMillimetres(RoadMap.stretchOf(arc)) * 36L, 10L * Math.max(1, map.speedKmh(arc)));
  }

  private BitSet near(Set<Integer> around) {
    BitSet near = new BitSet(map.junctionCount());
    for (int j = 0; j < map.junctionCount(); j++) {
      for (int end : around) {
        double metres = Earth.metres(
            map.latitudeE7(j), map.longitudeE7(j), map.latitudeE7(end), map.longitudeE7(end));
        if (metres <= metresMax) {
          near.set(j);
          break;
        }
      }
    }
    return near;
  }

  /// Junctions off the route that are reached from it over some arcs.
  private BitSet reachedFromRoute(BitSet arcs) {
    ArcsAt leaving = ArcsAt.leaving(map, arcs::get);
    BitSet reached = new BitSet(map.junctionCount());
    Deque<Integer> todo = new ArrayDeque<>(onRoute.keySet());
    while (!todo.isEmpty()) {
      int junction = todo.remove();
      for (int i = leaving.first(junction); i < leaving.end(junction); i++) {
        int to = map.to(leaving.arc(i));
        if (!onRoute.containsKey(to) && !reached.get(to)) {
          reached.set(to);
          todo.add(to);
        }
      }
    }
    return reached;
  }
}
