package org.corridor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Choice;
import org.corridor.feeds.inbox.Confirmation;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Mending;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Surroundings;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.OpenRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corridor reports review`: one proposal after another, each in its text.
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = {
      "Goes through what waits, what matters most on the road first, each in its text. A letter and",
      "Enter decides; nothing is decided by leaving."
    },
    footer = {
      "",
      "  c                  confirm             s  later",
      "  r WHY              reject              u  take back the last decision",
      "  m PART=VALUE ...   mend, and see       a  all its parts",
      "  = P-1a2b3c4d       the same as that    q  leave"
    })
final class ReportsReviewCommand implements Callable<Integer> {
  private static final String KEYS =
      "c confirm, r reject, m PART=VALUE mend, = ID same as, s later,"
          + " u take back, a all parts, q leave";

  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Mixin
  private InboxChoice choice = new InboxChoice();

  @Option(names = "--by-report", description = "In the order of the reports instead.")
  private boolean byReport;

  /// What was decided here, the last first.
  private final Deque<String> decided = new ArrayDeque<>();

  ReportsReviewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Inbox inbox = Inbox.of(opened.tray());
      List<Waiting> open = choice.of(Waiting.State.OPEN).of(inbox);
      Deque<String> next = new ArrayDeque<>();
      (byReport ? open : Choice.importantFirst(open))
          .forEach(w -> next.add(w.proposal().id()));
      terminal.paragraph("", 0, open.isEmpty() ? "Nothing waits for a decision." : KEYS);
      Surroundings surroundings = new Surroundings(inbox, opened.tray()::findPaper);
      String report = "";
      while (!next.isEmpty()) {
        inbox.catchUp();
        Waiting w = inbox.require(next.peek());
        if (w.state() != Waiting.State.OPEN) {
          next.remove();
          continue;
        }
        report = show(inbox, surroundings, w, report, next.size());
        String line = in.readLine();
        if (line == null || !answered(opened, inbox, w, line.strip(), next)) {
          break;
        }
      }
      terminal.line("");
      terminal.line(decided.size() + " decided; " + inbox.open().size() + " wait.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Main.ALL_OUT;
  }

  private String show(Inbox inbox, Surroundings surroundings, Waiting w, String report, int left) {
    Proposal p = w.proposal();
    terminal.line("");
    if (!p.report().equals(report)) {
      inbox.findPaper(p.report()).ifPresent(paper -> terminal.heading(InboxSummary.called(paper)));
    }
    InboxWords.print(
        terminal, p, left + " left", w.reports().size(), surroundings.of(p).orElse(null));
    terminal.print("> ");
    return p.report();
  }

  /// Does what was asked; false to leave.
  private boolean answered(
      RecordPlace.Opened opened, Inbox inbox, Waiting w, String line, Deque<String> next) {
    String id = w.proposal().id();
    String rest = line.length() > 1 ? line.substring(1).strip() : "";
    // A word is no key: "cancel" does not confirm.
    boolean key = line.length() == 1
        || line.startsWith("=")
        || (line.matches("(?s)[rm] .*") && !rest.isEmpty());
    try {
      switch (key ? line.charAt(0) : ' ') {
        case 'q' -> {
          return false;
        }
        case 's' -> next.add(next.remove());
        case 'u' -> takeBack(opened, inbox, next);
        case 'a' ->
          w.proposal()
              .parts()
              .forEach((name, value) -> terminal.paragraph("      ", 8, name + ": " + value));
        case 'm' -> mend(opened, inbox, id, rest);
        case 'c' -> {
          List<Problem> refused = decide(
              opened,
              inbox,
              id,
              o -> InboxRecording.confirm(terminal, opened, inbox, List.of(o), place.sender()));
          refused.forEach(r -> terminal.line("  refused: " + r));
          if (refused.isEmpty()) {
            decided.push(id);
          }
        }
        case 'r' -> {
          if (rest.isEmpty()) {
            terminal.line("  r and why, in a few words: r the bridge is in another town");
            return true;
          }
          decide(opened, inbox, id, o -> {
            inbox.reject(id, rest, place.sender());
            decided.push(id);
            return List.of();
          });
        }
        case '=' -> same(opened, inbox, w, rest);
        default -> terminal.paragraph("", 0, KEYS);
      }
    } catch (BadInput e) {
      e.problems().forEach(r -> terminal.line("  " + r));
    }
    return true;
  }

  private interface Decision {
    List<Problem> on(Waiting open);
  }

  /// While nobody else decides, on what is still open.
  private static List<Problem> decide(
      RecordPlace.Opened opened, Inbox inbox, String id, Decision decision) {
    return opened.tray().alone(() -> {
      inbox.catchUp();
      return decision.on(InboxPlace.requireOpen(inbox, id));
    });
  }

  private void takeBack(RecordPlace.Opened opened, Inbox inbox, Deque<String> next) {
    @Nullable String last = decided.peek();
    if (last == null) {
      terminal.line("  Nothing was decided here yet.");
      return;
    }
    opened.tray().alone(() -> {
      inbox.catchUp();
      Waiting w = InboxPlace.require(inbox, last);
      if (w.state() == Waiting.State.CONFIRMED) {
        InboxRecording.takeBack(
            terminal, opened, inbox, w.proposal(), "confirmed by mistake", place.sender());
      } else if (w.state() != Waiting.State.OPEN) {
        inbox.reopen(last, place.sender());
      }
      decided.pop();
      next.push(last);
      return last;
    });
  }

  private void mend(RecordPlace.Opened opened, Inbox inbox, String id, String rest) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String change : rest.split(" (?=\\p{L}+=)", -1)) {
      int at = change.indexOf('=');
      if (at > 0) {
        changes.put(change.substring(0, at).strip(), change.substring(at + 1).strip());
      }
    }
    if (changes.isEmpty()) {
      terminal.line("  m speaker=Iryna Vereshchuk act=promise; an empty value takes a part away");
      return;
    }
    decide(opened, inbox, id, w -> {
      Map<String, Object> mended = Mending.parts(w.proposal(), changes);
      ItemReader.read(
          id,
          Confirmation.item(w.proposal().with(mended)),
          OpenRecord.of(opened.log()).zone());
      inbox.mend(id, mended, place.sender());
      return List.of();
    });
  }

  private void same(RecordPlace.Opened opened, Inbox inbox, Waiting w, String into) {
    decide(opened, inbox, w.proposal().id(), open -> {
      Waiting stays = InboxPlace.requireSame(inbox, open, into);
      inbox.merge(open.proposal().id(), stays.proposal().id(), place.sender());
      decided.push(open.proposal().id());
      return List.of();
    });
  }
}
