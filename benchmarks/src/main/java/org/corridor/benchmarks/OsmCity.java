package org.corridor.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.formats.roads.OsmFile;
import org.corridor.network.Access;
import org.corridor.network.Area;
import org.corridor.network.Mode;
import org.corridor.network.RoadFigures;
import org.corridor.network.RoadMap;
import org.corridor.network.Skeleton;
import org.corridor.network.osm.OsmRoads;

/// A real city with made-up people: roads of an OpenStreetMap file, reduced; people at one junction
/// in ten; destinations at the junctions farthest out to the north, east, south and west.
final class OsmCity {
  private static final int ONE_HOME_IN = 10;
  private static final int DESTINATIONS_A_SIDE = 3;
  private static final long STEP_MILLIS = 60_000;

  private OsmCity() {}

  /// The instance, one line each, in steps of a minute.
  static List<String> lines(Path file, int steps, long seed, int persons, boolean exitsBind) {
    RoadMap map = OsmRoads.read(OsmFile.open(file), Area.EVERYWHERE, "", "").map();
    RoadFigures figures = new RoadFigures(map);
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> junctions = new ArrayList<>();
    for (int j = 0; j < map.junctionCount(); j++) {
      if (figures.inLargest(j)) {
        junctions.add(j);
      }
    }
    Map<Integer, Integer> homes = new TreeMap<>();
    int count = Math.max(1, junctions.size() / ONE_HOME_IN);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(junctions.get(random.nextInt(junctions.size())));
    }
    for (int i = 0; i < persons; i++) {
      homes.merge(places.get(random.nextInt(count)), 1, Integer::sum);
    }
    Set<Integer> out = Set.copyOf(outermost(map, junctions));
    homes.keySet().removeAll(out);
    Skeleton skeleton = Skeleton.of(
        map,
        Mode.CAR,
        arc -> map.access(arc, Mode.CAR) == Access.OPEN && map.vehiclesPerHour(arc) > 0,
        _ -> 0,
        homes.keySet(),
        out,
        Set.of(),
        Stream.concat(homes.keySet().stream(), out.stream()).collect(Collectors.toSet()));
    return lines(skeleton, homes, out, steps, random, exitsBind);
  }

  private static List<Integer> outermost(RoadMap map, List<Integer> junctions) {
    List<Integer> out = new ArrayList<>();
    for (Comparator<Integer> side : List.of(
        Comparator.<Integer>comparingInt(map::latitudeE7),
        Comparator.<Integer>comparingInt(map::longitudeE7))) {
      List<Integer> ordered = junctions.stream().sorted(side).toList();
      out.addAll(ordered.subList(0, DESTINATIONS_A_SIDE));
      out.addAll(ordered.reversed().subList(0, DESTINATIONS_A_SIDE));
    }
    return out;
  }

  private static List<String> lines(
      Skeleton skeleton,
      Map<Integer, Integer> homes,
      Set<Integer> out,
      int steps,
      SplittableRandom random,
      boolean exitsBind) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    List<String> roads = new ArrayList<>();
    for (Skeleton.Link link : skeleton.links()) {
      int from = numbers.computeIfAbsent(link.from(), _ -> numbers.size());
      int to = numbers.computeIfAbsent(link.to(), _ -> numbers.size());
      long travel = Math.round((double) link.travelMillis() / STEP_MILLIS);
      int perStep = Math.max(1, link.vehiclesPerHour() / 60);
      roads.add("a " + from + " " + to + " " + travel + " " + perStep);
      roads.addAll(Windows.atRandom(random, steps, 5));
    }
    List<String> lines = new ArrayList<>();
    lines.add("p corridor-flow " + numbers.size() + " " + steps);
    lines.addAll(roads);
    long persons = 0;
    for (Map.Entry<Integer, Integer> home : homes.entrySet()) {
      Integer place = numbers.get(skeleton.nodeOf(home.getKey()));
      if (place != null) {
        lines.add("o " + place + " " + home.getValue());
        persons += home.getValue();
      }
    }
    for (int junction : out.stream().sorted().toList()) {
      Integer place = numbers.get(skeleton.nodeOf(junction));
      if (place != null) {
        long perStep =
            exitsBind ? Math.max(1, persons / (2L * steps * out.size())) : FlowInstance.UNLIMITED;
        lines.add("d " + place + " " + perStep);
        lines.addAll(Windows.atRandom(random, steps, 2));
      }
    }
    return lines;
  }
}
