package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as somebody at a terminal meets it.
class MainTest {
  @TempDir
  Path temp;

  private static Run run(String... arguments) {
    return Run.of(arguments);
  }

  private static String example(String name) {
    return Run.example(name).toString();
  }

  @Test
  void oneRoadMovesTenThousandFiveHundred() {
    Run run = run("plan", example("one-road"));
    assertThat(run.status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(run.out().lines().limit(3))
        .containsExactly(
            "As announced: 10,500 of 200,000 people get out by 16:00; 189,500 do not.",
            "What stops the rest: the road Town–Border: 600 vehicles an hour from 11:00 to 14:30;"
                + " whoever enters later is not through when the window closes at 16:00.",
            "No party is named, so there is nothing to confirm.");
  }

  @Test
  void onTheFifthOfMarchFourteenHundredAsAnnouncedAndNobodyAsConfirmed() {
    Run run = run("plan", example("mariupol-2022-03-05"), "--json");
    assertThat(run.status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(run.out())
        .contains("\"personsTotal\" : 200000")
        .contains("\"personsOut\" : 1440")
        .contains("\"personsOutConfirmed\" : 0")
        .contains("\"personsBound\" : 1440")
        .contains("\"lastSafeDeparture\" : \"2022-03-05T11:28:48+02:00\"");
    for (String rule : new String[] {"F1", "F3", "F4", "F6", "F8", "I1"}) {
      assertThat(run.out()).contains("\"rule\" : \"" + rule + "\"");
    }
  }

  @Test
  void aNewScenarioRunsAsItIs() {
    String folder = temp.resolve("mine").toString();
    assertThat(run("new", folder).status()).isZero();
    assertThat(run("plan", folder).status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(run("new", folder).status()).isEqualTo(Main.BAD_INPUT);
  }

  @Test
  void everybodyOutIsStatusNought() throws IOException {
    String folder = temp.resolve("few").toString();
    run("new", folder);
    Path zones = Path.of(folder, "zones.csv");
    Files.writeString(zones, "id,place,persons\nfew,Town,12\n");
    Files.delete(Path.of(folder, "assets.csv"));
    Run run = run("plan", folder);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Nothing stops anybody: all get out.");
  }

  @Test
  void badInputIsStatusTwoAndWritesNothing() throws IOException {
    String folder = temp.resolve("bad").toString();
    run("new", folder);
    Path roads = Path.of(folder, "roads.csv");
    Files.writeString(roads, Files.readString(roads).replace(",20,40,", ",-20,fast,"));
    Path out = temp.resolve("out");
    Run run = run("plan", folder, "--out", out.toString());
    assertThat(run.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("2 problems")
        .contains("roads.csv:4:4  lengthKm")
        .contains("roads.csv:4:5  speedKmh")
        .contains("found     \"-20\"");
    assertThat(out).doesNotExist();
  }

  @Test
  void theFourFilesAreWrittenWhole() throws IOException {
    Path out = temp.resolve("deep/report");
    run("plan", example("one-road"), "--out", out.toString());
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("report.html", "plan.json", "plan.geojson", "timetable.csv");
    }
    assertThat(Files.readString(out.resolve("plan.json")))
        .isEqualTo(run("plan", example("one-road"), "--json").out());
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    Run run = run("plan", example("one-road"), "--out", file.resolve("sub").toString());
    assertThat(run.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("Cannot write").doesNotContain("\tat ");
  }

  @Test
  void whatIsNoCommandIsStatusTwo() {
    assertThat(run("paln").status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run().status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run("plan").status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run("plan", temp.resolve("nowhere").toString()).status()).isEqualTo(Main.BAD_INPUT);
  }

  @Test
  void helpShowsExamplesAndStatus() {
    Run run = run("plan", "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("corridor plan examples/").contains("Exit status: 0");
  }

  @Test
  void completionKnowsTheCommands() {
    assertThat(run("completion").out()).contains("compare").contains("complete -F");
  }

  @Test
  void schemasArePrinted() {
    assertThat(run("schema", "arrangement").out()).contains("urn:corridor:arrangement:1");
    assertThat(run("schema", "plan").out()).contains("urn:corridor:plan:1");
  }

  @Test
  void wordsAreWrappedNotSplit() {
    assertThat(Columns.wrapped("nobody can be sent over", 10))
        .containsExactly("nobody can", "be sent", "over");
    assertThat(Columns.wrapped("incomprehensibilities", 10))
        .containsExactly("incomprehe", "nsibilitie", "s");
  }

  @Test
  void comparingSaysWhichMovesMore() {
    Run run = run("compare", example("two-rounds/first"), example("two-rounds/second"));
    assertThat(run.status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(run.out()).contains("B brings out").contains("checkpoints: +");
  }

  @Test
  void whatIsWrongWithBothIsToldAtOnce() throws IOException {
    for (String name : List.of("a", "b")) {
      Files.createDirectories(temp.resolve(name));
    }
    Run run = run("compare", temp.resolve("a").toString(), temp.resolve("b").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("a/zones.csv").contains("b/zones.csv").contains("6 problems");
  }
}
