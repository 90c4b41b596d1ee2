package org.corridor.formats.hxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.corridor.formats.BadInput;
import org.corridor.reports.Figure;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/// Tables with hashtags, there and back.
class HxlTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aTagHasAttributesInAnyOrder() {
    HxlTag tag = HxlTag.of(" #Affected +Children+evacuated ");
    assertThat(tag).isEqualTo(HxlTag.of("#affected+evacuated+children"));
    assertThat(tag).hasToString("#affected+children+evacuated");
    assertThat(tag.matches("#affected")).isTrue();
    assertThat(tag.matches("#affected+evacuated")).isTrue();
    assertThat(tag.matches("#affected+evacuated-children")).isFalse();
    assertThat(tag.matches("#affected+f")).isFalse();
    assertThat(tag.matches("#population")).isFalse();
    for (String none : List.of("", "affected", "#", "#1x", "#a b", "#a+", "# +x", "#a++b")) {
      assertThat(HxlTag.find(none)).as(none).isEmpty();
    }
  }

  @Test
  void tagsAreFoundBelowSomeTitlesAndColumnsWithoutOneAreKept() {
    HxlTable table = HxlFile.read("t.csv", bytes("""
        \uFEFFCorridors,,
        day,remark,out
        #date,,#affected+evacuated
        2022-03-08,"by bus, and cars",5000

        2022-03-09,,35000
        """));
    assertThat(table.above()).hasSize(2);
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getFirst()).containsExactly("2022-03-08", "by bus, and cars", "5000");
    assertThat(table.value(table.rows().get(1), "#affected")).isEqualTo("35000");
    assertThat(table.value(table.rows().get(1), "#org")).isEmpty();
  }

  @Test
  void aTableWithoutTagsIsToldSo() {
    assertThatThrownBy(() -> HxlFile.read("t.csv", bytes("a,b\n1,2\n")))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> HxlFile.read("t.xlsx", bytes("PK nonsense")))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> HxlFile.read("t.csv", new byte[0])).isInstanceOf(BadInput.class);
  }

  @Test
  void whateverTheCellsHoldComesBackFromCsvAndXlsx() {
    SplittableRandom random = new SplittableRandom(11);
    for (int turn = 0; turn < 40; turn++) {
      List<List<String>> rows = new ArrayList<>();
      for (int r = 0; r < random.nextInt(1, 8); r++) {
        rows.add(List.of(cell(random), "x" + cell(random), cell(random)));
      }
      HxlTable table =
          HxlTable.of(List.of("a", "b", "c"), List.of("#date", "", "#adm1+code+v1"), rows);
      assertThat(HxlFile.read("t.csv", bytes(HxlFile.csv(table))))
          .as("csv %d", turn)
          .isEqualTo(table);
      assertThat(HxlFile.read("t.xlsx", HxlFile.xlsx(table, "t")).rows())
          .as("xlsx %d", turn)
          .isEqualTo(table.rows());
    }
  }

  @Test
  void noCellOfACsvIsTakenForAFormula() {
    List<String> cells = List.of("=HYPERLINK(\"x\")", "@SUM(1)", "-cmd", "+x", "'=1", "-5", "+3.5");
    HxlTable table =
        HxlTable.of(List.of("a"), List.of("#loc"), cells.stream().map(List::of).toList());
    assertThat(HxlFile.csv(table))
        .contains("\"'=HYPERLINK", "'@SUM", "'-cmd", "'+x", "''=1", "\n-5", "\n+3.5");
    assertThat(HxlFile.read("t.csv", bytes(HxlFile.csv(table)))).isEqualTo(table);
  }

  private static String cell(SplittableRandom random) {
    List<String> parts = List.of(
        "UA14",
        "UA.14",
        "0012",
        "1e5",
        "Маріуполь",
        "\"",
        ",",
        ";",
        " ",
        "ä",
        "=1+1",
        "'",
        "-",
        "@",
        "عربي",
        "<&>");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < random.nextInt(4); i++) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  @Test
  void corridorDaysComeBackWhateverTheOrderOfTheirColumns() {
    CorridorDay day = new CorridorDay(
        "2022-03-08",
        "Sumy",
        "UA59",
        "Poltava",
        "UA53",
        "Ukraine",
        "Russia",
        "2022-03-08T07:00Z",
        "2022-03-08T19:00Z",
        "successful",
        "5000",
        "claimed",
        "Poltava",
        "1200",
        "out",
        "Sumy | Lubny | Poltava",
        "civilians",
        "COD-AB",
        "https://x");
    HxlTable table = CorridorDay.table(List.of(day));
    assertThat(CorridorDay.read(HxlFile.read("d.csv", bytes(HxlFile.csv(table)))))
        .containsExactly(day);
    HxlTable turned = new HxlTable(
        table.above().stream().map(List::reversed).toList(),
        table.tags().reversed(),
        table.rows().stream().map(List::reversed).toList());
    assertThat(CorridorDay.read(turned)).containsExactly(day);
  }

  @Test
  void figuresKeepTheirUniverseAndWhatIsWrongIsToldAtOnce() {
    Figure whole = new Figure(
        "UN-10M",
        "people who may flee",
        null,
        10_000_000,
        null,
        Figure.Kind.PROJECTED_CONDITIONAL,
        Figure.Unit.PERSONS,
        "Ukraine",
        "",
        "",
        Instant.parse("2022-03-03T10:00:00Z"),
        "",
        "UN",
        "if violence continues",
        "s");
    Figure part = new Figure(
        "UN-4M",
        "people who may cross",
        3.5e6,
        4_000_000,
        4.5e6,
        Figure.Kind.CLAIMED,
        Figure.Unit.CROSSINGS,
        "Ukraine",
        "March",
        "border",
        null,
        "UN-10M",
        "UN",
        "",
        "s");
    HxlTable table = FigureTable.of(List.of(whole, part));
    HxlTable back = HxlFile.read("f.csv", bytes(HxlFile.csv(table)));
    assertThat(FigureTable.read("f.csv", back)).containsExactly(whole, part);
    String broken = HxlFile.csv(table).replace("persons", "souls").replace("4000000", "many");
    assertThatThrownBy(() -> FigureTable.read("f.csv", HxlFile.read("f.csv", bytes(broken))))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.count()).isEqualTo(2));
  }

  private static final String SITES = """
      # comment
      id,name,place,duty,intakePersonsPerHour,intakePersonsPerHourSource,source,note
      r,"Reception, east",B,reception,500,letter of 3 March,office,
      h,Haven,H,haven,,,,"a ""quiet"" yard"
      """;

  @Test
  void sitesGoOutAndComeBackWithNothingLost() {
    HxlTable out = SiteTable.of("sites.csv", SITES);
    for (byte[] file : List.of(bytes(HxlFile.csv(out)), HxlFile.xlsx(out, "sites"))) {
      List<List<String>> lines = SiteTable.lines("t", HxlFile.read("t", file));
      assertThat(lines.getFirst())
          .containsExactly(
              "id",
              "name",
              "place",
              "duty",
              "intakePersonsPerHour",
              "intakePersonsPerHourSource",
              "source",
              "note");
      assertThat(lines.get(1))
          .containsExactly(
              "r", "Reception, east", "B", "reception", "500", "letter of 3 March", "office", "");
      assertThat(lines.get(2).getLast()).isEqualTo("a \"quiet\" yard");
      assertThat(lines).hasSize(3);
    }
  }

  @Test
  void sitesOfOthersAreTakenByTheirTagsWhateverTheirTitles() {
    HxlTable table = HxlFile.read("theirs.csv", bytes("""
        Centres d'accueil,,,,
        Code,Lieu,Fonction,Accueil par heure,Divers
        #meta +id,#loc +place,#loc +type,#capacity +persons +hour,
        a,B,reception,200,x
        """));
    assertThat(SiteTable.lines("theirs.csv", table))
        .containsExactly(
            List.of("id", "place", "duty", "intakePersonsPerHour"),
            List.of("a", "B", "reception", "200"));
    HxlTable lacking = HxlFile.read("theirs.csv", bytes("""
        Code,Lieu
        #meta+id,#loc+name
        a,B
        """));
    assertThatThrownBy(() -> SiteTable.lines("theirs.csv", lacking))
        .isInstanceOfSatisfying(
            BadInput.class, bad -> assertThat(bad.problems()).hasSize(2));
  }

  /// As a spreadsheet keeps a day: a number with a format.
  @Test
  void aDayOfASheetIsADay() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet page = book.newWorksheet("days");
      page.value(0, 0, "#date");
      page.value(0, 1, "#affected");
      page.value(1, 0, LocalDate.parse("2022-03-08"));
      page.style(1, 0).format("yyyy-mm-dd").set();
      page.value(1, 1, 44628);
    }
    assertThat(HxlFile.read("d.xlsx", out.toByteArray()).rows())
        .containsExactly(List.of("2022-03-08", "44628"));
  }
}
