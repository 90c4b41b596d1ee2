package org.corridor.network;

/// Distances on the globe.
public final class Earth {
  /// Mean radius, metres (IUGG).
  private static final double RADIUS_METRES = 6_371_008.8;

  private static final double RADIANS_PER_E7 = Math.PI / 180 / 1e7;

  private Earth() {}

  /// Metres between two points by the haversine formula; coordinates are degrees × 10⁷.
  public static double metres(
      int latitudeE7, int longitudeE7, int latitudeE7To, int longitudeE7To) {
    double from = latitudeE7 * RADIANS_PER_E7;
    double to = latitudeE7To * RADIANS_PER_E7;
    double north = Math.sin((to - from) / 2);
    double east = Math.sin(((double) longitudeE7To - longitudeE7) * RADIANS_PER_E7 / 2);
    double half = north * north + Math.cos(from) * Math.cos(to) * east * east;
    return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
  }
}
