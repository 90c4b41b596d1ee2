package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `corridor reports reopen`: takes back that proposals were rejected or merged.
@Command(
    name = "reopen",
    mixinStandardHelpOptions = true,
    description = {
      "Takes back that proposals were rejected or merged: they wait for a decision again.",
      "What is in the record is taken back by a retraction (corridor record add)."
    })
final class ReportsReopenCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(arity = "1..*", paramLabel = "PROPOSAL", description = "Their ids, as P-1a2b3c4d.")
  private List<String> ids = new ArrayList<>();

  ReportsReopenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return place.decide((opened, inbox) -> {
      List<Waiting> chosen =
          ids.stream().map(id -> InboxPlace.require(inbox, id)).toList();
      List<Problem> confirmed = chosen.stream()
          .filter(w -> w.state() == Waiting.State.CONFIRMED)
          .map(InboxPlace::decided)
          .toList();
      if (!confirmed.isEmpty()) {
        throw new BadInput(confirmed, confirmed.size());
      }
      for (Waiting w : chosen) {
        boolean open = w.state() == Waiting.State.OPEN;
        if (!open) {
          inbox.reopen(w.proposal().id(), place.sender());
        }
        terminal.line(w.proposal().id() + (open ? " is open." : " is open again."));
      }
      return Main.ALL_OUT;
    });
  }
}
