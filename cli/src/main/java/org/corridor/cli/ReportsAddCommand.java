package org.corridor.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.ReadingJson;
import org.corridor.feeds.intake.Digest;
import org.corridor.feeds.intake.IntakeTrouble;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ReportReader;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.store.StoreTrouble;
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
  private static final int BATCH = 64;
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final long WATCH_MILLIS = 2_000;
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
      description = "Goes on and reads what comes into the folders, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--online",
      description = "Allows addresses (http, https): without, nothing is fetched.")
  private boolean online;

  private final List<Problem> problems = new ArrayList<>();
  private volatile boolean stopped;
  private int read;
  private int before;
  private int copies;
  private int proposed;
  private int known;

  ReportsAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /// A file that was read, or not; its bytes as they came.
  private static final class Read {
    private final String name;
    private final byte[] bytes;
    private final String hash;
    private final List<Reading> readings;

    Read(String name, byte[] bytes, String hash, List<Reading> readings) {
      this.name = name;
      this.bytes = bytes;
      this.hash = hash;
      this.readings = readings;
    }
  }

  @Override
  public Integer call() {
    List<String> files = files();
    Originals originals = new Originals();
    ReportReader reader = ReportReader.open();
    if (dryRun) {
      show(files, originals, reader);
      return done();
    }
    // Set before the database goes: a write that fails then is no trouble of its own.
    Thread onInterrupt = new Thread(() -> {
      stopped = true;
      terminal.error("Stopped. What was read is kept: the same command goes on from there.");
    });
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try (RecordPlace.Opened opened = place.open()) {
      opened.keepConnections();
      Inbox inbox = Inbox.of(opened.tray());
      take(files, originals, reader, inbox, true);
      say();
      while (watch) {
        Thread.sleep(WATCH_MILLIS);
        int had = read;
        take(files(), originals, reader, inbox, false);
        if (read > had) {
          say();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoreTrouble e) {
      if (!stopped) {
        throw e;
      }
      return Main.FAULT;
    } finally {
      forget(onInterrupt);
    }
    return done();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Ctrl-C: it is running.
      return;
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

  private void say() {
    terminal.line(
        "Read " + read + (read == 1 ? " report: " : " reports: ") + proposed + " new in the inbox, "
            + known + " known already"
            + (copies > 0
                ? "; " + copies + (copies == 1 ? " is a copy" : " are copies") + " of others"
                : "")
            + (before > 0
                ? "; " + before + (before == 1 ? " file was" : " files were") + " read before"
                : "")
            + ".");
  }

  private void take(
      List<String> files, Originals originals, ReportReader reader, Inbox inbox, boolean first) {
    boolean shown = terminal.interactive() && files.size() >= PROGRESS_FROM && first;
    try (ProgressBar bar = shown ? bar(files.size()) : null) {
      for (int i = 0; i < files.size(); i += BATCH) {
        List<String> batch = files.subList(i, Math.min(files.size(), i + BATCH));
        List<Read> all = batch.parallelStream()
            .map(name -> read(name, originals, reader, inbox))
            .toList();
        for (Read one : all) {
          take(one, inbox, first);
          if (bar != null) {
            bar.step();
          }
        }
      }
    }
  }

  private static ProgressBar bar(int files) {
    return new ProgressBarBuilder()
        .setTaskName("Reading")
        .setInitialMax(files)
        .setUnit(" reports", 1)
        .build();
  }

  private void take(Read one, Inbox inbox, boolean first) {
    if (one.readings.isEmpty()) {
      before += first && !one.hash.isEmpty() ? 1 : 0;
      return;
    }
    List<Inbox.Taken> taken =
        inbox.take(one.name, one.hash, one.bytes, ReportReader.VERSION, one.readings);
    for (Inbox.Taken t : taken) {
      read++;
      proposed += t.proposed().size();
      known += t.known().size();
      copies += t.copyOf().isEmpty() ? 0 : 1;
    }
  }

  private Read read(String name, Originals originals, ReportReader reader, @Nullable Inbox inbox) {
    try {
      byte[] bytes = bytes(name);
      String hash = Digest.of(bytes);
      if (inbox != null && inbox.hasRead(hash, ReportReader.VERSION)) {
        return new Read(name, bytes, hash, List.of());
      }
      List<Reading> readings = new ArrayList<>();
      for (Page page : originals.read(called(name), bytes)) {
        readings.add(reader.read(page, published == null ? today() : published));
      }
      return new Read(called(name), bytes, hash, readings);
    } catch (IntakeTrouble e) {
      problem(name, e.expected(), e.found(), e.hint());
    } catch (IOException e) {
      problem(name, "a file that can be read", FileTrouble.of(e), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Read(name, new byte[0], "", List.of());
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private synchronized void problem(String name, String expected, String found, String hint) {
    problems.add(new Problem(shown(name), 0, 0, "", expected, found, hint));
  }

  /// Without its folder: the same report has the same name wherever it lies.
  private static String called(String name) {
    return name.equals("-") || isAddress(name)
        ? shown(name)
        : String.valueOf(Path.of(name).getFileName());
  }

  private static String shown(String name) {
    return name.equals("-") ? "standard input" : name;
  }

  private byte[] bytes(String name) throws IOException, InterruptedException {
    if (name.equals("-")) {
      return System.in.readNBytes(Originals.BYTES_MAX + 1);
    }
    if (isAddress(name)) {
      return fetched(name);
    }
    Path file = Path.of(name);
    if (Files.size(file) > Originals.BYTES_MAX) {
      return new byte[Originals.BYTES_MAX + 1];
    }
    return Files.readAllBytes(file);
  }

  private static boolean isAddress(String name) {
    return name.toLowerCase(Locale.ROOT).matches("https?://.*");
  }

  private byte[] fetched(String address) throws IOException, InterruptedException {
    if (!online) {
      throw new IOException("addresses are fetched with --online only");
    }
    try (HttpClient client = HttpClient.newBuilder()
        .connectTimeout(WAIT)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address))
          .timeout(WAIT)
          .header("User-Agent", "corridor")
          .build();
      HttpResponse<java.io.InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (java.io.InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("the server answers " + answer.statusCode());
        }
        return body.readNBytes(Originals.BYTES_MAX + 1);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("no address: " + e.getMessage(), e);
    }
  }

  /// All files, those of folders in the order of their names.
  private List<String> files() {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      if (!name.equals("-") && !isAddress(name) && Files.isDirectory(Path.of(name))) {
        try (Stream<Path> all = Files.walk(Path.of(name))) {
          all.filter(Files::isRegularFile)
              .filter(f -> !f.getFileName().toString().startsWith("."))
              .sorted()
              .map(Path::toString)
              .forEach(files::add);
        } catch (IOException e) {
          problem(name, "a folder that can be read", FileTrouble.of(e), "");
        }
      } else {
        files.add(name);
      }
    }
    return files;
  }

  private void show(List<String> files, Originals originals, ReportReader reader) {
    List<Reading> all = new ArrayList<>();
    files.forEach(name -> all.addAll(read(name, originals, reader, null).readings));
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
