package org.corridor.plan.zones;

import java.util.List;

/// A way from a place to a destination, without waiting.
///
/// @param roads in order; none where the place is the destination's
/// @param destination where people are taken in
public record Route(List<Integer> roads, int destination) {
  public Route {
    roads = List.copyOf(roads);
  }
}
