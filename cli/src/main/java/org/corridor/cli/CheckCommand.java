package org.corridor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.arrangements.Instrument;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordJson;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.workflows.Check;
import org.corridor.workflows.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor check`: what stands between an arrangement and a safe start?
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Says everything that stands between an arrangement and a safe start, hardest first:",
      "the rule, the facts and their sources, and what would clear it.",
      "Takes a scenario folder or a record."
    },
    footer = {
      "",
      "Examples:",
      "  corridor check examples/mariupol-2022-03-05",
      "  corridor check talks --at 2022-03-05T10:59 --scenario examples/mariupol-2022-03-05",
      "",
      "Exit status: 0 it may be READY, 3 it may not, 2 bad input, 1 a fault of ours."
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Mixin
  private AsOf asOf = new AsOf();

  @Option(
      names = "--scenario",
      paramLabel = "DIR",
      description = "The scenario folder of the arrangement: how many it can move, and when.")
  private @Nullable Path scenario;

  @Option(
      names = "--arrangement",
      paramLabel = "ID",
      description = "Which arrangement of the record; all where none is named.")
  private @Nullable String only;

  @Option(names = "--json", description = "Print it as JSON instead.")
  private boolean json;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Finding> findings =
        Files.exists(place.folder().resolve("arrangement.yaml")) && !place.exists()
            ? Check.of(ScenarioFolder.read(place.folder()))
            : ofRecord();
    boolean ready = Check.ready(findings);
    if (json) {
      terminal.print(RecordJson.check(place.folder().toString(), findings, ready));
    } else {
      print(findings, ready);
    }
    return ready ? Main.ALL_OUT : Main.NOT_ALL_OUT;
  }

  private List<Finding> ofRecord() {
    List<Finding> findings = new ArrayList<>();
    try (RecordPlace.Opened opened = place.open()) {
      OpenRecord record = asOf.read(opened.log(), false);
      List<Instrument> instruments = record.state().instruments().stream()
          .filter(i -> only == null || i.id().equals(only))
          .toList();
      // Days that are over are no matter where others are to come.
      if (only == null && instruments.stream().anyMatch(i -> !i.over())) {
        instruments = instruments.stream().filter(i -> !i.over()).toList();
      }
      if (instruments.isEmpty()) {
        throw BadInput.of(new Problem(
            place.folder().toString(),
            0,
            0,
            "arrangement",
            only == null ? "an arrangement in the record" : "the arrangement " + only,
            record.state().instruments().isEmpty()
                ? "none"
                : String.join(
                    ", ",
                    record.state().instruments().stream().map(Instrument::id).toList()),
            record.state().instruments().isEmpty()
                ? "record one: corridor record kinds arrangement shows its parts"
                : ""));
      }
      instruments.forEach(i -> findings.addAll(Check.of(record.state(), i, asOf.moment(record))));
    }
    if (scenario != null) {
      findings.addAll(Check.ofMovement(ScenarioFolder.read(scenario)));
    }
    return Check.sorted(findings);
  }

  private void print(List<Finding> findings, boolean ready) {
    long blocks =
        findings.stream().filter(f -> f.severity() == Finding.Severity.BLOCKS).count();
    terminal.line(terminal.styled(
        ready ? "bold,green" : "bold,red",
        ready
            ? "Nothing blocks: it may be READY."
            : "Not READY: " + blocks + (blocks == 1 ? " thing blocks." : " things block.")));
    boolean several = findings.stream().map(Finding::arrangement).distinct().count() > 1;
    for (Finding finding : findings) {
      terminal.line("");
      boolean blocking = finding.severity() == Finding.Severity.BLOCKS;
      terminal.paragraph(
          finding.rule(),
          5,
          (blocking ? "" : "(warning) ")
              + (several && !finding.arrangement().isEmpty() ? finding.arrangement() + ": " : "")
              + finding.text());
      for (Finding.Fact fact : finding.facts()) {
        String source = fact.source().isEmpty() ? "" : " [" + fact.source() + "]";
        terminal.paragraph("", 7, fact.text() + source);
      }
      if (!finding.clears().isEmpty()) {
        terminal.paragraph("", 5, "Clears: " + finding.clears() + ".");
      }
    }
  }
}
