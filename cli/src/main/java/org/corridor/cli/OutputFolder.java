package org.corridor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.corridor.arrangements.Route;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.notice.RouteGpx;
import org.corridor.formats.report.PlanFiles;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.workflows.Assessment;

/// Writes the answer as files, each whole or not at all.
final class OutputFolder {
  private OutputFolder() {}

  /// Returns the names of the files.
  static List<String> write(Path folder, Assessment plan) {
    Map<String, String> files = new LinkedHashMap<>(PlanFiles.of(plan));
    List<RouteGpx.Line> routes = routes(plan.scenario());
    if (!routes.isEmpty()) {
      files.put("routes.gpx", RouteGpx.of(routes));
    }
    create(folder);
    files.forEach((name, text) -> replace(folder.resolve(name), text));
    return List.copyOf(files.keySet());
  }

  /// The corridor and its alternates, where all their places have coordinates.
  private static List<RouteGpx.Line> routes(Scenario scenario) {
    Function<String, Place> placeById = scenario.placeById();
    List<RouteGpx.Line> lines = new ArrayList<>();
    for (Route route : scenario.arrangement().routes()) {
      List<RouteGpx.Point> points = route.places().stream()
          .map(placeById)
          .filter(Place::located)
          .map(p -> new RouteGpx.Point(
              p.name(), p.latitude().orElseThrow(), p.longitude().orElseThrow()))
          .toList();
      if (points.size() == route.places().size()) {
        lines.add(new RouteGpx.Line(scenario.title(), points));
      }
    }
    return lines;
  }

  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Main.CannotWrite(folder + ": " + FileTrouble.of(e), e);
    }
  }

  /// Writes the whole of a file.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static void replace(Path file, String text) {
    replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// A reader sees the old file or the new one, never a part.
  static void replace(Path file, Content content) {
    Path part = null;
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException(Files.isDirectory(file) ? "a folder" : "no plain file");
      }
      part = Files.createTempFile(file.toAbsolutePath().getParent(), ".corridor", ".part");
      try (OutputStream out = Files.newOutputStream(part)) {
        content.writeTo(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        if (part != null) {
          Files.deleteIfExists(part);
        }
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw new Main.CannotWrite(file + ": " + FileTrouble.of(e), e);
    }
  }
}
