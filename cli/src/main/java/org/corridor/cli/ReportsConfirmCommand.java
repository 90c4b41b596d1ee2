package org.corridor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `corridor reports confirm`: proposals become part of the record.
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    description =
        "Records proposals as they are; corridor reports mend changes their parts before.",
    footer = {
      "",
      "  corridor reports confirm --report ocha --kind figures --except 1a2b,3c4d",
      "",
      "Exit status: 0 recorded, 2 refused by a rule of the record."
    })
final class ReportsConfirmCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Mixin
  private InboxIds ids = new InboxIds();

  ReportsConfirmCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return place.decide((opened, inbox) -> {
      List<Waiting> chosen = ids.open(terminal, inbox, Waiting.State.CONFIRMED);
      List<Problem> refused =
          InboxRecording.confirm(terminal, opened, inbox, chosen, place.sender());
      if (!refused.isEmpty()) {
        terminal.error(
            "Refused, and still in the inbox (corridor reports mend changes a proposal):");
        refused.forEach(r -> terminal.error("  " + r));
        return Main.BAD_INPUT;
      }
      return Main.ALL_OUT;
    });
  }
}
