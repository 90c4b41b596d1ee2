package org.corridor.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.formats.record.FollowedRecord.Seen;
import org.corridor.formats.record.Kinds;
import org.corridor.log.Dated;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Tells those who watch what is new in what they see, and nothing else: that others are busy is
/// not
/// theirs to know. An entry has the number it has in the watcher's own view, and a mark of all
/// before
/// it; whoever lost the line goes on behind the last one, or is told to read all anew.
final class Live implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(Live.class.getName());
  private static final long LOOK_NANOS = 500_000_000;

  /// Many changes in a short time are told at once.
  private static final Duration GATHER = Duration.ofMillis(100);

  /// How a message is named: the number of the entry, and the mark of all up to it.
  private static final Pattern ID = Pattern.compile("(\\d{1,9})-([0-9a-f]+)");

  /// Keeps the line open.
  private static final String HERE = ": here\n\n";

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final int WATCHERS_MAX = 5_000;
  private static final int WATCHERS_OF_ONE_MAX = 600;

  private final Room room;
  private final Predicate<String> alive;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread looking;
  private volatile boolean closed;
  private long version;

  /// Tells of a room.
  ///
  /// @param alive is a session still one?
  Live(Room room, Predicate<String> alive) {
    this.room = room;
    this.alive = alive;
    looking = Thread.ofPlatform().daemon().name("corridor-live").start(this::look);
  }

  /// Others may write to the same record: the terminal, another room.
  private void look() {
    while (!closed) {
      try {
        if (room.catchUp()) {
          tell();
          Thread.sleep(GATHER);
        } else {
          LockSupport.parkNanos(this, LOOK_NANOS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // The database is away; who asks for anything is told so.
        LOGGER.log(Level.WARNING, "The record cannot be read", e);
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private void tell() {
    lock.lock();
    try {
      version++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Something was recorded here.
  void changed() {
    LockSupport.unpark(looking);
  }

  /// Somebody watches from now on.
  ///
  /// @param name whose account it is
  /// @param session that they came in with
  /// @param seen id of the last message that arrived; null for the first time
  Watcher join(Viewer viewer, String name, String session, @Nullable String seen) {
    long own = watchers.stream().filter(w -> w.name.equals(name)).count();
    if (own >= WATCHERS_OF_ONE_MAX || watchers.size() >= WATCHERS_MAX) {
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "Too many watch already.");
    }
    Watcher watcher = new Watcher(viewer, name, session, seen);
    watchers.add(watcher);
    return watcher;
  }

  /// Somebody left.
  void ended(String session) {
    let(watchers.stream().filter(w -> w.session.equals(session)).toList());
  }

  /// All of somebody's sessions have ended.
  void endedOf(String name) {
    let(watchers.stream().filter(w -> w.name.equals(name)).toList());
  }

  private void let(Collection<Watcher> go) {
    go.forEach(w -> w.gone = true);
    tell();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(looking);
    let(watchers);
  }

  /// On which something is told.
  interface Line {
    void send(String text) throws IOException;
  }

  /// Somebody who watches, and how far they have come.
  final class Watcher {
    private final Viewer viewer;
    private final String name;
    private final String session;
    private volatile boolean gone;
    private int number;
    private String mark;
    private Map<String, String> states = Map.of();

    private Watcher(Viewer viewer, String name, String session, @Nullable String seen) {
      this.viewer = viewer;
      this.name = name;
      this.session = session;
      Matcher said = ID.matcher(seen == null ? "" : seen);
      boolean known = said.matches();
      number = known ? Integer.parseInt(said.group(1)) : -1;
      mark = known ? said.group(2) : "";
    }

    /// They are gone.
    void leave() {
      gone = true;
      watchers.remove(this);
    }

    /// Tells until they are gone; whether the line is still there then.
    boolean tell(Line line) {
      try {
        states = room.seenSoFar(viewer, Seen::states);
        line.send(HERE);
        long told = -1;
        // At times of its own: a beat that came later after others were busy would tell of them.
        long beat = System.nanoTime() + BEAT.toNanos();
        while (!gone && !closed) {
          told = await(told, beat);
          gone |= !alive.test(session);
          String text = gone ? "" : room.seenSoFar(viewer, this::fresh);
          if (!text.isEmpty()) {
            line.send(text);
          }
          if (System.nanoTime() >= beat) {
            line.send(HERE);
            beat += BEAT.toNanos();
          }
        }
        return true;
      } catch (IOException | IllegalStateException e) {
        // The line is lost.
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        leave();
      }
    }

    private long await(long told, long beat) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        long nanos = beat - System.nanoTime();
        while (version == told && nanos > 0 && !gone && !closed) {
          nanos = news.awaitNanos(nanos);
        }
        return version;
      } finally {
        lock.unlock();
      }
    }

    private String fresh(Seen seen) {
      boolean known = number >= 0 && seen.mark(number).filter(mark::equals).isPresent();
      int from = number;
      number = seen.size();
      mark = seen.mark(number).orElse("");
      Map<String, String> before = states;
      states = seen.states();
      if (!known) {
        return message("again", number, mark, "{}");
      }
      if (from < number) {
        return seen.rendered("live " + from, () -> entries(seen, from));
      }
      return states.equals(before) ? "" : "event: state\ndata: {}\n\n";
    }

    private static String entries(Seen seen, int from) {
      StringBuilder text = new StringBuilder();
      for (int n = from + 1; n <= seen.size(); n++) {
        Dated d = seen.entry(n);
        text.append(message(
            "entry",
            n,
            seen.mark(n).orElse(""),
            "{\"number\":" + n + ",\"at\":\"" + d.at() + "\",\"type\":\"" + Kinds.nameOf(d.event())
                + "\"}"));
      }
      return text.toString();
    }

    private static String message(String event, int number, String mark, String data) {
      return "id: " + number + "-" + mark + "\nevent: " + event + "\ndata: " + data + "\n\n";
    }
  }
}
