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
/// roads of unknown access are used too, as GraphHopper does, or whether it uses a road that is
/// closed with us.
final class RouteCheck {
  private static final double SAME = 0.01;

  private final RoadMap map;
  private final Routes withUnknown;
  private final Map<Long, Boolean> notClosed = new HashMap<>();
  private int same;
  private int neither;
  private int onlyOurs;
  private int onlyTheirs;
  private int sameOnUnknownRoads;
  private int theyUseWhatWeClose;
  private int ourShorter;
  private int theirShorter;

  private RouteCheck(RoadMap map) {
    this.map = map;
    for (int arc = 0; arc < map.arcCount(); arc++) {
      notClosed.merge(map.wayId(RoadMap.stretchOf(arc)), notClosed(arc), Boolean::logicalOr);
    }
    withUnknown = new Routes(map, Mode.CAR, this::notClosed);
  }

  private boolean notClosed(int arc) {
    return map.access(arc, Mode.CAR) != Access.CLOSED;
  }

  static void run(Path file, Path folder, int pairs, long seed) throws IOException {
    RouteCheck check = new RouteCheck(RoadMapFile.read(folder.resolve("roads.bin")));
    try (GraphHopperImport theirs = new GraphHopperImport(file, folder.resolve("gh"))) {
      check.compare(theirs, pairs, seed);
    }
    ChildProcess.tell(
        check.same,
        check.neither,
        check.onlyOurs,
        check.onlyTheirs,
        check.sameOnUnknownRoads,
        check.theyUseWhatWeClose,
        check.ourShorter,
        check.theirShorter);
  }

  private void compare(GraphHopperImport theirs, int pairs, long seed) {
    RoadFigures figures = new RoadFigures(map);
    SplittableRandom random = new SplittableRandom(seed);
    Routes routes = new Routes(map, Mode.CAR);
    Set<Long> shown = new HashSet<>();
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
      Set<Long> shown) {
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
    double withUnknownRoads = withUnknown
        .findShortest(from, to)
        .map(path -> path.lengthMillimetres() / 1000.0)
        .orElse(Double.MAX_VALUE);
    if (alike(withUnknownRoads, their)) {
      sameOnUnknownRoads++;
      return;
    }
    List<Long> closed = theirs.get().wayIds().stream()
        .filter(way -> !notClosed.getOrDefault(way, false))
        .toList();
    theyUseWhatWeClose += closed.isEmpty() ? 0 : 1;
    ourShorter += closed.isEmpty() && our < their ? 1 : 0;
    theirShorter += closed.isEmpty() && our > their ? 1 : 0;
    if (closed.isEmpty() || closed.stream().anyMatch(shown::add)) {
      System.err.printf(
          "%.7f,%.7f to %.7f,%.7f: ours %.0f m, with unknown roads %.0f m, theirs %.0f m%s%n",
          map.latitudeE7(from) / 1e7,
          map.longitudeE7(from) / 1e7,
          map.latitudeE7(to) / 1e7,
          map.longitudeE7(to) / 1e7,
          our,
          withUnknownRoads,
          their,
          closed.isEmpty() ? "" : "; closed with us: ways " + closed);
    }
  }

  private static boolean alike(double one, double other) {
    return Math.abs(one - other) <= SAME * Math.max(one, other);
  }
}
