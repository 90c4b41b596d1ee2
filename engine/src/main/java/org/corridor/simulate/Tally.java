package org.corridor.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What many runs come to.
///
/// @param runs how many
/// @param personsOutP10 in nine of ten runs at least so many get out
/// @param personsOutP50 in half of them at least so many
/// @param personsOutP90 in one of ten at least so many
/// @param personsOutMean on the average
/// @param personsOutDeviation standard deviation of the runs
/// @param personsCaughtMean on contested road when it was no longer safe, on the average
/// @param personsCaughtP90 in one of ten runs at least so many
/// @param anyCaughtShare runs in which anybody was
/// @param personsTurnedBackMean back to a haven
/// @param personHoursExposedMean on contested road
/// @param longestWaitMinutesP90 at each checkpoint and halt and on contested roads, in one of ten
///     runs at least so long
public record Tally(
    int runs,
    long personsOutP10,
    long personsOutP50,
    long personsOutP90,
    double personsOutMean,
    double personsOutDeviation,
    double personsCaughtMean,
    long personsCaughtP90,
    double anyCaughtShare,
    double personsTurnedBackMean,
    double personHoursExposedMean,
    List<Double> longestWaitMinutesP90) {
  public Tally {
    longestWaitMinutesP90 = List.copyOf(longestWaitMinutesP90);
  }

  /// Of results in any order.
  public static Tally of(List<RunResult> results) {
    long[] out = sorted(results.stream().mapToLong(RunResult::milliPersonsOut).toArray());
    long[] caught =
        sorted(results.stream().mapToLong(RunResult::milliPersonsCaught).toArray());
    List<Double> waits = new ArrayList<>();
    int gates = results.isEmpty() ? 0 : results.getFirst().longestWaitMillis().size();
    for (int g = 0; g < gates; g++) {
      int gate = g;
      long[] wait = sorted(
          results.stream().mapToLong(r -> r.longestWaitMillis().get(gate)).toArray());
      waits.add(at(wait, 0.9) / 60_000.0);
    }
    return new Tally(
        results.size(),
        at(out, 0.1) / 1000,
        at(out, 0.5) / 1000,
        at(out, 0.9) / 1000,
        Arrays.stream(out).average().orElse(0) / 1000,
        deviation(out) / 1000,
        Arrays.stream(caught).average().orElse(0) / 1000,
        at(caught, 0.9) / 1000,
        share(results, 0),
        results.stream().mapToLong(RunResult::milliPersonsTurnedBack).average().orElse(0) / 1000,
        results.stream().mapToLong(RunResult::personMillisExposed).average().orElse(0)
            / 1000
            / 3_600_000,
        waits);
  }

  private static double deviation(long[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares =
        Arrays.stream(values).mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  /// The share of runs in which more than so many people were caught.
  public static double share(List<RunResult> results, long persons) {
    long more =
        results.stream().filter(r -> r.milliPersonsCaught() > persons * 1000).count();
    return results.isEmpty() ? 0 : more / (double) results.size();
  }

  /// Of so many runs a share was found: what the true one is at most, to 95 % (Wilson's interval,
  /// one-sided).
  public static double atMost(double share, int runs) {
    double z = 1.645;
    double n = Math.max(1, runs);
    double middle = share + z * z / (2 * n);
    double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return Math.min(1, (middle + half) / (1 + z * z / n));
  }

  private static long[] sorted(long[] values) {
    Arrays.sort(values);
    return values;
  }

  /// The value that a share of all does not exceed (nearest rank).
  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
  }
}
