package org.corridor.workflows;

import java.util.List;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Zone;

/// How many of a zone still have to go, by the way they move: whole persons.
///
/// @param car with a place in a car
/// @param bus who need a bus
/// @param ambulance who need a seat in an ambulance
/// @param stretcher who must lie
/// @param foot who walk
record People(long car, long bus, long ambulance, long stretcher, long foot) {
  static List<People> of(Scenario scenario) {
    return scenario.zones().stream().map(People::of).toList();
  }

  private static People of(Zone zone) {
    long others =
        zone.busPersons() + zone.ambulancePersons() + zone.stretcherPersons() + zone.footPersons();
    long rest = Math.max(0, zone.leaving() - others);
    long car = (long) Math.floor(rest * zone.shareWithCar().value() + 1e-6);
    return new People(
        car,
        zone.busPersons() + rest - car,
        zone.ambulancePersons(),
        zone.stretcherPersons(),
        zone.footPersons());
  }

  long all() {
    return car + bus + ambulance + stretcher + foot;
  }
}
