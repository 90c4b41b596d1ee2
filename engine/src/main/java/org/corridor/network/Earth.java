package org.corridor.network;

/// Distances on the globe.
public final class Earth {
  /// Mean radius, metres (IUGG).
  private static final double RADIUS_METRES = 6_371_008.8;

  private static final double RADIANS_PER_E7 = Math.PI / 180 / 1e7;

  /// Square of half the angle between two points some kilometres apart.
  private static final double NEAR = 1e-7;

  private Earth() {}

  /// Metres between two points by the haversine formula; coordinates are degrees × 10⁷.
  public static double metres(
      int latitudeE7, int longitudeE7, int latitudeE7To, int longitudeE7To) {
    double from = latitudeE7 * RADIANS_PER_E7;
    double to = latitudeE7To * RADIANS_PER_E7;
    double north = Math.sin((to - from) / 2);
    double east = Math.sin(((double) longitudeE7To - longitudeE7) * RADIANS_PER_E7 / 2);
    double half = north * north + Math.cos(from) * Math.cos(to) * east * east;
    double sine = Math.sqrt(half);
    // For some kilometres two terms of the series are exact to the last digit, and much faster.
    double arc = half < NEAR ? sine * (1 + half / 6) : Math.asin(Math.min(1, sine));
    return 2 * RADIUS_METRES * arc;
  }
}
