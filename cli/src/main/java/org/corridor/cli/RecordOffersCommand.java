package org.corridor.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.formats.hxl.CorridorDay;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordJson;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corridor record offers`: who said what to which route.
@Command(
    name = "offers",
    mixinStandardHelpOptions = true,
    description = "Shows the offer matrix, route by route. Silence is never acceptance.")
final class RecordOffersCommand extends RecordView {
  @Option(names = "--csv", description = "Print it as CSV instead.")
  private boolean csv;

  @Option(
      names = "--hxl",
      paramLabel = "FILE",
      description = "Write them as corridor days with HXL hashtags to FILE, .csv or .xlsx.")
  private @Nullable Path hxl;

  RecordOffersCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  boolean ofReports() {
    return hxl != null;
  }

  @Override
  int view(OpenRecord record, RecordPlace.Opened opened) {
    OfferMatrix matrix = record.state().talks().offers();
    if (json) {
      terminal.print(RecordJson.offers(matrix));
    } else if (hxl != null) {
      List<CorridorDay> days = new ArrayList<>();
      Set<List<String>> told = new HashSet<>();
      for (ReportEvent.CorridorDayTold day : record.state().reports().corridorDays()) {
        boolean stands = record
            .state()
            .reports()
            .findRetraction(ReportEvent.Reported.CORRIDOR_DAY, day.id())
            .isEmpty();
        if (stands) {
          days.add(CorridorDay.of(day));
        }
        told.add(List.of(day.date(), day.origin(), day.destination(), day.proposedBy()));
      }
      matrix.rows().stream()
          .map(row -> day(record, matrix, row))
          .filter(
              d -> !told.contains(List.of(d.date(), d.origin(), d.destination(), d.proposedBy())))
          .forEach(days::add);
      HxlOutput.write(hxl, CorridorDay.table(days), "corridor days");
      terminal.line("Wrote " + days.size() + " corridor days to " + hxl + ".");
    } else if (csv) {
      csv(matrix);
    } else {
      table(record, matrix);
    }
    return Main.ALL_OUT;
  }

  private void table(OpenRecord record, OfferMatrix matrix) {
    List<String> header = new ArrayList<>(List.of("route offered"));
    matrix.parties().forEach(header::add);
    header.add("agreed");
    List<List<String>> rows = new ArrayList<>();
    for (OfferMatrix.Row row : matrix.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.offer().id() + " " + String.join(" – ", row.offer().places())
          + window(record, row.offer()));
      matrix
          .parties()
          .forEach(p -> cells.add(RecordShowCommand.words(row.standing(p))
              + row.findAnswer(p)
                  .map(TalksEvent.OfferAnswered::changed)
                  .filter(changed -> !changed.isEmpty())
                  .map(changed -> ": " + changed)
                  .orElse("")));
      cells.add(row.acceptedByAll(matrix.parties()) ? "yes" : "no");
      rows.add(cells);
    }
    terminal.table(header, rows);
  }

  private static String window(OpenRecord record, TalksEvent.RouteOffered offer) {
    return (offer.from() == null ? "" : ", from " + record.time(offer.from()))
        + (offer.to() == null ? "" : " to " + record.time(offer.to()));
  }

  /// What the record does not know stays empty: a count is never made up.
  private static CorridorDay day(OpenRecord record, OfferMatrix matrix, OfferMatrix.Row row) {
    TalksEvent.RouteOffered offer = row.offer();
    Talks talks = record.state().talks();
    String accepted = matrix.parties().stream()
        .filter(p -> row.standing(p) == OfferMatrix.Standing.ACCEPTED)
        .map(talks::nameOf)
        .collect(Collectors.joining("; "));
    Instant day = offer.from() == null ? talks.offeredAt(offer.id()).orElse(null) : offer.from();
    return new CorridorDay(
        day == null ? "" : day.atZone(record.zone()).toLocalDate().toString(),
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
        RecordShowCommand.words(offer.direction()),
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
        .map(p -> RecordShowCommand.words(row.standing(p)) + " by " + talks.nameOf(p)
            + row.findAnswer(p)
                .map(TalksEvent.OfferAnswered::changed)
                .filter(c -> !c.isEmpty())
                .map(c -> " (" + c + ")")
                .orElse(""))
        .toList();
    return no.isEmpty() ? "proposed" : "proposed; " + String.join("; ", no);
  }

  private void csv(OfferMatrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        "offer", "by", "route", "direction", "party", "standing", "changed", "text", "source"));
    for (OfferMatrix.Row row : matrix.rows()) {
      for (String party : matrix.parties()) {
        rows.add(List.of(
            row.offer().id(),
            row.offer().by(),
            String.join(" | ", row.offer().places()),
            RecordShowCommand.words(row.offer().direction()),
            party,
            RecordShowCommand.words(row.standing(party)),
            row.findAnswer(party).map(TalksEvent.OfferAnswered::changed).orElse(""),
            row.findAnswer(party).map(TalksEvent.OfferAnswered::text).orElse(""),
            row.findAnswer(party)
                .map(TalksEvent.OfferAnswered::source)
                .orElse(row.offer().source())));
      }
    }
    terminal.print(org.corridor.formats.text.Csv.of(rows));
  }
}
