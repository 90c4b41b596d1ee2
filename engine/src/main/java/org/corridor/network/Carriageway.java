package org.corridor.network;

/// One direction of a stretch of road.
///
/// @param passage who may use it
/// @param speedKmh how fast a column goes on it; above 0
/// @param lanes how many side by side
/// @param vehiclesPerHour all lanes together, sustained in an evacuation; 0 where no rate is known
public record Carriageway(Passage passage, int speedKmh, int lanes, int vehiclesPerHour) {
  public Carriageway {
    if (speedKmh <= 0 || speedKmh > 250 || lanes < 1 || lanes > 100 || vehiclesPerHour < 0) {
      throw new IllegalArgumentException("A carriageway has a speed, lanes and a rate, not "
          + speedKmh + " km/h, " + lanes + " lanes, " + vehiclesPerHour + " vehicles an hour");
    }
  }
}
