package org.corridor.plan.solve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.corridor.plan.Destination;
import org.corridor.plan.Group;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.bound.Effort;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.units.Rate;

/// The best plan for flows that may not be able to stand in for each other.
///
/// **Method.** Several flows (on foot beside wheels, kinds with lanes of their own, zones that
/// accept different destinations) first follow one another, in every order, and with the heaviest
/// loads of all before lighter ones; where a destination
/// counts persons, all but the last are also tried with a part of its intake only, so that full
/// buses do not shut out the cars beside them. Where that stays below the bound, who should have
/// how much is computed for all at once ([JointFlow]), which also sharpens the bound.
/// **Cost.** Each step is taken only while the bound is not reached, and all mixtures together
/// have a limited effort.
final class Search {
  private static final long NOT_ASKED = Long.MAX_VALUE;

  /// With up to so many flows every order is tried.
  private static final int ORDERS_TRIED_FLOWS_MAX = 3;

  /// Parts of a destination's intake that a flow leaves to those after it, from none on.
  private static final double[] INTAKE_SHARES = {1, 0.5, 0.25, 0.125, 0.0625};

  /// Sums and products spent on mixtures of all flows: less than half a second.
  static final long EFFORT_FULL = 200_000_000;

  /// For comparing terms, where many problems are solved.
  static final long EFFORT_SMALL = 6_000_000;

  private final PlanningProblem problem;
  private final List<Commodity> commodities;
  private final List<List<Commodity>> orders;
  private final Function<Commodity, TimeExpansion> time;
  private final Bounds bounds;
  private final boolean counted;
  private final long effortMax;
  private final TimeExpansion.Division division;

  Search(PlanningProblem problem, List<Commodity> commodities, Clocks clocks, long effortMax) {
    this.effortMax = effortMax;
    this.problem = problem;
    this.commodities = commodities;
    division = clocks.division();
    time = clocks::of;
    orders = orders(commodities);
    bounds = new Bounds(problem, commodities, time);
    counted = problem.destinations().stream().anyMatch(d -> !d.personsPerHour().unlimited());
  }

  /// The same flows on the same cells as if nobody counted persons.
  private Search alike(PlanningProblem problem) {
    List<Commodity> commodities = Commodity.of(problem);
    Clocks clocks = new Clocks(problem, false, division);
    return new Search(problem, commodities, clocks, 0);
  }

  /// A plan and what no plan can beat, in thousandths.
  record Found(Sequence plan, long boundMilli) {
    boolean proven() {
      return plan.milliPersonsOut() >= boundMilli;
    }

    Found or(Sequence other) {
      return other.milliPersonsOut() > plan.milliPersonsOut() ? new Found(other, boundMilli) : this;
    }
  }

  Bounds bounds() {
    return bounds;
  }

  /// The best plan found, and the least bound. The flow of one kind is the largest there is, so its
  /// bound is not computed here.
  Found best() {
    if (commodities.size() < 2) {
      return new Found(first(), NOT_ASKED);
    }
    Found quickest = quickest();
    Found best = new Found(quickest.plan(), Math.min(quickest.boundMilli(), bounds.takenIn()));
    if (!best.proven()) {
      best = inOrder(new Found(best.plan(), Math.min(best.boundMilli(), bounds.apart())));
    }
    boolean fits = SharedLimits.fits(commodities.stream().map(time).toList());
    return fits && !best.proven() ? together(best) : best;
  }

  private Sequence first() {
    return Sequence.inOrder(problem, commodities, time, 1);
  }

  /// Where destinations count persons, first a plan as if they did not, in which it is then chosen
  /// who takes which place: if all are taken in, the vehicles need not have been told apart.
  private Found quickest() {
    if (!counted) {
      return new Found(first(), bounds.interchangeable());
    }
    Search uncounted = alike(problem.withDestinations(problem.destinations().stream()
        .map(d -> new Destination(d.place(), d.hours(), Rate.UNLIMITED, d.personsMax()))
        .toList()));
    Sequence easier = uncounted.first();
    boolean most = uncounted.commodities.size() == 1 && !easier.waitsCut();
    long boundMilli = most ? easier.milliPersonsOut() : bounds.interchangeable();
    long underWay = easier.underWayVehicles();
    easier.countPersons(problem);
    Found found = new Found(easier, boundMilli);
    boolean shutOut = easier.underWayVehicles() < underWay;
    if (found.proven()) {
      return found;
    }
    Sequence inOrder = first();
    return shutOut ? new Found(inOrder, boundMilli) : found.or(inOrder);
  }

  private Found inOrder(Found before) {
    Found best = before;
    List<List<Commodity>> all = new ArrayList<>(orders);
    all.addAll(byLoad());
    for (double share : INTAKE_SHARES) {
      // Without counting, the first order has been tried.
      for (int i = counted ? 0 : 1; i < all.size() && !best.proven(); i++) {
        best = share == 1 || counted
            ? best.or(Sequence.inOrder(problem, all.get(i), time, share))
            : best;
      }
    }
    return best;
  }

  /// The heaviest loads of all flows first, then lighter ones of all: full buses of one zone before
  /// the cars of another. Nothing where every flow has one load.
  private List<List<Commodity>> byLoad() {
    if (commodities.stream().allMatch(c -> c.classes().size() < 2)) {
      return List.of();
    }
    List<List<Commodity>> orders = new ArrayList<>();
    for (List<Commodity> flows : List.of(commodities, commodities.reversed())) {
      orders.add(flows.stream()
          .flatMap(c -> c.apart().stream())
          .sorted(Comparator.comparing((Commodity c) -> !first(c).underWay())
              .thenComparingLong(c -> -first(c).loadMilliPersons()))
          .toList());
    }
    return orders;
  }

  private Group first(Commodity commodity) {
    return problem.groups().get(commodity.groups().getFirst());
  }

  private Found together(Found before) {
    Found best = before;
    if (commodities.stream().map(time).distinct().count() > 1) {
      best = new Found(best.plan(), Math.min(best.boundMilli(), boundInStretches()));
    }
    Deque<int[]> open = new ArrayDeque<>();
    open.add(problem.groups().stream().mapToInt(Group::vehicles).toArray());
    Effort effort = new Effort(effortMax);
    for (int tried = 0; !effort.spent() && !open.isEmpty() && !best.proven(); tried++) {
      JointFlow joint = new JointFlow(
          limited(open.remove()), commodities, time, tried, JointFlow.Resolution.CELLS, effort);
      joint.solve();
      if (tried == 0) {
        best = new Found(best.plan(), Math.min(best.boundMilli(), joint.boundMilli()));
      }
      open.addAll(joint.withoutSplitVehicles());
      joint.makeWhole();
      boolean better = joint.milliPersons() > best.plan().milliPersonsOut();
      for (int i = 0; better && i < orders.size() && !best.proven(); i++) {
        effort.spend(joint.size());
        Sequence shared = Sequence.allotted(problem, orders.get(i), time, joint::allotment);
        boolean sound = shared.milliPersonsOut() > best.plan().milliPersonsOut()
            && PlanCheck.faults(problem, new Plan(shared.movements())).isEmpty();
        best = sound ? best.or(shared) : best;
      }
    }
    return best;
  }

  /// Flows on clocks of their own meet in cells that differ, where a bound by cells says little.
  private long boundInStretches() {
    JointFlow joint = new JointFlow(
        problem, commodities, time, 0, JointFlow.Resolution.STRETCHES, new Effort(effortMax));
    joint.solve();
    return joint.boundMilli();
  }

  private PlanningProblem limited(int[] vehicles) {
    List<Group> groups = new ArrayList<>();
    for (Group group : problem.groups()) {
      groups.add(group.withVehicles(vehicles[groups.size()]));
    }
    return problem.withGroups(groups);
  }

  private static List<List<Commodity>> orders(List<Commodity> commodities) {
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
}
