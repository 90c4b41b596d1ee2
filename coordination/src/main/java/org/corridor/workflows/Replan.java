package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Suspension;
import org.corridor.arrangements.Window;
import org.corridor.plan.Destination;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Outcome;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.WaitingPlace;
import org.corridor.plan.flow.EmptyRun;
import org.corridor.plan.solve.Planner;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.reports.Standing;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;
import org.jspecify.annotations.Nullable;

/// The use case of the day itself: a plan is under way, something changes, who does what now?
///
/// **Problem.** Vehicles are on the road where the plan put them, or where they were last reported.
/// From now on the most people possible shall get out, those on the road before those at home, and
/// nobody may be left on a contested road.
/// **Method.** Whoever has begun a road is taken to be at its end when the plan says so; whoever
/// waits
/// is where they wait. From there on it is the planner's question again, with the time that is
/// left.
/// Places on the road are no places to wait, but for the queue of a checkpoint while all is silent:
/// who cannot go on counts as held, and the nearest safe place that can still be reached is named.
/// **Invariant.** Nobody is in two places: of each group, out already + under way + at home = all.
public final class Replan {
  private static final int NO_ROAD = -1;

  private final Layout before;
  private final Layout after;
  private final Plan plan;
  private final long atMillis;
  private final List<Change> changes;
  private final List<Reported> reported;

  /// Vehicles of one group that left home and have not arrived.
  ///
  /// @param road on which they are; [#NO_ROAD] where they wait at a place
  private record OnTheRoad(int group, int place, long readyMillis, int road, List<String> wayOn) {}

  private final Map<OnTheRoad, Integer> onTheRoad = new LinkedHashMap<>();
  private int[] comesFrom = {};

  /// Vehicles reported beyond those that left.
  private int unplaced;

  private final int[] left;
  private long milliOutAlready;
  private final long[] milliTaken;

  private Replan(
      Scenario scenario, Terms terms, Instant at, List<Change> changes, List<Reported> reported) {
    this.changes = changes;
    this.reported = reported;
    atMillis = at.toEpochMilli();
    before = new Layout(scenario, terms);
    plan = Planner.bestPlan(before.problem());
    after = new Layout(changed(scenario), terms);
    left = new int[before.problem().groups().size()];
    milliTaken = new long[before.problem().destinations().size()];
  }

  /// What becomes of the plan of a scenario.
  ///
  /// @param at the moment of the changes
  /// @param reported where vehicles were seen, instead of where the plan has them
  public static Replanned of(
      Scenario scenario, Terms terms, Instant at, List<Change> changes, List<Reported> reported) {
    return new Replan(scenario, terms, at, changes, reported).run();
  }

  private Replanned run() {
    whereEverybodyIs();
    PlanningProblem problem = problem();
    Outcome outcome = Planner.solve(problem);
    List<String> faults = PlanCheck.faults(problem, outcome.plan());
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The plan found breaks the terms: " + faults);
    }
    long underWay = 0;
    for (Map.Entry<OnTheRoad, Integer> vehicles : onTheRoad.entrySet()) {
      underWay += vehicles.getValue() * load(vehicles.getKey().group());
    }
    return new Replanned(
        after.scenario(),
        Instant.ofEpochMilli(atMillis),
        milli(plan, before.problem()) / 1000,
        milliOutAlready / 1000,
        underWay / 1000,
        (milliOutAlready + milli(outcome.plan(), problem)) / 1000,
        milliOutAlready / 1000 + outcome.personsBound(),
        zones(outcome.plan(), problem),
        onTheRoad(outcome.plan(), problem),
        trips(outcome.plan(), problem),
        unplaced == 0
            ? outcome.limitReached()
            : (Words.count(unplaced)
                    + " reported vehicles are more than left by then, and are left out. "
                    + outcome.limitReached())
                .strip());
  }

  private long load(int group) {
    return before.problem().groups().get(group).loadMilliPersons();
  }

  private static long milli(Plan plan, PlanningProblem problem) {
    return plan.movements().stream()
        .mapToLong(m -> m.vehicles() * problem.groups().get(m.group()).loadMilliPersons())
        .sum();
  }

  // Changes.

  private Scenario changed(Scenario scenario) {
    Scenario changed = scenario;
    for (Change change : changes) {
      changed = switch (change) {
        case Change.RoadRate(String id, double perHour) -> roadRate(changed, id, perHour);
        case Change.RoadOpened(String id) -> roadOpened(changed, id);
        case Change.CheckpointRate(String id, double perHour) ->
          checkpointRate(changed, id, perHour);
        case Change.WindowUntil(String id, Instant until) -> windowUntil(changed, id, until);
        case Change.RoadClosed _, Change.CheckpointClosed _, Change.ReceptionClosed _ -> changed;
      };
    }
    return changed;
  }

  private static Amount reportedNow(double value) {
    return new Amount(value, new Basis(Standing.REPORTED, "the change"));
  }

  private static Scenario roadRate(Scenario scenario, String id, double perHour) {
    return scenario.withSegments(scenario.segments().stream()
        .map(s -> s.id().equals(id) ? s.with(s.lengthKm(), s.speedKmh(), reportedNow(perHour)) : s)
        .toList());
  }

  private static Scenario roadOpened(Scenario scenario, String id) {
    return scenario.withSegments(scenario.segments().stream()
        .map(s -> s.id().equals(id) ? s.opened() : s)
        .toList());
  }

  private static Scenario checkpointRate(Scenario scenario, String id, double perHour) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (Checkpoint c : scenario.arrangement().checkpoints()) {
      checkpoints.add(
          c.id().equals(id)
              ? c.serving(perHour / Math.max(1e-9, c.vehiclesPerHour().value()))
              : c);
    }
    return scenario.with(scenario.arrangement().withCheckpoints(checkpoints));
  }

  private static Scenario windowUntil(Scenario scenario, String id, Instant until) {
    Arrangement terms = scenario.arrangement();
    List<Window> windows = new ArrayList<>();
    Set<Instant> ends = new LinkedHashSet<>();
    for (Window window : terms.windows()) {
      boolean moved = window.id().equals(id);
      windows.add(moved ? window.until(until) : window);
      if (moved) {
        ends.add(window.end());
      }
    }
    List<Suspension> suspensions = terms.suspensions().stream()
        .map(s ->
            ends.contains(s.end()) && s.start().isBefore(until) ? s.during(s.start(), until) : s)
        .toList();
    return scenario.with(terms.withWindows(windows, suspensions));
  }

  // Where everybody is.

  private void whereEverybodyIs() {
    for (int g = 0; g < left.length; g++) {
      left[g] = before.problem().groups().get(g).vehicles();
    }
    for (Movement m : plan.movements()) {
      if (m.departFromMillis() >= atMillis) {
        continue;
      }
      left[m.group()] -= m.vehicles();
      if (m.arriveToMillis() <= atMillis) {
        milliOutAlready += m.vehicles() * load(m.group());
        milliTaken[m.destination()] +=
            m.vehicles() * before.problem().groups().get(m.group()).fullLoadMilliPersons();
      } else if (!isReported(m.group())) {
        onTheRoad.merge(after(m), m.vehicles(), Integer::sum);
      }
    }
    reported.forEach(this::place);
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
      int gone = before.problem().groups().get(g).vehicles() - left[g] - outAlready(g) - placed(g);
      int here = Math.min(rest, Math.max(0, gone));
      if (here > 0) {
        long ready = Math.max(atMillis, seen.from().toEpochMilli());
        onTheRoad.merge(
            new OnTheRoad(g, placeIndex(seen.place()), ready, NO_ROAD, List.of()),
            here,
            Integer::sum);
        rest -= here;
      }
    }
    unplaced += rest;
  }

  private int outAlready(int group) {
    return plan.movements().stream()
        .filter(m -> m.group() == group && m.arriveToMillis() <= atMillis)
        .mapToInt(Movement::vehicles)
        .sum();
  }

  private int placed(int group) {
    int sum = 0;
    for (Map.Entry<OnTheRoad, Integer> vehicles : onTheRoad.entrySet()) {
      sum += vehicles.getKey().group() == group ? vehicles.getValue() : 0;
    }
    return sum;
  }

  private int placeIndex(String id) {
    for (int p = 0; p < before.scenario().places().size(); p++) {
      if (before.scenario().places().get(p).id().equals(id)) {
        return p;
      }
    }
    throw new IllegalArgumentException("No place " + id);
  }

  /// Where the vehicles of a movement are once they have done what they have begun. Behind a
  /// checkpoint is no place of its own: they take the road that follows.
  private OnTheRoad after(Movement m) {
    List<Movement.Step> steps = m.steps();
    int done = 0;
    while (done < steps.size()
        && (steps.get(done).fromMillis() < atMillis
            || (done > 0 && steps.get(done - 1) instanceof Movement.Step.Serve))) {
      done++;
    }
    int place = before.problem().groups().get(m.group()).place();
    long ready = atMillis;
    int road = NO_ROAD;
    for (Movement.Step step : steps.subList(0, done)) {
      // They come one by one, in the same step of time in which they would have gone on.
      long through = step.fromMillis() + step.durationMillis();
      if (step instanceof Movement.Step.Drive drive) {
        place = before.problem().roads().to(drive.road());
        road = through > atMillis ? drive.road() : NO_ROAD;
      }
      ready = Math.max(atMillis, through);
    }
    return new OnTheRoad(
        m.group(), place, ready, road, ways(before, steps.subList(done, steps.size())));
  }

  private static List<String> ways(Layout layout, List<Movement.Step> steps) {
    List<String> places = new ArrayList<>();
    for (Movement.Step step : steps) {
      if (step instanceof Movement.Step.Drive drive) {
        places.add(layout.segment(drive.road()).to());
      }
    }
    return places;
  }

  // What is asked now.

  private PlanningProblem problem() {
    PlanningProblem asked = after.problem();
    // The steps of time stay where they were, so that what was planned still fits.
    TimeGrid grid = asked.grid();
    return new PlanningProblem(
        asked.roads(),
        openings(asked),
        asked.gates().stream().map(this::gate).toList(),
        asked.waitingPlaces(),
        destinations(asked),
        groups(asked),
        grid,
        asked.walkMetresPerHour());
  }

  private Spans closedFor(@Nullable Instant until) {
    return Spans.of(atMillis, until == null ? Long.MAX_VALUE / 4 : until.toEpochMilli());
  }

  private List<Spans> openings(PlanningProblem asked) {
    List<Spans> openings = new ArrayList<>(asked.openings());
    for (Change change : changes) {
      if (change instanceof Change.RoadClosed(String id, var until)) {
        for (int r = 0; r < openings.size(); r++) {
          if (after.segment(r).id().equals(id)) {
            openings.set(r, openings.get(r).minus(closedFor(until)));
          }
        }
      }
    }
    return openings;
  }

  private Gate gate(Gate gate) {
    Spans hours = gate.hours();
    for (Change change : changes) {
      if (change instanceof Change.CheckpointClosed(String id, var until)
          && after.scenario().arrangement().checkpoints().stream()
              .anyMatch(c -> c.id().equals(id) && placeIndex(c.place()) == gate.place())) {
        hours = hours.minus(closedFor(until));
      }
    }
    return new Gate(
        gate.place(),
        hours,
        gate.safe(),
        gate.serviceMillis(),
        gate.queueVehiclesMax(),
        gate.queueMillisMax(),
        gate.lanes());
  }

  private List<Destination> destinations(PlanningProblem asked) {
    List<Destination> destinations = new ArrayList<>();
    for (int d = 0; d < asked.destinations().size(); d++) {
      Destination reception = asked.destinations().get(d);
      Spans hours = reception.hours();
      for (Change change : changes) {
        if (change instanceof Change.ReceptionClosed(String id, var until)
            && after.reception(d).id().equals(id)) {
          hours = hours.minus(closedFor(until));
        }
      }
      long room = reception.roomLimited()
          ? Math.max(0, reception.personsMax() - Math.ceilDiv(milliTaken[d], 1000L))
          : reception.personsMax();
      destinations.add(new Destination(reception.place(), hours, reception.personsPerHour(), room));
    }
    return destinations;
  }

  /// First those at home, one group each as before, then those under way.
  private List<Group> groups(PlanningProblem asked) {
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < left.length; g++) {
      Group group = before.problem().groups().get(g);
      groups.add(group.withVehicles(left[g]).departing(departures(asked, g)));
    }
    onTheRoad.forEach((where, vehicles) -> groups.add(before
        .problem()
        .groups()
        .get(where.group())
        .goingOnFrom(where.place(), vehicles, mayGoOn(asked, where))));
    return groups;
  }

  /// When those of a group who are at home may set off now.
  private Spans departures(PlanningProblem asked, int group) {
    Layout.Origin origin = before.origin(group);
    Spans later = Spans.of(atMillis, Long.MAX_VALUE / 4);
    for (int g = 0; g < asked.groups().size(); g++) {
      if (after.origin(g).equals(origin)) {
        return asked.groups().get(g).departures().intersect(later);
      }
    }
    return Spans.NONE;
  }

  /// From the moment they are there: at once, or, at a checkpoint or where waiting is allowed, as
  /// long
  /// as it is safe.
  private static Spans mayGoOn(PlanningProblem asked, OnTheRoad where) {
    Spans at =
        Spans.of(where.readyMillis(), where.readyMillis() + 2 * asked.grid().stepMillis());
    for (WaitingPlace waiting : asked.waitingPlaces()) {
      if (waiting.place() == where.place()) {
        at = at.union(stay(waiting.safe(), where.readyMillis(), waiting.stayMillisMax()));
      }
    }
    for (Gate gate : asked.gates()) {
      // Who is under way joins the queue also when it is longer than was agreed.
      if (gate.place() == where.place()) {
        at = at.union(stay(gate.safe(), where.readyMillis(), Long.MAX_VALUE));
      }
    }
    return at;
  }

  private static Spans stay(Spans safe, long since, long longest) {
    for (int i = 0; i < safe.count(); i++) {
      if (safe.start(i) <= since && since < safe.end(i)) {
        long until = longest > Long.MAX_VALUE / 8 ? safe.end(i) : since + longest;
        return Spans.of(since, Math.min(safe.end(i), until));
      }
    }
    return Spans.NONE;
  }

  // What it means for whom.

  private List<Replanned.ZoneChange> zones(Plan now, PlanningProblem problem) {
    int zones = before.scenario().zones().size();
    long[] outBefore = new long[zones];
    long[] outNow = new long[zones];
    long[] lastBefore = new long[zones];
    long[] lastNow = new long[zones];
    for (Movement m : plan.movements()) {
      if (m.arriveToMillis() > atMillis) {
        int z = before.origin(m.group()).zone();
        outBefore[z] += m.vehicles() * load(m.group());
        lastBefore[z] = Math.max(lastBefore[z], m.departToMillis());
      }
    }
    for (Movement m : now.movements()) {
      int z = before.origin(groupOf(m.group())).zone();
      outNow[z] += m.vehicles() * problem.groups().get(m.group()).loadMilliPersons();
      boolean fromHome = m.group() < left.length;
      lastNow[z] = fromHome ? Math.max(lastNow[z], m.departToMillis()) : lastNow[z];
    }
    List<Replanned.ZoneChange> changes = new ArrayList<>();
    for (int z = 0; z < zones; z++) {
      changes.add(new Replanned.ZoneChange(
          before.scenario().zones().get(z).id(),
          before.scenario().zones().get(z).name(),
          outBefore[z] / 1000,
          outNow[z] / 1000,
          lastBefore[z] <= atMillis ? null : Instant.ofEpochMilli(lastBefore[z]),
          lastNow[z] == 0 ? null : Instant.ofEpochMilli(lastNow[z])));
    }
    return changes;
  }

  /// The group of the plan before that a group of the problem now comes from.
  private int groupOf(int now) {
    if (comesFrom.length == 0) {
      comesFrom = onTheRoad.keySet().stream().mapToInt(OnTheRoad::group).toArray();
    }
    return now < left.length ? now : comesFrom[now - left.length];
  }

  private List<Replanned.UnderWay> onTheRoad(Plan now, PlanningProblem problem) {
    Map<Integer, Integer> goOn = new HashMap<>();
    Map<Integer, List<String>> ways = new HashMap<>();
    for (Movement m : now.movements()) {
      goOn.merge(m.group(), m.vehicles(), Integer::sum);
      ways.putIfAbsent(m.group(), ways(after, m.steps()));
    }
    List<Replanned.UnderWay> all = new ArrayList<>();
    int g = left.length;
    for (Map.Entry<OnTheRoad, Integer> vehicles : onTheRoad.entrySet()) {
      OnTheRoad where = vehicles.getKey();
      Layout.Origin origin = before.origin(where.group());
      int held = vehicles.getValue() - goOn.getOrDefault(g, 0);
      Shelter shelter = held == 0 ? Shelter.NONE : shelter(where, problem);
      all.add(new Replanned.UnderWay(
          before.scenario().zones().get(origin.zone()).id(),
          origin.kind().name().toLowerCase(Locale.ROOT),
          before.scenario().places().get(where.place()).id(),
          Instant.ofEpochMilli(where.readyMillis()),
          vehicles.getValue(),
          vehicles.getValue() - held,
          !where.wayOn().isEmpty() && !where.wayOn().equals(ways.getOrDefault(g, where.wayOn())),
          held,
          caughtOn(where, problem),
          shelter.name(),
          shelter.by().isPresent() ? Instant.ofEpochMilli(shelter.by().getAsLong()) : null));
      g++;
    }
    return all;
  }

  /// The road that somebody is on longer than it is open now; empty for none.
  private String caughtOn(OnTheRoad where, PlanningProblem problem) {
    boolean safe = where.road() == NO_ROAD
        || problem.openings().get(where.road()).covers(atMillis, where.readyMillis());
    return safe ? "" : after.segment(where.road()).id();
  }

  /// A safe place and when it is reached.
  private record Shelter(String name, OptionalLong by) {
    static final Shelter NONE = new Shelter("", OptionalLong.empty());
  }

  /// The safe place, a haven or a zone, that is reached first within every opening.
  private Shelter shelter(OnTheRoad where, PlanningProblem problem) {
    Map<String, String> places = new LinkedHashMap<>();
    for (Site site : after.scenario().sites()) {
      if (site.duty() == Site.Duty.HAVEN) {
        places.put(site.place(), site.name());
      }
    }
    after.scenario().zones().forEach(zone -> places.putIfAbsent(zone.place(), zone.name()));
    Shelter best = Shelter.NONE;
    for (Map.Entry<String, String> place : places.entrySet()) {
      int there = placeIndex(place.getKey());
      OptionalLong by = there == where.place()
          ? OptionalLong.of(where.readyMillis())
          : EmptyRun.firstArrival(
              problem.roads(), problem.openings(), where.place(), there, where.readyMillis());
      boolean sooner =
          by.isPresent() && (best.by().isEmpty() || by.getAsLong() < best.by().getAsLong());
      best = sooner ? new Shelter(place.getValue(), by) : best;
    }
    return best;
  }

  private List<Trip> trips(Plan now, PlanningProblem problem) {
    List<Trip> trips = new ArrayList<>();
    for (Movement m : now.movements()) {
      Layout.Origin origin = before.origin(groupOf(m.group()));
      List<String> places = new ArrayList<>();
      places.add(before
          .scenario()
          .places()
          .get(problem.groups().get(m.group()).place())
          .id());
      places.addAll(ways(after, m.steps()));
      trips.add(new Trip(
          before.scenario().zones().get(origin.zone()).id(),
          origin.kind(),
          m.vehicles(),
          m.vehicles() * problem.groups().get(m.group()).loadMilliPersons() / 1000.0,
          Instant.ofEpochMilli(m.departFromMillis()),
          Instant.ofEpochMilli(m.departToMillis()),
          places,
          Instant.ofEpochMilli(m.arriveFromMillis()),
          Instant.ofEpochMilli(m.arriveToMillis())));
    }
    return trips;
  }
}
