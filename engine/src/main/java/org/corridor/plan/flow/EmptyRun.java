package org.corridor.plan.flow;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.units.Spans;

/// The run of an empty vehicle to where it is needed: when it can be there at the earliest.
public final class EmptyRun {
  private EmptyRun() {}

  /// The first moment at `to` for a vehicle that may leave `from` at `readyMillis` or later, with
  /// empty roads and within every opening; empty when it cannot get there.
  public static OptionalLong firstArrival(
      RoadNetwork roads, Iterable<Spans> openings, int from, int to, long readyMillis) {
    int[] usableRoads = IntStream.range(0, roads.roadCount())
        .filter(r -> roads.access(r) == Access.OPEN)
        .toArray();
    int[] tail = IntStream.of(usableRoads).map(roads::from).toArray();
    int[] head = IntStream.of(usableRoads).map(roads::to).toArray();
    Spans[] entries = new Spans[usableRoads.length];
    int road = 0;
    int kept = 0;
    for (Spans opening : openings) {
      if (kept < entries.length && usableRoads[kept] == road) {
        entries[kept++] = opening.shrink(0, roads.travelMillis(road));
      }
      road++;
    }
    Reach reach =
        new Reach(roads.placeCount(), tail, head, entries, a -> roads.travelMillis(usableRoads[a]));
    reach.startsAt(from, Spans.of(readyMillis, Long.MAX_VALUE / 4));
    return reach.firstReached(to);
  }
}
