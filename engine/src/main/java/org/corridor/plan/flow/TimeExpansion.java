package org.corridor.plan.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.plan.WaitingPlace;
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
/// travel time is exact however many roads it takes; only a detour is rounded up, each road of it,
/// to
/// whole steps. A step is divided at the few moments within it at which something opens or closes
/// (the
/// same in every step), so that a window that ends 48 seconds into a minute gives those 48 seconds
/// and no more; where there are many such moments those count at which most begins or ends, and
/// what
/// begins or ends elsewhere shrinks to whole cells. Capacity in a cell is the whole vehicles that
/// its rate has reached by the end of
/// the cell less those by its start: 0.4 a minute gives 0,0,1,0,1 and no prefix exceeds rate ×
/// time.
/// Counting begins when the first vehicle could be there.
///
/// **Invariant.** A flow in the cells is a movement in real time: within a step a vehicle keeps its
/// place, so what a cell allows at one node it meets at the next.
///
/// **Cost.** Time and memory O((arcs + nodes) × cells); cells = steps × divisions of a step.
///
/// Where two whole-number patterns meet without a waiting place (one car every two minutes into one
/// every three, or two of them side by side into one road) a vehicle would miss its turn by
/// rounding
/// alone. So one vehicle at a time may be slowed in front of a rate that is not whole, and behind
/// it,
/// while the road is open.
public final class TimeExpansion implements TimedNetwork {
  /// More divisions of a step than this are not worth their cost.
  private static final int DIVISIONS_MAX = 24;

  /// A step is divided so far that there are about this many cells.
  private static final long CELLS_FINE_MAX = 4_000;

  /// A finer step for the sake of detours is worth about so many cells.
  private static final long CELLS_FOR_DETOURS_MAX = 1_500;

  /// How often a step may be divided for the sake of detours.
  private static final long[] FINER_STEPS = {2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60};

  /// Above this many the problem is refused: 2 arrays of 4 bytes each.
  static final long ARC_CELLS_MAX = 400_000_000;

  /// "No limit" as a whole number of vehicles that can still be added up.
  public static final int VEHICLES_UNLIMITED = 1 << 29;

  private static final long UNREACHED = Long.MAX_VALUE;

  private final PlanningProblem problem;
  private final boolean onWheels;
  private final Group.Choice accepted;
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
  private long originMillis;
  private int divisions;
  private long[] divisionStart;
  private int cellCount;

  /// Vehicles per cell: capacity\[arc]\[cell]; intake arcs are set by [#intake].
  private int[][] capacity;

  /// Vehicles that may wait from a cell to the next: wait\[node]\[cell], null where none may.
  private int[] @Nullable [] wait;

  /// Of those, who may only be slowed.
  private final int[] @Nullable [] slowed;

  /// Lays a problem out for those who accept some of the destinations.
  public TimeExpansion(PlanningProblem problem, boolean onWheels, Group.Choice accepted) {
    this.problem = problem;
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
    stepMillis = stepFor(detours());
    shiftCells = new int[arcCount];
    departures = new Spans[problem.groups().size()];
    keepWhatIsReached();
    divideSteps();
    capacity = new int[arcCount][];
    for (int a = 0; a < arcCount; a++) {
      shiftCells[a] = Math.toIntExact(delayMillis(a) / stepMillis()) * divisions;
      capacity[a] = capacities(usable[a], rate[a]);
    }
    slowed = new int[nodeCount] @Nullable [];
    wait = waits();
    departsIn = new boolean[departures.length][cellCount];
    for (int g = 0; g < departures.length; g++) {
      for (int c = 0; c < cellCount && !departures[g].isEmpty(); c++) {
        departsIn[g][c] = departures[g].covers(cellStart(c), cellStart(c + 1));
      }
    }
  }

  @Override
  public int sink(int destination) {
    return arcs.sink(destination);
  }

  /// Dijkstra from all destinations against the arcs.
  private long[] distancesOut() {
    long[] distance = new long[nodeCount];
    Arrays.fill(distance, UNREACHED);
    List<List<Integer>> into = incidence(head);
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

  private boolean takesAnybody(int destination) {
    var d = problem.destinations().get(destination);
    return accepted.accepts(destination)
        && d.personsMax() > 0
        && d.personsPerHour().milliPerHour() > 0
        && !d.hours().isEmpty();
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
    if (outMillis[head[arc]] == UNREACHED) {
      return 0;
    }
    long detour = travelMillis[arc] + outMillis[head[arc]] - outMillis[tail[arc]];
    return Math.ceilDiv(detour, stepMillis()) * stepMillis();
  }

  private long stepMillis() {
    return stepMillis;
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
        reach.waitsAt(n, safeWaiting(n).shift(outMillis[n]), longestStay(n));
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

  private Spans safeWaiting(int place) {
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

  private long longestStay(int place) {
    long longest = arcs.findGate(place).map(Gate::queueMillisMax).orElse(0L);
    for (WaitingPlace waiting : problem.waitingPlaces()) {
      longest = waiting.place() == place ? Math.max(longest, waiting.stayMillisMax()) : longest;
    }
    return longest;
  }

  /// Finds the moments within a step at which anything opens or closes, and lays out the cells.
  private void divideSteps() {
    long step = stepMillis();
    long start = problem.grid().startMillis();
    long firstPlaceOut = clockOfTheLargest();
    originMillis = start - Math.floorMod(-firstPlaceOut, step);
    long stepCount = Math.ceilDiv(problem.grid().endMillis() - originMillis, step);
    Map<Long, Integer> edges = new HashMap<>();
    for (Spans spans : usable) {
      addEdges(spans, edges);
    }
    for (Spans spans : departures) {
      addEdges(spans, edges);
    }
    divisionStart = mostCommon(edges, Math.clamp(CELLS_FINE_MAX / stepCount, 1, DIVISIONS_MAX));
    divisions = divisionStart.length;
    if (stepCount * divisions * Math.max(arcCount, nodeCount) > ARC_CELLS_MAX) {
      throw new IllegalArgumentException(
          "Too large: " + arcCount + " roads over " + stepCount + " steps");
    }
    cellCount = Math.toIntExact(stepCount) * divisions;
  }

  /// The moments within a step at which most opens or closes, in ascending order, 0 among them.
  private static long[] mostCommon(Map<Long, Integer> edges, int most) {
    edges.put(0L, Integer.MAX_VALUE);
    return edges.entrySet().stream()
        .sorted(Map.Entry.<Long, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .mapToLong(Map.Entry::getKey)
        .sorted()
        .toArray();
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

  private void addEdges(Spans spans, Map<Long, Integer> edges) {
    for (int i = 0; i < spans.count(); i++) {
      edges.merge(Math.floorMod(spans.start(i) - originMillis, stepMillis()), 1, Integer::sum);
      edges.merge(Math.floorMod(spans.end(i) - originMillis, stepMillis()), 1, Integer::sum);
    }
  }

  /// Start of a cell on the common clock; `cell` may be the cell count, for the end of the last.
  public long cellStart(int cell) {
    return originMillis + cell / divisions * stepMillis() + divisionStart[cell % divisions];
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
    long onClock = millis + outMillis[node] - originMillis;
    if (onClock < 0) {
      return -1;
    }
    int division = Arrays.binarySearch(divisionStart, onClock % stepMillis());
    long step = onClock / stepMillis();
    return (int) Math.min(
        Integer.MAX_VALUE / 2, step * divisions + (division >= 0 ? division : -division - 2));
  }

  /// Start of a cell in real time at a node.
  public long cellStartAt(int node, int cell) {
    return cellStart(cell) - outMillis[node];
  }

  /// Whole vehicles per cell at `perHour` while `open`.
  private int[] capacities(Spans open, Rate perHour) {
    int[] vehicles = new int[cellCount];
    long openMillis = 0;
    long before = 0;
    int span = 0;
    for (int c = 0; c < cellCount && span < open.count(); c++) {
      long start = cellStart(c);
      long end = cellStart(c + 1);
      while (span < open.count() && open.end(span) <= start) {
        span++;
      }
      if (span < open.count() && open.start(span) <= start && end <= open.end(span)) {
        if (perHour.unlimited()) {
          vehicles[c] = VEHICLES_UNLIMITED;
        } else {
          openMillis += end - start;
          long upTo = perHour.wholeIn(openMillis);
          vehicles[c] = (int) Math.min(VEHICLES_UNLIMITED, upTo - before);
          before = upTo;
        }
      }
    }
    return vehicles;
  }

  private int[] @Nullable [] waits() {
    int[] @Nullable [] room = new int[nodeCount] @Nullable [];
    for (int a = 0; a < arcCount; a++) {
      boolean intake = element[a] instanceof Element.IntakeElement(int d)
          && !problem.destinations().get(d).personsPerHour().unlimited();
      if (intake || !wholeInEveryCell(rate[a])) {
        room[tail[a]] = slowedInFrontOf(usable[a], room[tail[a]]);
      }
    }
    for (int a = 0; a < arcCount; a++) {
      if (!rate[a].unlimited() && !wholeInEveryCell(rate[a])) {
        slowBehind(head[a], room);
      }
    }
    for (int n = 0; n < nodeCount; n++) {
      int[] cells = room[n];
      slowed[n] = cells == null ? null : cells.clone();
    }
    for (int g = 0; g < problem.gates().size(); g++) {
      Gate gate = problem.gates().get(g);
      addWait(room, gate.place(), gate.safe(), queueServedInTime(gate));
    }
    for (WaitingPlace waiting : problem.waitingPlaces()) {
      addWait(room, waiting.place(), waiting.safe(), waiting.vehiclesMax());
    }
    return room;
  }

  /// Whoever had a turn may have had it a little later, so that the turns of two lanes or two roads
  /// need not meet on the road behind.
  private void slowBehind(int node, int[] @Nullable [] room) {
    for (int a = 0; a < arcCount; a++) {
      if (tail[a] == node) {
        room[node] = slowedInFrontOf(usable[a], room[node]);
      }
    }
  }

  /// Of a longer queue somebody would wait longer than allowed, however fast it is served.
  private int queueServedInTime(Gate gate) {
    if (gate.queueMillisMax() == Long.MAX_VALUE) {
      return gate.queueVehiclesMax();
    }
    long served = 0;
    for (Gate.Lane lane : gate.lanes()) {
      served += lane.vehiclesPerHour().unlimited()
          ? VEHICLES_UNLIMITED
          : lane.vehiclesPerHour().wholeIn(gate.queueMillisMax()) + 1;
    }
    return (int) Math.min(gate.queueVehiclesMax(), served);
  }

  private boolean wholeInEveryCell(Rate perHour) {
    for (int i = 0; i < divisions; i++) {
      if (!perHour.wholeEvery(cellStart(i + 1) - cellStart(i))) {
        return false;
      }
    }
    return true;
  }

  private int[] slowedInFrontOf(Spans open, int @Nullable [] already) {
    int[] room = already == null ? new int[cellCount] : already;
    for (int c = 0; c + 1 < cellCount; c++) {
      if (open.covers(cellStart(c), cellStart(c + 2))) {
        room[c] = 1;
      }
    }
    return room;
  }

  private void addWait(int[] @Nullable [] room, int place, Spans safe, int vehicles) {
    if (vehicles == 0 || outMillis[place] == UNREACHED) {
      return;
    }
    int[] cells = room[place];
    if (cells == null) {
      cells = new int[cellCount];
      room[place] = cells;
    }
    long longest = longestStay(place);
    int goesOn = cellCount;
    for (int c = cellCount - 2; c >= 0; c--) {
      goesOn = leavesIn(place, c + 1) ? c + 1 : goesOn;
      boolean inTime = goesOn < cellCount && cellStart(goesOn) - cellStart(c) <= longest;
      if (inTime && safe.covers(cellStartAt(place, c), cellStartAt(place, c + 2))) {
        cells[c] = Math.max(cells[c], Math.min(vehicles, VEHICLES_UNLIMITED));
      }
    }
  }

  /// Can anybody go on from a place in a cell?
  private boolean leavesIn(int place, int cell) {
    for (int a = 0; a < arcCount; a++) {
      if (tail[a] == place && capacity[a][cell] > 0) {
        return true;
      }
    }
    return false;
  }

  /// A node's room when nobody may begin to wait longer than `millis` before anybody can go on.
  public int @Nullable [] waitingAtMost(int node, int @Nullable [] room, long millis) {
    if (room == null) {
      return null;
    }
    int[] shorter = room.clone();
    int[] slowed = slowedOnly(node);
    int goesOn = cellCount;
    for (int c = cellCount - 2; c >= 0; c--) {
      goesOn = leavesIn(node, c + 1) ? c + 1 : goesOn;
      if (goesOn == cellCount || cellStart(goesOn) - cellStart(c) > millis) {
        shorter[c] = slowed == null ? 0 : Math.min(shorter[c], slowed[c]);
      }
    }
    return shorter;
  }

  /// The capacity of a destination's intake in loads of one size, per cell, after those who were
  /// taken in already. Every prefix keeps to the intake.
  ///
  /// Takings of others at moments when nobody of this flow can arrive do not count.
  ///
  /// @param takenMilliPersons people taken in per cell, in thousandths
  /// @param share how much of the intake may be used, above 0 and up to 1
  public int[] intake(
      int destination, long loadMilliPersons, long[] takenMilliPersons, double share) {
    int[] open = capacity[intakeArc(destination)];
    Rate whole = problem.destinations().get(destination).personsPerHour();
    if (whole.unlimited()) {
      return open;
    }
    Rate perHour = new Rate((long) (whole.milliPerHour() * share));
    long[] left = new long[cellCount];
    long openMillis = 0;
    long taken = 0;
    for (int c = 0; c < cellCount; c++) {
      openMillis += open[c] > 0 ? cellStart(c + 1) - cellStart(c) : 0;
      taken += open[c] > 0 ? takenMilliPersons[c] : 0;
      left[c] = perHour.milliIn(openMillis) - taken;
    }
    return perCell(left, loadMilliPersons, open);
  }

  /// What earlier users of an arc leave over, per cell; they need not keep to the same cells. What
  /// they use while nobody else could is not missed.
  public int[] after(int arc, int[] capacity, long[] used) {
    long[] left = new long[capacity.length];
    long sum = 0;
    for (int c = 0; c < capacity.length; c++) {
      sum += open(arc, c) ? capacity[c] - used[c] : 0;
      left[c] = sum;
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

  /// Is an arc open during all of a cell, whatever its rate gives in it?
  public boolean open(int arc, int cell) {
    return usable[arc].covers(cellStart(cell), cellStart(cell + 1));
  }

  /// Per group the moment by which a vehicle must have left to be out safely, roads empty, using
  /// some of the arcs only; empty when there is none.
  public Map<Integer, OptionalLong> lastSafeDepartures(List<Integer> groups, IntPredicate arcs) {
    boolean[] getsOut = getsOut(arcs);
    Map<Integer, OptionalLong> last = new HashMap<>();
    for (int group : groups) {
      int place = problem.groups().get(group).place();
      last.put(group, OptionalLong.empty());
      int c = cellCount - 1;
      while (c >= 0 && !(getsOut[place * cellCount + c] && departs(group, c))) {
        c--;
      }
      if (c >= 0) {
        last.put(group, OptionalLong.of(cellStartAt(place, c + 1)));
      }
    }
    return last;
  }

  /// From which node and cell somebody gets out with empty roads; searched backwards.
  private boolean[] getsOut(IntPredicate arcs) {
    boolean[] reached = new boolean[nodeCount * cellCount];
    int[] queue = new int[nodeCount * cellCount];
    int size = 0;
    for (int d = 0; d < problem.destinations().size(); d++) {
      for (int c = 0; takesAnybody(d) && c < cellCount; c++) {
        reached[sink(d) * cellCount + c] = true;
        queue[size++] = sink(d) * cellCount + c;
      }
    }
    List<List<Integer>> into = incidence(head);
    for (int opened = 0; opened < size; opened++) {
      int node = queue[opened] / cellCount;
      int c = queue[opened] % cellCount;
      for (int a : into.get(node)) {
        int from = c - shiftCells[a];
        int state = tail[a] * cellCount + from;
        if (from >= 0 && !reached[state] && arcs.test(a) && open(a, from)) {
          reached[state] = true;
          queue[size++] = state;
        }
      }
      int[] room = wait[node];
      if (room != null && c > 0 && room[c - 1] > 0 && !reached[node * cellCount + c - 1]) {
        reached[node * cellCount + c - 1] = true;
        queue[size++] = node * cellCount + c - 1;
      }
    }
    return reached;
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

  public int[] capacity(int arc) {
    return capacity[arc];
  }

  public int @Nullable [] wait(int node) {
    return wait[node];
  }

  /// Vehicles that may wait, per node and cell; the arrays are shared, the list of them is not.
  public int[] @Nullable [] rooms() {
    return wait.clone();
  }

  /// A node's room when nobody may wait there except to be slowed for a turn.
  public int @Nullable [] slowedOnly(int node) {
    return slowed[node];
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
