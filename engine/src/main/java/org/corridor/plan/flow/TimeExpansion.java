package org.corridor.plan.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.corridor.plan.Element;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// A planning problem laid out over time, for everybody on wheels or everybody on foot.
///
/// **Problem.** Turn roads, checkpoints and destinations with exact travel times and openings into
/// a network whose capacities are whole vehicles per cell of time, without giving away minutes to
/// rounding and without ever rounding in our favour.
///
/// **Method.** Every node keeps its own clock: it is late by the free travel time from the node to
/// the nearest destination. On that clock a vehicle on the fastest way out stands still, so its
/// travel time is exact however many roads it takes; only a detour is rounded up, each road of
/// it, to whole steps. What opens or closes within a step divides it ([Cells]). Capacity in a
/// cell is the whole vehicles that its rate has reached by the end of the cell less those by its
/// start: 0.4 a minute gives 0,0,1,0,1 and no prefix exceeds rate × time. Counting begins when
/// the first vehicle could be there. Who may wait is said by [Waits].
///
/// **Invariant.** A flow in the cells is a movement in real time: within a step a vehicle keeps its
/// place, so what a cell allows at one node it meets at the next.
///
/// **Cost.** Time and memory O((arcs + nodes) × cells); cells = steps × divisions of a step.
public final class TimeExpansion implements TimedNetwork {
  /// A finer step for the sake of detours is worth about so many cells.
  private static final long CELLS_FOR_DETOURS_MAX = 1_500;

  /// … and on a large network arcs and cells together about so many.
  private static final long ARC_CELLS_FOR_DETOURS_MAX = 60_000_000;

  /// How often a step may be divided for the sake of detours.
  private static final long[] FINER_STEPS = {2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60};

  /// Above this many the problem is refused: 2 arrays of 4 bytes each.
  static final long ARC_CELLS_MAX = 400_000_000;

  /// "No limit" as a whole number of vehicles that can still be added up.
  public static final int VEHICLES_UNLIMITED = 1 << 29;

  private static final Spans ALWAYS = Spans.of(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);

  private static final long UNREACHED = Long.MAX_VALUE;

  private final PlanningProblem problem;
  private final boolean onWheels;
  private final Group.Choice accepted;
  private final Division division;
  private final Arcs arcs;
  private final int placeCount;
  private final int nodeCount;

  // One entry per arc.
  private final int arcCount;
  private final int[] tail;
  private final int[] head;
  private final long[] travelMillis;
  private final Rate[] rate;
  private final Element[] element;
  private final Spans[] usable;
  private final int[] shiftCells;
  private final Map<Element, Integer> arcOf = new HashMap<>();

  /// Free travel time from each node to the nearest destination; [#UNREACHED] where there is none.
  private final long[] outMillis;

  private final Spans[] departures;
  private final boolean[][] departsIn;

  private final long stepMillis;
  private final Cells cells;
  private final int cellCount;

  private final Throughput throughput;

  /// Laid out when first asked for: to know when what passes is counted nobody has to wait.
  private @Nullable Waits waits;

  /// Lays a problem out for those who accept some of the destinations.
  ///
  /// @param alone no other flow is planned beside these, so rests need not be laid out
  public TimeExpansion(
      PlanningProblem problem, boolean onWheels, Group.Choice accepted, boolean alone) {
    this(problem, onWheels, accepted, alone, Division.FINE);
  }

  /// How time is cut.
  public enum Division {
    /// Steps are divided where something opens or closes, and finer where detours are not whole.
    FINE,
    /// The steps of the problem and nothing else. Openings and detours lose more to rounding; rates
    /// that are whole in a step, which are not in its parts, lose nothing.
    STEPS
  }

  /// The same with a choice of how time is cut.
  public TimeExpansion(
      PlanningProblem problem,
      boolean onWheels,
      Group.Choice accepted,
      boolean alone,
      Division division) {
    this.problem = problem;
    this.division = division;
    this.onWheels = onWheels;
    this.accepted = accepted;
    arcs = new Arcs(problem, onWheels);
    placeCount = problem.roads().placeCount();
    nodeCount = arcs.nodeCount();
    arcCount = arcs.count();
    tail = arcs.tails();
    head = arcs.heads();
    travelMillis = arcs.travelMillis();
    rate = arcs.rates();
    element = arcs.elements();
    for (int a = 0; a < arcCount; a++) {
      arcOf.put(element[a], a);
    }
    outMillis = distancesOut();
    usable = onClocksOfTails(arcs.entries());
    stepMillis = division == Division.FINE ? stepFor(detours()) : problem.grid().stepMillis();
    shiftCells = new int[arcCount];
    departures = new Spans[problem.groups().size()];
    keepWhatIsReached();
    cells = cells(alone);
    cellCount = cells.count();
    for (int a = 0; a < arcCount; a++) {
      shiftCells[a] = Math.toIntExact(delayMillis(a) / stepMillis) * cells.perStep();
    }
    throughput = new Throughput(cells, usable, rate, this::counted);
    departsIn = new boolean[departures.length][];
    Arrays.setAll(departsIn, g -> cells.open(departures[g]));
  }

  private Waits waits() {
    Waits laidOut = waits;
    if (laidOut == null) {
      laidOut = new Waits(problem, arcs, this);
      waits = laidOut;
    }
    return laidOut;
  }

  @Override
  public int sink(int destination) {
    return arcs.sink(destination);
  }

  /// Dijkstra from all destinations against the arcs.
  private long[] distancesOut() {
    long[] distance = new long[nodeCount];
    Arrays.fill(distance, UNREACHED);
    List<List<Integer>> into = arcsInto();
    PriorityQueue<long[]> open = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
    for (int d = 0; d < problem.destinations().size(); d++) {
      if (takesAnybody(d)) {
        distance[sink(d)] = 0;
        open.add(new long[] {0, sink(d)});
      }
    }
    for (long[] next = open.poll(); next != null; next = open.poll()) {
      int node = (int) next[1];
      if (next[0] > distance[node]) {
        continue;
      }
      for (int a : into.get(node)) {
        long further = next[0] + travelMillis[a];
        if (further < distance[tail[a]]) {
          distance[tail[a]] = further;
          open.add(new long[] {further, tail[a]});
        }
      }
    }
    return distance;
  }

  boolean takesAnybody(int destination) {
    var d = problem.destinations().get(destination);
    return accepted.accepts(destination)
        && d.personsMax() > 0
        && d.personsPerHour().milliPerHour() > 0
        && !d.hours().isEmpty();
  }

  List<List<Integer>> arcsInto() {
    return incidence(head);
  }

  private List<List<Integer>> incidence(int[] ends) {
    List<List<Integer>> arcsAt = new ArrayList<>();
    for (int n = 0; n < nodeCount; n++) {
      arcsAt.add(new ArrayList<>());
    }
    for (int a = 0; a < ends.length; a++) {
      arcsAt.get(ends[a]).add(a);
    }
    return arcsAt;
  }

  private Spans[] onClocksOfTails(List<Spans> entries) {
    Spans[] shifted = new Spans[arcCount];
    for (int a = 0; a < arcCount; a++) {
      boolean leadsOut = outMillis[head[a]] != UNREACHED && rate[a].milliPerHour() > 0;
      shifted[a] = leadsOut ? entries.get(a).shift(outMillis[tail[a]]) : Spans.NONE;
    }
    return shifted;
  }

  /// How much later an arc is than the fastest way out, rounded up to whole steps.
  private long delayMillis(int arc) {
    return Math.ceilDiv(detourMillis(arc), stepMillis) * stepMillis;
  }

  /// Detours are rounded up to whole steps, each road of them anew. Where some are not whole, a
  /// finer step that divides the given one keeps the loss small.
  private long stepFor(long[] detours) {
    long step = problem.grid().stepMillis();
    long steps = problem.grid().stepCount();
    for (long parts : FINER_STEPS) {
      boolean whole = true;
      for (long detour : detours) {
        whole &= detour % step == 0;
      }
      long finer = problem.grid().stepMillis() / parts;
      if (whole
          || steps * parts > CELLS_FOR_DETOURS_MAX
          || steps * parts * arcCount > ARC_CELLS_FOR_DETOURS_MAX
          || finer * parts != problem.grid().stepMillis()) {
        return step;
      }
      step = finer;
    }
    return step;
  }

  private long[] detours() {
    long[] detours = new long[arcCount];
    for (int a = 0; a < arcCount; a++) {
      boolean leadsOut = outMillis[head[a]] != UNREACHED && !usable[a].isEmpty();
      detours[a] = leadsOut ? travelMillis[a] + outMillis[head[a]] - outMillis[tail[a]] : 0;
    }
    return detours;
  }

  /// Cuts every opening down to the moments at which somebody could be there and still get out.
  private void keepWhatIsReached() {
    Reach reach = new Reach(nodeCount, tail, head, usable, this::delayMillis);
    for (int g = 0; g < departures.length; g++) {
      Group group = problem.groups().get(g);
      boolean moves = group.kind().onWheels() == onWheels
          && group.vehicles() > 0
          && group.destinations().acceptsAnyOf(accepted, problem.destinations().size());
      departures[g] = moves && outMillis[group.place()] != UNREACHED
          ? group.departures().shift(outMillis[group.place()])
          : Spans.NONE;
      reach.startsAt(group.place(), departures[g]);
    }
    for (int n = 0; n < placeCount; n++) {
      if (outMillis[n] != UNREACHED) {
        reach.waitsAt(
            n,
            Waits.safe(problem, arcs, n).shift(outMillis[n]),
            Waits.longestStay(problem, arcs, n));
      }
    }
    for (int d = 0; d < problem.destinations().size(); d++) {
      if (takesAnybody(d)) {
        reach.endsAt(sink(d));
      }
    }
    reach.restrict();
    for (int g = 0; g < departures.length; g++) {
      departures[g] =
          departures[g].intersect(reach.getsOut(problem.groups().get(g).place()));
    }
  }

  /// The same problem in few cells, in which whatever any plan could do can be done: see
  /// [LooseTime].
  public LooseTime loose(int cells) {
    return new LooseTime(this, problem, arcs, cells);
  }

  /// Is every plan a flow in these cells, so that the cut of a flow holds for all plans? Not where
  /// an opening, a detour or a rate had to be rounded.
  public boolean exact() {
    boolean exact = !cells.coarse();
    for (int a = 0; exact && a < arcCount; a++) {
      exact =
          usable[a].isEmpty() || (detourMillis(a) % stepMillis == 0 && cells.wholeInEach(rate[a]));
      if (exact && element[a] instanceof Element.IntakeElement(int d)) {
        exact = problem.destinations().get(d).personsPerHour().unlimited();
      }
    }
    return exact;
  }

  /// How much later an arc is than the fastest way out.
  long detourMillis(int arc) {
    return outMillis[head[arc]] == UNREACHED
        ? 0
        : travelMillis[arc] + outMillis[head[arc]] - outMillis[tail[arc]];
  }

  long outMillis(int node) {
    return outMillis[node];
  }

  /// Lays out the cells; the clock of the largest group starts a step when the horizon does.
  private Cells cells(boolean alone) {
    long start = problem.grid().startMillis();
    long originMillis = start - Math.floorMod(-clockOfTheLargest(), stepMillis);
    List<Spans> openings = new ArrayList<>();
    if (division == Division.FINE) {
      openings.addAll(Arrays.asList(usable));
      openings.addAll(Arrays.asList(departures));
    }
    Cells laidOut = new Cells(
        originMillis,
        problem.grid().endMillis(),
        stepMillis,
        openings,
        alone ? active() : ALWAYS,
        arcCount);
    if ((long) laidOut.count() * Math.max(arcCount, nodeCount) > ARC_CELLS_MAX) {
      throw new IllegalArgumentException(
          "Too large: " + arcCount + " roads over " + laidOut.count() + " cells of time");
    }
    return laidOut;
  }

  /// While anybody could be under way: from entering an arc to being at its end.
  private Spans active() {
    List<Spans> active = new ArrayList<>();
    for (int a = 0; a < arcCount; a++) {
      for (int i = 0; i < usable[a].count(); i++) {
        active.add(Spans.of(usable[a].start(i), usable[a].end(i) + delayMillis(a)));
      }
    }
    return Spans.union(active);
  }

  private long clockOfTheLargest() {
    long most = -1;
    long out = 0;
    for (Group group : problem.groups()) {
      long persons = group.vehicles() * group.loadMilliPersons();
      if (outMillis[group.place()] != UNREACHED && persons > most) {
        most = persons;
        out = outMillis[group.place()];
      }
    }
    return out;
  }

  /// Start of a cell on the common clock; `cell` may be the cell count, for the end of the last.
  public long cellStart(int cell) {
    return cells.start(cell);
  }

  /// Is there a way from a node to a destination at all?
  public boolean leadsOut(int node) {
    return outMillis[node] != UNREACHED;
  }

  /// The cell in which a moment of real time at a node lies, between none (-1) and the cell count.
  public int cellAt(int node, long millis) {
    return Math.min(cellCount, cellOnClock(node, millis));
  }

  /// The same where the cells go on after the last one; -1 before the first.
  public int cellOnClock(int node, long millis) {
    return cells.at(millis + outMillis[node]);
  }

  /// Start of a cell in real time at a node.
  public long cellStartAt(int node, int cell) {
    return cellStart(cell) - outMillis[node];
  }

  /// Which cells lie in some moments of real time at a node throughout.
  boolean[] cellsAt(int node, Spans moments) {
    return cells.open(moments.shift(outMillis[node]));
  }

  boolean[] openCells(int arc) {
    return throughput.open(arc);
  }

  /// Does an arc's rate give a whole number in every cell?
  boolean wholeInEachCell(int arc) {
    return cells.wholeInEach(rate[arc]);
  }

  /// A node's room when nobody may begin to wait longer than `millis` before anybody can go on.
  public int @Nullable [] waitingAtMost(int node, int @Nullable [] room, long millis) {
    return waits().atMost(node, room, millis);
  }

  /// The capacity of a destination's intake in loads of one size, per cell, after those who were
  /// taken in already. Every prefix keeps to the intake.
  ///
  /// Takings of others when nobody of this flow can arrive count for the sum of all only.
  ///
  /// @param taken people taken in, in thousandths
  /// @param share how much of the intake may be used, above 0 and up to 1
  public int[] intake(int destination, long loadMilliPersons, Uses taken, double share) {
    int[] open = capacity(intakeArc(destination));
    Rate whole = problem.destinations().get(destination).personsPerHour();
    if (whole.unlimited()) {
      return open;
    }
    Rate perHour = new Rate((long) (whole.milliPerHour() * share));
    long[] left = new long[cellCount];
    long openMillis = 0;
    long takenBy = 0;
    for (int c = 0; c < cellCount; c++) {
      openMillis += open[c] > 0 ? cellStart(c + 1) - cellStart(c) : 0;
      takenBy += open[c] > 0 ? taken.inCell(c) : 0;
      left[c] = perHour.milliIn(openMillis) - takenBy;
    }
    taken.keepTo(whole::milliIn, left, c -> cellStartAt(sink(destination), c));
    return perCell(left, loadMilliPersons, open);
  }

  /// The same before anybody is taken in, with the whole intake.
  public int[] intake(int destination, long loadMilliPersons) {
    return intake(destination, loadMilliPersons, new Uses(cellCount, () -> Spans.NONE), 1);
  }

  /// What earlier users of an arc leave over, per cell; they need not keep to the same cells. What
  /// they use while nobody else could is not missed, as long as all together keep to the rate.
  public int[] after(int arc, int[] capacity, Uses used) {
    long[] left = new long[capacity.length];
    long sum = 0;
    for (int c = 0; c < capacity.length; c++) {
      sum += open(arc, c) ? capacity[c] - used.inCell(c) : 0;
      left[c] = sum;
    }
    if (!rate[arc].unlimited()) {
      used.keepTo(rate[arc]::wholeIn, left, c -> cellStartAt(tail[arc], c));
    }
    return perCell(left, 1, capacity);
  }

  /// From what is left by the end of each cell to what a cell may take so that no later prefix is
  /// exceeded.
  private static int[] perCell(long[] left, long size, int[] open) {
    for (int c = left.length - 2; c >= 0; c--) {
      left[c] = Math.min(left[c], left[c + 1]);
    }
    int[] vehicles = new int[left.length];
    long before = 0;
    for (int c = 0; c < left.length; c++) {
      long upTo = Math.max(0, left[c]) / size;
      if (open[c] > 0 && upTo > before) {
        vehicles[c] = (int) Math.min(VEHICLES_UNLIMITED, upTo - before);
        before = upTo;
      }
    }
    return vehicles;
  }

  @Override
  public int intakeArc(int destination) {
    return arcCount - problem.destinations().size() + destination;
  }

  /// May a vehicle of the group set off in this cell?
  @Override
  public boolean departs(int group, int cell) {
    return departsIn[group][cell];
  }

  /// May a vehicle of `group` set off whenever one of `other` may?
  @Override
  public boolean departsWhenever(int group, int other) {
    return departures[other].minus(departures[group]).isEmpty();
  }

  /// The arc of a road, a lane or an intake; -1 where there is none.
  public int arcOf(Element what) {
    return arcOf.getOrDefault(what, -1);
  }

  /// While somebody of this flow could be taken in by a destination.
  public Spans arrivals(int destination) {
    return usable[intakeArc(destination)];
  }

  /// The same in whole cells, in which arrivals are counted.
  public Spans arrivalCells(int destination) {
    int intake = intakeArc(destination);
    List<Spans> whole = new ArrayList<>();
    for (int c = 0; c < cellCount; c++) {
      int from = c;
      while (c < cellCount && open(intake, c)) {
        c++;
      }
      if (c > from) {
        int sink = sink(destination);
        whole.add(Spans.of(cellStartAt(sink, from), cellStartAt(sink, c)));
      }
    }
    return Spans.union(whole);
  }

  /// While a vehicle of this flow could enter an arc in time, in real time.
  public Spans usableAt(int arc) {
    return usable[arc].isEmpty() ? Spans.NONE : usable[arc].shift(-outMillis[tail[arc]]);
  }

  /// On the clock of its tail, while what passes an arc counts although nobody of these is there.
  Spans counted(int arc) {
    Long from = problem.countedFrom().get(element[arc]);
    return from == null
        ? Spans.NONE
        : arcs.entries()
            .get(arc)
            .intersect(Spans.of(from, Long.MAX_VALUE / 4))
            .shift(outMillis[tail[arc]]);
  }

  /// The moment from which on what passes counts, for every arc with a rate that is used.
  public Map<Element, Long> countedFrom() {
    Map<Element, Long> counted = new HashMap<>(problem.countedFrom());
    for (int a = 0; a < arcCount; a++) {
      if (!rate[a].unlimited() && !usable[a].isEmpty()) {
        counted.putIfAbsent(element[a], usable[a].start(0) - outMillis[tail[a]]);
      }
    }
    return counted;
  }

  public Rate rate(int arc) {
    return rate[arc];
  }

  /// Is an arc open during all of a cell, whatever its rate gives in it?
  public boolean open(int arc, int cell) {
    return throughput.open(arc)[cell];
  }

  @Override
  public int groupCount() {
    return departures.length;
  }

  @Override
  public int groupPlace(int group) {
    return problem.groups().get(group).place();
  }

  @Override
  public int groupVehicles(int group) {
    return problem.groups().get(group).vehicles();
  }

  @Override
  public int destinationCount() {
    return problem.destinations().size();
  }

  public PlanningProblem problem() {
    return problem;
  }

  public boolean onWheels() {
    return onWheels;
  }

  @Override
  public int nodeCount() {
    return nodeCount;
  }

  @Override
  public int arcCount() {
    return arcCount;
  }

  @Override
  public int cellCount() {
    return cellCount;
  }

  @Override
  public int tail(int arc) {
    return tail[arc];
  }

  @Override
  public int head(int arc) {
    return head[arc];
  }

  @Override
  public int shiftCells(int arc) {
    return shiftCells[arc];
  }

  public Element element(int arc) {
    return element[arc];
  }

  /// Vehicles per cell; intake arcs are set by [#intake].
  public int[] capacity(int arc) {
    return throughput.vehicles(arc);
  }

  public int @Nullable [] wait(int node) {
    return waits().at(node);
  }

  /// Vehicles that may wait, per node and cell; the arrays are shared, the list of them is not.
  public int[] @Nullable [] rooms() {
    return waits().rooms();
  }

  /// A node's room when nobody may wait there except to be slowed for a turn.
  public int @Nullable [] slowedOnly(int node) {
    return waits().slowedOnly(node);
  }

  /// The place at which a node lies.
  public int placeOf(int node) {
    if (node < placeCount) {
      return node;
    }
    return node < sink(0)
        ? problem.gates().get(node - placeCount).place()
        : problem.destinations().get(node - sink(0)).place();
  }
}
