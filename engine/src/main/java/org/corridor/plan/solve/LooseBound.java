package org.corridor.plan.solve;

import java.util.List;
import java.util.function.Function;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.LooseTime;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// What no plan can beat, whatever steps of time it moves in, in thousandths of a person.
///
/// **Problem.** Where openings, detours or rates had to be rounded to cells
/// ([TimeExpansion#exact]),
/// the cut of a flow in them binds flows in the same cells only.
/// **Method.** Flows in few cells, rounded in our favour ([LooseTime]), each proven by its cut.
/// Long
/// cells lose little to rounding and much to when things are open; so several lengths are tried,
/// and the least holds. Each flow alone, added up.
final class LooseBound {
  /// All of the time as one cell: says least, and at once.
  static final List<Integer> ROUGH = List.of(1);

  static final List<Integer> FINE = List.of(1, 6, 24, 96);

  /// Above so many nodes and cells a length is not tried; all in one cell always is.
  private static final long NODE_CELLS_MAX = 500_000;

  private static final long NO_LIMIT = Long.MAX_VALUE / 1000;

  private final PlanningProblem problem;
  private final List<Commodity> commodities;
  private final Clocks clocks;
  private final List<Integer> lengths;

  /// @param lengths into how many cells time is cut, one after the other
  LooseBound(
      PlanningProblem problem, List<Commodity> commodities, Clocks clocks, List<Integer> lengths) {
    this.lengths = lengths;
    this.problem = problem;
    this.commodities = commodities;
    this.clocks = clocks;
  }

  /// @param reached what a plan brings out; where a bound is as low it is proven, and no other is
  ///     looked for
  long least(long reached) {
    if (commodities.size() == 1) {
      return alone(commodities.getFirst(), true, reached);
    }
    long least = takenIn();
    if (least > reached) {
      long onWheels = sum(true);
      long onFoot = sum(false);
      least = Math.min(least, onFoot + onWheels);
      if (least > reached && commodities.stream().anyMatch(Commodity::onWheels)) {
        least = Math.min(least, onFoot + interchangeable(reached - onFoot));
      }
    }
    return least;
  }

  private long sum(boolean onWheels) {
    return commodities.stream()
        .filter(c -> c.onWheels() == onWheels)
        .mapToLong(c -> alone(c, false, 0))
        .sum();
  }

  private long alone(Commodity commodity, boolean counted, long reached) {
    TimeExpansion time = clocks.of(commodity);
    return least(time, reached, loose -> new LevelBound(problem, loose, commodity, counted));
  }

  /// All on wheels, as if each could take the lanes and destinations of every other.
  private long interchangeable(long reached) {
    List<Integer> all = commodities.stream()
        .filter(Commodity::onWheels)
        .flatMap(c -> c.groups().stream())
        .toList();
    return least(
        clocks.of(true, Group.Choice.ANY),
        reached,
        loose -> LevelBound.relaxed(problem, loose, loose::capacity, loose.rooms(), all));
  }

  private long least(TimeExpansion time, long reached, Function<LooseTime, LevelBound> bound) {
    long least = Long.MAX_VALUE;
    for (int cells : lengths) {
      boolean affordable = cells == 1 || (long) cells * time.nodeCount() <= NODE_CELLS_MAX;
      if (affordable && least > reached) {
        long[] most = bound.apply(time.loose(cells)).mostMilliByCell();
        least = Math.min(least, most[most.length - 1]);
      }
    }
    return least;
  }

  /// What all destinations together can take in while anybody can be there.
  private long takenIn() {
    List<LooseTime> all =
        commodities.stream().map(clocks::of).distinct().map(t -> t.loose(1)).toList();
    long sum = 0;
    for (int d = 0; d < problem.destinations().size(); d++) {
      int destination = d;
      Spans arrivals =
          Spans.union(all.stream().map(t -> t.arrivals(destination)).toList());
      Rate intake = problem.destinations().get(d).personsPerHour();
      boolean roomLimited = problem.destinations().get(d).roomLimited();
      long taken = intake.unlimited() ? NO_LIMIT : intake.milliIn(arrivals.lengthMillis());
      long room = roomLimited ? problem.destinations().get(d).personsMax() * 1000 : NO_LIMIT;
      sum += Math.min(arrivals.isEmpty() ? 0 : taken, room);
    }
    return sum;
  }
}
