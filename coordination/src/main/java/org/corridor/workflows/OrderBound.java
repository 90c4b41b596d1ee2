package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.corridor.plan.roster.ShuttleBound;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;
import org.corridor.scenario.Zone;

/// How many people no orders bring out, however buses and ambulances go and come back.
///
/// **Method.** The smaller of two numbers. One: the exact plan in which every load of a zone has a
/// bus of its own, as large as the largest and there as soon as the first could be, so that only
/// roads, checkpoints, receptions and hours bind. The other: the exact plan of those who go by car
/// and on foot, and all that the vehicles can set down, each as if it had the roads to itself
/// ([ShuttleBound]).
final class OrderBound {
  private final Scenario scenario;
  private final Terms terms;
  private final ShuttleProblem vehicles;
  private final ShuttleBound each;

  private OrderBound(Scenario scenario, Terms terms, ShuttleProblem vehicles) {
    this.scenario = scenario;
    this.terms = terms;
    this.vehicles = vehicles;
    each = new ShuttleBound(vehicles);
  }

  /// @param vehicles of the scenario that drive, and who needs them, zone by zone
  static long persons(Scenario scenario, Terms terms, ShuttleProblem vehicles) {
    return new OrderBound(scenario, terms, vehicles).persons();
  }

  private long persons() {
    long roads = ofTheRoads();
    long seats = each.personsMax().all();
    long need = vehicles.pickUps().stream()
        .mapToLong(p -> p.bus() + p.seated() + p.lying())
        .sum();
    if (seats >= need) {
      return roads;
    }
    Layout others = new Layout(scenario.withFleets(List.of()), terms);
    return Math.min(roads, Answers.proven(others).milliBound() / 1000 + seats);
  }

  /// With as many vehicles as could be filled.
  private long ofTheRoads() {
    List<Fleet> fleets = new ArrayList<>();
    long countedTwice = 0;
    for (int z = 0; z < vehicles.pickUps().size(); z++) {
      ShuttleProblem.PickUp need = vehicles.pickUps().get(z);
      if (each.aboardFrom(z) == Long.MAX_VALUE) {
        continue;
      }
      int seats = largest(false, ShuttleProblem.Vehicle::seats);
      if (seats > 0) {
        fleets.add(fleet(z, Fleet.Kind.BUS, need.bus() / seats, seats, 0));
        fleets.add(fleet(z, Fleet.Kind.BUS, 1, need.bus() % seats, 0));
      }
      int sitting = largest(true, ShuttleProblem.Vehicle::seats);
      int lying = largest(true, ShuttleProblem.Vehicle::stretchers);
      long ambulances = Math.max(
          sitting == 0 ? 0 : Math.ceilDiv(need.seated(), sitting),
          lying == 0 ? 0 : Math.ceilDiv(need.lying(), lying));
      fleets.add(fleet(z, Fleet.Kind.AMBULANCE, ambulances, sitting, lying));
      // A reception counts an ambulance as if it were full.
      countedTwice += Math.max(0, ambulances * (sitting + lying) - need.seated() - need.lying());
    }
    fleets.removeIf(
        fleet -> fleet.vehicles() == 0 || fleet.seats().value() + fleet.stretchers() == 0);
    long bound = Answers.proven(new Layout(scenario.withFleets(fleets), terms)).milliBound() / 1000;
    long everybody = People.of(scenario).stream().mapToLong(People::all).sum();
    boolean counted = scenario.sites().stream()
        .filter(site -> site.duty() == Site.Duty.RECEPTION)
        .anyMatch(site -> site.findIntakePersonsPerHour().isPresent()
            || site.findRoomPersons().isPresent());
    return Math.min(everybody, bound + (counted ? countedTwice : 0));
  }

  private int largest(boolean ambulance, ToIntFunction<ShuttleProblem.Vehicle> room) {
    return vehicles.vehicles().stream()
        .filter(v -> v.ambulance() == ambulance)
        .mapToInt(room)
        .max()
        .orElse(0);
  }

  private Fleet fleet(int zone, Fleet.Kind kind, long vehicles, long seats, int stretchers) {
    Zone of = scenario.zones().get(zone);
    Basis basis = of.persons().basis();
    int many = (int) Math.min(Integer.MAX_VALUE, vehicles);
    return new Fleet(
        "bound " + zone + " " + kind + " " + seats,
        kind,
        many,
        new Amount(seats, basis),
        stretchers,
        of.place(),
        of.id(),
        Instant.ofEpochMilli(each.aboardFrom(zone)),
        new Amount(0, basis),
        many,
        basis);
  }
}
