package org.corridor.workflows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When all are out if the same window, on the terms as announced, came every day.
///
/// @param days how many times the window, or all windows of the scenario, would have to come; 0
/// when
///     it never ends; with no last moment, how many were counted before giving up
/// @param last when the last is out; null when it never ends
/// @param stillIn people who never get out on these terms, or were still in when counting ended
public record Clearance(int days, @Nullable Instant last, long stillIn) {

  public String describe(Words words) {
    if (last == null) {
      if (days > 0) {
        return "Were the same window to come every day, "
            + Words.people(stillIn)
            + " would still be there after "
            + Words.count(days)
            + " windows.";
      }
      return stillIn == 0
          ? "Nobody wants to leave."
          : "Were the same window to come every day, "
              + Words.people(stillIn)
              + " would still never get out.";
    }
    if (days == 1) {
      return "All are out by " + words.time(last) + ".";
    }
    return words.severalWindows()
        ? "Were the same windows to come again and again, all would be out after "
            + Words.count(days)
            + " times, by "
            + words.time(last)
            + "."
        : "Were the same window to come every day, all would be out after "
            + Words.count(days)
            + " windows, by "
            + words.time(last)
            + ".";
  }
}
