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
import org.corridor.plan.bound.Effort;
import org.corridor.plan.bound.Packing;
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
  /// How finely limits are kept: in cells for plans, in stretches of time for a bound.
  enum Resolution {
    CELLS,
    STRETCHES
  }

  private static final int ROWS_MAX = 700;
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
  private final int cells;
  private final int arcCount;
  private final SharedLimits limits;

  // Rows of the packing: per limit, per group, per destination's room.
  private final LimitRows rows;
  private final int[] groupRow;
  private final int[] roomRow;

  private final Packing packing;
  private final Effort effort;
  private final List<Column> columns = new ArrayList<>();
  private final Set<List<Integer>> known = new HashSet<>();
  private final List<int[][]> capacities = new ArrayList<>();
  private final List<int[] @Nullable []> rooms = new ArrayList<>();
  /// Which of several mixtures that are worth the same is taken; 0 for none in particular.
  private final int variant;

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
      Resolution resolution,
      Effort effort) {
    this.variant = variant;
    this.effort = effort;
    this.problem = problem;
    this.commodities = commodities;
    times = commodities.stream().map(timeOf).toList();
    cells = times.stream().mapToInt(TimeExpansion::cellCount).max().orElse(0);
    arcCount = times.getFirst().arcCount();
    limits = new SharedLimits(problem, times);
    effort.spend(size());
    groupRow = new int[problem.groups().size()];
    roomRow = new int[problem.destinations().size()];
    Arrays.fill(groupRow, NO_ROW);
    Arrays.fill(roomRow, NO_ROW);
    for (int k = 0; k < commodities.size(); k++) {
      capacities.add(capacities(k));
      rooms.add(times.get(k).rooms());
      limits.addLimits(times.get(k), capacities.get(k), rooms.get(k));
    }
    int others = problem.groups().size() + problem.destinations().size();
    packing = resolution == Resolution.CELLS
        ? new Packing(ROWS_MAX, effort)
        : new Packing(SpanRows.countMax(limits) + others, effort);
    long vehicles = problem.groups().stream().mapToLong(Group::vehicles).sum();
    rows = resolution == Resolution.CELLS
        ? new CellRows(limits, packing, times.getFirst())
        : new SpanRows(limits, packing, vehicles);
  }

  private int[][] capacities(int k) {
    TimeExpansion time = times.get(k);
    int[][] open = Sequence.openTo(time, commodities.get(k));
    for (int d = 0; d < problem.destinations().size(); d++) {
      if (commodities.get(k).destinations().accepts(d)) {
        open[time.intakeArc(d)] = time.intake(d, 1);
      }
    }
    return open;
  }

  /// What it takes to look at everything once or twice.
  long size() {
    return 20L * limits.count();
  }

  /// Generates ways until none is worth its price, or there are too many limits to go on.
  void solve() {
    boolean found = true;
    while (found) {
      found = false;
      rows.refresh();
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
    double most = 0;
    for (int c = 0; c < time.cellCount() && !packing.exhausted(0); c++) {
      double out = ways.price[group.place() * cells + c];
      double worth = time.departs(g, c) ? value - home - out : 0;
      if (worth > WORTH_A_COLUMN && (rows.everyDeparture() || worth > most + WORTH_A_COLUMN)) {
        found |= addColumn(way(k, g, c, ways), value);
      }
      most = Math.max(most, worth);
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
    if (packing.exhausted(newRows(time, column)) || !known.add(column.signature())) {
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
      double weight = passed >= 0 && limits.countsPersons(time, passed) ? persons(column) : 1;
      rows.addUses(time, thing, node, column.cells[i], weight, uses);
      addRoom(time, passed, column, uses);
    }
    int[] used = uses.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    double[] coefficients = Arrays.stream(used).mapToDouble(uses::get).toArray();
    packing.addColumn(value, used, coefficients);
    columns.add(column);
    return true;
  }

  private int newRows(TimeExpansion time, Column column) {
    int count = 2;
    for (int i = 0; i < column.things.length; i++) {
      int passed = column.things[i];
      int thing = passed < 0 ? arcCount - 1 - passed : passed;
      int node = passed < 0 ? -1 - passed : time.tail(passed);
      count += rows.newRows(time, thing, node, column.cells[i]);
    }
    return count;
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

  private int row(int known, double most) {
    return known == NO_ROW ? packing.addRow(most) : known;
  }

  private WaysOut waysOut(int k, boolean forBound) {
    TimeExpansion time = times.get(k);
    effort.spend(8L * (arcCount + time.nodeCount()) * cells);
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
      boolean persons = limits.countsPersons(time, a);
      for (int c = 0; c < time.cellCount(); c++) {
        if (capacities.get(k)[a][c] > 0) {
          prices[a][c] = rows.price(time, a, time.tail(a), c, forBound) * (persons ? load : 1);
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
    double sum = price[n * cells + c + 1] + rows.price(times.get(k), arcCount + n, n, c, forBound);
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
    int[][] waits = new int[times.get(k).nodeCount()][times.get(k).cellCount()];
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
    double bound = rows.worth();
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
