package org.corridor.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Instances of shapes on which planners get stuck.
///
/// - `thin`: one road of many short pieces, everybody at its far end;
/// - `windows`: a square whose every road opens and closes twenty times, each at its own moments;
/// - `slow`: a square whose every road lets in one vehicle an hour;
/// - `week`: a square over a week of minutes, one destination that opens for an hour each day.
final class Shapes {
  static final List<String> NAMES = List.of("thin", "windows", "slow", "week");

  private static final int MINUTES_AN_HOUR = 60;
  private static final int MINUTES_A_DAY = 1440;
  private static final int WINDOWS = 20;

  private Shapes() {}

  static List<String> lines(String shape, int nodes, int steps, int persons) {
    return shape.equals("thin")
        ? thin(nodes, steps, persons)
        : square(shape, nodes, steps, persons);
  }

  private static List<String> thin(int nodes, int steps, int persons) {
    List<String> lines = new ArrayList<>();
    lines.add("p corridor-flow " + nodes + " " + steps);
    for (int n = 0; n + 1 < nodes; n++) {
      lines.add("a " + n + " " + (n + 1) + " " + (n % 10 == 0 ? 1 : 0) + " 10");
    }
    lines.add("o 0 " + persons);
    lines.add("d " + (nodes - 1) + " -");
    return lines;
  }

  private static List<String> square(String shape, int nodes, int steps, int persons) {
    int side = (int) Math.sqrt(nodes);
    List<String> lines = new ArrayList<>();
    lines.add("p corridor-flow " + side * side + " " + steps);
    for (int n = 0; n < side * side; n++) {
      int[] next = {n % side + 1 < side ? n + 1 : -1, n + side < side * side ? n + side : -1};
      for (int to : next) {
        if (to >= 0) {
          road(lines, shape, n, to, steps);
          road(lines, shape, to, n, steps);
        }
      }
    }
    for (int n = 1; n < side * side; n++) {
      int here = persons / (side * side - 1) + (n <= persons % (side * side - 1) ? 1 : 0);
      if (here > 0) {
        lines.add("o " + n + " " + here);
      }
    }
    lines.add("d 0 -");
    for (int day = 0; shape.equals("week") && day * MINUTES_A_DAY < steps; day++) {
      int from = day * MINUTES_A_DAY + 12 * MINUTES_AN_HOUR;
      lines.add("w " + from + " " + (from + MINUTES_AN_HOUR));
    }
    return lines;
  }

  private static void road(List<String> lines, String shape, int from, int to, int steps) {
    lines.add("a " + from + " " + to + " 1 " + (shape.equals("slow") ? 1 : 3));
    int phase = (31 * from + 17 * to) % 97;
    int every = switch (shape) {
      case "slow" -> MINUTES_AN_HOUR;
      case "windows" -> Math.max(2, steps / WINDOWS);
      default -> 0;
    };
    int open = shape.equals("slow") ? 1 : every / 2;
    for (int at = every == 0 ? steps : phase % every; at < steps; at += every) {
      lines.add("w " + at + " " + Math.min(steps, at + open));
    }
  }
}
