package org.corridor.workflows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a plan, followed: where people are on the roads at equal distances of time. Made up
/// by chance, as all runs are; nobody's position.
///
/// @param index of the run: with the seed it gives the same again
/// @param start the first frame
/// @param frameSeconds from a frame to the next
/// @param collapse when the suspension collapses in this run; null where it does not
public record FollowedRun(
    int index, Instant start, long frameSeconds, @Nullable Instant collapse, List<Frame> frames) {
  public FollowedRun {
    frames = List.copyOf(frames);
  }

  /// A moment.
  ///
  /// @param personsOut so far
  /// @param personsTurnedBack so far
  /// @param spots where people are on the roads
  public record Frame(double personsOut, double personsTurnedBack, List<Spot> spots) {
    public Frame {
      spots = List.copyOf(spots);
    }
  }

  /// People on a stretch of a road.
  ///
  /// @param segment its number in the scenario
  /// @param tenth how far along it, 0 to 10; at 10 they stand at its end
  public record Spot(int segment, int tenth, double persons) {}
}
