package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Corridors of a report: what is said not to be, to close or to depend is never read as open.
class CorridorDaysTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      The corridor from Sumy to Poltava was closed at 14:00 on Thursday.       |       | 14:00 | open
      The corridor from Sumy to Poltava will close at 18:00 on Thursday.       |       | 18:00 | proposed
      The corridor from Sumy to Poltava will be open until 21:00 on Thursday.  |       | 21:00 | proposed
      The corridor from Sumy to Poltava was open until 21:00 on Thursday.      |       | 21:00 | open
      The corridor from Sumy to Poltava was not opened on Thursday.            |       |       | attempted failed
      The corridor from Sumy to Poltava has been suspended since Thursday.     |       |       | attempted failed
      The corridor from Sumy to Poltava was agreed for Thursday, 9:00 to 21:00.| 09:00 | 21:00 | agreed
      The corridor from Sumy to Poltava had not opened by 14:00 on Thursday.   |       |       | attempted failed
      Nobody was evacuated from Sumy to Poltava on Thursday.                   |       |       | attempted failed
      The evacuation from Sumy to Poltava still hasn't started on Thursday.    |       |       | attempted failed
      The corridor from Sumy to Poltava is being agreed with the Russian side. |       |       | proposed
      Russia agreed to a corridor from Sumy to Poltava on condition of a list. |       |       | proposed
      Russian troops blocked the corridor from Sumy to Poltava on Thursday.    |       |       | attempted failed
      Коридор із Сум до Полтави сьогодні не працює.                            |       |       | attempted failed
      Гуманитарный коридор из Сум в Полтаву так и не открыли.                  |       |       | attempted failed
      A corridor from Sumy to Poltava would be opened only if Kyiv agreed.     |       |       | proposed
      """)
  void whatBecameOfItAndWhen(
      String sentence, @Nullable String from, @Nullable String to, String outcome) {
    assertThat(days(sentence)).singleElement().satisfies(c -> {
      assertThat(c.from()).isEqualTo(from == null ? null : LocalTime.parse(from));
      assertThat(c.to()).isEqualTo(to == null ? null : LocalTime.parse(to));
      assertThat(c.outcome()).isEqualTo(outcome);
      assertThat(c.acceptedBy().isEmpty()).isEqualTo(!outcome.equals("agreed"));
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "There will be no corridor from Sumy to Poltava on Thursday, the governor said.",
        "No corridor from Sumy to Poltava was agreed for Thursday.",
        "The governor denied that a corridor from Sumy to Poltava had been opened on Thursday.",
        "Corridors will not be opened on Thursday from Sumy to Poltava.",
        "Suppose that a corridor from Chernihiv to Kyiv were opened next week.",
        "A corridor from Kharkiv to Belgorod, had it been accepted, would have led nowhere.",
        "On the road from Sievierodonetsk to Dnipro the convoy was held for two hours."
      })
  void noneIsReadWhereThereIsNone(String sentence) {
    assertThat(days(sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      The corridor from Mariupol did not open on Thursday.                     | Mariupol | attempted failed
      A humanitarian corridor from Volnovakha has been opened on Thursday.     | Volnovakha | open
      On Thursday the authorities suspended the corridor out of Izium.         | Izium | attempted failed
      The corridor from Izium will work on Thursday from 11:00.                | Izium | proposed
      Коридор із Маріуполя сьогодні не запрацював.                             | Маріуполя | attempted failed
      Гуманитарный коридор из Мариуполя открыли в 10:00.                       | Мариуполя | open
      """)
  void whenceAloneIsEnoughWhereItIsToldWhatBecameOfIt(
      String sentence, String origin, String outcome) {
    assertThat(days(sentence)).singleElement().satisfies(c -> {
      assertThat(c.places()).containsExactly(origin);
      assertThat(c.outcome()).isEqualTo(outcome);
    });
  }

  @Test
  void whatIsToldOfAnotherPlaceIsNoCorridorOfIt() {
    assertThat(days(
            "The authorities suspended the corridor from Izium, and Kharkiv was shelled again."))
        .extracting(CorridorTold::places)
        .containsExactly(List.of("Izium"));
    assertThat(days("Corridors from Mariupol and Volnovakha didn't open on Thursday."))
        .extracting(CorridorTold::places)
        .containsExactly(List.of("Mariupol"), List.of("Volnovakha"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The governor spoke of a corridor from Mariupol on Thursday.",
        "Shelling of the corridor from Mariupol continued on Thursday.",
        "A corridor from Mariupol is being negotiated.",
        "The corridor from Mariupol would open once the shelling stopped, the mayor said.",
        "The UN called on Russia to open a corridor from Mariupol after the truce collapsed.",
        "A corridor from Mariupol, closely watched, was discussed; trains began on Tuesday.",
        "The corridor from Mariupol, called a road of death by Kyiv, is discussed on Friday.",
        "Thousands could use the corridor from Mariupol, the mayor said on Thursday."
      })
  void whenceAloneIsNothingWhereItIsOnlySpokenOf(String sentence) {
    assertThat(days(sentence)).isEmpty();
  }

  @Test
  void aListIsReadToItsLastLineWhateverTheGazetteerKnows() {
    assertThat(Reports.read("""
            Ministry of Reintegration of Ukraine
            12 March 2022, 08:30

            Humanitarian corridors agreed for today, 12 March, from 09:00 to 20:00:

            1. Hostomel – Kyiv
            2. Hostomel – Bilohorodka – Kyiv
            3. Irpin – Bilohorodka
            4. Izium - Lozova (from 11:00)
            5. Volnovakha - Pokrovsk: not confirmed
            6. Mariupol - Zaporizhzhia - closed
            7. Vorzel - Kyiv
            """).corridors())
        .extracting(c -> String.join("-", c.places()) + " " + c.from() + " " + c.to() + " "
            + c.outcome() + " " + c.acceptedBy())
        .containsExactly(
            "Hostomel-Kyiv 09:00 20:00 agreed not told by whom",
            "Hostomel-Bilohorodka-Kyiv 09:00 20:00 agreed not told by whom",
            "Irpin-Bilohorodka 09:00 20:00 agreed not told by whom",
            "Izium-Lozova 11:00 20:00 agreed not told by whom",
            "Volnovakha-Pokrovsk 09:00 20:00 refused ",
            "Mariupol-Zaporizhzhia 09:00 20:00 attempted failed ",
            "Vorzel-Kyiv 09:00 20:00 agreed not told by whom");
  }

  @Test
  void eachOfTwoWaysInASentenceIsOne() {
    assertThat(days("Two corridors, from Sumy to Poltava and from Mariupol to Zaporizhzhia, will"
            + " work on Thursday."))
        .extracting(CorridorTold::places)
        .containsExactly(List.of("Sumy", "Poltava"), List.of("Mariupol", "Zaporizhzhia"));
  }

  private static List<CorridorTold> days(String sentence) {
    return Reports.read("The Wire\n10 March 2022, 20:00\n\n" + sentence + "\n").corridors();
  }
}
