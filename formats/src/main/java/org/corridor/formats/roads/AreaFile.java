package org.corridor.formats.roads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.network.Area;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// An area as GeoJSON (RFC 7946): all polygons of the file together.
public final class AreaFile {
  private static final int BYTES_MAX = 20_000_000;

  private final List<Polygon> polygons = new ArrayList<>();
  private final GeometryFactory geometry = new GeometryFactory();

  private AreaFile() {}

  /// Reads an area.
  ///
  /// @throws BadInput if the file holds no polygon
  public static Area read(Path file) {
    String name = String.valueOf(file.getFileName());
    AreaFile area = new AreaFile();
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw refused(name, 0, 0, "more than " + BYTES_MAX / 1_000_000 + " MB");
      }
      try (JsonParser json =
          new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
        area.collect(json);
      }
    } catch (IOException e) {
      throw refused(name, 0, 0, FileTrouble.of(e));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw refused(
          name,
          at == null ? 0 : Math.max(0, at.getLineNr()),
          at == null ? 0 : Math.max(0, at.getColumnNr()),
          "no JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw refused(
          name,
          0,
          0,
          "a ring that is not closed, has too few points, or points that are no numbers");
    }
    if (area.polygons.stream().allMatch(p -> p.getArea() == 0)) {
      throw refused(name, 0, 0, "no polygon");
    }
    return area.asArea();
  }

  private static BadInput refused(String file, int line, int column, String found) {
    return BadInput.of(new Problem(
        file,
        line,
        column,
        "",
        "GeoJSON with a Polygon or MultiPolygon, longitude before latitude",
        found,
        "draw the area on a map and save it as GeoJSON"));
  }

  /// Wherever `coordinates` stand four or three levels deep, they are polygons.
  private void collect(JsonParser json) {
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      boolean found = token == JsonToken.PROPERTY_NAME && json.currentName().equals("coordinates");
      if (found && json.nextToken() == JsonToken.START_ARRAY) {
        level(json, 0);
      }
    }
  }

  /// Reads the rest of an array; returns its rings when it holds points.
  private List<Coordinate> level(JsonParser json, int depth) {
    List<Coordinate> points = new ArrayList<>();
    List<LinearRing> rings = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        List<Coordinate> inner = level(json, depth + 1);
        if (inner.size() == 1) {
          points.addAll(inner);
        } else if (inner.size() > 1) {
          rings.add(geometry.createLinearRing(inner.toArray(Coordinate[]::new)));
        }
      } else if (token.isNumeric()) {
        numbers.add(json.getDoubleValue());
      } else {
        throw new IllegalArgumentException("No number");
      }
    }
    if (!rings.isEmpty()) {
      polygons.add(geometry.createPolygon(
          rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
    }
    return numbers.size() >= 2 ? List.of(new Coordinate(numbers.get(0), numbers.get(1))) : points;
  }

  private Area asArea() {
    List<IndexedPointInAreaLocator> locators =
        polygons.stream().map(IndexedPointInAreaLocator::new).toList();
    return (latitudeE7, longitudeE7) -> {
      Coordinate point = new Coordinate(longitudeE7 / 1e7, latitudeE7 / 1e7);
      return locators.stream().anyMatch(l -> l.locate(point) != Location.EXTERIOR);
    };
  }
}
