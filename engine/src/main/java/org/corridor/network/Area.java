package org.corridor.network;

/// A part of the map. Coordinates are degrees × 10⁷.
@FunctionalInterface
public interface Area {
  Area EVERYWHERE = (_, _) -> true;

  boolean contains(int latitudeE7, int longitudeE7);

  /// What is in this and in another.
  default Area and(Area other) {
    return (latitudeE7, longitudeE7) ->
        contains(latitudeE7, longitudeE7) && other.contains(latitudeE7, longitudeE7);
  }

  /// A box by its edges in degrees.
  static Area box(double west, double south, double east, double north) {
    return (latitudeE7, longitudeE7) -> latitudeE7 >= south * 1e7
        && latitudeE7 <= north * 1e7
        && longitudeE7 >= west * 1e7
        && longitudeE7 <= east * 1e7;
  }
}
