package org.corridor.plan.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.network.Access;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// Roads, checkpoint lanes and intakes of a planning problem as arcs between nodes.
///
/// A place is a node; a place with a checkpoint is two, before and behind it; a destination is one
/// more, behind its intake. Nodes are numbered in that order: places, behind checkpoints,
/// destinations. A road that is not known to be open is no arc.
final class Arcs {
  private final PlanningProblem problem;
  private final boolean onWheels;
  private final int placeCount;

  // One entry per arc.
  private final List<Integer> tail = new ArrayList<>();
  private final List<Integer> head = new ArrayList<>();
  private final List<Long> travelMillis = new ArrayList<>();
  private final List<Rate> rate = new ArrayList<>();
  private final List<Element> element = new ArrayList<>();
  private final List<Spans> entries = new ArrayList<>();

  Arcs(PlanningProblem problem, boolean onWheels) {
    this.problem = problem;
    this.onWheels = onWheels;
    placeCount = problem.roads().placeCount();
    addRoads();
    addGates();
    addIntakes();
  }

  private void add(int from, int to, long travel, Rate perHour, Element what, Spans mayEnter) {
    tail.add(from);
    head.add(to);
    travelMillis.add(travel);
    rate.add(perHour);
    element.add(what);
    entries.add(mayEnter);
  }

  private void addRoads() {
    Spans horizon = problem.grid().whole();
    for (int r = 0; r < problem.roads().roadCount(); r++) {
      if (problem.roads().access(r) == Access.OPEN && !problem.openings().get(r).isEmpty()) {
        long travel = problem.travelMillis(r, onWheels);
        add(
            nodeLeaving(problem.roads().from(r)),
            problem.roads().to(r),
            travel,
            problem.roads().vehiclesPerHour(r),
            new Element.RoadElement(r),
            problem.openings().get(r).intersect(horizon).shrink(0, travel));
      }
    }
  }

  private void addGates() {
    for (int g = 0; g < problem.gates().size(); g++) {
      Gate gate = problem.gates().get(g);
      Spans open = gate.hours().intersect(gate.safe()).intersect(problem.grid().whole());
      for (int lane = 0; lane < gate.lanes().size(); lane++) {
        add(
            gate.place(),
            placeCount + g,
            gate.serviceMillis(),
            gate.lanes().get(lane).vehiclesPerHour(),
            new Element.GateElement(g, lane),
            open.shrink(0, gate.serviceMillis()));
      }
    }
  }

  private void addIntakes() {
    for (int d = 0; d < problem.destinations().size(); d++) {
      var destination = problem.destinations().get(d);
      add(
          nodeLeaving(destination.place()),
          sink(d),
          0,
          Rate.UNLIMITED,
          new Element.IntakeElement(d),
          destination.hours().intersect(problem.grid().whole()));
    }
  }

  private int nodeLeaving(int place) {
    for (int g = 0; g < problem.gates().size(); g++) {
      if (problem.gates().get(g).place() == place) {
        return placeCount + g;
      }
    }
    return place;
  }

  Optional<Gate> findGate(int place) {
    return problem.gates().stream().filter(gate -> gate.place() == place).findFirst();
  }

  int sink(int destination) {
    return placeCount + problem.gates().size() + destination;
  }

  int nodeCount() {
    return sink(problem.destinations().size());
  }

  int count() {
    return element.size();
  }

  int[] tails() {
    return tail.stream().mapToInt(Integer::intValue).toArray();
  }

  int[] heads() {
    return head.stream().mapToInt(Integer::intValue).toArray();
  }

  long[] travelMillis() {
    return travelMillis.stream().mapToLong(Long::longValue).toArray();
  }

  Rate[] rates() {
    return rate.toArray(Rate[]::new);
  }

  Element[] elements() {
    return element.toArray(Element[]::new);
  }

  /// When a vehicle may enter an arc so that it is through in time, in real time.
  List<Spans> entries() {
    return entries;
  }
}
