package org.corridor.formats.record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.log.Append;
import org.corridor.log.Appended;
import org.corridor.log.Dated;
import org.corridor.log.Decision;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.log.Snapshot;
import org.corridor.log.Vault;
import org.corridor.reports.ReportEvent;
import org.corridor.reports.Reports;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.RecordOfTalks;
import org.corridor.workflows.Sight;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;

/// A record as it stands in its log, and the one way to add to it: read, decide, append; and again
/// if somebody else was faster.
///
/// Of a large record the reports are not read but where they are asked for: nothing but more
/// reports depends on them, and those that one more names are looked up.
public final class OpenRecord {
  private static final int ATTEMPTS_MAX = 20;
  private static final int NAMES = 1 << 23;
  private static final String OPENED = "process";

  /// More reports than these are looked up where they are not asked for.
  private static final int REPORTS_READ_MAX = 5_000;

  /// A snapshot is kept when so many entries have been read.
  private static final int SNAPSHOT_EVERY = 10_000;

  private final EventLog log;
  private final Instant asOf;
  private final boolean whole;
  private RecordOfTalks state = new RecordOfTalks();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> versions = new LinkedHashMap<>();

  /// Up to which position of the log it was read.
  private long behind;

  /// The events of the entries: the very ones that the state has.
  private final List<Dated> events = new ArrayList<>();

  /// What requests were called, by some bits: any other was not made. Of a million requests, one in
  /// eight that was not made is looked up in vain.
  private final BitSet names = new BitSet(NAMES);

  /// How often it was read from the beginning.
  private int readings;

  /// Was something taken in that is not in the log?
  private boolean ahead;

  private OpenRecord(EventLog log, Instant asOf, boolean whole) {
    this.log = log;
    this.asOf = asOf;
    this.whole = whole;
    read();
  }

  /// Nothing that is recorded happened before.
  private static final Instant OLDEST = Instant.parse("1900-01-01T00:00:00Z");

  /// With all that the table, the arrangements and their operations consist of.
  public static OpenRecord of(EventLog log) {
    return new OpenRecord(log, Instant.MAX, false);
  }

  /// By how much the clocks of those who write may differ.
  public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

  /// With all reports too.
  public static OpenRecord whole(EventLog log) {
    return new OpenRecord(log, Instant.MAX, true);
  }

  /// Only what had happened by a moment, but of that all.
  public static OpenRecord of(EventLog log, Instant asOf) {
    return new OpenRecord(log, asOf, true);
  }

  /// Only what somebody may see of it, numbered as if there were nothing else; nothing is added to
  /// it.
  ///
  /// @param asOf only what had happened by then
  public static OpenRecord seenBy(EventLog log, Instant asOf, Viewer viewer) {
    OpenRecord record = new OpenRecord(log, asOf, true);
    // Who may see what is known of it now: also who became guarded later is guarded.
    OpenRecord now = asOf.equals(Instant.MAX) ? record : whole(log);
    List<Dated> all = now.entries.stream()
        .map(e -> new Dated(EventJson.read(e), e.at()))
        .filter(d -> now.state.stands(d.event(), d.at()))
        .toList();
    RecordOfTalks truth = record.state;
    record.state = RecordOfTalks.view();
    record.entries.clear();
    for (Dated seen : Sight.of(all, viewer)) {
      if (seen.at().isAfter(asOf) && !(seen.event() instanceof TalksEvent.ProcessOpened)) {
        continue;
      }
      record.state.evolve(seen.event(), seen.at());
      record.entries.add(told(record.entries.size() + 1L, seen));
    }
    record.state.tell(truth, viewer);
    return record;
  }

  /// An entry without who wrote it down, and when: that would tell of what lies between.
  static Entry told(long number, Dated seen) {
    return Entry.after(
        Hash.NONE, number, 0, "", "", seen.at(), EventJson.draft(seen.event(), seen.at()));
  }

  private void read() {
    entries.clear();
    events.clear();
    versions.clear();
    behind = 0;
    // Until all of it is read.
    ahead = true;
    readings++;
    // Before anything is looked up: what is recorded meanwhile is then found out.
    versions.put(RecordOfTalks.REPORTS, log.version(RecordOfTalks.REPORTS));
    if (whole) {
      state = new RecordOfTalks();
      log.read(0, this::read);
    } else {
      readTable();
    }
    ahead = false;
  }

  /// From the last snapshot on, if there is one.
  private void readTable() {
    boolean few = versions.getOrDefault(RecordOfTalks.REPORTS, 0L) <= REPORTS_READ_MAX;
    Reports reports = few ? new Reports() : new Reports(log::reported);
    Optional<Snapshot> snapshot = log.findSnapshot(Snapshots.code());
    Optional<Snapshots.Kept> kept = snapshot.map(Snapshot::state).flatMap(Snapshots::read);
    kept.ifPresent(k -> versions.putAll(k.versions()));
    state = new RecordOfTalks(
        kept.map(Snapshots.Kept::table).orElseGet(RecordOfTalks.Table::new), reports);
    long behind = kept.isPresent() ? snapshot.orElseThrow().position() : 0;
    log.readWithout(RecordOfTalks.REPORTS, behind, this::read);
    if (entries.size() > SNAPSHOT_EVERY) {
      Entry last = entries.getLast();
      Map<String, Long> table = new LinkedHashMap<>(versions);
      table.remove(RecordOfTalks.REPORTS);
      log.keep(new Snapshot(
          last.position(),
          last.hash(),
          Snapshots.code(),
          Snapshots.write(new Snapshots.Kept(state.table(), table))));
    }
    if (few) {
      log.readOnly(RecordOfTalks.REPORTS, this::read);
    }
  }

  /// Takes in what others recorded since.
  void catchUp() {
    if (ahead) {
      read();
    } else {
      log.read(behind, this::read);
    }
  }

  /// Forgets what was decided and is not in the log, if there is any such thing.
  void settle() {
    if (ahead) {
      read();
    }
  }

  /// How often it was read from the beginning: then nothing of what was derived from it holds.
  int readings() {
    return readings;
  }

  /// What was read or recorded since this was asked last, in the order of the log; of a record that
  /// is read whole. It is kept no longer.
  List<Dated> takeNew() {
    List<Dated> taken = List.copyOf(events);
    entries.clear();
    events.clear();
    return taken;
  }

  private void read(Entry entry) {
    behind = Math.max(behind, entry.position());
    names.set(name(entry.command()));
    versions.put(entry.stream(), entry.version());
    // The record was opened for all it is about, whenever that was.
    if (!entry.at().isAfter(asOf) || entry.type().equals(OPENED)) {
      take(entry);
    }
  }

  private void take(Entry entry) {
    try {
      Dated d = new Dated(EventJson.read(entry), entry.at());
      state.evolve(d);
      entries.add(entry);
      events.add(d);
    } catch (IllegalStateException e) {
      // Of a moment in the past: what it speaks of is dated later. As it is now, all is there.
      if (asOf.equals(Instant.MAX)) {
        throw e;
      }
    }
  }

  public RecordOfTalks state() {
    return state;
  }

  /// How many entries the record has, as of the moment asked for.
  public long size() {
    return whole
        ? entries.size()
        : versions.values().stream().mapToLong(Long::longValue).sum();
  }

  /// In the order in which things happened; of a record that is read whole.
  public List<Entry> inOrderOfTime() {
    return entries.stream()
        .sorted(Comparator.comparing(Entry::at).thenComparingLong(Entry::position))
        .toList();
  }

  /// The clock in which times without a zone are meant.
  public ZoneId zone() {
    return state
        .talks()
        .findProcess()
        .map(TalksEvent.ProcessOpened::timeZone)
        .orElse(ZoneId.of("UTC"));
  }

  public String time(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
        .withZone(zone())
        .format(at);
  }

  /// Something that somebody asks to be recorded.
  ///
  /// @param command name of the request; asked again, nothing is recorded twice
  record Request(String command, String sender, List<Item> items) {
    /// All that begins so is the same request, or a misuse of its name.
    private String named() {
      return command.substring(0, command.lastIndexOf(' ') + 1);
    }
  }

  /// What became of a request.
  ///
  /// @param entries what was recorded, rules' own entries included; empty when it was recorded
  ///     before; null where nothing was
  /// @param trouble why nothing was recorded, or why nobody knows; null where it was
  record Outcome(@Nullable List<Entry> entries, @Nullable RuntimeException trouble) {}

  /// Records all items or none.
  ///
  /// @param command name of the request; asked again, nothing is recorded twice
  /// @return what was recorded, rules' own entries included; empty when it was recorded before
  /// @throws org.corridor.formats.BadInput with every reason why not
  public List<Entry> add(
      String command, String sender, List<Item> items, Instant now, Vault vault) {
    Outcome outcome =
        addAll(List.of(new Request(command, sender, items)), now, vault).getFirst();
    if (outcome.trouble != null) {
      throw outcome.trouble;
    }
    return Objects.requireNonNull(outcome.entries);
  }

  /// Records several requests in their order, each on what the ones before it made of the record:
  /// all items of each or none.
  List<Outcome> addAll(List<Request> requests, Instant now, Vault vault) {
    IdentityHashMap<Request, Outcome> outcomes = new IdentityHashMap<>();
    List<Request> open = new ArrayList<>(requests);
    for (int attempt = 0; attempt < ATTEMPTS_MAX && !open.isEmpty(); attempt++) {
      if (attempt > 0) {
        read();
      }
      Map<Request, Decided> decided = new LinkedHashMap<>();
      for (Request request : List.copyOf(open)) {
        Outcome refused = decide(request, now, vault, decided, outcomes);
        if (refused != null) {
          outcomes.put(request, refused);
          open.remove(request);
        }
      }
      append(decided, outcomes);
      open.removeIf(outcomes::containsKey);
    }
    open.forEach(r -> outcomes.put(
        r,
        new Outcome(null, new IllegalStateException("Others add to this record without pause"))));
    return requests.stream().map(r -> Objects.requireNonNull(outcomes.get(r))).toList();
  }

  /// What is to be appended for a request goes to the decided ones; the outcome where it is one
  /// already.
  private @Nullable Outcome decide(
      Request request,
      Instant now,
      Vault vault,
      Map<Request, Decided> decided,
      IdentityHashMap<Request, Outcome> outcomes) {
    try {
      if (requested(request.command)) {
        return new Outcome(List.of(), null);
      }
      if (!request.named().isBlank() && requested(request.named())) {
        throw BadInput.of(new Problem(
            "--request",
            0,
            0,
            "",
            "a name that was not used for something else",
            request.named().strip(),
            ""));
      }
      if (!request.named().isBlank()
          && decided.keySet().stream().anyMatch(r -> r.named().equals(request.named()))) {
        // The same request twice at once: the second looks again when the first is recorded.
        return null;
      }
      // Rules look across streams, so that nothing of what was read may have changed; on reports
      // nothing but more reports depends.
      Map<String, Long> expected = new LinkedHashMap<>(versions);
      if (request.items.stream().noneMatch(i -> i.event() instanceof ReportEvent)) {
        expected.remove(RecordOfTalks.REPORTS);
      }
      boolean before = ahead;
      ahead = false;
      try {
        Decided one = new Decided(request, expected, new ArrayList<>(), new ArrayList<>());
        decide(one, now, vault);
        one.drafts.forEach(d -> versions.merge(d.stream(), 1L, Long::sum));
        decided.put(request, one);
      } catch (BadInput e) {
        if (ahead) {
          // Some of it was taken in before the rest was refused.
          append(decided, outcomes);
          decided.clear();
          read();
        }
        throw e;
      } finally {
        ahead |= before;
      }
      return null;
    } catch (BadInput e) {
      return new Outcome(null, e);
    }
  }

  /// Of a record that is read whole most names are known not to have been used.
  private boolean requested(String beginning) {
    return (!whole || names.get(name(beginning))) && log.requested(beginning);
  }

  /// Which bit stands for the name of a request.
  private static int name(String command) {
    int hash = command.substring(0, command.lastIndexOf(' ') + 1).hashCode();
    return (hash ^ (hash >>> Short.SIZE)) & (NAMES - 1);
  }

  /// What is to be appended, and the events of it, which the state has taken in.
  private record Decided(
      Request request, Map<String, Long> expected, List<Draft> drafts, List<Dated> events) {
    private Append append() {
      return new Append(request.command, request.sender, expected, drafts);
    }

    /// @param versions that streams have
    private void add(Event event, Instant at, Map<String, Long> versions, RecordOfTalks state) {
      Draft draft = EventJson.draft(event, at);
      expected.putIfAbsent(draft.stream(), versions.getOrDefault(draft.stream(), 0L));
      Dated d = new Dated(event, draft.at());
      drafts.add(draft);
      events.add(d);
      state.evolve(d);
    }
  }

  private void append(Map<Request, Decided> decided, IdentityHashMap<Request, Outcome> outcomes) {
    if (decided.isEmpty()) {
      return;
    }
    List<EventLog.Tried> tried =
        log.appendAll(decided.values().stream().map(Decided::append).toList());
    int n = 0;
    boolean all = true;
    for (Map.Entry<Request, Decided> asked : decided.entrySet()) {
      Request request = asked.getKey();
      EventLog.Tried one = tried.get(n++);
      if (one.answer() instanceof Appended.Done done) {
        all &= appended(done.entries(), asked.getValue().events());
        outcomes.put(request, new Outcome(done.entries(), null));
      } else if (one.trouble() != null) {
        all = false;
        outcomes.put(request, new Outcome(null, one.trouble()));
      } else {
        all = false;
      }
    }
    ahead = !all;
  }

  /// What was decided is in the log: the record has it already, where nobody wrote in between.
  private boolean appended(List<Entry> done, List<Dated> decided) {
    if (done.isEmpty() || done.getFirst().position() != behind + 1) {
      return false;
    }
    for (Entry entry : done) {
      versions.put(entry.stream(), entry.version());
      names.set(name(entry.command()));
    }
    entries.addAll(done);
    events.addAll(decided);
    behind = done.getLast().position();
    return true;
  }

  /// Decides item by item, each on what the ones before it made of the record.
  private void decide(Decided decided, Instant now, Vault vault) {
    Problems problems = new Problems();
    for (Item item : decided.request.items) {
      if (item.at() != null && item.at().isAfter(now.plus(CLOCKS_DIFFER))) {
        problems.add(problem(item, "it is yet to come: at " + item.at() + ", now is " + now));
        continue;
      }
      if (item.at() != null && item.at().isBefore(OLDEST)) {
        problems.add(problem(item, "it is older than anything here: at " + item.at()));
        continue;
      }
      Instant at = (item.at() == null || item.at().isAfter(now) ? now : item.at())
          .truncatedTo(ChronoUnit.MICROS);
      switch (state.decide(item.event(), at)) {
        case Decision.Refused refused ->
          refused.reasons().forEach(reason -> problems.add(problem(item, reason)));
        case Decision.Accepted accepted -> {
          for (Event open : accepted.events()) {
            Event event = sealed(open, vault);
            ahead = true;
            decided.add(event, state.happened(event, at), versions, state);
          }
          for (Event due : state.dueAfter(item.event(), at)) {
            decided.add(due, state.happened(due, at), versions, state);
          }
        }
      }
    }
    problems.throwIfAny();
  }

  private static Event sealed(Event event, Vault vault) {
    return switch (event) {
      case InstrumentEvent.LiaisonNamed liaison ->
        liaison.with(vault.seal(liaison.subject(), liaison.contact()));
      case ReportEvent.SourceNamed source
      when source.contact() != null -> source.with(vault.seal(source.subject(), source.contact()));
      default -> event;
    };
  }

  private static Problem problem(Item item, String reason) {
    int colon = item.where().lastIndexOf(':');
    return new Problem(
        item.where().substring(0, colon),
        Integer.parseInt(item.where().substring(colon + 1)),
        0,
        Kinds.nameOf(item.event()),
        "what the rules allow",
        reason,
        "");
  }
}
