package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.reports.Figure;
import org.corridor.reports.ReportEvent;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresEventLog;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record with more reports than are read where they are not asked for.
class LargeRecordTest {
  private static final Instant DAY = Instant.parse("2022-03-05T00:00:00Z");
  private static final int CLAIMS = 6_000;

  @TempDir
  Path folder;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();

  private void append(Event event) {
    Draft draft = EventJson.draft(event, DAY);
    entries.add(Entry.after(
        entries.isEmpty() ? Hash.NONE : entries.getLast().hash(),
        entries.size() + 1L,
        versions.merge(draft.stream(), 1L, Long::sum),
        "load " + entries.size(),
        "load",
        DAY,
        draft));
  }

  @BeforeEach
  void fill() {
    append(new TalksEvent.ProcessOpened("T", ZoneOffset.UTC, "", ""));
    append(
        new TalksEvent.PartyNamed("A", "Party A", TalksEvent.PartyKind.STATE, ZoneOffset.UTC, ""));
    append(new ReportEvent.SourceNamed("S1", "an agency", "", "", false, null));
    append(new ReportEvent.ReportReceived("R1", "S1", "", "letter", "", null, DAY, ""));
    append(new ReportEvent.IncidentReported(
        "I1", ReportEvent.IncidentKind.SHELLING, "a road", DAY, DAY, "", "s"));
    append(new ReportEvent.FigureGiven(figure("F1", "")));
    for (int i = 0; i < CLAIMS; i++) {
      append(new ReportEvent.ClaimMade(
          "C" + i,
          "one",
          "",
          ReportEvent.SpeechAct.ASSERT,
          "",
          "",
          "p",
          "",
          "",
          null,
          null,
          null,
          List.of(),
          "s"));
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.in(folder);
        PostgresEventLog log = PostgresEventLog.open(postgres.server(), InstantSource.system())) {
      log.restore(entries);
    }
  }

  private static Figure figure(String id, String subsetOf) {
    return new Figure(
        id,
        "people",
        null,
        10,
        null,
        Figure.Kind.CLAIMED,
        Figure.Unit.PERSONS,
        "P",
        "",
        "",
        null,
        subsetOf,
        "",
        "",
        "s");
  }

  private Run add(String yaml) throws IOException {
    Path file = folder.resolveSibling("items.yaml");
    Files.writeString(file, yaml);
    return Run.of("record", "add", folder.toString(), file.toString());
  }

  @Test
  void whatWasNotReadCountsAllTheSame() throws IOException {
    Run refused = add("""
        - source: {id: S1, name: again}
        - report: {id: R2, source: S2, address: a, firstSeenAt: "2022-03-05T10:00"}
        - report: {id: R1, source: S1, address: a, firstSeenAt: "2022-03-05T10:00"}
        - claim: {id: C5, speaker: one, act: assert, proposition: p, source: s}
        - claim: {id: D1, speaker: one, act: assert, proposition: p, source: s, stances: [{claim: C6000, stance: supports}]}
        - assessment: {claim: C6001, level: single source, finding: plausible, method: m, assessor: a, source: s}
        """);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err())
        .contains("the source S1 is recorded already")
        .contains("no source \"S2\" is recorded")
        .contains("the report R1 is recorded already")
        .contains("the claim C5 is recorded already")
        .contains("no claim \"C6000\" is recorded")
        .contains("no claim \"C6001\" is recorded");
    Run added = add("""
        - report: {id: R2, source: S1, address: a, firstSeenAt: "2022-03-05T10:00"}
        - claim: {id: D1, speaker: one, act: assert, proposition: p, source: s, stances: [{claim: C5999, stance: supports}]}
        - claim: {id: D2, speaker: one, act: assert, proposition: p, source: s, stances: [{claim: D1, stance: supports}]}
        - assessment: {claim: C0, level: single source, finding: plausible, method: m, assessor: a, source: s}
        """);
    assertThat(added.status()).as(added.err()).isZero();
    assertThat(add("- claim: {id: D1, speaker: one, act: assert, proposition: p, source: s}")
            .err())
        .contains("the claim D1 is recorded already");
    assertThat(Run.of("record", "show", folder.toString()).out())
        .contains((entries.size() + 4) + " entries");
    assertThat(Run.of("record", "account", folder.toString()).out())
        .contains("C5999")
        .contains("D2");
    assertThat(Run.of("record", "verify", folder.toString()).status()).isZero();
  }

  @Test
  void whoAsksForReportsThatWereNotReadIsTold() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.in(folder);
        PostgresEventLog log = PostgresEventLog.open(postgres.server(), InstantSource.system())) {
      assertThatThrownBy(() -> OpenRecord.of(log).state().reports())
          .isInstanceOf(IllegalStateException.class);
      assertThat(OpenRecord.whole(log).state().reports().claims()).hasSize(CLAIMS);
      assertThat(OpenRecord.of(log).size()).isEqualTo(entries.size());
    }
  }

  @Test
  void whatEarlierVersionsRecordedCanStillBeRead() {
    String body =
        "{\"instrument\":\"A\",\"version\":\"1\",\"by\":\"A\",\"texts\":{\"uk\":{\"T1\":\"X, Y\"}},\"route\":[{\"from\":\"X\","
            + "\"to\":\"Y\",\"area\":\"\",\"uncontested\":false}],\"opens\":null,\"closes\":null,"
            + "\"evacuationStart\":null,\"marginMinutes\":5,\"source\":\"s\"}";
    Entry entry = Entry.after(
        Hash.NONE, 1, 1, "c", "s", DAY, new Draft("instrument/A", DAY, "terms", 1, body));
    assertThat(EventJson.read(entry))
        .isInstanceOfSatisfying(InstrumentEvent.TermsDrafted.class, terms -> {
          assertThat(terms.noticeHours()).isZero();
          assertThat(terms.route().getFirst().within("anybody")).isTrue();
        });
    String claim =
        "{\"id\":\"C\",\"speaker\":\"one\",\"onBehalfOf\":\"\",\"act\":\"DEMAND\",\"accused\":\"\","
            + "\"proposition\":\"p\",\"language\":\"\",\"translation\":\"\",\"medium\":null,"
            + "\"publishedAt\":null,\"firstSeenAt\":null,\"stances\":[],\"source\":\"s\"}";
    Entry before =
        Entry.after(Hash.NONE, 1, 1, "c", "s", DAY, new Draft("claim/C", DAY, "claim", 1, claim));
    assertThat(EventJson.read(before))
        .isInstanceOfSatisfying(
            ReportEvent.ClaimMade.class, c -> assertThat(c.addressed()).isEmpty());
  }
}
