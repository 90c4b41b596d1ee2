package org.corridor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.Draft;
import org.corridor.log.Entry;
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.PostgresVault;
import org.corridor.talks.TalksEvent;

/// `benchmarks/run record --events N`: how long a record of so many events takes to open, and one
/// more claim to be added, in a process that has just begun. One event in a thousand (`--table N`:
/// in N) is of the table or of an operation, two of ten thousand are sources, the rest are claims
/// that lean on one another and what was found of them.
final class RecordOpening {
  private static final int SOURCE_EVERY = 5_000;
  private static final int ASSESSED_EVERY = 5;
  private static final int RUNS = 5;
  private static final int TURN = 10;
  private static final int POINTS = 1_000;
  private static final String IT = "ARR";
  private static final Instant START = Instant.parse("2022-03-01T00:00:00Z");

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final int tableEvery;
  private int claims;

  private RecordOpening(int tableEvery) {
    this.tableEvery = tableEvery;
  }

  static void measure(Path folder, int events, int tableEvery)
      throws IOException, InterruptedException {
    RecordOpening record = new RecordOpening(tableEvery);
    record.fill(events);
    try (EmbeddedPostgres server = EmbeddedPostgres.in(folder);
        PostgresEventLog log = PostgresEventLog.open(server.server(), InstantSource.system())) {
      log.restore(record.entries);
      record.entries.clear();
      // The first opening of a large table leaves a snapshot behind.
      System.out.printf(
          Locale.ROOT, "%,d events, first of all: %.2f s%n", events, child(folder, "table -1"));
      for (String what : List.of("table", "add", "whole")) {
        List<Double> took = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
          took.add(child(folder, what + " " + run));
        }
        took.sort(null);
        System.out.printf(
            Locale.ROOT,
            "%,d events, %s: %.2f s (median of %d, %.2f to %.2f)%n",
            events,
            what,
            took.get(RUNS / 2),
            RUNS,
            took.getFirst(),
            took.getLast());
      }
    }
  }

  private static double child(Path folder, String what) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RecordOpening.class.getName(),
            folder.toString(),
            what)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader lines = child.inputReader()) {
      double seconds = Double.parseDouble(String.valueOf(lines.readLine()));
      child.waitFor();
      return seconds;
    }
  }

  /// The child: opens the record as a command does, and says how many seconds it took.
  public static void main(String[] args) {
    String[] what = args[1].split(" ", -1);
    try (EmbeddedPostgres server = EmbeddedPostgres.in(Path.of(args[0]));
        PostgresEventLog log = PostgresEventLog.open(server.server(), InstantSource.system())) {
      long start = System.nanoTime();
      OpenRecord record = what[0].equals("whole") ? OpenRecord.whole(log) : OpenRecord.of(log);
      if (what[0].equals("add")) {
        Instant now = Instant.now();
        String id = "added-" + what[1];
        record.add(
            id,
            "benchmark",
            List.of(new Item(claim(id, "C0"), now, "benchmark:1")),
            now,
            new PostgresVault(server.server()));
      }
      System.out.println((System.nanoTime() - start) / 1e9);
    }
  }

  private void fill(int events) {
    add(new TalksEvent.ProcessOpened("Benchmark", ZoneOffset.UTC, "", ""));
    add(new TalksEvent.PartyNamed("A", "Party A", TalksEvent.PartyKind.STATE, ZoneOffset.UTC, ""));
    add(new TalksEvent.PartyNamed("B", "Party B", TalksEvent.PartyKind.STATE, ZoneOffset.UTC, ""));
    add(new InstrumentEvent.InstrumentOpened(IT, "Corridor", List.of("A", "B"), ""));
    add(claim("C0", ""));
    claims = 1;
    while (entries.size() < events) {
      int n = entries.size();
      if (n % tableEvery == 0) {
        add(ofTable(n));
      } else if (n % SOURCE_EVERY == 1) {
        add(new ReportEvent.SourceNamed("S" + n, "source " + n, "agency", "", false, null));
      } else if (n % ASSESSED_EVERY == 0 && claims > 0) {
        add(new ReportEvent.ClaimAssessed(
            "C" + (claims - 1),
            ReportEvent.Level.SINGLE_SOURCE,
            ReportEvent.Finding.PLAUSIBLE,
            "read",
            "monitor",
            "",
            "load"));
      } else {
        add(claim("C" + claims, claims == 0 ? "" : "C" + claims / 2));
        claims++;
      }
    }
  }

  /// A day of a large operation: notifications with what became of them, counts, halts, and now and
  /// then an issue at the table.
  private static Event ofTable(int n) {
    String day = "N" + n / TURN;
    return switch (n / TURN == 0 ? 0 : n % TURN) {
      case 0 -> new TalksEvent.IssueRaised("I" + n, "corridor " + n, "", "");
      case 1 ->
        new OperationEvent.NotificationSubmitted(
            IT,
            day,
            OperationEvent.NotificationKind.EVACUATION,
            false,
            List.of("A", "B"),
            List.of("unit 1", "checkpoint 1"),
            START,
            null,
            "load");
      case 2 ->
        new OperationEvent.ReceiptGiven(day, "A", OperationEvent.Receipt.RECEIVED, "", "load");
      case 3 ->
        new OperationEvent.ReceiptGiven(day, "B", OperationEvent.Receipt.ACKNOWLEDGED, "", "load");
      case 4 -> new OperationEvent.RelayConfirmed(day, "unit 1", "A", "load");
      case 5 -> new OperationEvent.RelayConfirmed(day, "checkpoint 1", "B", "load");
      case 6 ->
        new OperationEvent.PersonsCounted(
            IT, "point " + n % POINTS, OperationEvent.Headcount.BOARDED, 40, "load");
      case 7 ->
        new OperationEvent.PersonsCounted(
            IT, "point " + n % POINTS, OperationEvent.Headcount.ALIGHTED, 40, "load");
      case 8 -> new OperationEvent.HaltBegun(IT, "H" + n / TURN, "a crossing", false, 30, "load");
      default -> new OperationEvent.HaltEnded(IT, "H" + n / TURN, "go on", "leader", "load");
    };
  }

  private static ReportEvent claim(String id, String about) {
    return new ReportEvent.ClaimMade(
        id,
        "somebody",
        "A",
        ReportEvent.SpeechAct.ASSERT,
        "",
        "",
        "it was so at the crossing as " + id + " says",
        "en",
        "",
        ReportEvent.Medium.BRIEFING,
        null,
        null,
        about.isEmpty()
            ? List.of()
            : List.of(new ReportEvent.StanceTo(about, ReportEvent.Stance.SUPPORTS)),
        "load");
  }

  private void add(Event event) {
    Draft draft = EventJson.draft(event, START.plusSeconds(entries.size()));
    entries.add(Entry.after(
        entries.isEmpty() ? Hash.NONE : entries.getLast().hash(),
        entries.size() + 1L,
        versions.merge(draft.stream(), 1L, Long::sum),
        "load " + entries.size(),
        "load",
        draft.at(),
        draft));
  }
}
