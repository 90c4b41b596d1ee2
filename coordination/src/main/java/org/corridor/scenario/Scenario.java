package org.corridor.scenario;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.corridor.arrangements.Arrangement;
import org.corridor.reports.Amount;

/// Everything a planner brings to the table, complete and consistent: the reader of the folder lets
/// nothing else through.
///
/// @param title of the scenario
/// @param clock the time zone in which answers are given
/// @param arrangement the terms
/// @param places where roads meet
/// @param segments roads, one per direction
/// @param zones who is to leave
/// @param fleets buses and ambulances
/// @param sites where people may wait and where they are taken in
/// @param figures what else is assumed
public record Scenario(
    String title,
    ZoneId clock,
    Arrangement arrangement,
    List<Place> places,
    List<Segment> segments,
    List<Zone> zones,
    List<Fleet> fleets,
    List<Site> sites,
    Figures figures) {
  public Scenario {
    places = List.copyOf(places);
    segments = List.copyOf(segments);
    zones = List.copyOf(zones);
    fleets = List.copyOf(fleets);
    sites = List.copyOf(sites);
  }

  /// Planning figures that belong to no single row.
  ///
  /// @param walkKmh speed on foot
  /// @param walkersPerVehicle people on foot who take the room of one vehicle on the road
  /// @param stepSeconds time step of the plan
  public record Figures(Amount walkKmh, Amount walkersPerVehicle, int stepSeconds) {
    public static final Figures DEFAULT = new Figures(
        Amount.assumed(4, "an adult with luggage; no field figure was found"),
        Amount.assumed(
            10,
            "Gaza, November 2023: 50,000 people in a 7 h window, against 600 vehicles an"
                + " hour in a lane; rounded down"),
        60);
  }

  /// To look up more than one.
  public Function<String, Place> placeById() {
    Map<String, Place> byId = new HashMap<>();
    places.forEach(place -> byId.put(place.id(), place));
    return id -> {
      Place place = byId.get(id);
      if (place == null) {
        throw new IllegalArgumentException("No place " + id);
      }
      return place;
    };
  }

  public Place place(String id) {
    return placeById().apply(id);
  }

  public long leaving() {
    return zones.stream().mapToLong(Zone::leaving).sum();
  }

  public Scenario with(Arrangement other) {
    return new Scenario(title, clock, other, places, segments, zones, fleets, sites, figures);
  }

  public Scenario withSegments(List<Segment> others) {
    return new Scenario(title, clock, arrangement, places, others, zones, fleets, sites, figures);
  }

  public Scenario withZones(List<Zone> others) {
    return new Scenario(
        title, clock, arrangement, places, segments, others, fleets, sites, figures);
  }

  public Scenario withFleets(List<Fleet> others) {
    return new Scenario(title, clock, arrangement, places, segments, zones, others, sites, figures);
  }

  public Scenario withSites(List<Site> others) {
    return new Scenario(
        title, clock, arrangement, places, segments, zones, fleets, others, figures);
  }

  public Scenario withFigures(Figures others) {
    return new Scenario(title, clock, arrangement, places, segments, zones, fleets, sites, others);
  }
}
