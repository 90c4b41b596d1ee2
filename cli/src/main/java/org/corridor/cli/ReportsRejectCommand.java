package org.corridor.cli;

import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor reports reject`: proposals are put away.
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description =
        "Puts proposals away; the same read again stays rejected. corridor reports reopen takes it"
            + " back.")
final class ReportsRejectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Mixin
  private InboxIds ids = new InboxIds();

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why.")
  private String reason = "";

  ReportsRejectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return place.decide((opened, inbox) -> {
      for (Waiting w : ids.open(terminal, inbox, Waiting.State.REJECTED)) {
        inbox.reject(w.proposal().id(), reason, place.sender());
        terminal.line(w.proposal().id() + " is rejected.");
      }
      return Main.ALL_OUT;
    });
  }
}
