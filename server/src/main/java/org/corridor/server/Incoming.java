package org.corridor.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.feeds.Reading;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Intake;
import org.corridor.feeds.inbox.Watch;
import org.corridor.feeds.intake.Fetch;
import org.corridor.feeds.intake.IntakeTrouble;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.log.Tray;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ResponseStatusException;

/// Reports that come into the inbox: sent by somebody, fetched for them, or left in a folder.
final class Incoming implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(Incoming.class.getName());
  private static final long LOOK_MILLIS = 2_000;
  private static final int UNREAD_MAX = 20;

  private final Tray tray;
  private final OneAtATime reading;
  private final Ways ways;
  private final InstantSource clock;
  private final Deque<Unread> unread = new ArrayDeque<>();
  private @Nullable Inbox inbox;
  private @Nullable Intake intake;
  private volatile boolean closed;

  /// How reports come in besides being sent.
  ///
  /// @param folder what is left there is read; null for none
  /// @param fetch what may be fetched; null for nothing
  record Ways(@Nullable Path folder, @Nullable Fetch fetch) {
    static final Ways SENT = new Ways(null, null);
  }

  /// A file of the folder that could not be read.
  record Unread(Instant at, String name, String expected, String found, String hint) {}

  Incoming(Tray tray, OneAtATime reading, Ways ways, InstantSource clock) {
    this.tray = tray;
    this.reading = reading;
    this.ways = ways;
    this.clock = clock;
    Path folder = ways.folder();
    if (folder != null) {
      Thread.ofPlatform().daemon().name("corridor-reports").start(() -> watch(new Watch(folder)));
    }
  }

  /// The inbox, with what others did at a terminal.
  synchronized Inbox inbox() {
    Inbox open = inbox;
    if (open == null) {
      open = Inbox.of(tray);
      inbox = open;
    } else {
      open.catchUp();
    }
    return open;
  }

  private synchronized Intake intake() {
    Intake open = intake;
    if (open == null) {
      open = new Intake(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      intake = open;
    }
    return open;
  }

  /// May reports be fetched?
  Optional<Fetch> fetch() {
    return Optional.ofNullable(ways.fetch());
  }

  /// Files that were left in the folder and could not be read, the latest first.
  synchronized List<Unread> unread() {
    return List.copyOf(unread);
  }

  /// What is in a report, nothing of it kept.
  List<Reading> tried(String name, byte[] content, @Nullable LocalDate published) {
    return reading.one(() -> {
      try {
        return intake().read(name, content, published);
      } catch (IntakeTrouble e) {
        throw refused(name, e);
      }
    });
  }

  /// Reads a report into the inbox.
  Intake.Sum take(String name, byte[] content, @Nullable LocalDate published) {
    return reading.one(() -> {
      try {
        return intake().take(inbox(), name, content, published);
      } catch (IntakeTrouble e) {
        throw refused(name, e);
      }
    });
  }

  private static BadInput refused(String name, IntakeTrouble e) {
    return BadInput.of(new Problem(name, 0, 0, "", e.expected(), e.found(), e.hint()));
  }

  private void watch(Watch folder) {
    while (!closed) {
      try {
        Thread.sleep(LOOK_MILLIS);
        for (Path file : folder.look()) {
          take(folder, file);
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException e) {
        // Tried again: a disk may come back, and a store.
        LOGGER.log(Level.WARNING, "The folder of reports could not be read", e);
      }
    }
  }

  private void take(Watch folder, Path file) {
    try {
      List<Intake.Source> one = List.of(Intake.Source.of(file));
      reading.one(() -> intake().take(inbox(), one, new Intake.Told() {
        @Override
        public void trouble(Intake.Source source, IntakeTrouble why) {
          note(source.name(), why.expected(), why.found(), why.hint());
        }

        @Override
        public void trouble(Intake.Source source, IOException why) {
          note(source.name(), "a file that can be read", FileTrouble.of(why), "");
        }
      }));
    } catch (ResponseStatusException busy) {
      folder.again(file);
    } catch (RuntimeException e) {
      folder.again(file);
      throw e;
    }
  }

  private synchronized void note(String name, String expected, String found, String hint) {
    unread.addFirst(new Unread(clock.instant(), name, expected, found, hint));
    if (unread.size() > UNREAD_MAX) {
      unread.removeLast();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
