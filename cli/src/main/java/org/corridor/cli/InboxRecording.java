package org.corridor.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/// Proposals become part of the record.
final class InboxRecording {
  private InboxRecording() {}

  /// Records them, a whole before its parts.
  ///
  /// @return what the rules of the record refuse; it stays in the inbox
  static List<Problem> confirm(
      Terminal terminal,
      RecordPlace.Opened opened,
      Inbox inbox,
      List<Waiting> some,
      String sender) {
    List<Proposal> chosen =
        Confirmation.inOrder(some.stream().map(Waiting::proposal).toList());
    List<Problem> refused = new ArrayList<>();
    for (Proposal p : chosen) {
      try {
        confirm(terminal, opened, inbox, p, sender);
      } catch (BadInput e) {
        refused.addAll(e.problems());
      }
    }
    return refused;
  }

  private static void confirm(
      Terminal terminal, RecordPlace.Opened opened, Inbox inbox, Proposal p, String sender) {
    Paper paper = inbox.findPaper(p.report()).orElseThrow();
    OpenRecord record = OpenRecord.of(opened.log());
    Instant now = Instant.now();
    String text = Confirmation.items(p, paper, opened.log()::reported);
    Intake intake = new Intake(record.state(), record.zone(), null, now);
    List<Item> items = intake.items(p.id(), text.getBytes(StandardCharsets.UTF_8));
    // The same proposal is recorded once, however often it is sent.
    List<Entry> added = record.add(
        "request " + p.request() + " " + Hash.of(List.of(p.request())).hex(),
        sender,
        items,
        now,
        opened.vault());
    inbox.confirmed(p.id(), sender);
    terminal.line(p.id() + ": " + InboxWords.what(p)
        + (added.isEmpty()
            ? " was recorded before."
            : " is recorded (entry " + added.getLast().position() + ")."));
  }

  /// Retracts what was confirmed; the proposal waits for a decision again.
  ///
  /// @throws BadInput where the record knows no retraction of its kind
  static void takeBack(
      Terminal terminal,
      RecordPlace.Opened opened,
      Inbox inbox,
      Proposal p,
      String reason,
      String sender) {
    if (!Confirmation.canBeTakenBack(p)) {
      throw BadInput.of(new Problem(
          "the inbox",
          0,
          0,
          p.id(),
          "a claim, a figure or a corridor day",
          "a confirmed " + p.kind() + ", which stays in the record",
          p.kind().equals("offer") ? "an offer-withdrawn says that it no longer stands" : ""));
    }
    OpenRecord record = OpenRecord.of(opened.log());
    if (Confirmation.isRetracted(p, record.state().reports())) {
      inbox.retracted(p.id(), sender);
      terminal.line(p.id() + " is open again: " + p.part("id") + " was retracted before.");
      return;
    }
    Instant now = Instant.now();
    String text = Confirmation.retraction(p, sender, reason);
    List<Item> items = new Intake(record.state(), record.zone(), null, now)
        .items(p.id(), text.getBytes(StandardCharsets.UTF_8));
    String request = "back " + p.request();
    record.add(
        "request " + request + " " + Hash.of(List.of(request)).hex(),
        sender,
        items,
        now,
        opened.vault());
    inbox.retracted(p.id(), sender);
    terminal.line(p.id() + " is open again: in the record " + p.part("id") + " is retracted ("
        + reason + ").");
    String anew = inbox.require(p.id()).proposal().part("id");
    for (Waiting w : inbox.all()) {
      boolean part =
          w.state() == Waiting.State.CONFIRMED && w.proposal().part("subsetOf").equals(anew);
      if (part) {
        terminal.line("  " + w.proposal().part("id")
            + " is part of it in the record: reopen that too, and confirm it behind this.");
      }
    }
  }
}
