package org.corridor.formats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.scenario.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is wrong is told: all of it, where, what was expected, what was found.
class BadInputTest {
  @TempDir
  Path temp;

  private Path rounds;
  private Path oneRoad;

  @BeforeEach
  void copyExamples() {
    rounds = Examples.copy("two-rounds/first", temp.resolve("rounds"));
    oneRoad = Examples.copy("one-road", temp.resolve("one-road"));
  }

  private static List<Problem> problems(Path folder) {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> ScenarioFolder.read(folder));
    assertThat(bad).as("problems of %s", folder).isNotNull();
    return bad.problems();
  }

  private static Problem only(Path folder) {
    assertThat(problems(folder)).hasSize(1);
    return problems(folder).getFirst();
  }

  @Test
  void everyProblemOfEveryFileIsToldAtOnce() {
    Examples.change(rounds, "roads.csv", "15,40,1,600,open", "fifteen,40,1,-600,opened");
    Examples.change(rounds, "zones.csv", "centre,Centre of the town,Town", "centre,Centre,Twon");
    Examples.change(rounds, "arrangement.yaml", "heldBy: south", "heldBy: suoth");
    Examples.change(rounds, "assets.csv", "bus,8", "tram,8");
    assertThat(problems(rounds))
        .extracting(Problem::where, Problem::field)
        .contains(
            org.assertj.core.groups.Tuple.tuple("roads.csv:2:4", "lengthKm"),
            org.assertj.core.groups.Tuple.tuple("roads.csv:2:7", "vehiclesPerHour"),
            org.assertj.core.groups.Tuple.tuple("roads.csv:2:8", "access"),
            org.assertj.core.groups.Tuple.tuple("zones.csv:2:3", "place"),
            org.assertj.core.groups.Tuple.tuple("assets.csv:2:2", "kind"))
        .hasSize(6);
    assertThat(problems(rounds)).anySatisfy(p -> {
      assertThat(p.file()).isEqualTo("arrangement.yaml");
      assertThat(p.line()).isEqualTo(28);
      assertThat(p.found()).contains("suoth");
      assertThat(p.hint()).contains("south");
    });
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsTold() {
    Problem problem = only(Examples.change(oneRoad, "arrangement.yaml", "16:00", "10:00"));
    assertThat(problem.where()).startsWith("arrangement.yaml:11");
    assertThat(problem.expected()).contains("after the beginning");
  }

  @Test
  void wallTimesThatAreDifferentMomentsAreTold() {
    Path mariupol = Examples.copy("mariupol-2022-03-05", temp.resolve("m"));
    Problem problem = only(Examples.change(mariupol, "arrangement.yaml", "\"10:00\"", "\"09:00\""));
    assertThat(problem.found()).contains("Europe/Moscow").contains("06:00:00Z");
    assertThat(problem.expected()).contains("Europe/Kyiv").contains("07:00:00Z");
  }

  @Test
  void aTimeThatTheClocksSkipIsTold() {
    Examples.change(oneRoad, "arrangement.yaml", "timeZone: UTC", "timeZone: Europe/Kyiv");
    Examples.change(oneRoad, "arrangement.yaml", "2022-03-05", "2022-03-27");
    Problem problem = only(Examples.change(oneRoad, "arrangement.yaml", "11:00", "03:30"));
    assertThat(problem.expected()).contains("exists in Europe/Kyiv");
    assertThat(problem.hint()).contains("03:00").contains("04:00");
  }

  @Test
  void aTimeThatComesTwiceIsTold() {
    Examples.change(oneRoad, "arrangement.yaml", "timeZone: UTC", "timeZone: Europe/Kyiv");
    Examples.change(oneRoad, "arrangement.yaml", "2022-03-05", "2022-10-30");
    Problem problem = only(Examples.change(oneRoad, "arrangement.yaml", "11:00", "03:30"));
    assertThat(problem.found()).contains("comes twice");
    assertThat(problem.hint()).contains("2022-10-30T03:30+03:00");
    Examples.change(oneRoad, "arrangement.yaml", "03:30", "2022-10-30T03:30+03:00");
    assertThat(ScenarioFolder.read(oneRoad).arrangement().windows().getFirst().start())
        .isEqualTo("2022-10-30T00:30:00Z");
  }

  @Test
  void idsThatStandTwiceAreTold() {
    Problem problem = only(Examples.change(rounds, "roads.csv", "mill-bridge,", "town-mill,"));
    assertThat(problem.where()).isEqualTo("roads.csv:3:1");
  }

  @Test
  void aRouteWithoutARoadIsTold() {
    Examples.change(rounds, "roads.csv", "Mill,Bridge", "Bridge,Mill");
    assertThat(problems(rounds))
        .anyMatch(p -> p.file().equals("arrangement.yaml") && p.hint().contains("bothWays"))
        .anyMatch(p -> p.file().equals("zones.csv") && p.found().contains("cut off"));
  }

  @Test
  void aZoneThatIsCutOffIsTold() {
    Examples.change(oneRoad, "arrangement.yaml", "corridor:\n  places: [Town, Border]\n", "");
    Examples.change(oneRoad, "roads.csv", "Town,Border", "Border,Town");
    write(oneRoad, "sites.csv", "id,place,duty\nout,Border,reception\n");
    assertThat(only(oneRoad).found()).contains("cut off");
  }

  @Test
  void aReceptionThatIsCutOffIsToldWhereAnotherIsNot() {
    Examples.change(oneRoad, "arrangement.yaml", "corridor:\n  places: [Town, Border]\n", "");
    Path roads = oneRoad.resolve("roads.csv");
    String last = read(roads).stripTrailing().lines().toList().getLast();
    write(
        oneRoad,
        "roads.csv",
        read(roads).stripTrailing() + "\n"
            + last.replaceFirst("^[^,]+,", "away,").replace("Town,Border", "Far,Town") + "\n");
    write(oneRoad, "sites.csv", "id,place,duty\nout,Border,reception\nfar,Far,reception\n");
    assertThat(only(oneRoad).found()).contains("reception far, which is cut off");
  }

  @Test
  void copiesThatAnEditorOrAnExtractLeavesBesideAreNoProblem() {
    write(oneRoad, "zones.csv~", "");
    write(oneRoad, "roads.osm", "");
    assertThat(ScenarioFolder.read(oneRoad).zones()).hasSize(1);
    write(oneRoad, "zonse.csv", "");
    assertThat(only(oneRoad).expected()).isEqualTo("zones.csv");
  }

  @Test
  void aSemicolonFileIsTold() {
    Path file = oneRoad.resolve("zones.csv");
    write(oneRoad, "zones.csv", read(file).replace(',', ';'));
    assertThat(only(oneRoad).found()).isEqualTo("semicolons");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreNoProblem() {
    Path file = oneRoad.resolve("zones.csv");
    write(oneRoad, "zones.csv", "\uFEFF" + read(file).replace("\n", "\r\n"));
    assertThat(ScenarioFolder.read(oneRoad).zones()).hasSize(1);
  }

  @Test
  void problemsAreFoundAtTheirLineBehindWindowsLineEnds() {
    write(oneRoad, "zones.csv", "# note\r\nid,place,persons\r\ntown,Town,many\r\n");
    assertThat(only(oneRoad).where()).isEqualTo("zones.csv:3:3");
  }

  @Test
  void aHugeFileIsRefusedUnread() throws IOException {
    try (RandomAccessFile huge =
        new RandomAccessFile(oneRoad.resolve("roads.csv").toFile(), "rw")) {
      huge.setLength(2_500_000_000L);
    }
    assertThat(problems(oneRoad))
        .anyMatch(p -> p.where().equals("roads.csv") && p.found().contains("2,500,000,000"));
  }

  @Test
  void bytesThatAreNoTextAreTold() throws IOException {
    Files.write(oneRoad.resolve("zones.csv"), new byte[] {(byte) 0xC3, 0x28, 0, 1, 2});
    assertThat(problems(oneRoad)).anyMatch(p -> p.expected().contains("UTF-8"));
  }

  @Test
  void aMissingFileIsTold() throws IOException {
    Files.delete(oneRoad.resolve("zones.csv"));
    assertThat(problems(oneRoad)).anyMatch(p -> p.where().equals("zones.csv"));
    assertThat(problems(temp.resolve("nowhere")).getFirst().hint()).contains("corridor new");
  }

  @Test
  void anUnknownKeyIsToldWithTheNearestKnownOne() {
    Problem problem =
        only(Examples.change(rounds, "arrangement.yaml", "marginMinutes", "marginMinuts"));
    assertThat(problem.hint()).contains("marginMinutes");
  }

  @Test
  void brokenYamlIsToldWithItsLine() {
    Problem problem = only(Examples.change(oneRoad, "arrangement.yaml", "[Town, Border]", "[Town"));
    assertThat(problem.line()).isGreaterThan(5);
  }

  @Test
  void aNumberWithACommaIsTold() {
    Examples.change(oneRoad, "roads.csv", "Border,60,", "Border,\"60,5\",");
    assertThat(only(oneRoad).hint()).contains("60.5");
  }

  /// Whatever is done to the files, the answer is a scenario or a list of problems.
  @Test
  void noChangeOfAnyFileIsAFault() throws IOException {
    List<String> files =
        List.of("arrangement.yaml", "roads.csv", "zones.csv", "assets.csv", "sites.csv");
    int read = 0;
    for (long seed = 0; seed < 1500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String file = files.get(random.nextInt(files.size()));
      Path path = rounds.resolve(file);
      byte[] before = Files.readAllBytes(path);
      Files.write(path, mutated(before, random));
      try {
        Scenario scenario = ScenarioFolder.read(rounds);
        assertThat(scenario.zones()).isNotEmpty();
        read++;
      } catch (BadInput bad) {
        assertThat(bad.problems()).as("seed %d", seed).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " in " + file, e);
      }
      Files.write(path, before);
    }
    assertThat(read).isBetween(1, 1499);
  }

  private static byte[] mutated(byte[] bytes, SplittableRandom random) {
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    String[] odd = {
      "", ",", "\"", "\n", ": ", "- ", "{", "}", "é", "-1", "1e9", "NaN", "|", "25:61", "\t", "#",
      "&a", "*a"
    };
    for (int i = random.nextInt(1, 4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int length = Math.min(random.nextInt(8), text.length() - at);
      text.replace(at, at + length, odd[random.nextInt(odd.length)]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatIsReadIsRefusedAsAWholeOrNotAtAll() {
    assertThatThrownBy(() -> ScenarioFolder.read(oneRoad.resolve("roads.csv")))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void oneMistakeIsToldOnce() {
    Examples.change(rounds, "zones.csv", "id,", "idd,");
    assertThat(problems(rounds)).extracting(Problem::file).containsOnly("zones.csv");
  }

  @Test
  void aReceptionHasRoomForPersons() throws IOException {
    Files.writeString(
        oneRoad.resolve("sites.csv"), "id,place,duty,roomVehicles\nr,Border,reception,10\n");
    assertThat(problems(oneRoad)).extracting(Problem::field).contains("roomVehicles");
  }
}
