package org.corridor.discern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.corridor.feeds.Span;
import org.corridor.feeds.read.SecondReader;
import org.corridor.feeds.read.SecondReader.Insight;
import org.corridor.feeds.read.SecondReader.Judgement;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainedReaderTest {
  private static final SecondReader READER =
      ServiceLoader.load(SecondReader.class).findFirst().orElseThrow();

  private static final String TEXT =
      "Evacuation from Mariupol put off\n\nThe buses stood at the edge of the city on Sunday.\n\n"
          + "Moscow's version, carried by RIA, was another: Ukrainian fighters had opened fire on the"
          + " column near the bridge. The road stayed empty all day.";

  private static String words(@Nullable Span span) {
    return span == null ? "" : span.of(TEXT);
  }

  private static SpeechAct most(Judgement judged) {
    return judged.acts().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  @Test
  void whatIsSaidWithoutAVerbOfSayingIsFoundWithWhoSaysItAndWhomItBlames() {
    Insight insight = READER.read(TEXT);
    List<Span> said = insight.statements();
    assertEquals(
        1, said.size(), () -> said.stream().map(TrainedReaderTest::words).toList() + "");
    assertTrue(
        words(said.getFirst()).contains("had opened fire on the column"), words(said.getFirst()));
    Judgement judged = insight.of(said.getFirst());
    assertTrue(words(judged.speaker()).startsWith("Moscow"), words(judged.speaker()));
    assertEquals(SpeechAct.ACCUSE, most(judged));
    assertEquals("Ukrainian fighters", words(judged.whom()));
    assertEquals(1, judged.acts().values().stream().mapToDouble(p -> p).sum(), 1e-6);
  }

  @Test
  void aReportersOwnWordsAreNobodys() {
    int from = TEXT.indexOf("The buses stood");
    Span told = new Span(from, TEXT.indexOf('\n', from));
    assertTrue(READER.read(TEXT).of(told).said() < 0.5);
  }

  @Test
  void anyTextIsRead() {
    assertTrue(READER.read("").statements().isEmpty());
    assertTrue(READER.read("\n \n").statements().isEmpty());
    String long_ = "The mayor said the road was open. ".repeat(3_000);
    List<Span> said = READER.read(long_).statements();
    assertFalse(said.isEmpty());
    assertTrue(said.stream().allMatch(s -> s.to() <= long_.length()));
    assertEquals(said.stream().sorted(Comparator.comparingInt(Span::from)).toList(), said);
    READER.read("\uD83D\uDC4D\u0000\uFFFF мешканці 一二三 " + "x".repeat(5_000));
  }
}
