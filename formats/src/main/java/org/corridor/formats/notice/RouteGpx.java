package org.corridor.formats.notice;

import io.jenetics.jpx.GPX;
import io.jenetics.jpx.Route;
import io.jenetics.jpx.WayPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
}
