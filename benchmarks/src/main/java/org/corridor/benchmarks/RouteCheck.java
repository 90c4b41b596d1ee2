package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.corridor.formats.roads.RoadMapFile;
import org.corridor.network.Access;
import org.corridor.network.Mode;
import org.corridor.network.RoadFigures;
import org.corridor.network.RoadMap;
import org.corridor.network.Routes;

/// Compares the shortest ways by car of both imports between random junctions.
///
/// Where they differ by more than 1 % the reason is looked for: whether the ways are the same once
/// roads of unknown access are used too, as GraphHopper does, or whether one of both uses a road
/// that is closed with the other. Else the ways are listed that only one of both uses.
final class RouteCheck {
  private static final double SAME = 0.01;

  private final RoadMap map;
  private final Set<Long> theirWays;
  private final Routes withUnknown;
  private final Map<Long, Boolean> notClosed = new HashMap<>();
  private int same;
  private int neither;
  private int onlyOurs;
  private int onlyTheirs;
  private int sameOnUnknownRoads;
  private int theyUseWhatWeClose;
  private int weUseWhatTheyClose;
  private int ourShorter;
  private int theirShorter;

  private RouteCheck(RoadMap map, Set<Long> theirWays) {
    this.map = map;
    this.theirWays = theirWays;
    for (int arc = 0; arc < map.arcCount(); arc++) {
      notClosed.merge(map.wayId(RoadMap.stretchOf(arc)), notClosed(arc), Boolean::logicalOr);
    }
    withUnknown = new Routes(map, Mode.CAR, this::notClosed);
  }

  private boolean notClosed(int arc) {
    return map.access(arc, Mode.CAR) != Access.CLOSED;
  }

  static void run(Path file, Path folder, int pairs, long seed) throws IOException {
    RoadMap map = RoadMapFile.read(folder.resolve("roads.bin"));
    RouteCheck check;
    try (GraphHopperImport theirs = new GraphHopperImport(file, folder.resolve("gh"))) {
      check = new RouteCheck(map, theirs.waysForCars());
      check.compare(theirs, pairs, seed);
    }
    ChildProcess.tell(
        check.same,
        check.neither,
        check.onlyOurs,
        check.onlyTheirs,
        check.sameOnUnknownRoads,
        check.theyUseWhatWeClose,
        check.weUseWhatTheyClose,
        check.ourShorter,
        check.theirShorter);
  }

  private void compare(GraphHopperImport theirs, int pairs, long seed) {
    RoadFigures figures = new RoadFigures(map);
    SplittableRandom random = new SplittableRandom(seed);
    Routes routes = new Routes(map, Mode.CAR);
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < pairs; i++) {
      int from = junction(figures, random);
      int to = junction(figures, random);
      Optional<Routes.Path> ours = from == to ? Optional.empty() : routes.findShortest(from, to);
      Optional<GraphHopperImport.Way> other = theirs.findShortest(
          map.latitudeE7(from) / 1e7,
          map.longitudeE7(from) / 1e7,
          map.latitudeE7(to) / 1e7,
          map.longitudeE7(to) / 1e7);
      judge(ours, other, from, to, shown);
    }
  }

  private int junction(RoadFigures figures, SplittableRandom random) {
    while (true) {
      int junction = random.nextInt(map.junctionCount());
      if (figures.inLargest(junction)) {
        return junction;
      }
    }
  }

  private void judge(
      Optional<Routes.Path> ours,
      Optional<GraphHopperImport.Way> theirs,
      int from,
      int to,
      Set<String> shown) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      neither += ours.isEmpty() && theirs.isEmpty() ? 1 : 0;
      onlyOurs += ours.isPresent() && theirs.isEmpty() ? 1 : 0;
      onlyTheirs += ours.isEmpty() && theirs.isPresent() ? 1 : 0;
      return;
    }
    double our = ours.get().lengthMillimetres() / 1000.0;
    double their = theirs.get().metres();
    if (alike(our, their)) {
      same++;
      return;
    }
    Routes.Path overAll = withUnknown.findShortest(from, to).orElse(ours.get());
    double withUnknownRoads = overAll.lengthMillimetres() / 1000.0;
    if (alike(withUnknownRoads, their)) {
      sameOnUnknownRoads++;
      return;
    }
    List<Long> closed = theirs.get().wayIds().stream()
        .filter(way -> !notClosed.getOrDefault(way, false))
        .toList();
    List<Long> ourWays = overAll.arcs().stream()
        .map(arc -> map.wayId(RoadMap.stretchOf(arc)))
        .distinct()
        .toList();
    List<Long> theyClose =
        ourWays.stream().filter(way -> !theirWays.contains(way)).toList();
    String why;
    if (!closed.isEmpty()) {
      theyUseWhatWeClose++;
      why = "closed with us: ways " + closed;
    } else if (!theyClose.isEmpty()) {
      weUseWhatTheyClose++;
      why = "closed with them: ways " + theyClose;
    } else {
      ourShorter += withUnknownRoads < their ? 1 : 0;
      theirShorter += withUnknownRoads > their ? 1 : 0;
      why = "only we use ways " + without(ourWays, theirs.get().wayIds()) + ", only they "
          + without(theirs.get().wayIds(), ourWays);
    }
    if (shown.add(why)) {
      System.err.printf(
          "%.7f,%.7f to %.7f,%.7f: ours %.0f m, with unknown roads %.0f m, theirs %.0f m; %s%n",
          map.latitudeE7(from) / 1e7,
          map.longitudeE7(from) / 1e7,
          map.latitudeE7(to) / 1e7,
          map.longitudeE7(to) / 1e7,
          our,
          withUnknownRoads,
          their,
          why);
    }
  }

  private static List<Long> without(List<Long> ways, List<Long> others) {
    return ways.stream().distinct().filter(way -> !others.contains(way)).toList();
  }

  private static boolean alike(double one, double other) {
    return Math.abs(one - other) <= SAME * Math.max(one, other);
  }
}
