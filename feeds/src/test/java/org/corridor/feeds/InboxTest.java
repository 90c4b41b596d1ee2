package org.corridor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.corridor.feeds.inbox.Conflict;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Matters;
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
    List<Conflict> conflicts = Matters.conflicts(inbox.all());
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
    assertThat(Matters.conflicts(inbox.all()))
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
    assertThat(Matters.conflicts(inbox.all())).hasSize(1);
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
}
