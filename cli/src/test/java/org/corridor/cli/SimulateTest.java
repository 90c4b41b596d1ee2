package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a plan, as somebody at a terminal meets it.
class SimulateTest {
  private static final String FIFTH_OF_MARCH =
      Run.example("mariupol-2022-03-05").toString();

  @TempDir
  Path temp;

  @Test
  void withNothingGoingWrongThePlanIsWhatItSays() {
    Run run = Run.of("simulate", FIFTH_OF_MARCH, "--runs", "200", "--json");
    assertThat(run.status()).isEqualTo(Main.ALL_OUT);
    assertThat(run.out())
        .contains("\"personsPlanned\" : 1440")
        .contains("\"personsOutUndisturbed\" : 1440")
        .contains("\"format\" : \"corridor-simulation/1\"");
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    String[] asked = {"simulate", FIFTH_OF_MARCH, "--runs", "300", "--seed", "11", "--json"};
    String first = Run.of(asked).out();
    assertThat(Run.of(asked).out()).isEqualTo(first);
    asked[5] = "12";
    assertThat(Run.of(asked).out()).isNotEqualTo(first);
  }

  @Test
  void whatTheScenarioSaysOfItsDayCounts() throws IOException {
    Path mine = temp.resolve("mine");
    Run.of("new", mine.toString());
    Files.writeString(mine.resolve("disruptions.yaml"), """
        collapsesPerHour: 0
        lateOpeningMinutes: 0
        checkpointShare: 1
        closuresPerRoadHour: 0
        breakdownShare: 0
        turnOutShare: 0.5
        occupancyShare: 1
        """);
    Run run = Run.of("simulate", mine.toString(), "--runs", "50");
    assertThat(run.out()).contains("Somebody is caught on contested road in 0.0 %");
    Files.writeString(mine.resolve("disruptions.yaml"), """
        checkpointShare: [1, 0.5, 0.1]
        collapsePerHour: 2
        """);
    Run wrong = Run.of("simulate", mine.toString());
    assertThat(wrong.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(wrong.err())
        .contains("[least, likeliest, most]")
        .contains("collapsePerHour")
        .contains("collapsesPerHour");
  }

  @Test
  void whatMakesNoSenseIsToldAllAtOnce() {
    Run run =
        Run.of("simulate", FIFTH_OF_MARCH, "--runs", "0", "--policy", "panic", "--chance", "2");
    assertThat(run.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err())
        .contains("--runs is 1 to")
        .contains("hold, turn-back")
        .contains("--chance is 0 to 1");
  }

  @Test
  void whatEverybodyIsToldIsDrivenToo() {
    Run run = Run.of(
        "simulate", Run.example("shuttle-buses").toString(), "--orders", "--runs", "200", "--json");
    assertThat(run.out())
        .contains("\"personsPlanned\" : 1200")
        .contains("\"personsOutUndisturbed\" : 1200");
    assertThat(
            Run.of("simulate", Run.example("shuttle-buses").toString(), "--runs", "200", "--json")
                .out())
        .contains("\"personsPlanned\" : 893");
  }
}
