package org.corridor.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.corridor.plan.roster.RosterProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Instances of the bus evacuation problem: the text files of bep-grasp, and VROOM's JSON with one
/// shelter fixed per load.
final class BusInstance {
  private BusInstance() {}

  static RosterProblem read(Path file) {
    try {
      String text = Files.readString(file);
      return file.toString().endsWith(".json") ? vroom(text) : bep(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Buses and capacity; buses per depot; demand per point; room per shelter; depot to point; point
  /// to shelter. Lists begin with their length, and those of demand and room also have their sum;
  /// rows of the last begin with their number.
  private static RosterProblem bep(String text) {
    StringTokenizer words = new StringTokenizer(text);
    next(words);
    next(words);
    int[] buses = list(words, next(words));
    int points = next(words);
    next(words);
    int[] loads = list(words, points);
    int shelters = next(words);
    next(words);
    int[] room = list(words, shelters);
    int[][] depotToPoint = new int[buses.length][];
    for (int d = 0; d < buses.length; d++) {
      if (next(words) != d + 1) {
        throw new IllegalArgumentException("row " + (d + 1) + " of the depots is not there");
      }
      depotToPoint[d] = list(words, points);
    }
    int[][] pointToShelter = new int[points][];
    for (int p = 0; p < points; p++) {
      if (next(words) != p + 1) {
        throw new IllegalArgumentException("row " + (p + 1) + " of the points is not there");
      }
      pointToShelter[p] = list(words, shelters);
    }
    int[][] shelterToPoint = turned(pointToShelter, shelters);
    shorten(depotToPoint, pointToShelter, shelterToPoint);
    return new RosterProblem(buses, loads, room, depotToPoint, pointToShelter, shelterToPoint);
  }

  /// An empty bus may pass points and shelters without stopping, and in these random times that is
  /// often the shorter way; whoever is aboard goes straight to the shelter.
  private static void shorten(int[][] depotToPoint, int[][] straight, int[][] shelterToPoint) {
    while (shortened(shelterToPoint, straight, shelterToPoint)) {
      // Until no round is shorter.
    }
    shortened(depotToPoint, straight, shelterToPoint);
  }

  private static boolean shortened(int[][] from, int[][] straight, int[][] shelterToPoint) {
    boolean shorter = false;
    for (int[] times : from) {
      for (int p = 0; p < times.length; p++) {
        for (int s = 0; s < shelterToPoint.length; s++) {
          for (int q = 0; q < times.length; q++) {
            int round = times[p] + straight[p][s] + shelterToPoint[s][q];
            shorter |= round < times[q];
            times[q] = Math.min(times[q], round);
          }
        }
      }
    }
    return shorter;
  }

  private static int next(StringTokenizer words) {
    return Integer.parseInt(words.nextToken());
  }

  private static int[] list(StringTokenizer words, int count) {
    int[] list = new int[count];
    for (int i = 0; i < count; i++) {
      list[i] = next(words);
    }
    return list;
  }

  private static int[][] turned(int[][] rows, int columns) {
    int[][] turned = new int[columns][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c][r] = rows[r][c];
      }
    }
    return turned;
  }

  private static RosterProblem vroom(String text) {
    JsonNode root = JsonMapper.shared().readTree(text);
    JsonNode durations = root.path("matrices").path("car").path("durations");
    Map<List<Integer>, Integer> points = new LinkedHashMap<>();
    Map<Integer, Integer> shelters = new LinkedHashMap<>();
    List<Integer> loads = new ArrayList<>();
    List<int[]> services = new ArrayList<>();
    for (JsonNode shipment : root.path("shipments")) {
      JsonNode pickup = shipment.path("pickup");
      JsonNode delivery = shipment.path("delivery");
      int from = pickup.path("location_index").asInt();
      int to = delivery.path("location_index").asInt();
      shelters.putIfAbsent(to, shelters.size());
      int point = points.computeIfAbsent(List.of(from, to), _ -> points.size());
      if (point == loads.size()) {
        loads.add(0);
        services.add(
            new int[] {pickup.path("service").asInt(), delivery.path("service").asInt()});
      }
      loads.set(point, loads.get(point) + 1);
    }
    int start = root.path("vehicles").get(0).path("start_index").asInt();
    int[][] depotToPoint = new int[1][points.size()];
    int[][] pointToShelter = new int[points.size()][shelters.size()];
    int[][] shelterToPoint = new int[shelters.size()][points.size()];
    points.forEach((place, p) -> {
      int from = place.getFirst();
      int load = services.get(p)[0];
      depotToPoint[0][p] = durations.get(start).get(from).asInt() + load;
      shelters.forEach((to, s) -> {
        shelterToPoint[s][p] = durations.get(to).get(from).asInt() + load;
        pointToShelter[p][s] = to.equals(place.getLast())
            ? durations.get(from).get(to).asInt() + services.get(p)[1]
            : -1;
      });
    });
    int[] room = new int[shelters.size()];
    java.util.Arrays.fill(room, root.path("shipments").size());
    return new RosterProblem(
        new int[] {root.path("vehicles").size()},
        loads.stream().mapToInt(Integer::intValue).toArray(),
        room,
        depotToPoint,
        pointToShelter,
        shelterToPoint);
  }
}
