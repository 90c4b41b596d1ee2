package org.corridor.simulate;

import java.io.Serializable;

/// What convoys are told to do, and how they set off.
///
/// @param policy where the road ahead is not open
/// @param convoyVehicles how many of one way set off one right behind another, when the last of
/// them
///     would alone; 1 for evenly, one by one
/// @param cutOffMillis so much before the last safe moment nobody sets off any more
public record Rules(Policy policy, int convoyVehicles, long cutOffMillis) implements Serializable {
  public Rules {
    if (convoyVehicles < 1 || cutOffMillis < 0) {
      throw new IllegalArgumentException("a convoy has vehicles and a cut-off is not below 0: "
          + convoyVehicles + ", " + cutOffMillis);
    }
  }

  /// What whoever finds the road ahead closed does.
  public enum Policy {
    /// Drives on: whoever is on contested road then is caught.
    GO_ON,
    /// Stays where they are until it opens.
    HOLD,
    /// Drives back to the nearest haven, and is not out.
    TURN_BACK
  }
}
