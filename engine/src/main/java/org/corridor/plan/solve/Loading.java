package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// Who takes which place in a flow, so that no destination has more people before it than it takes
/// in.
///
/// **Problem.** A flow of vehicles that can stand in for each other on the way says how many set
/// off when; destinations that count persons make it matter which of them are the full buses.
/// **Method.** Places in the order of arrival; each is taken by the heaviest load from the same
/// home that may set off then and that the destination can take in by then without shutting out
/// those beside it, by nobody where none fits.
/// **Cost.** O(vehicles × groups of a home).
final class Loading {
  private static final Comparator<Movement> BY_ARRIVAL = Comparator.comparingLong(
          Movement::arriveToMillis)
      .thenComparingLong(Movement::arriveFromMillis)
      .thenComparingLong(Movement::departFromMillis);

  private final PlanningProblem problem;
  private final List<List<Integer>> alike;
  private final List<Spans> arrivals;

  // One entry per group; per destination, counting room that was lost as taken.
  private final int[] left;
  private final long[] takenMilli;

  private final long heaviest;

  /// @param alike groups that can stand in for each other from their home on, those with the
  ///     heaviest load first
  /// @param arrivals while each destination takes in whoever comes
  Loading(PlanningProblem problem, List<List<Integer>> alike, List<Spans> arrivals) {
    this.problem = problem;
    this.alike = alike;
    this.arrivals = arrivals;
    left = problem.groups().stream().mapToInt(Group::vehicles).toArray();
    takenMilli = new long[problem.destinations().size()];
    heaviest =
        problem.groups().stream().mapToLong(Group::fullLoadMilliPersons).max().orElse(0);
  }

  /// The same places, taken by whom the destinations can take in.
  List<Movement> of(List<Movement> moved) {
    Map<List<Long>, Integer> together = new HashMap<>();
    for (Movement place : moved) {
      together.merge(arrival(place), place.vehicles(), Integer::sum);
    }
    List<Movement> loaded = new ArrayList<>();
    for (Movement place : moved.stream().sorted(BY_ARRIVAL).toList()) {
      TreeMap<Integer, Integer> takers = new TreeMap<>();
      for (int i = 0; i < place.vehicles(); i++) {
        int others = together.merge(arrival(place), -1, Integer::sum);
        findTaker(place, others).ifPresent(g -> takers.merge(g, 1, Integer::sum));
      }
      takers.forEach((g, vehicles) -> loaded.add(new Movement(
          g,
          vehicles,
          place.steps(),
          place.destination(),
          place.arriveFromMillis(),
          place.arriveToMillis())));
    }
    return loaded;
  }

  private static List<Long> arrival(Movement place) {
    return List.of((long) place.destination(), place.arriveToMillis());
  }

  /// @param others as many more come at the same time, who should not be shut out
  private Optional<Integer> findTaker(Movement place, int others) {
    int d = place.destination();
    long free = freeMilli(d, place);
    List<Integer> able = alike.stream()
        .filter(groups -> groups.contains(place.group()))
        .flatMap(List::stream)
        .filter(g -> left[g] > 0 && load(g) <= free && maySetOff(g, place))
        .toList();
    long lightest = able.stream().mapToLong(this::load).min().orElse(0);
    Optional<Integer> taker = able.stream()
        .filter(g -> load(g) == lightest || load(g) <= free - others * lightest)
        .findFirst();
    taker.ifPresent(g -> {
      left[g]--;
      takenMilli[d] += load(g);
    });
    return taker;
  }

  /// How many more a destination can take in while a place arrives. Room that nobody used before is
  /// lost but for the heaviest load.
  private long freeMilli(int d, Movement place) {
    Rate intake = problem.destinations().get(d).personsPerHour();
    if (intake.unlimited()) {
      return Long.MAX_VALUE;
    }
    long before = intake.milliIn(arrivals.get(d).lengthBefore(place.arriveFromMillis()));
    long upTo = intake.milliIn(arrivals.get(d).lengthBefore(place.arriveToMillis()));
    takenMilli[d] = Math.max(takenMilli[d], before - heaviest);
    return upTo - takenMilli[d];
  }

  private long load(int g) {
    return problem.groups().get(g).fullLoadMilliPersons();
  }

  private boolean maySetOff(int g, Movement place) {
    return problem
        .groups()
        .get(g)
        .departures()
        .covers(place.departFromMillis(), place.departToMillis());
  }
}
