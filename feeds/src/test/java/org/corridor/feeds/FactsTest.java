package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.reports.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Figures, times, places and rounds.
class FactsTest {
  @Test
  void aPartOfAFigureSaysOfWhich() {
    Reading reading = Reports.read("""
        "We expect that more than 10 million people may flee, including four million people who may \
        cross borders," the UN said.
        """);
    assertThat(reading.figures()).hasSize(2);
    Quantity whole = reading.figures().getFirst();
    assertThat(whole.value()).isEqualTo(10_000_000);
    assertThat(whole.bound()).isEqualTo("more than");
    assertThat(whole.kind()).isEqualTo(Figure.Kind.PROJECTED_CONDITIONAL);
    assertThat(reading.figures().get(1).value()).isEqualTo(4_000_000);
    assertThat(reading.figures().get(1).within()).isZero();
  }

  @Test
  void aRangeIsOneFigureFromItsOneEndToTheOther() {
    Reading reading = Reports.read("""
        Between 200 and 300 people left Bucha, officials said. They expect another 70 to 80 thousand \
        refugees. From 500 people the number rose to 900.
        """);
    assertThat(reading.figures())
        .extracting(q -> q.span().of(reading.page().text()), Quantity::value, Quantity::most)
        .containsExactly(
            tuple("200 and 300", 200.0, 300.0),
            tuple("70 to 80 thousand", 70_000.0, 80_000.0),
            tuple("500", 500.0, null),
            tuple("900", 900.0, null));
    assertThat(Proposals.of(reading).stream()
            .filter(p -> p.kind().equals("figure"))
            .map(p -> p.part("low") + "/" + p.part("best") + "/" + p.part("high")))
        .startsWith("200/200/300", "70000/70000/80000");
  }

  @Test
  void aNumberCountsWhatIsBesideIt() {
    assertThat(Reports.read("""
            Poland has taken in 1,830,000 people, Romania 459,485, Moldova 337,215 and Hungary \
            267,570. On Monday it had been 1,210. One ambulance driver was killed with 12 bus drivers. \
            A convoy of nine cars for 22 of them set out. 3.071 persons came. Men over 55 may leave. \
            On April 5 it moved 19,032 units of personal motor transport.
            """).figures())
        .extracting(q -> (int) q.value(), Quantity::unit)
        .containsExactly(
            tuple(1_830_000, Figure.Unit.PERSONS),
            tuple(459_485, Figure.Unit.PERSONS),
            tuple(337_215, Figure.Unit.PERSONS),
            tuple(267_570, Figure.Unit.PERSONS),
            tuple(1_210, Figure.Unit.PERSONS),
            tuple(1, Figure.Unit.PERSONS),
            tuple(12, Figure.Unit.PERSONS),
            tuple(9, Figure.Unit.VEHICLES),
            tuple(22, Figure.Unit.PERSONS),
            tuple(3_071, Figure.Unit.PERSONS),
            tuple(19_032, Figure.Unit.VEHICLES));
  }

  @Test
  void timesAreToldInManyWays() {
    assertThat(Reports.read("""
            The Wire
            9 March 2022, 20:00

            The column left at half past eight in the morning. The shelling began at three p.m. \
            yesterday. The talks had lasted until late on Monday. A convoy is being prepared for \
            Friday. The truce runs out on Thursday. The lists of 07-Mar-2022 came; he hoped that they \
            would work tomorrow; on Sunday they had not. They go towards 19h. Eleven local nurses \
            stayed.
            """).moments())
        .extracting(Moment::iso)
        .containsExactly(
            "2022-03-09",
            "2022-03-09T20:00",
            "2022-03-09T08:30",
            "2022-03-08T15:00",
            "2022-03-08",
            "2022-03-07",
            "2022-03-11",
            "2022-03-10",
            "2022-03-07",
            "2022-03-10",
            "2022-03-06",
            "2022-03-09T19:00");
  }

  @Test
  void aDayThatSomethingWasAgreedForIsTheNearest() {
    assertThat(Reports.read("""
            The Wire
            6 March 2022, 10:05

            The road is the same as that agreed for Saturday. The round that was scheduled for Tuesday \
            stays.
            """).moments())
        .extracting(Moment::iso)
        .containsExactly("2022-03-06", "2022-03-06T10:05", "2022-03-05", "2022-03-08");
  }

  @Test
  void placesThatNoListHasAreToldByTheWordsAround() {
    Reading reading = Reports.read("""
        Buses go from Sumy – Holubivka – Lokhvytsia. People came from Bucha, Nemishaieve and \
        Borodianka. One was burnt near Yahidne. Lists hang at Sumy – Romenska street.
        """);
    assertThat(reading.places())
        .extracting(Mention::name)
        .contains("Holubivka", "Nemishaieve", "Yahidne")
        .doesNotContain("Romenska");
  }

  @Test
  void numbersStandInDigitsAndWords() {
    assertThat(Reports.read("""
            The council counted 2.5 million people, 350 thousand residents, eight hundred and sixty \
            thousand refugees, 1,294 private cars, twenty green buses and 5,200 households.
            """).figures())
        .extracting(Quantity::value)
        .containsExactly(2_500_000.0, 350_000.0, 860_000.0, 1_294.0, 20.0, 5_200.0);
  }

  @Test
  void hoursAndDaysMayBeSpokenAndReachFromOneToAnother() {
    assertThat(Reports.read("""
            The Wire
            7 March 2022

            The truce was extended until seven in the evening. Between Friday and Sunday nobody left. \
            The post was open from 30 April to 2 May 2021 and closed last December.
            """).moments())
        .extracting(Moment::iso)
        .containsExactly(
            "2022-03-07",
            "2022-03-07T19:00",
            "2022-03-04/2022-03-06",
            "2021-04-30/2021-05-02",
            "2021-12-01/2021-12-31");
    assertThat(Reports.read("""
            Блокпост в Апостолово работает, пускаем с 6 утра до 8 вечера, сообщил глава города.
            """).moments())
        .extracting(Moment::iso)
        .allMatch(t -> t.contains("T06:00/"));
  }

  /// An hour is of the day beside it, of the same hour on another clock, or of a day that is told
  /// twice.
  @Test
  void anHourIsOfTheDayThatIsToldWithIt() {
    assertThat(Reports.read("""
            The Wire
            7 March 2022

            Tomorrow, 8 March, we try again, departure at nine in the morning. It will resume on Friday at \
            9 am (0700 GMT) in Kyiv.
            """).moments())
        .extracting(Moment::iso)
        .containsExactly(
            "2022-03-07",
            "2022-03-08",
            "2022-03-08",
            "2022-03-08T09:00",
            "2022-03-11",
            "2022-03-11T09:00",
            "2022-03-11T09:00");
  }

  @Test
  void numbersWithoutAUnitCountWhatWasCountedBefore() {
    assertThat(Reports.read("""
            By evening 4,800 people had left. The council put the number still trapped at between \
            300,000 and 350,000. Of those who left, 4,300 had reached Zaporizhzhia, up from 2,100 a day \
            earlier; eleven were taken to hospital. The eight crossings stayed shut.

            Vorzel – 1,400, Irpin – 2,260.
            """).figures())
        .extracting(Quantity::value, Quantity::unit)
        .containsExactly(
            tuple(4_800.0, Figure.Unit.PERSONS),
            tuple(300_000.0, Figure.Unit.PERSONS),
            tuple(4_300.0, Figure.Unit.PERSONS),
            tuple(2_100.0, Figure.Unit.PERSONS),
            tuple(11.0, Figure.Unit.PERSONS),
            tuple(1_400.0, Figure.Unit.PERSONS),
            tuple(2_260.0, Figure.Unit.PERSONS));
  }

  @Test
  void whatDoesNotCountPeopleIsNoFigure() {
    assertThat(Reports.read("""
            On 5 March 2022 at 11:00 the column drove 230 kilometres in 5 hours past 3 checkpoints for \
            $200 at 90 percent of its speed on route 66.
            """).figures()).isEmpty();
  }

  @Test
  void timesAreResolvedAgainstTheDayOfPublication() {
    Reading reading = Reports.read("""
        The Wire
        7 March 2022

        The talks of last Thursday failed. At the weekend two attempts to evacuate Mariupol failed. \
        Buses will leave from 9 am to 4 pm on Tuesday. The road opened at 10:00 Moscow time yesterday \
        in Ukraine.
        """);
    assertThat(reading.moments())
        .extracting(Moment::iso)
        .containsExactly(
            "2022-03-07",
            "2022-03-03",
            "2022-03-05/2022-03-06",
            "2022-03-08T09:00/2022-03-08T16:00",
            "2022-03-08",
            "2022-03-06T09:00",
            "2022-03-06");
    assertThat(reading.attempts()).singleElement().satisfies(a -> {
      assertThat(a.count()).isEqualTo(2);
      assertThat(a.outcome()).isEqualTo("failed");
      assertThat(a.place()).isEqualTo("Mariupol");
    });
  }

  /// The verb beside a day of the week tells whether it is over; a day of a chronicle is that of
  /// all that is told under it.
  @Test
  void whatIsOverAndWhatComes() {
    assertThat(Reports.read("""
            The Wire
            9 March 2022

            The Red Cross is ready to lead the convoy on Friday, its spokesman said on Monday. They failed \
            to open the road on Saturday. Cholera will break out by mid-May. Of the roads promised for \
            6, 7 and 8 March none opened, nor any of those of 20–21 February.
            """).moments())
        .extracting(Moment::iso)
        .containsExactly(
            "2022-03-09",
            "2022-03-11",
            "2022-03-07",
            "2022-03-05",
            "2022-05-15",
            "2022-03-06",
            "2022-03-07",
            "2022-03-08",
            "2022-02-20/2022-02-21");
    assertThat(Reports.read("""
            How Mariupol waited

            5 March 2022 – The council halts the departure at 11:45.

            9 March 2022 – The hospital is hit. By evening 17 wounded have been counted.
            """).moments())
        .extracting(Moment::iso)
        .containsExactly("2022-03-05", "2022-03-05T11:45", "2022-03-09", "2022-03-09");
  }

  @Test
  void whatHappenedOnADayOfTheWeekIsNotAnnounced() {
    for (String over : List.of(
        "The corridor was open on Tuesday.",
        "A delegation flew to Minsk on Tuesday.",
        "Forty buses drove from Mariupol to Zaporizhzhia on Tuesday.",
        "Aid was brought to hospitals on Tuesday.",
        "The crossing did not open on Tuesday.",
        "He set fire to cars on Tuesday.",
        "The mayor could not reach them on Tuesday.")) {
      assertThat(Reports.read("The Wire\n9 March 2022\n\n" + over).moments())
          .as(over)
          .extracting(Moment::iso)
          .containsExactly("2022-03-09", "2022-03-08");
    }
    for (String comes : List.of(
        "The corridor will open on Tuesday.",
        "The crossing opens on Tuesday.",
        "They plan to leave on Tuesday.",
        "He said that the talks would start on Tuesday.")) {
      assertThat(Reports.read("The Wire\n9 March 2022\n\n" + comes).moments())
          .as(comes)
          .extracting(Moment::iso)
          .containsExactly("2022-03-09", "2022-03-15");
    }
  }

  /// Counts behind a date are no days.
  @Test
  void whatIsCountedBehindADateIsNoDay() {
    assertThat(Reports.read("The Wire\n9 March 2022\n\nOn March 5, 17 children were killed.")
            .moments())
        .extracting(Moment::iso)
        .containsExactly("2022-03-09", "2022-03-05");
  }

  @Test
  void ofThreeRozivkasTheOneBesideTheOthersIsMeant() {
    Mention rozivka = Reports.read(
            "The route runs from Mariupol through Nikolske, Rozivka and Polohy to Zaporizhzhia, the council said.")
        .places()
        .stream()
        .filter(p -> p.name().equals("Rozivka"))
        .findFirst()
        .orElseThrow();
    assertThat(rozivka.longitude()).isBetween(36.5, 37.5);
    assertThat(rozivka.latitude()).isBetween(47.0, 47.8);
  }

  @Test
  void aCapitalThatStandsForAGovernmentIsNoPlace() {
    assertThat(
            Reports.read("Kyiv rejected the offer. Moscow said that the road from Sumy was open.")
                .places())
        .extracting(Mention::name)
        .containsExactly("Sumy");
  }

  @Test
  void aRoundAndTheNextMeetingAreFound() {
    Reading reading = Reports.read("""
        The Wire
        7 March 2022

        The third round of talks between Russia and Ukraine in Belarus ended without any result and \
        lasted around three hours. A fourth round of talks is planned for Thursday in Ankara, mediated \
        by Turkey.
        """);
    assertThat(reading.rounds().getFirst().ordinal()).isEqualTo(3);
    assertThat(reading.rounds().getFirst().length()).isEqualTo("around three hours");
    assertThat(reading.meetings()).singleElement().satisfies(m -> {
      assertThat(m.day()).isEqualTo(LocalDate.of(2022, 3, 10));
      assertThat(m.place()).isEqualTo("Ankara");
      assertThat(m.mediator()).isEqualTo("Turkey");
    });
  }

  @Test
  void aCorridorIsToldWithItsWayAndItsWindow() {
    assertThat(Reports.read("""
            The Wire
            8 March 2022

            Both sides agreed on a humanitarian corridor from Sumy to Poltava, open from 9 a.m. to \
            9 p.m. on Tuesday, Iryna Vereshchuk said.
            The evacuation from Mariupol to Zaporizhzhia failed on Monday.
            """).corridors())
        .extracting(
            CorridorTold::places,
            c -> c.day().toString(),
            c -> c.from() + " " + c.to(),
            CorridorTold::acceptedBy,
            CorridorTold::outcome)
        .containsExactly(
            tuple(List.of("Sumy", "Poltava"), "2022-03-08", "09:00 21:00", "both sides", "agreed"),
            tuple(
                List.of("Mariupol", "Zaporizhzhia"),
                "2022-03-07",
                "null null",
                "",
                "attempted failed"));
  }

  /// Who offers a way and who agreed to it is proposed for the table too, and how each side puts it
  /// that a round ended.
  @Test
  void offersAnswersAndOutcomesAreProposed() {
    Reading reading = Reports.read("""
        Interfax, 4 March 2022

        The second round of talks between Russia and Ukraine was held in Brest on Thursday. Mykhailo \
        Podolyak said that the talks had brought no results that Ukraine needs. Vladimir Medinsky said \
        that the sides had reached an understanding on corridors at the talks.

        Ukraine has offered a humanitarian corridor from Sumy to Poltava on 5 March from 9:00 to \
        18:00, and Russia has agreed to it. A third round will be held on Monday, and no \
        agreement is expected there, she said.
        """);
    assertThat(reading.outcomes())
        .extracting(OutcomeTold::ordinal, OutcomeTold::by, OutcomeTold::outcome)
        .containsExactly(tuple(2, "UA", "no result"), tuple(2, "RU", "agreed in principle"));
    assertThat(Proposals.of(reading).stream()
            .filter(p -> List.of("offer", "answer").contains(p.kind())))
        .extracting(Proposal::kind, p -> p.part("by"), p -> p.part("id") + p.part("offer"))
        .containsExactly(
            tuple("offer", "UA", "2022-03-05-sumy-poltava-0900-1800"),
            tuple("answer", "RU", "2022-03-05-sumy-poltava-0900-1800"));
    Reading hearsay = Reports.read("""
        Interfax, 4 March 2022

        Moscow denied that Russia had offered a corridor from Bucha to Kyiv on Friday. Kyiv said that \
        Moscow had proposed a corridor from Sumy to Belgorod, and Ukraine has not agreed. Ukraine \
        called on Russia to agree to a corridor from Izium to Lozova. Ukraine proposed a corridor from \
        Kharkiv to Poltava, and the Kremlin said that Ukraine had agreed to it.

        The third round of talks between Russia and Ukraine was held in Brest on Thursday. Vladimir \
        Medinsky said that no result had been reached before in the Minsk process. Mykhailo Podolyak \
        said that Ukraine had signed the Geneva Convention decades before the talks.
        """);
    assertThat(hearsay.outcomes()).isEmpty();
    assertThat(hearsay.offers())
        .extracting(
            OfferTold::by, o -> o.way().places().getLast(), o -> o.answers().size())
        .containsExactly(tuple("UA", "Poltava", 0));
  }

  @Test
  void theWaysOfAListAreCorridors() {
    assertThat(Reports.read("""
            Routes of the humanitarian corridors for 18 March 2022:
            1. Trostianets – Lebedyn – Poltava
            2. Mariupol – Zaporizhzhia
            The ceasefire is to be observed from 9:00 to 21:00.
            Sumy and Kharkiv are without water.
            """).corridors())
        .extracting(CorridorTold::places, c -> c.from() + " " + c.to())
        .containsExactly(
            tuple(List.of("Trostianets", "Lebedyn", "Poltava"), "09:00 21:00"),
            tuple(List.of("Mariupol", "Zaporizhzhia"), "09:00 21:00"));
  }

  /// A line that was written to take long.
  @Test
  @Timeout(60)
  void aWayOfManyNamesIsReadAtOnce() {
    String way = "Corridor: Sumy – " + "Aaa – ".repeat(300) + "Bbb Poltava";
    assertThat(Reports.read(way + "\n\n" + way + ".").corridors()).isEmpty();
    String spaces = "Zelensky urged Russia" + " ".repeat(3_000) + "again to open the corridor.";
    assertThat(Reports.read(spaces).statements()).hasSizeLessThan(2);
    String lines = "Statement\n" + "-\n".repeat(30_000) + "x";
    assertThat(Reports.read(lines).statements()).isEmpty();
  }

  @Test
  void aBoundIsNeverTurnedRound() {
    assertThat(Reports.read("""
            No more than 4,000 people left Sumy. No fewer than 3,500 people left Izium. At most 900 \
            people left Irpin. Between 200 and 300 people left Bucha. An estimated 700 people left \
            Vorzel. In December 2016 buses left Aleppo.
            """).figures())
        .extracting(q -> (q.isAtLeast() ? "at least " : q.isAtMost() ? "at most " : "") + q.value())
        .containsExactly(
            "at most 4000.0", "at least 3500.0", "at most 900.0", "at least 200.0", "700.0");
    assertThat(Reports.read("""
            Із Сум виїхали не більше 4 000 людей, а з Ізюма не менше 500 людей.
            """).figures())
        .extracting(q -> (q.isAtLeast() ? "at least " : q.isAtMost() ? "at most " : "") + q.value())
        .containsExactly("at most 4000.0", "at least 500.0");
  }
}
