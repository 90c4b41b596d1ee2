package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.plan.zones.ZonePlanner;
import org.jspecify.annotations.Nullable;

/// `benchmarks/run zones`: one route and quarter hours for each origin of a city, beside the bound
/// of the exact flow.
final class ZoneBenchmark {
  private static final String USAGE = """
      benchmarks/run zones [--nodes N] [--steps N] [--seed N] [--persons N] [--bind exits|roads]
                           [--osm FILE.osm.pbf] [--file INSTANCE] [--routes N] [--seconds N]""";

  private int nodes = 5_000;
  private int steps = 240;
  private long seed = 1;
  private int persons = -1;
  private boolean exitsBind = true;
  private int routes = 1;
  private double seconds = 60;
  private @Nullable Path osm;
  private @Nullable Path file;

  public static void main(String[] args) throws IOException {
    ZoneBenchmark benchmark = new ZoneBenchmark();
    try {
      benchmark.read(args);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
      System.err.println(wrong.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
    benchmark.run();
  }

  private void read(String[] args) {
    for (int i = 0; i < args.length; i += 2) {
      String value = args[i + 1];
      switch (args[i]) {
        case "--nodes" -> nodes = Integer.parseInt(value);
        case "--steps" -> steps = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        case "--persons" -> persons = Integer.parseInt(value);
        case "--bind" -> exitsBind = value.equals("exits");
        case "--routes" -> routes = Integer.parseInt(value);
        case "--seconds" -> seconds = Double.parseDouble(value);
        case "--osm" -> osm = Path.of(value);
        case "--file" -> file = Path.of(value);
        default -> throw new IllegalArgumentException("What is " + args[i] + "?");
      }
    }
  }

  private FlowInstance instance() throws IOException {
    Path instance = file;
    if (instance != null) {
      return InstanceFile.read(instance);
    }
    int people = persons < 0 ? 10 * nodes : persons;
    List<String> lines = osm == null
        ? RoadGrid.lines(nodes, steps, seed, people, exitsBind)
        : OsmCity.lines(osm, steps, seed, people, exitsBind);
    Path written = Files.createTempFile("corridor-city", ".txt");
    Files.write(written, lines);
    try {
      return InstanceFile.read(written);
    } finally {
      Files.delete(written);
    }
  }

  private void run() throws IOException {
    FlowInstance instance = instance();
    PlanningProblem problem = CityProblem.of(instance);
    long began = System.nanoTime();
    long bound = new OurPlanner().solve(instance).personsOut();
    System.out.printf(
        Locale.ROOT,
        "%,d origins, %,d people; no plan brings out more than %,d (%.1f s)%n",
        problem.groups().size(),
        problem.persons(),
        bound,
        since(began));
    began = System.nanoTime();
    ZonePlanner planner = new ZonePlanner(problem, routes, seed);
    show("first", planner.first(), bound, problem, began);
    long atOnce = System.nanoTime();
    planner.mayUse(Planner.planOnly(problem));
    System.out.printf(Locale.ROOT, "routes of the exact flow known after %.1f s%n", since(atOnce));
    show("flow's routes", planner.first(), bound, problem, began);
    while (since(began) < seconds) {
      show("better", planner.improve(100_000, _ -> {}), bound, problem, began);
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void show(
      String what, ZonePlan plan, long bound, PlanningProblem problem, long began) {
    double seconds = since(began);
    List<String> faults = PlanCheck.faults(problem, plan.plan());
    System.out.printf(
        Locale.ROOT,
        "%-14s %6.1f s: %,9d out, %5.2f %% below the bound, %d faults%s%n",
        what,
        seconds,
        plan.milliPersonsOut() / 1000,
        100 * plan.gapShare(bound),
        faults.size(),
        faults.isEmpty() ? "" : ": " + faults.getFirst());
  }
}
