package org.corridor.network.osm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.corridor.network.Access;
import org.corridor.network.ArcsAt;
import org.corridor.network.ForbiddenTurn;
import org.corridor.network.Mode;
import org.corridor.network.RoadMap;
import org.corridor.network.osm.Elements.MemberKind;
import org.jspecify.annotations.Nullable;

/// Turn restrictions: from one way, by a node or by ways, to another.
///
/// Rules of <https://wiki.openstreetmap.org/wiki/Relation:restriction>. An `only_` restriction
/// forbids every other way on at each junction between. One that holds at some hours only
/// (`restriction:conditional`) is taken to hold always. Cyclists and lorries have their own, which
/// say nothing here.
final class Restrictions {
  /// A way by other ways is short; longer ones are mistakes on the map.
  private static final int VIA_ARCS_MAX = 50;

  /// @param only forbids all but what it names
  /// @param viaNode 0 where it goes by ways
  private record Restriction(
      boolean only,
      boolean cars,
      boolean buses,
      List<Long> from,
      long viaNode,
      List<Long> viaWays,
      List<Long> to) {}

  private final List<Restriction> all = new ArrayList<>();
  private final Set<Long> wayIds = new HashSet<>();
  private int lost;

  private RoadMap.Builder map = RoadMap.from("", "");
  private Map<Long, int[]> stretchesOf = Map.of();
  private LongToIntFunction junctionOf = _ -> -1;
  private @Nullable ArcsAt leaving;

  void add(long id, Elements.Members members, Tags tags) {
    boolean ofTurns =
        tags.is("type", "restriction") || tags.getOr("type", "").startsWith("restriction:");
    if (!ofTurns) {
      return;
    }
    String general = word(tags, "");
    String bus = word(tags, ":bus");
    String car = word(tags, ":motorcar");
    String except = tags.getOr("except", "");
    boolean cars = !general.isEmpty() && !excepted(except, "motorcar");
    boolean buses = !general.isEmpty() && !excepted(except, "psv") && !excepted(except, "bus");
    if (cars || buses) {
      collect(general, cars, buses, members);
    }
    if (!bus.isEmpty()) {
      collect(bus, false, true, members);
    }
    if (!car.isEmpty()) {
      collect(car, true, false, members);
    }
  }

  private static String word(Tags tags, String ending) {
    String always = tags.getOr("restriction" + ending, "");
    if (!always.isEmpty()) {
      return always;
    }
    String atTimes = tags.getOr("restriction" + ending + ":conditional", "");
    int at = atTimes.indexOf('@');
    return at < 0 ? "" : atTimes.substring(0, at).strip();
  }

  private static boolean excepted(String except, String vehicle) {
    return Arrays.asList(except.split("[;, ]+")).contains(vehicle);
  }

  private void collect(String word, boolean cars, boolean buses, Elements.Members members) {
    boolean only = word.startsWith("only_");
    if (!only && !word.startsWith("no_")) {
      return;
    }
    List<Long> from = new ArrayList<>();
    List<Long> to = new ArrayList<>();
    List<Long> viaWays = new ArrayList<>();
    long viaNode = 0;
    for (int m = 0; m < members.count(); m++) {
      boolean way = members.kind(m) == MemberKind.WAY;
      switch (members.role(m)) {
        case "from" -> from.add(members.id(m));
        case "to" -> to.add(members.id(m));
        case "via" -> {
          if (way) {
            viaWays.add(members.id(m));
          } else {
            viaNode = members.id(m);
          }
        }
        default -> {}
      }
    }
    if (from.isEmpty() || to.isEmpty() || (viaNode == 0 && viaWays.isEmpty())) {
      lost++;
      return;
    }
    wayIds.addAll(from);
    wayIds.addAll(to);
    wayIds.addAll(viaWays);
    all.add(new Restriction(only, cars, buses, from, viaNode, viaWays, to));
  }

  boolean concerns(long wayId) {
    return wayIds.contains(wayId);
  }

  /// Puts the restrictions on the map; returns how many could not be placed.
  ///
  /// @param stretches first and one after the last stretch of each way that [#concerns] them
  /// @param junctions junction of a node, -1 for none
  int apply(RoadMap.Builder builder, Map<Long, int[]> stretches, LongToIntFunction junctions) {
    map = builder;
    stretchesOf = stretches;
    junctionOf = junctions;
    for (Restriction restriction : all) {
      boolean placed = false;
      for (long from : restriction.from) {
        for (long to : restriction.to) {
          placed |= place(restriction, from, to);
        }
      }
      lost += placed ? 0 : 1;
    }
    return lost;
  }

  private boolean place(Restriction restriction, long from, long to) {
    List<Integer> path = restriction.viaWays.isEmpty()
        ? byNode(from, junctionOf.applyAsInt(restriction.viaNode), to)
        : byWays(from, restriction.viaWays, to);
    if (path.isEmpty()) {
      return false;
    }
    if (!restriction.only) {
      map.forbid(new ForbiddenTurn(path, restriction.cars, restriction.buses));
      return true;
    }
    for (int length = 1; length < path.size(); length++) {
      for (int arc : leaving(map.to(path.get(length - 1)))) {
        if (arc != path.get(length)) {
          List<Integer> other = new ArrayList<>(path.subList(0, length));
          other.add(arc);
          map.forbid(new ForbiddenTurn(other, restriction.cars, restriction.buses));
        }
      }
    }
    return true;
  }

  /// From the one way into a junction and out by the other; empty where that is not one turn.
  private List<Integer> byNode(long from, int junction, long to) {
    List<Integer> in = arcs(from).stream().filter(a -> map.to(a) == junction).toList();
    List<Integer> out = arcs(to).stream()
        .filter(a -> map.from(a) == junction && (from != to || in.contains(RoadMap.back(a))))
        .toList();
    return in.size() == 1 && out.size() == 1 ? List.of(in.getFirst(), out.getFirst()) : List.of();
  }

  /// The shortest way along the ways between; empty where there is none.
  private List<Integer> byWays(long from, List<Long> between, long to) {
    Set<Integer> via = new HashSet<>();
    between.forEach(way -> via.addAll(arcs(way)));
    List<Integer> last = arcs(to);
    for (int first : arcs(from)) {
      Map<Integer, Integer> cameBy = new HashMap<>();
      ArrayDeque<Integer> open = new ArrayDeque<>(List.of(first));
      while (!open.isEmpty()) {
        int arc = open.remove();
        for (int next : leaving(map.to(arc))) {
          if (arc != first && last.contains(next) && next != RoadMap.back(arc)) {
            return followed(cameBy, first, arc, next);
          }
          if (via.contains(next) && next != RoadMap.back(arc) && !cameBy.containsKey(next)) {
            cameBy.put(next, arc);
            open.add(next);
          }
        }
      }
    }
    return List.of();
  }

  private static List<Integer> followed(
      Map<Integer, Integer> cameBy, int first, int arc, int next) {
    List<Integer> back = new ArrayList<>(List.of(next));
    for (int at = arc; at != first; at = cameBy.getOrDefault(at, first)) {
      back.add(at);
      if (back.size() > VIA_ARCS_MAX) {
        return List.of();
      }
    }
    back.add(first);
    return back.reversed();
  }

  /// Arcs of a way that some vehicle may use.
  private List<Integer> arcs(long way) {
    int[] stretches = stretchesOf.getOrDefault(way, new int[] {0, 0});
    List<Integer> arcs = new ArrayList<>();
    for (int arc = 2 * stretches[0]; arc < 2 * stretches[1]; arc++) {
      if (usable(arc)) {
        arcs.add(arc);
      }
    }
    return arcs;
  }

  private boolean usable(int arc) {
    return map.access(arc, Mode.CAR) != Access.CLOSED || map.access(arc, Mode.BUS) != Access.CLOSED;
  }

  private List<Integer> leaving(int junction) {
    ArcsAt at = leaving;
    if (at == null) {
      at = new ArcsAt(map.junctionCount(), 2 * map.stretchCount(), map::from, this::usable);
      leaving = at;
    }
    List<Integer> arcs = new ArrayList<>();
    for (int i = at.first(junction); i < at.end(junction); i++) {
      arcs.add(at.arc(i));
    }
    return arcs;
  }
}
