package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.corridor.plan.CutPart;
import org.corridor.plan.Destination;
import org.corridor.plan.Group;
import org.corridor.plan.Outcome;
import org.corridor.plan.Outcome.ByTime;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.EarliestArrival;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.units.Rate;

/// The front door: from a planning problem to a plan and the proof of how good it is.
///
/// **Problem.** Bring out as many people as possible, at every moment if that can be had.
/// **Method.** All vehicles that can stand in for each other are one flow ([Commodity]); within it
/// the heaviest loads are brought out first and lighter ones added without losing any, which is
/// greedy on a polymatroid and therefore brings out the most people by the end. One load means an
/// earliest-arrival flow, the most at every moment. Several flows that cannot stand in for each
/// other (on foot beside wheels, kinds with lanes of their own, zones that accept different
/// destinations) follow one another, in the order that brings out the most; where a destination
/// counts persons, all but the last are also tried with a part of its intake only, so that full
/// buses do not shut out the cars beside them. The distance to the bound is then shown.
/// **Bound.** People of each load level are at most (load − next load) × the largest flow of all
/// loads at least as heavy; each of those flows is proven by a cut. Over several flows the bound is
/// the sum of what each could do alone, or what all could do if they were interchangeable.
/// **Cost.** One earliest-arrival flow per load level and flow.
public final class Planner {
  /// With up to so many flows every order is tried.
  private static final int ORDERS_TRIED_FLOWS_MAX = 3;

  /// Parts of a destination's intake that a flow leaves to those after it, from none on.
  private static final double[] INTAKE_SHARES = {1, 0.5, 0.25, 0.125, 0.0625};

  private final PlanningProblem problem;
  private final List<Commodity> commodities;
  private final Map<Laid, TimeExpansion> times = new HashMap<>();

  /// For whom time was laid out.
  private record Laid(boolean onWheels, long destinations) {}

  private Planner(PlanningProblem problem) {
    this.problem = problem;
    commodities = Commodity.of(problem);
  }

  private TimeExpansion time(Commodity commodity) {
    return time(commodity.onWheels(), commodity.destinations());
  }

  private TimeExpansion time(boolean onWheels, Group.Choice accepted) {
    return times.computeIfAbsent(
        new Laid(onWheels, accepted.bits()), _ -> new TimeExpansion(problem, onWheels, accepted));
  }

  /// The best plan, with its proof.
  public static Outcome solve(PlanningProblem problem) {
    return new Planner(problem).outcome();
  }

  /// Only how many get out, for comparing terms: the same number as [#solve], in less time.
  public static long personsOut(PlanningProblem problem) {
    return planOnly(problem).milliPersons(problem.groups()) / 1000;
  }

  /// The plan of [#solve] without its proof.
  public static Plan planOnly(PlanningProblem problem) {
    Planner planner = new Planner(problem);
    return new Plan(planner.best(planner.orders(), planner.boundToStopAt()).movements());
  }

  private Outcome outcome() {
    List<ByTime> most = new ArrayList<>();
    long boundMilli = boundMilli(most);
    Sequence best = best(orders(), boundMilli);
    if (best.milliPersonsOut() > boundMilli) {
      throw new IllegalStateException(
          best.milliPersonsOut() + " get out and no more than " + boundMilli + " could");
    }
    long out = best.milliPersonsOut() / 1000;
    List<CutPart> binding = new ArrayList<>();
    List<CutPart> also = new ArrayList<>();
    for (EarliestArrival flow : best.flows()) {
      Binding held = Binding.of(flow);
      binding.addAll(held.first());
      also.addAll(held.also());
    }
    binding.sort((x, y) -> Long.compare(y.vehicles(), x.vehicles()));
    return new Outcome(
        new Plan(best.movements()),
        out,
        boundMilli / 1000,
        most,
        binding,
        also,
        lastSafeDepartures(),
        best.limitReached());
  }

  private List<OptionalLong> lastSafeDepartures() {
    List<OptionalLong> last = new ArrayList<>();
    problem.groups().forEach(_ -> last.add(OptionalLong.empty()));
    for (Commodity commodity : commodities) {
      List<Integer> groups = commodity.classes().stream().flatMap(List::stream).toList();
      TimeExpansion time = time(commodity);
      time.lastSafeDepartures(groups, arc -> commodity.mayUse(time, arc)).forEach(last::set);
    }
    return last;
  }

  /// With one flow there is nothing to try, and the bound need not be known.
  private long boundToStopAt() {
    return commodities.size() > 1 ? boundMilli(new ArrayList<>()) : Long.MAX_VALUE;
  }

  private Sequence best(List<List<Commodity>> orders, long boundMilli) {
    Sequence best = new Sequence(problem, orders.getFirst(), this::time, 1);
    if (commodities.size() > 1 && best.milliPersonsOut() < boundMilli) {
      Sequence easier = withoutCounting();
      if (easier.keepsToIntakes() && easier.milliPersonsOut() > best.milliPersonsOut()) {
        best = easier;
      }
    }
    boolean counted =
        problem.destinations().stream().anyMatch(d -> !d.personsPerHour().unlimited());
    for (double share : INTAKE_SHARES) {
      // The first order with the whole intake has been tried.
      for (int i = share == 1 ? 1 : 0; i < orders.size(); i++) {
        boolean pointless = commodities.size() < 2 || (share < 1 && !counted);
        if (!pointless && best.milliPersonsOut() < boundMilli) {
          Sequence tried = new Sequence(problem, orders.get(i), this::time, share);
          best = tried.milliPersonsOut() > best.milliPersonsOut() ? tried : best;
        }
      }
    }
    return best;
  }

  /// As if no destination counted persons: where the plan keeps to the intakes all the same, it is
  /// a plan for the problem itself, and the vehicles need not have been told apart.
  private Sequence withoutCounting() {
    PlanningProblem uncounted = problem.withDestinations(problem.destinations().stream()
        .map(d -> new Destination(d.place(), d.hours(), Rate.UNLIMITED, d.personsMax()))
        .toList());
    return new Planner(uncounted).firstOrder(problem);
  }

  private Sequence firstOrder(PlanningProblem counted) {
    Sequence sequence = new Sequence(problem, commodities, this::time, 1);
    sequence.countAgainst(counted);
    return sequence;
  }

  private List<List<Commodity>> orders() {
    if (commodities.size() > ORDERS_TRIED_FLOWS_MAX) {
      return List.of(commodities);
    }
    List<List<Commodity>> orders = new ArrayList<>();
    permute(new ArrayList<>(commodities), 0, orders);
    return orders;
  }

  private static void permute(List<Commodity> order, int fixed, List<List<Commodity>> found) {
    if (fixed >= order.size() - 1) {
      found.add(List.copyOf(order));
      return;
    }
    for (int i = fixed; i < order.size(); i++) {
      Collections.swap(order, fixed, i);
      permute(order, fixed + 1, found);
      Collections.swap(order, fixed, i);
    }
  }

  /// The most people that any plan brings out, in thousandths; fills the same by time.
  private long boundMilli(List<ByTime> most) {
    long sum = 0;
    List<ByTime> byTime = new ArrayList<>();
    for (Commodity commodity : commodities) {
      long[] alone = new LevelBound(problem, time(commodity), commodity).mostMilliByCell();
      sum += alone.length == 0 ? 0 : alone[alone.length - 1];
      byTime = add(byTime, times(time(commodity), alone));
    }
    most.addAll(inPersons(byTime));
    return commodities.size() > 1 ? Math.min(sum, interchangeable()) : sum;
  }

  /// What all on wheels could do if every vehicle could stand in for every other, and those on
  /// foot had the roads to themselves.
  private long interchangeable() {
    List<Integer> all = new ArrayList<>();
    long sum = 0;
    for (Commodity commodity : commodities) {
      if (commodity.onWheels()) {
        commodity.classes().forEach(all::addAll);
      } else {
        long[] alone = new LevelBound(problem, time(commodity), commodity).mostMilliByCell();
        sum += alone[alone.length - 1];
      }
    }
    // Clocks that differ round differently, so only those on one clock can be joined.
    long clocks = commodities.stream()
        .filter(Commodity::onWheels)
        .map(this::time)
        .distinct()
        .count();
    if (clocks != 1) {
      return Long.MAX_VALUE;
    }
    TimeExpansion wheels = commodities.stream()
        .filter(Commodity::onWheels)
        .map(this::time)
        .findFirst()
        .orElseThrow();
    long[] together = LevelBound.relaxed(problem, wheels, all).mostMilliByCell();
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
