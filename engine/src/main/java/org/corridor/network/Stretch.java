package org.corridor.network;

/// A stretch of road from junction to junction, with what its two directions have in common.
///
/// @param from junction at which it starts, as drawn on the map
/// @param to junction at which it ends
/// @param lengthMillimetres along its bends; above 0
/// @param wayId the way of OpenStreetMap it is part of; 0 for none
/// @param roadClass what kind of road
/// @param surface what it is covered with
/// @param features a set of [Feature] bits
/// @param maxWeightKilograms what a vehicle may weigh; 0 where nothing is said
/// @param name name or number of the road; may be empty
/// @param forward from `from` to `to`
/// @param backward from `to` to `from`
public record Stretch(
    int from,
    int to,
    int lengthMillimetres,
    long wayId,
    RoadClass roadClass,
    Surface surface,
    int features,
    int maxWeightKilograms,
    String name,
    Carriageway forward,
    Carriageway backward) {
  public Stretch {
    if (from < 0 || to < 0 || from == to || lengthMillimetres <= 0 || maxWeightKilograms < 0) {
      throw new IllegalArgumentException("A stretch joins two junctions some way apart, not " + from
          + " and " + to + " at " + lengthMillimetres + " mm");
    }
  }
}
