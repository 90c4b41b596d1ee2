package org.corridor.plan.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final long STEPS = 200_000;

  /// One depot, one point, one shelter.
  private static RosterProblem line(int buses, int loads, int there, int onward) {
    return new RosterProblem(
        new int[] {buses},
        new int[] {loads},
        new int[] {loads},
        new int[][] {{there}},
        new int[][] {{onward}},
        new int[][] {{onward}});
  }

  @Test
  void aBusThatGoesAndComesBackTakesWhatArithmeticSays() {
    // There in 10, then 5 and 5 each time: with two buses for seven loads one makes four trips.
    RosterOutcome outcome = new RosterPlanner(line(2, 7, 10, 5)).plan(STEPS, 1, _ -> {});
    assertThat(outcome.lastArrival()).isEqualTo(10 + 5 + 3 * 10);
    assertThat(outcome.proven()).isTrue();
  }

  @Test
  void nobodyToFetchTakesNoTime() {
    RosterOutcome outcome = new RosterPlanner(line(1, 0, 10, 5)).plan(STEPS, 1, _ -> {});
    assertThat(outcome.roster().duties()).isEmpty();
    assertThat(outcome.lastArrival()).isZero();
    assertThat(outcome.gapShare()).isZero();
  }

  @Test
  void whoCannotBeTakenInIsCountedBeforehand() {
    RosterProblem tight = new RosterProblem(
        new int[] {3},
        new int[] {4},
        new int[] {1},
        new int[][] {{1}},
        new int[][] {{1}},
        new int[][] {{1}});
    RosterPlanner planner = new RosterPlanner(tight);
    assertThat(planner.leftOver()).isEqualTo(3);
    assertThatThrownBy(() -> planner.plan(STEPS, 1, _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("3 loads");
    RosterProblem cut = new RosterProblem(
        new int[] {1},
        new int[] {2},
        new int[] {2},
        new int[][] {{-1}},
        new int[][] {{1}},
        new int[][] {{1}});
    assertThat(new RosterPlanner(cut).leftOver()).isEqualTo(2);
  }

  @Test
  void nonsenseIsRefusedWithItsReason() {
    assertThatThrownBy(() -> line(-1, 1, 1, 1)).hasMessageContaining("buses: -1 is below 0");
    assertThatThrownBy(() -> line(1, 200_000, 1, 1)).hasMessageContaining("more than the 100000");
    assertThatThrownBy(() -> new RosterProblem(
            new int[1], new int[1], new int[1], new int[1][2], new int[1][1], new int[1][1]))
        .hasMessageContaining("row 1 has 2 times, not 1");
  }

  @Test
  void theCheckSeesWhatIsWrong() {
    RosterProblem problem = line(1, 2, 10, 5);
    Roster.Trip trip = new Roster.Trip(0, 0);
    Roster twoBuses =
        new Roster(List.of(new Roster.Duty(0, List.of(trip)), new Roster.Duty(0, List.of(trip))));
    assertThat(RosterCheck.faults(problem, twoBuses))
        .singleElement()
        .asString()
        .contains("depot 0");
    assertThat(RosterCheck.faults(problem, Roster.NOBODY))
        .singleElement()
        .asString()
        .contains("point 0: 0 loads are fetched of 2");
    Roster thrice = new Roster(List.of(new Roster.Duty(0, List.of(trip, trip, trip))));
    assertThat(RosterCheck.faults(problem, thrice)).hasSize(2);
    assertThat(RosterCheck.lastArrival(problem, thrice)).isEqualTo(35);
  }

  /// Every assignment of every load to every bus, in every order and to every shelter.
  @Test
  void noRosterAtAllIsBetterOnSmallRandomProblems() {
    SplittableRandom random = new SplittableRandom(7);
    int proven = 0;
    for (int round = 0; round < 150; round++) {
      RosterProblem problem = random(random);
      RosterPlanner planner = new RosterPlanner(problem);
      if (planner.leftOver() > 0) {
        continue;
      }
      RosterOutcome outcome = planner.plan(STEPS, round, _ -> {});
      if (outcome.loadsLeft() > 0) {
        continue;
      }
      long best = new EveryRoster(problem).best();
      assertThat(RosterCheck.faults(problem, outcome.roster()))
          .as("round %d", round)
          .isEmpty();
      assertThat(RosterCheck.lastArrival(problem, outcome.roster()))
          .isEqualTo(outcome.lastArrival());
      assertThat(outcome.bound()).as("round %d", round).isLessThanOrEqualTo(best);
      assertThat(outcome.lastArrival()).as("round %d", round).isEqualTo(best);
      proven += outcome.proven() ? 1 : 0;
    }
    assertThat(proven).isGreaterThan(100);
  }

  @Test
  void theSameSeedGivesTheSameRoster() {
    RosterProblem problem = line(3, 20, 7, 4);
    Roster first = new RosterPlanner(problem).plan(STEPS, 5, _ -> {}).roster();
    assertThat(new RosterPlanner(problem).plan(STEPS, 5, _ -> {}).roster()).isEqualTo(first);
  }

  @Test
  void eachBetterRosterIsTold() {
    RosterProblem problem = line(3, 20, 7, 4);
    List<Long> ends = new ArrayList<>();
    RosterOutcome last =
        new RosterPlanner(problem).plan(STEPS, 5, better -> ends.add(better.lastArrival()));
    assertThat(ends).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    ends.forEach(end -> assertThat(end).isGreaterThanOrEqualTo(last.lastArrival()));
  }

  static RosterProblem random(SplittableRandom random) {
    int points = 1 + random.nextInt(3);
    int shelters = 1 + random.nextInt(2);
    int depots = 1 + random.nextInt(2);
    int[] loads = new int[points];
    for (int n = 2 + random.nextInt(4); n > 0; n--) {
      loads[random.nextInt(points)]++;
    }
    return new RosterProblem(
        random.ints(depots, 1, 3).toArray(),
        loads,
        random.ints(shelters, 2, 6).toArray(),
        times(random, depots, points, 10),
        times(random, points, shelters, 11),
        times(random, shelters, points, 11));
  }

  private static int[][] times(SplittableRandom random, int rows, int columns, int most) {
    int[][] times = new int[rows][];
    for (int r = 0; r < rows; r++) {
      times[r] = random.ints(columns, 1, most).map(t -> t == 10 ? -1 : t).toArray();
    }
    return times;
  }

  /// The slow twin: one bus after the other, every trip it could make next.
  private static final class EveryRoster {
    private final RosterProblem problem;
    private final int[] left;
    private final int[] room;
    private final List<Integer> depots = new ArrayList<>();
    private long best = Long.MAX_VALUE;

    EveryRoster(RosterProblem problem) {
      this.problem = problem;
      left = new int[problem.pointCount()];
      room = new int[problem.shelterCount()];
      for (int p = 0; p < left.length; p++) {
        left[p] = problem.loads(p);
      }
      for (int s = 0; s < room.length; s++) {
        room[s] = problem.room(s);
      }
      for (int d = 0; d < problem.depotCount(); d++) {
        for (int i = 0; i < problem.buses(d); i++) {
          depots.add(d);
        }
      }
    }

    long best() {
      drive(0, -1, 0, 0, problem.loadCount());
      return best;
    }

    private void drive(int bus, int at, long now, long latest, int loadsLeft) {
      if (latest >= best) {
        return;
      }
      if (loadsLeft == 0) {
        best = latest;
        return;
      }
      if (bus + 1 < depots.size()) {
        drive(bus + 1, -1, 0, latest, loadsLeft);
      }
      for (int p = 0; p < left.length; p++) {
        int there =
            at < 0 ? problem.depotToPoint(depots.get(bus), p) : problem.shelterToPoint(at, p);
        for (int s = 0; s < room.length; s++) {
          int onward = problem.pointToShelter(p, s);
          if (left[p] > 0 && room[s] > 0 && there >= 0 && onward >= 0) {
            left[p]--;
            room[s]--;
            long end = now + there + onward;
            drive(bus, s, end, Math.max(latest, end), loadsLeft - 1);
            left[p]++;
            room[s]++;
          }
        }
      }
    }
  }
}
