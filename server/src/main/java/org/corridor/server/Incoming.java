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
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.feeds.Reading;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Intake;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposal;
import org.corridor.feeds.inbox.Surroundings;
import org.corridor.feeds.inbox.Watch;
import org.corridor.feeds.intake.Fetch;
import org.corridor.feeds.intake.IntakeTrouble;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.log.Tray;
import org.corridor.store.StoreTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Reports that come into the inbox: sent by somebody, fetched for them, or left in a folder.
final class Incoming implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(Incoming.class.getName());
  private static final long LOOK_MILLIS = 2_000;
  private static final long POLL_MILLIS = 300_000;
  private static final int UNREAD_MAX = 20;
  private static final int FETCHES_MAX = 4;

  private final Tray tray;
  private final OneAtATime reading;
  private final Ways ways;
  private final InstantSource clock;
  private final Deque<Unread> unread = new ArrayDeque<>();
  private @Nullable Inbox inbox;
  private @Nullable Intake intake;
  private @Nullable Surroundings surroundings;
  private final Semaphore fetching = new Semaphore(FETCHES_MAX);
  private volatile boolean closed;

  /// How reports come in besides being sent.
  ///
  /// @param folder what is left there is read; null for none
  /// @param addresses what is there is read every five minutes
  /// @param fetch what may be fetched; null for nothing
  record Ways(
      @Nullable Path folder,
      List<String> addresses,
      @Nullable Fetch fetch) {
    static final Ways SENT = new Ways(null, List.of(), null);

    Ways {
      addresses = List.copyOf(addresses);
    }
  }

  /// What was left in the folder, or is at an address, and could not be read.
  record Unread(Instant at, String name, String expected, String found, String hint) {}

  Incoming(Tray tray, OneAtATime reading, Ways ways, InstantSource clock) {
    this.tray = tray;
    this.reading = reading;
    this.ways = ways;
    this.clock = clock;
    Path folder = ways.folder();
    if (folder != null) {
      Thread.ofPlatform().daemon().name("corridor-reports").start(() -> watch(folder));
    }
    Fetch fetch = ways.fetch();
    if (fetch != null && !ways.addresses().isEmpty()) {
      Thread.ofPlatform().daemon().name("corridor-feeds").start(() -> poll(fetch));
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

  /// What is at an address, a few at a time.
  ///
  /// @throws IOException with what was found instead, in words
  byte[] fetched(String address) throws IOException, InterruptedException {
    Fetch fetch = ways.fetch();
    if (fetch == null) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Nothing is fetched here: the room was not opened with --online.");
    }
    if (!fetching.tryAcquire()) {
      throw new ResponseStatusException(
          HttpStatus.TOO_MANY_REQUESTS, "Others have something fetched. Try again in a moment.");
    }
    try {
      return fetch.fetch(address);
    } finally {
      fetching.release();
    }
  }

  /// A report byte for byte.
  Optional<byte[]> original(Paper paper) {
    return tray.findPaper(paper.hash());
  }

  /// What stands around the words of a proposal.
  Optional<Surroundings.Around> around(Proposal proposal) {
    Inbox open = inbox();
    Surroundings around;
    synchronized (this) {
      around = surroundings == null ? new Surroundings(open, tray::findPaper) : surroundings;
      surroundings = around;
    }
    return around.of(proposal);
  }

  /// Reads a report anew as published on a day.
  Inbox.Dated date(Paper paper, LocalDate day, String by) {
    return reading.one(() -> {
      try {
        return intake().date(inbox(), paper, original(paper).orElseThrow(), day, by);
      } catch (IntakeTrouble e) {
        throw refused(paper.name(), e);
      }
    });
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

  private void watch(Path path) {
    Watch folder = new Watch(path, clock);
    while (!closed) {
      try {
        Thread.sleep(LOOK_MILLIS);
        for (Path file : folder.look(this::passedOver)) {
          if (taken(Intake.Source.within(file))) {
            folder.took(file);
          }
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException e) {
        LOGGER.log(Level.WARNING, "The folder of reports cannot be read", e);
      }
    }
  }

  /// Not so often that it would be a burden.
  private void poll(Fetch fetch) {
    while (!closed) {
      for (String address : ways.addresses()) {
        taken(Intake.Source.of(address, fetch));
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void passedOver(Path file, String found) {
    note(file.toString(), "a file itself", found, "");
  }

  /// Read, or told that it cannot be; false where it is to be tried again.
  private boolean taken(Intake.Source source) {
    try {
      reading.one(() -> intake().take(inbox(), List.of(source), new Intake.Told() {
        @Override
        public void trouble(Intake.Source one, IntakeTrouble why) {
          note(one.name(), why.expected(), why.found(), why.hint());
        }

        @Override
        public void trouble(Intake.Source one, IOException why) {
          if (why.getCause() instanceof RuntimeException fault) {
            fault(one, fault);
            return;
          }
          note(one.name(), "a report that can be read", FileTrouble.of(why), "");
        }
      }));
      return true;
    } catch (ResponseStatusException | StoreTrouble e) {
      LOGGER.log(Level.WARNING, "A report is read later: " + e.getMessage());
      return false;
    } catch (RuntimeException e) {
      fault(source, e);
      return true;
    }
  }

  private void fault(Intake.Source source, RuntimeException e) {
    LOGGER.log(Level.SEVERE, "A fault of ours over a report", e);
    note(source.name(), "a report that can be read", "a fault of ours; it is in the log", "");
  }

  private synchronized void note(String name, String expected, String found, String hint) {
    unread.removeIf(u -> u.name().equals(name));
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
