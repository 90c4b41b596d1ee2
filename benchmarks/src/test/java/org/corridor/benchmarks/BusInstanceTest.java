package org.corridor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.plan.roster.RosterCheck;
import org.corridor.plan.roster.RosterOutcome;
import org.corridor.plan.roster.RosterPlanner;
import org.corridor.plan.roster.RosterProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rosters against the optima that CPLEX proved.
class BusInstanceTest {
  private static final Path BUS = Path.of("../../shared/data/evacuation/bus");
  private static final List<String> PROVEN_BY_CPLEX = List.of("1", "102");
  private static final long STEPS = 3_000_000;

  @TempDir
  private Path folder;

  @Test
  void anEmptyBusTakesTheShorterWayPastOthers() throws IOException {
    Path file = folder.resolve("BEP-1-2-1-1-i1.txt");
    // One bus; the second point is 9 from the depot, 3 by the first point and the shelter.
    Files.writeString(file, "1 1\n1 1\n2 2 0 2\n1 5 5\n\n1 1 9\n\n1 1\n2 1\n");
    RosterProblem problem = BusInstance.read(file);
    assertThat(problem.depotToPoint(0, 1)).isEqualTo(3);
    assertThat(new RosterPlanner(problem).plan(STEPS, 1, _ -> {}).lastArrival())
        .isEqualTo(3 + 1 + 1 + 1);
  }

  @Test
  void whatCplexProvedIsFoundAndWhatItFoundIsNotMissed() throws IOException {
    assumeThat(BUS)
        .as("../shared/data is not there: rosters are not held against CPLEX")
        .exists();
    int held = 0;
    for (String line : Files.readAllLines(BUS.resolve("cplex-results.csv"))) {
      String[] cells = line.split(";", -1);
      Path set = BUS.resolve("set" + cells[0]);
      if (cells[0].equals("set") || cells.length < 5 || !Files.isDirectory(set)) {
        continue;
      }
      Path file = file(set, "-i" + cells[1] + ".txt");
      RosterProblem problem = BusInstance.read(file);
      RosterOutcome ours = new RosterPlanner(problem).plan(STEPS, 1, _ -> {});
      long theirs = Long.parseLong(cells[2]);
      assertThat(RosterCheck.faults(problem, ours.roster())).as(line).isEmpty();
      assertThat(ours.lastArrival()).as(line).isBetween(ours.bound(), theirs);
      if (PROVEN_BY_CPLEX.contains(cells[4])) {
        assertThat(ours.lastArrival()).as(line).isEqualTo(theirs);
        assertThat(ours.proven()).as(line).isTrue();
      }
      held++;
    }
    assertThat(held).isEqualTo(50);
  }

  private static Path file(Path set, String end) throws IOException {
    try (Stream<Path> files = Files.list(set)) {
      return files.filter(f -> f.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  @Test
  void aCityOfLoadsIsWithinOnePerCentOfTheBound() {
    Path file = BUS.resolveSibling("bus-145.json");
    assumeThat(file).as("../shared/data is not there: no large roster is made").exists();
    RosterProblem problem = BusInstance.read(file);
    RosterOutcome ours = new RosterPlanner(problem).plan(STEPS, 1, _ -> {});
    assertThat(RosterCheck.faults(problem, ours.roster())).isEmpty();
    assertThat(ours.bound()).isGreaterThanOrEqualTo(26_743);
    assertThat(ours.gapShare()).isLessThan(0.01);
  }
}
