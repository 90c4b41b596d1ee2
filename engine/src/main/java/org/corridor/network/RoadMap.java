package org.corridor.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All roads of a region: stretches from junction to junction, with their bends.
///
/// Junctions and stretches are numbers from 0. Each stretch is two arcs, one per direction: arc
/// `2 s` leads along stretch `s` as it is drawn, arc `2 s + 1` back. Coordinates are degrees × 10⁷,
/// WGS 84.
public final class RoadMap {
  private final String source;
  private final String country;

  // One entry per junction.
  private final int[] latitudeE7;
  private final int[] longitudeE7;

  // One entry per stretch.
  private final int[] from;
  private final int[] to;
  private final int[] lengthMillimetres;
  private final long[] wayId;
  private final RoadClass[] roadClass;
  private final Surface[] surface;
  private final byte[] features;
  private final int[] maxWeightKilograms;
  private final int[] name;

  /// First of the bends of each stretch in `bends`; one entry more than stretches.
  private final int[] bendStart;

  /// Latitude and longitude of each bend, one after the other.
  private final int[] bends;

  // One entry per arc.
  private final byte[] passage;
  private final short[] speedKmh;
  private final byte[] lanes;
  private final int[] vehiclesPerHour;

  private final String[] names;
  private final List<ForbiddenTurn> forbiddenTurns;
  private final List<Settlement> settlements;

  private RoadMap(Builder built) {
    source = built.source;
    country = built.country;
    latitudeE7 = Arrays.copyOf(built.latitudeE7, built.junctionCount);
    longitudeE7 = Arrays.copyOf(built.longitudeE7, built.junctionCount);
    int stretches = built.stretchCount;
    from = Arrays.copyOf(built.from, stretches);
    to = Arrays.copyOf(built.to, stretches);
    lengthMillimetres = Arrays.copyOf(built.lengthMillimetres, stretches);
    wayId = Arrays.copyOf(built.wayId, stretches);
    roadClass = Arrays.copyOf(built.roadClass, stretches);
    surface = Arrays.copyOf(built.surface, stretches);
    features = Arrays.copyOf(built.features, stretches);
    maxWeightKilograms = Arrays.copyOf(built.maxWeightKilograms, stretches);
    name = Arrays.copyOf(built.name, stretches);
    bendStart = Arrays.copyOf(built.bendStart, stretches + 1);
    bends = Arrays.copyOf(built.bends, bendStart[stretches]);
    passage = Arrays.copyOf(built.passage, 2 * stretches);
    speedKmh = Arrays.copyOf(built.speedKmh, 2 * stretches);
    lanes = Arrays.copyOf(built.lanes, 2 * stretches);
    vehiclesPerHour = Arrays.copyOf(built.vehiclesPerHour, 2 * stretches);
    names = built.names.toArray(String[]::new);
    forbiddenTurns = List.copyOf(built.forbiddenTurns);
    settlements = List.copyOf(built.settlements);
  }

  /// A map without any road yet.
  ///
  /// @param source where it comes from, with its licence
  /// @param country ISO 3166-1 alpha-2 code whose general speed limits were taken; may be empty
  public static Builder from(String source, String country) {
    return new Builder(source, country);
  }

  public String source() {
    return source;
  }

  public String country() {
    return country;
  }

  public int junctionCount() {
    return latitudeE7.length;
  }

  public int latitudeE7(int junction) {
    return latitudeE7[junction];
  }

  public int longitudeE7(int junction) {
    return longitudeE7[junction];
  }

  public int stretchCount() {
    return from.length;
  }

  public int arcCount() {
    return 2 * from.length;
  }

  /// Everything about a stretch at once.
  public Stretch stretch(int stretch) {
    return new Stretch(
        from[stretch],
        to[stretch],
        lengthMillimetres[stretch],
        wayId[stretch],
        roadClass(stretch),
        surface(stretch),
        features[stretch],
        maxWeightKilograms[stretch],
        name(stretch),
        carriageway(2 * stretch),
        carriageway(2 * stretch + 1));
  }

  private Carriageway carriageway(int arc) {
    return new Carriageway(
        Passage.ofCode(passage[arc]), speedKmh[arc], lanes[arc], vehiclesPerHour[arc]);
  }

  public int from(int arc) {
    return (arc & 1) == 0 ? from[arc >>> 1] : to[arc >>> 1];
  }

  public int to(int arc) {
    return (arc & 1) == 0 ? to[arc >>> 1] : from[arc >>> 1];
  }

  /// The same stretch the other way.
  public static int back(int arc) {
    return arc ^ 1;
  }

  public static int stretchOf(int arc) {
    return arc >>> 1;
  }

  public int lengthMillimetres(int stretch) {
    return lengthMillimetres[stretch];
  }

  public long wayId(int stretch) {
    return wayId[stretch];
  }

  public RoadClass roadClass(int stretch) {
    return roadClass[stretch];
  }

  public Surface surface(int stretch) {
    return surface[stretch];
  }

  public boolean has(int stretch, Feature feature) {
    return feature.in(features[stretch]);
  }

  public int maxWeightKilograms(int stretch) {
    return maxWeightKilograms[stretch];
  }

  public String name(int stretch) {
    return names[name[stretch]];
  }

  public Access access(int arc, Mode mode) {
    return Passage.ofCode(passage[arc]).of(mode);
  }

  public int speedKmh(int arc) {
    return speedKmh[arc];
  }

  public int lanes(int arc) {
    return lanes[arc];
  }

  public int vehiclesPerHour(int arc) {
    return vehiclesPerHour[arc];
  }

  /// Bends between the two ends of a stretch.
  public int bendCount(int stretch) {
    return (bendStart[stretch + 1] - bendStart[stretch]) / 2;
  }

  public int bendLatitudeE7(int stretch, int bend) {
    return bends[bendStart[stretch] + 2 * bend];
  }

  public int bendLongitudeE7(int stretch, int bend) {
    return bends[bendStart[stretch] + 2 * bend + 1];
  }

  public List<ForbiddenTurn> forbiddenTurns() {
    return forbiddenTurns;
  }

  public List<Settlement> settlements() {
    return settlements;
  }

  /// Collects junctions and stretches; [#build] makes the map.
  public static final class Builder {
    private final String source;
    private final String country;
    private int junctionCount;
    private int stretchCount;
    private int[] latitudeE7 = new int[64];
    private int[] longitudeE7 = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] lengthMillimetres = new int[64];
    private long[] wayId = new long[64];
    private RoadClass[] roadClass = new RoadClass[64];
    private Surface[] surface = new Surface[64];
    private byte[] features = new byte[64];
    private int[] maxWeightKilograms = new int[64];
    private int[] name = new int[64];
    private int[] bendStart = new int[65];
    private int[] bends = new int[256];
    private byte[] passage = new byte[128];
    private short[] speedKmh = new short[128];
    private byte[] lanes = new byte[128];
    private int[] vehiclesPerHour = new int[128];
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> nameNumbers = new HashMap<>();
    private final List<ForbiddenTurn> forbiddenTurns = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();

    private Builder(String source, String country) {
      this.source = source;
      this.country = country;
    }

    public int junctionCount() {
      return junctionCount;
    }

    public int stretchCount() {
      return stretchCount;
    }

    public int latitudeE7(int junction) {
      return latitudeE7[junction];
    }

    public int longitudeE7(int junction) {
      return longitudeE7[junction];
    }

    public int from(int arc) {
      return (arc & 1) == 0 ? from[arc >>> 1] : to[arc >>> 1];
    }

    public int to(int arc) {
      return from(back(arc));
    }

    public Access access(int arc, Mode mode) {
      return Passage.ofCode(passage[arc]).of(mode);
    }

    /// Adds a junction and returns its number.
    public int junction(int latitudeE7, int longitudeE7) {
      if (junctionCount == this.latitudeE7.length) {
        this.latitudeE7 = Arrays.copyOf(this.latitudeE7, 2 * junctionCount);
        this.longitudeE7 = Arrays.copyOf(this.longitudeE7, 2 * junctionCount);
      }
      this.latitudeE7[junctionCount] = latitudeE7;
      this.longitudeE7[junctionCount] = longitudeE7;
      return junctionCount++;
    }

    /// A bend of the stretch that is added next.
    public void bend(int latitudeE7, int longitudeE7) {
      growIfFull();
      int at = bendStart[stretchCount + 1];
      if (at == 0) {
        at = bendStart[stretchCount];
      }
      if (at + 2 > bends.length) {
        bends = Arrays.copyOf(bends, 2 * bends.length);
      }
      bends[at] = latitudeE7;
      bends[at + 1] = longitudeE7;
      bendStart[stretchCount + 1] = at + 2;
    }

    /// Adds a stretch with the bends told before and returns its number.
    public int stretch(Stretch stretch) {
      if (Math.max(stretch.from(), stretch.to()) >= junctionCount) {
        throw new IllegalArgumentException(
            "No junction " + Math.max(stretch.from(), stretch.to()) + " of " + junctionCount);
      }
      growIfFull();
      int s = stretchCount;
      bendStart[s + 1] = Math.max(bendStart[s], bendStart[s + 1]);
      from[s] = stretch.from();
      to[s] = stretch.to();
      lengthMillimetres[s] = stretch.lengthMillimetres();
      wayId[s] = stretch.wayId();
      roadClass[s] = stretch.roadClass();
      surface[s] = stretch.surface();
      features[s] = (byte) stretch.features();
      maxWeightKilograms[s] = stretch.maxWeightKilograms();
      name[s] = nameNumbers.computeIfAbsent(stretch.name(), text -> {
        names.add(text);
        return names.size() - 1;
      });
      carriageway(2 * s, stretch.forward());
      carriageway(2 * s + 1, stretch.backward());
      stretchCount++;
      return s;
    }

    private void carriageway(int arc, Carriageway way) {
      passage[arc] = (byte) way.passage().code();
      speedKmh[arc] = (short) way.speedKmh();
      lanes[arc] = (byte) way.lanes();
      vehiclesPerHour[arc] = way.vehiclesPerHour();
    }

    private void growIfFull() {
      if (stretchCount < from.length) {
        return;
      }
      int size = 2 * stretchCount;
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
      lengthMillimetres = Arrays.copyOf(lengthMillimetres, size);
      wayId = Arrays.copyOf(wayId, size);
      roadClass = Arrays.copyOf(roadClass, size);
      surface = Arrays.copyOf(surface, size);
      features = Arrays.copyOf(features, size);
      maxWeightKilograms = Arrays.copyOf(maxWeightKilograms, size);
      name = Arrays.copyOf(name, size);
      bendStart = Arrays.copyOf(bendStart, size + 1);
      passage = Arrays.copyOf(passage, 2 * size);
      speedKmh = Arrays.copyOf(speedKmh, 2 * size);
      lanes = Arrays.copyOf(lanes, 2 * size);
      vehiclesPerHour = Arrays.copyOf(vehiclesPerHour, 2 * size);
    }

    public void forbid(ForbiddenTurn turn) {
      for (int i = 0; i < turn.arcs().size(); i++) {
        int arc = turn.arcs().get(i);
        boolean known = arc >= 0 && arc < 2 * stretchCount;
        if (!known || (i > 0 && to(turn.arcs().get(i - 1)) != from(arc))) {
          throw new IllegalArgumentException("Arcs of a turn that do not follow each other");
        }
      }
      forbiddenTurns.add(turn);
    }

    public void settlement(Settlement settlement) {
      settlements.add(settlement);
    }

    public RoadMap build() {
      return new RoadMap(this);
    }
  }
}
