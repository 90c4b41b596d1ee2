package org.corridor.formats.scenario;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.PublishedRoute;
import org.corridor.arrangements.Route;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.roads.AreaFile;
import org.corridor.formats.roads.RoadMapFile;
import org.corridor.formats.text.Cell;
import org.corridor.formats.text.Yaml;
import org.corridor.network.Access;
import org.corridor.network.Area;
import org.corridor.network.Earth;
import org.corridor.network.Mode;
import org.corridor.network.RoadCuts;
import org.corridor.network.RoadMap;
import org.corridor.network.Routes;
import org.corridor.network.Skeleton;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.reports.Standing;
import org.corridor.scenario.Place;
import org.corridor.scenario.Segment;

/// Roads from a road map: places are put on it, routes are the fastest ways through their places,
/// and what cannot matter between the places is left away ([Skeleton]).
///
/// A road counts if it is known to be open to cars, and, where somebody goes by bus or on foot, to
/// them too. With a corridor only roads on its routes count, and those that lead to it and from it
/// ([Feeders]).
final class MapRoads implements Roads {
  /// Roads farther than this from a zone or site are no feeders, unless it is said otherwise.
  private static final double FEEDER_KM = 2;

  private static final int SNAP_METRES_MAX = 1_000;
  private static final int SEGMENTS_MAX = 100_000;

  // What a road is used for, as the rest of its kind.
  private static final int FEEDER = 0;
  private static final int ROUTE = 1;
  private static final int EMPTY = 2;
  private static final int ROLES = 3;

  /// Vehicles that come empty use it, beside the corridor; nobody who leaves does.
  private static final Amount ONLY_EMPTY = Amount.assumed(0, "only for vehicles that come empty");

  private final String source;
  private final RoadMap uncut;
  private final Problems problems;
  private final MapPlaces places;
  private final Set<Mode> modes;
  private final Segment.Contested contested;
  private final double feederKm;
  private final Map<String, Area> areas = new LinkedHashMap<>();
  private final Map<String, Segment.Contested> contestedIn = new HashMap<>();
  /// With a junction for each place that was found so far.
  private RoadMap map;

  private int cutsMade;
  private Routes routes;

  private List<Segment> segments = List.of();
  private final Map<Integer, String> placeOfNode = new HashMap<>();
  private final Map<String, Integer> junctionOfPlace = new HashMap<>();
  private final Map<Integer, Set<String>> namesAt = new HashMap<>();

  /// Arcs of each segment.
  private final Map<String, List<Integer>> arcsOf = new HashMap<>();

  /// Arcs of each list of places that is a route.
  private final Map<List<String>, List<Integer>> paths = new LinkedHashMap<>();

  private MapRoads(String source, RoadMap map, Yaml options, Set<Mode> modes, Problems problems) {
    this.modes = modes;
    this.source = source;
    uncut = map;
    this.map = map;
    this.problems = problems;
    contested = options.has("contested") ? contested(options) : Segment.Contested.UNKNOWN;
    feederKm = options.has("feederKm")
        ? options.cell("feederKm").number(0, 1_000, "km").value()
        : FEEDER_KM;
    places = new MapPlaces(
        map,
        arc -> may(map, arc, modes),
        options.has("snapMetresMax")
            ? options.cell("snapMetresMax").whole(1, 100_000)
            : SNAP_METRES_MAX);
    routes = routes();
  }

  private static Segment.Contested contested(Yaml y) {
    return y.cell("contested")
        .oneOf(List.of(Segment.Contested.YES, Segment.Contested.NO, Segment.Contested.UNKNOWN))
        .orElse(Segment.Contested.UNKNOWN);
  }

  /// Reads the map that an arrangement names: `roads: FILE`, or `roads` with `map: FILE`.
  ///
  /// @param sent did somebody send the folder? Then only files in it may be named.
  /// @param modes how people go: only roads open to all of them count
  static MapRoads read(
      Path folder, boolean sent, Yaml arrangement, Set<Mode> modes, Problems problems) {
    boolean mapping = arrangement.isMapping("roads");
    Yaml options = mapping ? arrangement.find("roads").orElseThrow() : Yaml.empty(problems);
    Cell file = mapping ? options.required("map") : arrangement.cell("roads");
    RoadMap map = RoadMap.from("", "").build();
    if (mayRead(folder, sent, file)) {
      try {
        map = RoadMapFile.read(folder.resolve(file.text()));
      } catch (BadInput bad) {
        bad.problems().forEach(problems::add);
      }
    }
    MapRoads roads = new MapRoads(file.text(), map, options, modes, problems);
    if (mapping) {
      options.all("areas").forEach(y -> roads.area(folder, sent, y));
      options.refuseUnknown("source", "standing");
    }
    return roads;
  }

  /// Does a cell name a file that may be read? What somebody sent may name only what lies in it.
  private static boolean mayRead(Path folder, boolean sent, Cell file) {
    boolean named = !file.text().isEmpty();
    boolean own = !sent
        || (file.text().matches("[A-Za-z0-9][A-Za-z0-9._-]*")
            && Files.isRegularFile(folder.resolve(file.text()), LinkOption.NOFOLLOW_LINKS));
    if (named && !own) {
      file.refuse(
          "a road map that was made here, or a file that was sent",
          "bring the extract first, then name its map as NAME.bin");
    }
    return named && own;
  }

  private void area(Path folder, boolean sent, Yaml y) {
    Cell id = y.required("id");
    Cell polygon = y.required("polygon");
    if (mayRead(folder, sent, polygon)) {
      try {
        areas.put(id.text(), AreaFile.read(folder.resolve(polygon.text())));
      } catch (BadInput bad) {
        bad.problems().forEach(problems::add);
      }
    }
    contestedIn.put(id.text(), y.has("contested") ? contested(y) : contested);
    y.refuseUnknown("source", "standing");
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public void described(Cell id, OptionalDouble latitude, OptionalDouble longitude) {
    if (uncut.stretchCount() == 0) {
      return;
    }
    places.find(id, latitude, longitude);
  }

  @Override
  public Optional<String> knownPlace(Cell cell) {
    // Without a map, which is told, nothing can be said of its places.
    if (uncut.stretchCount() == 0) {
      return cell.text().isEmpty() ? Optional.empty() : Optional.of(cell.text());
    }
    return places.find(cell, OptionalDouble.empty(), OptionalDouble.empty());
  }

  @Override
  public void requireRoad(Cell from, Cell to) {
    boolean known =
        places.spots().containsKey(from.text()) && places.spots().containsKey(to.text());
    if (known && path(from.text(), to.text()).isEmpty()) {
      to.refuse(
          "a place to which open roads of the map lead from " + from.text(),
          "corridor roads info " + source + " shows what is cut off");
    }
  }

  private Routes routes() {
    RoadMap roads = map;
    return new Routes(roads, Mode.CAR, arc -> may(roads, arc, modes));
  }

  /// Cuts roads at places that were found since; what was found before keeps its junction.
  private void cut() {
    if (places.cuts().size() > cutsMade) {
      cutsMade = places.cuts().size();
      map = RoadCuts.cut(uncut, places.cuts());
      routes = routes();
      paths.clear();
    }
  }

  /// The fastest way between two places; none where one of them is not on the map.
  private Optional<List<Integer>> path(String from, String to) {
    cut();
    MapPlaces.Spot start = places.spots().get(from);
    MapPlaces.Spot end = places.spots().get(to);
    return start == null || end == null
        ? Optional.empty()
        : routes.findFastest(start.junction(), end.junction()).map(Routes.Path::arcs);
  }

  @Override
  public void requireParties(Set<String> parties) {}

  @Override
  public Set<String> ids() {
    return Set.of();
  }

  @Override
  public Set<String> places() {
    return places.spots().keySet();
  }

  @Override
  public Set<String> areas() {
    return areas.keySet();
  }

  @Override
  public List<Segment> segments() {
    return segments;
  }

  /// What a scenario asks of the map.
  ///
  /// @param arrangement with routes through the places that were named
  /// @param zones places from which people leave
  /// @param receptions places where they are taken in
  /// @param waiting places where they may wait on their way
  /// @param fleets from where to where vehicles come empty
  record Wanted(
      Arrangement arrangement,
      Set<String> zones,
      Set<String> receptions,
      Set<String> waiting,
      List<Empty> fleets) {
    /// Places at which somebody stops on the way, so that all ways meet there.
    Set<String> stops() {
      Set<String> stops = new HashSet<>(receptions);
      stops.addAll(waiting);
      fleets.forEach(f -> stops.addAll(List.of(f.from(), f.to())));
      arrangement.checkpoints().forEach(c -> stops.add(c.place()));
      arrangement.routes().forEach(r -> stops.addAll(r.places()));
      return stops;
    }
  }

  /// A fleet comes from one place to another.
  record Empty(String from, String to) {}

  /// Reduces the map to what is wanted; afterwards [#segments] are there.
  void reduce(Wanted wanted) {
    cut();
    wanted.arrangement().routes().forEach(route -> passThrough(route.places()));
    Set<Integer> onRoute = new LinkedHashSet<>();
    for (Route route : wanted.arrangement().routes()) {
      onRoute.addAll(arcs(route.places()));
    }
    wanted.arrangement().published().forEach(route -> arcs(route.places()));
    boolean corridor = wanted.arrangement().corridor() != null;
    Set<Integer> zones = junctions(wanted.zones());
    Set<Integer> origins = new TreeSet<>(zones);
    wanted.fleets().forEach(f -> origins.addAll(junctions(Set.of(f.from()))));
    Set<Integer> waiting = junctions(wanted.waiting());
    Set<Integer> receptions = junctions(wanted.receptions());
    Set<Integer> destinations = new TreeSet<>(receptions);
    destinations.addAll(waiting);
    destinations.addAll(zones);
    // The whole corridor stays, also where nobody starts at its beginning or goes to its end.
    for (Route route : wanted.arrangement().routes()) {
      origins.addAll(junctions(Set.of(route.places().getFirst())));
      destinations.addAll(junctions(Set.of(route.places().getLast())));
    }
    Set<Integer> kept = new HashSet<>();
    places.spots().values().forEach(spot -> kept.add(spot.junction()));
    BitSet feeders = new BitSet();
    BitSet empty = new BitSet();
    if (corridor) {
      Feeders leading = new Feeders(map, arc -> may(map, arc, modes), onRoute, feederKm);
      feeders = leading.between(zones, waiting, receptions);
      for (Route route : wanted.arrangement().routes()) {
        for (String zone : wanted.zones()) {
          leading.along(path(zone, route.places().getLast()).orElse(List.of()));
        }
      }
      for (Empty fleet : wanted.fleets()) {
        path(fleet.from(), fleet.to()).orElse(List.of()).forEach(empty::set);
      }
      empty.andNot(feeders);
      onRoute.forEach(empty::clear);
    }
    BitSet besides = feeders;
    Skeleton skeleton = Skeleton.of(
        map,
        Mode.CAR,
        arc -> may(map, arc, modes)
            && (!corridor || onRoute.contains(arc) || besides.get(arc) || empty.get(arc)),
        arc -> kind(arc, onRoute.contains(arc) ? ROUTE : empty.get(arc) ? EMPTY : FEEDER),
        origins,
        destinations,
        kept,
        junctions(wanted.stops()));
    name(skeleton);
    List<Skeleton.Link> links = skeleton.links();
    if (links.size() > SEGMENTS_MAX) {
      problems.add(new Problem(
          source,
          0,
          0,
          "",
          "at most " + SEGMENTS_MAX + " roads between the places",
          links.size() + "",
          "import a smaller area, or name a corridor"));
      return;
    }
    List<Segment> all = new ArrayList<>();
    for (Skeleton.Link link : links) {
      arcsOf.put("r" + all.size(), link.arcs());
      all.add(segment("r" + all.size(), link, corridor && link.kind() % ROLES != ROUTE));
    }
    segments = all;
    if (corridor) {
      allowOtherSides(wanted.arrangement().routes());
    }
  }

  /// Where turns are forbidden a road of the corridor begins on several sides of a junction: what
  /// the corridor itself does not pass leads to it.
  private void allowOtherSides(List<Route> routes) {
    Set<List<String>> passed = new HashSet<>();
    for (Route route : routes) {
      List<String> nodes = nodes(route.places());
      for (int i = 0; i + 1 < nodes.size(); i++) {
        passed.add(nodes.subList(i, i + 2));
      }
    }
    segments = segments.stream()
        .map(s -> s.feeder() || passed.contains(List.of(s.from(), s.to())) ? s : s.asFeeder())
        .toList();
  }

  /// Places of a corridor that lie beside the road, so that the way in and the way on meet, are put
  /// where they meet: whoever drives the corridor passes them there.
  private void passThrough(List<String> through) {
    for (int i = 1; i + 1 < through.size(); i++) {
      List<Integer> in = path(through.get(i - 1), through.get(i)).orElse(List.of());
      List<Integer> on = path(through.get(i), through.get(i + 1)).orElse(List.of());
      MapPlaces.Spot spot = places.spots().get(through.get(i));
      Set<Integer> ahead = new HashSet<>();
      on.forEach(arc -> ahead.add(map.to(arc)));
      Optional<Integer> meet =
          in.stream().map(map::from).filter(ahead::contains).findFirst();
      if (spot != null && meet.isPresent()) {
        double metres = Earth.metres(
            map.latitudeE7(spot.junction()),
            map.longitudeE7(spot.junction()),
            map.latitudeE7(meet.get()),
            map.longitudeE7(meet.get()));
        if (places.move(through.get(i), meet.get(), (int) Math.round(metres))) {
          paths.clear();
        }
      }
    }
  }

  private Set<Integer> junctions(Set<String> ids) {
    Set<Integer> junctions = new TreeSet<>();
    for (String id : ids) {
      MapPlaces.Spot spot = places.spots().get(id);
      if (spot != null) {
        junctions.add(spot.junction());
      }
    }
    return junctions;
  }

  /// The way through some places; empty where there is none.
  private List<Integer> arcs(List<String> through) {
    return paths.computeIfAbsent(through, _ -> {
      List<Integer> arcs = new ArrayList<>();
      for (int i = 0; i + 1 < through.size(); i++) {
        arcs.addAll(path(through.get(i), through.get(i + 1)).orElse(List.of()));
      }
      return arcs;
    });
  }

  private static boolean may(RoadMap map, int arc, Set<Mode> modes) {
    return map.vehiclesPerHour(arc) > 0
        && modes.stream().allMatch(mode -> map.access(arc, mode) == Access.OPEN);
  }

  /// Roads of different areas, and roads that are used for something else, are not joined to one.
  private int kind(int arc, int role) {
    List<String> names = List.copyOf(areas.keySet());
    int area = names.indexOf(areaOf(arc)) + 1;
    return ROLES * area + role;
  }

  /// The first area that an end of an arc lies in: a road at its edge belongs to it.
  private String areaOf(int arc) {
    for (Map.Entry<String, Area> area : areas.entrySet()) {
      for (int end : new int[] {map.from(arc), map.to(arc)}) {
        if (area.getValue().contains(map.latitudeE7(end), map.longitudeE7(end))) {
          return area.getKey();
        }
      }
    }
    return "";
  }

  private void name(Skeleton skeleton) {
    Map<Integer, String> ofJunction = new HashMap<>();
    places.spots().forEach((id, spot) -> ofJunction.put(spot.junction(), id));
    for (int node = 0; node < skeleton.nodeCount(); node++) {
      boolean itself = skeleton.nodeOf(skeleton.junction(node)) == node;
      String id = ofJunction.get(skeleton.junction(node));
      placeOfNode.put(node, itself && id != null ? id : "n" + node);
      junctionOfPlace.put(placeOfNode.get(node), skeleton.junction(node));
    }
  }

  /// Bends of the stretches, and the junctions between them.
  private List<Segment.Bend> bends(List<Integer> arcs) {
    List<Segment.Bend> bends = new ArrayList<>();
    for (int i = 0; i < arcs.size(); i++) {
      int arc = arcs.get(i);
      int stretch = arc / 2;
      int count = map.bendCount(stretch);
      for (int b = 0; b < count; b++) {
        int bend = arc % 2 == 0 ? b : count - 1 - b;
        bends.add(bend(map.bendLatitudeE7(stretch, bend), map.bendLongitudeE7(stretch, bend)));
      }
      if (i + 1 < arcs.size()) {
        bends.add(bend(map.latitudeE7(map.to(arc)), map.longitudeE7(map.to(arc))));
      }
    }
    return bends;
  }

  private static Segment.Bend bend(int latitudeE7, int longitudeE7) {
    return new Segment.Bend(latitudeE7 / 1e7, longitudeE7 / 1e7);
  }

  private Segment segment(String id, Skeleton.Link link, boolean feeder) {
    String area =
        link.kind() < ROLES ? "" : List.copyOf(areas.keySet()).get(link.kind() / ROLES - 1);
    int lanes = link.arcs().stream().mapToInt(map::lanes).min().orElse(1);
    double kilometres = link.lengthMillimetres() / 1e6;
    return new Segment(
        id,
        String.valueOf(placeOfNode.get(link.from())),
        String.valueOf(placeOfNode.get(link.to())),
        new Amount(kilometres, new Basis(Standing.REPORTED, map.source())),
        Amount.assumed(
            kilometres / Math.max(1, link.travelMillis()) * 3.6e6,
            "speed limits and classes of roads on the map"),
        link.kind() % ROLES == EMPTY
            ? ONLY_EMPTY
            : Amount.assumed(
                link.vehiclesPerHour(),
                "600 vehicles an hour and lane sustained in an evacuation, half of it on small roads,"
                    + " trid.trb.org/view.aspx?id=1093433"),
        lanes,
        Access.OPEN,
        area.isEmpty() ? contested : contestedIn.getOrDefault(area, contested),
        area,
        Set.of(),
        Map.of(),
        true,
        feeder,
        bends(link.arcs()),
        new Basis(Standing.REPORTED, map.source()));
  }

  /// All places of the segments, those of the scenario first.
  Map<String, Place> allPlaces(Map<String, Place> described) {
    Map<String, Place> all = new LinkedHashMap<>();
    places
        .spots()
        .forEach((id, spot) -> all.put(
            id,
            described
                .getOrDefault(id, Place.named(id))
                .at(
                    OptionalDouble.of(map.latitudeE7(spot.junction()) / 1e7),
                    OptionalDouble.of(map.longitudeE7(spot.junction()) / 1e7),
                    crossing(spot.junction()),
                    spot.metresOff())));
    for (Segment segment : segments) {
      for (String id : List.of(segment.from(), segment.to())) {
        all.computeIfAbsent(id, _ -> unnamed(id));
      }
    }
    return all;
  }

  private Place unnamed(String id) {
    int junction = junctionOfPlace.getOrDefault(id, 0);
    return new Place(
        id,
        crossing(junction),
        "",
        "",
        OptionalDouble.of(map.latitudeE7(junction) / 1e7),
        OptionalDouble.of(map.longitudeE7(junction) / 1e7),
        "",
        -1);
  }

  /// A junction by the names of its roads, else by where it lies.
  private String crossing(int junction) {
    if (namesAt.isEmpty()) {
      for (int arc = 0; arc < map.arcCount(); arc++) {
        String name = map.name(RoadMap.stretchOf(arc));
        if (!name.isEmpty()) {
          namesAt.computeIfAbsent(map.from(arc), _ -> new LinkedHashSet<>()).add(name);
        }
      }
    }
    List<String> names =
        namesAt.getOrDefault(junction, new LinkedHashSet<>()).stream().limit(2).toList();
    return names.isEmpty()
        ? String.format(
            Locale.ROOT,
            "%.4f, %.4f",
            map.latitudeE7(junction) / 1e7,
            map.longitudeE7(junction) / 1e7)
        : String.join(" / ", names);
  }

  /// The arrangement with every route told place by place, as the segments have them.
  Arrangement expanded(Arrangement arrangement) {
    Route corridor = arrangement.corridor();
    return arrangement
        .withRoutes(
            corridor == null ? null : expanded(corridor),
            arrangement.alternates().stream().map(this::expanded).toList())
        .withPublished(arrangement.published().stream()
            .map(p -> new PublishedRoute(p.by(), p.party(), nodes(p.places()), p.source()))
            .toList());
  }

  private Route expanded(Route route) {
    return new Route(route.id(), nodes(route.places()), route.acceptedBy(), route.basis());
  }

  private List<String> nodes(List<String> through) {
    return new RouteWalk(segments, arcsOf).places(through, arcs(through));
  }
}
