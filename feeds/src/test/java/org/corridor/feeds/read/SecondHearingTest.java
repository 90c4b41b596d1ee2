package org.corridor.feeds.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.corridor.feeds.Reading;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.corridor.feeds.intake.Originals;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.junit.jupiter.api.Test;

/// What a second reader finds, joined with what the rules read.
class SecondHearingTest {
  private static final String HEAD = "No buses from Sumy\n\nKYIV, March 7, 2022 (Reuters) - ";

  /// A second reader that finds what it is told to.
  ///
  /// @param words that are said
  /// @param speaker words that name who says them; empty for nowhere
  private record Told(String words, String speaker, double said, SpeechAct act)
      implements SecondReader {
    @Override
    public String version() {
      return "told/1";
    }

    @Override
    public Insight read(String text) {
      int from = text.indexOf(words);
      Span span = new Span(from, from + words.length());
      int named = text.lastIndexOf(speaker);
      Judgement judged = new Judgement(
          said,
          Map.of(act, 0.9, SpeechAct.PROJECT, 0.1),
          speaker.isEmpty() ? null : new Span(named, named + speaker.length()),
          0.95,
          null,
          0);
      return new Insight() {
        @Override
        public List<Span> statements() {
          return List.of(span);
        }

        @Override
        public Judgement of(Span other) {
          return other.touches(span) ? judged : new Judgement(0.6, Map.of(), null, 0, null, 0);
        }
      };
    }
  }

  private static List<String> read(String body, SecondReader second) {
    byte[] bytes = (HEAD + body).getBytes(StandardCharsets.UTF_8);
    Reading reading = ReportReader.open(
            true, CompletableFuture.completedFuture(Optional.of(second)))
        .read(new Originals().read("r.txt", bytes).getFirst(), LocalDate.of(2022, 3, 8));
    assertTrue(reading.reader().endsWith("+told/1"), reading.reader());
    List<String> told = new ArrayList<>();
    for (Statement s : reading.statements()) {
      told.add(s.speaker().name() + " / " + s.act() + " / "
          + s.span().of(reading.page().text()));
    }
    return told;
  }

  private static final String VERSION_OF_MOSCOW =
      "The buses stood idle. Moscow's version: the drivers had been afraid to start.";

  @Test
  void whatNoRuleReadsIsReadForWhomItNames() {
    assertEquals(
        List.of("Moscow / DENY / the drivers had been afraid to start"),
        read(
            VERSION_OF_MOSCOW,
            new Told("the drivers had been afraid to start", "Moscow", 0.95, SpeechAct.DENY)));
  }

  @Test
  void whatIsNotSureOrNobodysIsNotRead() {
    assertEquals(
        List.of(),
        read(
            VERSION_OF_MOSCOW,
            new Told("the drivers had been afraid to start", "Moscow", 0.4, SpeechAct.DENY)));
    assertEquals(
        List.of(),
        read(VERSION_OF_MOSCOW, new Told("The buses stood idle", "", 0.95, SpeechAct.ASSERT)));
  }

  @Test
  void aPronounIsWhoTheRulesTakeItFor() {
    assertEquals(
        List.of(
            "Iryna Vereshchuk / ASSERT / the road was mined",
            "Iryna Vereshchuk / DEMAND / a pause of two days"),
        read(
            "Deputy Prime Minister Iryna Vereshchuk said the road was mined. Her word to Moscow: a"
                + " pause of two days.",
            new Told("a pause of two days", "Her", 0.95, SpeechAct.DEMAND)));
  }

  @Test
  void theRulesComeFirst() {
    assertEquals(
        List.of("Iryna Vereshchuk / ASSERT / the road was mined"),
        read(
            "Deputy Prime Minister Iryna Vereshchuk said the road was mined.",
            new Told("road was mined", "Iryna Vereshchuk", 0.95, SpeechAct.ASSERT)));
  }
}
