package org.corridor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Choice;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.Surroundings;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor reports show`: one proposal with all its parts and reports, or one report.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a proposal: its parts, as they would be recorded, and the reports it is in;",
      "or a report: its text, and all that was read in it."
    },
    footer = {
      "",
      "  corridor reports show P-1a2b3c4d --record talks",
      "  corridor reports show R-1a2b3c4d --record talks"
    })
final class ReportsShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(
      paramLabel = "ID",
      description =
          "Of a proposal, as P-1a2b3c4d; or of a report, as R-1a2b3c4d, or its file name.")
  private String id = "";

  @Option(
      names = "--original",
      paramLabel = "FILE",
      description = "Also writes the file it was read in, byte for byte.")
  private @Nullable Path original;

  ReportsShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (RecordPlace.Opened opened = place.open()) {
      Inbox inbox = Inbox.of(opened.tray());
      Surroundings surroundings = new Surroundings(inbox, opened.tray()::findPaper);
      boolean file = inbox.papers().stream().anyMatch(p -> p.name().equals(id));
      Waiting proposal = file ? null : inbox.find(id).orElse(null);
      Paper paper;
      if (proposal != null) {
        paper = inbox.findPaper(proposal.proposal().report()).orElseThrow();
        print(inbox, surroundings, proposal);
      } else if (!file && id.startsWith("P-")) {
        throw BadInput.of(InboxPlace.unknown(id));
      } else {
        List<Paper> named = InboxPlace.papers(inbox, id);
        if (named.size() > 1) {
          throw BadInput.of(new Problem(
              "the inbox",
              0,
              0,
              "ID",
              "one report",
              named.size() + " reports",
              "corridor reports inbox --summary lists them by their ids"));
        }
        paper = named.getFirst();
        print(inbox, surroundings, paper);
      }
      if (original != null) {
        write(opened, paper, original);
      }
    }
    return Main.ALL_OUT;
  }

  private void print(Inbox inbox, Surroundings surroundings, Paper paper) {
    terminal.heading(InboxSummary.called(paper));
    terminal.paragraph(
        "",
        0,
        Proposals.reportId(paper.key())
            + (paper.language().isEmpty() ? "" : ", language " + paper.language())
            + (paper.address().isEmpty() ? "" : ", " + paper.address())
            + ", taken in " + paper.takenIn() + ", sha256 " + paper.hash());
    terminal.line("");
    surroundings
        .text(paper.key())
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> terminal.paragraph("    |", 6, line.strip()));
    terminal.line("");
    List<Waiting> read =
        new Choice("", Proposals.reportId(paper.key()), "", "", "", null).of(inbox);
    for (Waiting w : read) {
      String state = w.state() == Waiting.State.OPEN
          ? ""
          : w.state().name().toLowerCase(Locale.ROOT) + " by " + w.by();
      InboxWords.print(terminal, w.proposal(), state, w.reports().size());
    }
    terminal.line(read.isEmpty() ? "Nothing was found in it." : InboxSummary.kinds(read) + ".");
  }

  private void print(Inbox inbox, Surroundings surroundings, Waiting w) {
    InboxWords.print(
        terminal,
        w.proposal(),
        w.state().name().toLowerCase(Locale.ROOT),
        w.reports().size(),
        surroundings.of(w.proposal()).orElse(null));
    terminal.line(
        "    as " + w.proposal().kind() + (inbox.isMended(w.proposal().id()) ? ", mended:" : ":"));
    w.proposal()
        .parts()
        .forEach((name, value) -> terminal.paragraph("      ", 8, name + ": " + value));
    terminal.line("    characters " + w.proposal().from() + " to "
        + w.proposal().to() + ", read by " + w.proposal().reader());
    for (String key : w.reports()) {
      inbox
          .findPaper(key)
          .ifPresent(p -> terminal.paragraph(
              "    ",
              4,
              "in " + Proposals.reportId(p.key()) + " " + p.name() + " (" + p.source()
                  + (p.copyOf() == null ? "" : ", a copy") + "), sha256 " + p.hash()));
    }
  }

  private static void write(RecordPlace.Opened opened, Paper paper, Path file) {
    byte[] bytes = opened.tray().findPaper(paper.hash()).orElseThrow();
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new Main.CannotWrite(file + ": " + FileTrouble.of(e), e);
    }
  }
}
