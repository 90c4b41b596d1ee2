package org.corridor.network;

import java.util.List;

/// Arcs that may not be driven one straight after the other.
///
/// @param arcs at least two, each starting where the one before ends
/// @param cars forbidden to cars
/// @param buses forbidden to buses
public record ForbiddenTurn(List<Integer> arcs, boolean cars, boolean buses) {
  public ForbiddenTurn {
    arcs = List.copyOf(arcs);
    if (arcs.size() < 2) {
      throw new IllegalArgumentException("A turn has at least two arcs");
    }
  }

  public boolean forbids(Mode mode) {
    return switch (mode) {
      case CAR -> cars;
      case BUS -> buses;
      case FOOT -> false;
    };
  }
}
