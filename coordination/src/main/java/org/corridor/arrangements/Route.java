package org.corridor.arrangements;

import java.util.List;
import java.util.Set;
import org.corridor.reports.Basis;

/// A way through, as an ordered list of places, and who has accepted exactly this list.
///
/// @param id short name
/// @param places in the order of travel, at least two
/// @param acceptedBy parties that accepted this list; silence is not acceptance
/// @param basis what it rests on
public record Route(String id, List<String> places, Set<String> acceptedBy, Basis basis) {
  public Route {
    places = List.copyOf(places);
    acceptedBy = Set.copyOf(acceptedBy);
  }

  public Route acceptedBy(Set<String> parties) {
    return new Route(id, places, parties, basis);
  }
}
