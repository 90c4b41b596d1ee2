package org.corridor.benchmarks;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.formats.BadInput;
import org.corridor.formats.roads.OsmFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `benchmarks/run flow`: our planner and its peers on one instance, each in a process of its own,
/// one after the other.
final class FlowBenchmark {
  private static final String USAGE = """
      benchmarks/run flow [--nodes N] [--steps N] [--seed N] [--persons N] [--bind exits|roads]
                          [--file INSTANCE] [--osm FILE.osm.pbf] [--shape NAME] [--keep FILE] [--solvers a,b,…] [--limit SECONDS] [--json]
      Solvers: corridor, ortools-min-cost-flow, ortools-max-flow, jgrapht-push-relabel""";

  private int nodes = 1000;
  private int steps = 240;
  private long seed = 1;
  private int persons;
  private boolean exitsBind = true;
  private @Nullable Path file;
  private @Nullable Path osm;
  private @Nullable Path keep;
  private String shape = "";
  private List<String> solvers =
      List.of("corridor", "ortools-max-flow", "ortools-min-cost-flow", "jgrapht-push-relabel");
  private long limitSeconds = 600;
  private boolean json;

  private record Row(
      String name,
      String trouble,
      double wallSeconds,
      double solveSeconds,
      double cpuSeconds,
      double peakMegabytes,
      long personsOut,
      long personSteps) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    FlowBenchmark benchmark = new FlowBenchmark();
    try {
      benchmark.read(args);
      if (benchmark.file != null) {
        InstanceFile.read(benchmark.file);
      }
      if (benchmark.osm != null) {
        OsmFile.open(benchmark.osm);
      }
    } catch (NoSuchFileException missing) {
      System.err.println("No file " + missing.getMessage());
      System.exit(2);
    } catch (BadInput bad) {
      bad.problems().forEach(System.err::println);
      System.exit(2);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
    benchmark.run();
  }

  private void read(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--json")) {
        json = true;
        continue;
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException("What about " + args[i] + "?");
      }
      String value = args[++i];
      switch (args[i - 1]) {
        case "--nodes" -> nodes = Integer.parseInt(value);
        case "--steps" -> steps = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        case "--persons" -> persons = Integer.parseInt(value);
        case "--bind" -> exitsBind = bind(value);
        case "--file" -> file = Path.of(value);
        case "--osm" -> osm = Path.of(value);
        case "--shape" -> shape = shape(value);
        case "--keep" -> keep = Path.of(value);
        case "--solvers" -> solvers = List.of(value.split(",", -1));
        case "--limit" -> limitSeconds = Long.parseLong(value);
        default -> throw new IllegalArgumentException("Unknown option " + args[i - 1]);
      }
    }
    for (String solver : solvers) {
      if (!FlowChild.SOLVERS.containsKey(solver)) {
        throw new IllegalArgumentException("No solver called " + solver);
      }
    }
  }

  private static boolean bind(String value) {
    if (!value.equals("exits") && !value.equals("roads")) {
      throw new IllegalArgumentException("--bind is exits or roads, not " + value);
    }
    return value.equals("exits");
  }

  private void run() throws IOException, InterruptedException {
    Path instance = file;
    if (instance == null) {
      instance = Files.createTempFile("corridor-flow", ".txt");
      int people = persons > 0 ? persons : 10 * nodes;
      Files.write(instance, made(people));
      if (keep != null) {
        Files.copy(instance, keep, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (String solver : solvers) {
      System.err.println("running " + solver + " …");
      rows.add(run(solver, instance));
    }
    System.out.println(json ? json(rows) : table(rows));
    if (file == null) {
      Files.delete(instance);
    }
  }

  private List<String> made(int people) {
    if (osm != null) {
      return OsmCity.lines(osm, steps, seed, people, exitsBind);
    }
    return shape.isEmpty()
        ? RoadGrid.lines(nodes, steps, seed, people, exitsBind)
        : Shapes.lines(shape, nodes, steps, people);
  }

  private static String shape(String value) {
    if (!Shapes.NAMES.contains(value)) {
      throw new IllegalArgumentException("--shape is one of " + Shapes.NAMES + ", not " + value);
    }
    return value;
  }

  private Row run(String solver, Path instance) throws IOException, InterruptedException {
    ChildProcess.Outcome child =
        ChildProcess.run(FlowChild.class, List.of(), limitSeconds, solver, instance.toString());
    if (!child.trouble().isEmpty()) {
      return new Row(solver, child.trouble(), child.wallSeconds(), -1, -1, -1, -1, -1);
    }
    return new Row(
        solver,
        "",
        child.wallSeconds(),
        Double.parseDouble(child.words().get(2)),
        child.cpuSeconds(),
        child.peakMegabytes(),
        Long.parseLong(child.words().get(0)),
        Long.parseLong(child.words().get(1)));
  }

  private static String table(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    Row ours = rows.getFirst();
    table.append(String.format(
        Locale.ROOT,
        "%-24s %8s %8s %8s %8s %8s %8s %12s %16s%n",
        "solver",
        "wall s",
        "solve s",
        "CPU s",
        "ratio",
        "MB",
        "ratio",
        "persons out",
        "person steps"));
    for (Row row : rows) {
      table.append(
          row.trouble().isEmpty()
              ? String.format(
                  Locale.ROOT,
                  "%-24s %8.2f %8.2f %8.2f %8.1f %8.0f %8.1f %12d %16d%n",
                  row.name(),
                  row.wallSeconds(),
                  row.solveSeconds(),
                  row.cpuSeconds(),
                  row.cpuSeconds() / ours.cpuSeconds(),
                  row.peakMegabytes(),
                  row.peakMegabytes() / ours.peakMegabytes(),
                  row.personsOut(),
                  row.personSteps())
              : String.format(
                  Locale.ROOT, "%-24s %8.2f %s%n", row.name(), row.wallSeconds(), row.trouble()));
    }
    return table.toString();
  }

  private static String json(List<Row> rows) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeName("solvers");
      json.writeStartArray();
      for (Row row : rows) {
        json.writeStartObject();
        json.writeStringProperty("name", row.name());
        json.writeStringProperty("trouble", row.trouble());
        json.writeNumberProperty("wallSeconds", row.wallSeconds());
        json.writeNumberProperty("solveSeconds", row.solveSeconds());
        json.writeNumberProperty("cpuSeconds", row.cpuSeconds());
        json.writeNumberProperty("peakMegabytes", row.peakMegabytes());
        json.writeNumberProperty("personsOut", row.personsOut());
        json.writeNumberProperty("personSteps", row.personSteps());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }
}
