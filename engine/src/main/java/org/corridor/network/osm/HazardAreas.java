package org.corridor.network.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.corridor.network.Access;

/// Areas and lines that are no roads and on which roads are dangerous: mined, or military.
///
/// <https://wiki.openstreetmap.org/wiki/Tag:hazard%3Dminefield> draws a minefield as a closed way
/// or as a relation of ways. A road is in it where one of its points is, or where it crosses its
/// edge. The edge of a field of which a part is missing in the file is taken as a line.
final class HazardAreas {
  /// Degrees × 10⁷ of the squares in which areas are looked up.
  private static final int SQUARE_E7 = 500_000;

  /// One closed or open line of nodes, and what is said of it: closed for mines, unknown for
  /// military grounds.
  private static final class Line {
    private final long[] nodes;
    private final Access access;

    Line(long[] nodes, Access access) {
      this.nodes = nodes;
      this.access = access;
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final Map<Long, Access> membersWanted = new HashMap<>();
  private final Set<Long> needed = new HashSet<>();
  private final Map<Long, int[]> placeOf = new HashMap<>();
  private final Map<Long, List<Placed>> inSquare = new HashMap<>();
  private int count;

  /// A line with coordinates, degrees × 10⁷.
  private static final class Placed {
    private final int[] latitude;
    private final int[] longitude;
    private final boolean ring;
    private final Access access;

    Placed(List<int[]> places, boolean ring, Access access) {
      latitude = places.stream().mapToInt(p -> p[0]).toArray();
      longitude = places.stream().mapToInt(p -> p[1]).toArray();
      this.ring = ring;
      this.access = access;
    }

    private boolean touches(int lat1, int lon1, int lat2, int lon2) {
      if (ring && (holds(lat1, lon1) || holds(lat2, lon2))) {
        return true;
      }
      for (int i = 0; i + 1 < latitude.length; i++) {
        if (cross(
            lat1, lon1, lat2, lon2, latitude[i], longitude[i], latitude[i + 1], longitude[i + 1])) {
          return true;
        }
      }
      return false;
    }

    /// An odd number of edges lies on one side.
    private boolean holds(int lat, int lon) {
      boolean inside = false;
      for (int i = 0; i + 1 < latitude.length; i++) {
        boolean between = latitude[i] > lat != latitude[i + 1] > lat;
        if (between) {
          double edge = longitude[i]
              + (double) (lat - latitude[i])
                  / (latitude[i + 1] - latitude[i])
                  * ((double) longitude[i + 1] - longitude[i]);
          inside ^= lon < edge;
        }
      }
      return inside;
    }
  }

  private static boolean cross(
      long aLat, long aLon, long bLat, long bLon, long cLat, long cLon, long dLat, long dLon) {
    return side(aLat, aLon, bLat, bLon, cLat, cLon) * side(aLat, aLon, bLat, bLon, dLat, dLon) <= 0
        && side(cLat, cLon, dLat, dLon, aLat, aLon) * side(cLat, cLon, dLat, dLon, bLat, bLon) <= 0
        && Math.max(Math.min(aLat, bLat), Math.min(cLat, dLat))
            <= Math.min(Math.max(aLat, bLat), Math.max(cLat, dLat))
        && Math.max(Math.min(aLon, bLon), Math.min(cLon, dLon))
            <= Math.min(Math.max(aLon, bLon), Math.max(cLon, dLon));
  }

  private static int side(long aLat, long aLon, long bLat, long bLon, long lat, long lon) {
    return Double.compare(
        (double) (bLat - aLat) * (lon - aLon) - (double) (bLon - aLon) * (lat - aLat), 0);
  }

  static Access danger(Tags tags) {
    return BarrierRules.minefield(tags)
        ? Access.CLOSED
        : BarrierRules.militaryGround(tags) ? Access.UNKNOWN : Access.OPEN;
  }

  void way(long[] nodes, int count, Tags tags) {
    Access access = danger(tags);
    // A road says it of itself; one that runs in a ring, or is none to drive on, is an area.
    boolean road = WayRules.mayBeRoad(tags) && !WayRules.leftOut(tags);
    boolean area = count > 3 && nodes[0] == nodes[count - 1];
    if (access != Access.OPEN && (!road || area) && count > 1) {
      lines.add(new Line(Arrays.copyOf(nodes, count), access));
    }
  }

  void relation(Elements.Members members, Tags tags) {
    Access access = danger(tags);
    for (int i = 0; access != Access.OPEN && i < members.count(); i++) {
      if (members.kind(i) == Elements.MemberKind.WAY) {
        membersWanted.merge(members.id(i), access, AccessRules::both);
      }
    }
  }

  /// Are there relations whose ways have to be read?
  boolean needsMembers() {
    return !membersWanted.isEmpty();
  }

  /// A way that may be a member of such a relation.
  void member(long id, long[] nodes, int count) {
    Access access = membersWanted.get(id);
    if (access != null && count > 1) {
      lines.add(new Line(Arrays.copyOf(nodes, count), access));
    }
  }

  /// From now on places of nodes are taken in.
  void prepare() {
    joinRings();
    lines.forEach(line -> Arrays.stream(line.nodes).forEach(needed::add));
  }

  /// Ways of one relation that go on where another ends, to rings.
  private void joinRings() {
    boolean joined = true;
    while (joined) {
      joined = false;
      for (int i = 0; i < lines.size() && !joined; i++) {
        for (int j = i + 1; j < lines.size() && !joined; j++) {
          long[] both = joined(lines.get(i), lines.get(j));
          if (both.length > 0) {
            Access access = lines.get(i).access;
            lines.remove(j);
            lines.set(i, new Line(both, access));
            joined = true;
          }
        }
      }
    }
  }

  private static boolean ring(long[] nodes) {
    return nodes.length > 3 && nodes[0] == nodes[nodes.length - 1];
  }

  private static long[] joined(Line one, Line other) {
    if (one.access != other.access || ring(one.nodes) || ring(other.nodes)) {
      return new long[0];
    }
    long[] a = one.nodes;
    long[] b = other.nodes;
    if (a[a.length - 1] == b[0]) {
      return chain(a, b);
    }
    if (b[b.length - 1] == a[0]) {
      return chain(b, a);
    }
    if (a[a.length - 1] == b[b.length - 1]) {
      return chain(a, reversed(b));
    }
    return a[0] == b[0] ? chain(reversed(a), b) : new long[0];
  }

  private static long[] chain(long[] a, long[] b) {
    long[] both = Arrays.copyOf(a, a.length + b.length - 1);
    System.arraycopy(b, 1, both, a.length, b.length - 1);
    return both;
  }

  private static long[] reversed(long[] nodes) {
    long[] back = new long[nodes.length];
    Arrays.setAll(back, i -> nodes[nodes.length - 1 - i]);
    return back;
  }

  void node(long id, int latitudeE7, int longitudeE7) {
    if (needed.contains(id)) {
      placeOf.put(id, new int[] {latitudeE7, longitudeE7});
    }
  }

  /// All nodes have been taken in.
  void complete() {
    for (Line line : lines) {
      List<int[]> places = new ArrayList<>();
      boolean whole = true;
      for (long node : line.nodes) {
        int[] place = placeOf.get(node);
        whole &= place != null;
        if (place != null) {
          places.add(place);
        }
      }
      if (places.size() > 1) {
        place(new Placed(places, whole && ring(line.nodes), line.access));
      }
    }
    lines.clear();
    placeOf.clear();
  }

  private void place(Placed area) {
    count++;
    squares(
        Arrays.stream(area.latitude).min().orElseThrow(),
        Arrays.stream(area.latitude).max().orElseThrow(),
        Arrays.stream(area.longitude).min().orElseThrow(),
        Arrays.stream(area.longitude).max().orElseThrow(),
        square -> inSquare.computeIfAbsent(square, _ -> new ArrayList<>()).add(area));
  }

  private static void squares(
      int latitudeFrom, int latitudeTo, int longitudeFrom, int longitudeTo, LongConsumer each) {
    for (long y = Math.floorDiv(latitudeFrom, SQUARE_E7);
        y <= Math.floorDiv(latitudeTo, SQUARE_E7);
        y++) {
      for (long x = Math.floorDiv(longitudeFrom, SQUARE_E7);
          x <= Math.floorDiv(longitudeTo, SQUARE_E7);
          x++) {
        each.accept(y * 1_000_000 + x);
      }
    }
  }

  int count() {
    return count;
  }

  /// What is known of a straight piece of road.
  Access along(int lat1, int lon1, int lat2, int lon2) {
    if (inSquare.isEmpty()) {
      return Access.OPEN;
    }
    Access[] access = {Access.OPEN};
    squares(
        Math.min(lat1, lat2),
        Math.max(lat1, lat2),
        Math.min(lon1, lon2),
        Math.max(lon1, lon2),
        square -> {
          for (Placed area : inSquare.getOrDefault(square, List.of())) {
            access[0] = area.touches(lat1, lon1, lat2, lon2)
                ? AccessRules.both(access[0], area.access)
                : access[0];
          }
        });
    return access[0];
  }
}
