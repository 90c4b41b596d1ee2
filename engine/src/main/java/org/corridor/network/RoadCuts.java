package org.corridor.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The same map with junctions in the middle of some stretches.
///
/// Junctions and stretches of the map keep their numbers; a stretch that is cut keeps its own up to
/// the first cut, and what lies behind is added at the end. Forbidden turns stay forbidden.
public final class RoadCuts {
  private final RoadMap map;
  private final List<NearestRoad.Spot> spots;

  /// Stretches that a stretch became, in the order in which it is drawn.
  private final Map<Integer, List<Integer>> pieces = new HashMap<>();

  private RoadCuts(RoadMap map, List<NearestRoad.Spot> spots) {
    this.map = map;
    this.spots = spots;
  }

  /// Cuts stretches at some spots.
  ///
  /// @return a map in which the junction of spot number k is `map.junctionCount() + k`
  public static RoadMap cut(RoadMap map, List<NearestRoad.Spot> spots) {
    return spots.isEmpty() ? map : new RoadCuts(map, spots).cut();
  }

  private RoadMap cut() {
    RoadMap.Builder cut = RoadMap.from(map.source(), map.country());
    for (int j = 0; j < map.junctionCount(); j++) {
      cut.junction(map.latitudeE7(j), map.longitudeE7(j));
    }
    Map<Integer, List<Integer>> cutsOf = new HashMap<>();
    for (int k = 0; k < spots.size(); k++) {
      cut.junction(spots.get(k).latitudeE7(), spots.get(k).longitudeE7());
      cutsOf.computeIfAbsent(spots.get(k).stretch(), _ -> new ArrayList<>()).add(k);
    }
    cutsOf
        .values()
        .forEach(cuts -> cuts.sort(Comparator.comparingDouble(k -> spots.get(k).share())));
    for (int s = 0; s < map.stretchCount(); s++) {
      List<Integer> cuts = cutsOf.getOrDefault(s, List.of());
      piece(cut, s, -1, cuts.isEmpty() ? -1 : cuts.getFirst());
    }
    cutsOf.forEach((s, cuts) -> {
      List<Integer> all = new ArrayList<>(List.of(s));
      for (int c = 0; c < cuts.size(); c++) {
        all.add(piece(cut, s, cuts.get(c), c + 1 < cuts.size() ? cuts.get(c + 1) : -1));
      }
      pieces.put(s, all);
    });
    map.forbiddenTurns()
        .forEach(
            turn -> cut.forbid(new ForbiddenTurn(arcs(turn.arcs()), turn.cars(), turn.buses())));
    map.settlements().forEach(cut::settlement);
    return cut.build();
  }

  /// The part of a stretch between two of its cuts, or its ends (-1).
  private int piece(RoadMap.Builder cut, int stretch, int after, int until) {
    Stretch whole = map.stretch(stretch);
    double from = after < 0 ? 0 : spots.get(after).share();
    double to = until < 0 ? 1 : spots.get(until).share();
    int firstBend = after < 0 ? 0 : spots.get(after).piece();
    int lastBend = until < 0 ? map.bendCount(stretch) : spots.get(until).piece();
    for (int b = firstBend; b < lastBend; b++) {
      cut.bend(map.bendLatitudeE7(stretch, b), map.bendLongitudeE7(stretch, b));
    }
    return cut.stretch(new Stretch(
        after < 0 ? whole.from() : map.junctionCount() + after,
        until < 0 ? whole.to() : map.junctionCount() + until,
        (int) Math.max(1, Math.round((to - from) * whole.lengthMillimetres())),
        whole.wayId(),
        whole.roadClass(),
        whole.surface(),
        whole.features(),
        whole.maxWeightKilograms(),
        whole.name(),
        whole.forward(),
        whole.backward()));
  }

  /// A turn begins on the last piece of its first stretch and ends on the first of its last.
  private List<Integer> arcs(List<Integer> before) {
    List<Integer> arcs = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      boolean back = before.get(i) % 2 == 1;
      List<Integer> all = pieces.getOrDefault(
          RoadMap.stretchOf(before.get(i)), List.of(RoadMap.stretchOf(before.get(i))));
      List<Integer> inOrder = back ? all.reversed() : all;
      List<Integer> passed = i == 0
          ? List.of(inOrder.getLast())
          : i == before.size() - 1 ? List.of(inOrder.getFirst()) : inOrder;
      passed.forEach(s -> arcs.add(2 * s + (back ? 1 : 0)));
    }
    return arcs;
  }
}
