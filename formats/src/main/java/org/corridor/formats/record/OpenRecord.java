package org.corridor.formats.record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.log.Append;
import org.corridor.log.Appended;
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

/// A record as it stands in its log, and the one way to add to it: read, decide, append; and again
/// if somebody else was faster.
///
/// Of a large record the reports are not read but where they are asked for: nothing but more
/// reports depends on them, and those that one more names are looked up.
public final class OpenRecord {
  private static final int ATTEMPTS_MAX = 20;
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
    List<Sight.Dated> all = now.entries.stream()
        .map(e -> new Sight.Dated(EventJson.read(e), e.at()))
        .filter(d -> now.state.stands(d.event(), d.at()))
        .toList();
    RecordOfTalks truth = record.state;
    record.state = RecordOfTalks.view();
    record.entries.clear();
    for (Sight.Dated seen : Sight.of(all, viewer)) {
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
  static Entry told(long number, Sight.Dated seen) {
    return Entry.after(
        Hash.NONE, number, 0, "", "", seen.at(), EventJson.draft(seen.event(), seen.at()));
  }

  private void read() {
    entries.clear();
    versions.clear();
    behind = 0;
    ahead = false;
    readings++;
    // Before anything is looked up: what is recorded meanwhile is then found out.
    versions.put(RecordOfTalks.REPORTS, log.version(RecordOfTalks.REPORTS));
    if (whole) {
      state = new RecordOfTalks();
      log.read(0, this::read);
    } else {
      readTable();
    }
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

  /// How often it was read from the beginning: then nothing of what was derived from it holds.
  int readings() {
    return readings;
  }

  /// In the order of the log; of a record that is read whole.
  List<Entry> entries() {
    return entries;
  }

  private void read(Entry entry) {
    behind = Math.max(behind, entry.position());
    versions.put(entry.stream(), entry.version());
    // The record was opened for all it is about, whenever that was.
    if (!entry.at().isAfter(asOf) || entry.type().equals(OPENED)) {
      take(entry);
    }
  }

  private void take(Entry entry) {
    try {
      state.evolve(EventJson.read(entry), entry.at());
      entries.add(entry);
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
        .orElse(ZoneOffset.UTC);
  }

  public String time(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
        .withZone(zone())
        .format(at);
  }

  /// Records all items or none.
  ///
  /// @param command name of the request; asked again, nothing is recorded twice
  /// @return what was recorded, rules' own entries included; empty when it was recorded before
  /// @throws org.corridor.formats.BadInput with every reason why not
  public List<Entry> add(
      String command, String sender, List<Item> items, Instant now, Vault vault) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      if (log.requested(command)) {
        return List.of();
      }
      String named = command.substring(0, command.lastIndexOf(' ') + 1);
      if (!named.isBlank() && log.requested(named)) {
        throw BadInput.of(new Problem(
            "--request",
            0,
            0,
            "",
            "a name that was not used for something else",
            named.strip(),
            ""));
      }
      // Rules look across streams, so that nothing of what was read may have changed; on reports
      // nothing but more reports depends.
      Map<String, Long> expected = new LinkedHashMap<>(versions);
      if (items.stream().noneMatch(i -> i.event() instanceof ReportEvent)) {
        expected.remove(RecordOfTalks.REPORTS);
      }
      List<Draft> drafts = decide(items, now, expected, vault);
      switch (log.append(new Append(command, sender, expected, drafts))) {
        case Appended.Done done -> {
          appended(done.entries());
          return done.entries();
        }
        case Appended.Overtaken _ -> read();
      }
    }
    throw new IllegalStateException("Others add to this record without pause");
  }

  /// What was decided is in the log: the record has it already, where nobody wrote in between.
  private void appended(List<Entry> done) {
    if (done.isEmpty() || done.getFirst().position() != behind + 1) {
      ahead = true;
      return;
    }
    for (Entry entry : done) {
      versions.put(entry.stream(), entry.version());
      entries.add(entry);
    }
    behind = done.getLast().position();
    ahead = false;
  }

  /// Decides item by item, each on what the ones before it made of the record.
  private List<Draft> decide(
      List<Item> items, Instant now, Map<String, Long> expected, Vault vault) {
    Problems problems = new Problems();
    List<Draft> drafts = new ArrayList<>();
    for (Item item : items) {
      if (item.at() != null && item.at().isAfter(now.plus(CLOCKS_DIFFER))) {
        problems.add(problem(item, "it is yet to come: at " + item.at() + ", now is " + now));
        continue;
      }
      if (item.at() != null && item.at().isBefore(OLDEST)) {
        problems.add(problem(item, "it is older than anything here: at " + item.at()));
        continue;
      }
      Instant at = item.at() == null || item.at().isAfter(now) ? now : item.at();
      switch (state.decide(item.event(), at)) {
        case Decision.Refused refused ->
          refused.reasons().forEach(reason -> problems.add(problem(item, reason)));
        case Decision.Accepted accepted -> {
          for (Event open : accepted.events()) {
            Event event = sealed(open, vault);
            Draft draft = EventJson.draft(event, state.happened(event, at));
            expected.putIfAbsent(draft.stream(), versions.getOrDefault(draft.stream(), 0L));
            drafts.add(draft);
            ahead = true;
            state.evolve(event, draft.at());
          }
          for (Event due : state.dueAfter(item.event(), at)) {
            Draft draft = EventJson.draft(due, state.happened(due, at));
            expected.putIfAbsent(draft.stream(), versions.getOrDefault(draft.stream(), 0L));
            drafts.add(draft);
            state.evolve(due, draft.at());
          }
        }
      }
    }
    if (!problems.isEmpty() && ahead) {
      read();
    }
    problems.throwIfAny();
    return drafts;
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
