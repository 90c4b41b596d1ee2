package org.corridor.formats.notice;

import io.jenetics.jpx.GPX;
import io.jenetics.jpx.Route;
import io.jenetics.jpx.WayPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;

/// Routes as GPX 1.1, for the devices of drivers: `rte` with the places to pass through, in order.
/// No tracks and no other points: where people wait and where vehicles are is in no file like this.
public final class RouteGpx {
  private RouteGpx() {}

  /// A place to pass through; degrees, WGS 84.
  public record Point(String name, double latitude, double longitude) {}

  /// A route with its places in the order of travel.
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /// The file of some routes.
  public static String of(List<Line> lines) {
    GPX.Builder gpx = GPX.builder("Corridor");
    for (Line line : lines) {
      List<WayPoint> points = line.points().stream()
          .map(p -> WayPoint.builder()
              .name(p.name())
              .lat(p.latitude())
              .lon(p.longitude())
              .build())
          .toList();
      gpx.addRoute(Route.builder().name(line.name()).points(points).build());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      GPX.Writer.of(GPX.Writer.Indent.SPACE2).write(gpx.build(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /// The routes of a file, each of two named places or more.
  ///
  /// @param name of the file
  /// @throws BadInput where it is no GPX, or a point has no name
  public static List<Line> read(String name, byte[] bytes) {
    GPX gpx;
    try {
      gpx = GPX.Reader.of(GPX.Reader.Mode.STRICT).read(new ByteArrayInputStream(bytes));
    } catch (IOException | IllegalArgumentException e) {
      // Where a file says no version the library speaks of its own insides.
      String message = String.valueOf(e.getMessage());
      String why = message.contains("'version'") ? "one without version=\"1.1\"" : message;
      throw refuse(name, "GPX 1.1 or 1.0", why);
    }
    List<Line> lines = new ArrayList<>();
    for (Route route : gpx.getRoutes()) {
      List<Point> points = new ArrayList<>();
      for (WayPoint point : route.getPoints()) {
        String place = point.getName().orElse("").strip();
        if (place.isEmpty()) {
          throw refuse(name, "a name for every place of a route (rtept)", "one without");
        }
        points.add(new Point(
            place, point.getLatitude().doubleValue(), point.getLongitude().doubleValue()));
      }
      if (points.size() < 2) {
        throw refuse(name, "two places or more in a route (rte)", points.size() + "");
      }
      lines.add(new Line(route.getName().orElse(""), points));
    }
    if (lines.isEmpty()) {
      throw refuse(name, "a route (rte)", "none; tracks (trk) and points (wpt) are none");
    }
    return lines;
  }

  private static BadInput refuse(String name, String expected, String found) {
    return BadInput.of(new Problem(name, 0, 0, "", expected, found, ""));
  }
}
