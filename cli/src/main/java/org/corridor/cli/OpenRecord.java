package org.corridor.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    log.read(0, entry -> {
      versions.put(entry.stream(), entry.version());
      commands.add(entry.command());
      // The record was opened for all it is about, whenever that was.
      if (!entry.at().isAfter(asOf) || entry.type().equals(OPENED)) {
        entries.add(entry);
        state.evolve(EventJson.read(entry), entry.recordedAt());
      }
    });
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
  List<Entry> add(String command, String sender, List<Item> items, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      if (commands.contains(command)) {
        return List.of();
      }
      // Rules look across streams, so that nothing of what was read may have changed.
      Map<String, Long> expected = new LinkedHashMap<>(versions);
      List<Draft> drafts = decide(items, now, expected);
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
  private List<Draft> decide(List<Item> items, Instant now, Map<String, Long> expected) {
    Problems problems = new Problems();
    List<Draft> drafts = new ArrayList<>();
    for (Item item : items) {
      switch (state.decide(item.event())) {
        case Decision.Refused refused ->
          refused.reasons().forEach(reason -> problems.add(problem(item, reason)));
        case Decision.Accepted accepted -> {
          for (Event event : accepted.events()) {
            Draft draft = EventJson.draft(event, item.at() == null ? now : item.at());
            expected.putIfAbsent(draft.stream(), versions.getOrDefault(draft.stream(), 0L));
            drafts.add(draft);
            state.evolve(event, now);
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
