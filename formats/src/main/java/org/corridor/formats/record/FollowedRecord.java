package org.corridor.formats.record;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.log.Dated;
import org.corridor.log.Entry;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.log.Vault;
import org.corridor.workflows.Noted;
import org.corridor.workflows.RecordOfTalks;
import org.corridor.workflows.Sight;
import org.corridor.workflows.Viewer;

/// A record that is kept open while many add to it and watch it: the whole of it, and what each
/// viewer sees, brought up to date by what is new. A view is the same as one that is made anew;
/// where
/// something new changes who sees what of earlier things, it is.
public final class FollowedRecord {
  private static final Logger LOGGER = Logger.getLogger(FollowedRecord.class.getName());

  private final OpenRecord truth;
  private final InstantSource clock;
  private final Vault vault;
  private final List<Dated> all = new ArrayList<>();
  private final List<Integer> goes = new ArrayList<>();
  private volatile Noted noted;
  private volatile ZoneId zone = ZoneOffset.UTC;
  private final Map<Integer, Boolean> standing = new HashMap<>();
  private final Gathered<OpenRecord.Request, OpenRecord.Outcome> writing =
      new Gathered<>(this::write);
  private final Map<Viewer, Seen> views = new ConcurrentHashMap<>();
  private int readings;

  /// Raised when what was seen before may be seen otherwise by anybody.
  private final AtomicInteger edition = new AtomicInteger();

  /// How many entries were taken in.
  private volatile int takenIn;

  /// Opens a record to follow it.
  public FollowedRecord(EventLog log, InstantSource clock, Vault vault) {
    truth = OpenRecord.whole(log);
    noted = new Noted(truth.state().reports());
    this.clock = clock;
    this.vault = vault;
    takeIn();
  }

  /// Takes in what others recorded.
  public synchronized void catchUp() {
    truth.catchUp();
    takeIn();
  }

  /// Records all items or none: [OpenRecord#add]. Whoever comes while others are being written
  /// waits, and is written with all who wait.
  ///
  /// @throws org.corridor.formats.BadInput with every reason why not
  public List<Entry> add(String command, String sender, List<Item> items) {
    OpenRecord.Outcome outcome = writing.ask(new OpenRecord.Request(command, sender, items));
    if (outcome.trouble() != null) {
      throw outcome.trouble();
    }
    return Objects.requireNonNull(outcome.entries());
  }

  private synchronized List<OpenRecord.Outcome> write(List<OpenRecord.Request> together) {
    truth.catchUp();
    List<OpenRecord.Outcome> outcomes = truth.addAll(together, clock.instant(), vault);
    try {
      truth.settle();
      takeIn();
    } catch (RuntimeException e) {
      // It is recorded all the same; whoever looks next takes it in, or is told why not.
      LOGGER.log(Level.WARNING, "What was recorded could not be taken in yet", e);
    }
    return outcomes;
  }

  /// Looks at the whole of it.
  public synchronized <T> T whole(Function<RecordOfTalks, T> look) {
    catchUp();
    return look.apply(truth.state());
  }

  /// The clock in which times without a zone are meant.
  public ZoneId zone() {
    return zone;
  }

  /// Looks at what somebody sees of it now.
  public <T> T seenBy(Viewer viewer, Function<Seen, T> look) {
    catchUp();
    return seenSoFar(viewer, look);
  }

  /// Looks at what somebody sees of what was taken in so far: [#catchUp].
  public <T> T seenSoFar(Viewer viewer, Function<Seen, T> look) {
    return views.computeIfAbsent(viewer, v -> new Seen(this, v)).look(look);
  }

  private void takeIn() {
    if (truth.readings() != readings) {
      readings = truth.readings();
      edition.incrementAndGet();
      noted = new Noted(truth.state().reports());
      all.clear();
      goes.clear();
      standing.clear();
    }
    for (Dated d : truth.takeNew()) {
      if (d.event() instanceof InstrumentEvent.GoGiven) {
        goes.add(all.size());
      }
      noted.add(d.event());
      all.add(d);
    }
    zone = truth.zone();
    for (int go : goes) {
      boolean stands = stands(go);
      Boolean before = standing.put(go, stands);
      if (before != null && before != stands) {
        edition.incrementAndGet();
      }
    }
    // Before anybody misses it: whoever looks then does not wait for what is being written next.
    views.values().forEach(this::keepUp);
    takenIn = all.size();
  }

  /// A view that cannot follow is made anew by whoever looks at it, and nobody else is held up.
  private void keepUp(Seen seen) {
    try {
      seen.keepUp();
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "A view does not follow the record", e);
      views.remove(seen.viewer, seen);
    }
  }

  private int edition(Viewer viewer) {
    return edition.get() + noted.edition(viewer);
  }

  private boolean stands(int index) {
    Dated d = all.get(index);
    return truth.state().stands(d.event(), d.at());
  }

  /// What somebody sees of the record.
  public static final class Seen {
    /// So many last entries can be told to who lost the line; who lost more reads all anew.
    private static final int TOLD_MAX = 4_096;

    private static final int RENDERED_MAX = 64;

    private final FollowedRecord record;
    private final Viewer viewer;
    private final ReentrantLock lock = new ReentrantLock();
    private Sight sight;
    private RecordOfTalks state = RecordOfTalks.view();
    private final List<Dated> entries = new ArrayList<>();
    private final Hash[] chain = new Hash[TOLD_MAX];
    private final Map<String, String> rendered = new HashMap<>();
    private Map<String, String> states = Map.of();
    private volatile int edition;
    private volatile int taken;
    private Hash last = Hash.NONE;

    private Seen(FollowedRecord record, Viewer viewer) {
      this.record = record;
      this.viewer = viewer;
      sight = new Sight(viewer, record.noted);
      edition = -1;
    }

    private <T> T look(Function<Seen, T> look) {
      if (edition != record.edition(viewer) || taken < record.takenIn) {
        // The record first, also for whoever keeps up.
        synchronized (record) {
          lock.lock();
          try {
            update();
          } finally {
            lock.unlock();
          }
        }
      }
      lock.lock();
      try {
        return look.apply(this);
      } finally {
        lock.unlock();
      }
    }

    /// Takes in what is new, where nothing of before is to be seen otherwise and nobody looks at it
    /// for long.
    private void keepUp() {
      if (edition == record.edition(viewer) && lock.tryLock()) {
        try {
          update();
        } finally {
          lock.unlock();
        }
      }
    }

    private void update() {
      if (edition != record.edition(viewer)) {
        anew();
      } else if (taken == record.all.size()) {
        return;
      } else {
        follow();
      }
      rendered.clear();
      state.tell(record.truth.state(), viewer);
      Map<String, String> names = new LinkedHashMap<>();
      state.instruments().forEach(i -> names.put(i.id(), i.stateName()));
      states = Collections.unmodifiableMap(names);
    }

    private void follow() {
      for (int next = taken; next < record.all.size(); next++) {
        Dated d = record.all.get(next);
        if (record.stands(next)) {
          if (sight.note(d.event())) {
            anew();
            return;
          }
          sight.see(d).forEach(this::take);
        }
        taken = next + 1;
      }
    }

    private void anew() {
      edition = record.edition(viewer);
      sight = new Sight(viewer, record.noted);
      state = RecordOfTalks.view();
      entries.clear();
      Arrays.fill(chain, null);
      last = Hash.NONE;
      List<Dated> standing = new ArrayList<>();
      for (int i = 0; i < record.all.size(); i++) {
        if (record.stands(i)) {
          standing.add(record.all.get(i));
          sight.note(record.all.get(i).event());
        }
      }
      standing.forEach(d -> sight.see(d).forEach(this::take));
      taken = record.all.size();
    }

    private void take(Dated d) {
      state.evolve(d);
      entries.add(d);
      last = Hash.of(List.of(last.hex(), EventJson.draft(d.event(), d.at()).body()));
      chain[entries.size() % TOLD_MAX] = last;
    }

    /// What the record is as far as it is seen.
    public RecordOfTalks state() {
      return state;
    }

    /// How many entries are seen.
    public int size() {
      return entries.size();
    }

    /// An entry, by its number from 1.
    public Dated entry(int number) {
      return entries.get(number - 1);
    }

    /// A mark that tells whether all up to an entry is what it was: of the last some thousand.
    public Optional<String> mark(int number) {
      if (number == 0) {
        return Optional.of(Hash.NONE.brief());
      }
      boolean kept = number > 0 && number <= size() && number > size() - TOLD_MAX;
      return kept ? Optional.of(chain[number % TOLD_MAX].brief()) : Optional.empty();
    }

    /// What was made of it under a name, once for all who ask while nothing changes.
    public String rendered(String name, Supplier<String> made) {
      if (rendered.size() >= RENDERED_MAX) {
        rendered.clear();
      }
      return rendered.computeIfAbsent(name, _ -> made.get());
    }

    /// In the order in which things happened; numbered as if there were nothing else. Who wrote it
    /// down, and when, would tell of what lies between.
    public List<Entry> inOrderOfTime() {
      List<Entry> told = new ArrayList<>();
      for (Dated d : entries) {
        told.add(OpenRecord.told(told.size() + 1L, d));
      }
      told.sort(Comparator.comparing(Entry::at).thenComparingLong(Entry::position));
      return told;
    }

    /// How far each arrangement has come, as far as is seen.
    public Map<String, String> states() {
      return states;
    }
  }
}
