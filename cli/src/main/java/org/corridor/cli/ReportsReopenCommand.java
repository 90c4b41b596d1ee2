package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor reports reopen`: takes back what was decided on proposals.
@Command(
    name = "reopen",
    mixinStandardHelpOptions = true,
    description = {
      "Takes back what was decided on proposals: they wait for a decision again.",
      "Claims, figures and corridor days that were confirmed stay in the record, retracted,",
      "with the reason that --reason tells."
    })
final class ReportsReopenCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      description = "Why what was confirmed is retracted.")
  private String reason = "";

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
      for (Waiting w : chosen) {
        if (w.state() == Waiting.State.CONFIRMED) {
          InboxRecording.takeBack(
              terminal, opened, inbox, w.proposal(), requireReason(), place.sender());
          continue;
        }
        boolean open = w.state() == Waiting.State.OPEN;
        if (!open) {
          inbox.reopen(w.proposal().id(), place.sender());
        }
        terminal.line(w.proposal().id() + (open ? " is open." : " is open again."));
      }
      return Main.ALL_OUT;
    });
  }

  private String requireReason() {
    if (reason.isBlank()) {
      throw BadInput.of(new Problem(
          "corridor reports reopen",
          0,
          0,
          "--reason",
          "why what is in the record is retracted",
          "nothing",
          "--reason \"it was another town\""));
    }
    return reason;
  }
}
