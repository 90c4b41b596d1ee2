package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.plan.zones.Route;
import org.corridor.plan.zones.Wave;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.plan.zones.ZonePlanner;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Terms;
import org.corridor.scenario.Zone;

/// From the exact plan to one that people can follow: which zone leaves when by which route.
public final class OrderZones {
  /// Steps between two looks whether to go on.
  private static final int STEPS = 2_000;

  /// What is as near to the bound as this needs no more looking.
  private static final double NEAR = 0.0005;

  private final Layout layout;
  private final Scenario scenario;

  private OrderZones(Layout layout) {
    this.layout = layout;
    scenario = layout.scenario();
  }

  /// Orders for every zone: good ones at once, better ones as long as somebody waits.
  ///
  /// @param routes that one zone may be told
  /// @param goOn is asked now and then
  /// @param better is told of every better plan: how far it is from the bound, 0 to 1
  public static ZoneOrders of(
      Scenario scenario,
      Terms terms,
      int routes,
      long seed,
      BooleanSupplier goOn,
      Consumer<Double> better) {
    return plan(scenario, terms, routes, seed, goOn, better).orders();
  }

  /// A plan for zones, how it is laid out, and what it says.
  record Planned(Layout layout, ZonePlan plan, ZoneOrders orders) {}

  static Planned plan(
      Scenario scenario,
      Terms terms,
      int routes,
      long seed,
      BooleanSupplier goOn,
      Consumer<Double> better) {
    Layout layout = new Layout(scenario, terms);
    PlanningProblem problem = layout.problem();
    Planner.Proven exact = Answers.proven(layout);
    long bound = exact.milliBound() / 1000;
    ZonePlanner planner = new ZonePlanner(problem, routes, seed);
    planner.mayUse(exact.plan());
    ZonePlan plan = planner.first();
    better.accept(plan.gapShare(bound));
    while (plan.gapShare(bound) > NEAR && goOn.getAsBoolean()) {
      ZonePlan next = planner.improve(STEPS, goOn, _ -> {});
      if (next.milliPersonsOut() > plan.milliPersonsOut()) {
        better.accept(next.gapShare(bound));
      }
      plan = next;
    }
    List<String> faults = PlanCheck.faults(problem, plan.plan());
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The plan of the zones is not sound: " + faults.getFirst());
    }
    return new Planned(layout, plan, new OrderZones(layout).orders(plan, bound, (_, d) -> d));
  }

  /// A first plan of all, without looking how far it is from the bound: that takes the exact plan.
  ///
  /// @param known routes of each zone that the exact plan of a like problem takes
  static Planned quick(
      Scenario scenario, Terms terms, int routes, long seed, Map<Integer, Set<Route>> known) {
    Layout layout = new Layout(scenario, terms);
    ZonePlanner planner = new ZonePlanner(layout.problem(), routes, seed);
    for (int g = 0; g < layout.problem().groups().size(); g++) {
      int group = g;
      known
          .getOrDefault(layout.origin(g).zone(), Set.of())
          .forEach(route -> planner.mayUse(group, route));
    }
    ZonePlan plan = planner.first();
    List<String> faults = PlanCheck.faults(layout.problem(), plan.plan());
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The plan of the zones is not sound: " + faults.getFirst());
    }
    long all = People.of(scenario).stream().mapToLong(People::all).sum();
    return new Planned(layout, plan, new OrderZones(layout).orders(plan, all, (_, d) -> d));
  }

  /// The routes that a plan takes from each zone.
  static Map<Integer, Set<Route>> routes(Layout layout, Plan plan) {
    Map<Integer, Set<Route>> routes = new HashMap<>();
    for (Movement movement : plan.movements()) {
      List<Integer> roads = new ArrayList<>();
      for (Movement.Step step : movement.steps()) {
        if (step instanceof Movement.Step.Drive drive) {
          roads.add(drive.road());
        }
      }
      routes
          .computeIfAbsent(layout.origin(movement.group()).zone(), _ -> new LinkedHashSet<>())
          .add(new Route(roads, movement.destination()));
    }
    return routes;
  }

  /// What people are told in the end: those whom a bus or an ambulance fetches, when it boards.
  ///
  /// @param bound people that no orders bring out more of
  /// @param moments at which each vehicle of each wave sets off, see [Slots]
  /// @param boards how long each fleet boards, in milliseconds
  static ZoneOrders told(
      Layout layout, ZonePlan plan, long bound, long[][] moments, ToLongFunction<Fleet> boards) {
    return new OrderZones(layout).orders(plan, bound, (w, departure) -> {
      Fleet fleet = layout.origin(plan.waves().get(w).group()).fleet();
      Movement movement = plan.plan().movements().get(w);
      return fleet == null
          ? departure
          : departure.boarding(
              Instant.ofEpochMilli(moments[w][0]),
              Instant.ofEpochMilli(moments[w][moments[w].length - 1]),
              Duration.ofMillis(boards.applyAsLong(fleet)),
              Duration.ofMillis(movement.arriveFromMillis() - movement.departFromMillis()));
    });
  }

  /// A wave by its number, and what its people are told.
  private interface Telling {
    ZoneOrders.Departure tell(int wave, ZoneOrders.Departure departure);
  }

  private ZoneOrders orders(ZonePlan plan, long bound, Telling telling) {
    List<ZoneOrders.Departure> departures = new ArrayList<>();
    Heads heads = new Heads(layout, plan);
    for (int w = 0; w < plan.waves().size(); w++) {
      Wave wave = plan.waves().get(w);
      Movement movement = plan.plan().movements().get(w);
      Group group = layout.problem().groups().get(wave.group());
      Layout.Origin origin = layout.origin(wave.group());
      departures.add(telling.tell(w, departure(wave, movement, group, origin, heads.in(w))));
    }
    departures.sort(Comparator.comparing(ZoneOrders.Departure::zone)
        .thenComparing(ZoneOrders.Departure::from)
        .thenComparing(ZoneOrders.Departure::kind));
    return new ZoneOrders(
        scenario,
        departures,
        stay(heads),
        People.of(scenario).stream().mapToLong(People::all).sum(),
        heads.all(),
        bound);
  }

  private ZoneOrders.Departure departure(
      Wave wave, Movement movement, Group group, Layout.Origin origin, long persons) {
    Zone zone = scenario.zones().get(origin.zone());
    List<String> places = new ArrayList<>(List.of(zone.place()));
    for (int road : wave.route().roads()) {
      Segment segment = layout.segment(road);
      places.add(segment.to());
    }
    return new ZoneOrders.Departure(
        zone.id(),
        group.kind(),
        places,
        layout.reception(wave.route().destination()).id(),
        Instant.ofEpochMilli(wave.quarterMillis()),
        Instant.ofEpochMilli(wave.fromMillis()),
        Instant.ofEpochMilli(wave.toMillis()),
        Instant.ofEpochMilli(movement.arriveToMillis()),
        wave.vehicles(),
        persons,
        null);
  }

  private List<ZoneOrders.Stay> stay(Heads heads) {
    List<People> people = People.of(scenario);
    List<ZoneOrders.Stay> stay = new ArrayList<>();
    for (int z = 0; z < scenario.zones().size(); z++) {
      long left = Math.max(0, people.get(z).all() - heads.ofZone(z));
      if (left > 0) {
        stay.add(new ZoneOrders.Stay(
            scenario.zones().get(z).id(), left, without(z, Kind.BUS), without(z, Kind.AMBULANCE)));
      }
    }
    return stay;
  }

  /// Where no way leads out no bus is wanting.
  private long without(int zone, Kind kind) {
    if (!Idleness.leadsOut(layout, scenario.zones().get(zone))) {
      return 0;
    }
    return layout.shortages().stream()
        .filter(s -> s.zone() == zone && s.kind() == kind)
        .mapToLong(Layout.Shortage::persons)
        .sum();
  }
}
