package org.corridor.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Windows of made-up instances.
final class Windows {
  private Windows() {}

  /// One road in `oneIn` is open only now and then: the lines that say so, mostly none.
  static List<String> atRandom(SplittableRandom random, int steps, int oneIn) {
    List<String> lines = new ArrayList<>();
    if (random.nextInt(oneIn) == 0) {
      int count = 1 + random.nextInt(3);
      int length = steps / count;
      for (int w = 0; w < count; w++) {
        int from = w * length + random.nextInt(Math.max(1, length / 2));
        lines.add(
            "w " + from + " " + (from + length / 4 + random.nextInt(Math.max(1, length / 4))));
      }
    }
    return lines;
  }
}
