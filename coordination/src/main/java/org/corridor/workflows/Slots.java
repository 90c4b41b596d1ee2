package org.corridor.workflows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.plan.Element;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.zones.Wave;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.units.Rate;

/// The moment at which each vehicle of a plan by districts sets off.
///
/// **Problem.** A wave says that so many set off evenly over some minutes; one vehicle in an hour
/// may
/// set off at any moment of it, but not just when another is at the checkpoint.
/// **Method.** Each vehicle has its part of the wave's minutes, and takes the first moment in it
/// that keeps its distance from all others on every road, lane and intake with a rate: in turn as
/// parts end, of those that end together the shortest first; and again with the shortest before
/// all others. The turn in which fewer find none counts. Where there is none, the beginning of its
/// part.
/// **Cost.** O(vehicles × roads × log vehicles).
final class Slots {
  /// Distances are kept to a second.
  private static final long CLOSE_MILLIS = 1_000;

  private static final int TRIES_MAX = 200;

  private final PlanningProblem problem;
  private final Map<Element, TreeMap<Long, Long>> taken = new HashMap<>();
  private final long[][] moments;

  /// Vehicles that found no moment of their own.
  private int without;

  /// A vehicle and the part of its wave that is its own.
  private record Unit(int wave, int number, long from, long to) {}

  /// What a vehicle passes: when, after it set off, and how long nobody else may.
  private record Pass(Element element, long offset, long headway) {}

  private Slots(PlanningProblem problem, ZonePlan plan) {
    this.problem = problem;
    moments = plan.waves().stream().map(w -> new long[w.vehicles()]).toArray(long[][]::new);
  }

  /// By wave and number of the vehicle in it.
  static long[][] of(PlanningProblem problem, ZonePlan plan) {
    Slots best = new Slots(problem, plan);
    List<Unit> units = new ArrayList<>();
    List<List<Pass>> passes = new ArrayList<>();
    for (int w = 0; w < plan.waves().size(); w++) {
      Wave wave = plan.waves().get(w);
      Movement movement = plan.plan().movements().get(w);
      passes.add(best.passes(movement));
      long width = movement.departToMillis() - movement.departFromMillis();
      for (int i = 0; i < wave.vehicles(); i++) {
        long from = movement.departFromMillis() + width * i / wave.vehicles();
        long to = movement.departFromMillis() + width * (i + 1) / wave.vehicles();
        units.add(new Unit(w, i, from, to));
      }
    }
    Comparator<Unit> ends = Comparator.comparingLong(Unit::to);
    Comparator<Unit> shortest = Comparator.comparingLong(u -> u.to() - u.from());
    List<Comparator<Unit>> turns = List.of(
        ends.thenComparing(shortest).thenComparingLong(Unit::from),
        shortest.thenComparing(ends),
        ends.thenComparingLong(Unit::from));
    best.without = Integer.MAX_VALUE;
    for (Comparator<Unit> turn : turns) {
      if (best.without > 0) {
        Slots next = new Slots(problem, plan);
        units.sort(turn);
        units.forEach(u -> next.place(u, passes.get(u.wave())));
        best = next.without < best.without ? next : best;
      }
    }
    return best.moments;
  }

  private List<Pass> passes(Movement movement) {
    List<Pass> passes = new ArrayList<>();
    Group group = problem.groups().get(movement.group());
    long begin = movement.departFromMillis();
    for (Movement.Step step : movement.steps()) {
      switch (step) {
        case Movement.Step.Drive drive ->
          add(
              passes,
              new Element.RoadElement(drive.road()),
              problem.roads().vehiclesPerHour(drive.road()),
              1_000,
              drive.fromMillis() - begin);
        case Movement.Step.Serve serve ->
          add(
              passes,
              new Element.GateElement(serve.gate(), serve.lane()),
              problem.gates().get(serve.gate()).lanes().get(serve.lane()).vehiclesPerHour(),
              1_000,
              serve.fromMillis() - begin);
      }
    }
    add(
        passes,
        new Element.IntakeElement(movement.destination()),
        problem.destinations().get(movement.destination()).personsPerHour(),
        group.fullLoadMilliPersons(),
        movement.arriveFromMillis() - begin);
    return passes;
  }

  private static void add(
      List<Pass> passes, Element element, Rate rate, long weightMilli, long offset) {
    if (!rate.unlimited() && rate.milliPerHour() > 0) {
      long headway = Math.round(3_600_000.0 * weightMilli / rate.milliPerHour());
      passes.add(new Pass(element, offset, headway));
    }
  }

  private void place(Unit unit, List<Pass> passes) {
    long at = unit.from();
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      long next = at;
      for (Pass pass : passes) {
        next = Math.max(next, free(pass, next + pass.offset()) - pass.offset());
      }
      if (next == at || next >= unit.to()) {
        at = next;
        break;
      }
      at = next;
    }
    long moment = at < unit.to() ? at : unit.from();
    without += at < unit.to() ? 0 : 1;
    moments[unit.wave()][unit.number()] = moment;
    for (Pass pass : passes) {
      taken
          .computeIfAbsent(pass.element(), _ -> new TreeMap<>())
          .merge(moment + pass.offset(), pass.headway(), Math::max);
    }
  }

  /// The first moment from one on at which an element is free for so long.
  private long free(Pass pass, long from) {
    TreeMap<Long, Long> there = taken.get(pass.element());
    long at = from;
    while (there != null) {
      Map.Entry<Long, Long> before = there.floorEntry(at);
      if (before != null && before.getKey() + before.getValue() - CLOSE_MILLIS > at) {
        at = before.getKey() + before.getValue();
        continue;
      }
      Long after = there.higherKey(at);
      if (after != null && at + pass.headway() - CLOSE_MILLIS > after) {
        at = after + there.getOrDefault(after, 0L);
        continue;
      }
      break;
    }
    return at;
  }
}
