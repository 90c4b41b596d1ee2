package org.corridor.cli;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Likeness;
import org.corridor.feeds.inbox.Matter;
import org.corridor.feeds.inbox.Matters;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Timeline;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor reports groups`: reports on the same matter.
@Command(
    name = "groups",
    mixinStandardHelpOptions = true,
    description =
        "Groups reports on the same matter over days and sources: their timeline, with what matters"
            + " most in each; copies are marked.")
final class ReportsGroupsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Option(
      names = "--by-sense",
      description = {
        "Also those that say the like in other words, of the same days, in English; the part for it",
        "(140 MB) is fetched the first time."
      })
  private boolean bySense;

  ReportsGroupsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      Inbox inbox = Inbox.of(opened.tray());
      List<Matter> groups = bySense ? Matters.groups(inbox, likeness()) : Matters.groups(inbox);
      Timeline timeline = Timeline.of(inbox);
      for (Matter group : groups) {
        terminal.heading(String.join(", ", group.words()));
        group.reports().forEach(p -> print(p, timeline.of(p)));
      }
      if (groups.isEmpty()) {
        terminal.line(
            inbox.papers().size() < 2
                ? "Fewer than two reports: nothing to put together."
                : "No two of the " + inbox.papers().size() + " reports tell of the same matter"
                    + (bySense ? "." : "; --by-sense may find more."));
      }
    }
    return Main.ALL_OUT;
  }

  private void print(Paper p, List<Waiting> tells) {
    terminal.paragraph(
        "  ",
        4,
        (p.published().isEmpty() ? "date not told" : when(p)) + "  "
            + (p.source().isEmpty() ? "" : p.source() + ": ")
            + (p.title().isEmpty() ? p.name() : p.title())
            + (p.copyOf() == null ? "" : " (a copy)"));
    for (Waiting w : tells) {
      terminal.paragraph("      ", 8, InboxWords.inShort(w.proposal()));
    }
  }

  /// Without the hour where only the day is known.
  private static String when(Paper p) {
    return p.published().replaceFirst("T00:00$", "").replace('T', ' ');
  }

  private static Likeness likeness() {
    return ServiceLoader.load(Likeness.class)
        .findFirst()
        .orElseThrow(() -> BadInput.of(new Problem(
            "corridor reports groups",
            0,
            0,
            "--by-sense",
            "the part for likeness in sense",
            "a program without it",
            "./corridor reports groups --by-sense fetches it")));
  }
}
