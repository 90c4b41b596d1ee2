package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.corridor.feeds.intake.IntakeTrouble;
import org.junit.jupiter.api.Test;

/// What people have, and what somebody may send who means harm.
class IntakeTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Page page(String name, String text) {
    return Reports.ORIGINALS.read(name, bytes(text)).getFirst();
  }

  private static List<String> lines(Page page, Line.Kind kind) {
    return page.lines().stream()
        .filter(l -> l.kind() == kind)
        .map(l -> l.span().of(page.text()))
        .toList();
  }

  @Test
  void aSavedPageIsItsArticleAndTheRestIsKeptApart() {
    Page page = page("page.html", """
        <html><head><title>Road open | City News</title>
        <meta property="og:site_name" content="City News">
        <meta property="article:published_time" content="2022-03-05T13:22:00+02:00">
        <script>alert("Russia said it agreed")</script></head><body>
        <nav><a href="/">Home</a> | <a href="/w">World</a> | <a href="/s">Sport</a></nav>
        <article><h1>Road open</h1><p>The mayor of Mariupol said on Saturday that the road to
        Zaporizhzhia would open at noon and that two hundred buses were waiting for the people.</p>
        <figure><img src="x.jpg"><figcaption>Photo: Buses. Getty Images</figcaption></figure>
        <p>Nobody else spoke about it, and the square in front of the theatre stayed empty.</p></article>
        <div style="display:none">Russia said that it agreed to everything.</div>
        <aside class="related"><ul><li><a href="/x">Putin says all is well</a></li></ul></aside>
        </body></html>
        """);
    assertThat(page.source()).isEqualTo("City News");
    assertThat(page.title()).isEqualTo("Road open");
    assertThat(page.published()).isEqualTo("2022-03-05T13:22");
    assertThat(page.text()).doesNotContain("alert").doesNotContain("agreed to everything");
    assertThat(lines(page, Line.Kind.BODY)).hasSize(2);
    assertThat(lines(page, Line.Kind.CAPTION)).containsExactly("Photo: Buses. Getty Images");
    assertThat(Reports.READER.read(page, Reports.TODAY).statements()).hasSize(2);
  }

  @Test
  void aFeedIsItsEntries() {
    List<Page> pages = Reports.ORIGINALS.read("feed.xml", bytes("""
        <?xml version="1.0"?><rss version="2.0"><channel><title>ReliefWire</title>
        <item><title>One</title><link>https://example.org/1</link>
        <pubDate>Sat, 05 Mar 2022 13:22:00 +0200</pubDate>
        <description>&lt;p&gt;The council said that the road was open.&lt;/p&gt;</description></item>
        <item><title>Two</title><description>Nothing.</description></item></channel></rss>
        """));
    assertThat(pages).hasSize(2);
    assertThat(pages.getFirst().source()).isEqualTo("ReliefWire");
    assertThat(pages.getFirst().published()).isEqualTo("2022-03-05T11:22");
    assertThat(Reports.told(Reports.READER.read(pages.getFirst(), Reports.TODAY)))
        .containsExactly("council / assert / the road was open");
  }

  @Test
  void aMailIsItsText() {
    Page page = page("m.eml", """
        From: Press Office <press@council.example>
        Subject: Evacuation postponed
        Date: Sat, 05 Mar 2022 12:40:00 +0200
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        The city council said that the evacuation was postponed.
        """);
    assertThat(page.source()).isEqualTo("Press Office");
    assertThat(page.title()).isEqualTo("Evacuation postponed");
    assertThat(Reports.READER.read(page, Reports.TODAY).statements()).hasSize(1);
  }

  @Test
  void datesAreWrittenInManyWays() {
    for (String line : new String[] {
      "07 Mar 2022, 08:51 pm",
      "3/7/2022, 8:51:25 PM",
      "March 7, 2022 20:51",
      "07.03.2022 20:51",
      "2022-03-07T20:51",
      "7 березня 2022, 20:51",
      "7 марта 2022 20:51"
    }) {
      Page page = page(
          "r.txt",
          "The Wire\n" + line + "\n\nThe council said on Monday that the road to Sumy was open.\n");
      assertThat(String.valueOf(page.published())).as(line).startsWith("2022-03-07T20:51");
    }
  }

  @Test
  void encodingAndLanguageAreFound() {
    Page page = Reports.ORIGINALS
        .read(
            "r.txt",
            "Мэр Вадим Бойченко заявил, что из города выехали 160 автомобилей."
                .getBytes(Charset.forName("windows-1251")))
        .getFirst();
    assertThat(page.language()).isEqualTo("ru");
    assertThat(page.text()).startsWith("Мэр Вадим");
    assertThat(page("r.txt", "Der Bürgermeister sagte, dass die Straße am Samstag geöffnet werde.")
            .language())
        .isEqualTo("de");
  }

  @Test
  void whatIsNoReportIsRefusedWithWhy() {
    byte[] noise = new byte[4_000];
    new Random(7).nextBytes(noise);
    for (byte[] bad : List.of(
        new byte[0],
        new byte[] {'P', 'K', 3, 4, 0, 0},
        new byte[] {0x1f, (byte) 0x8b, 0},
        noise,
        new byte[10_000_001],
        bytes("%PDF-1.7 broken"),
        bytes("   \n\n"),
        bytes(
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><rss version='2.0'><channel><title>&a;</title></channel></rss>"))) {
      assertThatThrownBy(() -> Reports.ORIGINALS.read("bad", bad))
          .isInstanceOf(IntakeTrouble.class);
    }
  }

  @Test
  void whoPublishesStandsBehindWhen() {
    String rest = "\nRoad open\n\nThe mayor said that the road was open and that buses went.\n";
    assertThat(page("r.txt", "Updated 5 March 2022 | | Kyiv Independent" + rest).source())
        .isEqualTo("Kyiv Independent");
    // Hours from and to are no clock of anywhere.
    assertThat(page("r.txt", "Road open\n5 March 2022, 20:30-21:30\n\n" + rest).published())
        .isEqualTo("2022-03-05T20:30");
  }

  @Test
  void pagesWithoutEndAreReadAllTheSame() {
    assertThat(
            page("deep.html", "<div>".repeat(50_000) + "The council said that the road was open.")
                .text())
        .contains("the road was open");
    assertThat(Reports.read("\"".repeat(100_000)).statements()).isEmpty();
    assertThat(Reports.read("said ".repeat(100_000)).statements()).isEmpty();
    assertThat(Reports.read("(".repeat(50_000) + " he said \"" + "a, ".repeat(20_000))
            .figures())
        .isEmpty();
  }

  @Test
  void anythingAtAllIsReadWithoutAFault() {
    Random random = new Random(11);
    String[] pieces = {
      "said",
      "that",
      "\"",
      "“",
      "”",
      "The council",
      ",",
      ".",
      " ",
      "\n",
      "5 March",
      "10,000 people",
      "according to",
      "of",
      "accused",
      ":",
      "«",
      "—",
      "Kyiv",
      "was",
      "by",
      "if",
      "half",
      "a",
      "and a half million",
      "12:",
      "07.",
      "—"
    };
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int j = 0; j < 40; j++) {
        text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      Reading reading = Reports.read(text.toString());
      for (Statement s : reading.statements()) {
        assertThat(s.span().to())
            .as(text.toString())
            .isLessThanOrEqualTo(reading.page().text().length());
      }
    }
  }

  @Test
  void whoPublishesStandsBesideTheDay() {
    assertThat(page(
                "r.txt", "Ukrinform, 18 March 2022\n\nThe council said that the road was closed.\n")
            .source())
        .isEqualTo("Ukrinform");
    assertThat(page("r.txt", """
                Evacuation stopped - city council
                The Straits Times
                6 March 2022

                The council said that the road was closed.
                """).source()).isEqualTo("The Straits Times");
    assertThat(page(
                "r.txt",
                "BBC Monitoring: blame over a bus\n\n9 Mar 22 16:05 GMT\n\nThe council said so.\n")
            .published())
        .isEqualTo("2022-03-09T16:05");
  }
}
