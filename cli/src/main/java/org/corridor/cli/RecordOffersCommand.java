package org.corridor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.formats.hxl.HxlTable;
import org.corridor.formats.record.EntryWords;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordCsv;
import org.corridor.formats.record.RecordJson;
import org.corridor.formats.record.RecordTables;
import org.corridor.talks.OfferMatrix;
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
      HxlTable days = RecordTables.days(record.state(), record.zone());
      HxlOutput.write(hxl, days, "corridor days");
      terminal.line("Wrote " + days.rows().size() + " corridor days to " + hxl + ".");
    } else if (csv) {
      terminal.print(RecordCsv.offers(matrix));
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
          .forEach(p -> cells.add(EntryWords.words(row.standing(p))
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
}
