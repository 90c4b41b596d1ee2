package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.corridor.plan.Destination;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.bound.CutProof;
import org.corridor.plan.flow.EarliestArrival;
import org.corridor.plan.flow.LooseTime;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.plan.flow.TimedNetwork;
import org.jspecify.annotations.Nullable;

/// The most people that could be out by each moment, all vehicles of a flow being interchangeable.
///
/// **Method.** With loads w1 > w2 > …, people out = Σ (w_i − w_{i+1}) × vehicles out with a load of
/// at least w_i, and each of those counts is at most an earliest-arrival flow of those vehicles
/// alone, which [CutProof] proves.
final class LevelBound {
  private final PlanningProblem problem;
  private final TimedNetwork time;
  private final int[] @Nullable [] waiting;
  private final List<List<Integer>> classes;
  private final int[][] capacity;
  private final int[] room;
  private @Nullable EarliestArrival last;

  /// @param counted is the intake of persons counted, in whole loads? A plan may use what it gives
  /// at other moments, so beside other flows it is not ([Bounds#takenIn] then counts it)
  LevelBound(PlanningProblem problem, TimeExpansion time, Commodity commodity, boolean counted) {
    this(
        problem,
        time,
        time.rooms(),
        byLoad(problem, commodity.groups()),
        Sequence.openTo(time, commodity),
        rooms(problem, commodity));
    for (int d = 0; d < room.length; d++) {
      if (counted && commodity.destinations().accepts(d)) {
        capacity[time.intakeArc(d)] = time.intake(d, commodity.fullLoadMilliPersons());
      }
    }
  }

  /// In few cells, rounded in our favour, where no plan can beat it whatever its steps of time.
  LevelBound(PlanningProblem problem, LooseTime time, Commodity commodity, boolean counted) {
    this(
        problem,
        time,
        time.rooms(),
        byLoad(problem, commodity.groups()),
        new int[time.arcCount()][],
        rooms(problem, commodity));
    for (int a = 0; a < capacity.length; a++) {
      boolean open = commodity.mayUse(problem, time.element(a));
      capacity[a] = open ? time.capacity(a) : new int[time.cellCount()];
    }
    for (int d = 0; d < room.length; d++) {
      if (counted && commodity.destinations().accepts(d)) {
        capacity[time.intakeArc(d)] = time.intake(d, commodity.fullLoadMilliPersons());
      }
    }
  }

  /// How many of a flow each destination has room for; -1 for all of them.
  private static int[] rooms(PlanningProblem problem, Commodity commodity) {
    int[] room = new int[problem.destinations().size()];
    for (int d = 0; d < room.length; d++) {
      Destination destination = problem.destinations().get(d);
      room[d] = Commodity.room(destination, 0, commodity.fullLoadMilliPersons());
      room[d] = room[d] >= commodity.vehicles(problem) ? -1 : room[d];
    }
    return room;
  }

  private LevelBound(
      PlanningProblem problem,
      TimedNetwork time,
      int[] @Nullable [] waiting,
      List<List<Integer>> classes,
      int[][] capacity,
      int[] room) {
    this.problem = problem;
    this.time = time;
    this.waiting = waiting;
    this.classes = classes;
    this.capacity = capacity;
    this.room = room;
  }

  /// As if every vehicle accepted every lane and destination and the reception counted nobody: no
  /// plan that keeps to the differences can beat it.
  static LevelBound relaxed(
      PlanningProblem problem,
      TimedNetwork time,
      IntFunction<int[]> capacities,
      int[] @Nullable [] waiting,
      List<Integer> groups) {
    long smallest = groups.stream()
        .mapToLong(g -> problem.groups().get(g).fullLoadMilliPersons())
        .min()
        .orElseThrow();
    int[][] capacity = new int[time.arcCount()][];
    int[] room = new int[problem.destinations().size()];
    for (int a = 0; a < capacity.length; a++) {
      capacity[a] = capacities.apply(a);
    }
    for (int d = 0; d < room.length; d++) {
      room[d] = Commodity.room(problem.destinations().get(d), 0, smallest);
    }
    return new LevelBound(problem, time, waiting, byLoad(problem, groups), capacity, room);
  }

  /// Groups of one load each, the heaviest first.
  static List<List<Integer>> byLoad(PlanningProblem problem, List<Integer> groups) {
    Map<Long, List<Integer>> byLoad = new LinkedHashMap<>();
    groups.stream()
        .sorted((g, h) -> Long.compare(load(problem, h), load(problem, g)))
        .forEach(g ->
            byLoad.computeIfAbsent(load(problem, g), _ -> new ArrayList<>()).add(g));
    return List.copyOf(byLoad.values());
  }

  private static long load(PlanningProblem problem, int group) {
    return problem.groups().get(group).loadMilliPersons();
  }

  /// In thousandths of a person, by the end of each cell.
  long[] mostMilliByCell() {
    long[] most = new long[time.cellCount()];
    List<Integer> atLeast = new ArrayList<>();
    long[] vehicles = new long[time.cellCount()];
    for (int i = 0; i < classes.size(); i++) {
      atLeast.addAll(classes.get(i));
      long load = load(problem, classes.get(i).getFirst());
      long next = i + 1 < classes.size() ? load(problem, classes.get(i + 1).getFirst()) : 0;
      vehicles = addsSomebody(classes.get(i)) ? mostVehicles(atLeast) : vehicles;
      for (int c = 0; c < most.length; c++) {
        most[c] += (load - next) * vehicles[c];
      }
    }
    return most;
  }

  /// Nobody, where heavier loads are left at home beside each of them.
  private boolean addsSomebody(List<Integer> groups) {
    EarliestArrival before = last;
    if (before == null) {
      return true;
    }
    return groups.stream().anyMatch(g -> !before.standsBehindOthers(g));
  }

  private long[] mostVehicles(List<Integer> groups) {
    int[] unlimited = room.clone();
    Arrays.fill(unlimited, -1);
    EarliestArrival flow = flow(groups, unlimited);
    long[] most = new CutProof(flow).mostByCell();
    if (Arrays.equals(room, unlimited)) {
      return most;
    }
    // With limited rooms by no moment more than without, and never more than by the end.
    EarliestArrival within = flow(groups, room);
    long atAll = new CutProof(within).mostAtAll(within.reachableFromHome());
    if (atAll != Arrays.stream(within.arrivals()).asLongStream().sum()) {
      throw new IllegalStateException("The cut does not prove the flow");
    }
    Arrays.setAll(most, c -> Math.min(most[c], atAll));
    return most;
  }

  private EarliestArrival flow(List<Integer> groups, int[] rooms) {
    EarliestArrival flow = new EarliestArrival(time, capacity, waiting, rooms);
    flow.bringOut(groups);
    last = flow;
    return flow;
  }
}
