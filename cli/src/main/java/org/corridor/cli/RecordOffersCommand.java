package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.record.RecordJson;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor record offers`: who said what to which route.
@Command(
    name = "offers",
    mixinStandardHelpOptions = true,
    description = "Shows the offer matrix, route by route. Silence is never acceptance.")
final class RecordOffersCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Mixin
  private AsOf asOf = new AsOf();

  @Option(names = "--json", description = "Print it as JSON instead.")
  private boolean json;

  @Option(names = "--csv", description = "Print it as CSV instead.")
  private boolean csv;

  RecordOffersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      OpenRecord record = asOf.read(opened.log());
      OfferMatrix matrix = record.state().talks().offers();
      if (json) {
        terminal.print(RecordJson.offers(matrix));
      } else if (csv) {
        csv(matrix);
      } else {
        table(record, matrix);
      }
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
      matrix.parties().forEach(p -> cells.add(RecordShowCommand.words(row.standing(p))));
      cells.add(row.acceptedByAll(matrix.parties()) ? "yes" : "no");
      rows.add(cells);
    }
    terminal.table(header, rows);
  }

  private static String window(OpenRecord record, TalksEvent.RouteOffered offer) {
    return (offer.from() == null ? "" : ", from " + record.time(offer.from()))
        + (offer.to() == null ? "" : " to " + record.time(offer.to()));
  }

  private void csv(OfferMatrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("offer", "by", "route", "direction", "party", "standing", "text", "source"));
    for (OfferMatrix.Row row : matrix.rows()) {
      for (String party : matrix.parties()) {
        rows.add(List.of(
            row.offer().id(),
            row.offer().by(),
            String.join(" | ", row.offer().places()),
            RecordShowCommand.words(row.offer().direction()),
            party,
            RecordShowCommand.words(row.standing(party)),
            row.findAnswer(party).map(TalksEvent.OfferAnswered::text).orElse(""),
            row.findAnswer(party)
                .map(TalksEvent.OfferAnswered::source)
                .orElse(row.offer().source())));
      }
    }
    terminal.print(org.corridor.formats.record.Csv.of(rows));
  }
}
