package org.corridor.network.osm;

import java.util.List;

/// Which places on a map somebody may name, the largest first.
final class Settlements {
  static final List<String> SIZES = List.of(
      "city",
      "town",
      "borough",
      "village",
      "suburb",
      "quarter",
      "neighbourhood",
      "hamlet",
      "isolated_dwelling",
      "farm",
      "locality");

  private Settlements() {}
}
