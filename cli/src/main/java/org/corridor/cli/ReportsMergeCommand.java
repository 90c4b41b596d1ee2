package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor reports merge`: several reports of one statement.
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description =
        "Says that proposals are the same as another: that one stays, with all their reports.")
final class ReportsMergeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(arity = "1..*", paramLabel = "PROPOSAL", description = "Those that go.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--into",
      required = true,
      paramLabel = "PROPOSAL",
      description = "The one that stays.")
  private String into = "";

  ReportsMergeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return place.decide((opened, inbox) -> {
      List<Waiting> chosen =
          ids.stream().map(id -> InboxPlace.requireOpen(inbox, id)).toList();
      chosen.forEach(w -> InboxPlace.requireSame(inbox, w, into));
      Waiting stays = InboxPlace.require(inbox, into);
      for (Waiting w : chosen) {
        inbox.merge(w.proposal().id(), stays.proposal().id(), place.sender());
        terminal.line(w.proposal().id() + " is merged into " + stays.proposal().id() + ".");
      }
      return Main.ALL_OUT;
    });
  }
}
