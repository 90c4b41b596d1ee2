package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which city a benchmark is asked for, and the city.
final class MadeUpCity {
  static final String USAGE = """
      [--nodes N] [--steps N] [--seed N] [--persons N] [--bind exits|roads]
      [--osm FILE.osm.pbf] [--file INSTANCE]""";

  private int nodes = 5_000;
  private int steps = 240;
  private long seed = 1;
  private int persons = -1;
  private boolean exitsBind = true;
  private @Nullable Path osm;
  private @Nullable Path file;

  /// Takes an option; false where it is none of the city's.
  boolean take(String option, String value) {
    switch (option) {
      case "--nodes" -> nodes = Integer.parseInt(value);
      case "--steps" -> steps = Integer.parseInt(value);
      case "--seed" -> seed = Long.parseLong(value);
      case "--persons" -> persons = Integer.parseInt(value);
      case "--bind" -> exitsBind = value.equals("exits");
      case "--osm" -> osm = Path.of(value);
      case "--file" -> file = Path.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  long seed() {
    return seed;
  }

  FlowInstance instance() throws IOException {
    Path instance = file;
    if (instance != null) {
      return InstanceFile.read(instance);
    }
    int people = persons < 0 ? 10 * nodes : persons;
    List<String> lines = osm == null
        ? RoadGrid.lines(nodes, steps, seed, people, exitsBind)
        : OsmCity.lines(osm, steps, seed, people, exitsBind);
    Path written = Files.createTempFile("corridor-city", ".txt");
    try {
      Files.write(written, lines);
      return InstanceFile.read(written);
    } finally {
      Files.delete(written);
    }
  }
}
