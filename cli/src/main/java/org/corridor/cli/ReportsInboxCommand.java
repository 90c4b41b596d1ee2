package org.corridor.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.InboxJson;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
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

  @Option(names = "--all", description = "Also what was decided.")
  private boolean all;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only claims, figures, rounds, next-meetings or corridor-days.")
  private @Nullable String kind;

  @Option(names = "--limit", paramLabel = "N", description = "So many at most (50).")
  private int limit = 50;

  @Option(names = "--json", description = "Print it as JSON instead.")
  private boolean json;

  ReportsInboxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean known = kind == null || Proposal.KINDS.contains(kind.replaceAll("s$", ""));
    if (limit < 1 || !known) {
      throw BadInput.of(new Problem(
          "corridor reports inbox",
          0,
          0,
          known ? "--limit" : "--kind",
          known ? "a number from 1" : String.join(", ", Proposal.KINDS),
          known ? String.valueOf(limit) : String.valueOf(kind),
          ""));
    }
    try (RecordPlace.Opened opened = place.open()) {
      Inbox inbox = Inbox.of(opened.tray());
      List<Waiting> chosen = (all ? inbox.all() : inbox.open())
          .stream()
              .filter(w -> kind == null || kind.startsWith(w.proposal().kind()))
              .toList();
      if (json) {
        terminal.print(
            InboxJson.of(inbox, chosen.stream().limit(limit).toList(), chosen.size()) + "\n");
        return Main.ALL_OUT;
      }
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
                : "Nothing waits for a decision.");
      } else if (chosen.size() > limit) {
        terminal.line((chosen.size() - limit) + " more: --limit " + chosen.size());
      }
    }
    return Main.ALL_OUT;
  }

  private void heading(@Nullable Paper paper) {
    if (paper != null) {
      terminal.line("");
      terminal.heading(
          (paper.title().isEmpty() ? paper.name() : paper.title()) + " — " + paper.source()
              + (paper.published().isEmpty() ? "" : ", " + paper.published().replace('T', ' '))
              + (paper.copyOf() == null ? "" : " (a copy)"));
    }
  }
}
