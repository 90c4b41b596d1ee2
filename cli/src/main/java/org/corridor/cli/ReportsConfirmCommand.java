package org.corridor.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Confirmation;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.Intake;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.Entry;
import org.corridor.log.Hash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `corridor reports confirm`: proposals become part of the record.
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    description =
        "Records proposals as they are; corridor reports mend changes their parts before.",
    footer = {"", "Exit status: 0 recorded, 2 refused by a rule of the record."})
final class ReportsConfirmCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(arity = "1..*", paramLabel = "PROPOSAL", description = "Their ids, as P-1a2b3c4d.")
  private List<String> ids = new ArrayList<>();

  ReportsConfirmCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return place.decide((opened, inbox) -> {
      // The whole before its parts: a figure names the one that includes it.
      List<Proposal> chosen = ids.stream()
          .map(id -> InboxPlace.requireOpen(inbox, id))
          .map(Waiting::proposal)
          .sorted(Comparator.comparing((Proposal p) -> !p.part("subsetOf").isEmpty())
              .thenComparingInt(Proposal::from))
          .toList();
      List<Problem> refused = new ArrayList<>();
      for (Proposal p : chosen) {
        try {
          confirm(opened, inbox, p);
        } catch (BadInput e) {
          refused.addAll(e.problems());
        }
      }
      if (!refused.isEmpty()) {
        terminal.error(
            "Refused, and still in the inbox (corridor reports mend changes a proposal):");
        refused.forEach(r -> terminal.error("  " + r));
        return Main.BAD_INPUT;
      }
      return Main.ALL_OUT;
    });
  }

  private void confirm(RecordPlace.Opened opened, Inbox inbox, Proposal p) {
    Paper paper = inbox.findPaper(p.report()).orElseThrow();
    OpenRecord record = OpenRecord.of(opened.log());
    Instant now = Instant.now();
    String text = Confirmation.items(p, paper, opened.log()::reported);
    Intake intake = new Intake(record.state(), record.zone(), null, now);
    List<Item> items = intake.items(p.id(), text.getBytes(StandardCharsets.UTF_8));
    // The same proposal is recorded once, however often it is sent.
    List<Entry> added = record.add(
        "request " + p.id() + " " + Hash.of(List.of(p.id())).hex(),
        place.sender(),
        items,
        now,
        opened.vault());
    inbox.confirmed(p.id(), place.sender());
    terminal.line(p.id() + ": " + InboxWords.what(p)
        + (added.isEmpty()
            ? " was recorded before."
            : " is recorded (entry " + added.getLast().position() + ")."));
  }
}
