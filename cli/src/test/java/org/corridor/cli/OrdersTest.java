package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What everybody is told, as somebody at a terminal meets it.
class OrdersTest {
  private static final String FIFTH_OF_MARCH =
      Run.example("mariupol-2022-03-05").toString();

  @TempDir
  Path temp;

  @Test
  void oneRoadLosesNothingByQuarterHours() {
    Run run = Run.of("orders", Run.example("one-road").toString(), "--seconds", "0");
    assertThat(run.status()).isEqualTo(Main.NOT_ALL_OUT);
    assertThat(run.out()).contains("10,500 of 200,000 people get out").contains("no orders bring");
  }

  @Test
  void theRoadOfTheFifthOfMarchIsUsedToItsLastWholeMinute() {
    // Ten cars of five a minute from 11:00 to 11:28; the exact plan has 48 seconds more.
    Run run = Run.of("orders", FIFTH_OF_MARCH, "--seconds", "0", "--json");
    assertThat(run.out())
        .contains("\"personsOut\" : 1400")
        .contains("\"personsBound\" : 1440")
        .contains("\"departBefore\" : \"2022-03-05T11:28:00+02:00\"");
    assertThat(Run.of("orders", FIFTH_OF_MARCH, "--seconds", "0", "--confirmed", "--json")
            .out())
        .contains("\"personsOut\" : 0");
  }

  @Test
  void everyZoneHasANoticeInFiveLanguages() throws IOException {
    Path out = temp.resolve("sheets");
    Run.of("orders", FIFTH_OF_MARCH, "--seconds", "0", "--out", out.toString());
    assertThat(Files.readString(out.resolve("zones.csv")).lines().count()).isEqualTo(3);
    for (String language : List.of("en", "uk", "ru", "ar", "fr")) {
      String notice = Files.readString(out.resolve("notices-" + language + ".html"));
      assertThat(notice)
          .contains("<html lang=\"" + language + "\"")
          .contains(language.equals("ar") ? "dir=\"rtl\"" : "dir=\"ltr\"")
          .contains("Mariupol – Nikolske – Rozivka")
          .containsPattern("<bdi>11:15</bdi> \\p{L}+ <bdi>11:30</bdi>")
          .doesNotContain("{{");
    }
    assertThat(Files.readString(out.resolve("notices-uk.html"))).contains("Виїзд між");
  }

  @Test
  void busesThatComeBackAndASheetForEverybody() throws IOException {
    Path out = temp.resolve("sheets");
    Run run = Run.of(
        "orders",
        Run.example("shuttle-buses").toString(),
        "--seconds",
        "0",
        "--language",
        "uk,ar",
        "--out",
        out.toString());
    assertThat(run.status()).isEqualTo(Main.ALL_OUT);
    assertThat(run.out()).contains("1,200 of 1,200 people get out").contains("rest before");
    String roster = Files.readString(out.resolve("vehicles-uk.html"));
    assertThat(roster)
        .contains("Автобус: b-east 1")
        .contains("Посадка (Людей: 50)")
        .contains("Перед цим відпочинок 45 хвилин")
        .doesNotContain("{{");
    assertThat(Files.readString(out.resolve("convoys-ar.html"))).contains("dir=\"rtl\"");
    assertThat(out.resolve("posts-en.html")).doesNotExist();
    // The same moment on the sheet of the bus, of its convoy and of the reception.
    String arrives = Files.readString(out.resolve("vehicles.csv"))
        .lines()
        .filter(l -> l.startsWith("b-east 1,bus,1,") && l.contains(",arrive,"))
        .map(l -> l.split(",", -1)[4])
        .findFirst()
        .orElseThrow();
    assertThat(Files.readString(out.resolve("convoys.csv"))
            .lines()
            .filter(l -> l.contains("b-east 1") && l.contains(",Haven,"))
            .findFirst()
            .orElseThrow())
        .contains(arrives);
    assertThat(Files.readString(out.resolve("posts.csv")))
        .contains("School at Haven,Haven,reception");
    assertThat(Files.readString(out.resolve("orders.ics")))
        .contains("BEGIN:VEVENT")
        .contains("DTSTART:20260504T060000Z");
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    Run run = Run.of("orders", FIFTH_OF_MARCH, "--routes", "0");
    assertThat(run.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("--routes is 1 to 10");
    Run many =
        Run.of("orders", FIFTH_OF_MARCH, "--reserve", "2", "--language", "de", "--range-km", "0");
    assertThat(many.status()).isEqualTo(Main.BAD_INPUT);
    assertThat(many.err())
        .contains("--reserve is 0 to 1")
        .contains("not de")
        .contains("--range-km");
  }
}
