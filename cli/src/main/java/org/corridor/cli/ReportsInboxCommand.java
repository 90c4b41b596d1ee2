package org.corridor.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Choice;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.InboxJson;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor reports inbox`: what waits for a decision.
@Command(
    name = "inbox",
    mixinStandardHelpOptions = true,
    description =
        "Lists what waits for a decision, each in its sentence and with why it was read so.")
final class ReportsInboxCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Mixin
  private InboxChoice choice = new InboxChoice();

  @Option(names = "--all", description = "Also what was decided.")
  private boolean all;

  @Option(
      names = "--important",
      description =
          "What matters most on the road first: corridor days, attempts, meetings, rounds, figures.")
  private boolean important;

  @Option(names = "--summary", description = "Only how many of what kind wait, report by report.")
  private boolean summary;

  @Option(names = "--limit", paramLabel = "N", description = "So many at most (50).")
  private int limit = 50;

  @Option(names = "--json", description = "Print it as JSON instead.")
  private boolean json;

  ReportsInboxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw BadInput.of(new Problem(
          "corridor reports inbox", 0, 0, "--limit", "a number from 1", String.valueOf(limit), ""));
    }
    Choice asked = choice.of(all ? null : Waiting.State.OPEN);
    try (RecordPlace.Opened opened = place.open()) {
      Inbox inbox = Inbox.of(opened.tray());
      List<Waiting> found = asked.of(inbox);
      List<Waiting> chosen = important ? Choice.importantFirst(found) : found;
      if (json) {
        terminal.print(
            InboxJson.of(inbox, chosen.stream().limit(limit).toList(), chosen.size()) + "\n");
        return Main.ALL_OUT;
      }
      if (summary) {
        InboxSummary.print(terminal, inbox, chosen);
        return Main.ALL_OUT;
      }
      list(inbox, chosen);
    }
    return Main.ALL_OUT;
  }

  private void list(Inbox inbox, List<Waiting> chosen) {
    String report = "";
    for (Waiting w : chosen.stream().limit(limit).toList()) {
      if (!w.proposal().report().equals(report)) {
        report = w.proposal().report();
        heading(inbox.findPaper(report).orElse(null));
      }
      String state = w.state() == Waiting.State.OPEN
          ? ""
          : w.state().name().toLowerCase(Locale.ROOT) + " by " + w.by()
              + (w.reason().isEmpty() ? "" : ": " + w.reason());
      InboxWords.print(terminal, w.proposal(), state, w.reports().size());
    }
    if (chosen.isEmpty()) {
      terminal.line(
          inbox.papers().isEmpty()
              ? "The inbox is empty: corridor reports add FILE --record " + place.name()
              : "Nothing waits for a decision"
                  + (choice.isAny() ? " of what was asked for." : "."));
    } else {
      terminal.line("");
      terminal.paragraph("", 0, InboxSummary.kinds(chosen) + ".");
      if (chosen.size() > limit) {
        terminal.paragraph(
            "",
            0,
            (chosen.size() - limit) + " more: --limit " + chosen.size()
                + ". --summary tells how many wait in which report; corridor reports review goes"
                + " through them one by one.");
      }
    }
  }

  private void heading(@Nullable Paper paper) {
    if (paper != null) {
      terminal.line("");
      terminal.heading(InboxSummary.called(paper));
    }
  }
}
