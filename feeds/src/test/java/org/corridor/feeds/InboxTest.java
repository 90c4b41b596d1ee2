package org.corridor.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.corridor.feeds.inbox.Choice;
import org.corridor.feeds.inbox.Conflict;
import org.corridor.feeds.inbox.Conflicts;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Intake;
import org.corridor.feeds.inbox.Mending;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.feeds.intake.Digest;
import org.corridor.feeds.read.ReportReader;
import org.junit.jupiter.api.Test;

/// What waits for a person, and what a person decided.
class InboxTest {
  private final Reports.InMemory tray = new Reports.InMemory();
  private final Inbox inbox = Inbox.of(tray);

  private Inbox.Taken take(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return inbox
        .take(
            name, Digest.of(bytes), bytes, ReportReader.VERSION, List.of(Reports.read(name, bytes)))
        .getFirst();
  }

  private static String report(String source, String body) {
    return source + "\n5 March 2022, 13:22\n\n" + body + "\n";
  }

  @Test
  void theOriginalIsKeptByteForByte() {
    String text = report("The Wire", "The city council said that the road to Sumy was closed.");
    take("a.txt", text);
    assertThat(tray.papers().values())
        .singleElement()
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatWasRejectedStaysRejectedWhenTheSameComesAgain() {
    String text = report("The Wire", "The city council said that the road to Sumy was closed.");
    String id = take("a.txt", text).proposed().getFirst().id();
    inbox.reject(id, "not so", "coordinator");
    assertThat(take("again.txt", text).proposed()).isEmpty();
    assertThat(take("copy.txt", text + "\nShare on Facebook\n").proposed()).isEmpty();
    assertThat(Inbox.of(tray).require(id).state()).isEqualTo(Waiting.State.REJECTED);
    assertThat(Inbox.of(tray).open()).isEmpty();
  }

  @Test
  void ofAFileThatWentOnNothingIsLeftThatDoesNotStandInTheWhole() {
    String begun =
        report("The Wire", "The mayor said that the road to Zaporizh").strip();
    String half = take("a.txt", begun).proposed().getFirst().id();
    String whole =
        take("a.txt", begun + "zhia was closed.\n").proposed().getFirst().id();
    assertThat(whole).isNotEqualTo(half);
    assertThat(Inbox.of(tray).open()).extracting(w -> w.proposal().id()).containsExactly(whole);
    take("b.txt", report("The Wire", "The mayor said that the road to Sumy was closed."));
    take("b.txt", report("The Wire", "The council said that the road to Izium was open."));
    assertThat(Inbox.of(tray).open()).as("another report of that name").hasSize(3);
  }

  @Test
  void theSameReportedTwiceIsOneClaimWithTwoReports() {
    take(
        "a.txt",
        report(
            "The Wire",
            "Iryna Vereshchuk said that Russian forces shelled the road from Mariupol to Zaporizhzhia."));
    Inbox.Taken second = take(
        "b.txt",
        report(
            "The Post",
            "The minister spoke for an hour. Russian forces shelled the road from Mariupol to Zaporizhzhia, Vereshchuk, Iryna's office told us. Iryna Wereschtschuk said that Russian forces shelled the road from Mariupol to Zaporizhzhia again."));
    assertThat(second.known()).hasSize(1);
    assertThat(second.known().getFirst().part("speaker")).isEqualTo("Iryna Vereshchuk");
    assertThat(inbox.require(second.known().getFirst().id()).reports()).hasSize(2);
  }

  @Test
  void aRepublishedCopyIsRecognised() {
    String body = """
        The city council said on Saturday that the evacuation of Mariupol was postponed because the \
        ceasefire was not kept along the whole route. Buses had waited since the morning at three \
        places in the city, and people were asked to go back to the shelters and to wait there.
        """;
    take("a.txt", report("The Wire", body));
    assertThat(take("b.txt", report("Copy Site", body + "More soon.")).copyOf()).isNotEmpty();
    assertThat(take(
                "c.txt",
                report(
                    "Other", "Police said that the square in Kherson was empty on Sunday evening."))
            .copyOf())
        .isEmpty();
  }

  @Test
  void oppositesAreSetSideBySideAndNotTakenForOne() {
    take(
        "a.txt",
        report("The Wire", "The mayor said the corridor from Mariupol will open on Sunday."));
    take(
        "b.txt",
        report(
            "The Post", "The ministry said the corridor from Mariupol will not open on Sunday."));
    take(
        "c.txt", report("The News", "Police said the corridor from Mariupol will open on Sunday."));
    List<Conflict> conflicts = Conflicts.of(inbox.all());
    assertThat(conflicts)
        .hasSize(2)
        .allSatisfy(c -> assertThat(c.why()).contains("the other that it is not"));
  }

  @Test
  void eachBlamingTheOtherForTheSameIsAConflict() {
    take(
        "a.txt",
        report("The Wire", "Ukraine accused Russia of violating the ceasefire on the road."));
    take(
        "b.txt",
        report("The Post", "Russia accused Ukraine of violating the ceasefire near the city."));
    assertThat(Conflicts.of(inbox.all()))
        .singleElement()
        .satisfies(c -> assertThat(c.why()).startsWith("each blames the other"));
  }

  @Test
  void differentNumbersOfTheSameConflictAndBoundsThatMeetDoNot() {
    take(
        "a.txt",
        report("The Wire", "Some 2,000 people left the city of Sumy on buses on Saturday."));
    take("b.txt", report("The Post", "On Saturday 3,500 people left the city of Sumy on buses."));
    take(
        "c.txt",
        report("The News", "More than 1,500 people left the city of Sumy on buses on Saturday."));
    assertThat(Conflicts.of(inbox.all())).hasSize(1);
  }

  @Test
  void mergedAndMendedSurviveAnotherOpening() {
    String one = take("a.txt", report("The Wire", "The mayor said that the road was open."))
        .proposed()
        .getFirst()
        .id();
    String two = take(
            "b.txt",
            report("The Post", "Vadym Boichenko said that nothing stood in the way of cars."))
        .proposed()
        .getFirst()
        .id();
    inbox.mend(one, java.util.Map.of("id", "CL-1", "speaker", "mayor of Sumy"), "me");
    inbox.merge(two, one, "me");
    Inbox again = Inbox.of(tray);
    assertThat(again.require(one).proposal().part("speaker")).isEqualTo("mayor of Sumy");
    assertThat(again.require(one).reports()).hasSize(2);
    assertThat(again.require(two).state()).isEqualTo(Waiting.State.MERGED);
  }

  @Test
  void aMistakenRejectionIsTakenBack() {
    String text = report("The Wire", "The city council said that the road to Sumy was closed.");
    String id = take("a.txt", text).proposed().getFirst().id();
    inbox.reject(id, "not so", "coordinator");
    inbox.reopen(id, "coordinator");
    assertThat(Inbox.of(tray).require(id).state()).isEqualTo(Waiting.State.OPEN);
  }

  /// Who says not when it was published is told so by a person, and read anew; what was mended
  /// stays, what was reckoned from the day of reading goes.
  @Test
  void aReportIsDatedAndReadAnew() {
    Intake intake = new Intake(() -> LocalDate.of(2026, 11, 28));
    byte[] post = """
        Some 3,400 people left Sumy on Tuesday, the governor said. The truce failed, he said.
        The third round of talks ended in Brest on Monday.
        """.getBytes(StandardCharsets.UTF_8);
    intake.take(inbox, "post.txt", post, null);
    Waiting figure = only("figure");
    assertThat(figure.proposal().part("period")).isEqualTo("2026-11-24");
    assertThat(figure.proposal().why()).contains("reckoned from the day of reading");
    Waiting claim = only("claim");
    inbox.mend(
        claim.proposal().id(),
        Mending.parts(claim.proposal(), Map.of("speaker", "Iryna Vereshchuk")),
        "monitor");
    String round = only("round").proposal().id();

    Paper paper = inbox.papers().getFirst();
    intake.date(inbox, paper, post, LocalDate.of(2022, 3, 8), "coordinator");
    Inbox again = Inbox.of(tray);
    assertThat(again.papers().getFirst().published()).startsWith("2022-03-08");
    assertThat(again.require(figure.proposal().id()).proposal().part("period"))
        .isEqualTo("2022-03-08");
    assertThat(again.require(figure.proposal().id()).proposal().why()).doesNotContain("reckoned");
    assertThat(again.require(claim.proposal().id()).proposal().part("speaker"))
        .isEqualTo("Iryna Vereshchuk");
    assertThat(again.require(round).state()).isEqualTo(Waiting.State.REJECTED);
    assertThat(only("round").proposal().part("day")).isEqualTo("2022-03-07");
    // Sent again, the day that a person told holds; told wrongly and put right, nothing is lost.
    intake.take(inbox, "post.txt", post, null);
    assertThat(Inbox.of(tray).require(figure.proposal().id()).proposal().part("period"))
        .isEqualTo("2022-03-08");
    intake.date(inbox, paper, post, LocalDate.of(2022, 4, 8), "coordinator");
    intake.date(inbox, paper, post, LocalDate.of(2022, 3, 8), "coordinator");
    assertThat(only("round").proposal().part("day")).isEqualTo("2022-03-07");
    assertThat(Inbox.of(tray).require(round).state()).isEqualTo(Waiting.State.REJECTED);
  }

  /// What is in the record stays there; that it is read otherwise now is told.
  @Test
  void aDayToldLaterTellsWhatWasConfirmedOfAnother() {
    Intake intake = new Intake(() -> LocalDate.of(2026, 11, 28));
    byte[] post = """
        Some 3,400 people left Sumy on Tuesday, the governor said. The truce failed, he said.
        """.getBytes(UTF_8);
    intake.take(inbox, "post.txt", post, null);
    Proposal figure = only("figure").proposal();
    Proposal claim = only("claim").proposal();
    inbox.confirmed(figure.id(), "monitor");
    inbox.confirmed(claim.id(), "monitor");
    Paper paper = inbox.papers().getFirst();
    LocalDate day = LocalDate.of(2022, 3, 8);
    assertThat(intake.date(inbox, paper, post, day, "coordinator").otherwise())
        .extracting(Proposal::id)
        .containsExactly(figure.id());
    inbox.retracted(figure.id(), "monitor");
    assertThat(intake.date(inbox, paper, post, day, "coordinator").otherwise()).isEmpty();
    assertThat(inbox.require(figure.id()).proposal().part("period")).isEqualTo("2022-03-08");
  }

  @Test
  void whatWasMendedIsAsItWasReadAgain() {
    Proposal p = take("a.txt", report("The Wire", "The mayor said that the road was closed."))
        .proposed()
        .getFirst();
    inbox.mend(p.id(), Mending.parts(p, Map.of("speaker", "a driver")), "monitor");
    assertThat(Inbox.of(tray).isMended(p.id())).isTrue();
    inbox.unmend(p.id(), "monitor");
    Inbox again = Inbox.of(tray);
    assertThat(again.isMended(p.id())).isFalse();
    assertThat(again.require(p.id()).proposal()).isEqualTo(p);
    // Confirmed and retracted meanwhile, it stays under its next id.
    inbox.mend(p.id(), Mending.parts(p, Map.of("speaker", "a driver")), "monitor");
    inbox.confirmed(p.id(), "monitor");
    inbox.retracted(p.id(), "monitor");
    inbox.unmend(p.id(), "monitor");
    assertThat(inbox.require(p.id()).proposal().part("id")).isEqualTo(p.part("id") + "-2");
    assertThat(inbox.require(p.id()).proposal().part("speaker")).isEqualTo(p.part("speaker"));
  }

  @Test
  void whatAMergeBroughtGoesBackWithIt() {
    String one = take("a.txt", report("The Wire", "The mayor said that the road was closed."))
        .proposed()
        .getFirst()
        .id();
    String other = take("b.txt", report("City News", "The governor said that trains were leaving."))
        .proposed()
        .getFirst()
        .id();
    inbox.merge(one, other, "monitor");
    assertThat(inbox.require(other).reports()).hasSize(2);
    inbox.reopen(one, "monitor");
    assertThat(Inbox.of(tray).require(other).reports()).hasSize(1);
    inbox.confirmed(one, "monitor");
    inbox.reopen(one, "monitor");
    assertThat(Inbox.of(tray).require(one).state()).isEqualTo(Waiting.State.CONFIRMED);
  }

  private Waiting only(String kind) {
    return new Choice(kind, "", "", "", "", Waiting.State.OPEN).of(inbox).getFirst();
  }

  /// Who speaks now speaks for their own side, unless somebody says otherwise.
  @Test
  void whoIsMendedSpeaksForTheirOwnSide() {
    Proposal p = take("a.txt", report("The Wire", "Sergei Lavrov said that the road was closed."))
        .proposed()
        .getFirst();
    assertThat(p.part("onBehalfOf")).isEqualTo("RU");
    assertThat(Mending.parts(p, Map.of("speaker", "Iryna Vereshchuk")))
        .containsEntry("onBehalfOf", "UA");
    assertThat(Mending.parts(p, Map.of("speaker", "a driver"))).doesNotContainKey("onBehalfOf");
    assertThat(Mending.parts(p, Map.of("speaker", "a driver", "onBehalfOf", "UN", "id", "x")))
        .containsEntry("onBehalfOf", "UN")
        .containsEntry("id", p.part("id"));
  }

  /// What was mended stays, and the day it was reckoned from does not.
  @Test
  void aReportThatIsDatedKeepsWhatWasMendedOnly() {
    Intake intake = new Intake(() -> LocalDate.of(2026, 11, 28));
    byte[] post = "Some 3,400 people left Sumy on Tuesday, the governor said.".getBytes(UTF_8);
    intake.take(inbox, "post.txt", post, null);
    Waiting figure = only("figure");
    inbox.mend(
        figure.proposal().id(),
        Mending.parts(figure.proposal(), Map.of("place", "Poltava")),
        "monitor");
    intake.date(inbox, inbox.papers().getFirst(), post, LocalDate.of(2022, 3, 8), "coordinator");
    Proposal now = Inbox.of(tray).require(figure.proposal().id()).proposal();
    assertThat(now.part("place")).isEqualTo("Poltava");
    assertThat(now.part("period")).isEqualTo("2022-03-08");
    assertThat(now.part("source")).contains("2022-03-08");
  }

  /// What was confirmed and retracted waits under the next id, its part hangs on that; reckoned
  /// from
  /// another day it goes as any other.
  @Test
  void whatIsRetractedWaitsUnderTheNextId() {
    Intake intake = new Intake(() -> LocalDate.of(2026, 11, 28));
    byte[] post = """
        Some 5,000 people waited in Sumy on Tuesday, including 1,700 students, the governor said.
        The council said a corridor from Sumy to Poltava will open on Thursday at 9:00.
        """.getBytes(UTF_8);
    intake.take(inbox, "post.txt", post, null);
    List<Waiting> figures = new Choice("figure", "", "", "", "", null).of(inbox);
    Proposal whole = figures.getFirst().proposal();
    Proposal part = figures.getLast().proposal();
    assertThat(part.part("subsetOf")).isEqualTo(whole.part("id"));
    Proposal day = only("corridor-day").proposal();
    for (Proposal p : List.of(whole, part, day)) {
      inbox.confirmed(p.id(), "monitor");
    }
    inbox.retracted(whole.id(), "monitor");
    inbox.confirmed(whole.id(), "monitor");
    inbox.retracted(whole.id(), "monitor");
    inbox.retracted(day.id(), "monitor");
    Inbox again = Inbox.of(tray);
    Proposal now = again.require(whole.id()).proposal();
    assertThat(again.require(whole.id()).state()).isEqualTo(Waiting.State.OPEN);
    assertThat(now.part("id")).isEqualTo(whole.part("id") + "-3");
    assertThat(now.request()).isEqualTo(whole.id() + "-3");
    assertThat(again.require(part.id()).proposal().part("subsetOf")).isEqualTo(now.part("id"));
    intake.date(inbox, inbox.papers().getFirst(), post, LocalDate.of(2022, 3, 9), "coordinator");
    assertThat(inbox.require(day.id()).state()).isEqualTo(Waiting.State.REJECTED);
    assertThat(inbox.require(whole.id()).proposal().part("id")).isEqualTo(now.part("id"));
    assertThat(inbox.require(whole.id()).proposal().part("period")).isEqualTo("2022-03-08");
  }

  /// What sides decide about a road comes before numbers, and these before what bystanders say.
  @Test
  void whatDecidesAboutARoadComesBeforeSmallNumbers() {
    take(
        "a.txt",
        report(
            "The Wire",
            "Two children waited at the bridge, a woman said. Nobody shot at us, she said. Moscow"
                + " announced a ceasefire from ten around the plant. Some 3,400 people left Sumy."));
    List<Proposal> sorted = Choice.importantFirst(Choice.OPEN.of(inbox)).stream()
        .map(Waiting::proposal)
        .toList();
    assertThat(sorted.getFirst().part("act")).isEqualTo("announce");
    assertThat(sorted.get(1).part("best")).isEqualTo("3400");
  }

  @Test
  void someAreChosenByWhatTheyAreAndWhatMattersOnTheRoadComesFirst() {
    take(
        "a.txt",
        report(
            "The Wire",
            "The mayor said that the road to Sumy was closed. Some 3,400 people left Sumy on Friday. Two"
                + " attempts to evacuate Mariupol failed."));
    take("b.txt", report("City News", "Russian forces shelled the road, the governor said."));
    List<Waiting> sorted = Choice.importantFirst(Choice.OPEN.of(inbox));
    assertThat(sorted.stream().map(w -> Choice.kindOf(w.proposal())).distinct())
        .containsExactly("attempt", "figure", "claim");
    assertThat(new Choice("", "b.txt", "", "", "", null).of(inbox))
        .allMatch(w -> w.proposal().part("speaker").contains("governor"));
    assertThat(new Choice("claim", "wire", "mayor", "assert", "sumy", null).of(inbox))
        .hasSize(1);
    assertThat(new Choice("", "nothing", "", "", "", null).of(inbox)).isEmpty();
  }

  /// Of Gaza and of Sumy, of days far apart, of a part and of all: that does not conflict.
  @Test
  void whatIsOfAnotherPlaceOrTimeDoesNotConflict() {
    take(
        "a.txt",
        report(
            "The Wire",
            "The governor said that the corridor from Sumy will open in the morning. At Sumy 1,200"
                + " people were counted on Friday."));
    take(
        "b.txt",
        report(
            "City News",
            "The mayor said that the corridor from Rafah will not open in the morning. At Sumy 300"
                + " children were counted on Friday. At Lviv 40 people waited."));
    assertThat(Conflicts.of(inbox.all())).isEmpty();
  }

  @Test
  void whatWasRejectedStaysRejectedInACopyUnderAnotherName() {
    String body = """
        The city council said that the evacuation of Mariupol was postponed on Saturday because the \
        ceasefire was not kept along the whole route. Buses had waited since the morning at three \
        places in the city, and people were asked to go back to the shelters and to wait there. A \
        corridor from Sumy to Poltava will be open on Sunday from 9:00 to 21:00, it said.
        """;
    take("a.txt", report("Ukrinform", body));
    List<String> ids = inbox.open().stream().map(w -> w.proposal().id()).toList();
    assertThat(inbox.open()).anyMatch(w -> w.proposal().kind().equals("corridor-day"));
    ids.forEach(id -> inbox.reject(id, "not so", "coordinator"));
    Inbox.Taken copy = take("b.txt", report("UNN", body.strip() + " More follows.\n"));
    assertThat(copy.copyOf()).isNotEmpty();
    assertThat(copy.proposed()).isEmpty();
    assertThat(inbox.open()).isEmpty();
  }

  @Test
  void aNoticeOfTheNextDayInTheSameWordsIsAnotherDay() {
    String body = """
        Mariupol City Council

        The corridor from Sumy to Poltava works today from 9:00 to 21:00. Buses wait since the morning \
        at three places in the city, and people are asked to come with water and documents and to \
        wait in the shelters until they are called. Those who go by car follow the column.
        """;
    take("a.txt", body.replace("Council\n", "Council\n8 March 2022, 08:00\n"));
    Inbox.Taken next = take("b.txt", body.replace("Council\n", "Council\n9 March 2022, 08:00\n"));
    assertThat(next.copyOf()).isNotEmpty();
    assertThat(next.proposed()).anySatisfy(p -> assertThat(p.part("date")).isEqualTo("2022-03-09"));
  }
}
