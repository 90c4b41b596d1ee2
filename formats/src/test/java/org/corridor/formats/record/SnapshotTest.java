package org.corridor.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.formats.scenario.Examples;
import org.corridor.log.Append;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.log.Snapshot;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.Reports;
import org.corridor.workflows.RecordOfTalks;
import org.junit.jupiter.api.Test;

/// A record taken up from a snapshot is the record that its entries make.
class SnapshotTest {
  private static final Instant LATER = Instant.parse("2022-04-01T00:00:00Z");
  private static final String IT = "ANOTHER";

  /// The talks of 2022 and an operation that begins.
  private static MemoryLog log() throws IOException {
    MemoryLog log = new MemoryLog();
    OpenRecord record = OpenRecord.of(log);
    for (String name : List.of(
        "1-table.yaml", "2-mariupol-5-march.yaml", "3-what-was-said.yaml", "4-figures.yaml")) {
      Path file = Examples.folder("talks-2022").resolve(name);
      record.add(
          name,
          "test",
          ItemReader.read(name, Files.readString(file, StandardCharsets.UTF_8), record.zone()),
          LATER,
          MemoryLog.VAULT);
    }
    record.add(
        "operation",
        "test",
        ItemReader.read("operation", """
            - arrangement: {instrument: %1$s, title: another, parties: [UA, RU], source: s}
            - notification: {instrument: %1$s, id: N1, kind: evacuation, recipients: [UA, RU], units: [u], movementAt: "2022-04-02T09:00", source: s}
            - receipt: {notification: N1, by: UA, receipt: acknowledged, source: s}
            - relay: {notification: N1, unit: u, by: UA, source: s}
            - item: {instrument: %1$s, item: H4, answer: yes, owner: engineers, source: s}
            - vote: {instrument: %1$s, role: coordinator, vote: hold, by: coordinator, source: s}
            - halt: {instrument: %1$s, id: HALT, place: a crossing, exposed: yes, source: s}
            - headcount: {instrument: %1$s, point: P1, what: boarded, persons: 120, source: s}
            """.formatted(IT), record.zone()),
        LATER,
        MemoryLog.VAULT);
    return log;
  }

  private static void same(RecordOfTalks one, RecordOfTalks other) {
    assertThat(one.talks()).usingRecursiveComparison().isEqualTo(other.talks());
    assertThat(one.instruments()).hasSameSizeAs(other.instruments());
    other.instruments().forEach(i -> {
      assertThat(one.findInstrument(i.id()).orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(i);
      assertThat(one.requireOperation(i.id()))
          .usingRecursiveComparison()
          .isEqualTo(other.requireOperation(i.id()));
    });
  }

  @Test
  void takenUpAfterAnyEntryItGoesOnAsIfNothingHadBeenBetween() throws IOException {
    List<Entry> entries = log().entries;
    RecordOfTalks never = new RecordOfTalks();
    RecordOfTalks often = new RecordOfTalks();
    for (Entry entry : entries) {
      Event event = EventJson.read(entry);
      never.evolve(event, entry.at());
      often.evolve(event, entry.at());
      Snapshots.Kept kept = Snapshots.read(
              Snapshots.write(new Snapshots.Kept(often.table(), Map.of("talks", 7L))))
          .orElseThrow();
      assertThat(kept.versions()).isEqualTo(Map.of("talks", 7L));
      often = new RecordOfTalks(kept.table(), new Reports());
    }
    same(often, never);
  }

  @Test
  void aLargeTableIsReadOnce() throws IOException {
    MemoryLog log = log();
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      drafts.add(EventJson.draft(
          new OperationEvent.PersonsCounted(
              IT, "P" + i % 50, OperationEvent.Headcount.BOARDED, 1 + i, "s"),
          LATER));
    }
    log.append(new Append("many", "test", Map.of(), drafts));
    OpenRecord first = OpenRecord.of(log);
    assertThat(log.kept).isEqualTo(1);
    log.read = 0;
    OpenRecord second = OpenRecord.of(log);
    long reports = log.version(RecordOfTalks.REPORTS);
    assertThat(log.read).isEqualTo((int) reports);
    same(second.state(), first.state());
    assertThat(second.state().reports().claims())
        .containsExactlyElementsOf(first.state().reports().claims());
    assertThat(second.size()).isEqualTo(log.entries.size());

    List<Entry> more = second.add(
        "one more",
        "test",
        ItemReader.read(
            "more",
            "- headcount: {instrument: " + IT
                + ", point: P1, what: alighted, persons: 3, source: s}",
            second.zone()),
        LATER,
        MemoryLog.VAULT);
    assertThat(more.getFirst().version()).isEqualTo(12_000L + operations(log) + 1);
    same(OpenRecord.of(log).state(), OpenRecord.whole(log).state());
    assertThat(log.kept).isEqualTo(1);
  }

  private static long operations(MemoryLog log) {
    return log.entries.stream()
        .filter(e -> e.stream().equals("operations") && !e.command().equals("many"))
        .filter(e -> !e.command().equals("one more"))
        .count();
  }

  @Test
  void whatIsNoSnapshotIsNotTakenForOne() throws IOException {
    Snapshot.Bytes bytes = Snapshots.write(
        new Snapshots.Kept(OpenRecord.of(log()).state().table(), new LinkedHashMap<>()));
    assertThat(Snapshots.read(new Snapshot.Bytes(new byte[0]))).isEmpty();
    byte[] cut = Arrays.copyOf(bytes.array(), bytes.array().length / 2);
    assertThat(Snapshots.read(new Snapshot.Bytes(cut))).isEmpty();
    String names =
        new String(bytes.array(), StandardCharsets.ISO_8859_1).replace("java.util.", "javax.xml.");
    assertThat(Snapshots.read(new Snapshot.Bytes(names.getBytes(StandardCharsets.ISO_8859_1))))
        .isEmpty();
  }
}
