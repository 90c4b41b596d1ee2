package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.plan.Destination;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.WaitingPlace;
import org.corridor.plan.flow.EarliestArrival;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.plan.flow.Unravel;
import org.corridor.plan.flow.Uses;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// Flows that cannot stand in for each other, brought out one after the other, each with what the
/// earlier ones leave over.
///
/// All but the last may be kept to a share of each destination's intake, so that those after them
/// have their part of it at every moment.
final class Sequence {
  /// How often a wait is halved before nobody waits any more.
  private static final int SHORTER_WAITS_MAX = 6;

  private PlanningProblem problem;
  private final List<Commodity> order;
  private final Function<Commodity, TimeExpansion> times;
  private final Map<Commodity, Part> parts = new LinkedHashMap<>();

  // One entry per place.
  private final long[] longestStay;
  private final boolean[] hasGate;

  /// One flow of the sequence, and what moves in it.
  ///
  /// @param waitsCut some would have waited longer than they may
  /// @param together the flow as if nobody was brought out before others of the same load
  record Part(
      TimeExpansion time,
      EarliestArrival flow,
      List<Movement> movements,
      boolean waitsCut,
      EarliestArrival together) {}

  private Sequence(
      PlanningProblem problem, List<Commodity> order, Function<Commodity, TimeExpansion> times) {
    this.problem = problem;
    this.order = order;
    this.times = times;
    longestStay = new long[problem.roads().placeCount()];
    hasGate = new boolean[longestStay.length];
    Arrays.fill(longestStay, Long.MAX_VALUE);
    for (Gate gate : problem.gates()) {
      hasGate[gate.place()] = true;
      longestStay[gate.place()] = gate.queueMillisMax();
    }
    for (WaitingPlace waiting : problem.waitingPlaces()) {
      int place = waiting.place();
      longestStay[place] = Math.min(longestStay[place], waiting.stayMillisMax());
    }
  }

  /// @param intakeShare to how much of each intake all but the last are kept
  static Sequence inOrder(
      PlanningProblem problem,
      List<Commodity> order,
      Function<Commodity, TimeExpansion> times,
      double intakeShare) {
    Sequence sequence = new Sequence(problem, order, times);
    for (Commodity commodity : order) {
      double share = commodity.equals(order.getLast()) ? 1 : intakeShare;
      sequence.parts.put(commodity, sequence.bringOut(commodity, share, Allotment.EVERYTHING));
    }
    return sequence;
  }

  /// Each flow is first kept to its allotment; then each in turn may also use what is left over.
  static Sequence allotted(
      PlanningProblem problem,
      List<Commodity> order,
      Function<Commodity, TimeExpansion> times,
      Function<Commodity, Allotment> allotments) {
    Sequence sequence = new Sequence(problem, order, times);
    for (Commodity commodity : order) {
      Allotment allotted = allotments.apply(commodity);
      sequence.parts.put(commodity, sequence.bringOut(commodity, 1, allotted));
    }
    sequence.useWhatIsLeft();
    return sequence;
  }

  /// Each flow anew, beside all others as they are; kept where more people get out.
  private void useWhatIsLeft() {
    for (Commodity commodity : order) {
      Part before = Objects.requireNonNull(parts.remove(commodity));
      Part anew = bringOut(commodity, 1, Allotment.EVERYTHING);
      parts.put(commodity, milliPersons(anew) > milliPersons(before) ? anew : before);
    }
  }

  private Part bringOut(Commodity commodity, double intakeShare, Allotment allotment) {
    TimeExpansion time = times.apply(commodity);
    int[] shortened = new int[problem.roads().placeCount()];
    int[][] capacity = capacityLeft(time, commodity, intakeShare);
    Arrays.setAll(capacity, a -> allotment.ofArc(a, capacity[a]));
    int[] @Nullable [] left = roomsLeft(time);
    int[] @Nullable [] rooms = new int[left.length] @Nullable [];
    Arrays.setAll(rooms, n -> allotment.ofRoom(n, left[n]));
    boolean waitsCut = false;
    while (true) {
      // Mostly all who are under way get out though nobody else waits for them: found sooner.
      EarliestArrival together =
          new EarliestArrival(time, capacity, rooms, destinationRoom(commodity));
      LevelBound.byLoad(problem, commodity.groups()).forEach(together::bringOut);
      boolean atOnce = commodity.groups().stream()
          .noneMatch(g -> problem.groups().get(g).underWay() && together.left(g) > 0);
      EarliestArrival flow = together;
      if (!atOnce) {
        flow = new EarliestArrival(time, capacity, rooms, destinationRoom(commodity));
        commodity.classes().forEach(flow::bringOut);
      }
      List<Movement> moved = new Unravel(time, flow)
          .movements().stream().filter(this::setsOffInTime).toList();
      int tooLong = placeStayedTooLong(moved);
      if (tooLong < 0) {
        return new Part(time, flow, moved, waitsCut, together);
      }
      int halved = ++shortened[tooLong];
      rooms[tooLong] = halved > SHORTER_WAITS_MAX
          ? null
          : time.waitingAtMost(tooLong, rooms[tooLong], longestStay[tooLong] >> halved);
      waitsCut = true;
    }
  }

  /// Whoever is slowed for a turn at home may be too late by it, and stays.
  private boolean setsOffInTime(Movement m) {
    return group(m).underWay()
        || group(m).departures().covers(m.departFromMillis(), m.departToMillis());
  }

  /// The capacity open to a commodity before anybody else has used it; intakes are left out.
  static int[][] openTo(TimeExpansion time, Commodity commodity) {
    int[][] capacity = new int[time.arcCount()][];
    for (int a = 0; a < capacity.length; a++) {
      capacity[a] = commodity.mayUse(time, a) ? time.capacity(a) : new int[time.cellCount()];
    }
    return capacity;
  }

  private int[][] capacityLeft(TimeExpansion time, Commodity commodity, double intakeShare) {
    int[][] capacity = openTo(time, commodity);
    Uses[] used = used(time);
    for (int a = 0; a < capacity.length; a++) {
      if (time.element(a) instanceof Element.IntakeElement(int d)) {
        capacity[a] = commodity.destinations().accepts(d)
            ? time.intake(d, commodity.fullLoadMilliPersons(), used[a], intakeShare)
            : new int[time.cellCount()];
      } else if (!used[a].isEmpty()) {
        capacity[a] = time.after(a, capacity[a], used[a]);
      }
    }
    return capacity;
  }

  /// What earlier flows send into each arc: vehicles, into an intake thousandths of persons.
  private Uses[] used(TimeExpansion time) {
    Uses[] used = new Uses[time.arcCount()];
    Arrays.setAll(used, a -> new Uses(time.cellCount(), () -> anybodyIn(a)));
    for (Movement m : movements()) {
      for (Movement.Step step : m.steps()) {
        int arc = switch (step) {
          case Movement.Step.Drive drive -> time.arcOf(new Element.RoadElement(drive.road()));
          case Movement.Step.Serve serve ->
            time.arcOf(new Element.GateElement(serve.gate(), serve.lane()));
        };
        if (arc >= 0) {
          used[arc].add(cellOfEntry(time, arc, step), step.toMillis(), m.vehicles());
        }
      }
      int arrival = cell(time, time.sink(m.destination()), m.arriveFromMillis());
      long persons = m.vehicles() * group(m).fullLoadMilliPersons();
      used[time.intakeArc(m.destination())].add(arrival, m.arriveToMillis(), persons);
    }
    return used;
  }

  /// While any flow can enter an arc.
  private Spans anybodyIn(int arc) {
    return Spans.union(
        order.stream().map(times).distinct().map(time -> time.usableAt(arc)).toList());
  }

  /// Vehicles that enter while an arc opens for a flow count from its opening on.
  private static int cellOfEntry(TimeExpansion time, int arc, Movement.Step step) {
    int c = cell(time, time.tail(arc), step.fromMillis());
    return time.open(arc, c) ? c : cell(time, time.tail(arc), step.toMillis() - 1);
  }

  private static int cell(TimeExpansion time, int node, long millis) {
    return Math.clamp(time.cellAt(node, millis), 0, time.cellCount() - 1);
  }

  private Group group(Movement movement) {
    return problem.groups().get(movement.group());
  }

  /// Room to wait that earlier flows of the same mobility leave over. Whoever is on foot beside
  /// vehicles does not use their queues.
  private int[] @Nullable [] roomsLeft(TimeExpansion time) {
    int[] @Nullable [] rooms = time.rooms();
    boolean others = flows().stream().anyMatch(earlier -> earlier.network() != time);
    for (int n = 0; n < rooms.length; n++) {
      int[] room = others && rooms[n] != null ? time.slowedOnly(n) : rooms[n];
      for (EarliestArrival earlier : flows()) {
        room = room != null && earlier.network() == time ? less(room, earlier, n) : room;
      }
      rooms[n] = room;
    }
    return rooms;
  }

  private static int[] less(int[] room, EarliestArrival earlier, int node) {
    int[] left = room.clone();
    for (int c = 0; c < left.length; c++) {
      left[c] = Math.max(0, left[c] - earlier.waiting(node, c));
    }
    return left;
  }

  private int[] destinationRoom(Commodity commodity) {
    int[] room = new int[problem.destinations().size()];
    for (int d = 0; d < room.length; d++) {
      Destination destination = problem.destinations().get(d);
      long taken = 0;
      for (Movement m : movements()) {
        taken += m.destination() == d ? m.vehicles() * group(m).fullLoadMilliPersons() : 0;
      }
      room[d] = Commodity.room(destination, taken, commodity.fullLoadMilliPersons());
      room[d] = room[d] >= commodity.vehicles(problem) ? -1 : room[d];
    }
    return room;
  }

  /// From now on destinations count persons as in `counted`: who takes which place in the flows is
  /// chosen anew, so that they are taken in.
  void countPersons(PlanningProblem counted) {
    problem = counted;
    List<List<Integer>> alike = new ArrayList<>();
    order.forEach(commodity -> alike.addAll(alike(commodity)));
    Spans[] arrivals = new Spans[counted.destinations().size()];
    Arrays.setAll(arrivals, this::arrivals);
    List<Movement> loaded = new Loading(counted, alike, List.of(arrivals)).of(movements());
    parts.replaceAll((commodity, part) -> new Part(
        part.time(),
        part.flow(),
        loaded.stream().filter(m -> commodity.groups().contains(m.group())).toList(),
        part.waitsCut(),
        part.together()));
  }

  /// How many of those under way arrive.
  long underWayVehicles() {
    return movements().stream()
        .filter(m -> group(m).underWay())
        .mapToLong(Movement::vehicles)
        .sum();
  }

  /// While anybody could be taken in by a destination.
  private Spans arrivals(int destination) {
    return Spans.union(
        parts.values().stream().map(part -> part.time().arrivals(destination)).toList());
  }

  /// Where somebody is when a plan begins: whoever is under way keeps their place in it.
  private record Start(int place, boolean underWay) {
    Start(Group group) {
      this(group.place(), group.underWay());
    }
  }

  /// Groups of a flow that start alike, the heaviest load first.
  private List<List<Integer>> alike(Commodity commodity) {
    return List.copyOf(commodity.groups().stream()
        .sorted(
            Comparator.comparingLong((Integer g) -> -problem.groups().get(g).loadMilliPersons()))
        .collect(Collectors.groupingBy(g -> new Start(problem.groups().get(g))))
        .values());
  }

  /// A place where somebody would stay longer than allowed, -1 for none.
  private int placeStayedTooLong(List<Movement> moved) {
    if (Arrays.stream(longestStay).allMatch(stay -> stay == Long.MAX_VALUE)) {
      return -1;
    }
    for (Movement m : moved) {
      int place = group(m).place();
      long since = m.departFromMillis();
      for (Movement.Step step : m.steps()) {
        long stay = step.fromMillis() - since;
        if (stay > 0 && staysTooLong(m, step, place, stay)) {
          return place;
        }
        since = step.fromMillis() + step.durationMillis();
        place =
            step instanceof Movement.Step.Drive drive ? problem.roads().to(drive.road()) : place;
      }
    }
    return -1;
  }

  private boolean staysTooLong(Movement movement, Movement.Step step, int place, long stay) {
    long allowed = served(step, place) ? Long.MAX_VALUE / 2 : longestStay[place];
    boolean slowed = movement.vehicles() == 1 && stay - headway(step) <= allowed;
    return stay > allowed && !slowed;
  }

  /// Behind its checkpoint a vehicle is only ever slowed.
  private boolean served(Movement.Step step, int place) {
    return step instanceof Movement.Step.Drive && hasGate[place];
  }

  /// How long one vehicle may be slowed until its turn.
  private long headway(Movement.Step step) {
    Rate rate = switch (step) {
      case Movement.Step.Drive drive -> problem.roads().vehiclesPerHour(drive.road());
      case Movement.Step.Serve serve ->
        problem.gates().get(serve.gate()).lanes().get(serve.lane()).vehiclesPerHour();
    };
    return rate.headwayMillis(problem.grid().stepMillis());
  }

  long milliPersonsOut() {
    return parts.values().stream().mapToLong(this::milliPersons).sum();
  }

  private long milliPersons(Part part) {
    return part.movements().stream()
        .mapToLong(m -> m.vehicles() * group(m).loadMilliPersons())
        .sum();
  }

  List<Part> parts() {
    return List.copyOf(parts.values());
  }

  private List<EarliestArrival> flows() {
    return parts.values().stream().map(Part::flow).toList();
  }

  List<Movement> movements() {
    return parts.values().stream().flatMap(part -> part.movements().stream()).toList();
  }

  /// Would some have waited longer than they may?
  boolean waitsCut() {
    return parts.values().stream().anyMatch(Part::waitsCut);
  }

  String limitReached() {
    return waitsCut()
        ? "Some would have waited longer than they may; in this plan fewer wait, so a better one"
            + " may exist below the bound."
        : "";
  }
}
