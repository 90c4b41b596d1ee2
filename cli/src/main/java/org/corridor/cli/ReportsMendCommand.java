package org.corridor.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Confirmation;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Mending;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor reports mend`: other parts than those that were read.
@Command(
    name = "mend",
    mixinStandardHelpOptions = true,
    description =
        "Changes parts of a proposal before it is confirmed; an empty value takes a part away.",
    footer = {
      "",
      "  corridor reports mend P-1a2b3c4d --set speaker='Iryna Vereshchuk' --record talks",
      "  corridor reports mend P-1a2b3c4d --undo --record talks"
    })
final class ReportsMendCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(paramLabel = "PROPOSAL", description = "Its id, as P-1a2b3c4d.")
  private String id = "";

  @Option(names = "--set", paramLabel = "PART=VALUE", description = "A part and what it is.")
  private Map<String, String> parts = new LinkedHashMap<>();

  @Option(names = "--undo", description = "Takes back what was changed: it is as it was read.")
  private boolean undo;

  ReportsMendCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (parts.isEmpty() != undo) {
      throw BadInput.of(new Problem(
          "corridor reports mend",
          0,
          0,
          "--set",
          "--set PART=VALUE, or --undo",
          undo ? "both" : "neither",
          "corridor reports show " + id + " lists its parts"));
    }
    if (parts.containsKey("id")) {
      throw BadInput.of(
          new Problem("the inbox", 0, 0, "id", "a part that can change", "id", "ids stay"));
    }
    return place.decide((opened, inbox) -> {
      Waiting w = InboxPlace.requireOpen(inbox, id);
      if (undo && !inbox.isMended(w.proposal().id())) {
        terminal.line(w.proposal().id() + " is as it was read.");
        return Main.ALL_OUT;
      }
      if (undo) {
        inbox.unmend(w.proposal().id(), place.sender());
        print(inbox, w, "as it was read");
        return Main.ALL_OUT;
      }
      Map<String, Object> mended = Mending.parts(w.proposal(), parts);
      // What could not be recorded is told now.
      ItemReader.read(
          w.proposal().id(),
          Confirmation.item(w.proposal().with(mended)),
          OpenRecord.of(opened.log()).zone());
      inbox.mend(w.proposal().id(), mended, place.sender());
      print(inbox, w, "mended");
      return Main.ALL_OUT;
    });
  }

  private void print(Inbox inbox, Waiting w, String state) {
    InboxWords.print(
        terminal,
        InboxPlace.require(inbox, w.proposal().id()).proposal(),
        state,
        w.reports().size());
  }
}
