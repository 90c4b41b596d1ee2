package org.corridor.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.corridor.network.Access;
import org.corridor.plan.Movement.Step;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// Replays a plan vehicle batch by vehicle batch and says what is wrong with it.
///
/// It knows the problem and the plan and nothing else: no cells, no flow, no cut, not one line of
/// the optimiser. Slow, and meant to be read.
public final class PlanCheck {
  /// One vehicle at a time of each flow (mobility and accepted destinations) may be slowed in front
  /// of
  /// a rate that is not whole.
  private static final int SLOWED_MAX = 1;

  /// Whole vehicles that a stretch of an hour may hold above its rate, and one more for each flow.
  private static final int ROUNDING_VEHICLES = 1;

  private static final long HOUR_MILLIS = 3_600_000;

  private final PlanningProblem problem;
  private final Plan plan;
  private final List<String> faults = new ArrayList<>();
  private final Map<Element, List<Pass>> passes = new HashMap<>();
  private final Map<Stand, List<Pass>> standing = new HashMap<>();
  private final Map<Integer, Integer> gates = new HashMap<>();
  private final Map<Integer, WaitingPlace> waitingPlaces = new HashMap<>();
  private final Map<Integer, Spans> whereSlowed = new HashMap<>();

  /// The clock that each group keeps: equal numbers for equal clocks.
  private final int[] flowOf;

  /// `vehicles` that pass, or stand, somewhere between two moments.
  private record Pass(long fromMillis, long toMillis, long vehicles, int flow) {}

  /// Vehicles that keep one clock.
  private record Flow(boolean onWheels, Group.Choice destinations, long load) {
    static Flow of(Group group) {
      return new Flow(group.kind().onWheels(), group.destinations(), group.fullLoadMilliPersons());
    }
  }

  /// In front of a checkpoint, or anywhere else at a place.
  private record Stand(int place, boolean beforeGate) {}

  private PlanCheck(PlanningProblem problem, Plan plan) {
    this.problem = problem;
    this.plan = plan;
    for (int g = 0; g < problem.gates().size(); g++) {
      gates.putIfAbsent(problem.gates().get(g).place(), g);
    }
    problem.waitingPlaces().forEach(w -> waitingPlaces.putIfAbsent(w.place(), w));
    Map<Flow, Integer> flows = new HashMap<>();
    flowOf = new int[problem.groups().size()];
    for (int g = 0; g < flowOf.length; g++) {
      Integer next = flows.size();
      Integer known = flows.putIfAbsent(Flow.of(problem.groups().get(g)), next);
      flowOf[g] = known == null ? next : known;
    }
  }

  /// Everything wrong with `plan` as an answer to `problem`; nothing if it is sound.
  public static List<String> faults(PlanningProblem problem, Plan plan) {
    PlanCheck check = new PlanCheck(problem, plan);
    for (Movement movement : plan.movements()) {
      check.replay(movement);
    }
    check.countGroups();
    check.passes.forEach(check::countPasses);
    check.standing.forEach(check::countStanding);
    check.countRooms();
    return List.copyOf(check.faults);
  }

  private void replay(Movement movement) {
    Group group = problem.groups().get(movement.group());
    int place = group.place();
    boolean served = gateAt(place) < 0;
    long readyFrom = movement.departFromMillis();
    long readyTo = movement.departToMillis();
    require(
        maySetOff(movement, group).covers(readyFrom, readyTo),
        movement,
        "sets off when it must not");
    for (Step step : movement.steps()) {
      require(readyFrom <= step.fromMillis(), movement, "is in two places at once");
      boolean waits = readyFrom < step.fromMillis();
      switch (step) {
        case Step.Drive drive -> {
          require(served, movement, "drives past a checkpoint");
          require(place == problem.roads().from(drive.road()), movement, "jumps to a road");
          if (waits) {
            standBefore(movement, drive, place, readyFrom);
          }
          checkDrive(movement, drive, group);
          place = problem.roads().to(drive.road());
          served = gateAt(place) < 0;
        }
        case Step.Serve serve -> {
          require(gateAt(place) == serve.gate(), movement, "is served where no checkpoint is");
          if (waits) {
            queue(movement, serve, readyFrom);
          }
          checkServe(movement, serve, group);
          served = true;
        }
      }
      readyFrom = step.fromMillis() + step.durationMillis();
      readyTo = step.toMillis() + step.durationMillis();
    }
    require(served, movement, "drives past the last checkpoint");
    checkArrival(movement, group, place, readyFrom);
  }

  /// Who is under way may stand where they are for a turn, or for as long as the place allows.
  private Spans maySetOff(Movement movement, Group group) {
    if (!group.underWay() || movement.steps().isEmpty()) {
      return group.departures();
    }
    long stay = slowed(movement, movement.steps().getFirst());
    WaitingPlace waiting = waitingAt(group.place());
    int gate = gateAt(group.place());
    stay = Math.max(stay, waiting == null ? 0 : waiting.stayMillisMax());
    stay = Math.max(stay, gate < 0 ? 0 : problem.gates().get(gate).queueMillisMax());
    return group.departures().shrink(0, -Math.min(stay, problem.grid().whole().lengthMillis()));
  }

  private int gateAt(int place) {
    return gates.getOrDefault(place, -1);
  }

  private void checkDrive(Movement movement, Step.Drive drive, Group group) {
    int road = drive.road();
    long travel = problem.travelMillis(road, group.kind().onWheels());
    require(problem.roads().access(road) == Access.OPEN, movement, "uses a road not known open");
    require(drive.durationMillis() >= travel, movement, "drives faster than the road allows");
    require(
        problem.openings().get(road).covers(drive.fromMillis(), drive.toMillis() + travel),
        movement,
        "is outside its opening on road",
        road);
    pass(new Element.RoadElement(road), drive, movement);
  }

  private void checkServe(Movement movement, Step.Serve serve, Group group) {
    Gate gate = problem.gates().get(serve.gate());
    require(
        gate.lanes().get(serve.lane()).kinds().contains(group.kind()),
        movement,
        "uses a lane of another kind");
    require(serve.durationMillis() >= gate.serviceMillis(), movement, "is served too fast");
    require(
        gate.hours()
            .intersect(gate.safe())
            .covers(serve.fromMillis(), serve.toMillis() + gate.serviceMillis()),
        movement,
        "is outside its hours at checkpoint",
        serve.gate());
    pass(new Element.GateElement(serve.gate(), serve.lane()), serve, movement);
  }

  private void checkArrival(Movement movement, Group group, int place, long readyFrom) {
    int d = movement.destination();
    Destination destination = problem.destinations().get(d);
    require(place == destination.place(), movement, "does not end at its destination");
    require(group.destinations().accepts(d), movement, "ends where it will not go");
    require(readyFrom <= movement.arriveFromMillis(), movement, "arrives before it is there");
    if (readyFrom < movement.arriveFromMillis()) {
      stand(place, false, readyFrom, movement.arriveFromMillis(), movement);
    }
    require(
        destination.hours().covers(movement.arriveFromMillis(), movement.arriveToMillis()),
        movement,
        "arrives when nobody is taken in");
    passes
        .computeIfAbsent(new Element.IntakeElement(d), _ -> new ArrayList<>())
        .add(new Pass(
            movement.arriveFromMillis(),
            movement.arriveToMillis(),
            movement.vehicles() * group.fullLoadMilliPersons(),
            flowOf[movement.group()]));
  }

  private void queue(Movement movement, Step.Serve serve, long since) {
    Gate gate = problem.gates().get(serve.gate());
    require(
        serve.fromMillis() - since - slowed(movement, serve) <= gate.queueMillisMax(),
        movement,
        "waits too long at checkpoint",
        serve.gate());
    require(gate.safe().covers(since, serve.toMillis()), movement, "waits where it is not safe");
    stand(gate.place(), true, since, serve.fromMillis(), movement);
  }

  private void standBefore(Movement movement, Step.Drive drive, int place, long since) {
    WaitingPlace waiting = waitingAt(place);
    boolean slowedOnOpenRoad =
        whereSlowed.computeIfAbsent(place, this::whereSlowed).covers(since, drive.fromMillis());
    boolean safe = waiting != null && waiting.safe().covers(since, drive.toMillis());
    require(slowedOnOpenRoad || safe, movement, "waits where it is not safe");
    require(
        waiting == null
            || drive.fromMillis() - since - slowed(movement, drive) <= waiting.stayMillisMax(),
        movement,
        "stays too long at place",
        place);
    stand(place, false, since, drive.fromMillis(), movement);
  }

  /// How much longer one vehicle may stand where a rate does not give whole vehicles.
  private long slowed(Movement movement, Step step) {
    Rate rate = switch (step) {
      case Step.Drive drive -> rateOf(new Element.RoadElement(drive.road()));
      case Step.Serve serve -> rateOf(new Element.GateElement(serve.gate(), serve.lane()));
    };
    return movement.vehicles() > SLOWED_MAX
        ? 0
        : rate.headwayMillis(problem.grid().stepMillis());
  }

  /// When at least one road that leaves a place is open, or people are taken in there: a slowed
  /// vehicle stands at its start, or in front of the reception.
  private Spans whereSlowed(int place) {
    Spans open = Spans.NONE;
    for (int r = 0; r < problem.roads().roadCount(); r++) {
      open = problem.roads().from(r) == place ? open.union(problem.openings().get(r)) : open;
    }
    for (Destination destination : problem.destinations()) {
      open = destination.place() == place ? open.union(destination.hours()) : open;
    }
    return open;
  }

  private @Nullable WaitingPlace waitingAt(int place) {
    return waitingPlaces.get(place);
  }

  private void stand(int place, boolean beforeGate, long from, long to, Movement movement) {
    standing
        .computeIfAbsent(new Stand(place, beforeGate), _ -> new ArrayList<>())
        .add(new Pass(from, to, movement.vehicles(), flowOf[movement.group()]));
  }

  private void pass(Element element, Step step, Movement movement) {
    passes
        .computeIfAbsent(element, _ -> new ArrayList<>())
        .add(new Pass(
            step.fromMillis(), step.toMillis(), movement.vehicles(), flowOf[movement.group()]));
  }

  private void countGroups() {
    long[] moving = new long[problem.groups().size()];
    for (Movement movement : plan.movements()) {
      moving[movement.group()] += movement.vehicles();
    }
    for (int g = 0; g < moving.length; g++) {
      if (moving[g] > problem.groups().get(g).vehicles()) {
        faults.add("Group " + g + " moves " + moving[g] + " vehicles and has fewer");
      }
    }
  }

  /// By the end of any batch no more may have passed than the rate allows in the time that the
  /// element has been usable, and no hour may hold more than the rate and what rounding adds.
  private void countPasses(Element element, List<Pass> all) {
    Rate rate = rateOf(element);
    if (rate.unlimited()) {
      return;
    }
    boolean persons = element instanceof Element.IntakeElement;
    Spans open = openingOf(element);
    long flows = all.stream().mapToInt(Pass::flow).distinct().count();
    all.sort(Comparator.comparingLong(Pass::toMillis).thenComparingLong(Pass::fromMillis));
    long passed = 0;
    long passedInHour = 0;
    long inBatch = 0;
    Pass batch = all.getFirst();
    PriorityQueue<Pass> withinHour =
        new PriorityQueue<>(Comparator.comparingLong(Pass::fromMillis));
    for (Pass pass : all) {
      boolean same = batch.fromMillis() == pass.fromMillis() && batch.toMillis() == pass.toMillis();
      inBatch = pass.vehicles() + (same ? inBatch : 0);
      batch = pass;
      long width = pass.toMillis() - pass.fromMillis();
      long atOnce = persons ? rate.milliIn(width) : rate.wholeIn(width);
      passed += pass.vehicles();
      passedInHour += pass.vehicles();
      withinHour.add(pass);
      while (!withinHour.isEmpty()
          && withinHour.element().fromMillis() < pass.toMillis() - HOUR_MILLIS) {
        passedInHour -= withinHour.remove().vehicles();
      }
      long whole = open.lengthBefore(pass.toMillis());
      long allowed = persons ? rate.milliIn(whole) : rate.wholeIn(whole);
      long inHour = persons ? rate.milliIn(HOUR_MILLIS) : rate.wholeIn(HOUR_MILLIS);
      long rounding = (ROUNDING_VEHICLES + flows) * (persons ? largestLoad() : 1);
      if (passed > allowed || passedInHour > inHour + rounding || inBatch > atOnce + rounding) {
        faults.add(element + " lets too many pass by " + pass.toMillis() + " ms: " + passed);
        return;
      }
    }
  }

  private long largestLoad() {
    return problem.groups().stream()
        .mapToLong(Group::fullLoadMilliPersons)
        .max()
        .orElse(0);
  }

  private Rate rateOf(Element element) {
    return switch (element) {
      case Element.RoadElement(int road) -> problem.roads().vehiclesPerHour(road);
      case Element.GateElement(int gate, int lane) ->
        problem.gates().get(gate).lanes().get(lane).vehiclesPerHour();
      case Element.IntakeElement(int d) -> problem.destinations().get(d).personsPerHour();
      case Element.RoomElement _, Element.WaitElement _ -> Rate.UNLIMITED;
    };
  }

  private Spans openingOf(Element element) {
    return switch (element) {
      case Element.RoadElement(int road) -> problem.openings().get(road);
      case Element.GateElement(int gate, int _) -> problem.gates().get(gate).hours();
      case Element.IntakeElement(int d) -> problem.destinations().get(d).hours();
      case Element.RoomElement _, Element.WaitElement _ -> Spans.NONE;
    };
  }

  private void countStanding(Stand stand, List<Pass> all) {
    int place = stand.place();
    int gate = stand.beforeGate() ? gateAt(place) : -1;
    WaitingPlace waiting = waitingAt(place);
    long room = Math.max(
        gate < 0 ? 0 : problem.gates().get(gate).queueVehiclesMax(),
        waiting == null ? 0 : waiting.vehiclesMax());
    long flows = problem.groups().stream()
        .filter(g -> g.vehicles() > 0)
        .map(Flow::of)
        .distinct()
        .count();
    long allowed = Math.max(room, SLOWED_MAX) + (flows - 1) * SLOWED_MAX;
    NavigableMap<Long, Long> change = new TreeMap<>();
    for (Pass pass : all) {
      change.merge(pass.fromMillis(), pass.vehicles(), Long::sum);
      change.merge(pass.toMillis(), -pass.vehicles(), Long::sum);
    }
    long there = 0;
    for (long more : change.values()) {
      there += more;
      if (there > allowed) {
        faults.add(there + " vehicles wait at place " + place + ", room for " + room);
        return;
      }
    }
  }

  private void countRooms() {
    long[] taken = new long[problem.destinations().size()];
    for (Movement movement : plan.movements()) {
      taken[movement.destination()] +=
          movement.vehicles() * problem.groups().get(movement.group()).fullLoadMilliPersons();
    }
    for (int d = 0; d < taken.length; d++) {
      Destination destination = problem.destinations().get(d);
      if (destination.roomLimited() && taken[d] > destination.personsMax() * 1000) {
        faults.add("Destination " + d + " takes more than it has room for");
      }
    }
  }

  private void require(boolean holds, Movement movement, String otherwise) {
    if (!holds) {
      faults.add("A movement of group " + movement.group() + " " + otherwise);
    }
  }

  private void require(boolean holds, Movement movement, String otherwise, int where) {
    if (!holds) {
      faults.add("A movement of group " + movement.group() + " " + otherwise + " " + where);
    }
  }
}
