package org.corridor.cluster;

import java.util.ArrayList;
import java.util.List;
import org.corridor.simulate.RunResult;

/// Results as numbers, to be sent: four of each run and the wait at each checkpoint.
final class Results {
  private static final int FIXED = 4;

  private Results() {}

  static long[] packed(List<RunResult> results) {
    int each =
        FIXED + (results.isEmpty() ? 0 : results.getFirst().longestWaitMillis().size());
    long[] numbers = new long[each * results.size()];
    int at = 0;
    for (RunResult result : results) {
      numbers[at++] = result.milliPersonsOut();
      numbers[at++] = result.milliPersonsCaught();
      numbers[at++] = result.milliPersonsTurnedBack();
      numbers[at++] = result.personMillisExposed();
      for (long wait : result.longestWaitMillis()) {
        numbers[at++] = wait;
      }
    }
    return numbers;
  }

  /// @param count how many runs they are of
  static List<RunResult> unpacked(long[] numbers, int count) {
    int each = numbers.length / count;
    List<RunResult> results = new ArrayList<>(count);
    for (int from = 0; from < numbers.length; from += each) {
      List<Long> waits = new ArrayList<>(each - FIXED);
      for (int i = FIXED; i < each; i++) {
        waits.add(numbers[from + i]);
      }
      results.add(new RunResult(
          numbers[from], numbers[from + 1], numbers[from + 2], numbers[from + 3], waits));
    }
    return results;
  }
}
