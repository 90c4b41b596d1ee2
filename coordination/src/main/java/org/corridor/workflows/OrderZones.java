package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Outcome;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.zones.Wave;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.plan.zones.ZonePlanner;
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
    Outcome exact = Answers.solve(layout);
    ZonePlanner planner = new ZonePlanner(problem, routes, seed);
    planner.mayUse(exact.plan());
    ZonePlan plan = planner.first();
    better.accept(plan.gapShare(exact.personsBound()));
    while (plan.gapShare(exact.personsBound()) > NEAR && goOn.getAsBoolean()) {
      ZonePlan next = planner.improve(STEPS, _ -> {});
      if (next.milliPersonsOut() > plan.milliPersonsOut()) {
        better.accept(next.gapShare(exact.personsBound()));
      }
      plan = next;
    }
    List<String> faults = PlanCheck.faults(problem, plan.plan());
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The plan of the zones is not sound: " + faults.getFirst());
    }
    return new Planned(layout, plan, new OrderZones(layout).orders(plan, exact));
  }

  private ZoneOrders orders(ZonePlan plan, Outcome exact) {
    List<ZoneOrders.Departure> departures = new ArrayList<>();
    double[] out = new double[scenario.zones().size()];
    for (int w = 0; w < plan.waves().size(); w++) {
      Wave wave = plan.waves().get(w);
      Movement movement = plan.plan().movements().get(w);
      Group group = layout.problem().groups().get(wave.group());
      Layout.Origin origin = layout.origin(wave.group());
      double persons = wave.vehicles() * group.loadMilliPersons() / 1000.0;
      out[origin.zone()] += persons;
      departures.add(departure(wave, movement, group, origin, persons));
    }
    departures.sort(Comparator.comparing(ZoneOrders.Departure::zone)
        .thenComparing(ZoneOrders.Departure::from)
        .thenComparing(ZoneOrders.Departure::kind));
    return new ZoneOrders(
        scenario,
        departures,
        stay(out),
        People.of(scenario).stream().mapToLong(People::all).sum(),
        plan.milliPersonsOut() / 1000,
        exact.personsBound());
  }

  private ZoneOrders.Departure departure(
      Wave wave, Movement movement, Group group, Layout.Origin origin, double persons) {
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
        persons);
  }

  private List<ZoneOrders.Stay> stay(double[] out) {
    List<People> people = People.of(scenario);
    List<ZoneOrders.Stay> stay = new ArrayList<>();
    for (int z = 0; z < out.length; z++) {
      int zone = z;
      long noSeat = layout.shortages().stream()
          .filter(s -> s.zone() == zone)
          .mapToLong(Layout.Shortage::persons)
          .sum();
      long left = Math.max(0, people.get(z).all() - (long) Math.floor(out[z] + 1e-6));
      if (left > 0) {
        stay.add(new ZoneOrders.Stay(scenario.zones().get(z).id(), left, noSeat));
      }
    }
    return stay;
  }
}
