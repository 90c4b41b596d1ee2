package org.corridor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The record whose inbox is meant.
final class InboxPlace {
  @Option(
      names = "--record",
      paramLabel = "RECORD",
      defaultValue = "${env:CORRIDOR_RECORD}",
      description = {
        "The folder of the record (corridor record new);",
        "else what the environment variable CORRIDOR_RECORD names."
      })
  private @Nullable Path folder;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = "The record on this server instead, as postgresql://user@host/database.")
  private @Nullable String store;

  @Option(names = "--as", paramLabel = "NAME", description = "Who decides.")
  private String sender = Sender.name();

  String sender() {
    return sender;
  }

  boolean named() {
    return folder != null || store != null;
  }

  String name() {
    return folder == null ? String.valueOf(store) : folder.toString();
  }

  RecordPlace.Opened open() {
    if (!named()) {
      throw BadInput.of(new Problem(
          "corridor reports",
          0,
          0,
          "--record",
          "the folder of a record",
          "none",
          "--record talks; --dry-run shows what is read and stores nothing"));
    }
    return new RecordPlace(folder == null ? Path.of(".") : folder, store).open();
  }

  /// Decides while nobody else does, here or in a room.
  int decide(BiFunction<RecordPlace.Opened, Inbox, Integer> decision) {
    try (RecordPlace.Opened opened = open()) {
      return opened.tray().alone(() -> decision.apply(opened, Inbox.of(opened.tray())));
    }
  }

  /// A proposal by its id or how it begins.
  static Waiting require(Inbox inbox, String id) {
    return inbox.find(id).orElseThrow(() -> BadInput.of(unknown(id)));
  }

  /// Reports by their file name, of a feed several; else one by its id or how that begins.
  static List<Paper> papers(Inbox inbox, String report) {
    List<Paper> named =
        inbox.papers().stream().filter(p -> p.name().equals(report)).toList();
    if (!named.isEmpty()) {
      return named;
    }
    List<Paper> begins = inbox.papers().stream()
        .filter(p -> report.startsWith("R-") && Proposals.reportId(p.key()).startsWith(report))
        .toList();
    if (begins.size() != 1) {
      throw BadInput.of(new Problem(
          "the inbox",
          0,
          0,
          "REPORT",
          "a report in the inbox",
          "\"" + report + "\"" + (begins.isEmpty() ? "" : ", as " + begins.size() + " begin"),
          "corridor reports inbox --summary lists them"));
    }
    return begins;
  }

  static Problem unknown(String id) {
    return new Problem(
        "the inbox", 0, 0, "", "a proposal", "\"" + id + "\"", "corridor reports inbox lists them");
  }

  /// One that nobody has decided on.
  static Waiting requireOpen(Inbox inbox, String id) {
    Waiting waiting = require(inbox, id);
    if (waiting.state() != Waiting.State.OPEN) {
      throw BadInput.of(decided(waiting));
    }
    return waiting;
  }

  /// Another of the same kind that stands, so that one may be merged into it.
  static Waiting requireSame(Inbox inbox, Waiting one, String into) {
    Waiting stays = require(inbox, into);
    boolean same = !stays.proposal().id().equals(one.proposal().id())
        && stays.proposal().kind().equals(one.proposal().kind());
    if (!stays.stands() || !same) {
      throw BadInput.of(new Problem(
          "the inbox",
          0,
          0,
          one.proposal().id(),
          "another " + one.proposal().kind() + " that is open or confirmed",
          stays.proposal().kind() + " " + stays.proposal().id() + ", which is "
              + stays.state().name().toLowerCase(java.util.Locale.ROOT),
          "only the same kind can be the same"));
    }
    return stays;
  }

  static Problem decided(Waiting waiting) {
    return new Problem(
        "the inbox",
        0,
        0,
        waiting.proposal().id(),
        "a proposal that is open",
        "one that " + waiting.by() + " has "
            + waiting.state().name().toLowerCase(java.util.Locale.ROOT),
        "corridor reports reopen " + waiting.proposal().id()
            + (waiting.state() == Waiting.State.CONFIRMED ? " --reason …" : ""));
  }
}
