package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.corridor.formats.report.RunJson;
import org.corridor.formats.report.SimulationPage;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.simulate.LocalRunner;
import org.corridor.simulate.Rules;
import org.corridor.workflows.FollowedRun;
import org.corridor.workflows.Progress;
import org.corridor.workflows.Simulate;
import org.corridor.workflows.Simulated;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The run that is drawn is the run that was counted.
class FollowedRunTest {
  private static Simulated simulated(String example, Rules.Policy policy) {
    Scenario scenario = ScenarioFolder.read(
        Path.of(System.getProperty("corridor.root")).resolve("examples").resolve(example));
    Simulate.Question question = new Simulate.Question(
        Terms.ANNOUNCED, Simulate.USUAL, new Rules(policy, 1, 0), 400, 7, 0, 0.05);
    return Simulate.of(scenario, question, new LocalRunner(1), Progress.NONE);
  }

  @Test
  void whoIsOutAtTheEndIsWhoWasCounted() {
    for (String example : List.of("mariupol-2022-03-05", "shuttle-buses", "berdiansk-2022-03-15")) {
      for (Rules.Policy policy : Rules.Policy.values()) {
        Simulated simulated = simulated(example, policy);
        FollowedRun run = simulated.run();
        String which = example + " " + policy;
        assertThat((long) Math.floor(run.frames().getLast().personsOut() + 1e-6))
            .as(which)
            .isEqualTo(simulated.tally().personsOutP50());
        // Nobody is drawn twice, and who is out comes not back.
        double before = 0;
        for (FollowedRun.Frame frame : run.frames()) {
          double there =
              frame.spots().stream().mapToDouble(FollowedRun.Spot::persons).sum();
          assertThat(frame.personsOut()).as(which).isGreaterThanOrEqualTo(before);
          assertThat(there + frame.personsOut())
              .as(which)
              .isLessThanOrEqualTo(1.5 * simulated.personsTotal());
          before = frame.personsOut();
        }
        int runs =
            simulated.histogram().runs().stream().mapToInt(Integer::intValue).sum();
        assertThat(runs).as(which).isEqualTo(400);
      }
    }
  }

  @Test
  void thePageHoldsItsRunAndNothingEndsItsScript() {
    Simulated simulated = simulated("mariupol-2022-03-05", Rules.Policy.HOLD);
    JsonNode run = JsonMapper.shared().readTree(RunJson.of(simulated));
    assertThat(run.path("segments").size()).isEqualTo(7);
    assertThat(run.path("frames").size()).isEqualTo(simulated.run().frames().size());
    String page = SimulationPage.of(simulated, 7);
    assertThat(page).contains("corridor-run/1").doesNotContain("{{");
    assertThat(page.split("</script>", -1)).hasSize(2);
  }

  /// Of 45 ways to set off, each tried in twenty runs, the best is so by luck: those six that were
  /// tried in a hundred come before it.
  @Test
  void whatWasTriedMoreOftenComesFirst() {
    Simulated simulated = simulated("shuttle-buses", Rules.Policy.HOLD);
    assertThat(simulated.choices()).hasSize(45).noneMatch(Simulated.Choice::allowed);
    assertThat(simulated.choices().subList(0, 6)).allMatch(c -> c.runs() == 100);
    assertThat(simulated.choices().subList(6, 45)).allMatch(c -> c.runs() == 20);
    assertThat(simulated.choices()).allMatch(c -> c.caughtShareAtMost() > c.caughtShare());
  }
}
