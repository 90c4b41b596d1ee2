package org.corridor.formats.report;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.arrangements.Route;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;

/// Where places are drawn: a map where all have coordinates, else a line of places.
final class RoadScheme {
  static final int WIDTH = 720;
  private static final int MAP_HEIGHT = 420;
  private static final int SCHEME_HEIGHT = 210;

  private final Scenario scenario;
  private final boolean geographic;
  private final int mapHeight;

  RoadScheme(Scenario scenario) {
    this.scenario = scenario;
    geographic =
        scenario.places().stream().allMatch(Place::located) && scenario.places().size() > 1;
    mapHeight = geographic ? MAP_HEIGHT : SCHEME_HEIGHT;
  }

  boolean geographic() {
    return geographic;
  }

  int height() {
    return mapHeight;
  }

  /// By id of the place: across, and down.
  Map<String, double[]> positions() {
    return geographic ? onMap() : scheme();
  }

  /// Equirectangular, true to shape at the middle latitude.
  private Map<String, double[]> onMap() {
    double south = 90;
    double north = -90;
    double west = 180;
    double east = -180;
    for (Place place : scenario.places()) {
      south = Math.min(south, place.latitude().orElseThrow());
      north = Math.max(north, place.latitude().orElseThrow());
      west = Math.min(west, place.longitude().orElseThrow());
      east = Math.max(east, place.longitude().orElseThrow());
    }
    double narrowing = Math.cos(Math.toRadians((south + north) / 2));
    double margin = 50;
    double perDegree = Math.min(
        (WIDTH - 2 * margin) / Math.max(1e-6, (east - west) * narrowing),
        (mapHeight - 2 * margin) / Math.max(1e-6, north - south));
    Map<String, double[]> at = new HashMap<>();
    for (Place place : scenario.places()) {
      double x = (place.longitude().orElseThrow() - (west + east) / 2) * narrowing * perDegree;
      double y = ((south + north) / 2 - place.latitude().orElseThrow()) * perDegree;
      at.put(place.id(), new double[] {WIDTH / 2.0 + x, mapHeight / 2.0 + y});
    }
    return at;
  }

  /// The corridor from left to right, everything else below it.
  private Map<String, double[]> scheme() {
    Route corridor = scenario.arrangement().corridor();
    Set<String> line = new LinkedHashSet<>(corridor == null ? List.of() : corridor.places());
    if (line.isEmpty()) {
      scenario.places().forEach(place -> line.add(place.id()));
    }
    Map<String, double[]> at = new HashMap<>();
    double step = (WIDTH - 160.0) / Math.max(1, line.size() - 1);
    int i = 0;
    for (String id : line) {
      double y = line.size() > 6 ? mapHeight / 3.0 + (i % 2) * 40 : mapHeight / 3.0;
      at.put(id, new double[] {60 + step * i++, y});
    }
    int below = 0;
    for (Place place : scenario.places()) {
      if (!at.containsKey(place.id())) {
        at.put(place.id(), new double[] {
          60 + 150.0 * (below % 4) + 40, 2 * mapHeight / 3.0 + 40.0 * Math.floorDiv(below, 4)
        });
        below++;
      }
    }
    return at;
  }
}
