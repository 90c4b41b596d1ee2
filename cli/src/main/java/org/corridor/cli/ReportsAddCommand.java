package org.corridor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Intake;
import org.corridor.feeds.inbox.Intake.Source;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.ReadingJson;
import org.corridor.feeds.inbox.Watch;
import org.corridor.feeds.intake.Fetch;
import org.corridor.feeds.intake.IntakeTrouble;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ReportReader;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor reports add`: reads reports into the inbox.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Reads reports and puts what they say into the inbox of a record.",
    footer = {
      "",
      "Takes plain text, saved web pages, RSS and Atom files, PDF and mail files, up to 10 MB each.",
      "A folder is read with all in it; what was read before is skipped, so that a run that was cut off",
      "goes on where it stopped.",
      "",
      "Exit status: 0 all read, 2 some could not be (the others are in the inbox)."
    })
final class ReportsAddCommand implements Callable<Integer> {
  private static final int PROGRESS_FROM = 20;
  private static final String STANDARD_INPUT = "standard input";
  private static final long WATCH_MILLIS = 2_000;
  private static final int LOOKS_PER_FETCH = 150;
  private static final int SHOWN_MAX = 20;

  private final Terminal terminal;

  @Mixin
  private InboxPlace place = new InboxPlace();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files, folders, or - for standard input; with --online addresses of feeds or pages.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--dry-run", description = "Shows what would be proposed and stores nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "With --dry-run: all that was read, as JSON.")
  private boolean json;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = {
        "The day, as 2022-03-05, on which those were published that do not say when: \"Thursday\" is",
        "the one before it. Else today."
      })
  private @Nullable LocalDate published;

  @Option(
      names = "--watch",
      description = {
        "Goes on and reads what comes into the folders, and every five minutes what is at the addresses,",
        "until Ctrl-C."
      })
  private boolean watch;

  @Option(
      names = "--online",
      description = "Allows addresses (http, https): without, nothing is fetched.")
  private boolean online;

  @Option(
      names = "--rules-alone",
      description = {
        "Reads by rules alone, without what was learned from labelled reports: finds less, three to",
        "five times as fast."
      })
  private boolean rulesAlone;

  private final List<Problem> problems = new ArrayList<>();
  private final Fetch fetch = Fetch.anything();

  ReportsAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (json && !dryRun) {
      throw BadInput.of(new Problem(
          "corridor reports add",
          0,
          0,
          "--json",
          "--json together with --dry-run",
          "--json alone",
          "corridor reports inbox --json prints what was stored"));
    }
    try (Interrupt interrupt = Interrupt.caught(terminal)) {
      return call(interrupt);
    }
  }

  private Integer call(Interrupt interrupt) {
    Intake intake = new Intake(
        () -> LocalDate.now(ZoneOffset.UTC),
        published,
        rulesAlone ? ReportReader.openWithoutSecond() : ReportReader.open());
    if (dryRun) {
      show(sources(), intake, interrupt);
      return interrupt.isAsked() ? Interrupt.STATUS : done();
    }
    try (RecordPlace.Opened opened = place.open()) {
      opened.keepConnections();
      Inbox inbox = Inbox.of(opened.tray());
      Intake.Sum sum = take(sources(), intake, inbox, interrupt);
      say(sum);
      if (published != null && sum.before() > 0) {
        terminal.line("--published changes nothing in what was read before: corridor reports date"
            + " FILE " + published + " does.");
      }
      InboxSummary.undated(terminal, inbox);
      if (watch) {
        watch(intake, inbox, interrupt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (interrupt.isAsked()) {
      terminal.error("Stopped. What was read is kept: the same command goes on from there.");
      return Interrupt.STATUS;
    }
    return done();
  }

  /// Files as they come to rest; addresses not so often that it would be a burden.
  private void watch(Intake intake, Inbox inbox, Interrupt interrupt) throws InterruptedException {
    List<Watch> folders =
        folders().map(f -> new Watch(f, InstantSource.system())).toList();
    List<Source> addresses = addresses();
    for (long look = 1; !interrupt.await(WATCH_MILLIS); look++) {
      List<Source> fresh = new ArrayList<>();
      int had = problems.size();
      for (Watch folder : folders) {
        try {
          for (Path file : folder.look(this::notRead)) {
            fresh.add(Source.of(file));
            folder.took(file);
          }
        } catch (IOException e) {
          terminal.error("A folder cannot be read: " + FileTrouble.of(e));
        }
      }
      if (look % LOOKS_PER_FETCH == 0) {
        fresh.addAll(addresses);
      }
      Intake.Sum sum = intake.take(inbox, fresh, heard(null, interrupt));
      problems.stream().skip(had).forEach(p -> terminal.error("Not read: " + p));
      if (sum.reports() > 0) {
        say(sum);
      }
    }
  }

  private Integer done() {
    if (!problems.isEmpty()) {
      terminal.error(problems.size() == 1 ? "Not read:" : problems.size() + " not read:");
      problems.stream().limit(SHOWN_MAX).forEach(p -> terminal.error("  " + p));
      return Main.BAD_INPUT;
    }
    return Main.ALL_OUT;
  }

  private void say(Intake.Sum sum) {
    int read = sum.reports();
    terminal.line("Read " + read + (read == 1 ? " report: " : " reports: ") + sum.proposed()
        + " new in the inbox, " + sum.known() + " known already"
        + (sum.copies() > 0
            ? "; " + sum.copies() + (sum.copies() == 1 ? " is a copy" : " are copies")
                + " of others"
            : "")
        + (sum.before() > 0
            ? "; " + sum.before() + (sum.before() == 1 ? " file was" : " files were")
                + " read before"
            : "")
        + ".");
  }

  private Intake.Sum take(List<Source> sources, Intake intake, Inbox inbox, Interrupt interrupt) {
    boolean shown = terminal.interactive() && sources.size() >= PROGRESS_FROM;
    try (ProgressBar bar = shown ? bar(sources.size()) : null) {
      return intake.take(inbox, sources, heard(bar, interrupt));
    }
  }

  private static ProgressBar bar(int files) {
    return new ProgressBarBuilder()
        .setTaskName("Reading")
        .setInitialMax(files)
        .setUnit(" reports", 1)
        .build();
  }

  private Intake.Told heard(@Nullable ProgressBar bar, Interrupt interrupt) {
    return new Intake.Told() {
      @Override
      public boolean isStopped() {
        return interrupt.isAsked();
      }

      @Override
      public void trouble(Source source, IntakeTrouble why) {
        problem(source.shown(), why.expected(), why.found(), why.hint());
      }

      @Override
      public void trouble(Source source, IOException why) {
        problem(source.shown(), "a report that can be read", FileTrouble.of(why), "");
      }

      @Override
      public void done() {
        if (bar != null) {
          bar.step();
        }
      }
    };
  }

  private synchronized void problem(String where, String expected, String found, String hint) {
    problems.add(new Problem(where, 0, 0, "", expected, found, hint));
  }

  /// All that was named; files of folders in the order of their names.
  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (String name : names) {
      if (name.equals("-")) {
        sources.add(new Source(
            STANDARD_INPUT, STANDARD_INPUT, () -> System.in.readNBytes(Originals.BYTES_MAX + 1)));
      } else if (Fetch.isAddress(name)) {
        sources.add(
            online
                ? Source.of(name, fetch)
                : new Source(name, name, () -> {
                  throw new IOException("an address, fetched with --online only");
                }));
      } else if (Files.isDirectory(Path.of(name))) {
        try {
          Watch.files(Path.of(name), this::notRead).forEach(f -> sources.add(Source.of(f)));
        } catch (IOException e) {
          problem(name, "a folder that can be read", FileTrouble.of(e), "");
        }
      } else {
        sources.add(Source.of(Path.of(name)));
      }
    }
    return sources;
  }

  private void notRead(Path file, String found) {
    problem(file.toString(), "a file that can be read", found, "name the file itself");
  }

  private Stream<Path> folders() {
    return names.stream()
        .filter(name -> !name.equals("-") && !Fetch.isAddress(name))
        .map(Path::of)
        .filter(Files::isDirectory);
  }

  private List<Source> addresses() {
    return names.stream()
        .filter(name -> online && Fetch.isAddress(name))
        .map(name -> Source.of(name, fetch))
        .toList();
  }

  private void show(List<Source> sources, Intake intake, Interrupt interrupt) {
    List<Reading> all = new ArrayList<>();
    sources.forEach(source -> all.addAll(intake.tried(source, heard(null, interrupt))));
    if (json) {
      terminal.print(ReadingJson.of(all) + "\n");
      return;
    }
    for (Reading reading : all) {
      Page page = reading.page();
      terminal.heading(page.title().isEmpty() ? page.name() : page.title());
      terminal.line((page.source().isEmpty() ? "source not told" : page.source()) + ", "
          + (page.published() == null
              ? "date not told"
              : page.published().toString().replace('T', ' '))
          + (page.zone() == null ? "" : " " + page.zone())
          + ", " + (page.language().isEmpty() ? "language not told" : page.language()));
      List<Proposal> proposals = Proposals.of(reading);
      if (proposals.isEmpty()) {
        terminal.line("Nothing to propose.");
      }
      proposals.forEach(p -> InboxWords.print(terminal, p, "", 1));
      terminal.line("");
    }
  }
}
