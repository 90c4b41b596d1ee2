package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.corridor.feeds.intake.Originals;
import org.junit.jupiter.api.Test;

/// Mail programs break lines at a width, in the middle of sentences.
class WrappedMailTest {
  @Test
  void whatIsBrokenAtAWidthIsReadAsOneSentence() {
    String mail = """
        From: desk@example.org
        Date: Wed, 16 Mar 2022 18:40:00 +0200
        Subject: Update from Sumy
        Content-Type: text/plain; charset=utf-8

        The governor said that the corridor to Lubny had been open until the
        evening. OCHA said that 22 buses and some cars had left
        for Poltava.

        Routes for tomorrow
        - Sumy to Poltava, by bus from the stadium in the north of the
        - Trostianets to Lubny
        """;
    Page page =
        new Originals().read("mail.eml", mail.getBytes(StandardCharsets.UTF_8)).getFirst();
    assertThat(Reports.read("mail.eml", mail.getBytes(StandardCharsets.UTF_8)).statements())
        .extracting(s -> s.span().of(page.text()))
        .contains(
            "the corridor to Lubny had been open until the evening",
            "22 buses and some cars had left for Poltava");
    assertThat(page.lines())
        .extracting(line -> line.span().of(page.text()))
        .contains("- Trostianets to Lubny", "Routes for tomorrow");
  }
}
