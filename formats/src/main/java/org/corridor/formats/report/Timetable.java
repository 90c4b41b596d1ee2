package org.corridor.formats.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.corridor.formats.text.Csv;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Trip;
import org.corridor.workflows.Words;

/// The departures as CSV: so many vehicles of a zone in each step of time, with their way.
public final class Timetable {
  private Timetable() {}

  public static String of(Assessment plan) {
    ZoneId clock = plan.scenario().clock();
    Words words = new Words(plan.scenario());
    List<Trip> trips = plan.announced().trips().stream()
        .sorted(Comparator.comparing(Trip::departFrom).thenComparing(Trip::zone))
        .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        "zone",
        "kind",
        "departFrom",
        "departBefore",
        "vehicles",
        "persons",
        "way",
        "arriveFrom",
        "arriveBefore"));
    for (Trip trip : trips) {
      rows.add(List.of(
          trip.zone(),
          trip.kind().name().toLowerCase(Locale.ROOT),
          Moments.iso(trip.departFrom(), clock),
          Moments.iso(trip.departTo(), clock),
          Long.toString(trip.vehicles()),
          Words.plain(trip.persons()),
          words.places(trip.places()),
          Moments.iso(trip.arriveFrom(), clock),
          Moments.iso(trip.arriveTo(), clock)));
    }
    return Csv.of(rows);
  }
}
