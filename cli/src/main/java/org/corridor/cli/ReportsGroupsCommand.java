package org.corridor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Matter;
import org.corridor.feeds.inbox.Matters;
import org.corridor.feeds.inbox.Paper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `corridor reports groups`: reports on the same matter.
@Command(
    name = "groups",
    mixinStandardHelpOptions = true,
    description =
        "Groups reports on the same matter over days and sources, oldest first; copies are marked.")
final class ReportsGroupsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  ReportsGroupsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      Inbox inbox = Inbox.of(opened.tray());
      List<Matter> groups = Matters.groups(inbox);
      for (Matter group : groups) {
        terminal.heading(String.join(", ", group.words()));
        for (Paper p : group.reports()) {
          terminal.paragraph(
              "  ",
              4,
              (p.published().isEmpty() ? "date not told" : p.published().replace('T', ' ')) + "  "
                  + p.source() + ": " + (p.title().isEmpty() ? p.name() : p.title())
                  + (p.copyOf() == null ? "" : " (a copy)"));
        }
      }
      if (groups.isEmpty()) {
        terminal.line("No reports yet.");
      }
    }
    return Main.ALL_OUT;
  }
}
