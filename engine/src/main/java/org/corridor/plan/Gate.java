package org.corridor.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// A checkpoint: everyone who passes its place is served there. Or a halt: everyone stops there for
/// so long, and nobody is asked for anything.
///
/// @param place where it stands
/// @param hours when a vehicle may be in service
/// @param safe when a vehicle may stand in its queue
/// @param serviceMillis how long one vehicle is in service
/// @param queueVehiclesMax how many may wait in front of it
/// @param queueMillisMax how long one may wait in front of it; [Long#MAX_VALUE] for no limit
/// @param lanes who is served at what rate; a kind in no lane cannot pass
/// @param halt do they only rest there?
public record Gate(
    int place,
    Spans hours,
    Spans safe,
    long serviceMillis,
    int queueVehiclesMax,
    long queueMillisMax,
    List<Lane> lanes,
    boolean halt) {
  public Gate {
    if (serviceMillis < 0 || queueVehiclesMax < 0 || queueMillisMax < 0) {
      throw new IllegalArgumentException("A gate has no limit below zero");
    }
    lanes = List.copyOf(lanes);
    Set<Kind> seen = EnumSet.noneOf(Kind.class);
    for (Lane lane : lanes) {
      for (Kind kind : lane.kinds()) {
        if (!seen.add(kind)) {
          throw new IllegalArgumentException(kind + " stands in two lanes of one gate");
        }
      }
    }
  }

  /// The same with room for all at once.
  public Gate unlimited() {
    List<Lane> all =
        lanes.stream().map(l -> new Lane(l.kinds(), Rate.UNLIMITED)).toList();
    return new Gate(place, hours, safe, serviceMillis, queueVehiclesMax, queueMillisMax, all, halt);
  }

  /// Vehicles of some kinds, served at one rate together.
  public record Lane(Set<Kind> kinds, Rate vehiclesPerHour) {
    public Lane {
      kinds = Set.copyOf(kinds);
    }
  }
}
