package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.corridor.plan.Destination;
import org.corridor.plan.Outcome.ByTime;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.bound.CutProof;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// What no plan can beat, in thousandths of a person unless said otherwise.
///
/// People of each load level are at most (load − next load) × the largest flow of all loads at
/// least as heavy; each of those flows is proven by a cut ([LevelBound]). Over several flows the
/// bound is the sum of what each could do alone, or what all could do if they were interchangeable.
final class Bounds {
  /// Of so many destinations as there may be, the sum is still a number.
  private static final long NO_LIMIT = Long.MAX_VALUE / 1000;

  private final PlanningProblem problem;
  private final List<Commodity> commodities;
  private final Function<Commodity, TimeExpansion> time;
  private final Map<Commodity, long[]> alone = new HashMap<>();

  Bounds(
      PlanningProblem problem,
      List<Commodity> commodities,
      Function<Commodity, TimeExpansion> time) {
    this.problem = problem;
    this.commodities = commodities;
    this.time = time;
  }

  /// The most people that could be out by each moment.
  List<ByTime> byTime() {
    List<ByTime> byTime = new ArrayList<>();
    for (Commodity commodity : commodities) {
      byTime = add(byTime, times(time.apply(commodity), alone(commodity)));
    }
    return inPersons(byTime);
  }

  long least() {
    return commodities.size() > 1
        ? Math.min(takenIn(), Math.min(apart(), interchangeable()))
        : apart();
  }

  /// What all destinations together can take in while anybody can be there.
  long takenIn() {
    long sum = 0;
    for (int d = 0; d < problem.destinations().size(); d++) {
      Destination destination = problem.destinations().get(d);
      Spans arrivals = Spans.NONE;
      for (Commodity commodity : commodities) {
        if (commodity.destinations().accepts(d)) {
          arrivals = arrivals.union(time.apply(commodity).arrivals(d));
        }
      }
      Rate intake = destination.personsPerHour();
      long taken = intake.unlimited() ? NO_LIMIT : intake.milliIn(arrivals.lengthMillis());
      long room = destination.roomLimited() ? destination.personsMax() * 1000 : NO_LIMIT;
      sum += Math.min(arrivals.isEmpty() ? 0 : taken, room);
    }
    return sum;
  }

  /// What each flow could do alone, added up.
  long apart() {
    long sum = 0;
    for (Commodity commodity : commodities) {
      long[] most = alone(commodity);
      sum += most.length == 0 ? 0 : most[most.length - 1];
    }
    return sum;
  }

  /// Of a single flow with one load and no limited rooms the flow found when nobody comes before
  /// others is the largest there is at every moment: its cut proves it, and it need not be found
  /// twice.
  void provenBy(Sequence.Part part) {
    Commodity only = commodities.getFirst();
    boolean roomy = problem.destinations().stream().noneMatch(Destination::roomLimited);
    boolean oneLoad = LevelBound.byLoad(problem, only.groups()).size() == 1;
    if (commodities.size() == 1 && oneLoad && roomy && !part.waitsCut()) {
      long load = problem.groups().get(only.classes().getFirst().getFirst()).loadMilliPersons();
      alone.put(
          only,
          Arrays.stream(new CutProof(part.together()).mostByCell())
              .map(v -> v * load)
              .toArray());
    }
  }

  private long[] alone(Commodity commodity) {
    return alone.computeIfAbsent(
        commodity,
        c -> new LevelBound(problem, time.apply(c), c, commodities.size() == 1).mostMilliByCell());
  }

  /// What all on wheels could do if every vehicle could stand in for every other, and those on
  /// foot had the roads to themselves.
  long interchangeable() {
    List<Integer> all = new ArrayList<>();
    long sum = 0;
    for (Commodity commodity : commodities) {
      if (commodity.onWheels()) {
        commodity.classes().forEach(all::addAll);
      } else {
        long[] most = alone(commodity);
        sum += most[most.length - 1];
      }
    }
    // Clocks that differ round differently, so only those on one clock can be joined.
    long clocks =
        commodities.stream().filter(Commodity::onWheels).map(time).distinct().count();
    if (clocks != 1) {
      return Long.MAX_VALUE;
    }
    TimeExpansion wheels =
        commodities.stream().filter(Commodity::onWheels).map(time).findFirst().orElseThrow();
    long[] together = LevelBound.relaxed(problem, wheels, wheels::capacity, wheels.rooms(), all)
        .mostMilliByCell();
    return sum + together[together.length - 1];
  }

  private static List<ByTime> times(TimeExpansion time, long[] milliByCell) {
    List<ByTime> points = new ArrayList<>();
    long before = 0;
    for (int c = 0; c < milliByCell.length; c++) {
      if (milliByCell[c] > before) {
        before = milliByCell[c];
        points.add(new ByTime(time.cellStart(c + 1), before));
      }
    }
    return points;
  }

  private static List<ByTime> inPersons(List<ByTime> milli) {
    return milli.stream().map(p -> new ByTime(p.millis(), p.persons() / 1000)).toList();
  }

  /// Both curves on top of each other.
  private static List<ByTime> add(List<ByTime> some, List<ByTime> others) {
    List<ByTime> sum = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < some.size() || j < others.size()) {
      boolean first = j == others.size()
          || (i < some.size() && some.get(i).millis() <= others.get(j).millis());
      long at = first ? some.get(i).millis() : others.get(j).millis();
      i += i < some.size() && some.get(i).millis() == at ? 1 : 0;
      j += j < others.size() && others.get(j).millis() == at ? 1 : 0;
      long one = i == 0 ? 0 : some.get(i - 1).persons();
      long other = j == 0 ? 0 : others.get(j - 1).persons();
      sum.add(new ByTime(at, one + other));
    }
    return sum;
  }
}
