package org.corridor.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.corridor.formats.roads.OsmFile;
import org.corridor.formats.roads.RoadMapFile;
import org.corridor.network.Area;
import org.corridor.network.RoadMap;
import org.corridor.network.osm.OsmRoads;

/// One import in a process of its own, the result written to the disk.
final class ImportChild {
  static final String CORRIDOR = "corridor";
  static final String GRAPHHOPPER = "graphhopper";
  static final String ROUTES = "routes";

  private ImportChild() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    Path folder = Path.of(args[2]);
    switch (args[0]) {
      case CORRIDOR -> {
        RoadMap map = OsmRoads.read(OsmFile.open(file), Area.EVERYWHERE, "", file.toString())
            .map();
        try (OutputStream out = Files.newOutputStream(folder.resolve("roads.bin"))) {
          RoadMapFile.write(map, out);
        }
        ChildProcess.tell(map.junctionCount(), map.stretchCount());
      }
      case GRAPHHOPPER -> {
        new GraphHopperImport(file, folder.resolve("gh")).close();
        ChildProcess.tell();
      }
      case ROUTES ->
        RouteCheck.run(file, folder, Integer.parseInt(args[3]), Long.parseLong(args[4]));
      default -> throw new IllegalArgumentException("No import called " + args[0]);
    }
  }
}
