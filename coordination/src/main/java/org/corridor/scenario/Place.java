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
/// @param onRoad the road of a map that stands for it; empty where places are not on a map
/// @param metresOff how far that is from where it was said to be; below 0 for a junction of the map
///     that nobody named
public record Place(
    String id,
    String name,
    String pcode,
    String country,
    OptionalDouble latitude,
    OptionalDouble longitude,
    String onRoad,
    int metresOff) {
  public static Place named(String id) {
    return new Place(id, id, "", "", OptionalDouble.empty(), OptionalDouble.empty(), "", 0);
  }

  /// A junction of a map, named by its roads only.
  public boolean onlyOnMap() {
    return metresOff < 0;
  }

  public boolean located() {
    return latitude.isPresent() && longitude.isPresent();
  }

  /// The same, standing on a road of a map.
  public Place at(OptionalDouble north, OptionalDouble east, String road, int metres) {
    return new Place(id, name, pcode, country, north, east, road, metres);
  }
}
