package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.plan.Element;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// Where everybody is at some moment of a plan under way.
///
/// Whoever has begun a road is taken to be at its end when the plan says so; whoever waits is
/// where they wait; of those who pass somewhere within one step of time, so many have passed as the
/// time of it that is over; for the zones and kinds that were reported the report counts instead.
/// Of each group, out already + under way + at home = all.
final class Whereabouts {
  private static final int NO_ROAD = -1;

  private final Layout before;
  private final Plan plan;
  private final long atMillis;
  private final List<Reported> reported;
  private final MayDrive mayDrive;
  private final Map<OnTheRoad, Integer> onTheRoad = new LinkedHashMap<>();
  private final List<GoingOn> goingOn = new ArrayList<>();

  /// From which moment on what passes a road or lane counts for its rate.
  private final Map<Element, Long> countedFrom;

  private int unplaced;

  // One entry per group of the plan, in vehicles.
  private final int[] left;
  private final int[] outAlready;

  private final long[] milliTaken;

  /// Vehicles by group and destination.
  private final int[][] takenOf;

  /// Vehicles of one group that left home and have not arrived.
  ///
  /// @param place where they are, or where their road ends
  /// @param readyMillis when the first of them can go on from there
  /// @param throughMillis when the last of them has left the road
  /// @param road on which they are; [#NO_ROAD] where they wait at a place
  /// @param wayOn places that the plan has them pass from there
  record OnTheRoad(
      int group, int place, long readyMillis, long throughMillis, int road, List<String> wayOn) {
    boolean onRoad() {
      return road != NO_ROAD;
    }
  }

  /// What is left of a movement for some of its vehicles.
  ///
  /// @param group of the plan
  /// @param spot where they are; null at home
  record GoingOn(int group, @Nullable OnTheRoad spot, Movement rest) {}

  /// Says whether somebody can still drive a road.
  @FunctionalInterface
  interface MayDrive {
    /// Is the road open all the time?
    ///
    /// @param untilMillis when the last has left it
    boolean test(int road, long fromMillis, long untilMillis);
  }

  /// @param before the plan's scenario
  /// @param mayDrive as things are now
  /// @param reported where vehicles were seen, instead of where the plan has them
  Whereabouts(Layout before, Plan plan, Instant at, MayDrive mayDrive, List<Reported> reported) {
    this.before = before;
    this.mayDrive = mayDrive;
    countedFrom = Planner.countedFrom(before.problem());
    this.plan = plan;
    this.reported = reported;
    atMillis = at.toEpochMilli();
    left = before.problem().groups().stream().mapToInt(Group::vehicles).toArray();
    outAlready = new int[left.length];
    milliTaken = new long[before.problem().destinations().size()];
    takenOf = new int[left.length][milliTaken.length];
    find();
  }

  /// Vehicles of each group that are at home.
  int[] atHome() {
    return left;
  }

  /// Vehicles of a group that have arrived.
  int outAlready(int group) {
    return outAlready[group];
  }

  /// In the order in which they are found.
  Map<OnTheRoad, Integer> onTheRoad() {
    return onTheRoad;
  }

  /// Was anybody seen elsewhere than the plan had them?
  boolean anyReported() {
    return !reported.isEmpty();
  }

  /// Vehicles reported beyond those that left.
  int unplaced() {
    return unplaced;
  }

  /// Vehicles that left and have not arrived, of which their report says nothing.
  int unknown() {
    int unknown = 0;
    for (int g = 0; g < left.length; g++) {
      int gone = before.problem().groups().get(g).vehicles() - left[g] - outAlready[g];
      unknown += isReported(g) ? gone - placed(g) : 0;
    }
    return unknown;
  }

  /// Persons who have arrived, in thousandths.
  long milliOutAlready() {
    long sum = 0;
    for (int g = 0; g < outAlready.length; g++) {
      sum += outAlready[g] * before.problem().groups().get(g).loadMilliPersons();
    }
    return sum;
  }

  /// Persons who are under way, in thousandths.
  long milliUnderWay() {
    long sum = 0;
    for (Map.Entry<OnTheRoad, Integer> vehicles : onTheRoad.entrySet()) {
      Group group = before.problem().groups().get(vehicles.getKey().group());
      sum += vehicles.getValue() * group.loadMilliPersons();
    }
    return sum;
  }

  /// What a destination has counted, in thousandths of a person.
  long milliTaken(int destination) {
    return milliTaken[destination];
  }

  private void find() {
    for (Movement m : plan.movements()) {
      boolean counts = reported.isEmpty() || !isReported(m.group());
      int[] begun = begun(m);
      int stages = m.steps().size();
      left[m.group()] -= begun[0];
      outAlready[m.group()] += begun[stages];
      takenOf[m.group()][m.destination()] += begun[stages];
      milliTaken[m.destination()] +=
          begun[stages] * before.problem().groups().get(m.group()).fullLoadMilliPersons();
      if (begun[0] < m.vehicles()) {
        goingOn.add(new GoingOn(m.group(), null, rest(m, 0, m.vehicles() - begun[0])));
      }
      for (int i = 0; i < stages; i++) {
        int here = begun[i] - begun[i + 1];
        if (counts && here > 0) {
          OnTheRoad spot = spot(m, i);
          onTheRoad.merge(spot, here, Integer::sum);
          goingOn.add(new GoingOn(m.group(), spot, rest(m, i + 1, here)));
        }
      }
    }
    reported.forEach(this::place);
  }

  /// How many have begun each step, and how many have arrived: within a step of time they come
  /// one by one. Behind a checkpoint is no place of its own: who has begun to be served counts as
  /// on the road that follows, if that can still be driven then; otherwise they stay in front of
  /// the checkpoint and are served anew.
  private int[] begun(Movement m) {
    int stages = m.steps().size();
    int[] begun = new int[stages + 1];
    for (int i = 0; i <= stages; i++) {
      boolean served =
          i > 0 && i < stages && goesOn(m.steps().get(i - 1), m.steps().get(i));
      int most = i == 0 ? m.vehicles() : begun[i - 1];
      begun[i] = served ? most : Math.min(most, by(m, i));
    }
    return begun;
  }

  private boolean goesOn(Movement.Step served, Movement.Step then) {
    return served instanceof Movement.Step.Serve
        && then instanceof Movement.Step.Drive drive
        && (drive.toMillis() <= atMillis
            || mayDrive.test(
                drive.road(),
                Math.max(atMillis, drive.fromMillis()),
                drive.toMillis() + drive.durationMillis()));
  }

  private static long from(Movement m, int stage) {
    boolean arrival = stage == m.steps().size();
    return arrival ? m.arriveFromMillis() : m.steps().get(stage).fromMillis();
  }

  private static long to(Movement m, int stage) {
    return stage == m.steps().size() ? m.arriveToMillis() : m.steps().get(stage).toMillis();
  }

  /// Who comes one by one passes whenever the rate has come to one more.
  private int by(Movement m, int stage) {
    long from = from(m, stage);
    long to = to(m, stage);
    if (from >= atMillis || to <= atMillis) {
      return from >= atMillis ? 0 : m.vehicles();
    }
    boolean arrival = stage == m.steps().size();
    Element element = arrival ? new Element.IntakeElement(m.destination()) : passed(m, stage);
    Long counted = countedFrom.get(element);
    return counted == null
        ? (int) (m.vehicles() * (atMillis - from) / (to - from))
        : (int) Math.min(
            m.vehicles(), passes(element, counted, atMillis) - passes(element, counted, from));
  }

  private static Element passed(Movement m, int stage) {
    return switch (m.steps().get(stage)) {
      case Movement.Step.Drive drive -> new Element.RoadElement(drive.road());
      case Movement.Step.Serve serve -> new Element.GateElement(serve.gate(), serve.lane());
    };
  }

  private long passes(Element element, long since, long until) {
    PlanningProblem problem = before.problem();
    Spans counted = Spans.of(since, Math.max(since, until));
    return switch (element) {
      case Element.RoadElement(int road) ->
        problem
            .roads()
            .vehiclesPerHour(road)
            .wholeIn(problem.openings().get(road).intersect(counted).lengthMillis());
      case Element.GateElement(int gate, int lane) ->
        problem
            .gates()
            .get(gate)
            .lanes()
            .get(lane)
            .vehiclesPerHour()
            .wholeIn(problem
                .gates()
                .get(gate)
                .hours()
                .intersect(problem.gates().get(gate).safe())
                .intersect(counted)
                .lengthMillis());
      case Element.IntakeElement _, Element.RoomElement _, Element.WaitElement _ -> 0;
    };
  }

  /// Where those are who have begun a step and not the next, once they have done it.
  private OnTheRoad spot(Movement m, int begun) {
    Movement.Step step = m.steps().get(begun);
    long lastBegan =
        step.fromMillis() >= atMillis ? step.toMillis() : Math.min(step.toMillis(), atMillis);
    long through = lastBegan + step.durationMillis();
    int road = step instanceof Movement.Step.Drive drive ? drive.road() : NO_ROAD;
    return new OnTheRoad(
        m.group(),
        road == NO_ROAD ? placeOf(step) : before.problem().roads().to(road),
        road == NO_ROAD ? atMillis : Math.max(atMillis, step.fromMillis() + step.durationMillis()),
        through,
        through > atMillis ? road : NO_ROAD,
        before.ways(m.steps().subList(begun + 1, m.steps().size())));
  }

  private int placeOf(Movement.Step step) {
    return switch (step) {
      case Movement.Step.Drive drive -> before.problem().roads().from(drive.road());
      case Movement.Step.Serve serve ->
        before.problem().gates().get(serve.gate()).place();
    };
  }

  /// What those who have not begun a step still do by the plan.
  private Movement rest(Movement m, int next, int vehicles) {
    long later = Math.max(0, atMillis - from(m, next));
    List<Movement.Step> steps = new ArrayList<>();
    for (Movement.Step step : m.steps().subList(next, m.steps().size())) {
      long from = Math.min(step.fromMillis() + later, step.toMillis() - 1);
      steps.add(
          switch (step) {
            case Movement.Step.Drive(int road, long _, long to, long takes) ->
              new Movement.Step.Drive(road, from, to, takes);
            case Movement.Step.Serve(int gate, int lane, long _, long to, long takes) ->
              new Movement.Step.Serve(gate, lane, from, to, takes);
          });
    }
    return new Movement(
        m.group(),
        vehicles,
        steps,
        m.destination(),
        Math.min(m.arriveFromMillis() + later, m.arriveToMillis() - 1),
        m.arriveToMillis());
  }

  /// From which moment on what passes a road or lane counts for its rate.
  Map<Element, Long> countedFrom() {
    return countedFrom;
  }

  /// What the plan has those do who are at home or under way, who were not reported elsewhere.
  List<GoingOn> goingOn() {
    return goingOn;
  }

  private boolean isReported(int group) {
    Layout.Origin origin = before.origin(group);
    String zone = before.scenario().zones().get(origin.zone()).id();
    return reported.stream().anyMatch(r -> r.zone().equals(zone) && r.kind() == origin.kind());
  }

  /// Reported vehicles are taken from the groups of their zone and kind that left, fullest first.
  private void place(Reported seen) {
    int rest = seen.vehicles();
    for (int g = 0; g < left.length && rest > 0; g++) {
      Layout.Origin origin = before.origin(g);
      String zone = before.scenario().zones().get(origin.zone()).id();
      if (!zone.equals(seen.zone()) || origin.kind() != seen.kind()) {
        continue;
      }
      int gone = before.problem().groups().get(g).vehicles() - left[g] - placed(g);
      int here = Math.min(rest, Math.max(0, gone));
      if (here > 0) {
        takeBack(g, here - (gone - outAlready[g]));
        long ready = Math.max(atMillis, seen.from().toEpochMilli());
        onTheRoad.merge(
            new OnTheRoad(g, before.place(seen.place()), ready, ready, NO_ROAD, List.of()),
            here,
            Integer::sum);
        rest -= here;
      }
    }
    unplaced += rest;
  }

  /// Who was seen on the way has not arrived, whatever the plan says.
  private void takeBack(int group, int vehicles) {
    Group g = before.problem().groups().get(group);
    for (int d = 0; d < milliTaken.length && vehicles > 0; d++) {
      int back = Math.min(vehicles, takenOf[group][d]);
      takenOf[group][d] -= back;
      outAlready[group] -= back;
      milliTaken[d] -= back * g.fullLoadMilliPersons();
      vehicles -= back;
    }
  }

  private int placed(int group) {
    int sum = 0;
    for (Map.Entry<OnTheRoad, Integer> vehicles : onTheRoad.entrySet()) {
      sum += vehicles.getKey().group() == group ? vehicles.getValue() : 0;
    }
    return sum;
  }
}
