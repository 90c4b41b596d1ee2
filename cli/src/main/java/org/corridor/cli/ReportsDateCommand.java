package org.corridor.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Confirmation;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Intake;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.intake.IntakeTrouble;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `corridor reports date`: when a report was published that does not say so.
@Command(
    name = "date",
    mixinStandardHelpOptions = true,
    description = {
      "Tells when a report was published that does not say so itself, and reads it anew: \"Thursday\" is",
      "reckoned from that day then. What was decided or mended stays."
    },
    footer = {"", "  corridor reports date channel-post.txt 2022-03-05 --record talks"})
final class ReportsDateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(
      index = "0",
      paramLabel = "REPORT",
      description = "Its file name, or its id, as R-1a2b3c4d.")
  private String report = "";

  @Parameters(index = "1", paramLabel = "DATE", description = "The day, as 2022-03-05.")
  private LocalDate day = LocalDate.EPOCH;

  ReportsDateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Intake intake = new Intake(() -> LocalDate.now(ZoneOffset.UTC));
    // Of the clock furthest ahead it may be tomorrow.
    LocalDate latest = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    if (day.isAfter(latest)) {
      throw BadInput.of(
          new Problem("corridor reports", 0, 0, "DATE", "a day that has come", day.toString(), ""));
    }
    try (RecordPlace.Opened opened = place.open()) {
      Inbox inbox = Inbox.of(opened.tray());
      List<Paper> named = InboxPlace.papers(inbox, report);
      for (Paper paper : named) {
        if (named.size() > 1 && !paper.published().isEmpty()) {
          // Of the entries of a feed those that say so themselves, or were told before.
          terminal.line(InboxSummary.called(paper) + ": left as it is.");
          continue;
        }
        byte[] bytes = opened.tray().findPaper(paper.hash()).orElseThrow();
        try {
          Inbox.Dated taken = intake.date(inbox, paper, bytes, day, place.sender());
          terminal.line(paper.name() + " is read as published on " + day + ": "
              + taken.proposed().size() + " new, " + taken.known().size() + " known already.");
          for (Proposal p : taken.otherwise()) {
            terminal.paragraph(
                "",
                2,
                p.id() + " is in the record as it was read before, " + InboxWords.what(p)
                    + (Confirmation.canBeTakenBack(p)
                        ? ": corridor reports reopen " + p.id() + " --reason … takes it back."
                        : ", and stays there."));
          }
        } catch (IntakeTrouble e) {
          throw BadInput.of(
              new Problem("the inbox", 0, 0, "REPORT", e.expected(), e.found(), e.hint()));
        }
      }
    }
    return Main.ALL_OUT;
  }
}
