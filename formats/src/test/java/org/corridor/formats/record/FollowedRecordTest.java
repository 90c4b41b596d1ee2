package org.corridor.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.corridor.formats.BadInput;
import org.corridor.workflows.RecordOfTalks;
import org.corridor.workflows.Viewer;
import org.corridor.workflows.Viewer.Duty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody sees while a record goes on is what they would see if it were read anew, and tells
/// nothing of what is not theirs to see.
class FollowedRecordTest {
  private static final Instant NOW = Instant.parse("2022-03-05T12:00:00.123456789Z");

  private static final List<Viewer> VIEWERS = List.of(
      new Viewer(Duty.COORDINATOR, ""),
      new Viewer(Duty.DELEGATION, "UA"),
      new Viewer(Duty.DELEGATION, "RU"),
      new Viewer(Duty.LIAISON, "UA"),
      new Viewer(Duty.LIAISON, "RU"),
      new Viewer(Duty.DELEGATION, "XX"),
      new Viewer(Duty.MONITOR, ""),
      new Viewer(Duty.OPERATOR, ""),
      new Viewer(Duty.RECEPTION, ""),
      new Viewer(Duty.MUNICIPALITY, ""),
      new Viewer(Duty.PUBLIC, ""),
      new Viewer(Duty.ANALYST, ""));

  private static final String BEGIN = """
      - process: {title: Talks, timeZone: Europe/Kyiv}
      - party: {id: UA, name: U, kind: state, timeZone: Europe/Kyiv}
      - party: {id: RU, name: R, kind: state, timeZone: Europe/Moscow}
      - party: {id: XX, name: X, kind: non state armed group, timeZone: Europe/Kyiv}
      - arrangement: {instrument: A, title: a, parties: [UA, RU], source: s}
      - issue: {id: I, title: corridors}
      """;

  /// What may be said; # is a random number, P and Q are parties.
  private static final List<String> SAYINGS = List.of(
      "position: {issue: I, party: P, strength: asked, text: 't #', source: S#}",
      "offer: {id: O#, by: P, places: [M, Z], direction: out, offeredTo: [Q], source: s}",
      "offer: {id: O#, by: P, places: [M, Z], direction: out, source: s}",
      "answer: {offer: O#, by: P, answer: accept, source: s}",
      "answer: {offer: O#, by: P, answer: not received, source: s}",
      "offer-withdrawn: {offer: O#, by: P, source: s}",
      "commitment: {id: C#, by: P, to: Q, act: silence, form: verbal, source: s}",
      "source: {id: S#, name: n, guarded: yes, contact: c}",
      "source: {id: S#, name: n}",
      "source: {id: R#, name: n}",
      "report: {id: S#, source: S#, address: a, firstSeenAt: '2022-03-05T09:00'}",
      "report: {id: R#, source: S#, address: a, firstSeenAt: '2022-03-05T09:00', archiveHash: h,"
          + " publishedAt: '2022-03-05T08:00'}",
      "report: {id: R#, source: S#, address: a, firstSeenAt: '2022-03-05T09:00'}",
      "claim: {id: K#, speaker: P, act: assert, proposition: p, publishedAt: '2022-03-05T09:00',"
          + " source: R#}",
      "claim: {id: K#, speaker: P, act: deny, proposition: p, stances: [{claim: K#, stance:"
          + " contradicts}], source: R#}",
      "assessment: {claim: K#, level: single source, finding: plausible, method: m, assessor: a,"
          + " source: s}",
      "incident: {id: N#, kind: shelling, place: Z, from: '2022-03-05T09:00',"
          + " to: '2022-03-05T09:10', source: R#}",
      "incident: {id: N#, kind: mine, place: Z, from: '2022-03-05T09:00',"
          + " to: '2022-03-05T09:10', source: S#}",
      "figure: {id: F#, about: p, best: 1#, kind: estimated, unit: persons, place: Z,"
          + " period: d, source: R#}",
      "retraction: {what: claim, id: K#, by: b, reason: r, source: s}",
      "retraction: {what: incident, id: N#, by: b, reason: r, source: s}",
      "consent: {instrument: A, by: P, text: t, source: s}",
      "acceptance: {instrument: A, by: P, hash: '@', source: s}",
      "withdrawal: {instrument: A, by: P, reason: r, source: s}",
      "guarantee: {instrument: A, id: G#, guarantor: P, claimedBy: Q, text: t, source: s}",
      "guarantee-acknowledged: {instrument: A, id: G#, by: P, text: t, source: s}",
      "suspension: {instrument: A, id: Z#, party: P, from: '2022-03-05T06:00',"
          + " to: '2022-03-05T18:00', declaredBy: P, source: s}",
      "suspension-withdrawn: {instrument: A, id: Z#, by: P, source: s}",
      "hazard: {instrument: A, leg: M–Z, hazard: clear, method: m, by: b, source: s}",
      "hazard: {instrument: A, leg: M–Z, hazard: suspected, by: b, source: s}",
      "road-seen: {instrument: A, leg: M–Z, passable: open, by: b, source: R#}",
      "destination: {instrument: A, place: Z, source: s}",
      "notification: {instrument: A, id: T#, kind: evacuation, recipients: [P, Q], units: [u],"
          + " movementAt: '2022-03-07T09:00', source: s}",
      "notification: {instrument: A, id: T#, kind: static, recipients: [P],"
          + " expiresAt: '2022-03-08T09:00', source: s}",
      "receipt: {notification: T#, by: P, receipt: acknowledged, source: s}",
      "receipt: {notification: T#, by: P, receipt: objected, source: s}",
      "relay: {notification: T#, unit: u, by: P, source: s}",
      "item: {instrument: A, item: H#, answer: yes, owner: P, source: s}",
      "vote: {instrument: A, role: liaison, party: P, vote: hold, by: P, source: s}",
      "vote: {instrument: A, role: coordinator, vote: go, by: c, source: s}",
      "suspend: {instrument: A, by: P, reason: r, source: s}",
      "resume: {instrument: A, by: P, source: s}",
      "headcount: {instrument: A, point: p, what: boarded, persons: 1#, source: s}",
      "halt: {instrument: A, id: L#, place: p, exposed: yes, limitMinutes: 5, source: s}",
      "halt-over: {instrument: A, id: L#, decision: on, by: b, source: s}",
      "public-notice: {instrument: A, by: b, languages: [en], source: s}",
      "account: {instrument: A, by: P, text: t, outcome: partial, source: s}",
      "end: {instrument: A, how: failed, reason: r, by: b, source: s}");

  static Stream<Long> seeds() {
    return Stream.iterate(1L, s -> s + 1).limit(Long.getLong("corridor.seeds", 40));
  }

  private static String terms() {
    List<String> all = new ArrayList<>();
    for (int t = 1; t <= 20; t++) {
      all.add("T" + t + ": x");
    }
    return """
        - terms:
            instrument: A
            version: v1
            by: UA
            texts: {en: {%s}}
            route: [{from: M, to: Z, minutes: 60}]
            opens: "2022-03-05T09:00"
            closes: "2022-03-05T16:00"
            source: s
        """.formatted(String.join(", ", all));
  }

  private static String saying(SplittableRandom random, String hash) {
    List<String> parties = List.of("UA", "RU", "XX");
    String text = "- " + SAYINGS.get(random.nextInt(SAYINGS.size()));
    String filled = text.replace("party: P", "party: " + parties.get(random.nextInt(3)))
        .replace("P", parties.get(random.nextInt(3)))
        .replace("Q", parties.get(random.nextInt(3)))
        .replace("@", hash);
    String numbered = filled;
    while (numbered.contains("#")) {
      numbered = numbered.replaceFirst("#", String.valueOf(1 + random.nextInt(4)));
    }
    return numbered;
  }

  private static String hash(RecordOfTalks record) {
    return record.findInstrument("A").orElseThrow().versions().isEmpty()
        ? "none"
        : record
            .findInstrument("A")
            .orElseThrow()
            .versions()
            .lastEntry()
            .getKey()
            .hex();
  }

  /// All that is shown of a record.
  private static String shown(RecordOfTalks record) {
    StringBuilder all = new StringBuilder(RecordJson.show(record));
    all.append(RecordJson.offers(record.talks().offers())).append(RecordJson.account(record));
    record.instruments().forEach(i -> all.append(RecordJson.arrangement(record, i)));
    RecordJson.lists().forEach(list -> all.append(RecordJson.list(record, list, 0, 1000)));
    return all.toString();
  }

  private static FollowedRecord opened(MemoryLog log) {
    FollowedRecord record = new FollowedRecord(log, InstantSource.fixed(NOW), MemoryLog.VAULT);
    record.add("begin ", "test", ItemReader.read("begin", BEGIN, record.zone()));
    return record;
  }

  private static boolean say(FollowedRecord record, String name, String text) {
    try {
      record.add(name + " ", "test", ItemReader.read("said", text, record.zone()));
      return true;
    } catch (BadInput e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsFollowedIsWhatWouldBeReadAnew(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MemoryLog log = new MemoryLog();
    FollowedRecord record = opened(log);
    for (int step = 0; step < 60; step++) {
      String text = step == 5 ? terms() : saying(random, record.whole(FollowedRecordTest::hash));
      if (random.nextInt(4) == 0) {
        // Somebody else writes to the same record.
        try {
          OpenRecord other = OpenRecord.of(log);
          other.add(
              "other " + step + " ",
              "test",
              ItemReader.read("said", text, other.zone()),
              NOW,
              MemoryLog.VAULT);
        } catch (BadInput e) {
          continue;
        }
      } else if (!say(record, "step " + step, text)) {
        continue;
      }
      Viewer viewer = VIEWERS.get(random.nextInt(VIEWERS.size()));
      if (step % 10 == 9) {
        VIEWERS.forEach(v -> same(log, record, v, "seed " + seed + ", " + v + " after " + text));
      } else {
        same(log, record, viewer, "seed " + seed + ", " + viewer + " after " + text);
      }
    }
  }

  private static void same(MemoryLog log, FollowedRecord record, Viewer viewer, String when) {
    OpenRecord anew = OpenRecord.seenBy(log, Instant.MAX, viewer);
    String followed = record.seenBy(
        viewer, seen -> shown(seen.state()) + RecordJson.timeline(seen.inOrderOfTime()));
    assertThat(followed)
        .as(when)
        .isEqualTo(shown(anew.state()) + RecordJson.timeline(anew.inOrderOfTime()));
  }

  /// What the table keeps from a delegation of UA and from the public, whatever else is so.
  private static final List<String> HIDDEN = List.of(
      "position: {issue: I, party: RU, strength: red line, text: 'SECRET #', source: s}",
      "offer: {id: SECRET#, by: RU, places: [M, Z], direction: out, offeredTo: [XX], source: s}",
      "commitment: {id: SECRET#, by: RU, to: XX, act: a, form: verbal, source: s}",
      "assessment: {claim: K1, level: single source, finding: plausible, method: SECRET,"
          + " assessor: a, source: s}",
      "source: {id: SECRET#, name: n, guarded: yes, contact: c}",
      "halt: {instrument: A, id: SECRET#, place: p, exposed: yes, limitMinutes: 500, source: s}",
      "notification: {instrument: A, id: SECRET#, kind: static, recipients: [RU],"
          + " expiresAt: '2022-03-08T09:00', source: s}",
      "receipt: {notification: T1, by: RU, receipt: received, text: SECRET, source: s}");

  /// Two records that differ only in what somebody may not see are the same for them, byte for
  /// byte.
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsHiddenChangesNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 7919);
    FollowedRecord one = opened(new MemoryLog());
    FollowedRecord other = opened(new MemoryLog());
    int hidden = 0;
    for (int step = 0; step < 50; step++) {
      String text = step == 5 ? terms() : saying(random, one.whole(FollowedRecordTest::hash));
      boolean said = say(one, "step " + step, text);
      assertThat(say(other, "step " + step, text))
          .as("seed " + seed + " " + text)
          .isEqualTo(said);
      if (random.nextInt(3) == 0) {
        String secret = "- " + HIDDEN.get(random.nextInt(HIDDEN.size())).replace("#", step + "");
        hidden += say(other, "hidden " + step, secret) ? 1 : 0;
      }
      for (Viewer viewer :
          List.of(new Viewer(Duty.DELEGATION, "UA"), new Viewer(Duty.PUBLIC, ""))) {
        String when = "seed " + seed + ", " + viewer + " after " + text;
        assertThat(told(other, viewer)).as(when).isEqualTo(told(one, viewer));
      }
    }
    assertThat(hidden).isPositive();
  }

  private static String told(FollowedRecord record, Viewer viewer) {
    return record.seenBy(
        viewer,
        seen -> shown(seen.state())
            + RecordJson.timeline(seen.inOrderOfTime())
            + seen.size()
            + seen.mark(seen.size())
            + seen.states());
  }
}
