package org.corridor.plan.flow;

import java.util.Arrays;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.WaitingPlace;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// Who may wait where: in the queue of a checkpoint, at a safe place with room, or for a moment in
/// front of and behind a rate that is not whole.
///
/// Where two whole-number patterns meet without a waiting place (one car every two minutes into one
/// every three, or two of them side by side into one road) a vehicle would miss its turn by
/// rounding alone. So one vehicle at a time may be slowed in front of a rate that is not whole, and
/// behind it, while the road is open.
final class Waits {
  private final PlanningProblem problem;
  private final Arcs arcs;
  private final TimeExpansion time;
  private final int[][] leaving;

  /// Vehicles that may wait from a cell to the next, per node; null where none may.
  private final int[] @Nullable [] room;

  /// Of those, who may only be slowed.
  private final int[] @Nullable [] slowed;

  Waits(PlanningProblem problem, Arcs arcs, TimeExpansion time) {
    this.problem = problem;
    this.arcs = arcs;
    this.time = time;
    leaving = leaving();
    room = new int[time.nodeCount()] @Nullable [];
    slowWhereNotWhole();
    slowed = new int[room.length] @Nullable [];
    for (int n = 0; n < room.length; n++) {
      int[] cells = room[n];
      slowed[n] = cells == null ? null : cells.clone();
    }
    for (Gate gate : problem.gates()) {
      addWait(gate.place(), gate.safe(), queueServedInTime(gate));
    }
    for (WaitingPlace waiting : problem.waitingPlaces()) {
      addWait(waiting.place(), waiting.safe(), waiting.vehiclesMax());
    }
  }

  private int[][] leaving() {
    int[] degree = new int[time.nodeCount()];
    for (int a = 0; a < time.arcCount(); a++) {
      degree[time.tail(a)]++;
    }
    int[][] leaves = new int[degree.length][];
    Arrays.setAll(leaves, n -> new int[degree[n]]);
    for (int a = 0; a < time.arcCount(); a++) {
      leaves[time.tail(a)][--degree[time.tail(a)]] = a;
    }
    return leaves;
  }

  /// When it is safe to wait at a place at all.
  static Spans safe(PlanningProblem problem, Arcs arcs, int place) {
    Spans safe = Spans.NONE;
    Gate gate = arcs.findGate(place).orElse(null);
    if (gate != null && gate.queueVehiclesMax() > 0) {
      safe = gate.safe();
    }
    for (WaitingPlace waiting : problem.waitingPlaces()) {
      if (waiting.place() == place && waiting.vehiclesMax() > 0) {
        safe = safe.union(waiting.safe());
      }
    }
    return safe.intersect(problem.grid().whole());
  }

  /// For how long anybody may wait at a place.
  static long longestStay(PlanningProblem problem, Arcs arcs, int place) {
    long longest = arcs.findGate(place).map(Gate::queueMillisMax).orElse(0L);
    for (WaitingPlace waiting : problem.waitingPlaces()) {
      longest = waiting.place() == place ? Math.max(longest, waiting.stayMillisMax()) : longest;
    }
    return longest;
  }

  private void slowWhereNotWhole() {
    for (int a = 0; a < time.arcCount(); a++) {
      boolean intake = time.element(a) instanceof Element.IntakeElement(int d)
          && !problem.destinations().get(d).personsPerHour().unlimited();
      boolean whole = time.wholeInEachCell(a);
      if (intake || !whole) {
        slowInFrontOf(a);
      }
      // Whoever had a turn may have had it a little later, so that the turns of two lanes or two
      // roads need not meet on the road behind.
      for (int next : whole ? new int[0] : leaving[time.head(a)]) {
        slowInFrontOf(next);
      }
    }
  }

  private void slowInFrontOf(int arc) {
    boolean[] open = time.openCells(arc);
    int[] cells = cells(time.tail(arc));
    for (int c = 0; c + 1 < cells.length; c++) {
      if (open[c] && open[c + 1]) {
        cells[c] = 1;
      }
    }
  }

  private int[] cells(int node) {
    int[] cells = room[node];
    if (cells == null) {
      cells = new int[time.cellCount()];
      room[node] = cells;
    }
    return cells;
  }

  /// Of a longer queue somebody would wait longer than allowed, however fast it is served.
  private static int queueServedInTime(Gate gate) {
    if (gate.queueMillisMax() == Long.MAX_VALUE) {
      return gate.queueVehiclesMax();
    }
    long served = 0;
    for (Gate.Lane lane : gate.lanes()) {
      served += lane.vehiclesPerHour().unlimited()
          ? TimeExpansion.VEHICLES_UNLIMITED
          : lane.vehiclesPerHour().wholeIn(gate.queueMillisMax()) + 1;
    }
    return (int) Math.min(gate.queueVehiclesMax(), served);
  }

  private void addWait(int place, Spans safe, int vehicles) {
    if (vehicles == 0 || !time.leadsOut(place)) {
      return;
    }
    int[] cells = cells(place);
    boolean[] safeIn = time.cellsAt(place, safe);
    boolean[] inTime = goesOnWithin(place, longestStay(problem, arcs, place));
    for (int c = 0; c + 1 < cells.length; c++) {
      if (inTime[c] && safeIn[c] && safeIn[c + 1]) {
        cells[c] = Math.max(cells[c], Math.min(vehicles, TimeExpansion.VEHICLES_UNLIMITED));
      }
    }
  }

  /// In which cells whoever begins to wait at a node can go on within `millis`.
  private boolean[] goesOnWithin(int node, long millis) {
    boolean[] inTime = new boolean[time.cellCount()];
    int goesOn = inTime.length;
    for (int c = inTime.length - 2; c >= 0; c--) {
      goesOn = leavesIn(node, c + 1) ? c + 1 : goesOn;
      inTime[c] = goesOn < inTime.length && time.cellStart(goesOn) - time.cellStart(c) <= millis;
    }
    return inTime;
  }

  private boolean leavesIn(int node, int cell) {
    for (int a : leaving[node]) {
      if (time.capacity(a)[cell] > 0) {
        return true;
      }
    }
    return false;
  }

  int @Nullable [] at(int node) {
    return room[node];
  }

  int[] @Nullable [] rooms() {
    return room.clone();
  }

  int @Nullable [] slowedOnly(int node) {
    return slowed[node];
  }

  /// A node's room when nobody may begin to wait longer than `millis` before anybody can go on.
  int @Nullable [] atMost(int node, int @Nullable [] before, long millis) {
    if (before == null) {
      return null;
    }
    int[] shorter = before.clone();
    int[] slowedHere = slowed[node];
    boolean[] inTime = goesOnWithin(node, millis);
    for (int c = 0; c + 1 < shorter.length; c++) {
      if (!inTime[c]) {
        shorter[c] = slowedHere == null ? 0 : Math.min(shorter[c], slowedHere[c]);
      }
    }
    return shorter;
  }
}
