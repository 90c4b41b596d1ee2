package org.corridor.feeds.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.feeds.intake.Digest;
import org.corridor.feeds.intake.Fetch;
import org.corridor.feeds.intake.IntakeTrouble;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ReportReader;
import org.jspecify.annotations.Nullable;

/// Reads reports into an inbox, from wherever they come.
public final class Intake {
  private static final int AHEAD = 16;

  private final Originals originals = new Originals();
  private final ReportReader reader;
  private final Supplier<LocalDate> today;
  private final @Nullable LocalDate assumed;

  /// Somewhere a report comes from.
  ///
  /// @param shown where it is, in words
  /// @param name of the report, the same wherever it lies
  public record Source(String shown, String name, Bytes bytes) {
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /// Letters that would move the cursor or colour the screen are not part of a name.
    public Source {
      shown = NOT_SHOWN.matcher(shown).replaceAll("?");
      name = NOT_SHOWN.matcher(name).replaceAll("?");
    }

    /// A file; of a larger one than is read only what shows that it is.
    public static Source of(Path file) {
      return of(file, new OpenOption[0]);
    }

    /// The same, but not what a link leads to.
    public static Source within(Path file) {
      return of(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Source of(Path file, OpenOption... how) {
      return new Source(file.toString(), String.valueOf(file.getFileName()), () -> {
        try (InputStream in = Files.newInputStream(file, how)) {
          return in.readNBytes(Originals.BYTES_MAX + 1);
        }
      });
    }

    /// A page or a feed.
    public static Source of(String address, Fetch fetch) {
      return new Source(address, address, () -> fetch.fetch(address));
    }
  }

  /// What is there now.
  @FunctionalInterface
  public interface Bytes {
    byte[] read() throws IOException, InterruptedException;
  }

  /// What came of it.
  ///
  /// @param reports read
  /// @param proposed new in the inbox
  /// @param known proposals that were there already
  /// @param copies reports that repeat another
  /// @param before files that were read before
  public record Sum(int reports, int proposed, int known, int copies, int before) {
    public static final Sum NONE = new Sum(0, 0, 0, 0, 0);

    Sum and(Sum o) {
      return new Sum(
          reports + o.reports,
          proposed + o.proposed,
          known + o.known,
          copies + o.copies,
          before + o.before);
    }
  }

  /// Is told how it goes.
  public interface Told {
    /// One could be fetched and not read.
    void trouble(Source source, IntakeTrouble why);

    /// One could not be fetched.
    void trouble(Source source, IOException why);

    /// One is done, read or not.
    default void done() {}

    /// Is no more to be read? What was begun is finished.
    default boolean isStopped() {
      return false;
    }
  }

  /// @param today the day from which days are reckoned in those that do not say when they were
  ///     published
  public Intake(Supplier<LocalDate> today) {
    this(today, null);
  }

  /// @param assumed the day on which those were published that do not say when; null where nobody
  ///     knows
  public Intake(Supplier<LocalDate> today, @Nullable LocalDate assumed) {
    this(today, assumed, ReportReader.open());
  }

  /// The same, with a reader of its own.
  public Intake(Supplier<LocalDate> today, @Nullable LocalDate assumed, ReportReader reader) {
    this.today = today;
    this.assumed = assumed;
    this.reader = reader;
  }

  /// The reports in a file, read and not kept.
  ///
  /// @throws IntakeTrouble where it is none that can be read
  public List<Reading> read(String name, byte[] bytes, @Nullable LocalDate published) {
    return read(null, name, bytes, published);
  }

  /// @param inbox what a person told there of when a report was published holds
  private List<Reading> read(
      @Nullable Inbox inbox, String name, byte[] bytes, @Nullable LocalDate published) {
    LocalDate day = published == null ? assumed : published;
    List<Reading> readings = new ArrayList<>();
    for (Page page : originals.read(name, bytes)) {
      LocalDate told = inbox == null || page.published() != null
          ? null
          : inbox.findPaper(page.hash()).flatMap(Paper::day).orElse(null);
      if (told != null) {
        readings.add(reader.read(page.publishedAt(told.atStartOfDay()), told));
      } else {
        readings.add(reader.read(
            day == null ? page : ReportReader.assuming(page, day),
            day == null ? today.get() : day));
      }
    }
    return readings;
  }

  /// Reads a report of an inbox anew as published on a day, where it does not say so itself.
  ///
  /// @param bytes of the file it came in
  /// @throws IntakeTrouble where it says itself when it was published
  public Inbox.Dated date(Inbox inbox, Paper paper, byte[] bytes, LocalDate day, String by) {
    Page page = originals.read(paper.name(), bytes).stream()
        .filter(one -> one.hash().equals(paper.key()))
        .findFirst()
        .orElseThrow();
    if (page.published() != null) {
      throw new IntakeTrouble(
          "a report that does not say when it was published",
          paper.name() + ", which says " + page.published(),
          "");
    }
    return inbox.date(paper.key(), reader.read(ReportReader.assuming(page, day), day), by);
  }

  /// Reads a file into the inbox, all of it or nothing.
  ///
  /// @throws IntakeTrouble where it is none that can be read
  public Sum take(Inbox inbox, String name, byte[] bytes, @Nullable LocalDate published) {
    return keep(inbox, new Read(name, bytes, read(inbox, name, bytes, published)));
  }

  /// Those of one source, read and not kept.
  public List<Reading> tried(Source source, Told told) {
    return read(source, null, told).readings;
  }

  /// Reads all into the inbox, in their order; what the same version of the reader has read before
  /// is skipped.
  public Sum take(Inbox inbox, List<Source> sources, Told told) {
    try {
      return inOrder(inbox, sources, told);
    } catch (RuntimeException e) {
      // What is no fault of a file: too little memory, say.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private Sum inOrder(Inbox inbox, List<Source> sources, Told told) {
    // Those to come are read while one is written.
    return sources.stream()
        .gather(Gatherers.mapConcurrent(AHEAD, source -> read(source, inbox, told)))
        .map(one -> {
          Sum sum = keep(inbox, one);
          told.done();
          return sum;
        })
        .reduce(Sum.NONE, Sum::and);
  }

  /// A file that was read.
  private static final class Read {
    private static final Read NOT = new Read("", new byte[0], List.of());
    private static final Read BEFORE = new Read("", new byte[0], List.of());

    private final String name;
    private final byte[] bytes;
    private final List<Reading> readings;

    Read(String name, byte[] bytes, List<Reading> readings) {
      this.name = name;
      this.bytes = bytes;
      this.readings = readings;
    }
  }

  private Read read(Source source, @Nullable Inbox inbox, Told told) {
    if (told.isStopped()) {
      return Read.NOT;
    }
    try {
      byte[] bytes = source.bytes.read();
      if (inbox != null && inbox.hasRead(Digest.of(bytes), reader.version())) {
        return Read.BEFORE;
      }
      return new Read(source.name, bytes, read(inbox, source.name, bytes, null));
    } catch (IntakeTrouble e) {
      told.trouble(source, e);
    } catch (IOException e) {
      told.trouble(source, e);
    } catch (StackOverflowError e) {
      told.trouble(source, new IOException("nested more deeply than anybody writes", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // One file that trips the reader does not keep the others from being read.
      told.trouble(source, new IOException("a fault of the reader: " + e, e));
    }
    return Read.NOT;
  }

  private Sum keep(Inbox inbox, Read one) {
    if (one.readings.isEmpty()) {
      return new Sum(0, 0, 0, 0, one == Read.BEFORE ? 1 : 0);
    }
    Sum sum = Sum.NONE;
    for (Inbox.Taken t :
        inbox.take(one.name, Digest.of(one.bytes), one.bytes, reader.version(), one.readings)) {
      sum = sum.and(
          new Sum(1, t.proposed().size(), t.known().size(), t.copyOf().isEmpty() ? 0 : 1, 0));
    }
    return sum;
  }
}
