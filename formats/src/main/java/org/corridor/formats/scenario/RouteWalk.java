package org.corridor.formats.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.scenario.Segment;
import org.jspecify.annotations.Nullable;

/// Tells a route over the map place by place, as the segments of the scenario have them: each
/// segment that lies on it leads from one to the next.
final class RouteWalk {
  private final Map<String, List<Integer>> arcsOf;
  private final Map<String, List<Segment>> leaving = new HashMap<>();

  /// @param arcsOf arcs of the map that make each segment; none where several ways into a road meet
  RouteWalk(List<Segment> segments, Map<String, List<Integer>> arcsOf) {
    this.arcsOf = arcsOf;
    segments.forEach(
        s -> leaving.computeIfAbsent(s.from(), _ -> new ArrayList<>()).add(s));
  }

  /// All places of a route; only those it is said to lead through where the segments do not have
  /// it.
  ///
  /// @param arcs of the map, in the order of travel
  List<String> places(List<String> through, List<Integer> arcs) {
    List<String> places = new ArrayList<>(List.of(through.getFirst()));
    int passed = 0;
    while (passed < arcs.size()) {
      Segment next = next(places.getLast(), arcs.subList(passed, arcs.size()));
      if (next == null) {
        return through;
      }
      places.add(next.to());
      passed += arcs(next).size();
    }
    return places.size() < 2 ? through : places;
  }

  /// The segment from a place that goes on like the route, or that leads to one that does.
  private @Nullable Segment next(String place, List<Integer> ahead) {
    Segment entry = null;
    for (Segment segment : leaving.getOrDefault(place, List.of())) {
      if (goesAlong(segment, ahead)) {
        return segment;
      }
      boolean leadsOn = arcs(segment).isEmpty()
          && leaving.getOrDefault(segment.to(), List.of()).stream()
              .anyMatch(s -> goesAlong(s, ahead));
      entry = leadsOn ? segment : entry;
    }
    return entry;
  }

  private boolean goesAlong(Segment segment, List<Integer> ahead) {
    List<Integer> arcs = arcs(segment);
    return !arcs.isEmpty()
        && arcs.size() <= ahead.size()
        && arcs.equals(ahead.subList(0, arcs.size()));
  }

  private List<Integer> arcs(Segment segment) {
    return arcsOf.getOrDefault(segment.id(), List.of());
  }
}
