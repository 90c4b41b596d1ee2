package org.corridor.plan;

import org.corridor.units.Spans;

/// An assembly or staging point or a haven: people on their way may wait here.
///
/// @param place where it is
/// @param vehiclesMax room
/// @param stayMillisMax how long one vehicle may stay; [Long#MAX_VALUE] for no limit
/// @param safe when it is safe to wait there
public record WaitingPlace(int place, int vehiclesMax, long stayMillisMax, Spans safe) {
  public WaitingPlace {
    if (vehiclesMax < 0 || stayMillisMax < 0) {
      throw new IllegalArgumentException("A waiting place has no limit below zero");
    }
  }
}
