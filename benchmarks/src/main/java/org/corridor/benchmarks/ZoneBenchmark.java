package org.corridor.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.plan.zones.ZonePlanner;

/// `benchmarks/run zones`: one route and quarter hours for each origin of a city, beside the bound
/// of the exact flow.
final class ZoneBenchmark {
  private static final String USAGE =
      "benchmarks/run zones [--routes N] [--seconds N]\n" + MadeUpCity.USAGE;

  private final MadeUpCity city = new MadeUpCity();
  private int routes = 1;
  private double seconds = 60;

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
        case "--routes" -> routes = Integer.parseInt(value);
        case "--seconds" -> seconds = Double.parseDouble(value);
        default -> {
          if (!city.take(args[i], value)) {
            throw new IllegalArgumentException("What is " + args[i] + "?");
          }
        }
      }
    }
  }

  private void run() throws IOException {
    FlowInstance instance = city.instance();
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
    ZonePlanner planner = new ZonePlanner(problem, routes, city.seed());
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
