package org.corridor.simulate;

import java.util.List;

/// What became of a plan in one run.
///
/// @param milliPersonsOut people out by the end, in thousandths
/// @param milliPersonsCaught people who were on contested road when the suspension collapsed, or
///     drove on after
/// @param milliPersonsTurnedBack people who went back to a haven
/// @param personMillisExposed time on contested road, all people together
/// @param longestWaitMillis the longest wait in front of each checkpoint and halt, then on each of
///     the contested roads that most pass ([Traffic#watchedRoads])
public record RunResult(
    long milliPersonsOut,
    long milliPersonsCaught,
    long milliPersonsTurnedBack,
    long personMillisExposed,
    List<Long> longestWaitMillis) {
  public RunResult {
    longestWaitMillis = List.copyOf(longestWaitMillis);
  }
}
