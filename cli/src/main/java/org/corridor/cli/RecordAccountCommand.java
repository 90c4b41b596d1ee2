package org.corridor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.hxl.HxlFile;
import org.corridor.formats.hxl.HxlTable;
import org.corridor.formats.record.EntryWords;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordJson;
import org.corridor.formats.record.RecordTables;
import org.corridor.reports.Figure;
import org.corridor.reports.FigureSum;
import org.corridor.reports.ReportEvent;
import org.corridor.reports.Reports;
import org.corridor.workflows.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corridor record account`: what was claimed and counted, side by side.
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = {
      "Shows claims beside those they contradict, incidents and figures, each with its source.",
      "Claims are not facts; who is right is not decided here."
    })
final class RecordAccountCommand extends RecordView {
  @Option(
      names = "--sum",
      paramLabel = "ID",
      split = ",",
      description = "Add these figures up, if they belong together.")
  private List<String> sum = new ArrayList<>();

  @Option(names = "--csv", description = "Print the figures as CSV with HXL hashtags instead.")
  private boolean csv;

  @Option(
      names = "--hxl",
      paramLabel = "FILE",
      description = "Write the figures with HXL hashtags to FILE, .csv or .xlsx.")
  private @Nullable Path hxl;

  RecordAccountCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  boolean ofReports() {
    return true;
  }

  @Override
  int view(OpenRecord record, RecordPlace.Opened opened) {
    Reports reports = record.state().reports();
    if (!sum.isEmpty()) {
      return sum(reports);
    }
    if (json) {
      terminal.print(RecordJson.account(record.state()));
    } else if (hxl != null) {
      HxlTable figures = RecordTables.figures(record.state());
      HxlOutput.write(hxl, figures, "figures");
      terminal.line("Wrote " + figures.rows().size() + " figures to " + hxl + ".");
    } else if (csv) {
      terminal.print(HxlFile.csv(RecordTables.figures(record.state())));
    } else {
      print(record, reports);
    }
    return Main.ALL_OUT;
  }

  private void retracted(Reports reports, ReportEvent.Reported what, String id) {
    reports
        .findRetraction(what, id)
        .ifPresent(r -> terminal.paragraph(
            "",
            8,
            "RETRACTED by " + r.by() + ": " + r.reason()
                + (r.replacedBy().isEmpty() ? "" : "; instead " + r.replacedBy()) + " ["
                + r.source() + "]"));
  }

  private int sum(Reports reports) {
    FigureSum result;
    try {
      result = reports.sum(sum);
    } catch (IllegalArgumentException e) {
      throw BadInput.of(new Problem(
          "--sum", 0, 0, "", "figures that are recorded", String.valueOf(e.getMessage()), ""));
    }
    return switch (result) {
      case FigureSum.Sum(double low, double best, double high) -> {
        terminal.line(Words.number(best)
            + (low < high ? " (" + Words.number(low) + " to " + Words.number(high) + ")" : ""));
        yield Main.ALL_OUT;
      }
      case FigureSum.Refused(List<String> reasons) -> {
        terminal.line("These figures do not belong together:");
        reasons.forEach(reason -> terminal.paragraph("-", 2, reason));
        yield Main.NOT_ALL_OUT;
      }
    };
  }

  private static String told(ReportEvent.CorridorDayTold day) {
    String way = day.route().isEmpty()
        ? day.origin() + " – " + day.destination()
        : day.route().replace("|", " – ");
    String window = day.windowStart().isEmpty() && day.windowEnd().isEmpty()
        ? ""
        : ", " + clock(day.windowStart()) + " to " + clock(day.windowEnd());
    return day.date() + " " + way + window
        + (day.outcome().isEmpty() ? "" : ", " + day.outcome())
        + (day.proposedBy().isEmpty() ? "" : ", proposed by " + day.proposedBy())
        + (day.acceptedBy().isEmpty() ? "" : ", accepted by " + day.acceptedBy())
        + (day.personsOut().isEmpty() ? "" : ", " + day.personsOut() + " out") + " ["
        + day.source() + "]";
  }

  private static String clock(String told) {
    return told.isEmpty() ? "?" : told.replaceFirst("^.*T(\\d\\d:\\d\\d).*$", "$1");
  }

  private void print(OpenRecord record, Reports reports) {
    for (Instrument i : record.state().instruments()) {
      if (!i.accounts().isEmpty()) {
        terminal.heading("Accounts of " + i.title() + " (" + i.id() + ")");
      }
      for (InstrumentEvent.AccountClosed a : i.accounts()) {
        String outcome = a.outcome() == null ? "" : EntryWords.words(a.outcome()) + ", ";
        terminal.paragraph(a.by(), 8, outcome + a.text() + " [" + a.source() + "]");
      }
    }
    terminal.heading("Claims");
    for (ReportEvent.ClaimMade claim : reports.claims()) {
      String when = claim.publishedAt() == null ? "" : record.time(claim.publishedAt()) + " ";
      terminal.paragraph(
          claim.id(),
          8,
          when
              + claim.speaker()
              + (claim.onBehalfOf().isEmpty() ? "" : " for " + claim.onBehalfOf())
              + ", "
              + EntryWords.words(claim.act())
              + (claim.accused().isEmpty() ? "" : " " + claim.accused())
              + (claim.addressed().isEmpty() ? "" : " (to " + claim.addressed() + ")")
              + ": "
              + claim.proposition()
              + " ["
              + claim.source()
              + "]");
      retracted(reports, ReportEvent.Reported.CLAIM, claim.id());
      claim
          .stances()
          .forEach(s -> terminal.paragraph("", 8, EntryWords.words(s.stance()) + " " + s.claim()));
      reports
          .assessments(claim.id())
          .forEach(a -> terminal.paragraph(
              "",
              8,
              "assessed by " + a.assessor() + ": " + EntryWords.words(a.finding()) + ", "
                  + EntryWords.words(a.level())));
    }
    if (!reports.incidents().isEmpty()) {
      terminal.heading("Incidents");
      reports.incidents().forEach(i -> {
        terminal.paragraph(
            i.id(),
            8,
            record.time(i.from()) + " " + EntryWords.words(i.kind()) + " at " + i.place() + " "
                + i.effects() + " [" + i.source() + "]");
        retracted(reports, ReportEvent.Reported.INCIDENT, i.id());
      });
    }
    if (!reports.corridorDays().isEmpty()) {
      terminal.heading("Corridors as they were told, day by day");
      reports.corridorDays().stream()
          .sorted(Comparator.comparing(ReportEvent.CorridorDayTold::date))
          .forEach(d -> {
            terminal.paragraph(d.id(), 12, told(d));
            retracted(reports, ReportEvent.Reported.CORRIDOR_DAY, d.id());
          });
    }
    terminal.heading("Figures");
    for (Figure f : reports.figures()) {
      terminal.paragraph(
          f.id(),
          12,
          bound(f)
              + Words.number(f.best())
              + " "
              + EntryWords.words(f.unit())
              + ", "
              + f.about()
              + ", "
              + f.place()
              + (f.period().isEmpty() ? "" : ", " + f.period())
              + " ("
              + EntryWords.words(f.kind())
              + (f.subsetOf().isEmpty() ? "" : ", included in " + f.subsetOf())
              + (f.counter().isEmpty() ? "" : ", counted by " + f.counter())
              + ") ["
              + f.source()
              + "]");
      retracted(reports, ReportEvent.Reported.FIGURE, f.id());
    }
    long lacking = reports.notPublishable().size();
    if (lacking > 0) {
      terminal.line("");
      terminal.paragraph(
          "",
          0,
          lacking + " of these lack a time or an archived copy, and are not to be published yet"
              + " (I20); --json lists them.");
    }
  }

  private static String bound(Figure f) {
    Double low = f.low();
    Double high = f.high();
    if (low != null && high != null) {
      return low < high ? Words.number(low) + " to " + Words.number(high) + ", best " : "";
    }
    if (low != null) {
      return low < f.best() ? "at least " + Words.number(low) + ", best " : "at least ";
    }
    return high == null
        ? ""
        : high > f.best() ? "at most " + Words.number(high) + ", best " : "at most ";
  }
}
