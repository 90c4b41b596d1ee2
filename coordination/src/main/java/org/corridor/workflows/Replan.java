package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.corridor.plan.Destination;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.WaitingPlace;
import org.corridor.plan.flow.EmptyRun;
import org.corridor.plan.solve.Planner;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;
import org.corridor.workflows.Whereabouts.OnTheRoad;
import org.jspecify.annotations.Nullable;

/// The use case of the day itself: a plan is under way, something changes, who does what now?
///
/// **Problem.** Vehicles are on the road where the plan put them, or where they were last reported.
/// From now on the most people possible shall get out, those on the road before those at home, and
/// nobody may be left on a contested road.
/// **Method.** Whoever has begun a road is taken to be at its end when the plan says so; whoever
/// waits
/// is where they wait. From there on it is the planner's question again, with the time that is
/// left. Who cannot go on yet waits where all that meets there is silent, or in the queue of a
/// checkpoint; who cannot go on at all counts as held, and the nearest safe place that can still be
/// reached is named. Where the plan given out still stands and nobody does better, it stays.
/// **Invariant.** Nobody is in two places: of each group, out already + under way + at home = all.
public final class Replan {
  private static final String HALTS =
      "Room to halt is counted as a rate: whoever fills it at once may bring out more. ";

  private final Layout before;
  private final Layout after;
  private final Plan plan;
  private final long atMillis;
  private final List<Change> changes;
  private final Whereabouts where;
  private final List<Spans> openings;
  private final Map<Integer, Spans> safe = new HashMap<>();
  private int[] comesFrom = {};

  private Replan(
      Layout before, Plan plan, Instant at, List<Change> changes, List<Reported> reported) {
    this.changes = changes;
    this.before = before;
    this.plan = plan;
    atMillis = at.toEpochMilli();
    after = new Layout(ChangedTerms.of(before.scenario(), changes), before.terms());
    openings = openings(after.problem());
    where = new Whereabouts(
        before, plan, at, (road, from, until) -> openings.get(road).covers(from, until), reported);
  }

  /// What becomes of the plan that a scenario has.
  ///
  /// @param at the moment of the changes
  /// @param reported where vehicles were seen, instead of where the plan has them
  public static Replanned of(
      Scenario scenario, Terms terms, Instant at, List<Change> changes, List<Reported> reported) {
    Layout before = new Layout(scenario, terms);
    return new Replan(before, Planner.bestPlan(before.problem()), at, changes, reported).run();
  }

  /// What becomes of a plan that was given out.
  ///
  /// @param at the moment of the changes
  /// @param reported where vehicles were seen, instead of where the plan has them
  /// @throws IssuedPlan.Misfit if it is not a plan of this scenario
  public static Replanned of(
      Scenario scenario,
      IssuedPlan issued,
      Instant at,
      List<Change> changes,
      List<Reported> reported) {
    Layout before = new Layout(scenario, issued.terms());
    return new Replan(before, issued.in(before), at, changes, reported).run();
  }

  private Replanned run() {
    PlanningProblem problem = problem();
    PlanGivenOut old = new PlanGivenOut(problem, goingOn(), where.atHome().length);
    // Beside the search for a better one.
    CompletableFuture<Boolean> stands =
        CompletableFuture.supplyAsync(() -> old.stands(before.problem(), atMillis));
    Planner.Proven anew = Planner.provenPlan(problem);
    boolean nothingNew = changes.isEmpty() && !where.anyReported();
    Planner.Proven now = stands.join() && (nothingNew || old.noWorseThan(anew.plan()))
        ? standing(old.plan(), old.milliOut(), anew)
        : checked(problem, anew);
    String surplus = where.unplaced() == 0
        ? ""
        : Words.count(where.unplaced())
            + " reported vehicles are more than left by then, and are left out. ";
    String unknown = where.unknown() == 0
        ? ""
        : "Of the zones and kinds that were reported, " + Words.count(where.unknown())
            + " vehicles had left and are in no report: nothing is known of them, and they are"
            + " counted neither as under way nor as out. ";
    return new Replanned(
        after.scenario(),
        Instant.ofEpochMilli(atMillis),
        milli(plan, before.problem()) / 1000,
        where.milliOutAlready() / 1000,
        where.milliUnderWay() / 1000,
        (where.milliOutAlready() + now.milliOut()) / 1000,
        (where.milliOutAlready() + now.milliBound()) / 1000,
        zones(now.plan(), problem),
        onTheRoad(now.plan(), problem),
        trips(now.plan(), problem),
        (surplus
                + unknown
                + (after.findWithRoomToHalt().isEmpty() ? "" : HALTS)
                + now.limitReached())
            .strip());
  }

  /// What is left of the plan given out.
  private Plan goingOn() {
    Map<OnTheRoad, Integer> groupOf = new HashMap<>();
    where.onTheRoad().keySet().forEach(s -> groupOf.put(s, where.atHome().length + groupOf.size()));
    List<Movement> movements = new ArrayList<>();
    for (Whereabouts.GoingOn on : where.goingOn()) {
      Integer group = on.spot() == null ? Integer.valueOf(on.group()) : groupOf.get(on.spot());
      Movement rest = on.rest();
      movements.add(new Movement(
          Objects.requireNonNull(group),
          rest.vehicles(),
          rest.steps(),
          rest.destination(),
          rest.arriveFromMillis(),
          rest.arriveToMillis()));
    }
    return new Plan(movements);
  }

  private static Planner.Proven checked(PlanningProblem problem, Planner.Proven anew) {
    List<String> faults = PlanCheck.faults(problem, anew.plan());
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The plan found breaks the terms: " + faults);
    }
    return anew;
  }

  /// The plan given out where nobody does better: then nobody need be told anything.
  private static Planner.Proven standing(Plan old, long milliOut, Planner.Proven anew) {
    String more = milliOut > anew.milliBound()
        ? "The plan given out brings out more than any that begins in steps of time from now on, and"
            + " stays; a little more may be possible than is proven here."
        : "";
    return new Planner.Proven(
        old,
        milliOut,
        Math.max(milliOut, anew.milliBound()),
        (anew.limitReached() + " " + more).strip());
  }

  private long load(int group) {
    return before.problem().groups().get(group).loadMilliPersons();
  }

  private static long milli(Plan plan, PlanningProblem problem) {
    return plan.movements().stream()
        .mapToLong(m -> m.vehicles() * problem.groups().get(m.group()).loadMilliPersons())
        .sum();
  }

  // What is asked now.

  private PlanningProblem problem() {
    PlanningProblem asked = after.problem();
    // The steps of time stay where they were, so that what was planned still fits.
    TimeGrid grid = asked.grid();
    return new PlanningProblem(
        asked.roads(),
        openings,
        asked.gates().stream().map(this::gate).toList(),
        asked.waitingPlaces(),
        destinations(asked),
        groups(asked),
        grid,
        asked.walkMetresPerHour(),
        where.countedFrom());
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
              .anyMatch(c -> c.id().equals(id) && after.place(c.place()) == gate.place())) {
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
        gate.lanes(),
        gate.halt());
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
          ? Math.max(0, reception.personsMax() - Math.ceilDiv(where.milliTaken(d), 1000L))
          : reception.personsMax();
      destinations.add(new Destination(reception.place(), hours, reception.personsPerHour(), room));
    }
    return destinations;
  }

  /// First those at home, one group each as before, then those under way.
  private List<Group> groups(PlanningProblem asked) {
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < where.atHome().length; g++) {
      Group group = before.problem().groups().get(g);
      groups.add(group.withVehicles(where.atHome()[g]).departing(departures(asked, g)));
    }
    where
        .onTheRoad()
        .forEach((spot, vehicles) -> groups.add(before
            .problem()
            .groups()
            .get(spot.group())
            .goingOnFrom(spot.place(), vehicles, mayGoOn(asked, spot))));
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

  /// From the moment they are there: at once, and where all is silent, in a haven or in the
  /// queue of a checkpoint also later, as long as it is safe. Who is under way stops where they
  /// can when the road ahead is closed, and goes on when it opens again.
  private Spans mayGoOn(PlanningProblem asked, OnTheRoad spot) {
    long ready = spot.readyMillis();
    // Where it is not silent they go on at once, in whatever step of time that is; where it is,
    // only until it no longer is.
    Spans silent = stay(safeAt(spot.place()), ready, Long.MAX_VALUE);
    Spans at = silent.isEmpty() ? Spans.of(ready, ready + 2 * asked.grid().stepMillis()) : silent;
    for (WaitingPlace waiting : asked.waitingPlaces()) {
      if (waiting.place() == spot.place()) {
        at = at.union(stay(waiting.safe(), ready, waiting.stayMillisMax()));
      }
    }
    for (Gate gate : asked.gates()) {
      // Who is under way joins the queue also when it is longer than was agreed.
      if (gate.place() == spot.place()) {
        at = at.union(stay(gate.safe(), ready, Long.MAX_VALUE));
      }
    }
    return at;
  }

  private Spans safeAt(int place) {
    return safe.computeIfAbsent(
        place, p -> after.coverage().safeAt(after.scenario().places().get(p).id()));
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
      int z = before.origin(m.group()).zone();
      outBefore[z] += m.vehicles() * load(m.group());
      if (m.arriveToMillis() > atMillis) {
        lastBefore[z] = Math.max(lastBefore[z], m.departToMillis());
      }
    }
    for (int g = 0; g < where.atHome().length; g++) {
      outBefore[before.origin(g).zone()] -= where.outAlready(g) * load(g);
    }
    for (Movement m : now.movements()) {
      int z = before.origin(groupOf(m.group())).zone();
      outNow[z] += m.vehicles() * problem.groups().get(m.group()).loadMilliPersons();
      boolean fromHome = m.group() < where.atHome().length;
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
      comesFrom = where.onTheRoad().keySet().stream().mapToInt(OnTheRoad::group).toArray();
    }
    return now < where.atHome().length ? now : comesFrom[now - where.atHome().length];
  }

  private List<Replanned.UnderWay> onTheRoad(Plan now, PlanningProblem problem) {
    Map<Integer, Integer> goOn = new HashMap<>();
    Map<Integer, List<String>> ways = new HashMap<>();
    for (Movement m : now.movements()) {
      goOn.merge(m.group(), m.vehicles(), Integer::sum);
      ways.putIfAbsent(m.group(), after.ways(m.steps()));
    }
    List<Replanned.UnderWay> all = new ArrayList<>();
    int g = where.atHome().length;
    for (Map.Entry<OnTheRoad, Integer> vehicles : where.onTheRoad().entrySet()) {
      OnTheRoad spot = vehicles.getKey();
      Layout.Origin origin = before.origin(spot.group());
      int held = vehicles.getValue() - goOn.getOrDefault(g, 0);
      Shelter shelter = held == 0 ? Shelter.NONE : shelter(spot, problem);
      all.add(new Replanned.UnderWay(
          before.scenario().zones().get(origin.zone()).id(),
          origin.kind().name().toLowerCase(Locale.ROOT),
          before.scenario().places().get(spot.place()).id(),
          Instant.ofEpochMilli(spot.readyMillis()),
          vehicles.getValue(),
          vehicles.getValue() - held,
          !spot.wayOn().isEmpty() && !spot.wayOn().equals(ways.getOrDefault(g, spot.wayOn())),
          held,
          caughtOn(spot, problem),
          shelter.name(),
          shelter.by().isPresent() ? Instant.ofEpochMilli(shelter.by().getAsLong()) : null));
      g++;
    }
    return all;
  }

  /// The road that somebody is on longer than it is open now; empty for none.
  private String caughtOn(OnTheRoad spot, PlanningProblem problem) {
    boolean safe = !spot.onRoad()
        || problem.openings().get(spot.road()).covers(atMillis, spot.throughMillis());
    return safe ? "" : after.segment(spot.road()).id();
  }

  /// A safe place and when it is reached.
  private record Shelter(String name, OptionalLong by) {
    static final Shelter NONE = new Shelter("", OptionalLong.empty());
  }

  /// The safe place, a haven or a zone, that is reached first within every opening.
  private Shelter shelter(OnTheRoad spot, PlanningProblem problem) {
    Map<String, String> places = new LinkedHashMap<>();
    for (Site site : after.scenario().sites()) {
      if (site.duty() == Site.Duty.HAVEN) {
        places.put(site.place(), site.name());
      }
    }
    after.scenario().zones().forEach(zone -> places.putIfAbsent(zone.place(), zone.name()));
    Shelter best = Shelter.NONE;
    for (Map.Entry<String, String> place : places.entrySet()) {
      int there = after.place(place.getKey());
      OptionalLong by = there == spot.place()
          ? OptionalLong.of(spot.readyMillis())
          : EmptyRun.firstArrival(
              problem.roads(), problem.openings(), spot.place(), there, spot.readyMillis());
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
      places.addAll(after.ways(m.steps()));
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
