package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.roster.Shuttle;
import org.corridor.plan.roster.ShuttlePlanner;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.plan.zones.Route;
import org.corridor.plan.zones.Wave;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.reports.Amount;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;
import org.corridor.scenario.Zone;
import org.corridor.simulate.Traffic;
import org.jspecify.annotations.Nullable;

/// Orders for a day: buses that go and come back, and everybody else around them.
///
/// **Method.** The trips of each vehicle are found as if it had the roads to itself
/// ([ShuttlePlanner]); each becomes a vehicle of its own that is ready when the trip can begin, and
/// all are planned together ([OrderZones]). A trip that then leaves later than was reckoned with
/// may come too late for the next one: it is told so and all is found again; what is too late at
/// last is dropped, so that what remains holds.
public final class OrderDay {
  /// Of all buses, and of all ambulances, so many stay for who breaks down; assumed.
  public static final double RESERVE_SHARE = 0.1;

  private static final long MINUTE_MILLIS = 60_000;
  private static final long QUARTER_MILLIS = 15 * MINUTE_MILLIS;
  private static final int TRIES = 200;
  private static final int ROUNDS_MAX = 5;

  /// So near the bound no zone need be told where to go.
  private static final double WELL_SHARE = 0.03;

  private final Scenario scenario;
  private final Terms terms;
  private final Question question;
  private final List<Vehicle> vehicles = new ArrayList<>();
  private final ShuttleProblem vehiclesAlone;
  private final ShuttlePlanner planner;

  /// Routes of each zone that the exact plan takes.
  private final Map<Integer, Set<Route>> known;

  /// What is asked.
  ///
  /// @param routes that a zone may be told
  /// @param seed of chance in looking
  /// @param limits what drivers and fuel allow
  /// @param reserveShare of all buses, and of all ambulances, that stay in reserve
  public record Question(
      Terms terms, int routes, long seed, ShuttleProblem.Limits limits, double reserveShare) {}

  /// One vehicle of a fleet.
  ///
  /// @param id as it stands on sheets, of no other
  /// @param idle why it does not drive whatever comes; null if it may
  record Vehicle(Fleet fleet, String id, DayOrders.@Nullable Idle idle) {}

  /// All trips of all vehicles, as a scenario, and which fleet of it is which trip.
  record Expanded(Scenario scenario, Map<String, int[]> tripOf, Map<String, String> names) {}

  /// A plan with everybody in it.
  record Planned(Layout layout, ZonePlan plan, ZoneOrders orders, Expanded expanded) {}

  private OrderDay(Scenario scenario, Question question, Map<Integer, Set<Route>> known) {
    this.scenario = scenario;
    this.question = question;
    this.known = known;
    terms = question.terms();
    addVehicles(Fleet.Kind.BUS);
    addVehicles(Fleet.Kind.AMBULANCE);
    vehiclesAlone = problem();
    planner = new ShuttlePlanner(vehiclesAlone);
  }

  /// Orders for everybody.
  ///
  /// @param goOn is asked now and then while better routes are sought; the first come at once
  /// @param better is told how far from the bound each better plan is, 0 to 1
  public static DayOrders of(
      Scenario scenario, Question question, BooleanSupplier goOn, Consumer<Double> better) {
    return chosen(scenario, question, goOn, better).orders(goOn, better);
  }

  /// What was found when zones were told where to go, and by whom it can be improved.
  ///
  /// @param bound people that no orders bring out more of
  private record Chosen(OrderDay day, Found found, long bound) {
    double gapShare() {
      return 1 - out(found) / (double) Math.max(1, bound);
    }

    DayOrders orders(BooleanSupplier goOn, Consumer<Double> better) {
      return day.orders(day.improved(found, goOn, better), bound);
    }
  }

  /// A zone that accepts several receptions may be worse off for it: the nearest is not always the
  /// one with a road of its own. As long as there is time each of them alone is tried.
  private static Chosen chosen(
      Scenario scenario, Question question, BooleanSupplier goOn, Consumer<Double> better) {
    Layout layout = new OrderDay(scenario, question, Map.of()).all();
    Planner.Proven exact = Answers.proven(layout);
    Map<Integer, Set<Route>> known = OrderZones.routes(layout, exact.plan());
    OrderDay first = new OrderDay(scenario, question, known);
    // Beside the search.
    CompletableFuture<Long> bound =
        CompletableFuture.supplyAsync(() -> first.driving().isEmpty()
            ? exact.milliBound() / 1000
            : OrderBound.persons(scenario, question.terms(), first.vehiclesAlone));
    Chosen best = new Chosen(first, first.find(goOn), bound.join());
    better.accept(best.gapShare());
    List<Zone> zones = new ArrayList<>(scenario.zones());
    zones.sort(Comparator.comparingLong(Zone::leaving).reversed());
    for (Zone zone : zones) {
      List<String> accepted = receptions(scenario, zone);
      for (String only : accepted.size() < 2 ? List.<String>of() : accepted) {
        if (best.gapShare() < WELL_SHARE || !goOn.getAsBoolean()) {
          return best;
        }
        Scenario restricted = best.day.scenario.withZones(best.day.scenario.zones().stream()
            .map(z -> z.id().equals(zone.id()) ? z.withDestinations(Set.of(only)) : z)
            .toList());
        OrderDay other = new OrderDay(restricted, question, known);
        Found told = other.find(() -> false);
        if (worth(told) > worth(best.found)) {
          best = new Chosen(other, told, best.bound);
          better.accept(best.gapShare());
        }
      }
    }
    if (best.gapShare() >= WELL_SHARE && goOn.getAsBoolean()) {
      // The trips that hold in plans that know the routes of the exact one of the very same trips.
      OrderDay day = best.day;
      Found nearer = day.attempt(Integer.MAX_VALUE, s -> day.planned(s, () -> false, _ -> {}));
      best = worth(nearer) > worth(best.found) ? new Chosen(day, nearer, best.bound) : best;
    }
    return best;
  }

  private static List<String> receptions(Scenario scenario, Zone zone) {
    return scenario.sites().stream()
        .filter(s -> s.duty() == Site.Duty.RECEPTION)
        .map(Site::id)
        .filter(id -> zone.destinations().isEmpty() || zone.destinations().contains(id))
        .toList();
  }

  /// The last vehicles of the largest fleets stay.
  private void addVehicles(Fleet.Kind kind) {
    List<Fleet> fleets =
        scenario.fleets().stream().filter(f -> f.kind() == kind).toList();
    int all = fleets.stream().mapToInt(Fleet::drivable).sum();
    int reserve = (int) Math.floor(all * question.reserveShare() + 1e-9);
    Map<String, Integer> kept = new HashMap<>();
    for (int i = 0; i < reserve; i++) {
      fleets.stream()
          .max(Comparator.comparingInt(f -> f.drivable() - kept.getOrDefault(f.id(), 0)))
          .ifPresent(f -> kept.merge(f.id(), 1, Integer::sum));
    }
    for (Fleet fleet : fleets) {
      for (int n = 1; n <= fleet.vehicles(); n++) {
        boolean stays = n > fleet.drivable() - kept.getOrDefault(fleet.id(), 0);
        DayOrders.Idle idle =
            n > fleet.drivable() ? DayOrders.Idle.NO_DRIVER : stays ? DayOrders.Idle.RESERVE : null;
        vehicles.add(new Vehicle(fleet, named(fleet, n), idle));
      }
    }
  }

  private String named(Fleet fleet, int number) {
    String name = fleet.vehicles() == 1 ? fleet.id() : fleet.id() + " " + number;
    while (isNamed(name)) {
      name += "'";
    }
    return name;
  }

  private boolean isNamed(String name) {
    return vehicles.stream().anyMatch(v -> v.id().equals(name));
  }

  private List<Vehicle> driving() {
    return vehicles.stream().filter(v -> v.idle() == null).toList();
  }

  private ShuttleProblem problem() {
    Layout layout = new Layout(scenario.withFleets(List.of()), terms);
    PlanningProblem network = layout.problem();
    Map<String, Integer> zones = new HashMap<>();
    List<ShuttleProblem.PickUp> pickUps = new ArrayList<>();
    List<People> people = People.of(scenario);
    for (Zone zone : scenario.zones()) {
      People of = people.get(pickUps.size());
      zones.put(zone.id(), pickUps.size());
      pickUps.add(new ShuttleProblem.PickUp(
          layout.place(zone.place()),
          of.bus(),
          of.ambulance(),
          of.stretcher(),
          layout.departures(zone),
          layout.accepted(zone)));
    }
    List<ShuttleProblem.Vehicle> all = new ArrayList<>();
    for (Vehicle vehicle : driving()) {
      Fleet fleet = vehicle.fleet();
      Integer home = zones.get(fleet.zone());
      int zone = home == null ? 0 : home;
      boolean there = fleet.place().equals(scenario.zones().get(zone).place());
      Instant ready = fleet.readyFrom();
      all.add(new ShuttleProblem.Vehicle(
          fleet.kind() == Fleet.Kind.AMBULANCE,
          layout.place(fleet.place()),
          zone,
          (int) Math.floor(fleet.seats().value() + 1e-6),
          fleet.kind() == Fleet.Kind.AMBULANCE ? fleet.stretchers() : 0,
          ready == null ? network.grid().startMillis() : ready.toEpochMilli(),
          there && ready == null,
          Math.round(fleet.loadingMinutes().value() * 60_000),
          fleet.vehicles() == 0 ? 1 : fleet.drivers() / fleet.vehicles()));
    }
    return new ShuttleProblem(network, all, pickUps, question.limits());
  }

  /// Only the plan of them, and which vehicle goes again after what.
  record Drivable(Layout layout, Plan plan, List<Traffic.Turn> turns) {}

  static Drivable planned(Scenario scenario, Question question, BooleanSupplier goOn) {
    Chosen best = chosen(scenario, question, goOn, _ -> {});
    Found found = best.day.improved(best.found, goOn, _ -> {});
    Planned planned = found.planned();
    return new Drivable(planned.layout(), planned.plan().plan(), best.day.turns(found));
  }

  private List<Traffic.Turn> turns(Found found) {
    Map<List<Integer>, Movement> movements = movements(found.planned());
    IdentityHashMap<Movement, Integer> numbers = new IdentityHashMap<>();
    found.planned().plan().plan().movements().forEach(m -> numbers.put(m, numbers.size()));
    List<Traffic.Turn> turns = new ArrayList<>();
    for (int v = 0; v < found.shuttle().days().size(); v++) {
      List<Shuttle.Trip> trips = found.shuttle().days().get(v).trips();
      for (int t = 1; t < trips.size(); t++) {
        Integer before = numbers.get(movements.get(List.of(v, t - 1)));
        Integer next = numbers.get(movements.get(List.of(v, t)));
        if (before != null && next != null) {
          turns.add(new Traffic.Turn(before, next, turnMillis(v, trips.get(t))));
        }
      }
    }
    return turns;
  }

  /// To set down, rest or fill up, come empty, rest, and board.
  private long turnMillis(int vehicle, Shuttle.Trip trip) {
    long loading = vehiclesAlone.vehicles().get(vehicle).loadingMillis();
    long filling = trip.refuelled() ? question.limits().refuelMillis() : 0;
    return loading
        + Math.max(trip.breakMillis(), filling)
        + trip.thereMillis()
        - trip.leavesMillis()
        + trip.breakThereMillis()
        + loading;
  }

  /// What holds together in the end.
  private record Found(Shuttle shuttle, Planned planned, int dropped) {
    Found dropping(Found others) {
      return new Found(shuttle, planned, others.dropped);
    }
  }

  /// All that there is to be planned, with the trips as each vehicle finds them alone.
  private Layout all() {
    Shuttle shuttle = planner.plan(TRIES, question.seed(), Integer.MAX_VALUE);
    return new Layout(expanded(shuttle).scenario(), terms);
  }

  private Found find(BooleanSupplier goOn) {
    Found best = attempt(Integer.MAX_VALUE, this::quick);
    // Where trips had to be dropped fewer for each vehicle may leave more for all.
    for (int tripsMax = 2; tripsMax >= 1 && best.dropped() > 0; tripsMax--) {
      if (!goOn.getAsBoolean() && tripsMax < 2) {
        break;
      }
      Found fewer = attempt(tripsMax, this::quick);
      best = worth(fewer) > worth(best) ? fewer.dropping(best) : best;
    }
    return best;
  }

  private Found improved(Found best, BooleanSupplier goOn, Consumer<Double> better) {
    Planned improved = planned(best.shuttle(), goOn, better);
    boolean holds = trips(inTime(best.shuttle(), improved)) == trips(best.shuttle());
    Found found = new Found(best.shuttle(), improved, best.dropped());
    return holds && worth(found) >= worth(best) ? found : best;
  }

  /// Those who cannot wait count more.
  private static double worth(Found found) {
    return found.planned().plan().worth(found.planned().layout().problem().groups());
  }

  private static long out(Found found) {
    return found.planned().orders().personsOut();
  }

  private Found attempt(int tripsMax, Function<Shuttle, Planned> plans) {
    planner.forget();
    Shuttle shuttle = planner.plan(TRIES, question.seed(), tripsMax);
    Planned planned = plans.apply(shuttle);
    for (int round = 1; late(shuttle, planned) && round < ROUNDS_MAX; round++) {
      shuttle = planner.plan(TRIES, question.seed(), tripsMax);
      planned = plans.apply(shuttle);
    }
    int found = trips(shuttle);
    Shuttle kept = inTime(shuttle, planned);
    while (trips(kept) < trips(shuttle)) {
      shuttle = kept;
      planned = plans.apply(shuttle);
      kept = inTime(shuttle, planned);
    }
    return new Found(shuttle, planned, found - trips(shuttle));
  }

  private DayOrders orders(Found found, long bound) {
    Planned planned = found.planned();
    long[][] moments = Slots.of(planned.layout().problem(), planned.plan());
    Convoys convoys =
        new Convoys(planned.layout(), planned.plan(), planned.expanded().names(), moments);
    return new DayOrders(
        scenario,
        OrderZones.told(
            planned.layout(),
            planned.plan(),
            Math.max(bound, planned.orders().personsOut()),
            moments,
            fleet -> boards(planned.expanded(), fleet)),
        new Rosters(scenario, question.limits(), vehicles, planned, convoys)
            .days(found.shuttle(), moments),
        convoys.all(),
        convoys.posts(),
        found.dropped());
  }

  private long boards(Expanded expanded, Fleet trip) {
    int[] which = Objects.requireNonNull(expanded.tripOf().get(trip.id()));
    return vehiclesAlone.vehicles().get(which[0]).loadingMillis();
  }

  private static int trips(Shuttle shuttle) {
    return shuttle.days().stream().mapToInt(d -> d.trips().size()).sum();
  }

  private Planned planned(Shuttle shuttle, BooleanSupplier goOn, Consumer<Double> better) {
    Expanded expanded = expanded(shuttle);
    OrderZones.Planned plan = OrderZones.plan(
        expanded.scenario(), terms, question.routes(), question.seed(), goOn, better);
    return new Planned(plan.layout(), plan.plan(), plan.orders(), expanded);
  }

  private Planned quick(Shuttle shuttle) {
    Expanded expanded = expanded(shuttle);
    OrderZones.Planned plan =
        OrderZones.quick(expanded.scenario(), terms, question.routes(), question.seed(), known);
    return new Planned(plan.layout(), plan.plan(), plan.orders(), expanded);
  }

  /// In the order in which the trips of a zone depart, so that its people board in that order.
  private Expanded expanded(Shuttle shuttle) {
    List<Fleet> fleets = new ArrayList<>();
    Map<String, int[]> tripOf = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    List<int[]> order = new ArrayList<>();
    for (int v = 0; v < shuttle.days().size(); v++) {
      for (int t = 0; t < shuttle.days().get(v).trips().size(); t++) {
        order.add(new int[] {v, t});
      }
    }
    order.sort(Comparator.comparingLong((int[] o) -> trip(shuttle, o).departsMillis())
        .thenComparingInt(o -> o[0]));
    for (int[] o : order) {
      Vehicle vehicle = driving().get(o[0]);
      Shuttle.Trip trip = trip(shuttle, o);
      Fleet fleet = vehicle.fleet();
      String id = tripId(o[0], o[1]);
      Zone zone = scenario.zones().get(trip.pickUp());
      boolean standsReady =
          o[1] == 0 && fleet.readyFrom() == null && fleet.place().equals(zone.place());
      fleets.add(new Fleet(
          id,
          fleet.kind(),
          1,
          fleet.seats(),
          fleet.stretchers(),
          zone.place(),
          zone.id(),
          standsReady
              ? null
              // They board when the driver has rested.
              : Instant.ofEpochMilli(trip.thereMillis() + trip.breakThereMillis()),
          standsReady ? new Amount(0, fleet.loadingMinutes().basis()) : fleet.loadingMinutes(),
          1,
          fleet.basis()));
      tripOf.put(id, o);
      names.put(id, vehicle.id());
    }
    return new Expanded(scenario.withFleets(fleets), tripOf, names);
  }

  static String tripId(int vehicle, int trip) {
    return vehicle + "/" + (trip + 1);
  }

  private static Shuttle.Trip trip(Shuttle shuttle, int[] which) {
    return shuttle.days().get(which[0]).trips().get(which[1]);
  }

  /// When each trip departs and arrives in the plan of all, by vehicle and number of the trip.
  static Map<List<Integer>, Movement> movements(Planned planned) {
    Map<List<Integer>, Movement> movements = new HashMap<>();
    for (int w = 0; w < planned.plan().waves().size(); w++) {
      Wave wave = planned.plan().waves().get(w);
      Fleet fleet = planned.layout().origin(wave.group()).fleet();
      int[] which = fleet == null ? null : planned.expanded().tripOf().get(fleet.id());
      if (which != null) {
        movements.put(
            List.of(which[0], which[1]), planned.plan().plan().movements().get(w));
      }
    }
    return movements;
  }

  /// When a vehicle is free to come to a trip, were its last the one of the plan of all.
  private long slack(Shuttle.Trip before, Shuttle.Trip next, Movement movement) {
    long setDown = before.freeMillis() - before.arrivesMillis();
    long filling = next.refuelled() ? question.limits().refuelMillis() : 0;
    return next.leavesMillis()
        - Math.max(next.breakMillis(), filling)
        - movement.arriveToMillis()
        - setDown;
  }

  /// Is a trip driven to where it was reckoned to go, and by a way no longer?
  private static boolean asReckoned(Shuttle.Trip trip, Movement movement) {
    long reckoned = trip.arrivesMillis() - trip.departsMillis();
    long drives = movement.arriveFromMillis() - movement.departFromMillis();
    return movement.destination() == trip.destination() && drives <= reckoned + MINUTE_MILLIS;
  }

  /// Is any vehicle too late for its next trip? Then trips that leave later than was reckoned with
  /// are told so.
  private boolean late(Shuttle shuttle, Planned planned) {
    Map<List<Integer>, Movement> movements = movements(planned);
    boolean late = false;
    for (int v = 0; v < shuttle.days().size(); v++) {
      List<Shuttle.Trip> trips = shuttle.days().get(v).trips();
      for (int t = 0; t < trips.size(); t++) {
        Shuttle.Trip trip = trips.get(t);
        Movement movement = movements.get(List.of(v, t));
        boolean next = t + 1 < trips.size();
        if (movement == null) {
          late = true;
          planner.notBefore(v, t, trip.departsMillis() + QUARTER_MILLIS);
        } else if (movement.destination() != trip.destination()) {
          late = true;
          planner.only(trip.pickUp(), movement.destination());
        } else if (next && slack(trip, trips.get(t + 1), movement) < 0) {
          late = true;
          planner.notBefore(
              v, t, movement.arriveToMillis() - (trip.arrivesMillis() - trip.departsMillis()));
        }
      }
    }
    return late;
  }

  /// The same without trips that nobody drives in the plan of all, and those that come too late
  /// after the one before.
  private Shuttle inTime(Shuttle shuttle, Planned planned) {
    Map<List<Integer>, Movement> movements = movements(planned);
    List<Shuttle.Day> days = new ArrayList<>();
    for (int v = 0; v < shuttle.days().size(); v++) {
      List<Shuttle.Trip> trips = shuttle.days().get(v).trips();
      List<Shuttle.Trip> kept = new ArrayList<>();
      for (int t = 0; t < trips.size(); t++) {
        Movement movement = movements.get(List.of(v, t));
        Movement last = t == 0 ? null : movements.get(List.of(v, t - 1));
        boolean inTime = t == 0
            || (last != null
                && asReckoned(trips.get(t - 1), last)
                && slack(trips.get(t - 1), trips.get(t), last) >= 0);
        if (movement == null || !inTime) {
          break;
        }
        kept.add(trips.get(t));
      }
      days.add(new Shuttle.Day(kept));
    }
    return new Shuttle(days, shuttle.personsOut(), shuttle.lastMillis());
  }
}
