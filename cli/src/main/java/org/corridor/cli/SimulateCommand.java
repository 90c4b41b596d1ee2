package org.corridor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.report.RunJson;
import org.corridor.formats.report.SimulationJson;
import org.corridor.formats.report.SimulationPage;
import org.corridor.formats.scenario.DisruptionsFile;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.plan.roster.ShuttleProblem;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Ensemble;
import org.corridor.simulate.EnsembleRunner;
import org.corridor.simulate.LocalRunner;
import org.corridor.simulate.Rules;
import org.corridor.workflows.OrderDay;
import org.corridor.workflows.Simulate;
import org.corridor.workflows.Simulated;
import org.corridor.workflows.SimulatedWords;
import org.corridor.workflows.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `corridor simulate`: what becomes of a plan when things go wrong.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the plan many times with what can go wrong.",
      "The suspension collapses, roads open late, a checkpoint serves less, people come in other",
      "numbers. disruptions.yaml in the folder says how likely that is."
    },
    footer = {
      "",
      "Examples:",
      "  corridor simulate examples/mariupol-2022-03-05",
      "  corridor simulate my-scenario --runs 10000 --seed 7 --policy turn-back --out report",
      "  corridor simulate my-scenario --runs 1000000 --cluster spark://10.0.0.5:7077",
      "",
      "The same seed gives the same answer. Exit status: 0, 2 bad input, 1 a fault of ours."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int LANES_MAX = 8;
  private static final int CHOICES_SHOWN = 5;

  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "The scenario folder.")
  private Path folder = Path.of(".");

  @Option(names = "--runs", paramLabel = "N", description = "How often (10000).")
  private int runs = 10_000;

  @Option(names = "--seed", paramLabel = "N", description = "Of chance (7).")
  private long seed = 7;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = {
        "What whoever finds the road ahead closed does: hold, turn-back (to the nearest haven), go-on",
        "(hold)."
      })
  private String policy = "hold";

  @Option(
      names = "--convoy",
      paramLabel = "VEHICLES",
      description = "So many set off one right behind another (1: evenly).")
  private int convoy = 1;

  @Option(
      names = "--cut-off",
      paramLabel = "MINUTES",
      description = "So long before the last safe moment nobody sets off any more (0).")
  private int cutOff;

  @Option(
      names = "--caught",
      paramLabel = "PERSONS",
      description = "Choices that catch more people than this … (0)")
  private long caught;

  @Option(
      names = "--chance",
      paramLabel = "SHARE",
      description = "… in more than this share of runs are not allowed (0.05).")
  private double chance = 0.05;

  @Option(names = "--confirmed", description = "Only on what every party has confirmed.")
  private boolean confirmed;

  @Option(
      names = "--orders",
      description = {
        "Drive what corridor orders tells everybody, instead of the exact plan; buses that come back",
        "included."
      })
  private boolean orders;

  @Option(
      names = "--cluster",
      paramLabel = "ADDRESS",
      description = {
        "Run on an Apache Spark 4.2 cluster, as spark://host:7077: the same results on more machines.",
        "See docs/simulation.md. Else here."
      })
  private @Nullable String cluster;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Also write simulation.html (a page with one run that can be watched), simulation.json and",
        "run.json."
      })
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the answer as JSON instead.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireSense();
    Scenario scenario = ScenarioFolder.read(folder);
    Simulate.Question question = new Simulate.Question(
        confirmed ? Terms.CONFIRMED : Terms.ANNOUNCED,
        DisruptionsFile.read(folder, Simulate.USUAL),
        new Rules(named(policy), convoy, cutOff * 60_000L),
        runs,
        seed,
        caught,
        chance);
    int lanes = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, LANES_MAX);
    Simulated simulated;
    try (EnsembleRunner runner = cluster == null ? new LocalRunner(lanes) : joined(cluster);
        LateProgress progress = new LateProgress(terminal, "running")) {
      simulated = orders
          ? Simulate.ofOrders(scenario, question, asked(), () -> true, runner, progress)
          : Simulate.of(scenario, question, runner, progress);
    } catch (IllegalArgumentException e) {
      if (cluster == null) {
        throw e;
      }
      throw ofCluster(cluster, e);
    }
    Path folderOut = out;
    if (folderOut != null) {
      OutputFolder.create(folderOut);
      OutputFolder.replace(
          folderOut.resolve("simulation.html"), SimulationPage.of(simulated, seed));
      OutputFolder.replace(
          folderOut.resolve("simulation.json"), SimulationJson.of(simulated, runs, seed));
      OutputFolder.replace(folderOut.resolve("run.json"), RunJson.of(simulated));
    }
    if (json) {
      terminal.print(SimulationJson.of(simulated, runs, seed));
    } else {
      print(simulated);
      if (folderOut != null) {
        terminal.line("Written to " + folderOut + ": simulation.html, simulation.json, run.json");
      }
    }
    return Main.ALL_OUT;
  }

  private OrderDay.Question asked() {
    return new OrderDay.Question(
        confirmed ? Terms.CONFIRMED : Terms.ANNOUNCED,
        1,
        1,
        ShuttleProblem.Limits.USUAL,
        OrderDay.RESERVE_SHARE);
  }

  private static EnsembleRunner joined(String cluster) {
    return ServiceLoader.load(EnsembleRunner.Provider.class)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "This program was started without its part for clusters; ./corridor brings it"))
        .at(cluster);
  }

  private static BadInput ofCluster(String cluster, IllegalArgumentException e) {
    return BadInput.of(new Problem(
        "--cluster",
        0,
        0,
        "",
        "a Spark cluster that lends cores",
        cluster.isBlank() ? "nothing" : cluster,
        String.valueOf(e.getMessage())));
  }

  private void requireSense() {
    List<String> wrong = new ArrayList<>();
    if (runs < 1 || runs > Ensemble.RUNS_MAX) {
      wrong.add("--runs is 1 to " + Ensemble.RUNS_MAX + ", not " + runs);
    }
    if (convoy < 1) {
      wrong.add("--convoy is 1 or more, not " + convoy);
    }
    if (cutOff < 0) {
      wrong.add("--cut-off is 0 or more, not " + cutOff);
    }
    if (caught < 0 || caught > 1_000_000_000) {
      wrong.add("--caught is 0 to 1,000,000,000, not " + caught);
    }
    if (!(chance >= 0 && chance <= 1)) {
      wrong.add("--chance is 0 to 1, not " + chance);
    }
    boolean known = Arrays.stream(Rules.Policy.values()).anyMatch(p -> word(p).equals(policy));
    if (!known) {
      wrong.add("--policy is one of "
          + Arrays.stream(Rules.Policy.values())
              .map(SimulateCommand::word)
              .collect(Collectors.joining(", "))
          + ", not " + policy);
    }
    if (!wrong.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join("; ", wrong));
    }
  }

  private static Rules.Policy named(String word) {
    return Arrays.stream(Rules.Policy.values())
        .filter(p -> word(p).equals(word))
        .findFirst()
        .orElse(Rules.Policy.HOLD);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void print(Simulated s) {
    terminal.heading(s.scenario().title());
    SimulatedWords.of(s).forEach(sentence -> terminal.paragraph("", 0, sentence));
    terminal.heading("What each disruption costs, the others as they are");
    List<List<String>> rows = new ArrayList<>();
    s.costs().entrySet().stream()
        .sorted(Comparator.comparingDouble(
            (Map.Entry<Disruptions.Kind, Simulated.Cost> e) -> -e.getValue().personsOutLess()))
        .forEach(e -> rows.add(List.of(
            word(e.getKey()).replace('-', ' '),
            Words.count(Math.round(e.getValue().personsOutLess())),
            Words.count(Math.round(e.getValue().personsCaughtMore())))));
    terminal.table(List.of("disruption", "fewer out", "more caught"), rows);
    terminal.heading("Ways to set off: most people out, more than " + Words.count(caught)
        + " caught in no more than " + SimulatedWords.percent(chance) + " of runs");
    SimulatedWords.noneAllowed(s).ifPresent(terminal::line);
    List<List<String>> choices = new ArrayList<>();
    for (Simulated.Choice c : s.choices().stream()
        .filter(c -> c.personsOutMean() >= 1)
        .limit(CHOICES_SHOWN)
        .toList()) {
      choices.add(List.of(
          c.cutOffMinutes() + " min before",
          c.convoyVehicles() == 1 ? "evenly" : "convoys of " + c.convoyVehicles(),
          SimulatedWords.outOf(c),
          Words.count(Math.round(c.personsCaughtMean())),
          SimulatedWords.shareOf(c),
          c.allowed() ? "yes" : "no"));
    }
    terminal.table(
        List.of("last departure", "they set off", "out", "caught", "runs with more", "allowed"),
        choices);
  }
}
