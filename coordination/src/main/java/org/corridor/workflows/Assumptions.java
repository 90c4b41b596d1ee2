package org.corridor.workflows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.corridor.arrangements.Checkpoint;
import org.corridor.reports.Amount;
import org.corridor.reports.Standing;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Site;
import org.corridor.scenario.Zone;

/// The values that an answer rests on, column by column, and the scenario with the assumed ones
/// moved.
final class Assumptions {
  private Assumptions() {}

  /// A column of values.
  ///
  /// @param what in words
  /// @param unit of the values
  /// @param values all that stand in it
  /// @param moved the scenario with the assumed values of the column multiplied
  record Column(String what, String unit, List<Amount> values, DoubleFunction<Scenario> moved) {
    /// The weakest standing in the column decides.
    Standing standing() {
      return values.stream()
          .map(a -> a.basis().standing())
          .max(Enum::compareTo)
          .orElse(Standing.ASSUMED);
    }

    String written() {
      Set<String> numbers = new LinkedHashSet<>();
      values.forEach(v -> numbers.add(Words.number(v.value())));
      List<String> shown = numbers.stream().limit(6).toList();
      return String.join(" / ", shown)
          + (numbers.size() > shown.size() ? " / …" : "")
          + (unit.isEmpty() ? "" : " " + unit);
    }

    String source() {
      return values.stream()
          .filter(v -> v.basis().standing() == standing())
          .map(v -> v.basis().source())
          .filter(s -> !s.isEmpty())
          .findFirst()
          .orElse("");
    }
  }

  static List<Column> of(Scenario s) {
    List<Column> columns = new ArrayList<>();
    roads(s, columns);
    people(s, columns);
    services(s, columns);
    columns.removeIf(column -> column.values().isEmpty());
    return columns;
  }

  private static Amount scaled(Amount amount, double factor) {
    return amount.isAssumed() ? amount.times(factor) : amount;
  }

  /// A share cannot pass 1.
  private static Amount scaledShare(Amount share, double factor) {
    Amount moved = scaled(share, factor);
    return moved.value() > 1 ? new Amount(1, moved.basis()) : moved;
  }

  private static <T> List<Amount> values(List<T> rows, Function<T, Amount> value) {
    return rows.stream().map(value).toList();
  }

  private static void roads(Scenario s, List<Column> columns) {
    columns.add(new Column(
        "length of the roads",
        "km",
        values(s.segments(), Segment::lengthKm),
        f -> segments(s, r -> r.with(scaled(r.lengthKm(), f), r.speedKmh(), r.vehiclesPerHour()))));
    columns.add(new Column(
        "speed of the column",
        "km/h",
        values(s.segments(), Segment::speedKmh),
        f -> segments(s, r -> r.with(r.lengthKm(), scaled(r.speedKmh(), f), r.vehiclesPerHour()))));
    columns.add(new Column(
        "vehicles that a road carries",
        "an hour",
        values(s.segments(), Segment::vehiclesPerHour),
        f -> segments(s, r -> r.with(r.lengthKm(), r.speedKmh(), scaled(r.vehiclesPerHour(), f)))));
  }

  private static Scenario segments(Scenario s, Function<Segment, Segment> change) {
    return s.withSegments(s.segments().stream().map(change).toList());
  }

  private static void people(Scenario s, List<Column> columns) {
    columns.add(new Column(
        "people in the zones",
        "",
        values(s.zones(), Zone::persons),
        f -> zones(
            s,
            z -> z.with(
                scaled(z.persons(), f), z.shareLeaving(), z.personsPerCar(), z.shareWithCar()))));
    columns.add(new Column(
        "share of them who leave",
        "",
        values(s.zones(), Zone::shareLeaving),
        f -> zones(
            s,
            z -> z.with(
                z.persons(),
                scaledShare(z.shareLeaving(), f),
                z.personsPerCar(),
                z.shareWithCar()))));
    columns.add(new Column(
        "people in a car",
        "",
        values(s.zones(), Zone::personsPerCar),
        f -> zones(
            s,
            z -> z.with(
                z.persons(), z.shareLeaving(), scaled(z.personsPerCar(), f), z.shareWithCar()))));
    columns.add(new Column(
        "share of them with a place in a car",
        "",
        values(s.zones(), Zone::shareWithCar),
        f -> zones(
            s,
            z -> z.with(
                z.persons(),
                z.shareLeaving(),
                z.personsPerCar(),
                scaledShare(z.shareWithCar(), f)))));
  }

  private static Scenario zones(Scenario s, Function<Zone, Zone> change) {
    return s.withZones(s.zones().stream().map(change).toList());
  }

  private static void services(Scenario s, List<Column> columns) {
    List<Checkpoint> checkpoints = s.arrangement().checkpoints();
    columns.add(new Column(
        "vehicles served at the checkpoints",
        "an hour",
        values(checkpoints, Checkpoint::vehiclesPerHour),
        f -> s.with(s.arrangement()
            .withCheckpoints(checkpoints.stream()
                .map(c -> c.vehiclesPerHour().isAssumed() ? c.serving(f) : c)
                .toList()))));
    columns.add(new Column(
        "people taken in",
        "an hour",
        s.sites().stream()
            .flatMap(t -> Stream.ofNullable(t.intakePersonsPerHour()))
            .toList(),
        f -> s.withSites(s.sites().stream().map(t -> moreIntake(t, f)).toList())));
    columns.add(new Column(
        "halt on the way",
        "minutes",
        s.sites().stream().flatMap(t -> t.findHaltMinutes().stream()).toList(),
        f -> s.withSites(s.sites().stream()
            .map(t -> t.findHaltMinutes().map(m -> t.halting(scaled(m, f))).orElse(t))
            .toList())));
    columns.add(new Column(
        "seats in a vehicle",
        "",
        values(s.fleets(), Fleet::seats),
        f -> s.withFleets(s.fleets().stream()
            .map(b -> b.with(scaled(b.seats(), f), b.loadingMinutes()))
            .toList())));
    columns.add(new Column(
        "minutes to board a bus or ambulance",
        "",
        values(s.fleets(), Fleet::loadingMinutes),
        f -> s.withFleets(s.fleets().stream()
            .map(b -> b.with(b.seats(), scaled(b.loadingMinutes(), f)))
            .toList())));
    Amount margin = s.arrangement().marginMinutes();
    columns.add(new Column(
        "margin before and after a contested road",
        "minutes",
        margin.value() == 0 ? List.of() : List.of(margin),
        f -> s.with(s.arrangement().withMarginMinutes(scaled(margin, f)))));
    if (s.zones().stream().anyMatch(z -> z.footPersons() > 0)) {
      walking(s, columns);
    }
  }

  private static Site moreIntake(Site site, double factor) {
    return site.findIntakePersonsPerHour()
        .map(intake -> site.with(scaled(intake, factor), site.roomPersons()))
        .orElse(site);
  }

  private static void walking(Scenario s, List<Column> columns) {
    Scenario.Figures figures = s.figures();
    columns.add(new Column(
        "speed on foot",
        "km/h",
        List.of(figures.walkKmh()),
        f -> s.withFigures(new Scenario.Figures(
            scaled(figures.walkKmh(), f), figures.walkersPerVehicle(), figures.stepSeconds()))));
    columns.add(new Column(
        "people on foot in the room of one vehicle",
        "",
        List.of(figures.walkersPerVehicle()),
        f -> s.withFigures(new Scenario.Figures(
            figures.walkKmh(), scaled(figures.walkersPerVehicle(), f), figures.stepSeconds()))));
  }
}
