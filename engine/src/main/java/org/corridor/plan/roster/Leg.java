package org.corridor.plan.roster;

import java.util.List;
import org.corridor.units.Spans;

/// A way from one place to another without waiting on it.
///
/// @param millis how long it takes, service at checkpoints included
/// @param metres how far it is
/// @param haltMillis of that time, for which everybody halts and nobody drives
/// @param departures the moments at which whoever sets off gets through within all openings
/// @param roads in order
public record Leg(
    long millis, long metres, long haltMillis, Spans departures, List<Integer> roads) {
  public Leg {
    roads = List.copyOf(roads);
  }

  /// The first moment from `millis` on at which one may set off; `Long.MAX_VALUE` for none.
  long firstFrom(long millis) {
    for (int i = 0; i < departures.count(); i++) {
      if (millis < departures.end(i)) {
        return Math.max(millis, departures.start(i));
      }
    }
    return Long.MAX_VALUE;
  }
}
