package org.corridor.benchmarks;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.solve.Planner;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Rules;
import org.corridor.simulate.RunResult;
import org.corridor.simulate.Simulation;
import org.corridor.simulate.Traffic;

/// `benchmarks/run simulate`: link moves a second on one core, of the exact plan of a made-up city.
final class SimulationBenchmark {
  private static final String USAGE = "benchmarks/run simulate [--seconds N]\n" + MadeUpCity.USAGE;

  private final MadeUpCity city = new MadeUpCity();
  private double seconds = 20;

  public static void main(String[] args) throws IOException {
    SimulationBenchmark benchmark = new SimulationBenchmark();
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
      if (args[i].equals("--seconds")) {
        seconds = Double.parseDouble(value);
      } else if (!city.take(args[i], value)) {
        throw new IllegalArgumentException("What is " + args[i] + "?");
      }
    }
  }

  private void run() throws IOException {
    PlanningProblem problem = CityProblem.of(city.instance());
    Plan plan = Planner.planOnly(problem);
    List<Boolean> contested = Collections.nCopies(problem.roads().roadCount(), true);
    List<Long> safe = Collections.nCopies(problem.groups().size(), Long.MAX_VALUE / 4);
    Traffic traffic = new Traffic(problem, plan, contested, safe);
    Simulation simulation = new Simulation(traffic);
    Rules rules = new Rules(Rules.Policy.HOLD, 1, 0);
    System.out.printf(
        Locale.ROOT,
        "%,d vehicles planned, %,d link moves a run%n",
        plan.movements().stream().mapToLong(m -> m.vehicles()).sum(),
        traffic.linkMoves());
    long began = System.nanoTime();
    int runs = 0;
    RunResult last = simulation.run(Disruptions.NONE, rules, city.seed(), 0);
    while ((System.nanoTime() - began) / 1e9 < seconds) {
      last = simulation.run(Disruptions.NONE, rules, city.seed(), ++runs);
    }
    double took = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "planned out %,d, simulated %,d (%.2f %%)%n%.1f million link moves a second on one core%n",
        plan.milliPersons(problem.groups()) / 1000,
        last.milliPersonsOut() / 1000,
        100.0 * last.milliPersonsOut() / plan.milliPersons(problem.groups()),
        traffic.linkMoves() * (runs + 1) / took / 1e6);
  }
}
