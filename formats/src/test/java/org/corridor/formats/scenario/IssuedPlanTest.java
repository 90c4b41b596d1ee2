package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.formats.BadInput;
import org.corridor.formats.report.IssuedPlanFile;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Terms;
import org.corridor.workflows.Assess;
import org.corridor.workflows.IssuedPlan;
import org.corridor.workflows.Replan;
import org.corridor.workflows.Replanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan that was given out is the plan under way.
class IssuedPlanTest {
  @TempDir
  Path folder;

  private IssuedPlan issued(Scenario scenario, Terms terms) throws IOException {
    Files.writeString(folder.resolve(IssuedPlanFile.NAME), IssuedPlanFile.of(Assess.of(scenario)));
    return IssuedPlanFile.read(folder, terms);
  }

  @Test
  void goingOnFromTheFileIsGoingOnFromThePlan() throws IOException {
    for (String example :
        List.of("one-road", "ten-zones", "two-rounds/second", "mariupol-2022-03-05")) {
      Scenario scenario = ScenarioFolder.read(Examples.folder(example));
      for (Terms terms : Terms.values()) {
        IssuedPlan issued = issued(scenario, terms);
        assertThat(issued.terms()).isEqualTo(terms);
        String road = scenario.segments().getFirst().id();
        ChangeText.Read read =
            ChangeText.read(scenario, "12:10", List.of("road " + road + " closed until 12:40"));
        Replanned again = Replan.of(scenario, terms, read.at(), read.changes(), List.of());
        Replanned on = Replan.of(scenario, issued, read.at(), read.changes(), List.of());
        assertThat(on).as("%s, %s", example, terms).isEqualTo(again);
      }
    }
  }

  @Test
  void whatWasGivenOutCountsEvenIfTheFolderNowSaysOtherwise() throws IOException {
    Scenario scenario = ScenarioFolder.read(Examples.folder("one-road"));
    IssuedPlan issued = issued(scenario, Terms.ANNOUNCED);
    // Nobody was told to set off before noon.
    IssuedPlan late = new IssuedPlan(
        issued.terms(),
        issued.ways(),
        issued.batches().stream()
            .filter(b -> b.departs()
                .isAfter(ChangeText.read(scenario, "11:59", List.of()).at()))
            .toList());
    ChangeText.Read noon = ChangeText.read(scenario, "12:00", List.of());
    Replanned now = Replan.of(scenario, late, noon.at(), noon.changes(), List.of());
    assertThat(now.personsUnderWay()).isZero();
    // 600 cars an hour with 5 people from 12:00 until the last entry at 14:30.
    assertThat(now.personsOut()).isEqualTo(600 * 5 / 2 * 5);
  }

  @Test
  void aPlanOfAnotherScenarioIsRefusedWithAllReasons() throws IOException {
    IssuedPlan issued =
        issued(ScenarioFolder.read(Examples.folder("two-rounds/second")), Terms.ANNOUNCED);
    Scenario other = ScenarioFolder.read(Examples.folder("one-road"));
    ChangeText.Read noon = ChangeText.read(other, "12:00", List.of());
    IssuedPlan.Misfit misfit = catchThrowableOfType(
        IssuedPlan.Misfit.class,
        () -> Replan.of(other, issued, noon.at(), noon.changes(), List.of()));
    assertThat(misfit.reasons())
        .anyMatch(r -> r.startsWith("road "))
        .anyMatch(r -> r.startsWith("zone "));
    assertThat(IssuedPlanFile.misfit("movements.json", misfit).problems()).isNotEmpty();
  }

  @Test
  void moreVehiclesThanThereAreAreRefused() throws IOException {
    Scenario scenario = ScenarioFolder.read(Examples.folder("one-road"));
    IssuedPlan issued = issued(scenario, Terms.ANNOUNCED);
    IssuedPlan.Batch first = issued.batches().getFirst();
    IssuedPlan many = new IssuedPlan(
        issued.terms(),
        issued.ways(),
        List.of(new IssuedPlan.Batch(first.way(), 1_000_000, first.departs())));
    ChangeText.Read noon = ChangeText.read(scenario, "12:00", List.of());
    assertThatThrownBy(() -> Replan.of(scenario, many, noon.at(), noon.changes(), List.of()))
        .isInstanceOf(IssuedPlan.Misfit.class)
        .hasMessageContaining("vehicles more than there are");
  }

  @Test
  void anythingElseIsNoPlan() throws IOException {
    assertThatThrownBy(() -> IssuedPlanFile.read(folder, Terms.ANNOUNCED))
        .isInstanceOf(BadInput.class);
    for (String text : List.of(
        "",
        "[]",
        "{}",
        "null",
        "{\"format\":\"corridor-movements/1\"}",
        "{\"format\":\"corridor-movements/2\",\"announced\":{\"terms\":\"ANNOUNCED\",\"ways\":[],"
            + "\"batches\":[]}}",
        "{\"format\":\"corridor-movements/1\",\"announced\":{\"terms\":\"ANNOUNCED\",\"ways\":[],"
            + "\"batches\":[{\"way\":0}]}}")) {
      Files.writeString(folder.resolve(IssuedPlanFile.NAME), text);
      assertThatThrownBy(() -> IssuedPlanFile.read(folder, Terms.ANNOUNCED))
          .as(text)
          .isInstanceOf(BadInput.class);
    }
  }
}
