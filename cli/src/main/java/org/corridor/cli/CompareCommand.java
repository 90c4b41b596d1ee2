package org.corridor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.report.ComparisonJson;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.scenario.Scenario;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Comparison;
import org.corridor.workflows.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor compare`: two proposals side by side.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Says what each of two proposals moves, and why they differ.",
    footer = {
      "",
      "Example:",
      "  corridor compare examples/two-rounds/first examples/two-rounds/second",
      "",
      "Exit status: 0 all get out under one of them, 3 not all, 2 bad input, 1 a fault of ours."
    })
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "A", description = "The one scenario folder.")
  private Path first = Path.of(".");

  @Parameters(index = "1", paramLabel = "B", description = "The other scenario folder.")
  private Path second = Path.of(".");

  @Option(names = "--json", description = "Print the comparison as JSON instead.")
  private boolean json;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Scenario> both = read(List.of(first, second));
    Scenario one = both.getFirst();
    Scenario other = both.getLast();
    Comparison comparison = Comparison.of(one, other);
    if (json) {
      terminal.print(ComparisonJson.of(comparison));
    } else {
      print(terminal, comparison);
    }
    boolean allOut = comparison.first().allOut() || comparison.second().allOut();
    return allOut ? Main.ALL_OUT : Main.NOT_ALL_OUT;
  }

  /// What is wrong with any of the folders is told at once.
  private static List<Scenario> read(List<Path> folders) {
    List<Scenario> scenarios = new ArrayList<>();
    BadInput bad = null;
    for (Path folder : folders) {
      try {
        scenarios.add(ScenarioFolder.read(folder));
      } catch (BadInput e) {
        BadInput here = e.in(folder.toString());
        bad = bad == null ? here : bad.and(here);
      }
    }
    if (bad != null) {
      throw bad;
    }
    return scenarios;
  }

  private static void print(Terminal terminal, Comparison comparison) {
    Assessment a = comparison.first();
    Assessment b = comparison.second();
    terminal.line(terminal.styled("bold", "A: " + a.verdict().get(0)));
    terminal.line(terminal.styled("bold", "B: " + b.verdict().get(0)));
    terminal.line(difference(a.announced().personsOut(), b.announced().personsOut()));
    terminal.heading("The two");
    terminal.table(
        List.of("", "A", "B"),
        List.of(
            row("would leave", a.personsTotal(), b.personsTotal()),
            row("out, as announced", a.announced().personsOut(), b.announced().personsOut()),
            row("out, as confirmed", a.confirmed().personsOut(), b.confirmed().personsOut()),
            row(
                "most that any plan could bring out",
                a.announced().personsBound(),
                b.announced().personsBound()),
            List.of("windows until all are out", days(a), days(b))));
    terminal.paragraph("A", 3, a.scenario().title() + ". " + a.verdict().get(1));
    terminal.paragraph("B", 3, b.scenario().title() + ". " + b.verdict().get(1));
    terminal.heading("Why they differ: what A would move if it took over each term of B alone");
    for (Comparison.Difference difference : comparison.differences()) {
      String alone = difference
          .gainAlone()
          .map(g -> (g > 0 ? "+" : "") + Words.count(g) + " people")
          .orElse("cannot stand alone");
      terminal.paragraph("-", 2, difference.what() + ": " + alone);
      terminal.paragraph("  A", 5, difference.inFirst());
      terminal.paragraph("  B", 5, difference.inSecond());
    }
    if (comparison.differences().isEmpty()) {
      terminal.line("They do not differ in any term.");
    }
  }

  private static String difference(long a, long b) {
    if (a == b) {
      return "Both bring out the same number of people.";
    }
    return (b > a ? "B" : "A") + " brings out " + Words.people(Math.abs(b - a)) + " more.";
  }

  private static List<String> row(String what, long a, long b) {
    return List.of(what, Words.count(a), Words.count(b));
  }

  private static String days(Assessment plan) {
    return plan.clearance().days() == 0 ? "never" : Words.count(plan.clearance().days());
  }
}
