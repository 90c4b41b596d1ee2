package org.corridor.feeds.place;

/// A point on the earth.
///
/// @param longitude degrees east
/// @param latitude degrees north
public record Spot(double longitude, double latitude) {
  private static final double EARTH_RADIUS_KM = 6371;

  /// Great-circle distance.
  public double kmTo(Spot other) {
    double a = Math.toRadians(latitude);
    double b = Math.toRadians(other.latitude);
    double h = square(Math.sin((b - a) / 2))
        + Math.cos(a)
            * Math.cos(b)
            * square(Math.sin(Math.toRadians(other.longitude - longitude) / 2));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  private static double square(double x) {
    return x * x;
  }
}
