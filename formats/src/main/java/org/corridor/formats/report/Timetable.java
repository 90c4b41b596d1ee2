package org.corridor.formats.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Trip;
import org.corridor.workflows.Words;

/// The departures as CSV: so many vehicles of a zone in each step of time, with their way.
public final class Timetable {
  private Timetable() {}

  public static String of(Assessment plan) {
    StringWriter text = new StringWriter();
    ZoneId clock = plan.scenario().clock();
    Words words = new Words(plan.scenario());
    List<Trip> trips = plan.announced().trips().stream()
        .sorted(Comparator.comparing(Trip::departFrom).thenComparing(Trip::zone))
        .toList();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(
          "zone",
          "kind",
          "departFrom",
          "departBefore",
          "vehicles",
          "persons",
          "way",
          "arriveFrom",
          "arriveBefore");
      for (Trip trip : trips) {
        csv.printRecord(
            guarded(trip.zone()),
            trip.kind().name().toLowerCase(Locale.ROOT),
            Moments.iso(trip.departFrom(), clock),
            Moments.iso(trip.departTo(), clock),
            trip.vehicles(),
            Words.plain(trip.persons()),
            guarded(words.places(trip.places())),
            Moments.iso(trip.arriveFrom(), clock),
            Moments.iso(trip.arriveTo(), clock));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// A spreadsheet must not take a name for a formula.
  private static String guarded(String text) {
    return text.matches("^[=+@\\t\\r-].*") ? "'" + text : text;
  }
}
