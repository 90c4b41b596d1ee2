package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Window;
import org.corridor.network.RoadNetwork;
import org.corridor.plan.Destination;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.WaitingPlace;
import org.corridor.plan.flow.EmptyRun;
import org.corridor.reports.Amount;
import org.corridor.scenario.Coverage;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;
import org.corridor.scenario.Zone;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;
import org.jspecify.annotations.Nullable;

/// A scenario under some terms, laid out as the numbers the planner works on, and the way back from
/// its numbers to the scenario's words.
final class Layout {
  /// Time after the last window in which those who are past it may still drive on.
  private static final long AFTER_WINDOW_MILLIS = 24 * 3_600_000L;

  /// Opening hours are repeated this many days to both sides; no horizon is longer.
  private static final int HOURS_DAYS_MAX = 30;

  private final Scenario scenario;
  private final Terms terms;
  private final Coverage coverage;
  private final TimeGrid grid;
  private final Map<String, Integer> placeIndex = new HashMap<>();
  private final List<Site> receptions;
  private final List<Site> halts;
  private final List<Origin> origins = new ArrayList<>();
  private final List<Shortage> shortages = new ArrayList<>();
  private final PlanningProblem problem;

  /// Whom a group of the planner stands for.
  record Origin(int zone, Kind kind, @Nullable Fleet fleet, long stretcherShare) {}

  /// People of a zone for whom there is no seat, and whether a fleet cannot come.
  record Shortage(int zone, Kind kind, long persons, String fleetThatCannotCome) {}

  Layout(Scenario scenario, Terms terms) {
    this(scenario, terms, People.of(scenario));
  }

  Layout(Scenario scenario, Terms terms, List<People> people) {
    this.scenario = scenario;
    this.terms = terms;
    grid = horizon(scenario);
    coverage = new Coverage(scenario, terms, grid.whole());
    for (var place : scenario.places()) {
      placeIndex.put(place.id(), placeIndex.size());
    }
    receptions =
        scenario.sites().stream().filter(s -> s.duty() == Site.Duty.RECEPTION).toList();
    halts =
        scenario.sites().stream().filter(s -> s.findHaltMinutes().isPresent()).toList();
    RoadNetwork roads = roads();
    List<Spans> openings = scenario.segments().stream().map(coverage::opening).toList();
    List<Group> groups = groups(people, roads, openings);
    problem = new PlanningProblem(
        roads,
        openings,
        gates(groups),
        waitingPlaces(groups),
        destinations(),
        groups,
        grid,
        Math.max(1, (int) Math.floor(scenario.figures().walkKmh().value() * 1000)));
  }

  /// From the first opening to the last closing, and a day more when some road is not bound by it.
  static TimeGrid horizon(Scenario scenario) {
    Arrangement terms = scenario.arrangement();
    long start = terms.windows().stream()
        .map(Window::start)
        .min(Instant::compareTo)
        .or(() -> Optional.ofNullable(terms.evacuationStart()))
        .orElseThrow(() -> new IllegalArgumentException("No window and no evacuation start"))
        .toEpochMilli();
    long end = terms.windows().stream()
        .map(w -> w.end().toEpochMilli())
        .max(Long::compare)
        .orElse(start);
    boolean open = scenario.segments().stream().anyMatch(s -> !s.boundByWindow());
    if (open || terms.windows().isEmpty()) {
      end += AFTER_WINDOW_MILLIS;
    }
    long step = scenario.figures().stepSeconds() * 1000L;
    // A longer horizon takes longer steps: coarser, and still on the safe side.
    while (Math.ceilDiv(end - start, step) > TimeGrid.STEP_COUNT_MAX) {
      step *= 2;
    }
    return TimeGrid.covering(start, end, step);
  }

  private RoadNetwork roads() {
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(scenario.places().size());
    for (Segment s : scenario.segments()) {
      roads.road(
          place(s.from()),
          place(s.to()),
          Math.max(1, (int) Math.ceil(s.lengthKm().value() * 1000 - 1e-6)),
          Math.max(1, (int) Math.floor(s.speedKmh().value() * 1000 + 1e-6)),
          Rate.perHour(s.vehiclesPerHour().value()),
          s.access());
    }
    return roads.build();
  }

  int place(String id) {
    Integer index = placeIndex.get(id);
    if (index == null) {
      throw new IllegalArgumentException("No place " + id);
    }
    return index;
  }

  private List<Gate> gates(List<Group> groups) {
    List<Gate> gates = new ArrayList<>();
    for (Checkpoint checkpoint : scenario.arrangement().checkpoints()) {
      Set<Kind> shared = EnumSet.allOf(Kind.class);
      List<Gate.Lane> lanes = new ArrayList<>();
      for (Map.Entry<String, Amount> own : checkpoint.ownLanes().entrySet()) {
        Kind kind = Kind.valueOf(own.getKey().toUpperCase(Locale.ROOT));
        shared.remove(kind);
        // People on foot are served one by one and pass in parties of so many.
        double party =
            kind == Kind.FOOT ? scenario.figures().walkersPerVehicle().value() : 1;
        lanes.add(new Gate.Lane(Set.of(kind), Rate.perHour(own.getValue().value() / party)));
      }
      lanes.add(new Gate.Lane(shared, Rate.perHour(checkpoint.vehiclesPerHour().value())));
      gates.add(new Gate(
          place(checkpoint.place()),
          hours(checkpoint.opens(), checkpoint.closes()),
          coverage.safeAt(checkpoint.place()),
          Math.round(checkpoint.serviceMinutes() * 60_000),
          checkpoint.queueVehiclesMax(),
          minutes(checkpoint.queueMinutesMax()),
          lanes,
          false));
    }
    halts.forEach(site -> gates.add(halt(site, groups)));
    return gates;
  }

  /// Everybody who passes stops for so long; as many begin as find room when those before them go
  /// on.
  private Gate halt(Site site, List<Group> groups) {
    double minutes = site.findHaltMinutes().orElseThrow().value();
    long all = groups.stream().mapToLong(Group::vehicles).sum();
    int fit = vehiclesThatFit(site, groups);
    // Where all find room at once there is nothing to wait for.
    Rate rate = fit >= all ? Rate.UNLIMITED : Rate.perHour(fit * 60 / minutes);
    return new Gate(
        place(site.place()),
        safeToWait(site),
        safeToWait(site),
        Math.round(minutes * 60_000),
        0,
        0,
        List.of(new Gate.Lane(EnumSet.allOf(Kind.class), rate)),
        true);
  }

  private static long minutes(double minutes) {
    return Double.isInfinite(minutes) ? Long.MAX_VALUE : Math.round(minutes * 60_000);
  }

  /// From opening to closing, and at the same wall times on every other day of the horizon; with
  /// only one of the two, from then on or until then.
  private Spans hours(@Nullable Instant opens, @Nullable Instant closes) {
    if (opens == null || closes == null) {
      return grid.whole()
          .intersect(Spans.of(
              opens == null ? Long.MIN_VALUE / 2 : opens.toEpochMilli(),
              closes == null ? Long.MAX_VALUE / 2 : closes.toEpochMilli()));
    }
    List<Spans> days = new ArrayList<>();
    for (int day = -HOURS_DAYS_MAX; day <= HOURS_DAYS_MAX; day++) {
      days.add(Spans.of(
          opens.atZone(scenario.clock()).plusDays(day).toInstant().toEpochMilli(),
          closes.atZone(scenario.clock()).plusDays(day).toInstant().toEpochMilli()));
    }
    return Spans.union(days).intersect(grid.whole());
  }

  private List<WaitingPlace> waitingPlaces(List<Group> groups) {
    List<WaitingPlace> places = new ArrayList<>();
    for (Site site : scenario.sites()) {
      // The room of a halt is for those who halt.
      if (site.duty() != Site.Duty.RECEPTION && site.findHaltMinutes().isEmpty()) {
        places.add(new WaitingPlace(
            place(site.place()),
            vehiclesThatFit(site, groups),
            site.longestStayMinutes() == null
                ? Long.MAX_VALUE
                : minutes(site.longestStayMinutes().value()),
            safeToWait(site)));
      }
    }
    return places;
  }

  /// A haven is safe by its name; elsewhere every contested road that meets there must be silent.
  private Spans safeToWait(Site site) {
    Spans hours = hours(site.opens(), site.closes());
    return site.duty() == Site.Duty.HAVEN ? hours : hours.intersect(coverage.safeAt(site.place()));
  }

  /// Room in vehicles; of a room in persons, as many vehicles as fit whichever they are.
  private int vehiclesThatFit(Site site, List<Group> groups) {
    double vehicles = site.roomVehicles() == null ? 1e6 : site.roomVehicles().value();
    if (site.roomPersons() != null) {
      long left = (long) Math.floor(site.roomPersons().value() * 1000 + 1e-6);
      long fit = 0;
      for (Group group : fullestFirst(groups)) {
        long more = Math.min(group.vehicles(), left / group.fullLoadMilliPersons());
        fit += more;
        left -= more * group.fullLoadMilliPersons();
        if (more < group.vehicles()) {
          break;
        }
      }
      vehicles = Math.min(vehicles, (double) fit);
    }
    return (int) vehicles;
  }

  private static List<Group> fullestFirst(List<Group> groups) {
    return groups.stream()
        .sorted(Comparator.comparingLong(Group::fullLoadMilliPersons).reversed())
        .toList();
  }

  private List<Destination> destinations() {
    List<Destination> destinations = new ArrayList<>();
    for (Site site : receptions) {
      destinations.add(new Destination(
          place(site.place()),
          hours(site.opens(), site.closes()),
          site.findIntakePersonsPerHour()
              .map(intake -> Rate.perHour(intake.value()))
              .orElse(Rate.UNLIMITED),
          site.findRoomPersons().map(room -> (long) room.value()).orElse(Long.MAX_VALUE)));
    }
    return destinations;
  }

  private List<Group> groups(List<People> people, RoadNetwork roads, List<Spans> openings) {
    List<Group> groups = new ArrayList<>();
    for (int z = 0; z < scenario.zones().size(); z++) {
      Zone zone = scenario.zones().get(z);
      People left = people.get(z);
      addLoads(groups, z, Kind.CAR, left.car(), zone.personsPerCar().value(), departures(zone));
      addLoads(
          groups,
          z,
          Kind.FOOT,
          left.foot(),
          scenario.figures().walkersPerVehicle().value(),
          departures(zone));
      addFleets(groups, z, left, roads, openings);
    }
    return groups;
  }

  private void addLoads(
      List<Group> groups, int z, Kind kind, long persons, double load, Spans departures) {
    long loadMilli = Math.round(load * 1000);
    long full = persons * 1000 / loadMilli;
    long rest = persons * 1000 % loadMilli;
    add(groups, z, kind, full, loadMilli, loadMilli, departures, null, 0);
    add(groups, z, kind, rest > 0 ? 1 : 0, rest, loadMilli, departures, null, 0);
  }

  private void addFleets(
      List<Group> groups, int z, People left, RoadNetwork roads, List<Spans> openings) {
    long bus = left.bus();
    long seated = left.ambulance();
    long lying = left.stretcher();
    Zone zone = scenario.zones().get(z);
    String cannotCome = "";
    for (Fleet fleet : scenario.fleets()) {
      if (!fleet.zone().equals(zone.id())) {
        continue;
      }
      OptionalLong there = boardingFrom(fleet, zone, roads, openings);
      if (there.isEmpty()) {
        cannotCome = fleet.id();
        continue;
      }
      long aboard = there.getAsLong() + Math.round(fleet.loadingMinutes().value() * 60_000);
      Spans departures = departures(zone).intersect(Spans.of(aboard, Long.MAX_VALUE / 2));
      long seats = (long) Math.floor(fleet.seats().value() + 1e-6);
      boolean ambulance = fleet.kind() == Fleet.Kind.AMBULANCE;
      long full = (seats + (ambulance ? fleet.stretchers() : 0)) * 1000;
      for (int v = 0; v < fleet.drivable(); v++) {
        long onSeats = Math.min(seats, ambulance ? seated : bus);
        long onStretchers = ambulance ? Math.min(fleet.stretchers(), lying) : 0;
        seated -= ambulance ? onSeats : 0;
        lying -= onStretchers;
        bus -= ambulance ? 0 : onSeats;
        long load = (onSeats + onStretchers) * 1000;
        Kind kind = ambulance ? Kind.AMBULANCE : Kind.BUS;
        add(groups, z, kind, load > 0 ? 1 : 0, load, full, departures, fleet, onStretchers);
      }
    }
    addShortage(z, Kind.BUS, bus, cannotCome);
    addShortage(z, Kind.AMBULANCE, seated + lying, cannotCome);
  }

  private void addShortage(int z, Kind kind, long persons, String cannotCome) {
    if (persons > 0) {
      shortages.add(new Shortage(z, kind, persons, cannotCome));
    }
  }

  /// When a fleet can begin to board, having come empty from where it stands.
  private OptionalLong boardingFrom(
      Fleet fleet, Zone zone, RoadNetwork roads, List<Spans> openings) {
    long ready =
        fleet.readyFrom() == null ? grid.startMillis() : fleet.readyFrom().toEpochMilli();
    if (fleet.place().equals(zone.place())) {
      // Boarding may be done before the evacuation starts: whoever stands there is at home.
      return OptionalLong.of(fleet.readyFrom() == null ? Long.MIN_VALUE / 2 : ready);
    }
    return EmptyRun.firstArrival(roads, openings, place(fleet.place()), place(zone.place()), ready);
  }

  private void add(
      List<Group> groups,
      int z,
      Kind kind,
      long vehicles,
      long loadMilli,
      long fullLoadMilli,
      Spans departures,
      @Nullable Fleet fleet,
      long stretchers) {
    if (vehicles == 0) {
      return;
    }
    int last = groups.size() - 1;
    Origin origin = new Origin(z, kind, fleet, stretchers);
    Group group = new Group(
        place(scenario.zones().get(z).place()),
        kind,
        Math.toIntExact(vehicles),
        loadMilli,
        fullLoadMilli,
        departures,
        accepted(scenario.zones().get(z)));
    if (last >= 0 && origins.get(last).equals(origin) && sameButCount(groups.get(last), group)) {
      groups.set(last, counted(group, groups.get(last).vehicles() + group.vehicles()));
    } else {
      groups.add(group);
      origins.add(origin);
    }
  }

  private static boolean sameButCount(Group one, Group other) {
    return counted(one, 1).equals(counted(other, 1));
  }

  private static Group counted(Group group, int vehicles) {
    return new Group(
        group.place(),
        group.kind(),
        vehicles,
        group.loadMilliPersons(),
        group.fullLoadMilliPersons(),
        group.departures(),
        group.destinations());
  }

  Group.Choice accepted(Zone zone) {
    if (zone.destinations().isEmpty()) {
      return Group.Choice.ANY;
    }
    long bits = 0;
    for (int d = 0; d < receptions.size(); d++) {
      bits |= zone.destinations().contains(receptions.get(d).id()) ? 1L << d : 0;
    }
    return new Group.Choice(bits);
  }

  /// When people of a zone may set off.
  Spans departures(Zone zone) {
    Arrangement arrangement = scenario.arrangement();
    long earliest = Math.max(
        arrangement.evacuationStart() == null
            ? grid.startMillis()
            : arrangement.evacuationStart().toEpochMilli(),
        zone.readyFrom() == null ? grid.startMillis() : zone.readyFrom().toEpochMilli());
    List<Spans> entries = new ArrayList<>();
    for (Window window : coverage.windowsThatCount()) {
      entries.add(Spans.of(
          window.entryFrom().toEpochMilli(),
          window.findLastEntry().orElse(window.end()).toEpochMilli()));
    }
    Spans open = arrangement.windows().isEmpty() ? grid.whole() : Spans.union(entries);
    return open.intersect(Spans.of(earliest, Long.MAX_VALUE / 2));
  }

  PlanningProblem problem() {
    return problem;
  }

  /// The same with room for everybody at every halt: what it brings out no plan can beat.
  /// Room is counted as a rate, and whoever fills it at once does better. Empty where there
  /// is nothing to be counted.
  Optional<PlanningProblem> findWithRoomToHalt() {
    List<Gate> roomy = problem.gates().stream()
        .map(gate -> gate.halt() ? gate.unlimited() : gate)
        .toList();
    return roomy.equals(problem.gates())
        ? Optional.empty()
        : Optional.of(new PlanningProblem(
            problem.roads(),
            problem.openings(),
            roomy,
            problem.waitingPlaces(),
            problem.destinations(),
            problem.groups(),
            problem.grid(),
            problem.walkMetresPerHour()));
  }

  Terms terms() {
    return terms;
  }

  Scenario scenario() {
    return scenario;
  }

  Coverage coverage() {
    return coverage;
  }

  Origin origin(int group) {
    return origins.get(group);
  }

  List<Shortage> shortages() {
    return shortages;
  }

  Segment segment(int road) {
    return scenario.segments().get(road);
  }

  /// The places that are passed, without the first.
  List<String> ways(List<Movement.Step> steps) {
    List<String> places = new ArrayList<>();
    for (Movement.Step step : steps) {
      if (step instanceof Movement.Step.Drive drive) {
        places.add(segment(drive.road()).to());
      }
    }
    return places;
  }

  /// The checkpoint that a gate is; empty where it is a halt.
  Optional<Checkpoint> findCheckpoint(int gate) {
    List<Checkpoint> checkpoints = scenario.arrangement().checkpoints();
    return gate < checkpoints.size() ? Optional.of(checkpoints.get(gate)) : Optional.empty();
  }

  /// The site at which a gate is a halt.
  Site halt(int gate) {
    return halts.get(gate - scenario.arrangement().checkpoints().size());
  }

  /// What the checkpoint or halt is called that a gate is.
  String gateId(int gate) {
    return findCheckpoint(gate)
        .map(Checkpoint::id)
        .orElseGet(() -> "halt:" + halt(gate).id());
  }

  Site reception(int destination) {
    return receptions.get(destination);
  }
}
