package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.corridor.plan.CutPart;
import org.corridor.plan.Element;
import org.corridor.plan.Outcome;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.LastDepartures;
import org.corridor.plan.flow.TimeExpansion;

/// The front door: from a planning problem to a plan and the proof of how good it is.
///
/// **Problem.** Bring out as many people as possible, at every moment if that can be had.
/// **Method.** All vehicles that can stand in for each other are one flow ([Commodity]); within it
/// the heaviest loads are brought out first and lighter ones added without losing any, which is
/// greedy on a polymatroid and therefore brings out the most people by the end. One load means an
/// earliest-arrival flow, the most at every moment. Several flows that cannot stand in for each
/// other are weighed against each other ([Search]). The distance to what no plan can beat
/// ([Bounds]) is shown.
/// **Cost.** One earliest-arrival flow per load level and flow.
public final class Planner {
  /// Where less than this share of all is open, another way to cut time is not tried.
  private static final double OPEN_SHARE_LEFT = 0.01;

  private static final long ROAD_STEPS_TWICE_MAX = 300_000;

  private static final String ROUNDED =
      " Some roads open or close within a step of the plan, or a rate gives no whole vehicles in it;"
          + " that is rounded against us in the plan and in our favour in the bound.";

  private final PlanningProblem problem;
  private final List<Commodity> commodities;
  private final Clocks clocks;

  private Planner(PlanningProblem problem, TimeExpansion.Division division) {
    this.problem = problem;
    commodities = Commodity.of(problem);
    clocks = new Clocks(problem, commodities.size() <= 1, division);
  }

  /// The best plan, with its proof.
  public static Outcome solve(PlanningProblem problem) {
    return best(problem, Search.EFFORT_FULL).outcome();
  }

  /// Only how many get out, for comparing terms, in less time. Where vehicles cannot stand in for
  /// each other it may be a little less than what [#solve] finds.
  public static long personsOut(PlanningProblem problem) {
    return planOnly(problem).milliPersons(problem.groups()) / 1000;
  }

  /// A plan without its proof, found with less effort than that of [#solve].
  public static Plan planOnly(PlanningProblem problem) {
    return best(problem, Search.EFFORT_SMALL).plan();
  }

  /// The plan of [#solve] without its proof.
  public static Plan bestPlan(PlanningProblem problem) {
    return best(problem, Search.EFFORT_FULL).plan();
  }

  /// The plan of [#solve] with its proof, and nothing on what binds.
  public static Proven provenPlan(PlanningProblem problem) {
    return best(problem, Search.EFFORT_FULL).proven();
  }

  /// The moments from which on what passes counts for the rates, where all vehicles keep one
  /// clock, that is have one mobility and the same destinations; nothing where they do not. Who
  /// goes on from a plan counts on from there.
  public static Map<Element, Long> countedFrom(PlanningProblem problem) {
    Planner planner = new Planner(problem, TimeExpansion.Division.FINE);
    List<TimeExpansion> kept =
        planner.commodities.stream().map(planner.clocks::of).distinct().toList();
    return kept.size() == 1 ? kept.getFirst().countedFrom() : Map.of();
  }

  /// A plan and what no plan can beat, both in thousandths of a person.
  ///
  /// @param limitReached a limit of the search was reached, and what that means; empty otherwise
  public record Proven(Plan plan, long milliOut, long milliBound, String limitReached) {}

  /// A plan that was found, by whom, and what no plan can beat where its cells do not say.
  private record Solved(Planner by, Search search, Search.Found found, OptionalLong looseMilli) {
    long milliOut() {
      return found.plan().milliPersonsOut();
    }

    Plan plan() {
      return new Plan(found.plan().movements());
    }

    Proven proven() {
      return by.proven(this);
    }

    Outcome outcome() {
      return by.outcome(this);
    }
  }

  /// Cells that are not exact may be cut in another way, and what is left open settles by how much
  /// that could help.
  private static Solved best(PlanningProblem problem, long effortMax) {
    Planner fine = new Planner(problem, TimeExpansion.Division.FINE);
    Solved found = fine.search(effortMax, OptionalLong.empty());
    if (fine.commodities.stream().map(fine.clocks::of).allMatch(TimeExpansion::exact)) {
      return found;
    }
    long out = found.milliOut();
    long most = fine.loose(LooseBound.ROUGH, out);
    boolean mayBeWorthIt = out < most * (1 - OPEN_SHARE_LEFT);
    if (effortMax == Search.EFFORT_FULL) {
      most = fine.loose(LooseBound.FINE, out);
    }
    Solved bounded = new Solved(found.by(), found.search(), found.found(), OptionalLong.of(most));
    if (!mayBeWorthIt || out >= most || (fine.commodities.size() > 1 && large(problem))) {
      return bounded;
    }
    Planner steps = new Planner(problem, TimeExpansion.Division.STEPS);
    Solved other = steps.search(effortMax, OptionalLong.of(most));
    return other.milliOut() > found.milliOut() ? other : bounded;
  }

  private long loose(List<Integer> lengths, long reached) {
    return new LooseBound(problem, commodities, clocks, lengths).least(reached);
  }

  /// Too large to be weighed twice where several flows are.
  private static boolean large(PlanningProblem problem) {
    return (long) problem.roads().roadCount() * problem.grid().stepCount() > ROAD_STEPS_TWICE_MAX;
  }

  private Solved search(long effortMax, OptionalLong looseMilli) {
    Search search = new Search(problem, commodities, clocks, effortMax);
    return new Solved(this, search, search.best(), looseMilli);
  }

  private Proven proven(Solved solved) {
    Sequence best = solved.found().plan();
    Bounds bounds = solved.search().bounds();
    if (commodities.size() == 1) {
      bounds.provenBy(best.parts().getFirst());
    }
    long boundMilli =
        solved.looseMilli().orElseGet(() -> Math.min(solved.found().boundMilli(), bounds.least()));
    if (best.milliPersonsOut() > boundMilli) {
      throw new IllegalStateException(
          best.milliPersonsOut() + " get out and no more than " + boundMilli + " could");
    }
    boolean open = solved.looseMilli().isPresent() && best.milliPersonsOut() < boundMilli;
    return new Proven(
        solved.plan(),
        best.milliPersonsOut(),
        boundMilli,
        (best.limitReached() + (open ? ROUNDED : "")).strip());
  }

  private Outcome outcome(Solved solved) {
    Proven proven = proven(solved);
    Sequence best = solved.found().plan();
    List<CutPart> binding = new ArrayList<>();
    List<CutPart> also = new ArrayList<>();
    for (Sequence.Part part : best.parts()) {
      Binding held = Binding.of(part.time(), part.flow());
      binding.addAll(held.first());
      also.addAll(held.also());
    }
    binding.sort((x, y) -> Long.compare(y.vehicles(), x.vehicles()));
    return new Outcome(
        proven.plan(),
        proven.milliOut() / 1000,
        proven.milliBound() / 1000,
        solved.search().bounds().byTime(),
        binding,
        also,
        lastSafeDepartures(),
        proven.limitReached());
  }

  private List<OptionalLong> lastSafeDepartures() {
    List<OptionalLong> last = new ArrayList<>();
    problem.groups().forEach(_ -> last.add(OptionalLong.empty()));
    for (Commodity commodity : commodities) {
      List<Integer> groups = commodity.groups();
      TimeExpansion time = clocks.of(commodity);
      new LastDepartures(time, arc -> commodity.mayUse(time, arc)).of(groups).forEach(last::set);
    }
    return last;
  }
}
