package org.corridor.workflows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;

/// What is left of a plan that was given out, and whether it stays.
///
/// It stands where it breaks nothing that holds now, and stays where no other plan does better:
/// brings out more people, at any moment more than a step of time earlier, or more of those who are
/// on the road.
final class PlanGivenOut {
  /// Vehicles a millisecond at one thousandth of a vehicle an hour, the other way round.
  private static final long MILLI_HOUR = 3_600_000_000L;

  private final PlanningProblem now;
  private final Plan plan;
  private final int groupsAtHome;

  /// @param now what holds from now on, its first groups those at home
  /// @param plan what is left of it
  /// @param groupsAtHome how many groups are at home
  PlanGivenOut(PlanningProblem now, Plan plan, int groupsAtHome) {
    this.now = now;
    this.plan = plan;
    this.groupsAtHome = groupsAtHome;
  }

  Plan plan() {
    return plan;
  }

  /// Does it break nothing that holds now?
  ///
  /// @param before what held when it was given out
  /// @param atMillis from when it holds otherwise
  boolean stands(PlanningProblem before, long atMillis) {
    return PlanCheck.faults(now, plan).isEmpty() && keepsLowerRates(before, atMillis);
  }

  /// What was planned for a rate may not pass at a lower one, though it has waited long enough
  /// since
  /// the morning for the sum to fit.
  private boolean keepsLowerRates(PlanningProblem before, long atMillis) {
    Map<Element, List<Movement.Step>> passing = new HashMap<>();
    Map<Movement.Step, Long> vehicles = new HashMap<>();
    for (Movement movement : plan.movements()) {
      for (Movement.Step step : movement.steps()) {
        Element element = element(step);
        if (rate(now, element).milliPerHour() < rate(before, element).milliPerHour()) {
          passing.computeIfAbsent(element, _ -> new ArrayList<>()).add(step);
          vehicles.merge(step, (long) movement.vehicles(), Long::sum);
        }
      }
    }
    return passing.entrySet().stream()
        .allMatch(e -> keeps(rate(now, e.getKey()), e.getValue(), vehicles, atMillis));
  }

  private static Element element(Movement.Step step) {
    return switch (step) {
      case Movement.Step.Drive drive -> new Element.RoadElement(drive.road());
      case Movement.Step.Serve serve -> new Element.GateElement(serve.gate(), serve.lane());
    };
  }

  private static Rate rate(PlanningProblem problem, Element element) {
    return switch (element) {
      case Element.RoadElement(int road) -> problem.roads().vehiclesPerHour(road);
      case Element.GateElement(int gate, int lane) -> {
        List<Gate.Lane> lanes = problem.gates().get(gate).lanes();
        yield lanes.get(lane).vehiclesPerHour();
      }
      case Element.IntakeElement _, Element.RoomElement _, Element.WaitElement _ -> Rate.UNLIMITED;
    };
  }

  /// In no stretch of time more than the rate gives and one, from now on no more than it gives.
  private static boolean keeps(
      Rate rate, List<Movement.Step> steps, Map<Movement.Step, Long> vehicles, long atMillis) {
    List<Movement.Step> inOrder = steps.stream()
        .distinct()
        .sorted(Comparator.comparingLong(Movement.Step::fromMillis)
            .thenComparingLong(Movement.Step::toMillis))
        .toList();
    long perHour = rate.milliPerHour();
    long passed = 0;
    long least = Long.MAX_VALUE;
    for (Movement.Step step : inOrder) {
      least = Math.min(least, passed - perHour * (step.fromMillis() - atMillis));
      passed += vehicles.getOrDefault(step, 0L) * MILLI_HOUR;
      long given = perHour * (step.toMillis() - atMillis);
      if (passed > given || passed - given > least + MILLI_HOUR) {
        return false;
      }
    }
    return true;
  }

  /// Does no other plan do better?
  boolean noWorseThan(Plan other) {
    return onTheRoad(plan) >= onTheRoad(other) && noLaterThan(other);
  }

  /// Persons who are under way and get out, in thousandths.
  private long onTheRoad(Plan one) {
    return one.movements().stream()
        .filter(m -> m.group() >= groupsAtHome)
        .mapToLong(this::milli)
        .sum();
  }

  /// Has it at every moment brought out as many as the other a step of time before?
  private boolean noLaterThan(Plan other) {
    NavigableMap<Long, Long> more = new TreeMap<>();
    plan.movements().forEach(m -> more.merge(m.arriveToMillis(), milli(m), Long::sum));
    long step = now.grid().stepMillis();
    other.movements().forEach(m -> more.merge(m.arriveToMillis() + step, -milli(m), Long::sum));
    long ahead = 0;
    for (long change : more.values()) {
      ahead += change;
      if (ahead < 0) {
        return false;
      }
    }
    return true;
  }

  /// Persons it brings out, in thousandths.
  long milliOut() {
    return plan.movements().stream().mapToLong(this::milli).sum();
  }

  private long milli(Movement movement) {
    Group group = now.groups().get(movement.group());
    return movement.vehicles() * group.loadMilliPersons();
  }
}
