package org.corridor.arrangements;

import java.util.List;

/// A list of places that somebody published as the route.
///
/// @param by the person or office
/// @param party on whose side; empty if none
/// @param places as published
/// @param source where
public record PublishedRoute(String by, String party, List<String> places, String source) {
  public PublishedRoute {
    places = List.copyOf(places);
  }
}
