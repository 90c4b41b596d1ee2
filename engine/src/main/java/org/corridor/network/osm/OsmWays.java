package org.corridor.network.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The ways that are roads, with the nodes they pass.
///
/// Of the tags those are kept that say something of a road, until the country is known: it decides
/// the general speed limits.
final class OsmWays {
  /// A road as the file has it.
  ///
  /// @param id of the way
  /// @param rules what its tags say, shared by all ways with the same
  /// @param name its name, or its number
  /// @param first its first node in the row of all nodes
  /// @param end one after its last
  record Way(long id, WayRules rules, String name, int first, int end) {}

  private static final Set<String> PLAIN_KEYS = Set.of(
      "abandoned",
      "area",
      "bridge",
      "busway",
      "condition",
      "construction",
      "destroyed",
      "disused",
      "duration",
      "ford",
      "hazard",
      "highway",
      "ice_road",
      "impassable",
      "junction",
      "landmines",
      "maxheight",
      "maxaxleload",
      "maxweightrating",
      "maxwidth",
      "maxwidth:physical",
      "military",
      "motorroad",
      "proposed",
      "route",
      "seasonal",
      "service",
      "smoothness",
      "surface",
      "tunnel",
      "winter_road");

  /// Keys that have relatives, such as `lanes:forward`.
  private static final Set<String> FAMILIES = Set.of(
      "access",
      "bus",
      "foot",
      "lanes",
      "maxspeed",
      "maxweight",
      "motor_vehicle",
      "motorcar",
      "oneway",
      "psv",
      "vehicle",
      "zone");

  private final List<Way> ways = new ArrayList<>();
  private boolean ascending = true;
  private final Map<String, Integer> countries = new TreeMap<>();
  private final Map<List<String>, WayRules> rulesOf = new HashMap<>();
  private final Map<String, Boolean> keptKeys = new HashMap<>();

  /// Each text once: the same few stand on most ways.
  private final Map<String, String> texts = new HashMap<>();

  /// Ids of the nodes of all ways, one way after the other.
  private long[] refs = new long[1024];

  private int refCount;
  private int leftOut;

  void add(long id, long[] nodes, int count, Tags tags) {
    if (!WayRules.mayBeRoad(tags)) {
      return;
    }
    if (WayRules.leftOut(tags) || count < 2) {
      leftOut++;
      return;
    }
    WayRules rules = rulesOf.computeIfAbsent(kept(tags), words -> WayRules.of(Tags.of(words)));
    String country = rules.country();
    if (!country.isEmpty()) {
      countries.merge(country, 1, Integer::sum);
    }
    if (refCount + count > refs.length) {
      refs = Arrays.copyOf(refs, Math.max(2 * refs.length, refCount + count));
    }
    System.arraycopy(nodes, 0, refs, refCount, count);
    ascending &= ways.isEmpty() || ways.getLast().id() < id;
    ways.add(new Way(id, rules, text(WayRules.name(tags)), refCount, refCount + count));
    refCount += count;
  }

  private List<String> kept(Tags tags) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tags.count(); i++) {
      String key = tags.key(i);
      if (keptKeys.computeIfAbsent(key, OsmWays::saysSomething)) {
        words.add(text(key));
        words.add(text(tags.value(i)));
      }
    }
    return words;
  }

  private String text(String text) {
    return texts.computeIfAbsent(text, t -> t);
  }

  private static boolean saysSomething(String key) {
    int colon = key.indexOf(':');
    String root = colon < 0 ? key : key.substring(0, colon);
    return colon < 0
        ? PLAIN_KEYS.contains(root) || FAMILIES.contains(root)
        : FAMILIES.contains(root) || key.equals("source:maxspeed");
  }

  /// Each way once, though extracts that were joined may hold it twice.
  List<Way> all() {
    if (!ascending) {
      Set<Long> ids = new HashSet<>();
      ways.removeIf(way -> !ids.add(way.id()));
      ascending = true;
    }
    return ways;
  }

  long ref(int at) {
    return refs[at];
  }

  OsmNodes nodes() {
    return new OsmNodes(refs, refCount);
  }

  /// Roads that are not there yet or no more, or no roads.
  int leftOut() {
    return leftOut;
  }

  /// The country that most tags name; empty where none is named.
  String country() {
    return countries.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
