package org.corridor.plan.flow;

import java.util.Arrays;
import org.corridor.plan.Element;
import org.corridor.plan.Group;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// A planning problem in few long cells of time, rounded in our favour: no plan, in whatever steps
/// it moves, brings out more than the largest flow in it.
///
/// **Method.** Nodes keep the clocks of [TimeExpansion]. A detour takes the whole cells that surely
/// pass, everybody may wait everywhere, and an arc lets through in a cell what its rate gives in
/// the time it is open in it and one vehicle more, for the one whose turn began before; in the
/// first cell not even that, for counting begins when the first could be there. When that is, and
/// until when anybody is there who still gets out, is found with exact travel times ([Reach]);
/// waiting counts there only where it is allowed, and everybody may be slowed for a turn anywhere.
/// With one cell it is the sum over the whole time: exact where one rate alone holds people back.
/// **Cost.** O(arcs × cells).
public final class LooseTime implements TimedNetwork {
  private final TimeExpansion time;
  private final PlanningProblem problem;
  private final Spans[] usable;
  private final Spans[] departures;
  private final long startMillis;
  private final long cellMillis;
  private final int cellCount;

  LooseTime(TimeExpansion time, PlanningProblem problem, Arcs arcs, int cells) {
    this.time = time;
    this.problem = problem;
    departures = new Spans[problem.groups().size()];
    usable = usable(arcs);
    Spans active = Spans.union(Arrays.asList(usable));
    cellCount = active.isEmpty() ? 1 : cells;
    startMillis = active.isEmpty() ? 0 : active.first();
    cellMillis = active.isEmpty() ? 1 : Math.ceilDiv(active.last() - startMillis, cellCount);
  }

  private Spans[] usable(Arcs arcs) {
    Spans[] open = new Spans[time.arcCount()];
    for (int a = 0; a < open.length; a++) {
      boolean leadsOut = time.leadsOut(time.head(a)) && time.rate(a).milliPerHour() > 0;
      open[a] = leadsOut ? arcs.entries().get(a).shift(time.outMillis(time.tail(a))) : Spans.NONE;
    }
    Reach reach = new Reach(time.nodeCount(), arcs.tails(), arcs.heads(), open, time::detourMillis);
    for (int g = 0; g < departures.length; g++) {
      Group group = problem.groups().get(g);
      boolean moves = group.kind().onWheels() == time.onWheels() && time.leadsOut(group.place());
      departures[g] = moves ? group.departures().shift(time.outMillis(group.place())) : Spans.NONE;
      if (group.vehicles() > 0) {
        reach.startsAt(group.place(), departures[g]);
      }
    }
    slow(reach, open);
    for (int n = 0; n < problem.roads().placeCount(); n++) {
      if (time.leadsOut(n)) {
        Spans safe = Waits.safe(problem, arcs, n).shift(time.outMillis(n));
        reach.waitsAt(n, safe, Waits.longestStay(problem, arcs, n));
      }
    }
    for (int d = 0; d < destinationCount(); d++) {
      if (time.takesAnybody(d)) {
        reach.endsAt(sink(d));
      }
    }
    reach.restrict();
    return open;
  }

  private void slow(Reach reach, Spans[] open) {
    long[] longest = new long[time.nodeCount()];
    for (int a = 0; a < open.length; a++) {
      if (!open[a].isEmpty() && !time.rate(a).unlimited()) {
        int node = time.tail(a);
        longest[node] =
            Math.max(longest[node], time.rate(a).headwayMillis(problem.grid().stepMillis()));
      }
    }
    for (int n = 0; n < longest.length; n++) {
      reach.slowedAt(n, longest[n]);
    }
  }

  /// While somebody could be taken in by a destination.
  public Spans arrivals(int destination) {
    return usable[intakeArc(destination)].shift(-time.outMillis(sink(destination)));
  }

  /// Vehicles per cell; of an intake arc no limit but its hours.
  public int[] capacity(int arc) {
    return perCell(arc, time.rate(arc), time.counted(arc));
  }

  /// What a destination takes in per cell, in loads of one size.
  public int[] intake(int destination, long loadMilliPersons) {
    Rate persons = problem.destinations().get(destination).personsPerHour();
    Rate loads = persons.unlimited() || loadMilliPersons == 0
        ? Rate.UNLIMITED
        : new Rate(Math.ceilDiv(persons.milliPerHour() * 1000, loadMilliPersons));
    return perCell(intakeArc(destination), loads, Spans.NONE);
  }

  /// @param counted while what passes counts for the rate though nobody of these may be there
  private int[] perCell(int arc, Rate rate, Spans counted) {
    int[] vehicles = new int[cellCount];
    boolean first = true;
    for (int c = 0; c < cellCount; c++) {
      Spans open = usable[arc].intersect(cell(c));
      if (open.isEmpty()) {
        continue;
      }
      long loads = rate.unlimited()
          ? TimeExpansion.VEHICLES_UNLIMITED
          : whole(rate, open, counted) + (first ? 0 : 1);
      vehicles[c] = (int) Math.min(TimeExpansion.VEHICLES_UNLIMITED, loads);
      first = false;
    }
    return vehicles;
  }

  private static long whole(Rate rate, Spans open, Spans counted) {
    if (counted.isEmpty()) {
      return rate.wholeIn(open.lengthMillis());
    }
    if (open.first() < counted.first()) {
      // Something changed, and they can be there before anybody was reckoned with.
      return rate.wholeIn(open.lengthMillis()) + 1;
    }
    long vehicles = 0;
    for (int i = 0; i < open.count(); i++) {
      vehicles += rate.wholeIn(counted.lengthBefore(open.end(i)))
          - rate.wholeIn(counted.lengthBefore(open.start(i)));
    }
    return vehicles;
  }

  private Spans cell(int cell) {
    long from = startMillis + cell * cellMillis;
    return Spans.of(from, from + cellMillis);
  }

  /// Whoever likes may wait.
  public int[][] rooms() {
    int[] everybody = new int[cellCount];
    Arrays.fill(everybody, TimeExpansion.VEHICLES_UNLIMITED);
    int[][] rooms = new int[nodeCount()][];
    Arrays.fill(rooms, everybody);
    return rooms;
  }

  public Element element(int arc) {
    return time.element(arc);
  }

  @Override
  public int nodeCount() {
    return time.nodeCount();
  }

  @Override
  public int arcCount() {
    return time.arcCount();
  }

  @Override
  public int cellCount() {
    return cellCount;
  }

  @Override
  public int tail(int arc) {
    return time.tail(arc);
  }

  @Override
  public int head(int arc) {
    return time.head(arc);
  }

  @Override
  public int shiftCells(int arc) {
    return (int) Math.min(cellCount, time.detourMillis(arc) / cellMillis);
  }

  @Override
  public int groupCount() {
    return departures.length;
  }

  @Override
  public int groupPlace(int group) {
    return time.groupPlace(group);
  }

  @Override
  public int groupVehicles(int group) {
    return time.groupVehicles(group);
  }

  @Override
  public boolean departs(int group, int cell) {
    return !departures[group].intersect(cell(cell)).isEmpty();
  }

  @Override
  public boolean departsWhenever(int group, int other) {
    return departures[other].minus(departures[group]).isEmpty();
  }

  @Override
  public int destinationCount() {
    return time.destinationCount();
  }

  @Override
  public int sink(int destination) {
    return time.sink(destination);
  }

  @Override
  public int intakeArc(int destination) {
    return time.intakeArc(destination);
  }
}
