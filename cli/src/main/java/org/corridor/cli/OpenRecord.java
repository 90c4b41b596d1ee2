package org.corridor.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.Kinds;
import org.corridor.log.Append;
import org.corridor.log.Appended;
import org.corridor.log.Decision;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.log.EventLog;
import org.corridor.log.Vault;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.RecordOfTalks;

/// A record as it stands in its log, and the one way to add to it: read, decide, append; and again
/// if somebody else was faster.
final class OpenRecord {
  private static final int ATTEMPTS_MAX = 20;
  private static final String OPENED = "process";

  private final EventLog log;
  private final Instant asOf;
  private RecordOfTalks state = new RecordOfTalks();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> versions = new LinkedHashMap<>();
  private final Set<String> commands = new HashSet<>();

  /// When the last of each stream happened.
  private final Map<String, Instant> latest = new HashMap<>();

  private OpenRecord(EventLog log, Instant asOf) {
    this.log = log;
    this.asOf = asOf;
    read();
  }

  static OpenRecord of(EventLog log) {
    return new OpenRecord(log, Instant.MAX);
  }

  /// Only what had happened by a moment.
  static OpenRecord of(EventLog log, Instant asOf) {
    return new OpenRecord(log, asOf);
  }

  private void read() {
    state = new RecordOfTalks();
    entries.clear();
    versions.clear();
    latest.clear();
    log.read(0, entry -> {
      versions.put(entry.stream(), entry.version());
      commands.add(entry.command());
      // The record was opened for all it is about, whenever that was.
      if (!entry.at().isAfter(asOf) || entry.type().equals(OPENED)) {
        take(entry);
      }
    });
  }

  private void take(Entry entry) {
    try {
      state.evolve(EventJson.read(entry), entry.at());
      entries.add(entry);
      latest.merge(entry.stream(), entry.at(), (x, y) -> x.isAfter(y) ? x : y);
    } catch (IllegalStateException e) {
      // Of a moment in the past: what it speaks of is dated later. As it is now, all is there.
      if (asOf.equals(Instant.MAX)) {
        throw e;
      }
    }
  }

  RecordOfTalks state() {
    return state;
  }

  List<Entry> entries() {
    return entries;
  }

  /// In the order in which things happened.
  List<Entry> inOrderOfTime() {
    return entries.stream()
        .sorted(Comparator.comparing(Entry::at).thenComparingLong(Entry::position))
        .toList();
  }

  /// The clock in which times without a zone are meant.
  ZoneId zone() {
    return state
        .talks()
        .findProcess()
        .map(TalksEvent.ProcessOpened::timeZone)
        .orElse(ZoneOffset.UTC);
  }

  String time(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
        .withZone(zone())
        .format(at);
  }

  /// Records all items or none.
  ///
  /// @param command name of the request; asked again, nothing is recorded twice
  /// @return what was recorded, rules' own entries included; empty when it was recorded before
  /// @throws org.corridor.formats.BadInput with every reason why not
  List<Entry> add(String command, String sender, List<Item> items, Instant now, Vault vault) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      if (commands.contains(command)) {
        return List.of();
      }
      String named = command.substring(0, command.lastIndexOf(' ') + 1);
      if (!named.isBlank() && commands.stream().anyMatch(c -> c.startsWith(named))) {
        throw BadInput.of(new Problem(
            "--request",
            0,
            0,
            "",
            "a name that was not used for something else",
            named.strip(),
            ""));
      }
      // Rules look across streams, so that nothing of what was read may have changed.
      Map<String, Long> expected = new LinkedHashMap<>(versions);
      List<Draft> drafts = decide(items, now, expected, vault);
      switch (log.append(new Append(command, sender, expected, drafts))) {
        case Appended.Done done -> {
          return done.entries();
        }
        case Appended.Overtaken _ -> read();
      }
    }
    throw new IllegalStateException("Others add to this record without pause");
  }

  /// Decides item by item, each on what the ones before it made of the record.
  private List<Draft> decide(
      List<Item> items, Instant now, Map<String, Long> expected, Vault vault) {
    Problems problems = new Problems();
    List<Draft> drafts = new ArrayList<>();
    for (Item item : items) {
      switch (state.decide(item.event(), item.at() == null ? now : item.at())) {
        case Decision.Refused refused ->
          refused.reasons().forEach(reason -> problems.add(problem(item, reason)));
        case Decision.Accepted accepted -> {
          for (Event open : accepted.events()) {
            Event event = sealed(open, vault);
            Draft draft = EventJson.draft(event, happened(item, event, now));
            expected.putIfAbsent(draft.stream(), versions.getOrDefault(draft.stream(), 0L));
            drafts.add(draft);
            state.evolve(event, draft.at());
            latest.merge(draft.stream(), draft.at(), (x, y) -> x.isAfter(y) ? x : y);
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      read();
    }
    problems.throwIfAny();
    return drafts;
  }

  private static Event sealed(Event event, Vault vault) {
    return event instanceof InstrumentEvent.LiaisonNamed liaison
        ? liaison.with(vault.seal(liaison.subject(), liaison.contact()))
        : event;
  }

  /// What follows by rule is so from the moment at which all it follows from has happened.
  private Instant happened(Item item, Event event, Instant now) {
    Instant at = item.at() == null ? now : item.at();
    if (!Kinds.byRule(Kinds.nameOf(event))) {
      return at;
    }
    for (String stream : List.of(RecordOfTalks.stream(event), RecordOfTalks.stream(item.event()))) {
      Instant last = latest.getOrDefault(stream, at);
      at = last.isAfter(at) ? last : at;
    }
    return at;
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
