package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `benchmarks/run import`: our import of an OpenStreetMap file beside GraphHopper's, each run in a
/// process of its own, and the shortest ways of both compared.
final class ImportBenchmark {
  private static final String USAGE = """
      benchmarks/run import FILE.osm.pbf [--runs N] [--pairs N] [--seed N]""";
  private static final long LIMIT_SECONDS = 1800;

  /// Those of `./corridor roads`, for both; GraphHopper too is faster with them.
  private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Xms32m");

  private @Nullable Path file;
  private int runs = 5;
  private int pairs = 1000;
  private long seed = 1;

  public static void main(String[] args) throws IOException, InterruptedException {
    ImportBenchmark benchmark = new ImportBenchmark();
    try {
      benchmark.read(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
    benchmark.run();
  }

  private void read(String[] args) {
    for (int i = 0; i < args.length; i++) {
      boolean option = args[i].startsWith("--");
      if (option && i + 1 == args.length) {
        throw new IllegalArgumentException("What about " + args[i] + "?");
      }
      switch (args[i]) {
        case "--runs" -> runs = Integer.parseInt(args[++i]);
        case "--pairs" -> pairs = Integer.parseInt(args[++i]);
        case "--seed" -> seed = Long.parseLong(args[++i]);
        default -> file = Path.of(args[i]);
      }
    }
    if (file == null || !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("No file " + (file == null ? "given" : file));
    }
  }

  private void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("corridor-import");
    try {
      String instance = String.valueOf(file);
      List<ChildProcess.Outcome> ours = new ArrayList<>();
      List<ChildProcess.Outcome> theirs = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        empty(folder);
        ours.add(child(ImportChild.CORRIDOR, instance, folder.toString()));
        theirs.add(child(ImportChild.GRAPHHOPPER, instance, folder.toString()));
      }
      System.out.printf(
          Locale.ROOT,
          "%-12s %8s %8s %8s   medians of %d runs%n",
          "import",
          "wall s",
          "CPU s",
          "MB",
          runs);
      print(ImportChild.CORRIDOR, ours);
      print(ImportChild.GRAPHHOPPER, theirs);
      System.out.printf(
          Locale.ROOT,
          "%-12s %8.1f %8.1f %8.1f%n",
          "ratio",
          median(theirs, ChildProcess.Outcome::wallSeconds)
              / median(ours, ChildProcess.Outcome::wallSeconds),
          median(theirs, ChildProcess.Outcome::cpuSeconds)
              / median(ours, ChildProcess.Outcome::cpuSeconds),
          median(theirs, ChildProcess.Outcome::peakMegabytes)
              / median(ours, ChildProcess.Outcome::peakMegabytes));
      routes(instance, folder);
    } finally {
      empty(folder);
      Files.delete(folder);
    }
  }

  private static ChildProcess.Outcome child(String... arguments)
      throws IOException, InterruptedException {
    ChildProcess.Outcome outcome =
        ChildProcess.run(ImportChild.class, OPTIONS, LIMIT_SECONDS, arguments);
    if (!outcome.trouble().isEmpty()) {
      throw new IOException(arguments[0] + ": " + outcome.trouble());
    }
    return outcome;
  }

  private void routes(String instance, Path folder) throws IOException, InterruptedException {
    List<String> found = child(
            ImportChild.ROUTES, instance, folder.toString(), "" + pairs, "" + seed)
        .words();
    System.out.printf(
        Locale.ROOT,
        "%nShortest ways by car between %d random pairs of junctions:%n"
            + "  same length within 1 %%   %s%n"
            + "  neither finds a way      %s%n"
            + "  only we find one         %s%n"
            + "  only they find one       %s%n"
            + "  same within 1 %%, roads of unknown access used too  %s%n"
            + "  they use a way that is closed with us     %s%n"
            + "  we use a way that is closed with them  %s%n"
            + "  otherwise ours is shorter %s, theirs %s%n",
        pairs,
        found.get(0),
        found.get(1),
        found.get(2),
        found.get(3),
        found.get(4),
        found.get(5),
        found.get(6),
        found.get(7),
        found.get(8));
  }

  private static void print(String name, List<ChildProcess.Outcome> runs) {
    System.out.printf(
        Locale.ROOT,
        "%-12s %8.2f %8.2f %8.0f%n",
        name,
        median(runs, ChildProcess.Outcome::wallSeconds),
        median(runs, ChildProcess.Outcome::cpuSeconds),
        median(runs, ChildProcess.Outcome::peakMegabytes));
  }

  private static double median(
      List<ChildProcess.Outcome> runs, ToDoubleFunction<ChildProcess.Outcome> what) {
    double[] sorted = runs.stream().mapToDouble(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }
}
