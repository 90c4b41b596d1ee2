package org.corridor.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.formats.scenario.Examples;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.formats.scenario.Schemas;
import org.corridor.formats.scenario.Starter;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutputTest {
  @TempDir
  Path temp;

  static List<String> examples() {
    return Examples.NAMES;
  }

  private static List<Error> errors(Schemas schema, String text, InputFormat format) {
    Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.text(), InputFormat.JSON);
    return validator.validate(text, format);
  }

  private static Assessment plan(String example) {
    return Assess.of(ScenarioFolder.read(Examples.folder(example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theArrangementKeepsToItsSchema(String example) throws IOException {
    String yaml = Files.readString(Examples.folder(example).resolve("arrangement.yaml"));
    assertThat(errors(Schemas.ARRANGEMENT, yaml, InputFormat.YAML)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheReaderRefuses() {
    String yaml = "title: x\ntimeZone: UTC\nmarginMinuts: 3\n";
    assertThat(errors(Schemas.ARRANGEMENT, yaml, InputFormat.YAML)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theAnswerKeepsToItsSchema(String example) {
    assertThat(errors(Schemas.PLAN, PlanJson.of(plan(example)), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void theStarterKeepsToItsSchemaAndRuns() throws IOException {
    for (var file : Starter.files().entrySet()) {
      Files.writeString(temp.resolve(file.getKey()), file.getValue());
    }
    String yaml = Starter.files().get("arrangement.yaml");
    assertThat(errors(Schemas.ARRANGEMENT, String.valueOf(yaml), InputFormat.YAML))
        .isEmpty();
    Assessment plan = Assess.of(ScenarioFolder.read(temp));
    assertThat(plan.announced().personsOut()).isPositive();
    assertThat(plan.confirmed().personsOut()).isZero();
    assertThat(errors(Schemas.PLAN, PlanJson.of(plan), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theSameScenarioGivesTheSameBytes(String example) {
    assertThat(PlanJson.of(plan(example))).isEqualTo(PlanJson.of(plan(example)));
    assertThat(ReportPage.of(plan(example))).isEqualTo(ReportPage.of(plan(example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void thePageNeedsNothingElse(String example) {
    String page = ReportPage.of(plan(example));
    assertThat(page).doesNotContain("src=").doesNotContain("@import").doesNotContain("<script");
    assertThat(page).doesNotContain("href=").doesNotContain("url(");
    assertThat(page).contains("@page { size: A4").contains("<svg");
  }

  @Test
  void markupInANameStaysAName() {
    Path folder = Examples.copy("one-road", temp.resolve("odd"));
    Examples.change(folder, "zones.csv", "town,Town,Town", "town,<b>T&\"own</b>,Town");
    String page = ReportPage.of(Assess.of(ScenarioFolder.read(folder)));
    assertThat(page).contains("&lt;b&gt;T&amp;&quot;own").doesNotContain("<b>T");
  }

  @Test
  void theTimetableHoldsEveryVehicleOnce() {
    String[] lines = Timetable.of(plan("one-road")).split("\r\n", -1);
    long vehicles = 0;
    for (int i = 1; i < lines.length - 1; i++) {
      vehicles += Long.parseLong(lines[i].split(",", -1)[4]);
    }
    assertThat(vehicles).isEqualTo(2100);
  }

  @Test
  void theMapFileNamesNoPlaceWherePeopleWait() {
    String json = PlanGeoJson.of(plan("two-rounds/first"));
    assertThat(json).contains("\"reception-reception\"").doesNotContain("Centre of the town");
  }

  @Test
  void aComparisonSaysWhichDifferenceIsWorthWhat() {
    Comparison comparison = Comparison.of(
        ScenarioFolder.read(Examples.folder("two-rounds/first")),
        ScenarioFolder.read(Examples.folder("two-rounds/second")));
    assertThat(comparison.differences())
        .extracting(Comparison.Difference::what)
        .containsExactly("windows and suspensions", "checkpoints");
    assertThat(ComparisonJson.of(comparison)).contains("\"personsMoreAlone\" : 960");
  }
}
