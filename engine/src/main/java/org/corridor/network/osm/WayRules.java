package org.corridor.network.osm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.network.Access;
import org.corridor.network.Carriageway;
import org.corridor.network.Feature;
import org.corridor.network.Mode;
import org.corridor.network.Passage;
import org.corridor.network.RoadClass;
import org.corridor.network.Surface;
import org.jspecify.annotations.Nullable;

/// What the tags of a way say of the road.
///
/// Rules of <https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing>; what is taken where no tag
/// says it is in [ClassFigures].
final class WayRules {
  /// Values of `highway` on which nobody can drive or walk today, or that are no road.
  private static final Set<String> NO_ROAD = Set.of(
      "abandoned",
      "bus_stop",
      "construction",
      "corridor",
      "demolished",
      "dismantled",
      "disused",
      "elevator",
      "emergency_bay",
      "escape",
      "no",
      "planned",
      "platform",
      "proposed",
      "raceway",
      "razed",
      "removed",
      "rest_area",
      "services",
      "traffic_island",
      "trailhead",
      "via_ferrata");

  private static final Set<String> ONE_WAY = Set.of("yes", "1", "true");
  private static final Set<String> ONE_WAY_BACK = Set.of("-1", "reverse");
  private static final Set<String> TWO_WAYS = Set.of("no", "0", "false");

  private static final Map<String, Surface> SURFACES = Map.ofEntries(
      Map.entry("paved", Surface.PAVED),
      Map.entry("asphalt", Surface.PAVED),
      Map.entry("chipseal", Surface.PAVED),
      Map.entry("concrete", Surface.PAVED),
      Map.entry("concrete:plates", Surface.PAVED),
      Map.entry("concrete:lanes", Surface.PAVED),
      Map.entry("paving_stones", Surface.PAVED),
      Map.entry("sett", Surface.PAVED),
      Map.entry("unhewn_cobblestone", Surface.PAVED),
      Map.entry("cobblestone", Surface.PAVED),
      Map.entry("cobblestone:flattened", Surface.PAVED),
      Map.entry("bricks", Surface.PAVED),
      Map.entry("metal", Surface.PAVED),
      Map.entry("wood", Surface.PAVED),
      Map.entry("unpaved", Surface.LOOSE),
      Map.entry("compacted", Surface.LOOSE),
      Map.entry("fine_gravel", Surface.LOOSE),
      Map.entry("gravel", Surface.LOOSE),
      Map.entry("pebblestone", Surface.LOOSE),
      Map.entry("rock", Surface.LOOSE),
      Map.entry("shells", Surface.LOOSE),
      Map.entry("dirt", Surface.SOFT),
      Map.entry("earth", Surface.SOFT),
      Map.entry("grass", Surface.SOFT),
      Map.entry("grass_paver", Surface.SOFT),
      Map.entry("ground", Surface.SOFT),
      Map.entry("ice", Surface.SOFT),
      Map.entry("mud", Surface.SOFT),
      Map.entry("salt", Surface.SOFT),
      Map.entry("sand", Surface.SOFT),
      Map.entry("snow", Surface.SOFT),
      Map.entry("woodchips", Surface.SOFT));

  /// At most so fast on a surface that is not paved, km/h: assumed.
  private static final int LOOSE_KMH_MAX = 40;

  private static final int SOFT_KMH_MAX = 20;

  private final Map<String, Carriageway> carriageways = new HashMap<>();
  private final Tags tags;
  private final RoadClass roadClass;
  private final ClassFigures figures;
  private final int maxWeightKilograms;

  /// Whether the class of the road was said in a word that is known.
  private final boolean classKnown;

  private WayRules(Tags tags, RoadClass roadClass, boolean classKnown) {
    this.tags = tags;
    this.roadClass = roadClass;
    this.classKnown = classKnown;
    figures = ClassFigures.of(roadClass);
    maxWeightKilograms = Weights.maxKilograms(tags);
  }

  /// Could a way be a road at all? Quick, for the many that could not.
  static boolean mayBeRoad(Tags tags) {
    return tags.has("highway") || tags.is("route", "ferry");
  }

  /// Is it a road that is not there yet or no more, or no road?
  static boolean leftOut(Tags tags) {
    String highway = tags.get("highway");
    return tags.is("area", "yes")
        || (highway != null && NO_ROAD.contains(highway))
        || (highway != null
            && tags.has("construction")
            && !tags.is("construction", "no")
            && !tags.is("construction", "minor")
            && !tags.is("construction", "widening"));
  }

  static WayRules of(Tags tags) {
    String highway = tags.get("highway");
    if (highway == null) {
      return new WayRules(tags, RoadClass.FERRY, true);
    }
    RoadClass known = RoadClass.find(highway).orElse(RoadClass.ROAD);
    return new WayRules(tags, known, known.word().equals(highway) || highway.equals("road"));
  }

  RoadClass roadClass() {
    return roadClass;
  }

  boolean classKnown() {
    return classKnown;
  }

  Surface surface() {
    String surface = tags.get("surface");
    return surface == null ? Surface.UNKNOWN : SURFACES.getOrDefault(surface, Surface.UNKNOWN);
  }

  int maxWeightKilograms() {
    return maxWeightKilograms;
  }

  int features() {
    return bit(Feature.BRIDGE, said("bridge"))
        | bit(Feature.TUNNEL, said("tunnel"))
        | bit(Feature.FORD, said("ford"))
        | bit(Feature.ROUNDABOUT, roundabout())
        | bit(Feature.MINEFIELD, BarrierRules.minefield(tags));
  }

  private static int bit(Feature feature, boolean set) {
    return set ? feature.bit() : 0;
  }

  private boolean said(String key) {
    return tags.has(key) && !tags.is(key, "no");
  }

  private boolean roundabout() {
    return tags.is("junction", "roundabout") || tags.is("junction", "circular");
  }

  /// What the road is called; its number where it has no name.
  static String name(Tags tags) {
    String name = tags.get("name");
    String ref = tags.getOr("ref", "");
    return name == null ? ref : name;
  }

  /// One direction of it.
  ///
  /// @param forward the direction in which the way is drawn
  /// @param country whose general limits hold where no sign is mapped; may be empty
  Carriageway carriageway(boolean forward, String country) {
    return carriageways.computeIfAbsent(
        (forward ? "+" : "-") + country, _ -> made(forward, country));
  }

  private Carriageway made(boolean forward, String country) {
    String direction = forward ? "forward" : "backward";
    Passage passage = Passage.of(mode -> access(mode, direction, forward));
    int lanes = lanes(direction, forward);
    int perLane = figures.vehiclesPerHourAndLane();
    boolean meetOnOneLane = tags.is("lanes", "1") && !oneWay(Mode.CAR);
    return new Carriageway(
        passage,
        speedKmh(direction, country),
        lanes,
        meetOnOneLane ? perLane / 2 : lanes * perLane);
  }

  private Access access(Mode mode, String direction, boolean forward) {
    if (BarrierRules.minefield(tags) || against(mode, forward) == Access.CLOSED) {
      return Access.CLOSED;
    }
    Access tagged = mode != Mode.FOOT && figures.notForVehicles(roadClass)
        ? AccessRules.taggedForMotor(tags, mode, direction)
        : AccessRules.tagged(tags, mode, direction);
    if (roadClass == RoadClass.STEPS && mode != Mode.FOOT && tagged == Access.OPEN) {
      tagged = Access.UNKNOWN;
    }
    Access access = tagged == null ? figures.usually(mode, roadClass) : tagged;
    if (mode == Mode.FOOT && tagged == null && tags.is("motorroad", "yes")) {
      access = Access.CLOSED;
    }
    if (AccessRules.changes(tags, mode) && access == Access.OPEN) {
      access = Access.UNKNOWN;
    }
    if (tagged == null && (!classKnown || (mode != Mode.FOOT && onlyForEmergencies()))) {
      access = Access.UNKNOWN;
    }
    access = AccessRules.both(access, against(mode, forward));
    access = AccessRules.both(access, BarrierRules.pastFord(tags, mode));
    access = AccessRules.both(access, BarrierRules.danger(tags));
    access = AccessRules.both(access, Weights.pass(tags, direction, mode));
    return AccessRules.both(access, Sizes.pass(tags, mode));
  }

  private boolean onlyForEmergencies() {
    return tags.is("service", "emergency_access");
  }

  private boolean oneWay(Mode mode) {
    return against(mode, false) == Access.CLOSED || against(mode, true) == Access.CLOSED;
  }

  /// What the one-way rules say of a direction.
  private Access against(Mode mode, boolean forward) {
    if (mode == Mode.FOOT) {
      String foot = tags.getOr("oneway:foot", tags.getOr("foot:oneway", "no"));
      return direction(foot, forward);
    }
    if (mode == Mode.BUS) {
      String bus = tags.getOr("oneway:bus", tags.getOr("oneway:psv", ""));
      boolean opposite = tags.getOr("busway", "").startsWith("opposite");
      if (!bus.isEmpty() || opposite) {
        return opposite ? Access.OPEN : direction(bus, forward);
      }
    }
    String ofVehicles = mode == Mode.CAR
        ? tags.getOr("oneway:motorcar", tags.getOr("oneway:motor_vehicle", ""))
        : "";
    if (!ofVehicles.isEmpty()) {
      return direction(ofVehicles, forward);
    }
    if (tags.has("oneway:conditional")) {
      return Access.UNKNOWN;
    }
    String said = tags.get("oneway");
    boolean implied = roundabout() || roadClass == RoadClass.MOTORWAY;
    return direction(said == null ? implied ? "yes" : "no" : said, forward);
  }

  private static Access direction(String oneWay, boolean forward) {
    if (!ONE_WAY.contains(oneWay) && !ONE_WAY_BACK.contains(oneWay) && !TWO_WAYS.contains(oneWay)) {
      return Access.UNKNOWN;
    }
    boolean closed = forward ? ONE_WAY_BACK.contains(oneWay) : ONE_WAY.contains(oneWay);
    return closed ? Access.CLOSED : Access.OPEN;
  }

  private int lanes(String direction, boolean forward) {
    OptionalInt own = Measures.count(tags.getOr("lanes:" + direction, ""));
    if (own.isPresent()) {
      return Math.max(1, own.getAsInt() - reserved(direction));
    }
    OptionalInt all = Measures.count(tags.getOr("lanes", ""));
    if (all.isEmpty()) {
      return figures.lanes();
    }
    OptionalInt other =
        Measures.count(tags.getOr("lanes:" + (forward ? "backward" : "forward"), ""));
    int lanes = oneWay(Mode.CAR)
        ? all.getAsInt()
        : other.isPresent() ? all.getAsInt() - other.getAsInt() : all.getAsInt() / 2;
    return Math.max(1, lanes - reserved(direction));
  }

  /// Lanes kept for buses are not for columns of cars.
  private int reserved(String direction) {
    for (String who : List.of("psv", "bus")) {
      OptionalInt own = Measures.count(tags.getOr("lanes:" + who + ":" + direction, ""));
      OptionalInt all = Measures.count(tags.getOr("lanes:" + who, ""));
      int designated = designated(tags.getOr(who + ":lanes:" + direction, ""));
      int ofAll = oneWay(Mode.CAR) ? designated(tags.getOr(who + ":lanes", "")) : 0;
      if (own.isPresent()) {
        return own.getAsInt();
      }
      if (all.isPresent()) {
        return oneWay(Mode.CAR) ? all.getAsInt() : Math.ceilDiv(all.getAsInt(), 2);
      }
      if (designated + ofAll > 0) {
        return designated + ofAll;
      }
    }
    return 0;
  }

  /// How many lanes of a list such as `no|designated` are kept for somebody.
  private static int designated(String lanes) {
    return (int) Stream.of(lanes.split("\\|", -1))
        .filter(l -> l.strip().equals("designated"))
        .count();
  }

  private int speedKmh(String direction, String country) {
    int built = figures.speedKmh();
    OptionalInt limit = SpeedRules.limit(tags, direction, country);
    int allowed = limit.orElse(generalLimit(country));
    int speed = limit.isPresent() ? allowed : Math.min(built, allowed);
    int most = switch (surface()) {
      case LOOSE -> LOOSE_KMH_MAX;
      case SOFT -> SOFT_KMH_MAX;
      case PAVED, UNKNOWN -> SpeedRules.NO_LIMIT_KMH;
    };
    return Math.clamp(speed, 1, most);
  }

  private int generalLimit(String country) {
    CountrySpeeds speeds = CountrySpeeds.of(country);
    return switch (roadClass) {
      case MOTORWAY, MOTORWAY_LINK -> speeds.motorway();
      case TRUNK, TRUNK_LINK -> speeds.trunk();
      case RESIDENTIAL, LIVING_STREET, PEDESTRIAN -> speeds.urban();
      case PRIMARY,
          PRIMARY_LINK,
          SECONDARY,
          SECONDARY_LINK,
          TERTIARY,
          TERTIARY_LINK,
          UNCLASSIFIED,
          SERVICE,
          TRACK,
          ROAD,
          BUSWAY,
          FOOTWAY,
          CYCLEWAY,
          BRIDLEWAY,
          PATH,
          STEPS,
          FERRY -> speeds.rural();
    };
  }

  /// Seconds that a ferry takes by its timetable; empty where none is mapped.
  OptionalInt timetableSeconds() {
    return roadClass == RoadClass.FERRY
        ? Measures.seconds(tags.getOr("duration", ""))
        : OptionalInt.empty();
  }

  /// The country that the tags name, empty where they name none.
  String country() {
    for (String key : List.of("maxspeed", "maxspeed:type", "source:maxspeed", "zone:maxspeed")) {
      @Nullable String value = tags.get(key);
      String country = value == null || value.indexOf(':') < 0 ? "" : SpeedRules.country(value);
      if (!country.isEmpty()) {
        return country;
      }
    }
    return "";
  }
}
