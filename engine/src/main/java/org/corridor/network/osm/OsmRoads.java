package org.corridor.network.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.network.Access;
import org.corridor.network.Area;
import org.corridor.network.Carriageway;
import org.corridor.network.Earth;
import org.corridor.network.Feature;
import org.corridor.network.Passage;
import org.corridor.network.RoadClass;
import org.corridor.network.RoadMap;
import org.corridor.network.Settlement;
import org.corridor.network.Stretch;
import org.corridor.network.Surface;

/// Makes a road map of an OpenStreetMap file.
///
/// **Problem.** Ways are drawn through thousands of nodes and cross at some; a road map has a
/// stretch from each junction to the next.
/// **Method.** The file is read twice: first ways and relations, which say what nodes matter, then
/// the nodes. A node is a junction where a road ends, where two come by, or where something stands
/// in the way. Who stands in front of a barrier passes a stretch of its own, as short as can be,
/// that only those may use whom it lets through.
/// **Invariant.** Every stretch lies within one way, so that turn restrictions find it again.
/// **Cost.** Time O(n log n) in the nodes of roads; memory 17 bytes for each node and 8 for each
/// time a road comes by, whatever else is in the file.
public final class OsmRoads {
  private static final int BARRIER_MILLIMETRES = 1;
  private static final int WALK_KMH = 4;

  private final Area area;
  private final OsmWays ways = new OsmWays();
  private final HazardAreas hazards = new HazardAreas();
  private final Restrictions restrictions = new Restrictions();
  private final List<Settlement> settlements = new ArrayList<>();
  private OsmNodes nodes = new OsmNodes(new long[0], 0);
  private String country;
  private RoadMap.Builder map = RoadMap.from("", "");
  private final ImportReport.Counts counts = new ImportReport.Counts();

  /// Junction of each node, -1 where it has none.
  private int[] junctionOf = new int[0];

  private OsmRoads(Area area, String country) {
    this.area = area;
    this.country = country;
  }

  /// Reads a file.
  ///
  /// @param source the file
  /// @param area what of it is wanted
  /// @param country whose general speed limits hold, ISO 3166-1; empty for the one the tags name
  /// @param origin where the file comes from, as the map should say it
  public static ImportReport read(OsmSource source, Area area, String country, String origin) {
    OsmRoads roads = new OsmRoads(area, country);
    source.read(roads.waysAndRelations());
    if (roads.hazards.needsMembers()) {
      source.read(roads.hazardMembers());
    }
    roads.hazards.prepare();
    roads.nodes = roads.ways.nodes();
    source.read(roads.nodesOnly());
    roads.hazards.complete();
    roads.assemble(origin);
    return roads.counts.report(roads.map.build());
  }

  /// The countries whose general speed limits are known.
  public static List<String> countries() {
    return CountrySpeeds.known();
  }

  private Elements waysAndRelations() {
    return new Elements() {
      @Override
      public Kind wanted() {
        return Kind.WAYS_AND_RELATIONS;
      }

      @Override
      public void way(long id, long[] refs, int count, Tags tags) {
        ways.add(id, refs, count, tags);
        hazards.way(refs, count, tags);
      }

      @Override
      public void relation(long id, Members members, Tags tags) {
        restrictions.add(id, members, tags);
        hazards.relation(members, tags);
      }
    };
  }

  private Elements hazardMembers() {
    return new Elements() {
      @Override
      public Kind wanted() {
        return Kind.WAYS_AND_RELATIONS;
      }

      @Override
      public void way(long id, long[] refs, int count, Tags tags) {
        hazards.member(id, refs, count);
      }
    };
  }

  private Elements nodesOnly() {
    return new Elements() {
      @Override
      public Kind wanted() {
        return Kind.NODES;
      }

      @Override
      public void node(long id, int latitudeE7, int longitudeE7, Tags tags) {
        boolean inside = area.contains(latitudeE7, longitudeE7);
        hazards.node(id, latitudeE7, longitudeE7);
        int node = nodes.find(id);
        if (node >= 0 && inside) {
          nodes.place(node, latitudeE7, longitudeE7);
          if (tags.count() > 0 && BarrierRules.concerns(tags)) {
            barrier(node, tags);
          }
        }
        if (inside && tags.count() > 1) {
          settlement(latitudeE7, longitudeE7, tags);
        }
      }
    };
  }

  private void barrier(int node, Tags tags) {
    counts.borderCrossings += tags.is("barrier", "border_control") ? 1 : 0;
    Passage passage = Passage.of(mode -> BarrierRules.passes(tags, mode));
    if (!passage.equals(Passage.OPEN)) {
      nodes.barrier(node, passage);
    }
  }

  private void settlement(int latitudeE7, int longitudeE7, Tags tags) {
    String place = tags.get("place");
    String name = place == null ? null : tags.get("name");
    if (place == null || name == null || Settlements.SIZES.indexOf(place) < 0) {
      return;
    }
    List<String> others = new ArrayList<>();
    for (int i = 0; i < tags.count(); i++) {
      boolean other = tags.key(i).startsWith("name:") || tags.key(i).endsWith("_name");
      if (other && !tags.value(i).equals(name) && !others.contains(tags.value(i))) {
        others.add(tags.value(i));
      }
    }
    settlements.add(new Settlement(name, place, latitudeE7, longitudeE7, others));
  }

  private void assemble(String origin) {
    country = country.isEmpty() ? ways.country() : country;
    map = RoadMap.from(origin, country);
    junctionOf = new int[nodes.count()];
    Arrays.fill(junctionOf, -1);
    int[][] passed = new int[ways.all().size()][];
    for (int w = 0; w < passed.length; w++) {
      OsmWays.Way way = ways.all().get(w);
      passed[w] = new int[way.end() - way.first()];
      for (int i = 0; i < passed[w].length; i++) {
        passed[w][i] = nodes.find(ways.ref(way.first() + i));
      }
      markJunctions(passed[w]);
    }
    Map<Long, int[]> stretchesOf = new HashMap<>();
    for (int w = 0; w < passed.length; w++) {
      int before = map.stretchCount();
      new WayAssembly(ways.all().get(w), passed[w]).run();
      if (restrictions.concerns(ways.all().get(w).id())) {
        stretchesOf.put(ways.all().get(w).id(), new int[] {before, map.stretchCount()});
      }
    }
    counts.restrictionsLost = restrictions.apply(map, stretchesOf, node -> {
      int at = nodes.find(node);
      return at < 0 ? -1 : junctionOf[at];
    });
    counts.waysLeftOut = ways.leftOut();
    counts.barriers = nodes.barrierCount();
    counts.hazardAreas = hazards.count();
    settlements.forEach(map::settlement);
  }

  /// Ends of what lies in the file are junctions, and so is the middle of a loop.
  private void markJunctions(int[] way) {
    for (int i = 0; i < way.length; i++) {
      boolean end = i == 0 || i == way.length - 1;
      boolean cut = !end && !(nodes.placed(way[i - 1]) && nodes.placed(way[i + 1]));
      if (end || cut) {
        nodes.makeJunction(way[i]);
      } else {
        nodes.use(way[i]);
      }
    }
  }

  /// Cuts one way into stretches.
  private final class WayAssembly {
    private final OsmWays.Way way;
    private final int[] passed;
    private final WayRules rules;
    private final Carriageway forward;
    private final Carriageway backward;
    private final RoadClass roadClass;
    private final Surface surface;
    private final int features;
    private final String name;

    WayAssembly(OsmWays.Way way, int[] passed) {
      this.way = way;
      this.passed = passed;
      rules = way.rules();
      Carriageway ahead = rules.carriageway(true, country);
      Carriageway back = rules.carriageway(false, country);
      int timetable = rules.timetableSeconds().orElse(0);
      forward = timetable == 0 ? ahead : atTimetable(ahead, timetable);
      backward = timetable == 0 ? back : atTimetable(back, timetable);
      roadClass = rules.roadClass();
      surface = rules.surface();
      features = rules.features();
      name = way.name();
      counts.classesUnknown += rules.classKnown() ? 0 : 1;
    }

    private Carriageway atTimetable(Carriageway of, int seconds) {
      double metres = 0;
      for (int i = 1; i < passed.length; i++) {
        metres += nodes.placed(passed[i - 1]) && nodes.placed(passed[i])
            ? Earth.metres(
                nodes.latitudeE7(passed[i - 1]),
                nodes.longitudeE7(passed[i - 1]),
                nodes.latitudeE7(passed[i]),
                nodes.longitudeE7(passed[i]))
            : 0;
      }
      int kmh = Math.clamp((int) (metres * 3.6 / seconds), 1, SpeedRules.NO_LIMIT_KMH);
      return new Carriageway(of.passage(), kmh, of.lanes(), of.vehiclesPerHour());
    }

    void run() {
      int start = -1;
      for (int i = 0; i < passed.length; i++) {
        if (!nodes.placed(passed[i])) {
          counts.nodesMissing++;
          start = -1;
        } else if (start < 0) {
          start = i;
        } else if (nodes.junction(passed[i])) {
          pieces(start, i);
          start = i;
        }
      }
    }

    /// A loop from a junction to itself becomes two stretches.
    private void pieces(int start, int end) {
      if (passed[start] != passed[end]) {
        stretch(start, end);
      } else if (end - start >= 2) {
        int middle = (start + end) / 2;
        stretch(start, middle);
        stretch(middle, end);
      }
    }

    private void stretch(int start, int end) {
      if (passed[start] == passed[end]) {
        return;
      }
      int from = endAt(passed[start]);
      int to = endAt(passed[end]);
      double metres = 0;
      Access danger = Access.OPEN;
      for (int i = start + 1; i <= end; i++) {
        int here = passed[i];
        int before = passed[i - 1];
        metres += Earth.metres(
            nodes.latitudeE7(before),
            nodes.longitudeE7(before),
            nodes.latitudeE7(here),
            nodes.longitudeE7(here));
        danger = AccessRules.both(
            danger,
            hazards.along(
                nodes.latitudeE7(before),
                nodes.longitudeE7(before),
                nodes.latitudeE7(here),
                nodes.longitudeE7(here)));
        if (i < end) {
          map.bend(nodes.latitudeE7(here), nodes.longitudeE7(here));
        }
      }
      int millimetres = (int) Math.clamp(Math.ceil(metres * 1000), 1, Integer.MAX_VALUE);
      map.stretch(new Stretch(
          from,
          to,
          millimetres,
          way.id(),
          roadClass,
          surface,
          danger == Access.CLOSED ? features | Feature.MINEFIELD.bit() : features,
          rules.maxWeightKilograms(),
          name,
          past(forward, danger),
          past(backward, danger)));
      counts.dangerousStretches += danger == Access.OPEN ? 0 : 1;
    }

    private static Carriageway past(Carriageway way, Access danger) {
      return danger == Access.OPEN
          ? way
          : new Carriageway(
              Passage.of(mode -> AccessRules.both(way.passage().of(mode), danger)),
              way.speedKmh(),
              way.lanes(),
              way.vehiclesPerHour());
    }

    /// The junction at which a stretch ends: the first comes up to the node itself, whoever comes
    /// after it has the barrier between.
    private int endAt(int node) {
      int known = junctionOf[node];
      if (known < 0) {
        junctionOf[node] = map.junction(nodes.latitudeE7(node), nodes.longitudeE7(node));
        return junctionOf[node];
      }
      Passage passage = nodes.passage(node);
      if (passage.equals(Passage.OPEN)) {
        return known;
      }
      int apart = map.junction(nodes.latitudeE7(node), nodes.longitudeE7(node));
      Carriageway past = new Carriageway(passage, WALK_KMH, 1, forward.vehiclesPerHour());
      map.stretch(new Stretch(
          known,
          apart,
          BARRIER_MILLIMETRES,
          way.id(),
          roadClass,
          surface,
          Feature.BARRIER.bit(),
          0,
          "",
          past,
          past));
      return apart;
    }
  }
}
