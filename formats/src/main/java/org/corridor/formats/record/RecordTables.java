package org.corridor.formats.record;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.formats.hxl.CorridorDay;
import org.corridor.formats.hxl.FigureTable;
import org.corridor.formats.hxl.HxlTable;
import org.corridor.reports.Figure;
import org.corridor.reports.ReportEvent;
import org.corridor.reports.Reports;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.RecordOfTalks;

/// What a record tells in tables with HXL hashtags. What was retracted is not passed on.
public final class RecordTables {
  private RecordTables() {}

  /// The figures that stand.
  public static HxlTable figures(RecordOfTalks record) {
    return FigureTable.of(standing(record.reports()));
  }

  private static List<Figure> standing(Reports reports) {
    return reports.figures().stream()
        .filter(f -> reports.findRetraction(ReportEvent.Reported.FIGURE, f.id()).isEmpty())
        .toList();
  }

  /// The corridor days that were told, and the routes that were offered of which none was.
  ///
  /// @param zone clock of the record
  public static HxlTable days(RecordOfTalks record, ZoneId zone) {
    OfferMatrix matrix = record.talks().offers();
    List<CorridorDay> days = new ArrayList<>();
    Set<List<String>> told = new HashSet<>();
    for (ReportEvent.CorridorDayTold day : record.reports().corridorDays()) {
      if (record
          .reports()
          .findRetraction(ReportEvent.Reported.CORRIDOR_DAY, day.id())
          .isEmpty()) {
        days.add(CorridorDay.of(day));
      }
      told.add(List.of(day.date(), day.origin(), day.destination(), day.proposedBy()));
    }
    matrix.rows().stream()
        .map(row -> day(record.talks(), zone, matrix, row))
        .filter(d -> !told.contains(List.of(d.date(), d.origin(), d.destination(), d.proposedBy())))
        .forEach(days::add);
    return CorridorDay.table(days);
  }

  /// What the record does not know stays empty: a count is never made up.
  private static CorridorDay day(
      Talks talks, ZoneId zone, OfferMatrix matrix, OfferMatrix.Row row) {
    TalksEvent.RouteOffered offer = row.offer();
    String accepted = matrix.parties().stream()
        .filter(p -> row.standing(p) == OfferMatrix.Standing.ACCEPTED)
        .map(talks::nameOf)
        .collect(Collectors.joining("; "));
    Instant day = offer.from() == null ? talks.offeredAt(offer.id()).orElse(null) : offer.from();
    return new CorridorDay(
        day == null ? "" : day.atZone(zone).toLocalDate().toString(),
        offer.places().getFirst(),
        "",
        offer.places().getLast(),
        "",
        talks.nameOf(offer.by()),
        accepted,
        offer.from() == null ? "" : offer.from().toString(),
        offer.to() == null ? "" : offer.to().toString(),
        outcome(matrix, row, talks),
        "",
        "",
        "",
        "",
        words(offer.direction()),
        offer.places().size() > 2 ? String.join(" | ", offer.places()) : "",
        offer.category(),
        "",
        offer.source());
  }

  /// What became of an offer, with who said no and how.
  private static String outcome(OfferMatrix matrix, OfferMatrix.Row row, Talks talks) {
    if (row.withdrawn()) {
      return "withdrawn";
    }
    if (row.acceptedByAll(matrix.parties())) {
      return "accepted by all";
    }
    List<String> no = row.asked(matrix.parties()).stream()
        .filter(p -> row.standing(p) != OfferMatrix.Standing.ACCEPTED
            && row.standing(p) != OfferMatrix.Standing.NOTHING_RECORDED)
        .map(p -> words(row.standing(p)) + " by " + talks.nameOf(p)
            + row.findAnswer(p)
                .map(TalksEvent.OfferAnswered::changed)
                .filter(c -> !c.isEmpty())
                .map(c -> " (" + c + ")")
                .orElse(""))
        .toList();
    return no.isEmpty() ? "proposed" : "proposed; " + String.join("; ", no);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
