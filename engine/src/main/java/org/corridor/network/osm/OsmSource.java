package org.corridor.network.osm;

/// An OpenStreetMap file that can be read more than once.
@FunctionalInterface
public interface OsmSource {
  /// Hands over the elements of the wanted kind, all of them or an exception.
  void read(Elements elements);
}
