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
  private final PlanningProblem problem;
  private final List<Commodity> commodities;
  private final Clocks clocks;

  private Planner(PlanningProblem problem) {
    this.problem = problem;
    commodities = Commodity.of(problem);
    clocks = new Clocks(problem, commodities.size() <= 1);
  }

  /// The best plan, with its proof.
  public static Outcome solve(PlanningProblem problem) {
    return new Planner(problem).outcome();
  }

  /// Only how many get out, for comparing terms, in less time. Where vehicles cannot stand in for
  /// each other it may be a little less than what [#solve] finds.
  public static long personsOut(PlanningProblem problem) {
    return planOnly(problem).milliPersons(problem.groups()) / 1000;
  }

  /// A plan without its proof, found with less effort than that of [#solve].
  public static Plan planOnly(PlanningProblem problem) {
    return new Plan(
        new Planner(problem).search(Search.EFFORT_SMALL).best().plan().movements());
  }

  /// The plan of [#solve] without its proof.
  public static Plan bestPlan(PlanningProblem problem) {
    return new Plan(
        new Planner(problem).search(Search.EFFORT_FULL).best().plan().movements());
  }

  /// The plan of [#solve] with its proof, and nothing on what binds.
  public static Proven provenPlan(PlanningProblem problem) {
    Planner planner = new Planner(problem);
    Search search = planner.search(Search.EFFORT_FULL);
    return planner.proven(search, search.best());
  }

  /// The moments from which on what passes counts for the rates, where all vehicles keep one
  /// clock, that is have one mobility and the same destinations; nothing where they do not. Who
  /// goes on from a plan counts on from there.
  public static Map<Element, Long> countedFrom(PlanningProblem problem) {
    Planner planner = new Planner(problem);
    List<TimeExpansion> kept =
        planner.commodities.stream().map(planner.clocks::of).distinct().toList();
    return kept.size() == 1 ? kept.getFirst().countedFrom() : Map.of();
  }

  /// A plan and what no plan can beat, both in thousandths of a person.
  ///
  /// @param limitReached a limit of the search was reached, and what that means; empty otherwise
  public record Proven(Plan plan, long milliOut, long milliBound, String limitReached) {}

  private Search search(long effortMax) {
    return new Search(problem, commodities, clocks::of, effortMax);
  }

  private Proven proven(Search search, Search.Found found) {
    Sequence best = found.plan();
    if (commodities.size() == 1) {
      search.bounds().provenBy(best.parts().getFirst());
    }
    long boundMilli = Math.min(found.boundMilli(), search.bounds().least());
    if (best.milliPersonsOut() > boundMilli) {
      throw new IllegalStateException(
          best.milliPersonsOut() + " get out and no more than " + boundMilli + " could");
    }
    return new Proven(
        new Plan(best.movements()), best.milliPersonsOut(), boundMilli, limitReached(best));
  }

  private Outcome outcome() {
    Search search = search(Search.EFFORT_FULL);
    Search.Found found = search.best();
    Proven proven = proven(search, found);
    Sequence best = found.plan();
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
        search.bounds().byTime(),
        binding,
        also,
        lastSafeDepartures(),
        proven.limitReached());
  }

  private String limitReached(Sequence best) {
    boolean coarse = commodities.stream().map(clocks::of).anyMatch(TimeExpansion::coarse);
    String rounded = coarse
        ? "Some roads open or close within a step of the plan; over so long a time, or on so many roads,"
            + " this is rounded against us, so a little more may be possible than is proven here."
        : "";
    return (best.limitReached() + " " + rounded).strip();
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
