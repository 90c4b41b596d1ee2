package org.corridor.scenario;

import java.time.Instant;
import java.util.Set;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.jspecify.annotations.Nullable;

/// People in one part of the place to be left: counts, never names.
///
/// @param id short name
/// @param name as it is written in answers
/// @param place where they set off
/// @param persons who live or shelter there
/// @param shareLeaving of them who would leave, 0 to 1
/// @param personsPerCar in each car
/// @param shareWithCar of those not counted below who have a place in a car, 0 to 1; the others
///     need a bus
/// @param busPersons who need a bus in any case
/// @param ambulancePersons who need a seat in an ambulance
/// @param stretcherPersons who must lie
/// @param footPersons who walk
/// @param readyFrom nobody can move before; null for no such limit
/// @param destinations site ids that they accept; empty means any
/// @param basis what the row rests on
public record Zone(
    String id,
    String name,
    String place,
    Amount persons,
    Amount shareLeaving,
    Amount personsPerCar,
    Amount shareWithCar,
    long busPersons,
    long ambulancePersons,
    long stretcherPersons,
    long footPersons,
    @Nullable Instant readyFrom,
    Set<String> destinations,
    Basis basis) {
  public Zone {
    destinations = Set.copyOf(destinations);
  }

  /// Whole persons who would leave.
  public long leaving() {
    return (long) Math.floor(persons.value() * shareLeaving.value() + 1e-6);
  }

  /// The same people, going elsewhere.
  public Zone withDestinations(Set<String> others) {
    return new Zone(
        id,
        name,
        place,
        persons,
        shareLeaving,
        personsPerCar,
        shareWithCar,
        busPersons,
        ambulancePersons,
        stretcherPersons,
        footPersons,
        readyFrom,
        others,
        basis);
  }

  public Zone with(Amount people, Amount share, Amount perCar, Amount withCar) {
    return new Zone(
        id,
        name,
        place,
        people,
        share,
        perCar,
        withCar,
        busPersons,
        ambulancePersons,
        stretcherPersons,
        footPersons,
        readyFrom,
        destinations,
        basis);
  }
}
