package org.corridor.plan.zones;

import java.util.Arrays;

/// How many vehicles a minute could still set off in each minute of a quarter hour: if a wave
/// begins with it, if it is one after its first, and if a wave ends with it.
final class Quarter {
  static final int MINUTES = 15;

  final double[] asFirst = new double[MINUTES];
  final double[] between = new double[MINUTES];
  final double[] asLast = new double[MINUTES];

  /// First minute of the best wave, and how many it takes; 0 where there is none.
  private int begin;

  private int length;

  void open() {
    Arrays.fill(asFirst, Double.MAX_VALUE);
    Arrays.fill(between, Double.MAX_VALUE);
    Arrays.fill(asLast, Double.MAX_VALUE);
  }

  void close(int minute) {
    asFirst[minute] = 0;
    between[minute] = 0;
    asLast[minute] = 0;
  }

  boolean closed() {
    for (double each : asFirst) {
      if (each > 0) {
        return false;
      }
    }
    return true;
  }

  int begin() {
    return begin;
  }

  int length() {
    return length;
  }

  /// Finds the minutes in which most of so many can set off evenly, and no more minutes than it
  /// takes.
  void choose(int left) {
    length = 0;
    // One vehicle is enough.
    double most = 1 - 2e-6;
    for (int i = 0; i < MINUTES; i++) {
      double rate = asFirst[i];
      for (int j = i; j < MINUTES && rate > 0; j++) {
        rate = j > i ? Math.min(rate, between[j]) : rate;
        double n = Math.min(left, Math.min(rate, asLast[j]) * (j - i + 1));
        if (n > most + 1e-6) {
          most = n;
          begin = i;
          length = j - i + 1;
        }
      }
    }
  }
}
