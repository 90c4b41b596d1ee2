package org.corridor.scenario;

import java.time.Instant;
import java.util.Optional;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.jspecify.annotations.Nullable;

/// A place with a duty on the way.
///
/// @param id short name
/// @param name as it is written in answers
/// @param place where
/// @param duty what it is for
/// @param intakePersonsPerHour a reception takes in; null for no limit
/// @param roomPersons in all; null for no limit
/// @param roomVehicles that may wait; null for no limit stated
/// @param longestStayMinutes of one vehicle; null for no limit
/// @param haltMinutes for which everybody who passes stops there; null where nobody has to
/// @param opens null for always
/// @param closes null for always
/// @param basis what the row rests on
public record Site(
    String id,
    String name,
    String place,
    Duty duty,
    @Nullable Amount intakePersonsPerHour,
    @Nullable Amount roomPersons,
    @Nullable Amount roomVehicles,
    @Nullable Amount longestStayMinutes,
    @Nullable Amount haltMinutes,
    @Nullable Instant opens,
    @Nullable Instant closes,
    Basis basis) {
  /// What a site is for.
  public enum Duty {
    ASSEMBLY,
    STAGING,
    HAVEN,
    RECEPTION
  }

  public Optional<Amount> findIntakePersonsPerHour() {
    return Optional.ofNullable(intakePersonsPerHour);
  }

  public Optional<Amount> findRoomPersons() {
    return Optional.ofNullable(roomPersons);
  }

  public Optional<Amount> findHaltMinutes() {
    return Optional.ofNullable(haltMinutes);
  }

  public Site with(@Nullable Amount intake, @Nullable Amount room) {
    return new Site(
        id,
        name,
        place,
        duty,
        intake,
        room,
        roomVehicles,
        longestStayMinutes,
        haltMinutes,
        opens,
        closes,
        basis);
  }

  /// The same with a halt of another length.
  public Site halting(Amount minutes) {
    return new Site(
        id,
        name,
        place,
        duty,
        intakePersonsPerHour,
        roomPersons,
        roomVehicles,
        longestStayMinutes,
        minutes,
        opens,
        closes,
        basis);
  }
}
