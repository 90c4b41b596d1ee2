package org.corridor.plan.solve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.corridor.plan.Element;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.TimeExpansion;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// What flows share: the vehicles that an arc or a place to wait takes in a cell, each with a
/// number.
///
/// Flows on different clocks count a moment in different cells; they share on the clock of the
/// first that can get out from a node, and each clock has its own limit beside it.
final class SharedLimits {
  private static final long IDS_MAX = 20_000_000;

  private final PlanningProblem problem;
  private final List<TimeExpansion> clocks;
  private final int arcCount;
  private final int things;
  /// Cells of the clock that all share; on it some are later than on their own.
  private final int wide;

  private final long vehicles;

  // One entry per limit: (clock, arc or node, cell); clock 0 is shared.
  private final double[] limit;
  private final boolean[] holdsForEveryPlan;

  /// Do the cells of an arc differ from clock to clock, so that its limit holds over time only?
  private final boolean[] holdsOverTime;

  SharedLimits(PlanningProblem problem, List<TimeExpansion> times) {
    this.problem = problem;
    clocks = times.stream().distinct().toList();
    arcCount = times.getFirst().arcCount();
    things = arcCount + times.getFirst().nodeCount();
    int cells = times.stream().mapToInt(TimeExpansion::cellCount).max().orElse(0);
    wide = clocks.size() == 1 ? cells : 2 * cells;
    vehicles = problem.groups().stream().mapToLong(Group::vehicles).sum();
    limit = new double[(1 + clocks.size()) * things * wide];
    holdsForEveryPlan = new boolean[limit.length];
    Arrays.fill(holdsForEveryPlan, true);
    holdsOverTime = new boolean[arcCount];
  }

  /// Is a problem of this size worth the time?
  static boolean fits(List<TimeExpansion> times) {
    long clocks = times.stream().distinct().count();
    long cells = times.stream().mapToLong(TimeExpansion::cellCount).max().orElse(0);
    TimeExpansion any = times.getFirst();
    return 2 * (1 + clocks) * (any.arcCount() + any.nodeCount()) * cells <= IDS_MAX;
  }

  /// Takes in the limits that a flow keeps to.
  void addLimits(TimeExpansion time, int[][] capacities, int[] @Nullable [] rooms) {
    for (int a = 0; a < arcCount; a++) {
      int[] open = capacities[a];
      boolean persons = countsPersons(time, a);
      for (int c = 0; c < open.length; c++) {
        if (open[c] > 0) {
          addLimit(time, a, time.tail(a), c, persons ? open[c] / 1000.0 : open[c]);
        }
      }
    }
    for (int n = 0; n < time.nodeCount(); n++) {
      int[] room = rooms[n];
      for (int c = 0; room != null && c < room.length; c++) {
        if (room[c] > 0) {
          addLimit(time, arcCount + n, n, c, room[c]);
        }
      }
    }
  }

  boolean countsPersons(TimeExpansion time, int arc) {
    return time.element(arc) instanceof Element.IntakeElement(int d)
        && !problem.destinations().get(d).personsPerHour().unlimited();
  }

  private void addLimit(TimeExpansion time, int thing, int node, int c, double most) {
    int shared = sharedId(time, thing, node, c);
    boolean persons = thing < arcCount && countsPersons(time, thing);
    boolean same = limit[shared] == 0 || limit[shared] == most || persons;
    boolean ofOneClock = thing < arcCount || clocks.size() == 1;
    holdsForEveryPlan[shared] &= same && ofOneClock && aligned(time, node, c);
    if (thing < arcCount) {
      holdsOverTime[thing] |= !holdsForEveryPlan[shared];
    }
    limit[shared] = Math.max(limit[shared], most);
    limit[ownId(time, thing, c)] = most;
  }

  private int ownId(TimeExpansion time, int thing, int c) {
    return ((1 + clocks.indexOf(time)) * things + thing) * wide + c;
  }

  private int sharedId(TimeExpansion time, int thing, int node, int c) {
    return thing * wide + cellOfAll(time, node, c);
  }

  /// The clock on which all count what they share at a node.
  private TimeExpansion clockOf(int node) {
    for (TimeExpansion clock : clocks) {
      if (clock.leadsOut(node)) {
        return clock;
      }
    }
    return clocks.getFirst();
  }

  private int cellOfAll(TimeExpansion time, int node, int c) {
    TimeExpansion clock = clockOf(node);
    return clock.equals(time)
        ? c
        : Math.clamp(clock.cellOnClock(node, time.cellStartAt(node, c)), 0, wide - 1);
  }

  private boolean aligned(TimeExpansion time, int node, int c) {
    TimeExpansion clock = clockOf(node);
    int all = cellOfAll(time, node, c);
    return clock.equals(time)
        || (clock.cellStartAt(node, all) == time.cellStartAt(node, c)
            && clock.cellStartAt(node, all + 1) == time.cellStartAt(node, c + 1));
  }

  /// The limits that a vehicle uses in an arc (or, from the arc count on, waiting at a node).
  int[] idsOf(TimeExpansion time, int thing, int node, int c) {
    int shared = sharedId(time, thing, node, c);
    int own = ownId(time, thing, c);
    return limit[own] < limit[shared] || !holdsForEveryPlan[shared]
        ? new int[] {shared, own}
        : new int[] {shared};
  }

  boolean mayBind(int id, int thing) {
    boolean persons = thing < arcCount && countsPersons(clocks.getFirst(), thing);
    return persons || limit[id] < vehicles;
  }

  int count() {
    return limit.length;
  }

  double limit(int id) {
    return limit[id];
  }

  /// Does every plan keep to this limit in this cell, or only those that we look for?
  boolean holdsForEveryPlan(int id) {
    return holdsForEveryPlan[id];
  }

  /// Do the flows count what they send into an arc in cells that differ from clock to clock? Then
  /// no limit holds cell by cell for every plan, and [#amountsOverTime] does.
  boolean holdsOverTime(int arc) {
    return holdsOverTime[arc] && !rate(arc).unlimited();
  }

  boolean countsPersons(int arc) {
    return countsPersons(clocks.getFirst(), arc);
  }

  /// Is there a limit on an arc, or on waiting at a node, that all flows share?
  boolean limitsAnybody(int thing) {
    return thing < arcCount ? !rate(thing).unlimited() : clocks.size() == 1;
  }

  private Rate rate(int arc) {
    return clocks.getFirst().element(arc) instanceof Element.IntakeElement(int d)
        ? problem.destinations().get(d).personsPerHour()
        : clocks.getFirst().rate(arc);
  }

  /// While each clock's flows can enter an arc, in real time.
  List<Spans> usable(int arc) {
    return clocks.stream().map(clock -> clock.usableAt(arc)).toList();
  }

  /// No arc has more spans, all clocks together.
  int usableSpansMax() {
    return IntStream.range(0, arcCount)
        .map(a -> usable(a).stream().mapToInt(Spans::count).sum())
        .max()
        .orElse(0);
  }

  /// What an arc, or waiting at a node, takes in each common cell.
  double[] amountsByCell(int thing) {
    return Arrays.copyOfRange(limit, thing * wide, (thing + 1) * wide);
  }

  /// What an arc takes in each common cell, vehicles or persons, at most: all flows together send
  /// no more into it by the end of any cell than the sum up to there. What rounding to whole
  /// vehicles on several clocks can add, one after each closing, is put into the first cell.
  double[] amountsOverTime(int arc) {
    Spans open = Spans.union(usable(arc));
    int node = clocks.getFirst().tail(arc);
    TimeExpansion common = clockOf(node);
    double[] amounts = new double[wide];
    long openMillis = 0;
    for (int i = 0; i < open.count(); i++) {
      long from = open.start(i);
      for (int c = commonCell(arc, from); from < open.end(i); c++) {
        long end = c == wide - 1 ? open.end(i) : common.cellStartAt(node, c + 1);
        long until = Math.max(from, Math.min(end, open.end(i)));
        // Cell by cell, a part of a thousandth would be lost in each.
        long before = rate(arc).milliIn(openMillis);
        openMillis += until - from;
        amounts[c] += (rate(arc).milliIn(openMillis) - before) / 1000.0;
        from = until;
      }
    }
    double largest = 1;
    for (Group group : countsPersons(arc) ? problem.groups() : List.<Group>of()) {
      largest = Math.max(largest, group.fullLoadMilliPersons() / 1000.0);
    }
    amounts[0] += largest * (clocks.size() - 1) * open.count();
    return amounts;
  }

  /// The last common cell in which a vehicle that enters an arc, or waits, in a cell of a flow may
  /// do so.
  int lastCommonCell(TimeExpansion time, int thing, int node, int c) {
    return clockOf(node).equals(time) ? c : commonCell(thing, time.cellStartAt(node, c + 1) - 1);
  }

  int commonCell(int thing, long millis) {
    int node = thing < arcCount ? clocks.getFirst().tail(thing) : thing - arcCount;
    return Math.clamp(clockOf(node).cellOnClock(node, millis), 0, wide - 1);
  }

  int arcCount() {
    return arcCount;
  }

  /// Arcs, then nodes.
  int thingCount() {
    return things;
  }

  /// The limits of an intake of persons, one row of cells per clock.
  List<int[]> idsOfIntake(int arc) {
    return IntStream.rangeClosed(0, clocks.size())
        .mapToObj(clock ->
            IntStream.range(0, wide).map(c -> (clock * things + arc) * wide + c).toArray())
        .toList();
  }
}
