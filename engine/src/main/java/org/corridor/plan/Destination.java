package org.corridor.plan;

import org.corridor.units.Rate;
import org.corridor.units.Spans;

/// Where people are out: the end of the corridor, with what it can take.
///
/// @param place where it is
/// @param hours when it takes people in
/// @param personsPerHour intake
/// @param personsMax room in all; [Long#MAX_VALUE] for no limit
public record Destination(int place, Spans hours, Rate personsPerHour, long personsMax) {
  public Destination {
    if (personsMax < 0) {
      throw new IllegalArgumentException("Room below zero: " + personsMax);
    }
  }

  public boolean roomLimited() {
    return personsMax != Long.MAX_VALUE;
  }
}
