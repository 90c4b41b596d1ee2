package org.corridor.scenario;

import java.util.OptionalDouble;

/// A named place where roads meet.
///
/// @param id short name used in the scenario files
/// @param name as it is written in answers
/// @param pcode administrative code (COD-AB), empty when unknown
/// @param country ISO 3166-1 alpha-2, empty when unknown
/// @param latitude degrees north, WGS 84
/// @param longitude degrees east, WGS 84
public record Place(
    String id,
    String name,
    String pcode,
    String country,
    OptionalDouble latitude,
    OptionalDouble longitude) {
  public static Place named(String id) {
    return new Place(id, id, "", "", OptionalDouble.empty(), OptionalDouble.empty());
  }

  public boolean located() {
    return latitude.isPresent() && longitude.isPresent();
  }
}
