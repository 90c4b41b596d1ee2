package org.corridor.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A made-up city: a grid of roads in both directions, origins everywhere, destinations at its
/// border, windows on roads and destinations.
final class RoadGrid {
  private final SplittableRandom random;
  private final boolean exitsBind;
  private final int steps;

  private RoadGrid(long seed, boolean exitsBind, int steps) {
    random = new SplittableRandom(seed);
    this.exitsBind = exitsBind;
    this.steps = steps;
  }

  /// @param nodes places, rounded down to a rectangle
  /// @param persons in all, shared out at random
  /// @param exitsBind few places at the destinations and wide roads, or the other way round
  static List<String> lines(int nodes, int steps, long seed, int persons, boolean exitsBind) {
    return new RoadGrid(seed, exitsBind, steps).lines(nodes, persons);
  }

  private List<String> lines(int nodes, int persons) {
    int width = (int) Math.sqrt(nodes);
    int height = nodes / width;
    List<String> lines = new ArrayList<>();
    lines.add("p corridor-flow " + width * height + " " + steps);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (x + 1 < width) {
          road(lines, y * width + x, y * width + x + 1);
        }
        if (y + 1 < height) {
          road(lines, y * width + x, (y + 1) * width + x);
        }
      }
    }
    int[] at = new int[width * height];
    for (int i = 0; i < persons; i++) {
      at[random.nextInt(at.length)]++;
    }
    for (int place = 0; place < at.length; place++) {
      if (at[place] > 0) {
        lines.add("o " + place + " " + at[place]);
      }
    }
    int exits = Math.max(2, (width + height) / 8);
    for (int e = 0; e < exits; e++) {
      int along = random.nextInt(width);
      int place = random.nextBoolean() ? along : (height - 1) * width + along;
      int perStep = exitsBind
          ? Math.max(1, persons / (2 * steps * exits) + random.nextInt(3))
          : FlowInstance.UNLIMITED;
      lines.add("d " + place + " " + perStep);
      windows(lines, 2);
    }
    return lines;
  }

  private void road(List<String> lines, int one, int other) {
    int travel = 1 + random.nextInt(3);
    int perStep = exitsBind ? 20 + random.nextInt(20) : 1 + random.nextInt(4);
    for (int way = 0; way < 2; way++) {
      lines.add("a " + (way == 0 ? one : other) + " " + (way == 0 ? other : one) + " " + travel
          + " " + perStep);
      windows(lines, 5);
    }
  }

  private void windows(List<String> lines, int oneIn) {
    lines.addAll(Windows.atRandom(random, steps, oneIn));
  }
}
