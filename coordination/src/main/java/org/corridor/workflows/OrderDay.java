package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.roster.Shuttle;
import org.corridor.plan.roster.ShuttlePlanner;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.plan.zones.Wave;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.reports.Amount;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.scenario.Zone;

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

  private static final int TRIES = 200;
  private static final int ROUNDS_MAX = 5;

  private final Scenario scenario;
  private final Terms terms;
  private final Question question;
  private final List<Vehicle> vehicles = new ArrayList<>();
  private final ShuttlePlanner planner;

  /// What is asked.
  ///
  /// @param routes that a zone may be told
  /// @param seed of chance in looking
  /// @param limits what drivers and fuel allow
  /// @param reserveShare of all buses, and of all ambulances, that stay in reserve
  public record Question(
      Terms terms, int routes, long seed, ShuttleProblem.Limits limits, double reserveShare) {}

  /// One vehicle of a fleet.
  private record Vehicle(Fleet fleet, int number, boolean inReserve) {
    String id() {
      return fleet.drivable() == 1 ? fleet.id() : fleet.id() + " " + number;
    }
  }

  /// All trips of all vehicles, as a scenario, and which fleet of it is which trip.
  private record Expanded(
      Scenario scenario, Map<String, int[]> tripOf, Map<String, String> names) {}

  /// A plan with everybody in it.
  private record Planned(Layout layout, ZonePlan plan, ZoneOrders orders, Expanded expanded) {}

  private OrderDay(Scenario scenario, Question question) {
    this.scenario = scenario;
    this.question = question;
    terms = question.terms();
    addVehicles(Fleet.Kind.BUS);
    addVehicles(Fleet.Kind.AMBULANCE);
    planner = new ShuttlePlanner(problem());
  }

  /// Orders for everybody.
  ///
  /// @param goOn is asked now and then while better routes are sought; the first come at once
  /// @param better is told how far from the bound each better plan is, 0 to 1
  public static DayOrders of(
      Scenario scenario, Question question, BooleanSupplier goOn, Consumer<Double> better) {
    OrderDay day = new OrderDay(scenario, question);
    return day.orders(day.find(goOn, better));
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
      for (int n = 1; n <= fleet.drivable(); n++) {
        boolean stays = n > fleet.drivable() - kept.getOrDefault(fleet.id(), 0);
        vehicles.add(new Vehicle(fleet, n, stays));
      }
    }
  }

  private List<Vehicle> driving() {
    return vehicles.stream().filter(v -> !v.inReserve()).toList();
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

  /// Only the plan of them.
  static OrderZones.Planned planned(Scenario scenario, Question question, BooleanSupplier goOn) {
    Planned planned = new OrderDay(scenario, question).find(goOn, _ -> {}).planned();
    return new OrderZones.Planned(planned.layout(), planned.plan(), planned.orders());
  }

  /// What holds together in the end.
  private record Found(Shuttle shuttle, Planned planned, int dropped) {}

  private Found find(BooleanSupplier goOn, Consumer<Double> better) {
    Shuttle shuttle = planner.plan(TRIES, question.seed());
    Planned planned = planned(shuttle, () -> false, _ -> {});
    for (int round = 1; late(shuttle, planned) && round < ROUNDS_MAX; round++) {
      shuttle = planner.plan(TRIES, question.seed());
      planned = planned(shuttle, () -> false, _ -> {});
    }
    int found = trips(shuttle);
    planned = planned(shuttle, goOn, better);
    Shuttle kept = inTime(shuttle, planned);
    while (trips(kept) < trips(shuttle)) {
      shuttle = kept;
      planned = planned(shuttle, () -> false, _ -> {});
      kept = inTime(shuttle, planned);
    }
    return new Found(shuttle, planned, found - trips(shuttle));
  }

  private DayOrders orders(Found found) {
    Planned planned = found.planned();
    Convoys convoys =
        new Convoys(planned.layout(), planned.plan(), planned.expanded().names());
    return new DayOrders(
        scenario,
        planned.orders(),
        days(found.shuttle(), planned, convoys),
        convoys.all(),
        convoys.posts(),
        found.dropped());
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
      String id = vehicle.id() + "/" + (o[1] + 1);
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
          standsReady ? null : Instant.ofEpochMilli(trip.thereMillis()),
          standsReady ? new Amount(0, fleet.loadingMinutes().basis()) : fleet.loadingMinutes(),
          1,
          fleet.basis()));
      tripOf.put(id, o);
      names.put(id, vehicle.id());
    }
    return new Expanded(scenario.withFleets(fleets), tripOf, names);
  }

  private static Shuttle.Trip trip(Shuttle shuttle, int[] which) {
    return shuttle.days().get(which[0]).trips().get(which[1]);
  }

  /// When each trip departs and arrives in the plan of all, by vehicle and number of the trip.
  private static Map<List<Integer>, Movement> movements(Planned planned) {
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
  private static long slack(Shuttle.Trip before, Shuttle.Trip next, Movement movement) {
    long setDown = before.freeMillis() - before.arrivesMillis();
    return next.leavesMillis() - next.breakMillis() - movement.arriveToMillis() - setDown;
  }

  /// Is any vehicle too late for its next trip? Then trips that leave later than was reckoned with
  /// are told so.
  private boolean late(Shuttle shuttle, Planned planned) {
    Map<List<Integer>, Movement> movements = movements(planned);
    boolean late = false;
    for (int v = 0; v < shuttle.days().size(); v++) {
      List<Shuttle.Trip> trips = shuttle.days().get(v).trips();
      for (int t = 0; t < trips.size(); t++) {
        Movement movement = movements.get(List.of(v, t));
        boolean next = t + 1 < trips.size();
        if (movement != null && next && slack(trips.get(t), trips.get(t + 1), movement) < 0) {
          late = true;
          long setOff = movement.arriveToMillis()
              - (trips.get(t).arrivesMillis() - trips.get(t).departsMillis());
          planner.notBefore(v, t, setOff);
        }
      }
    }
    return late;
  }

  /// The same without trips that nobody drives in the plan of all, and those that come too late
  /// after the one before.
  private static Shuttle inTime(Shuttle shuttle, Planned planned) {
    Map<List<Integer>, Movement> movements = movements(planned);
    List<Shuttle.Day> days = new ArrayList<>();
    for (int v = 0; v < shuttle.days().size(); v++) {
      List<Shuttle.Trip> trips = shuttle.days().get(v).trips();
      List<Shuttle.Trip> kept = new ArrayList<>();
      for (int t = 0; t < trips.size(); t++) {
        Movement movement = movements.get(List.of(v, t));
        Movement last = t == 0 ? null : movements.get(List.of(v, t - 1));
        boolean inTime =
            t == 0 || (last != null && slack(trips.get(t - 1), trips.get(t), last) >= 0);
        if (movement == null || !inTime) {
          break;
        }
        kept.add(trips.get(t));
      }
      days.add(new Shuttle.Day(kept));
    }
    return new Shuttle(days, shuttle.personsOut(), shuttle.lastMillis());
  }

  private List<DayOrders.VehicleDay> days(Shuttle shuttle, Planned planned, Convoys convoys) {
    Map<List<Integer>, Movement> movements = movements(planned);
    List<DayOrders.VehicleDay> days = new ArrayList<>();
    int v = 0;
    for (Vehicle vehicle : vehicles) {
      List<DayOrders.Trip> trips = new ArrayList<>();
      if (!vehicle.inReserve()) {
        String stands = vehicle.fleet().place();
        List<Shuttle.Trip> driven = shuttle.days().get(v).trips();
        for (int t = 0; t < driven.size(); t++) {
          Movement movement = movements.get(List.of(v, t));
          if (movement != null) {
            DayOrders.Trip trip =
                trip(vehicle, t, driven.get(t), movement, stands, planned, convoys);
            trips.add(trip);
            stands = trip.passes().getLast().place();
          }
        }
        v++;
      }
      boolean bus = vehicle.fleet().kind() == Fleet.Kind.BUS;
      days.add(new DayOrders.VehicleDay(
          vehicle.id(),
          bus ? Kind.BUS : Kind.AMBULANCE,
          vehicle.fleet().place(),
          vehicle.inReserve(),
          trips));
    }
    return days;
  }

  private DayOrders.Trip trip(
      Vehicle vehicle,
      int number,
      Shuttle.Trip trip,
      Movement movement,
      String stands,
      Planned planned,
      Convoys convoys) {
    Layout layout = planned.layout();
    Zone zone = scenario.zones().get(trip.pickUp());
    List<DayOrders.Pass> passes = new ArrayList<>();
    passes.add(pass(zone.place(), movement.departFromMillis(), movement.departToMillis()));
    for (Movement.Step step : movement.steps()) {
      if (step instanceof Movement.Step.Drive drive) {
        passes.add(pass(
            layout.segment(drive.road()).to(),
            step.fromMillis() + step.durationMillis(),
            step.toMillis() + step.durationMillis()));
      }
    }
    // Who stands ready may have boarded before.
    long loading = trip.freeMillis() - trip.arrivesMillis();
    long boards = Math.min(trip.thereMillis(), movement.departFromMillis() - loading);
    Integer convoy = convoys.of(vehicle.id() + "/" + (number + 1));
    long loadMilli = planned.layout().problem().groups().get(movement.group()).loadMilliPersons();
    return new DayOrders.Trip(
        convoy == null ? 0 : convoy,
        zone.id(),
        stands,
        Instant.ofEpochMilli(trip.leavesMillis()),
        Instant.ofEpochMilli(boards),
        passes,
        layout.reception(movement.destination()).id(),
        Instant.ofEpochMilli(movement.arriveToMillis() + trip.freeMillis() - trip.arrivesMillis()),
        loadMilli / 1000,
        trip.breakMillis() / 60_000,
        trip.refuelled(),
        trip.metres() / 1000.0);
  }

  private DayOrders.Pass pass(String place, long first, long last) {
    return Convoys.pass(scenario, place, first, last);
  }
}
