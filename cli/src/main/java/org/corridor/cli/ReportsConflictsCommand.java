package org.corridor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Conflict;
import org.corridor.feeds.inbox.Conflicts;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `corridor reports conflicts`: what does not go together, side by side.
@Command(
    name = "conflicts",
    mixinStandardHelpOptions = true,
    description = "Sets side by side what cannot both be so. Which one is, nobody says here.")
final class ReportsConflictsCommand implements Callable<Integer> {
  private static final int SHOWN_MAX = 50;

  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  ReportsConflictsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      Inbox inbox = Inbox.of(opened.tray());
      List<Conflict> conflicts = Conflicts.of(inbox.all());
      if (conflicts.isEmpty()) {
        terminal.paragraph(
            "",
            0,
            "No two were found that say the opposite of the same, of one place and time. What is"
                + " denied in quite other words may not be found: that is no proof that all goes"
                + " together.");
      }
      for (Conflict c : conflicts.stream().limit(SHOWN_MAX).toList()) {
        terminal.heading(c.why());
        side(inbox, c.one());
        side(inbox, c.other());
        terminal.line("");
      }
      if (conflicts.size() > SHOWN_MAX) {
        terminal.line((conflicts.size() - SHOWN_MAX) + " more.");
      }
    }
    return Main.ALL_OUT;
  }

  private void side(Inbox inbox, Waiting w) {
    String source = inbox.findPaper(w.proposal().report()).map(Paper::source).orElse("");
    InboxWords.print(terminal, w.proposal(), source, w.reports().size());
  }
}
