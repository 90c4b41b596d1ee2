package org.corridor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Surroundings;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.FileTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor reports show`: one proposal with all its parts and reports.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows a proposal: its parts, as they would be recorded, and the reports it is in.")
final class ReportsShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(paramLabel = "PROPOSAL", description = "Its id, as P-1a2b3c4d.")
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
      Waiting w = InboxPlace.require(inbox, id);
      InboxWords.print(
          terminal,
          w.proposal(),
          w.state().name().toLowerCase(Locale.ROOT),
          w.reports().size(),
          new Surroundings(inbox, opened.tray()::findPaper).of(w.proposal()).orElse(null));
      terminal.line("    as " + w.proposal().kind() + ":");
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
                "in " + p.name() + " (" + p.source() + (p.copyOf() == null ? "" : ", a copy")
                    + "), sha256 " + p.hash()));
      }
      if (original != null) {
        write(opened, inbox, w, original);
      }
    }
    return Main.ALL_OUT;
  }

  private static void write(RecordPlace.Opened opened, Inbox inbox, Waiting w, Path file) {
    byte[] bytes = inbox
        .findPaper(w.proposal().report())
        .flatMap(p -> opened.tray().findPaper(p.hash()))
        .orElseThrow();
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new Main.CannotWrite(file + ": " + FileTrouble.of(e), e);
    }
  }
}
