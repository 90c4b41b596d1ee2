package org.corridor.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.corridor.formats.BadInput;
import org.corridor.formats.report.IssuedPlanFile;
import org.corridor.formats.report.ReplanJson;
import org.corridor.formats.scenario.ChangeText;
import org.corridor.formats.scenario.ReportedFile;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.workflows.IssuedPlan;
import org.corridor.workflows.Replan;
import org.corridor.workflows.Replanned;
import org.corridor.workflows.Reported;
import org.corridor.workflows.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor replan`: a plan is under way and something changes.
@Command(
    name = "replan",
    mixinStandardHelpOptions = true,
    description = "Says who does what now when something changes while a plan is under way.",
    footer = {
      "",
      "A change is one of",
      "  road ID closed [until TIME]        checkpoint ID closed [until TIME]",
      "  road ID N/h                        checkpoint ID N/h",
      "  reception ID closed [until TIME]   window ID until TIME",
      "  road ID open",
      "",
      "Examples:",
      "  corridor replan examples/two-rounds/second --at 12:00 --change 'checkpoint Bridge 60/h'",
      "  corridor replan my-scenario --at 12:00 --change 'road r1 closed until 12:30' \\",
      "                  --change 'window day until 15:00' --reported seen.csv",
      "  corridor plan my-scenario --out issued",
      "  corridor replan my-scenario --issued issued --at 12:00 --change 'road r1 closed'",
      "",
      "Exit status: 0 nobody is worse off, 3 somebody is, 2 bad input, 1 a fault of ours."
    })
final class ReplanCommand implements Callable<Integer> {
  private static final int ROWS_MAX = 30;

  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "The scenario folder whose plan is under way.")
  private Path folder = Path.of(".");

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description = "When it changes: 12:00 on the first day, or 2022-03-05T12:00.")
  private String at = "";

  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      description = "What is otherwise from then on; may be given several times.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--reported",
      paramLabel = "FILE",
      description = "Where vehicles were last seen: zone,kind,vehicles,place,from.")
  private @Nullable Path reported;

  @Option(
      names = "--issued",
      paramLabel = "DIR",
      description = "The plan as it was given out: the folder that corridor plan --out wrote."
          + " Without it the plan is found again from the scenario.")
  private @Nullable Path issued;

  @Option(names = "--confirmed", description = "The plan under way is that on confirmed terms.")
  private boolean confirmed;

  @Option(names = "--json", description = "Print the answer as JSON instead.")
  private boolean json;

  ReplanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Terms terms = confirmed ? Terms.CONFIRMED : Terms.ANNOUNCED;
    Path given = issued;
    FutureTask<IssuedPlan> givenPlan =
        new FutureTask<>(() -> IssuedPlanFile.read(Objects.requireNonNull(given), terms));
    if (given != null) {
      Thread.ofPlatform().daemon().start(givenPlan);
    }
    Scenario scenario = ScenarioFolder.read(folder);
    ChangeText.Read read = ChangeText.read(scenario, at, changes);
    List<Reported> seen = reported == null ? List.of() : ReportedFile.read(reported, scenario);
    Replanned now = given == null
        ? Replan.of(scenario, terms, read.at(), read.changes(), seen)
        : goingOn(given, result(givenPlan), scenario, read, seen);
    if (json) {
      terminal.print(ReplanJson.of(now));
    } else {
      print(now);
    }
    return now.nobodyLost() ? Main.ALL_OUT : Main.NOT_ALL_OUT;
  }

  private static IssuedPlan result(FutureTask<IssuedPlan> reading) {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BadInput bad ? bad : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped", e);
    }
  }

  private static Replanned goingOn(
      Path folder,
      IssuedPlan issued,
      Scenario scenario,
      ChangeText.Read read,
      List<Reported> seen) {
    try {
      return Replan.of(scenario, issued, read.at(), read.changes(), seen);
    } catch (IssuedPlan.Misfit e) {
      throw IssuedPlanFile.misfit(folder.resolve(IssuedPlanFile.NAME).toString(), e);
    }
  }

  private void print(Replanned now) {
    Words words = new Words(now.scenario());
    long lost = now.personsOutBefore() - now.personsOut();
    terminal.line(terminal.styled(
        now.nobodyLost() ? "bold,green" : "bold,red",
        "Now " + Words.people(now.personsOut())
            + " get out; the plan before would have brought out "
            + Words.count(now.personsOutBefore()) + "."));
    terminal.line("At " + words.time(now.at()) + ": " + Words.count(now.personsOutAlready())
        + " are out already, " + Words.count(now.personsUnderWay()) + " are under way.");
    terminal.line(
        now.personsOut() == now.personsBound()
            ? "No plan from here on can bring out more"
                + (now.limitReached().isEmpty() ? ": proven." : ", as far as its steps of time go.")
            : "No plan from here on can bring out more than " + Words.count(now.personsBound())
                + ".");
    if (lost < 0) {
      terminal.line("That is " + Words.people(-lost) + " more.");
    }
    if (!now.limitReached().isEmpty()) {
      terminal.paragraph("", 0, now.limitReached());
    }
    underWay(now, words);
    terminal.heading("Of those not out yet, zone by zone");
    terminal.table(
        List.of("zone", "out before", "out now", "last left before", "last leaves now before"),
        now.zones().stream()
            .map(z -> List.of(
                z.name(),
                Words.count(z.outBefore()),
                Words.count(z.outNow()),
                time(words, z.lastLeavesBefore()),
                time(words, z.lastLeavesNow())))
            .toList());
  }

  private static String time(Words words, @Nullable Instant moment) {
    return moment == null ? "nobody" : words.time(moment);
  }

  /// Those who must be told: whoever is held, or takes another way.
  private void underWay(Replanned now, Words words) {
    terminal.heading("On the road");
    List<Replanned.UnderWay> told = alike(now.underWay());
    long quiet = now.underWay().stream()
        .filter(u -> !mustBeTold(u))
        .mapToLong(Replanned.UnderWay::vehicles)
        .sum();
    terminal.line(Words.count(quiet) + " vehicles go on as they were told.");
    for (Replanned.UnderWay u : told.subList(0, Math.min(told.size(), ROWS_MAX))) {
      String who = u.vehicles() + " by " + u.kind() + " of " + u.zone() + ", at "
          + words.place(u.place()) + " from " + words.time(u.from()) + " on";
      terminal.paragraph("-", 2, who + ": " + whatNow(u, words));
    }
    if (told.size() > ROWS_MAX) {
      terminal.line((told.size() - ROWS_MAX) + " more such lines: --json has them all.");
    }
  }

  /// Those who must be told, in one line where they are told the same.
  private static List<Replanned.UnderWay> alike(List<Replanned.UnderWay> all) {
    Map<List<Object>, Replanned.UnderWay> lines = new LinkedHashMap<>();
    for (Replanned.UnderWay u : all) {
      if (mustBeTold(u)) {
        List<Object> same = List.of(
            u.zone(), u.kind(), u.place(), u.newWay(), u.held() > 0, u.caughtOn(), u.shelter());
        lines.merge(same, u, Replanned.UnderWay::and);
      }
    }
    return List.copyOf(lines.values());
  }

  private static boolean mustBeTold(Replanned.UnderWay u) {
    return u.held() > 0 || u.newWay() || !u.caughtOn().isEmpty();
  }

  private static String whatNow(Replanned.UnderWay u, Words words) {
    String caught = u.caughtOn().isEmpty()
        ? ""
        : "on road " + u.caughtOn() + ", which is not open until they are through; ";
    return caught + onwards(u, words);
  }

  private static String onwards(Replanned.UnderWay u, Words words) {
    String goOn = u.goOn() > 0 ? u.goOn() + " go on" + (u.newWay() ? " by another way" : "") : "";
    if (u.held() == 0) {
      return goOn;
    }
    Instant by = u.shelterBy();
    String shelter = by == null
        ? "no safe place can be reached on open roads"
        : "to " + u.shelter() + ", there by " + words.time(by);
    return (goOn.isEmpty() ? "" : goOn + "; ") + u.held() + " cannot get out: " + shelter;
  }
}
