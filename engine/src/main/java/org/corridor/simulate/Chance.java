package org.corridor.simulate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// What goes wrong in one run, as far as it is drawn before anybody sets off, and the chance from
/// which the rest is drawn.
final class Chance {
  private final Traffic traffic;
  private final Map<Disruptions.Kind, SplittableRandom> chance =
      new EnumMap<>(Disruptions.Kind.class);

  /// Per link: when it is closed, and between two who leave it, in milliseconds.
  final long[] closedFrom;

  final long[] closedTo;
  final double[] headway;

  private long collapse;
  private long late;

  Chance(Traffic traffic) {
    this.traffic = traffic;
    closedFrom = new long[traffic.linkCount];
    closedTo = new long[traffic.linkCount];
    headway = new double[traffic.linkCount];
  }

  /// When the suspension collapses; never at [Long#MAX_VALUE].
  long collapse() {
    return collapse;
  }

  /// By how much contested roads open later, in milliseconds.
  long late() {
    return late;
  }

  /// What goes wrong in one run: the same seed and index give the same.
  void draw(Disruptions d, long seed, long index) {
    SplittableRandom random = new SplittableRandom(mixed(seed, index));
    // Each kind has chance of its own: leaving one out leaves the others as they are.
    for (Disruptions.Kind kind : Disruptions.Kind.values()) {
      chance.put(kind, random.split());
    }
    Arrays.fill(closedFrom, Long.MAX_VALUE);
    Arrays.fill(closedTo, Long.MAX_VALUE);
    double wait = -Math.log(1 - next(Disruptions.Kind.COLLAPSE));
    collapse = d.collapsesPerHour() > 0
        ? suspendedFor((long) Math.min(wait / d.collapsesPerHour() * 3_600_000, 1e15))
        : Long.MAX_VALUE;
    late = Math.round(d.lateOpeningMinutes().at(next(Disruptions.Kind.LATE_OPENING)) * 60_000);
    double[] share = new double[traffic.gateCount];
    for (int g = 0; g < share.length; g++) {
      share[g] = d.checkpointShare().at(next(Disruptions.Kind.CHECKPOINTS));
    }
    double hours = (traffic.endMillis - traffic.startMillis) / 3_600_000.0;
    for (int l = 0; l < traffic.linkCount; l++) {
      int gate = traffic.gateOf[l];
      double served = gate < 0 || traffic.halt[l] ? 1 : Math.max(share[gate], 1e-9);
      headway[l] = traffic.headwayMillis[l] / served;
      boolean road = gate < 0 && traffic.intakeMilliPerHour[l] == 0;
      if (road && d.closuresPerRoadHour() > 0) {
        double when = -Math.log(1 - next(Disruptions.Kind.CLOSURES)) / d.closuresPerRoadHour();
        double minutes = d.closureMinutes().at(next(Disruptions.Kind.CLOSURES));
        if (when < hours) {
          closedFrom[l] = traffic.startMillis + (long) (when * 3_600_000);
          closedTo[l] = closedFrom[l] + (long) (minutes * 60_000);
        }
      }
    }
  }

  private static long mixed(long seed, long index) {
    long z = seed + 0x9E3779B97F4A7C15L * (index + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// The moment when a suspension has been needed for so long; never, where it is not.
  private long suspendedFor(long millis) {
    long left = millis;
    for (int i = 0; i < traffic.suspended.count(); i++) {
      long length = traffic.suspended.end(i) - traffic.suspended.start(i);
      if (left < length) {
        return traffic.suspended.start(i) + left;
      }
      left -= length;
    }
    return Long.MAX_VALUE;
  }

  double next(Disruptions.Kind kind) {
    return of(kind).nextDouble();
  }

  SplittableRandom of(Disruptions.Kind kind) {
    return Objects.requireNonNull(chance.get(kind));
  }
}
