package org.corridor.plan.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.Movement;
import org.corridor.plan.PlanningProblem;

/// Takes a flow apart into movements: who goes where when.
///
/// **Method.** From the earliest arrival on, follow the flow backwards to a departure and take out
/// as many vehicles as the whole way carries. Where vehicles have been waiting the one that came
/// first goes first; where several groups set off together the one with the most people in a
/// vehicle.
/// **Invariant.** What is left is a flow. The network over time has no circle, so every walk ends.
/// **Cost.** Each walk empties a departure, an arc or a wait in one cell.
public final class Unravel {
  private final TimeExpansion time;
  private final PlanningProblem problem;
  private final int cellCount;
  private final int[][] flow;
  private final int[][] waiting;
  private final int[][] setOff;
  private final List<List<Integer>> arcsInto = new ArrayList<>();
  private final List<List<Integer>> groupsAt = new ArrayList<>();

  public Unravel(TimeExpansion laidOut, EarliestArrival solved) {
    time = laidOut;
    problem = time.problem();
    cellCount = time.cellCount();
    flow = new int[time.arcCount()][cellCount];
    waiting = new int[time.nodeCount()][cellCount];
    setOff = new int[problem.groups().size()][];
    for (int n = 0; n < time.nodeCount(); n++) {
      arcsInto.add(new ArrayList<>());
      groupsAt.add(new ArrayList<>());
      for (int c = 0; c < cellCount; c++) {
        waiting[n][c] = solved.waiting(n, c);
      }
    }
    for (int a = 0; a < time.arcCount(); a++) {
      arcsInto.get(time.head(a)).add(a);
      for (int c = 0; c < cellCount; c++) {
        flow[a][c] = solved.flow(a, c);
      }
    }
    for (int g = 0; g < problem.groups().size(); g++) {
      groupsAt.get(problem.groups().get(g).place()).add(g);
      setOff[g] = solved.setOff(g);
    }
    for (List<Integer> groups : groupsAt) {
      groups.sort((g, h) -> Long.compare(load(h), load(g)));
    }
  }

  private long load(int group) {
    return problem.groups().get(group).loadMilliPersons();
  }

  public List<Movement> movements() {
    List<Movement> movements = new ArrayList<>();
    for (int c = 0; c < cellCount; c++) {
      for (int d = 0; d < problem.destinations().size(); d++) {
        while (flow[time.intakeArc(d)][c] > 0) {
          movements.add(takeOut(d, c));
        }
      }
    }
    return movements;
  }

  /// A walk back from an arrival: arcs and waits met on the way, latest first; a wait at a node is
  /// coded -1 - node.
  private Movement takeOut(int destination, int arrivalCell) {
    List<int[]> walk = new ArrayList<>();
    int arc = time.intakeArc(destination);
    int most = flow[arc][arrivalCell];
    walk.add(new int[] {arc, arrivalCell});
    int node = time.tail(arc);
    int c = arrivalCell;
    int group = groupSettingOff(node, c);
    while (group < 0) {
      boolean waited = c > 0 && waiting[node][c - 1] > 0;
      int next = waited ? -1 : arcCarrying(node, c);
      if (!waited) {
        c -= time.shiftCells(next);
        most = Math.min(most, flow[next][c]);
        walk.add(new int[] {next, c});
        node = time.tail(next);
      } else {
        c--;
        most = Math.min(most, waiting[node][c]);
        walk.add(new int[] {-1 - node, c});
      }
      group = groupSettingOff(node, c);
    }
    most = Math.min(most, setOff[group][c]);
    setOff[group][c] -= most;
    return movement(group, most, walk, destination, arrivalCell);
  }

  private int groupSettingOff(int node, int c) {
    for (int g : groupsAt.get(node)) {
      if (setOff[g][c] > 0) {
        return g;
      }
    }
    return -1;
  }

  private int arcCarrying(int node, int c) {
    for (int a : arcsInto.get(node)) {
      int s = c - time.shiftCells(a);
      if (s >= 0 && flow[a][s] > 0) {
        return a;
      }
    }
    throw new IllegalStateException("A vehicle came from nowhere to node " + node);
  }

  private Movement movement(
      int group, int vehicles, List<int[]> walk, int destination, int arrivalCell) {
    Collections.reverse(walk);
    List<Movement.Step> steps = new ArrayList<>();
    for (int[] passed : walk) {
      int c = passed[1];
      if (passed[0] < 0) {
        waiting[-1 - passed[0]][c] -= vehicles;
      } else {
        flow[passed[0]][c] -= vehicles;
        addStep(passed[0], c, steps);
      }
    }
    int sink = time.sink(destination);
    return new Movement(
        group,
        vehicles,
        steps,
        destination,
        time.cellStartAt(sink, arrivalCell),
        time.cellStartAt(sink, arrivalCell + 1));
  }

  private void addStep(int arc, int c, List<Movement.Step> steps) {
    long from = time.cellStartAt(time.tail(arc), c);
    long to = time.cellStartAt(time.tail(arc), c + 1);
    long done = time.cellStartAt(time.head(arc), c + time.shiftCells(arc)) - from;
    switch (time.element(arc)) {
      case Element.RoadElement(int road) ->
        steps.add(new Movement.Step.Drive(road, from, to, done));
      case Element.GateElement(int gate, int lane) -> {
        Gate served = problem.gates().get(gate);
        steps.add(
            new Movement.Step.Serve(gate, lane, from, to, Math.max(done, served.serviceMillis())));
      }
      case Element.IntakeElement _, Element.RoomElement _, Element.WaitElement _ -> {}
    }
  }
}
