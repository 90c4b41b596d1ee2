package org.corridor.benchmarks;

import com.graphhopper.GHRequest;
import com.graphhopper.GHResponse;
import com.graphhopper.GraphHopper;
import com.graphhopper.ResponsePath;
import com.graphhopper.config.Profile;
import com.graphhopper.json.Statement;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.IntEncodedValue;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.TurnCostsConfig;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// GraphHopper, set up for what Corridor imports: cars and people on foot, turn restrictions, no
/// preparation for fast routing. Its car looks for the shortest way.
final class GraphHopperImport implements AutoCloseable {
  private static final String CAR = "car";
  private static final String WAY = "osm_way_id";

  private final GraphHopper hopper;

  /// Imports a file into a folder, or loads what lies there.
  GraphHopperImport(Path file, Path folder) {
    // Its reader's message classes are of an older making than the library; that is its matter.
    Logger.getLogger("com.google.protobuf.GeneratedMessage").setLevel(Level.OFF);
    hopper = new GraphHopper();
    hopper.setOSMFile(file.toString());
    hopper.setGraphHopperLocation(folder.toString());
    hopper.setEncodedValuesString(
        "car_access, car_average_speed, foot_access, foot_average_speed, road_class, road_access,"
            + " max_weight, surface, lanes, " + WAY);
    hopper.setProfiles(
        new Profile(CAR)
            .setCustomModel(shortest("car_access"))
            .setTurnCostsConfig(TurnCostsConfig.car()),
        new Profile("foot").setCustomModel(shortest("foot_access")));
    hopper.importOrLoad();
  }

  private static CustomModel shortest(String access) {
    return new CustomModel()
        .addToPriority(Statement.If("!" + access, Statement.Op.MULTIPLY, "0"))
        .addToSpeed(Statement.If("true", Statement.Op.LIMIT, "50"));
  }

  /// A way of GraphHopper.
  ///
  /// @param metres its length
  /// @param wayIds ways of OpenStreetMap that it follows
  record Way(double metres, List<Long> wayIds) {}

  /// The shortest way by car between two points, degrees.
  Optional<Way> findShortest(
      double latitude, double longitude, double toLatitude, double toLongitude) {
    GHRequest request = new GHRequest(latitude, longitude, toLatitude, toLongitude)
        .setProfile(CAR)
        .setPathDetails(List.of(WAY));
    GHResponse response = hopper.route(request);
    if (response.hasErrors()) {
      return Optional.empty();
    }
    ResponsePath best = response.getBest();
    List<Long> ways = best.getPathDetails().getOrDefault(WAY, List.of()).stream()
        .map(detail -> ((Number) detail.getValue()).longValue())
        .toList();
    return Optional.of(new Way(best.getDistance(), ways));
  }

  /// The ways of OpenStreetMap that a car may use in either direction.
  Set<Long> waysForCars() {
    BooleanEncodedValue access = hopper.getEncodingManager().getBooleanEncodedValue("car_access");
    IntEncodedValue way = hopper.getEncodingManager().getIntEncodedValue(WAY);
    Set<Long> ways = new HashSet<>();
    for (AllEdgesIterator edge = hopper.getBaseGraph().getAllEdges(); edge.next(); ) {
      if (edge.get(access) || edge.getReverse(access)) {
        ways.add((long) edge.get(way));
      }
    }
    return ways;
  }

  @Override
  public void close() {
    hopper.close();
  }
}
