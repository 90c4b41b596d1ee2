package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.plan.roster.RosterCheck;
import org.corridor.plan.roster.RosterOutcome;
import org.corridor.plan.roster.RosterPlanner;
import org.corridor.plan.roster.RosterProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `benchmarks/run bus`: value, bound and seconds of each instance of the bus evacuation problem,
/// beside what CPLEX found where a file `cplex-results.csv` says so.
final class BusBenchmark {
  private static final String USAGE = """
      benchmarks/run bus FILE|DIR … [--json] [--effort STEPS] [--seed N]""";
  private static final Pattern NAME = Pattern.compile("BEP-(?:\\d+-)*(\\d+)-i(\\d+)\\.txt");

  private final List<Path> from = new ArrayList<>();
  private boolean json;
  private long effort = 20_000_000;
  private long seed = 1;
  private final Map<String, String[]> cplex = new LinkedHashMap<>();

  public static void main(String[] args) throws IOException {
    BusBenchmark benchmark = new BusBenchmark();
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
      switch (args[i]) {
        case "--json" -> json = true;
        case "--effort" -> effort = Long.parseLong(args[++i]);
        case "--seed" -> seed = Long.parseLong(args[++i]);
        default -> from.add(Path.of(args[i]));
      }
    }
    if (from.isEmpty() || !from.stream().allMatch(Files::exists)) {
      throw new IllegalArgumentException("No instances: " + from);
    }
  }

  private void run() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path place : from) {
      try (Stream<Path> all = Files.walk(place)) {
        all.filter(f -> NAME.matcher(f.getFileName().toString()).matches()
                || (Files.isRegularFile(f) && f.toString().endsWith(".json")))
            .sorted()
            .forEach(files::add);
      }
      readCplex(place.resolve("cplex-results.csv"));
    }
    if (!json) {
      System.out.printf(
          "%-28s %8s %8s %9s %10s %12s%n",
          "instance", "value", "bound", "seconds", "CPLEX", "seconds");
    }
    // The first of all pays for the start of Java.
    for (Path file : files) {
      one(file);
    }
  }

  private void readCplex(Path results) throws IOException {
    if (Files.isRegularFile(results)) {
      for (String line : Files.readAllLines(results)) {
        String[] cells = line.split(";", -1);
        if (cells.length > 4) {
          cplex.put(cells[0] + "/" + cells[1], cells);
        }
      }
    }
  }

  private String @Nullable [] cplex(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    Path folder = file.getParent();
    if (!name.matches() || folder == null) {
      return null;
    }
    return cplex.get(folder.getFileName().toString().replace("set", "") + "/" + name.group(2));
  }

  private void one(Path file) {
    RosterProblem problem = BusInstance.read(file);
    long began = System.nanoTime();
    RosterOutcome outcome = new RosterPlanner(problem).plan(effort, seed, _ -> {});
    double seconds = (System.nanoTime() - began) / 1e9;
    List<String> faults = RosterCheck.faults(problem, outcome.roster());
    if (!faults.isEmpty()
        || RosterCheck.lastArrival(problem, outcome.roster()) != outcome.lastArrival()) {
      throw new IllegalStateException(file + ": not a roster: " + faults);
    }
    String[] known = cplex(file);
    if (json) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("instance", file.getFileName().toString());
      row.put("value", outcome.lastArrival());
      row.put("bound", outcome.bound());
      row.put("proven", outcome.proven());
      row.put("seconds", seconds);
      if (known != null) {
        row.put("cplexValue", known[2]);
        row.put("cplexSeconds", known[3]);
        row.put("cplexStatus", known[4]);
      }
      System.out.println(JsonMapper.shared().writeValueAsString(row));
    } else {
      System.out.println(String.format(
          Locale.ROOT,
          "%-28s %8d %8d %9.3f %10s %12s",
          file.getFileName(),
          outcome.lastArrival(),
          outcome.bound(),
          seconds,
          known == null ? "" : known[2] + " (" + known[4] + ")",
          known == null ? "" : known[3]));
    }
  }
}
