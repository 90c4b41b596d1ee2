package org.corridor.formats.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.corridor.formats.Problems;
import org.corridor.formats.text.Cell;
import org.corridor.network.Earth;
import org.corridor.network.NearestRoad;
import org.corridor.network.RoadMap;
import org.corridor.network.Settlement;
import org.jspecify.annotations.Nullable;

/// The places of a scenario on a road map: by coordinates, or by a name that the map has.
///
/// Each stands on the nearest road that cars can reach and leave: at a junction of it where one is
/// a few metres off, otherwise between two, where the road is then cut. What lies before a place
/// on the road stays before it.
final class MapPlaces {
  private static final int NAMED_AT_MOST = 10;

  /// No farther along the road from where it is nearest a place stands at a junction.
  private static final int JUNCTION_METRES_MAX = 20;

  private final RoadMap map;
  private final int metresMax;
  private final NearestRoad roads;
  private final List<NearestRoad.Spot> cuts = new ArrayList<>();
  private final Map<String, Spot> spots = new LinkedHashMap<>();
  private final Map<Integer, String> taken = new LinkedHashMap<>();

  /// The coordinates by which each place was put; empty for one found by its name.
  private final Map<String, String> saidOf = new HashMap<>();

  /// Where a place stands.
  ///
  /// @param junction of the map
  /// @param metresOff how far from where it was said to be
  record Spot(int junction, int metresOff) {}

  /// @param open which arcs count
  /// @param metresMax nobody is put farther from where they were said to be
  MapPlaces(RoadMap map, IntPredicate open, int metresMax) {
    this.map = map;
    this.metresMax = metresMax;
    int[] group = groups(open);
    int largest = largest(group);
    roads = new NearestRoad(
        map,
        stretch -> (open.test(2 * stretch) || open.test(2 * stretch + 1))
            && group[map.from(2 * stretch)] == largest);
  }

  /// Junctions that roads join, whichever way they lead; whether a way leads from a place to where
  /// it should is told for each pair.
  private int[] groups(IntPredicate open) {
    int[] group = new int[map.junctionCount()];
    Arrays.setAll(group, j -> j);
    for (int arc = 0; arc < map.arcCount(); arc++) {
      if (open.test(arc)) {
        int from = root(group, map.from(arc));
        int to = root(group, map.to(arc));
        group[Math.max(from, to)] = Math.min(from, to);
      }
    }
    for (int j = 0; j < group.length; j++) {
      group[j] = root(group, j);
    }
    return group;
  }

  private static int root(int[] group, int junction) {
    int at = junction;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  private static int largest(int[] group) {
    int[] size = new int[group.length];
    int largest = -1;
    for (int of : group) {
      size[of]++;
      largest = largest < 0 || size[of] > size[largest] ? of : largest;
    }
    return largest;
  }

  /// Where roads have to be cut so that all places found so far stand at junctions.
  List<NearestRoad.Spot> cuts() {
    return cuts;
  }

  Map<String, Spot> spots() {
    return spots;
  }

  /// Puts a place at another junction instead, unless that is too far or another stands there.
  boolean move(String id, int junction, int metresFarther) {
    Spot before = spots.get(id);
    if (before == null
        || taken.containsKey(junction)
        || before.metresOff() + metresFarther > metresMax) {
      return false;
    }
    taken.remove(before.junction());
    taken.put(junction, id);
    spots.put(id, new Spot(junction, before.metresOff() + metresFarther));
    return true;
  }

  /// Puts a place on the map; tells where that cannot be done.
  Optional<String> find(Cell cell, OptionalDouble latitude, OptionalDouble longitude) {
    String id = cell.text();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    boolean located = latitude.isPresent() && longitude.isPresent();
    String said = located
        ? String.format(Locale.ROOT, "%.7f, %.7f", latitude.getAsDouble(), longitude.getAsDouble())
        : "";
    if (spots.containsKey(id)) {
      String before = saidOf.getOrDefault(id, "");
      if (located && !said.equals(before)) {
        cell.refuse(
            "a place that is in one spot",
            "\"" + id + "\" at " + said + ", which elsewhere is "
                + (before.isEmpty() ? "named without coordinates" : "at " + before),
            "another id for another spot");
      }
      return Optional.of(id);
    }
    saidOf.put(id, said);
    Spot spot =
        located ? nearest(e7(latitude.getAsDouble()), e7(longitude.getAsDouble())) : byName(cell);
    if (spot == null) {
      return Optional.empty();
    }
    if (spot.junction() < 0) {
      cell.refuse("a road of the map that all who leave may use", "none", "corridor roads info");
      return Optional.empty();
    }
    if (spot.metresOff() > metresMax) {
      cell.refuse(
          "a place within " + metresMax + " m of a road open to all who leave",
          "\"" + id + "\", " + spot.metresOff() + " m from the nearest",
          "check the coordinates (latitude north, longitude east), or roads.snapMetresMax");
      return Optional.empty();
    }
    String other = taken.putIfAbsent(spot.junction(), id);
    if (other != null) {
      cell.refuse(
          "a place with a junction of its own",
          "\"" + id + "\", which would stand at the same junction as " + other,
          "use " + other + " for both, or coordinates farther apart");
      return Optional.empty();
    }
    spots.put(id, spot);
    return Optional.of(id);
  }

  private static int e7(double degrees) {
    return (int) Math.round(degrees * 1e7);
  }

  private @Nullable Spot byName(Cell cell) {
    List<Settlement> found = new ArrayList<>();
    for (Settlement place : map.settlements()) {
      boolean named = same(place.name(), cell.text())
          || place.otherNames().stream().anyMatch(name -> same(name, cell.text()));
      if (named) {
        found.add(place);
      }
    }
    if (found.size() == 1) {
      return nearest(found.getFirst().latitudeE7(), found.getFirst().longitudeE7());
    }
    if (found.isEmpty()) {
      cell.refuse(
          "a place of arrangement.yaml with latitude and longitude, or a name on the map",
          Problems.didYouMean(
              cell.text(), map.settlements().stream().map(Settlement::name).toList()));
    } else {
      cell.refuse(
          "a name that only one place on the map has",
          "\"" + cell.text() + "\", which has " + found.size() + ": " + described(found),
          "describe it under places, with latitude and longitude");
    }
    return null;
  }

  private static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static String described(List<Settlement> places) {
    return String.join(
        "; ",
        places.stream()
            .limit(NAMED_AT_MOST)
            .map(p -> String.format(
                Locale.ROOT,
                "%s at %.4f, %.4f",
                p.kind(),
                p.latitudeE7() / 1e7,
                p.longitudeE7() / 1e7))
            .toList());
  }

  private Spot nearest(int latitudeE7, int longitudeE7) {
    NearestRoad.Spot spot = roads.to(latitudeE7, longitudeE7);
    if (spot.stretch() < 0) {
      return new Spot(-1, Integer.MAX_VALUE);
    }
    int arc = 2 * spot.stretch();
    double metres = map.lengthMillimetres(spot.stretch()) / 1000.0;
    boolean atEnd = spot.share() > 0.5;
    int junction = atEnd ? map.to(arc) : map.from(arc);
    double along = metres * (atEnd ? 1 - spot.share() : spot.share());
    double off =
        Earth.metres(latitudeE7, longitudeE7, map.latitudeE7(junction), map.longitudeE7(junction));
    boolean near = along <= JUNCTION_METRES_MAX && off <= metresMax && !taken.containsKey(junction);
    if (near || along < 1) {
      return new Spot(junction, (int) Math.round(off));
    }
    if (spot.metresOff() <= metresMax) {
      cuts.add(spot);
    }
    return new Spot(map.junctionCount() + cuts.size() - 1, (int) Math.round(spot.metresOff()));
  }
}
