package org.corridor.network;

import java.util.List;

/// A place with a name on the map.
///
/// @param name as the map has it, in the language of the place
/// @param kind city, town, village, suburb, …
/// @param latitudeE7 degrees × 10⁷
/// @param longitudeE7 degrees × 10⁷
/// @param otherNames in other languages, as the map has them
public record Settlement(
    String name, String kind, int latitudeE7, int longitudeE7, List<String> otherNames) {
  public Settlement {
    otherNames = List.copyOf(otherNames);
  }
}
