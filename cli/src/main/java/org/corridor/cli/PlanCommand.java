package org.corridor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.report.PlanJson;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.scenario.Scenario;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Assessment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor plan`: will this corridor work?
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Says who gets out, what stops the rest, and what each term is worth.",
    footer = {
      "",
      "Examples:",
      "  corridor plan examples/mariupol-2022-03-05",
      "  corridor plan my-scenario --out report   # report.html, plan.json, plan.geojson,",
      "                                           # timetable.csv, movements.json",
      "  corridor plan my-scenario --json | jq .personsOut",
      "",
      "Exit status: 0 all get out, 3 not all, 2 bad input, 1 a fault of ours."
    })
final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "The scenario folder.")
  private Path folder = Path.of(".");

  @Option(names = "--json", description = "Print the answer as JSON instead.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write report.html, plan.json, plan.geojson, routes.gpx, timetable.csv and"
          + " movements.json to DIR.")
  private @Nullable Path out;

  @Option(
      names = "--all-prices",
      description = "Calculate what each term is worth on a large map too. Takes long.")
  private boolean everyPrice;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (out != null && out.toString().isEmpty()) {
      throw new Main.CannotWrite("to a folder without a name", null);
    }
    Scenario scenario = ScenarioFolder.read(folder);
    Assessment plan;
    try (LateProgress progress = new LateProgress(terminal, "planning")) {
      plan = Assess.of(scenario, progress, everyPrice);
    }
    List<String> written = out == null ? List.of() : OutputFolder.write(out, plan);
    if (json) {
      terminal.print(PlanJson.of(plan));
    } else {
      new PlanPage(terminal, plan).print(out, written);
    }
    return plan.allOut() ? Main.ALL_OUT : Main.NOT_ALL_OUT;
  }
}
