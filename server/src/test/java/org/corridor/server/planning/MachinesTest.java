package org.corridor.server.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.corridor.formats.BadInput;
import org.corridor.formats.report.SimulationJson;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.simulate.Rules;
import org.corridor.workflows.Progress;
import org.corridor.workflows.Simulate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Where ensembles are run makes no difference to what comes of them.
class MachinesTest {
  private static final int RUNS = 200;
  private static final Path ROOT = Path.of(System.getProperty("corridor.root"));

  private static String simulated(Machines machines, boolean far) {
    Scenario scenario = ScenarioFolder.read(ROOT.resolve("examples/mariupol-2022-03-05"));
    Simulate.Question question = new Simulate.Question(
        Terms.ANNOUNCED, Simulate.USUAL, new Rules(Rules.Policy.HOLD, 1, 0), RUNS, 7, 0, 0.05);
    return machines.with(
        far,
        runner ->
            SimulationJson.of(Simulate.of(scenario, question, runner, Progress.NONE), RUNS, 7));
  }

  /// In this process, which is enough to load the part and its libraries apart from the room's.
  @Test
  void aClusterComesToTheSame() {
    Path part = ROOT.resolve("cluster/target");
    if (!Files.isRegularFile(part.resolve("corridor-cluster.jar"))
        || !Files.isDirectory(part.resolve("lib"))) {
      System.err.println(
          "NOT TESTED: the room on a cluster. Its part was not built: ./mvnw verify");
    }
    Assumptions.assumeTrue(Files.isDirectory(part.resolve("lib")), "no part for clusters");
    System.setProperty("corridor.cluster.part", part.toString());
    Machines machines = new Machines("local[2]");
    String here = simulated(machines, false);
    assertThat(simulated(machines, true)).isEqualTo(here);
    // And again: it is left each time.
    assertThat(simulated(machines, true)).isEqualTo(here);
  }

  @Test
  void whereThereIsNoneItIsTold() {
    BadInput refused =
        catchThrowableOfType(BadInput.class, () -> simulated(new Machines(null), true));
    assertThat(refused.problems().getFirst().hint()).contains("serve --cluster");
  }
}
