package org.corridor.plan.roster;

import java.util.function.Consumer;

/// The front door: a roster that has everybody out as early as can be found, with the proof how
/// early anybody could.
///
/// The bound is the latest of three moments that nobody can beat: the farthest load fetched by the
/// nearest bus; all driving shared evenly ([LeastDriving]); and, where time is counted in few
/// units,
/// the first moment that no mixture of whole days excludes ([RosterBound]).
public final class RosterPlanner {
  /// In more units of time than these the table of days would be too large to be filled often.
  private static final long BOUND_UNITS_MAX = 3_000;

  private final RosterProblem problem;
  private final LeastDriving driving;

  public RosterPlanner(RosterProblem problem) {
    this.problem = problem;
    driving = new LeastDriving(problem);
  }

  /// Loads that no bus can reach from its depot or no shelter can take in: where there are any, no
  /// roster has everybody out.
  public int leftOver() {
    return driving.leftOver();
  }

  /// A roster for everybody.
  ///
  /// @param effort steps of the search; the bound comes first
  /// @param seed the same gives the same roster
  /// @param better is told of every roster that is better than those before
  /// @throws IllegalStateException where [#leftOver()] is not 0
  public RosterOutcome plan(long effort, long seed, Consumer<RosterOutcome> better) {
    if (leftOver() > 0) {
      throw new IllegalStateException(leftOver() + " loads cannot be taken out");
    }
    if (problem.loadCount() == 0) {
      return new RosterOutcome(Roster.NOBODY, 0, 0, 0);
    }
    long simple = Math.max(farthest(), (driving.total() - 1) / problem.busCount() + 1);
    RosterSearch search = new RosterSearch(problem, driving, seed);
    if (search.loadsLeft() > 0) {
      return outcome(search, simple);
    }
    search.run(effort / 10, simple, _ -> better.accept(outcome(search, simple)));
    long bound = bound(simple, search.bestEnd());
    search.run(effort, bound, _ -> better.accept(outcome(search, bound)));
    return outcome(search, bound);
  }

  private static RosterOutcome outcome(RosterSearch search, long bound) {
    return new RosterOutcome(search.best(), search.bestEnd(), bound, search.loadsLeft());
  }

  /// Even the point that is worst to reach has to be reached.
  private long farthest() {
    long farthest = 0;
    for (int p = 0; p < problem.pointCount(); p++) {
      if (problem.loads(p) > 0) {
        farthest = Math.max(farthest, nearestBus(p) + nearestShelter(p));
      }
    }
    return farthest;
  }

  /// From a depot, or coming back from a shelter.
  private long nearestBus(int point) {
    long nearest = Long.MAX_VALUE / 4;
    for (int d = 0; d < problem.depotCount(); d++) {
      if (problem.buses(d) > 0 && problem.depotToPoint(d, point) >= 0) {
        nearest = Math.min(nearest, problem.depotToPoint(d, point));
      }
    }
    for (int s = 0; s < problem.shelterCount(); s++) {
      if (problem.shelterToPoint(s, point) >= 0) {
        nearest = Math.min(nearest, problem.shelterToPoint(s, point));
      }
    }
    return nearest;
  }

  private long nearestShelter(int point) {
    long nearest = Long.MAX_VALUE / 4;
    for (int s = 0; s < problem.shelterCount(); s++) {
      if (problem.room(s) > 0 && problem.pointToShelter(point, s) >= 0) {
        nearest = Math.min(nearest, problem.pointToShelter(point, s));
      }
    }
    return nearest;
  }

  private long bound(long simple, long found) {
    if (found > BOUND_UNITS_MAX) {
      return simple;
    }
    RosterBound mixtures = new RosterBound(problem);
    int impossible = (int) simple - 1;
    int open = (int) found;
    while (open - impossible > 1) {
      int middle = (open + impossible) >>> 1;
      if (mixtures.impossible(middle)) {
        impossible = middle;
      } else {
        open = middle;
      }
    }
    return open;
  }
}
