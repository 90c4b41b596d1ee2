package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.plan.Destination;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.TimeExpansion;

/// Groups whose vehicles can stand in for each other everywhere: same mobility, same lanes at the
/// checkpoints, same destinations, and the same weight where a destination counts persons.
///
/// @param onWheels or on foot
/// @param kind one of their kinds; all their kinds use the same lanes
/// @param destinations which they accept
/// @param fullLoadMilliPersons the largest load among them, which the reception is asked to take
/// @param classes their groups, those under way first, then heaviest load first, one list each
record Commodity(
    boolean onWheels,
    Kind kind,
    Group.Choice destinations,
    long fullLoadMilliPersons,
    List<List<Integer>> classes) {

  /// Who is brought out together.
  private record Together(boolean underWay, long load) {}

  /// What must be equal for two groups to be interchangeable.
  private record Key(boolean onWheels, List<Integer> lanes, long destinations, long fullLoad) {}

  static List<Commodity> of(PlanningProblem problem) {
    Map<Key, List<Integer>> groups = new LinkedHashMap<>();
    for (int g = 0; g < problem.groups().size(); g++) {
      if (problem.groups().get(g).vehicles() > 0) {
        groups.computeIfAbsent(key(problem, g), _ -> new ArrayList<>()).add(g);
      }
    }
    List<Commodity> commodities = new ArrayList<>();
    groups.forEach((key, members) -> commodities.add(of(problem, key, members)));
    commodities.sort((x, y) -> Long.compare(y.fullLoadMilliPersons, x.fullLoadMilliPersons));
    return commodities;
  }

  private static Key key(PlanningProblem problem, int g) {
    Group group = problem.groups().get(g);
    boolean personsCounted = problem.destinations().stream()
        .anyMatch(d -> !d.personsPerHour().unlimited() || d.roomLimited());
    long all = (1L << problem.destinations().size()) - 1;
    return new Key(
        group.kind().onWheels(),
        lanes(problem, group.kind()),
        group.destinations().bits() & all,
        personsCounted ? group.fullLoadMilliPersons() : 0);
  }

  private static List<Integer> lanes(PlanningProblem problem, Kind kind) {
    return problem.gates().stream().map(gate -> lane(gate, kind)).toList();
  }

  /// Does an arc lead through a lane and to a destination of theirs?
  boolean mayUse(TimeExpansion time, int arc) {
    return mayUse(time.problem(), time.element(arc));
  }

  /// The same of the element that an arc stands for.
  boolean mayUse(PlanningProblem problem, Element what) {
    return switch (what) {
      case Element.GateElement(int gate, int lane) -> lane(problem.gates().get(gate), kind) == lane;
      case Element.IntakeElement(int d) -> destinations.accepts(d);
      case Element.RoadElement _, Element.RoomElement _, Element.WaitElement _ -> true;
    };
  }

  /// The lane in which a kind is served, -1 for none.
  static int lane(Gate gate, Kind kind) {
    for (int lane = 0; lane < gate.lanes().size(); lane++) {
      if (gate.lanes().get(lane).kinds().contains(kind)) {
        return lane;
      }
    }
    return -1;
  }

  private static Commodity of(PlanningProblem problem, Key key, List<Integer> members) {
    Map<Together, List<Integer>> byClass = new LinkedHashMap<>();
    members.stream()
        .sorted(Comparator.comparingInt((Integer g) -> underWay(problem, g) ? 0 : 1)
            .thenComparingLong(g -> -load(problem, g)))
        .forEach(g -> byClass
            .computeIfAbsent(
                new Together(underWay(problem, g), load(problem, g)), _ -> new ArrayList<>())
            .add(g));
    long full = members.stream()
        .mapToLong(g -> problem.groups().get(g).fullLoadMilliPersons())
        .max()
        .orElseThrow();
    return new Commodity(
        key.onWheels(),
        problem.groups().get(members.getFirst()).kind(),
        new Group.Choice(key.destinations()),
        full,
        List.copyOf(byClass.values()));
  }

  private static boolean underWay(PlanningProblem problem, int group) {
    return problem.groups().get(group).underWay();
  }

  private static long load(PlanningProblem problem, int group) {
    return problem.groups().get(group).loadMilliPersons();
  }

  /// Each of its classes as a flow of its own.
  List<Commodity> apart() {
    return classes.stream()
        .map(members ->
            new Commodity(onWheels, kind, destinations, fullLoadMilliPersons, List.of(members)))
        .toList();
  }

  List<Integer> groups() {
    return classes.stream().flatMap(List::stream).toList();
  }

  /// Vehicles of all its groups.
  long vehicles(PlanningProblem problem) {
    return classes.stream()
        .flatMap(List::stream)
        .mapToLong(g -> problem.groups().get(g).vehicles())
        .sum();
  }

  /// How many of its vehicles fit into what is left of a destination's room; -1 for no limit.
  static int room(Destination destination, long takenMilliPersons, long fullLoadMilliPersons) {
    if (!destination.roomLimited()) {
      return -1;
    }
    long left = Math.max(0, destination.personsMax() * 1000 - takenMilliPersons);
    return (int) Math.min(Integer.MAX_VALUE / 2, left / fullLoadMilliPersons);
  }
}
