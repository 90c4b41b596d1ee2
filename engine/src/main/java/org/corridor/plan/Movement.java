package org.corridor.plan;

import java.util.List;

/// So many vehicles of one group that do the same thing at the same time, from door to destination.
///
/// @param group which group
/// @param vehicles how many
/// @param steps what they do, in order; between two steps they wait at a place
/// @param destination where they are taken in
/// @param arriveFromMillis the first of them arrives not before this moment
/// @param arriveToMillis the last of them arrives before this moment
public record Movement(
    int group,
    int vehicles,
    List<Step> steps,
    int destination,
    long arriveFromMillis,
    long arriveToMillis) {
  public Movement {
    steps = List.copyOf(steps);
  }

  /// The first of them sets off not before this moment.
  public long departFromMillis() {
    return steps.isEmpty() ? arriveFromMillis : steps.getFirst().fromMillis();
  }

  /// The last of them sets off before this moment.
  public long departToMillis() {
    return steps.isEmpty() ? arriveToMillis : steps.getFirst().toMillis();
  }

  /// One thing a vehicle does: begun at some moment in [`fromMillis`, `toMillis`), done
  /// `durationMillis` later.
  public sealed interface Step {
    long fromMillis();

    long toMillis();

    long durationMillis();

    /// Along a road.
    record Drive(int road, long fromMillis, long toMillis, long durationMillis) implements Step {}

    /// Through a checkpoint, in one of its lanes.
    record Serve(int gate, int lane, long fromMillis, long toMillis, long durationMillis)
        implements Step {}
  }
}
