package org.corridor.plan;

import java.util.List;
import java.util.OptionalLong;

/// The planner's answer: the plan, what nobody could beat, and why not more.
///
/// @param plan who moves when
/// @param personsOut people brought out, whole persons
/// @param personsBound no plan brings out more, in whatever steps of time it moves
/// @param mostByTime the most that any plan could have out by a moment, ascending in time
/// @param binding what holds back those who stay; empty when all get out
/// @param alsoBinding what would bind next to it, were the first lifted: as tight as the first
/// @param lastSafeDepartures per group, the moment by which a vehicle must have left; empty when
///     there is no safe moment at all
/// @param limitReached a limit of the search was reached, and what that means; empty otherwise
public record Outcome(
    Plan plan,
    long personsOut,
    long personsBound,
    List<ByTime> mostByTime,
    List<CutPart> binding,
    List<CutPart> alsoBinding,
    List<OptionalLong> lastSafeDepartures,
    String limitReached) {
  public Outcome {
    mostByTime = List.copyOf(mostByTime);
    binding = List.copyOf(binding);
    alsoBinding = List.copyOf(alsoBinding);
    lastSafeDepartures = List.copyOf(lastSafeDepartures);
  }

  /// The same plan, where another problem, which allows more, says what no plan can beat.
  public Outcome boundedBy(Outcome other) {
    return new Outcome(
        plan,
        personsOut,
        Math.max(personsBound, other.personsBound),
        other.mostByTime,
        binding,
        alsoBinding,
        lastSafeDepartures,
        limitReached);
  }

  /// Proven best: the bound is reached.
  public boolean proven() {
    return personsOut == personsBound;
  }

  /// So many people out before a moment.
  public record ByTime(long millis, long persons) {}
}
