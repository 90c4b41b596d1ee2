package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor reports reject`: proposals are put away.
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = "Puts proposals away; the same read again stays rejected.")
final class ReportsRejectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(arity = "1..*", paramLabel = "PROPOSAL", description = "Their ids, as P-1a2b3c4d.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why.")
  private String reason = "";

  ReportsRejectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return place.decide((opened, inbox) -> {
      List<Waiting> chosen =
          ids.stream().map(id -> InboxPlace.requireOpen(inbox, id)).toList();
      for (Waiting w : chosen) {
        inbox.reject(w.proposal().id(), reason, place.sender());
        terminal.line(w.proposal().id() + " is rejected.");
      }
      return Main.ALL_OUT;
    });
  }
}
