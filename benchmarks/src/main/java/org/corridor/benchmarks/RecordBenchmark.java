package org.corridor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.corridor.formats.record.EventJson;
import org.corridor.log.Chain;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresEventLog;
import org.corridor.workflows.RecordOfTalks;

/// `benchmarks/run record`: how many durable commands a second, how fast the record is replayed,
/// and
/// that nothing acknowledged is lost when writer or database are killed.
final class RecordBenchmark {
  private static final String USAGE =
      "benchmarks/run record [--writers N] [--seconds N] [--kills N] [--seed N]"
          + " [--events N [--table N]]";

  private int writers = 16;
  private int seconds = 10;
  private int kills;
  private int events;
  private int tableEvery = 1_000;
  private long seed = 1;

  private RecordBenchmark(String[] args) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--writers" -> writers = Integer.parseInt(args[i + 1]);
        case "--seconds" -> seconds = Integer.parseInt(args[i + 1]);
        case "--kills" -> kills = Integer.parseInt(args[i + 1]);
        case "--events" -> events = Integer.parseInt(args[i + 1]);
        case "--table" -> tableEvery = Integer.parseInt(args[i + 1]);
        case "--seed" -> seed = Long.parseLong(args[i + 1]);
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    RecordBenchmark benchmark;
    try {
      benchmark = new RecordBenchmark(args);
    } catch (IllegalArgumentException e) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("corridor-record");
    if (benchmark.events > 0) {
      RecordOpening.measure(folder, benchmark.events, benchmark.tableEvery);
    } else if (benchmark.kills > 0) {
      benchmark.kill(folder);
    } else {
      benchmark.speed(folder);
    }
  }

  private Process child(Path folder, String run, int lasting, ProcessBuilder.Redirect output)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.corridor.benchmarks.RecordChild",
            folder.toString(),
            Integer.toString(writers),
            Integer.toString(lasting),
            run)
        .redirectOutput(output)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void speed(Path folder) throws IOException, InterruptedException {
    Process child = child(folder, "speed", seconds, ProcessBuilder.Redirect.PIPE);
    long commands = 0;
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands = line.startsWith("commands ") ? Long.parseLong(line.substring(9)) : commands;
      }
    }
    child.waitFor();
    System.out.printf(
        Locale.ROOT,
        "%d writers, %d s: %,d durable commands a second%n",
        writers,
        seconds,
        commands / seconds);
    try (EmbeddedPostgres server = EmbeddedPostgres.in(folder);
        PostgresEventLog log = PostgresEventLog.open(server.server(), InstantSource.system())) {
      for (int turn = 0; turn < 3; turn++) {
        RecordOfTalks record = new RecordOfTalks();
        long start = System.nanoTime();
        long[] count = {0};
        log.read(0, entry -> {
          record.evolve(EventJson.read(entry), entry.at());
          count[0]++;
        });
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "replay: %,d events in %.2f s, %,.0f a second%n",
            count[0],
            took,
            count[0] / took);
      }
    }
  }

  /// Kills at random moments: the writer, the database, or both.
  private void kill(Path folder) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> acknowledged = new HashSet<>();
    int lost = 0;
    int broken = 0;
    for (int run = 0; run < kills; run++) {
      Path output = folder.resolve("output.txt");
      Files.deleteIfExists(output);
      Process child = child(folder, "run" + run, 60, ProcessBuilder.Redirect.to(output.toFile()));
      while (child.isAlive() && (!Files.exists(output) || Files.size(output) == 0)) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(20, 1_200));
      int victim = random.nextInt(3);
      if (victim > 0) {
        killServer(folder);
      }
      if (victim == 1) {
        Thread.sleep(200);
      }
      child.destroyForcibly().waitFor();
      List<String> lines = Files.readAllLines(output);
      // The last line may be cut: an acknowledgement that nobody could read in full is none.
      lines.stream()
          .filter(l -> l.startsWith("ack ") && l.chars().filter(c -> c == '/').count() == 2)
          .limit(Math.max(0, lines.size() - 1))
          .forEach(l -> acknowledged.add(l.substring(4)));
      Set<String> there = new HashSet<>();
      Chain chain = new Chain();
      List<Chain.Break> breaks = new ArrayList<>();
      try (EmbeddedPostgres server = EmbeddedPostgres.in(folder);
          PostgresEventLog log = PostgresEventLog.open(server.server(), InstantSource.system())) {
        log.read(0, entry -> {
          there.add(entry.command());
          chain.add(entry).ifPresent(breaks::add);
        });
      }
      Set<String> missing = new HashSet<>(acknowledged);
      missing.removeAll(there);
      lost += missing.size();
      broken += breaks.size();
      if (run % 10 == 9 || run + 1 == kills || !missing.isEmpty() || !breaks.isEmpty()) {
        System.out.printf(
            Locale.ROOT,
            "%d kills: %,d acknowledged, %,d recorded, %d lost, %d breaks of the chain%n",
            run + 1,
            acknowledged.size(),
            chain.count(),
            lost,
            broken);
      }
    }
    System.exit(lost + broken == 0 ? 0 : 1);
  }

  private static void killServer(Path folder) throws IOException {
    Path pid = folder.resolve("database").resolve("postmaster.pid");
    if (Files.exists(pid)) {
      Optional<ProcessHandle> server =
          ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()));
      server.ifPresent(s -> {
        List<ProcessHandle> children = s.descendants().toList();
        s.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
      });
    }
  }
}
