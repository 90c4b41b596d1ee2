package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Matter;
import org.corridor.feeds.inbox.Matters;
import org.corridor.feeds.inbox.Timeline;
import org.junit.jupiter.api.Test;

/// Reports on the same matter, whoever tells of it and in whatever words.
class MattersTest {
  private static final String CITY = """
      Mariupol City Council
      5 March 2022, 13:10

      The evacuation of Mariupol is postponed. The city council said that Russian forces do not keep
      the ceasefire along the whole of the route to Zaporizhzhia and go on shelling the city.
      """;
  private static final String AGENCY = """
      Mariupol evacuation halted as shelling goes on
      LVIV, Ukraine, March 5, 2022 (Reuters)

      A plan to bring civilians out of Mariupol broke down hours after it was to begin on Saturday.
      The city council said that the evacuation was postponed because the ceasefire was not kept.
      Deputy mayor Serhiy Orlov said that buses had returned because the road to Zaporizhzhia was
      under fire.
      """;
  private static final String NEXT_DAY = """
      Second attempt to evacuate Mariupol fails
      GENEVA, March 6, 2022 (AFP)

      A second attempt to evacuate an estimated 200,000 people out of Mariupol came to a halt, the
      ICRC said on Sunday. The ICRC said that the route to Zaporizhzhia had not been agreed in
      detail.
      """;
  private static final String TALKS = """
      Third round of talks ends in Belarus
      BREST, Belarus, March 7, 2022 (AFP)

      The third round of talks between Ukraine and Russia ended on Monday. Mykhailo Podolyak said
      that there were small positive shifts on the logistics of corridors.
      """;
  private static final String TALKS_OTHERWISE = """
      Medinsky: expectations of the negotiations not met
      MOSCOW, March 7, 2022 /TASS/

      Russia's expectations of the third round of talks in Belarus were not met, Vladimir Medinsky
      said. He said that the Ukrainian side had taken the documents home to study them.
      """;
  private static final String ALONE = """
      Fuel runs short in Chernihiv
      Ukrinform
      7 March 2022, 09:00

      Governor Viacheslav Chaus said that stations in Chernihiv sell fuel to doctors only.
      """;

  private static Inbox inbox(List<String> reports) {
    Inbox inbox = Inbox.of(new Reports.InMemory());
    for (int i = 0; i < reports.size(); i++) {
      String name = "report-" + i + ".txt";
      byte[] bytes = reports.get(i).getBytes(StandardCharsets.UTF_8);
      Reading reading = Reports.read(name, bytes);
      inbox.take(name, reading.page().hash(), bytes, "test", List.of(reading));
    }
    return inbox;
  }

  @Test
  void oneMatterIsToldByManyInOtherWordsOverDays() {
    List<Matter> matters =
        Matters.groups(inbox(List.of(TALKS, ALONE, NEXT_DAY, CITY, TALKS_OTHERWISE, AGENCY)));
    assertThat(matters)
        .extracting(
            m -> m.reports().stream().map(p -> p.published().substring(0, 10)).toList())
        .containsExactlyInAnyOrder(
            List.of("2022-03-07", "2022-03-07"), List.of("2022-03-05", "2022-03-05", "2022-03-06"));
  }

  @Test
  void theTimelineTellsWhatMattersMostInEachAndNothingThatWasRejected() {
    Inbox inbox = inbox(List.of(NEXT_DAY, CITY));
    Matter matter = Matters.groups(inbox).getFirst();
    assertThat(matter.words()).contains("mariupol");
    assertThat(matter.reports())
        .allSatisfy(p -> assertThat(Timeline.of(inbox).of(p)).hasSizeBetween(1, 3));
    long read = inbox.readPosition();
    inbox.all().forEach(w -> inbox.reject(w.proposal().id(), "old", "test"));
    assertThat(matter.reports())
        .allSatisfy(p -> assertThat(Timeline.of(inbox).of(p)).isEmpty());
    assertThat(inbox.readPosition()).as("which are together stays").isEqualTo(read);
  }

  @Test
  void aCopyIsOfTheMatterOfWhatItRepeatsAndTellsNothingAgain() {
    Inbox inbox = inbox(List.of(CITY, CITY.replace("13:10", "13:45")));
    Matter matter = Matters.groups(inbox).getFirst();
    assertThat(matter.reports()).extracting(p -> p.copyOf() != null).containsExactly(false, true);
    assertThat(Timeline.of(inbox).of(matter.reports().getLast())).isEmpty();
  }

  @Test
  void anInboxWithoutReportsHasNoMatters() {
    assertThat(Matters.groups(inbox(List.of()))).isEmpty();
  }
}
