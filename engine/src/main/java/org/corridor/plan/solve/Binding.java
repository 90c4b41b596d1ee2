package org.corridor.plan.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.plan.CutPart;
import org.corridor.plan.Element;
import org.corridor.plan.flow.EarliestArrival;
import org.corridor.plan.flow.TimeExpansion;

/// What holds back those who are still at home: the full arcs between where they could get to and
/// the rest, summed per road, checkpoint lane, intake, room and queue.
///
/// @param first the cut nearest to home
/// @param also what else is full in the cut nearest to the destinations
record Binding(List<CutPart> first, List<CutPart> also) {
  static Binding of(TimeExpansion time, EarliestArrival flow) {
    boolean anybodyLeft = false;
    for (int g = 0; g < time.problem().groups().size(); g++) {
      anybodyLeft |= flow.left(g) > 0;
    }
    if (!anybodyLeft) {
      return new Binding(List.of(), List.of());
    }
    boolean[] nearHome = flow.reachableFromHome();
    boolean[] farFromOut = new boolean[time.nodeCount() * time.cellCount()];
    for (int n = 0; n < time.nodeCount(); n++) {
      for (int c = 0; c < time.cellCount(); c++) {
        farFromOut[n * time.cellCount() + c] = flow.struckAt(n, c) == EarliestArrival.NEVER;
      }
    }
    List<CutPart> first = parts(time, flow, nearHome);
    List<CutPart> also = new ArrayList<>();
    for (CutPart part : parts(time, flow, farFromOut)) {
      if (first.stream().noneMatch(p -> p.element().equals(part.element()))) {
        also.add(part);
      }
    }
    return new Binding(first, also);
  }

  private static List<CutPart> parts(TimeExpansion time, EarliestArrival flow, boolean[] near) {
    int cells = time.cellCount();
    Map<Element, CutPart> parts = new LinkedHashMap<>();
    for (int a = 0; a < time.arcCount(); a++) {
      for (int c = 0; c + time.shiftCells(a) < cells; c++) {
        boolean crosses =
            near[time.tail(a) * cells + c] && !near[time.head(a) * cells + c + time.shiftCells(a)];
        if (crosses && flow.capacity(a, c) > 0) {
          add(
              parts,
              time.element(a),
              flow.capacity(a, c),
              time,
              time.tail(a),
              c,
              noUseAfter(flow, a, c));
        }
      }
    }
    for (int n = 0; n < time.nodeCount(); n++) {
      for (int c = 0; c + 1 < cells; c++) {
        if (near[n * cells + c] && !near[n * cells + c + 1] && flow.room(n, c) > 1) {
          add(parts, new Element.WaitElement(time.placeOf(n)), flow.room(n, c), time, n, c, false);
        }
      }
    }
    for (int d = 0; d < time.problem().destinations().size(); d++) {
      int sink = time.sink(d);
      long taken = 0;
      boolean reached = false;
      for (int c = 0; c < cells; c++) {
        taken += flow.flow(time.intakeArc(d), c);
        reached |= near[sink * cells + c];
      }
      if (reached && flow.roomLimited(d) && flow.roomLeft(d) == 0) {
        parts.put(
            new Element.RoomElement(d),
            new CutPart(
                new Element.RoomElement(d),
                taken,
                time.cellStartAt(sink, 0),
                time.cellStartAt(sink, cells),
                false));
      }
    }
    List<CutPart> largestFirst = new ArrayList<>(parts.values());
    largestFirst.sort((x, y) -> Long.compare(y.vehicles(), x.vehicles()));
    return largestFirst;
  }

  private static boolean noUseAfter(EarliestArrival flow, int arc, int cell) {
    for (int c = cell + 1; c < flow.network().cellCount(); c++) {
      if (flow.capacity(arc, c) > 0) {
        return false;
      }
    }
    return true;
  }

  private static void add(
      Map<Element, CutPart> parts,
      Element element,
      long vehicles,
      TimeExpansion time,
      int n,
      int c,
      boolean untilNoUse) {
    CutPart before = parts.get(element);
    parts.put(
        element,
        new CutPart(
            element,
            vehicles + (before == null ? 0 : before.vehicles()),
            before == null ? time.cellStartAt(n, c) : before.fromMillis(),
            time.cellStartAt(n, c + 1),
            untilNoUse));
  }
}
