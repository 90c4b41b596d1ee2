package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Conversations, records of meetings, threads, lists, releases, mails: whose words they are.
class PageKindsTest {
  private static List<String> told(String text) {
    return Reports.told(Reports.read(text));
  }

  @Test
  void turnsAreNamedBySurnameOfficeOrInCapitals() {
    assertThat(told("""
        Transcript: Morning programme, 10 March 2022

        PRESENTER: Oleh Orlyk, who runs the district, is on the line. Did the buses get through?
        ORLYK: Forty-four buses are on their way to Lozova. Nobody was hurt on the road.
        PRESENTER: Will there be another run?
        ORLYK: I have no answer from the army.
        """))
        .containsExactly(
            "Oleh Orlyk / assert / Forty-four buses are on their way to Lozova",
            "Oleh Orlyk / assert / Nobody was hurt on the road",
            "Oleh Orlyk / assert / I have no answer from the army");
    assertThat(Reports.speakers("""
        Noon briefing, 31 March 2022

        Stéphane Dujarric, Spokesman for the Secretary-General: A convoy reached Sumy this morning.

        Question: Does the UN confirm that people are being taken away?

        Spokesman: We cannot verify those reports.

        Question: Who will go there?

        Spokesman: Mr. Griffiths will be in Moscow on Sunday.
        """)).containsExactly("Stephane Dujarric");
  }

  @Test
  void recordsOfMeetingsNameTheirSpeakersInCapitals() {
    assertThat(told("""
        Security Council, 8998th meeting
        New York, 14 March 2022

        DMYTRO KULEBA (Ukraine), speaking via videolink, said that the corridor had been shelled. \
        He called on the Council to send observers.

        VASSILY A. NEBENZIA (Russian Federation) said that the accusations were false.
        """))
        .containsExactly(
            "Dmytro Kuleba / assert / the corridor had been shelled",
            "Dmytro Kuleba / demand / to send observers",
            "Vasily Nebenzya / deny / the accusations were false");
  }

  @Test
  void aLineOfAListNamesWhoSaysIt() {
    assertThat(told("""
        FACTBOX-What the parties say

        Here is what is known and by whom it is said on the fourth day of talks.

        * Vereshchuk, in a morning video: 45 buses to bring people out; 17 already under way.
        * UNHCR: 4,059,105 people have fled.
        * Sumy, Romenska street: buses from ten.
        """))
        .containsExactly(
            "Iryna Vereshchuk / assert / 45 buses to bring people out",
            "Iryna Vereshchuk / assert / 17 already under way",
            "UNHCR / assert / 4,059,105 people have fled");
  }

  @Test
  void papersAreTheirPublishers() {
    assertThat(Reports.speakers("""
        Luhansk Regional Military Administration
        DAILY BULLETIN, Sunday 10 April 2022, 08:00

        SHELLING. In the night Sievierodonetsk was fired on eleven times. By our estimate 23,000 \
        people have left.
        """)).containsExactly("Luhansk Regional Military Administration");
    assertThat(Reports.speakers("""
        PRESS RELEASE

        Lviv, 6 April 2022 – Médecins Sans Frontières (MSF) and the railways have brought 48 \
        patients to Lviv on a medical train. A fourth train is to leave Kramatorsk on Friday.
        """)).containsExactly("Médecins Sans Frontières");
    assertThat(Reports.speakers("""
        Thread by @ICRC_ru, 16 Mar 2022

        1/ Our team is in Sumy today. Two convoys are leaving the city.

        2/ We call on all parties to respect the agreement they reached.
        """)).containsExactly("@ICRC_ru");
    assertThat(Reports.speakers("""
        Letter dated 9 March 2022 from the Permanent Representative of Ukraine to the United Nations

        I have the honour to inform you that the road was shelled on 8 March. Four people were killed.

        I should be grateful if you would have this letter circulated.

        (Signed) Sergiy Kyslytsya
        Ambassador
        Permanent Representative
        """)).containsExactly("Sergiy Kyslytsya");
  }

  @Test
  void aHeadlineIsNobodysPaper() {
    assertThat(Reports.speakers("""
        UNHCR: Refugees arrive exhausted in Armenia, need urgent support
        29 September 2023

        More than 88,000 people crossed in a week, the agency said. The road was full on Friday.
        """))
        .doesNotContain("UNHCR: Refugees arrive exhausted in Armenia, need urgent support");
    assertThat(Reports.speakers("""
        Security Council
        Meetings Coverage, 16 November 2018

        The road to the port must stay open, the relief chief told members on Friday. Fighting had \
        cut it in two places.
        """)).doesNotContain("Security Council");
  }

  @Test
  void whatGoesOnBehindWhoSaysItIsOne() {
    assertThat(told("""
        There would be consequences, Thomas-Greenfield stated, for every commander who closed a road.
        """)).singleElement().asString().contains("for every commander");
    assertThat(told("""
        A soldier had carried her over on his back, Lidia said, and would not even tell her his name.
        """)).singleElement().asString().contains("would not even tell");
    assertThat(told("""
        The minister said that 22 buses were available; ten more would come from Poltava.
        """)).hasSize(2);
  }

  @Test
  void itIsTheSideThatTheSentenceBeforeWasAbout() {
    assertThat(Reports.speakers("""
        Antony Blinken said on Monday that a truce had been agreed.

        The army followed on Facebook. It would respect the truce, it said, so long as others did.
        """)).containsExactly("Antony Blinken", "army");
    assertThat(Reports.speakers("""
        Oleh Nikolenko said that the road was closed. He also recalled that Foreign Minister Dmytro \
        Kuleba would meet Sergei Lavrov.
        """)).containsExactly("Oleh Nikolenko");
  }

  @Test
  void aReportersSentencesAreNobodys() {
    for (String text : List.of(
        // Whoever stands below a conversation.
        """
        Reporter: Is the road open?

        Zelensky: It is open.

        Reporter: Who guards it?

        Zelensky: Our men do.

        Russian troops shelled the road an hour later. Two buses burned.
        """,
        // Places with colons.
        """
        Kharkiv: The road was shelled at dawn.

        Sumy: Ten buses left.

        Kharkiv: Buses were turned back. Russia broke its word.
        """,
        // What speaks against them, or is told about them.
        "The road is open, Peskov said. He must now answer to The Hague.",
        "The road was open, Peskov said. It was Russian artillery that killed them.",
        "The corridor was open, the Russian ministry said; it had not been, and two buses burned.",
        // A headline about a bulletin, an article with its author.
        """
        What the bulletin left out

        The Russian Army has kept the road closed. The Russian Army was asked why.
        """,
        """
        Red Cross Statement Angers Kyiv
        By Anna Miller

        The bridge burned on Friday. Two buses burned with it on the road to the west.
        """,
        // A timetable.
        """
        * Sumy administration: 10:00, Romenska street
        * Military office: closed
        """)) {
      assertThat(told(text))
          .as(text)
          .noneMatch(s -> s.contains("burned")
              || s.contains("Hague")
              || s.contains("artillery")
              || s.contains("Army")
              || s.contains("broke its word")
              || s.contains("Romenska"));
    }
  }

  @Test
  void outletsThatPassedItOnAreTold() {
    assertThat(Reports.read("""
        The road is closed, the mayor told the BBC. Buses are ready, the governor said in an \
        interview with Al Jazeera.
        """).statements())
        .extracting(Statement::chain)
        .containsExactly(List.of("BBC"), List.of("Al Jazeera"));
  }

  @Test
  void whoSendsAMailNeedsNoAddress() {
    Reading read = Reports.read("mail.eml", """
        From: Movement Coordinator, Port Sudan
        To: Access group
        Date: Tue, 8 Mar 2022 06:40 +0200
        Subject: Convoy 3

        Dear colleagues,

        We leave at 10:00 with 22 buses. We have not received the list of checkpoints.
        """.getBytes(StandardCharsets.UTF_8));
    assertThat(read.page().source()).isEqualTo("Movement Coordinator, Port Sudan");
    assertThat(read.statements()).hasSize(2);
  }

  @Test
  void aParagraphThatNamesWhoPostedItIsTheirs() {
    assertThat(told("""
        What was posted overnight

        Mariupol City Council: There was no evacuation from the left bank today. The occupiers loaded \
        people into buses and drove them to Novoazovsk.

        Iryna Vereshchuk on Telegram: For tomorrow ten corridors have been agreed. Do not wait at the \
        old place. Vereshchuk looked tired.

        Correction: An earlier version gave another number of buses.

        Ukrainian Red Cross: What it does and how to help people who flee the fighting today.

        Regional Hospital: Doctors work by torchlight in the cellar.

        Kherson Military Administration, in a building near the river: Protesters gathered today.

        The rain stopped in the morning, and the queue at the bridge grew.
        """))
        .containsExactly(
            "Mariupol City Council / deny / There was no evacuation from the left bank today",
            "Mariupol City Council / accuse / The occupiers loaded people into buses and drove them to Novoazovsk",
            "Iryna Vereshchuk / announce / For tomorrow ten corridors have been agreed",
            "Iryna Vereshchuk / demand / Do not wait at the old place");
  }

  /// In the first person of now or as an order no agency's reporter goes on; what they saw and what
  /// they add about it is theirs.
  @Test
  void speechGoesOnWhereNoReporterSpeaksSo() {
    assertThat(told("""
        Kyiv, March 19 (Reuters) - Buses stood at Manhush until dark.

        "They have thought up a new paper every hour," said Petro Andriushchenko, an adviser to the \
        mayor. We have no limit on entry. Pack tonight: papers, medicine, one bag. There is no safe \
        road out of the city. The drivers slept in their cabs.
        """))
        .containsExactly(
            "Petro Andriushchenko / assert / They have thought up a new paper every hour",
            "Petro Andriushchenko / deny / We have no limit on entry",
            "Petro Andriushchenko / demand / Pack tonight: papers, medicine, one bag");
    assertThat(told("""
        Kharkiv, March 19 (Reuters) - Buses stood at the bridge until dark.

        Sergei Lavrov said Russia had not attacked Ukraine. The claim is false. Russian troops are in \
        seven regions.

        The governor said that the shelling had stopped. We ran for the car. My colleague was hit by \
        glass.

        "There is no water," a woman said. She wipes her hands on a towel. The road is mined.
        """))
        .containsExactly(
            "Sergei Lavrov / deny / Russia had not attacked Ukraine",
            "governor / assert / the shelling had stopped",
            "woman / assert / There is no water");
  }

  @Test
  void whoSpeaksMayHaveAClauseOfTheirOwn() {
    assertThat(told("""
        A priest in Masisi who had 3,000 people in his school said he had stopped writing names. An \
        old man waiting in the queue said he had been counting too. Russia's envoy told the Security \
        Council the ward had long been empty. Mykhailo Podolyak wrote after the second round: the \
        sides have an understanding on corridors. The town has food for a few days, Enerhodar mayor \
        Dmytro Orlov wrote the next morning.
        """))
        .extracting(t -> t.replaceFirst(" / \\w+ / ", ": "))
        .containsExactly(
            "priest in Masisi: he had stopped writing names",
            "old man: he had been counting too",
            "Russia's envoy: the ward had long been empty",
            "Mykhailo Podolyak: the sides have an understanding on corridors",
            "Dmytro Orlov: The town has food for a few days");
  }

  /// The dot of "MR." ends no sentence there, and where one is taken to end nothing breaks.
  @Test
  void namesInCapitalsBehindMr() {
    assertThat(Reports.speakers("""
            Department Press Briefing – October 16, 2024
            Matthew Miller, Department Spokesperson

            MR. MILLER: The letter that some of you have reported on is a real letter.

            QUESTION: Is it a threat?

            MR. MILLER: It is not a threat. There is a law on the books.
            """)).isNotEmpty().allMatch(who -> who.contains("Miller"));
  }
}
