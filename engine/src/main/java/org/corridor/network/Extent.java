package org.corridor.network;

/// The box around all junctions of a map that has some. Coordinates are degrees × 10⁷.
public record Extent(int westE7, int southE7, int eastE7, int northE7) {
  /// The box of a map.
  ///
  /// @throws IllegalArgumentException if the map has no junction
  public static Extent of(RoadMap map) {
    if (map.junctionCount() == 0) {
      throw new IllegalArgumentException("A map without junctions has no extent");
    }
    int west = Integer.MAX_VALUE;
    int east = Integer.MIN_VALUE;
    int south = Integer.MAX_VALUE;
    int north = Integer.MIN_VALUE;
    for (int j = 0; j < map.junctionCount(); j++) {
      west = Math.min(west, map.longitudeE7(j));
      east = Math.max(east, map.longitudeE7(j));
      south = Math.min(south, map.latitudeE7(j));
      north = Math.max(north, map.latitudeE7(j));
    }
    return new Extent(west, south, east, north);
  }

  /// How much shorter a degree of longitude is than one of latitude, in the middle of the box.
  public double narrowing() {
    return Math.cos(Math.toRadians((northE7 / 2.0 + southE7 / 2.0) / 1e7));
  }

  /// Its width, in the length of degrees of latitude × 10⁷; at least 1.
  public double across() {
    return Math.max(1, ((double) eastE7 - westE7) * narrowing());
  }

  /// Its height in degrees × 10⁷; at least 1.
  public double down() {
    return Math.max(1, (double) northE7 - southE7);
  }
}
