package org.corridor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Proposals to decide on, by their ids or by what they have in common.
final class InboxIds {
  @Parameters(
      arity = "0..*",
      paramLabel = "PROPOSAL",
      description = "Their ids, as P-1a2b3c4d, or how they begin; or all that the options choose.")
  private List<String> ids = new ArrayList<>();

  @Mixin
  private InboxChoice choice = new InboxChoice();

  @Option(
      names = "--except",
      split = ",",
      paramLabel = "PROPOSAL",
      description = "But not these, apart by commas.")
  private List<String> except = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Only lists how many of what kind in which reports that would be.")
  private boolean dryRun;

  /// Those that are open; one that was decided just so before is told and left.
  ///
  /// @param decided how they are decided now
  List<Waiting> open(Terminal terminal, Inbox inbox, Waiting.State decided) {
    if (ids.isEmpty() && !choice.isAny()) {
      throw BadInput.of(new Problem(
          "corridor reports",
          0,
          0,
          "PROPOSAL",
          "ids of proposals, or --report, --kind, --speaker, --act or --words",
          "none",
          "corridor reports inbox lists them"));
    }
    List<Problem> problems = new ArrayList<>();
    List<Waiting> left = new ArrayList<>();
    except.forEach(id -> find(inbox, id, left, problems));
    List<Waiting> named = new ArrayList<>();
    ids.forEach(id -> find(inbox, id, named, problems));
    List<Waiting> chosen = new ArrayList<>();
    for (Waiting w : ids.isEmpty() ? choice.of(Waiting.State.OPEN).of(inbox) : named) {
      if (left.stream().anyMatch(o -> o.proposal().id().equals(w.proposal().id()))) {
        continue;
      }
      if (w.state() == Waiting.State.OPEN) {
        chosen.add(w);
      } else if (w.state() == decided) {
        terminal.line(w.proposal().id() + " was " + decided.name().toLowerCase(Locale.ROOT)
            + " before, by " + w.by() + ".");
      } else {
        problems.add(InboxPlace.decided(w));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems, problems.size());
    }
    if (chosen.isEmpty() && ids.isEmpty()) {
      terminal.line("Nothing of that waits for a decision.");
    } else if (dryRun) {
      InboxSummary.reports(terminal, inbox, chosen);
      terminal.line("Nothing was decided (--dry-run).");
      return List.of();
    }
    return chosen;
  }

  private static void find(Inbox inbox, String id, List<Waiting> found, List<Problem> problems) {
    inbox.find(id).ifPresentOrElse(found::add, () -> problems.add(InboxPlace.unknown(id)));
  }
}
