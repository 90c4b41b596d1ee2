package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.feeds.inbox.Conflict;
import org.corridor.feeds.inbox.Conflicts;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Claims in different words about the same, held against each other.
class ConflictsTest {
  @Test
  void aTruceThatWasKeptAndFireOnTheRoadConflict() {
    assertThat(why(
            claim("RU", "assert", "", "our units observed the ceasefire near Vasylivka"),
            claim(
                "UA", "accuse", "Russian troops", "Russian troops shelled the road at Vasylivka")))
        .isEqualTo("one says that it is so, the other that it is not");
  }

  @Test
  void whatOneSideDidAndWhatTheOtherDidNotDoGoTogether() {
    assertThat(why(
            claim("UA", "deny", "", "we never fired on the column near Vasylivka"),
            claim(
                "UA",
                "accuse",
                "Russian troops",
                "Russian troops fired on the column at Vasylivka")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'not a single bus was able to leave Sumy', 'the corridor from Sumy worked all day'",
    "'residents of Sumy are kept as a human shield', 'people in Sumy are free to leave'",
    "'Kyiv gave its consent to the route from Sumy', 'nothing was agreed on Sumy'",
    "'із Сум ніхто не виїхав', 'евакуація із Сум відбулася, усі автобуси виїхали'",
    "'из Сум никого не выпускают', 'людей из Сум выпускают свободно'",
  })
  void differentWordsForOppositesConflict(String one, String other) {
    Waiting a = claim("UA", "assert", "", one);
    Waiting b = claim("RU", "assert", "", other);
    assertThat(why(a, b)).isNotEmpty().isEqualTo(why(b, a));
    assertThat(why(a, a)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'buses left Sumy in the morning', 'not one bus left Izium'",
    "'the corridor from Sumy will open at nine', 'the corridor from Sumy did not open'",
    "'shelling of Sumy stopped', 'there was no shelling in Sumy'",
    "'the buses reached Poltava from Sumy', 'people from Sumy got out'",
    "'the shelling of Sumy has not stopped', 'troops shelled Sumy'",
    "'обстріл Сум не припинився', 'Суми обстріляли'",
  })
  void otherPlacesOtherTimesAndTheSameInOtherWordsDoNot(String one, String other) {
    assertThat(why(claim("UA", "assert", "", one), claim("RU", "assert", "", other)))
        .isEmpty();
  }

  @Test
  void eachBlamesTheOtherWithoutAWordInCommon() {
    assertThat(why(
            claim("UA", "accuse", "the occupiers", "the occupiers opened fire near Vasylivka"),
            claim(
                "RU", "accuse", "nationalists", "nationalists keep people from leaving Vasylivka")))
        .startsWith("each blames the other");
  }

  @Test
  void theSameWindowAtDifferentHoursConflicts() {
    assertThat(why(
            claim("UA", "announce", "", "the train from Rubizhne leaves at 15:00"),
            claim("UA", "announce", "", "the train from Rubizhne leaves at 17:00")))
        .isEqualTo("different hours of the same: 15:00 and 17:00");
  }

  private static String why(Waiting one, Waiting other) {
    List<Conflict> found = Conflicts.of(List.of(one, other));
    return found.isEmpty() ? "" : found.getFirst().why();
  }

  private static Waiting claim(String behalf, String act, String accused, String words) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("speaker", behalf.equals("UA") ? "the administration" : "the headquarters");
    parts.put("onBehalfOf", behalf);
    parts.put("act", act);
    parts.put("accused", accused);
    parts.put("publishedAt", "2022-03-12T18:00");
    Proposal p = new Proposal(
        "P-" + words.hashCode(),
        "claim",
        parts,
        words,
        "They said " + words + ".",
        "r",
        0,
        1,
        "",
        "");
    return new Waiting(p, Waiting.State.OPEN, List.of(), "", "");
  }
}
