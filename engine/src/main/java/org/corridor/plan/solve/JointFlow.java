package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.corridor.plan.Element;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.flow.TimeExpansion;
import org.jspecify.annotations.Nullable;

/// Flows that cannot stand in for each other, all at once: who should have how much of what they
/// share.
///
/// **Problem.** People on foot beside vehicles, kinds with lanes of their own, zones that accept
/// different destinations: several flows over time in shared capacities. In whole vehicles that is
/// hard in general; split vehicles are a linear program, whose optimum is nearly always whole.
/// **Method.** Column generation: a column is a whole way from a home to a destination, cell by
/// cell; the limits that bind have prices, and the way that is cheapest at these prices, found by
/// one pass backwards over the cells, enters the mixture ([Packing]) as long as it is worth more
/// than it costs.
/// **Bound.** At any prices nobody can bring out more than all limits are worth plus, for every
/// vehicle, what its best way is worth beyond its price: the bound does not rest on how the prices
/// were found. Limits that do not hold cell by cell for every plan have the price 0 there.
/// **Cost.** A pass over all arcs and cells for each flow and round; a pivot is O(limits²).
final class JointFlow {
  private static final int ROWS_MAX = 700;
  private static final long IDS_MAX = 20_000_000;
  private static final double WORTH_A_COLUMN = 1e-5;
  private static final double ALMOST_WHOLE = 1e-3;
  private static final int PARTS_DROPPED_MAX = 200;
  private static final int FEWER_VEHICLES_MAX = 9;
  private static final double TIE = 1e-5;
  private static final double NOWHERE = 1e15;
  private static final int NO_ROW = -1;
  private static final int WAIT = -2;
  private static final int END = -3;

  private final PlanningProblem problem;
  private final List<Commodity> commodities;
  private final List<TimeExpansion> times;
  private final List<TimeExpansion> clocks;
  private final int cells;
  /// Cells of the clock that all share; on it some are later than on their own.
  private final int wide;
  private final int things;
  private final int arcCount;

  // One entry per limit that may bind: (clock, arc or place to wait, cell); clock 0 is shared.
  private final double[] limit;
  private final int[] rowOf;
  private final boolean[] holdsForEveryPlan;
  private final int[] groupRow;
  private final int[] roomRow;

  private final Packing packing;
  private final Effort effort;
  private final List<Column> columns = new ArrayList<>();
  private final Set<List<Integer>> known = new HashSet<>();
  private final List<int[][]> capacities = new ArrayList<>();
  private final List<int[] @Nullable []> rooms = new ArrayList<>();
  private final long vehicles;
  /// Which of several mixtures that are worth the same is taken; 0 for none in particular.
  private final int variant;
  private final Map<Integer, Double> fallingPrice = new HashMap<>();

  /// A way: arcs and waits in order; a wait at a node is coded -1 - node.
  private static final class Column {
    final int commodity;
    final int group;
    final int[] things;
    final int[] cells;

    Column(int commodity, int group, int[] things, int[] cells) {
      this.commodity = commodity;
      this.group = group;
      this.things = things;
      this.cells = cells;
    }

    List<Integer> signature() {
      return IntStream.concat(
              IntStream.of(group), IntStream.concat(IntStream.of(things), IntStream.of(cells)))
          .boxed()
          .toList();
    }
  }

  /// At what price a flow gets out from each node and cell, and by which arc.
  private static final class WaysOut {
    final double[] price;
    final int[] by;

    WaysOut(double[] price, int[] by) {
      this.price = price;
      this.by = by;
    }
  }

  JointFlow(
      PlanningProblem problem,
      List<Commodity> commodities,
      Function<Commodity, TimeExpansion> timeOf,
      int variant,
      Effort effort) {
    this.variant = variant;
    this.effort = effort;
    packing = new Packing(ROWS_MAX, effort);
    this.problem = problem;
    this.commodities = commodities;
    times = commodities.stream().map(timeOf).toList();
    clocks = times.stream().distinct().toList();
    cells = times.stream().mapToInt(TimeExpansion::cellCount).max().orElse(0);
    arcCount = times.getFirst().arcCount();
    things = arcCount + times.getFirst().nodeCount();
    vehicles = problem.groups().stream().mapToLong(Group::vehicles).sum();
    wide = clocks.size() == 1 ? cells : 2 * cells;
    int ids = (1 + clocks.size()) * things * wide;
    limit = new double[ids];
    rowOf = new int[ids];
    holdsForEveryPlan = new boolean[ids];
    groupRow = new int[problem.groups().size()];
    roomRow = new int[problem.destinations().size()];
    Arrays.fill(rowOf, NO_ROW);
    Arrays.fill(groupRow, NO_ROW);
    Arrays.fill(roomRow, NO_ROW);
    Arrays.fill(holdsForEveryPlan, true);
    for (int k = 0; k < commodities.size(); k++) {
      capacities.add(capacities(k));
      rooms.add(times.get(k).rooms());
      addLimits(k);
    }
  }

  /// Is a problem of this size worth the time?
  static boolean fits(List<TimeExpansion> times) {
    long clocks = times.stream().distinct().count();
    long cells = times.stream().mapToLong(TimeExpansion::cellCount).max().orElse(0);
    TimeExpansion any = times.getFirst();
    return 2 * (1 + clocks) * (any.arcCount() + any.nodeCount()) * cells <= IDS_MAX;
  }

  private int[][] capacities(int k) {
    TimeExpansion time = times.get(k);
    int[][] open = Sequence.openTo(time, commodities.get(k));
    for (int d = 0; d < problem.destinations().size(); d++) {
      if (commodities.get(k).destinations().accepts(d)) {
        open[time.intakeArc(d)] = time.intake(d, 1, new long[time.cellCount()], 1);
      }
    }
    return open;
  }

  private void addLimits(int k) {
    TimeExpansion time = times.get(k);
    for (int a = 0; a < arcCount; a++) {
      int[] open = capacities.get(k)[a];
      boolean persons = countsPersons(time, a);
      for (int c = 0; c < open.length; c++) {
        if (open[c] > 0) {
          addLimit(time, a, time.tail(a), c, persons ? open[c] / 1000.0 : open[c]);
        }
      }
    }
    for (int n = 0; n < time.nodeCount(); n++) {
      int[] room = rooms.get(k)[n];
      for (int c = 0; room != null && c < room.length; c++) {
        if (room[c] > 0) {
          addLimit(time, arcCount + n, n, c, room[c]);
        }
      }
    }
  }

  private boolean countsPersons(TimeExpansion time, int arc) {
    return time.element(arc) instanceof Element.IntakeElement(int d)
        && !problem.destinations().get(d).personsPerHour().unlimited();
  }

  private void addLimit(TimeExpansion time, int thing, int node, int c, double most) {
    int shared = sharedId(time, thing, node, c);
    boolean persons = thing < arcCount && countsPersons(time, thing);
    boolean same = limit[shared] == 0 || limit[shared] == most || persons;
    boolean ofOneClock = thing < arcCount || clocks.size() == 1;
    holdsForEveryPlan[shared] &= same && ofOneClock && aligned(time, node, c);
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

  /// Generates ways until none is worth its price, or there are too many limits to go on.
  void solve() {
    boolean found = true;
    while (found) {
      found = false;
      for (int k = 0; k < commodities.size(); k++) {
        WaysOut ways = waysOut(k, false);
        for (List<Integer> groups : commodities.get(k).classes()) {
          for (int g : groups) {
            found |= addColumns(k, g, ways);
          }
        }
      }
      packing.solve();
      found &= !packing.exhausted(0);
    }
  }

  /// From a mixture that splits vehicles to one that does not, step by step.
  void makeWhole() {
    for (int i = 0; i < PARTS_DROPPED_MAX && packing.dropSmallestPart(ALMOST_WHOLE); i++) {
      solve();
    }
  }

  private boolean addColumns(int k, int g, WaysOut ways) {
    Group group = problem.groups().get(g);
    TimeExpansion time = times.get(k);
    double preferred = 1 + TIE * (variant * (g + 1) % 7);
    double value = group.loadMilliPersons() / 1000.0 * preferred;
    double home = groupRow[g] == NO_ROW ? 0 : packing.price(groupRow[g]);
    boolean found = false;
    for (int c = 0; c < time.cellCount() && !packing.exhausted(0); c++) {
      double out = ways.price[group.place() * cells + c];
      if (time.departs(g, c) && value - home - out > WORTH_A_COLUMN) {
        found |= addColumn(way(k, g, c, ways), value);
      }
    }
    return found;
  }

  private Column way(int k, int g, int from, WaysOut ways) {
    TimeExpansion time = times.get(k);
    int node = problem.groups().get(g).place();
    int c = from;
    int[] passed = new int[16];
    int[] when = new int[16];
    int length = 0;
    for (int by = ways.by[node * cells + c]; by != END; by = ways.by[node * cells + c]) {
      if (length == passed.length) {
        passed = Arrays.copyOf(passed, 2 * length);
        when = Arrays.copyOf(when, 2 * length);
      }
      when[length] = c;
      passed[length++] = by == WAIT ? -1 - node : by;
      c += by == WAIT ? 1 : time.shiftCells(by);
      node = by == WAIT ? node : time.head(by);
    }
    effort.spend(50L * length);
    return new Column(k, g, Arrays.copyOf(passed, length), Arrays.copyOf(when, length));
  }

  private boolean addColumn(Column column, double value) {
    TimeExpansion time = times.get(column.commodity);
    if (packing.exhausted(2 * column.things.length + 2)) {
      return false;
    }
    if (!known.add(column.signature())) {
      return false;
    }
    Map<Integer, Double> uses = new HashMap<>();
    groupRow[column.group] =
        row(groupRow[column.group], problem.groups().get(column.group).vehicles());
    uses.put(groupRow[column.group], 1.0);
    for (int i = 0; i < column.things.length; i++) {
      int passed = column.things[i];
      int thing = passed < 0 ? arcCount - 1 - passed : passed;
      int node = passed < 0 ? -1 - passed : time.tail(passed);
      double weight = passed >= 0 && countsPersons(time, passed) ? persons(column) : 1;
      for (int id : idsOf(time, thing, node, column.cells[i])) {
        if (mayBind(id, thing)) {
          rowOf[id] = row(rowOf[id], limit[id]);
          uses.merge(rowOf[id], weight, Double::sum);
        }
      }
      addRoom(time, passed, column, uses);
    }
    int[] rows = uses.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    double[] coefficients = Arrays.stream(rows).mapToDouble(uses::get).toArray();
    packing.addColumn(value, rows, coefficients);
    columns.add(column);
    return true;
  }

  private double persons(Column column) {
    return commodities.get(column.commodity).fullLoadMilliPersons() / 1000.0;
  }

  private void addRoom(TimeExpansion time, int passed, Column column, Map<Integer, Double> uses) {
    if (passed >= 0
        && time.element(passed) instanceof Element.IntakeElement(int d)
        && problem.destinations().get(d).roomLimited()) {
      roomRow[d] = row(roomRow[d], (double) problem.destinations().get(d).personsMax());
      uses.put(roomRow[d], persons(column));
    }
  }

  private int[] idsOf(TimeExpansion time, int thing, int node, int c) {
    int shared = sharedId(time, thing, node, c);
    int own = ownId(time, thing, c);
    return limit[own] < limit[shared] || !holdsForEveryPlan[shared]
        ? new int[] {shared, own}
        : new int[] {shared};
  }

  private boolean mayBind(int id, int thing) {
    boolean persons = thing < arcCount && countsPersons(times.getFirst(), thing);
    return persons || limit[id] < vehicles;
  }

  private int row(int known, double most) {
    return known == NO_ROW ? packing.addRow(most) : known;
  }

  private double priceOf(int id, boolean forBound) {
    if (forBound && fallingPrice.containsKey(id)) {
      return fallingPrice.get(id);
    }
    if (rowOf[id] == NO_ROW || (forBound && !holdsForEveryPlan[id])) {
      return 0;
    }
    return packing.price(rowOf[id]);
  }

  /// An intake limits how many have been taken in by each moment, not how many in each cell. What
  /// it is worth then never rises: room not used now serves whoever comes later.
  private void keepIntakePricesFalling() {
    for (int a = 0; a < arcCount; a++) {
      if (countsPersons(times.getFirst(), a)) {
        for (int clock = 0; clock <= clocks.size(); clock++) {
          double highest = 0;
          for (int c = wide - 1; c >= 0; c--) {
            int id = (clock * things + a) * wide + c;
            highest = Math.max(highest, priceOf(id, false));
            fallingPrice.put(id, holdsForEveryPlan[id] ? highest : 0.0);
          }
        }
      }
    }
  }

  private WaysOut waysOut(int k, boolean forBound) {
    TimeExpansion time = times.get(k);
    effort.spend(8L * things * cells);
    double[] price = new double[time.nodeCount() * cells];
    int[] by = new int[price.length];
    Arrays.fill(price, NOWHERE);
    double load = commodities.get(k).fullLoadMilliPersons() / 1000.0;
    for (int d = 0; d < problem.destinations().size(); d++) {
      double room = roomRow[d] == NO_ROW ? 0 : packing.price(roomRow[d]) * load;
      for (int c = 0; c < time.cellCount(); c++) {
        price[time.sink(d) * cells + c] = room;
        by[time.sink(d) * cells + c] = END;
      }
    }
    double[][] arcPrices = arcPrices(k, forBound);
    for (int c = time.cellCount() - 1; c >= 0; c--) {
      for (int n = 0; n < time.nodeCount(); n++) {
        waitFor(k, n, c, price, by, forBound);
      }
      boolean cheaper = true;
      while (cheaper) {
        cheaper = false;
        for (int a = arcCount - 1; a >= 0; a--) {
          cheaper |= driveFor(k, a, c, arcPrices[a], price, by);
        }
      }
    }
    return new WaysOut(price, by);
  }

  private double[][] arcPrices(int k, boolean forBound) {
    TimeExpansion time = times.get(k);
    double[][] prices = new double[arcCount][time.cellCount()];
    double load = commodities.get(k).fullLoadMilliPersons() / 1000.0;
    for (int a = 0; a < arcCount; a++) {
      boolean persons = countsPersons(time, a);
      for (int c = 0; c < time.cellCount(); c++) {
        if (capacities.get(k)[a][c] > 0) {
          for (int id : idsOf(time, a, time.tail(a), c)) {
            prices[a][c] += priceOf(id, forBound) * (persons ? load : 1);
          }
        }
      }
    }
    return prices;
  }

  private void waitFor(int k, int n, int c, double[] price, int[] by, boolean forBound) {
    int[] room = rooms.get(k)[n];
    if (room == null || room[c] == 0 || c + 1 >= times.get(k).cellCount()) {
      return;
    }
    double sum = price[n * cells + c + 1];
    for (int id : idsOf(times.get(k), arcCount + n, n, c)) {
      sum += priceOf(id, forBound);
    }
    if (sum < price[n * cells + c]) {
      price[n * cells + c] = sum;
      by[n * cells + c] = WAIT;
    }
  }

  private boolean driveFor(int k, int a, int c, double[] arcPrice, double[] price, int[] by) {
    TimeExpansion time = times.get(k);
    int there = c + time.shiftCells(a);
    if (there >= time.cellCount() || capacities.get(k)[a][c] == 0) {
      return false;
    }
    double sum = arcPrice[c] + price[time.head(a) * cells + there];
    if (sum >= price[time.tail(a) * cells + c]) {
      return false;
    }
    price[time.tail(a) * cells + c] = sum;
    by[time.tail(a) * cells + c] = a;
    return true;
  }

  /// People out in the mixture, in thousandths; with nobody split, a plan brings out no fewer.
  long milliPersons() {
    double[] amounts = packing.amounts();
    double sum = 0;
    for (int j = 0; j < amounts.length; j++) {
      sum += amounts[j] * problem.groups().get(columns.get(j).group).loadMilliPersons();
    }
    return Math.round(sum);
  }

  /// Fewer vehicles of the groups of which the mixture splits one: each way to round one of them
  /// down, and a few vehicles further.
  List<int[]> withoutSplitVehicles() {
    double[] moving = new double[problem.groups().size()];
    double[] amounts = packing.amounts();
    for (int j = 0; j < amounts.length; j++) {
      moving[columns.get(j).group] += amounts[j];
    }
    List<int[]> fewer = new ArrayList<>();
    for (int less = 0; less < FEWER_VEHICLES_MAX; less++) {
      for (int g = 0; g < moving.length; g++) {
        int whole = (int) Math.floor(moving[g] + ALMOST_WHOLE);
        if (moving[g] - whole > ALMOST_WHOLE && whole >= less) {
          int[] most = problem.groups().stream().mapToInt(Group::vehicles).toArray();
          most[g] = whole - less;
          fewer.add(most);
        }
      }
    }
    return fewer;
  }

  /// What a flow has of the mixture, in whole vehicles.
  Allotment allotment(Commodity commodity) {
    int k = commodities.indexOf(commodity);
    int[][] arcs = new int[arcCount][times.get(k).cellCount()];
    int[][] waits = new int[things - arcCount][times.get(k).cellCount()];
    double[] amounts = packing.amounts();
    for (int j = 0; j < amounts.length; j++) {
      Column column = columns.get(j);
      int whole = column.commodity == k ? (int) Math.floor(amounts[j] + ALMOST_WHOLE) : 0;
      for (int i = 0; whole > 0 && i < column.things.length; i++) {
        int passed = column.things[i];
        int[] used = passed < 0 ? waits[-1 - passed] : arcs[passed];
        used[column.cells[i]] += whole;
      }
    }
    return Allotment.of(arcs, waits);
  }

  /// No plan that moves in these steps of time brings out more, in thousandths.
  long boundMilli() {
    keepIntakePricesFalling();
    double bound = 0;
    for (int id = 0; id < limit.length; id++) {
      bound += priceOf(id, true) * limit[id];
    }
    for (int d = 0; d < roomRow.length; d++) {
      double room = roomRow[d] == NO_ROW ? 0 : packing.price(roomRow[d]);
      bound += room == 0 ? 0 : room * (double) problem.destinations().get(d).personsMax();
    }
    for (int k = 0; k < commodities.size(); k++) {
      WaysOut ways = waysOut(k, true);
      for (List<Integer> groups : commodities.get(k).classes()) {
        for (int g : groups) {
          bound += problem.groups().get(g).vehicles() * bestMargin(k, g, ways);
        }
      }
    }
    return (long) Math.floor(bound * 1000 + 0.01);
  }

  private double bestMargin(int k, int g, WaysOut ways) {
    double best = 0;
    Group group = problem.groups().get(g);
    for (int c = 0; c < times.get(k).cellCount(); c++) {
      if (times.get(k).departs(g, c)) {
        double margin = group.loadMilliPersons() / 1000.0 - ways.price[group.place() * cells + c];
        best = Math.max(best, margin);
      }
    }
    return best;
  }
}
