package org.corridor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.corridor.plan.Movement.Step;
import org.corridor.plan.solve.Planner;
import org.corridor.units.Rate;
import org.junit.jupiter.api.Test;

/// The check finds what is planted.
class PlanCheckTest {
  private static final long HOUR = 3_600_000;

  private static final PlanningProblem PROBLEM = World.drawn("""
              Town -> Check 30km 40km/h 600/h 11:00-16:00
              Check -> Border 30km 40km/h 600/h 11:00-16:00""")
      .cars("Town", 400, 5)
      .gate("Check", 60, 3)
      .out("Border", Rate.perHour(400), 1500)
      .problem();

  private static final Plan SOUND = Planner.solve(PROBLEM).plan();

  private static List<String> faultsWith(UnaryOperator<Movement> change) {
    List<Movement> movements = new ArrayList<>(SOUND.movements());
    movements.set(0, change.apply(movements.getFirst()));
    return PlanCheck.faults(PROBLEM, new Plan(movements));
  }

  private static Movement moved(Movement m, long byMillis) {
    List<Step> steps = m.steps().stream().map(s -> moved(s, byMillis)).toList();
    return new Movement(
        m.group(),
        m.vehicles(),
        steps,
        m.destination(),
        m.arriveFromMillis() + byMillis,
        m.arriveToMillis() + byMillis);
  }

  private static Step moved(Step step, long by) {
    return switch (step) {
      case Step.Drive d ->
        new Step.Drive(d.road(), d.fromMillis() + by, d.toMillis() + by, d.durationMillis());
      case Step.Serve s ->
        new Step.Serve(
            s.gate(), s.lane(), s.fromMillis() + by, s.toMillis() + by, s.durationMillis());
    };
  }

  private static Movement with(Movement m, int vehicles, List<Step> steps) {
    return new Movement(
        m.group(), vehicles, steps, m.destination(), m.arriveFromMillis(), m.arriveToMillis());
  }

  @Test
  void theSoundPlanHasNoFault() {
    assertThat(SOUND.movements()).isNotEmpty();
    assertThat(PlanCheck.faults(PROBLEM, SOUND)).isEmpty();
  }

  @Test
  void beingOnARoadOutsideItsOpeningIsFound() {
    assertThat(faultsWith(m -> moved(m, -3 * HOUR)))
        .anyMatch(f -> f.contains("outside its opening"));
    assertThat(faultsWith(m -> moved(m, 4 * HOUR)))
        .anyMatch(f -> f.contains("outside its opening"));
  }

  @Test
  void tooManyVehiclesAreFound() {
    assertThat(faultsWith(m -> with(m, m.vehicles() + 300, m.steps())))
        .anyMatch(f -> f.contains("has fewer"))
        .anyMatch(f -> f.contains("lets too many pass"))
        .anyMatch(f -> f.contains("more than it has room for"));
  }

  @Test
  void leavingOutTheCheckpointIsFound() {
    assertThat(faultsWith(m -> with(
            m,
            m.vehicles(),
            m.steps().stream().filter(s -> s instanceof Step.Drive).toList())))
        .anyMatch(f -> f.contains("drives past a checkpoint"));
  }

  @Test
  void drivingTooFastIsFound() {
    assertThat(faultsWith(m -> {
          List<Step> steps = new ArrayList<>(m.steps());
          Step.Drive first = (Step.Drive) steps.getFirst();
          steps.set(
              0, new Step.Drive(first.road(), first.fromMillis(), first.toMillis(), HOUR / 2));
          return with(m, m.vehicles(), steps);
        }))
        .anyMatch(f -> f.contains("faster than the road allows"));
  }

  @Test
  void aQueueAboveItsSizeIsFound() {
    List<Movement> late = new ArrayList<>();
    for (Movement m : SOUND.movements()) {
      List<Step> steps = new ArrayList<>(m.steps());
      steps.set(0, moved(steps.getFirst(), -HOUR / 12));
      late.add(with(m, m.vehicles(), steps));
    }
    assertThat(PlanCheck.faults(PROBLEM, new Plan(late))).anyMatch(f -> f.contains("room for 3"));
  }

  @Test
  void goingWhereOneWillNotGoIsFound() {
    PlanningProblem elsewhere = PROBLEM.withGroups(PROBLEM.groups().stream()
        .map(g -> new Group(
            g.place(),
            g.kind(),
            g.vehicles(),
            g.loadMilliPersons(),
            g.fullLoadMilliPersons(),
            g.departures(),
            new Group.Choice(0b10)))
        .toList());
    assertThat(PlanCheck.faults(elsewhere, SOUND)).anyMatch(f -> f.contains("will not go"));
  }
}
