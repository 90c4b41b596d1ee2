package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.roster.Shuttle;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Zone;

/// What each bus and ambulance does, trip by trip, at the moments of the plan of all.
final class Rosters {
  private static final long MINUTE_MILLIS = 60_000;

  private final Scenario scenario;
  private final ShuttleProblem.Limits limits;
  private final List<OrderDay.Vehicle> vehicles;
  private final OrderDay.Planned planned;
  private final Convoys convoys;
  private final IdentityHashMap<Movement, Long> setsOff = new IdentityHashMap<>();

  /// @param convoys that are told of empty ways
  Rosters(
      Scenario scenario,
      ShuttleProblem.Limits limits,
      List<OrderDay.Vehicle> vehicles,
      OrderDay.Planned planned,
      Convoys convoys) {
    this.scenario = scenario;
    this.limits = limits;
    this.vehicles = vehicles;
    this.planned = planned;
    this.convoys = convoys;
  }

  /// A day for each vehicle, those without trips too.
  ///
  /// @param moments at which each vehicle of each wave sets off, see [Slots]
  List<DayOrders.VehicleDay> days(Shuttle shuttle, long[][] moments) {
    Map<List<Integer>, Movement> movements = OrderDay.movements(planned);
    for (int w = 0; w < moments.length; w++) {
      setsOff.put(planned.plan().plan().movements().get(w), moments[w][0]);
    }
    List<DayOrders.VehicleDay> days = new ArrayList<>();
    int v = 0;
    for (OrderDay.Vehicle vehicle : vehicles) {
      List<DayOrders.Trip> trips = new ArrayList<>();
      if (vehicle.idle() == null) {
        String stands = vehicle.fleet().place();
        List<Shuttle.Trip> driven = shuttle.days().get(v).trips();
        for (int t = 0; t < driven.size(); t++) {
          Movement movement = movements.get(List.of(v, t));
          if (movement != null) {
            DayOrders.Trip trip =
                trip(vehicle, OrderDay.tripId(v, t), driven.get(t), movement, stands);
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
          vehicle.idle(),
          trips));
    }
    Idleness idleness = new Idleness(planned.layout(), days);
    for (int i = 0; i < days.size(); i++) {
      DayOrders.VehicleDay day = days.get(i);
      if (day.idle() == null && day.trips().isEmpty()) {
        days.set(i, day.because(idleness.of(vehicles.get(i).fleet())));
      }
    }
    return days;
  }

  /// The longest time at the wheel without a halt that is long enough for a break.
  private long atTheWheel(Layout layout, Movement movement) {
    long longest = 0;
    long since = movement.departFromMillis();
    for (Movement.Step step : movement.steps()) {
      if (step instanceof Movement.Step.Serve serve
          && layout.findCheckpoint(serve.gate()).isEmpty()
          && serve.durationMillis() >= limits.breakMillis()) {
        longest = Math.max(longest, serve.fromMillis() - since);
        since = serve.fromMillis() + serve.durationMillis();
      }
    }
    return Math.max(longest, movement.arriveFromMillis() - since);
  }

  /// The way to the people, from where it stood on.
  private List<DayOrders.Pass> empty(Layout layout, Shuttle.Trip trip, String stands, long there) {
    List<DayOrders.Pass> passes = new ArrayList<>();
    if (!trip.emptyRoads().isEmpty()) {
      long at = trip.leavesMillis();
      passes.add(Convoys.pass(scenario, stands, at, at));
      for (int road : trip.emptyRoads()) {
        at = Math.min(there, at + layout.problem().travelMillis(road, true));
        passes.add(Convoys.pass(scenario, layout.segment(road).to(), at, at));
      }
    }
    return passes;
  }

  private DayOrders.Trip trip(
      OrderDay.Vehicle vehicle, String id, Shuttle.Trip trip, Movement movement, String stands) {
    Layout layout = planned.layout();
    Zone zone = scenario.zones().get(trip.pickUp());
    long departs = setsOff.getOrDefault(movement, movement.departFromMillis());
    long shift = departs - movement.departFromMillis();
    List<DayOrders.Pass> passes = new ArrayList<>();
    passes.add(Convoys.pass(scenario, zone.place(), departs, departs));
    long metres = trip.emptyMetres();
    for (Movement.Step step : movement.steps()) {
      if (step instanceof Movement.Step.Drive drive) {
        long there = step.fromMillis() + step.durationMillis() + shift;
        passes.add(Convoys.pass(scenario, layout.segment(drive.road()).to(), there, there));
        metres += layout.problem().roads().lengthMetres(drive.road());
      }
    }
    long loading = trip.freeMillis() - trip.arrivesMillis();
    long there = Math.min(trip.thereMillis(), departs - loading);
    long arrives = movement.arriveFromMillis() + shift;
    int crews = vehicle.fleet().drivers() / Math.max(1, vehicle.fleet().vehicles());
    Integer convoy = convoys.of(id);
    List<DayOrders.Pass> empty = empty(layout, trip, stands, there);
    convoys.goesEmpty(empty);
    long loadMilli = planned.layout().problem().groups().get(movement.group()).loadMilliPersons();
    return new DayOrders.Trip(
        convoy == null ? 0 : convoy,
        zone.id(),
        stands,
        // Who stands there already leaves for nobody.
        Instant.ofEpochMilli(
            trip.leavesMillis() < trip.thereMillis() ? trip.leavesMillis() : there),
        empty,
        Instant.ofEpochMilli(there),
        Instant.ofEpochMilli(departs - loading),
        passes,
        layout.reception(movement.destination()).id(),
        Instant.ofEpochMilli(arrives + loading),
        loadMilli / 1000,
        trip.breakMillis() / MINUTE_MILLIS,
        trip.breakThereMillis() / MINUTE_MILLIS,
        crews < 2 && atTheWheel(layout, movement) > limits.drivingBeforeBreakMillis(),
        trip.refuelled(),
        metres / 1000.0);
  }
}
