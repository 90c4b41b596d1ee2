package org.corridor.network;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What kind of road it is, in the words of OpenStreetMap's `highway`, the largest first.
public enum RoadClass {
  MOTORWAY,
  MOTORWAY_LINK,
  TRUNK,
  TRUNK_LINK,
  PRIMARY,
  PRIMARY_LINK,
  SECONDARY,
  SECONDARY_LINK,
  TERTIARY,
  TERTIARY_LINK,
  UNCLASSIFIED,
  RESIDENTIAL,
  LIVING_STREET,
  SERVICE,
  TRACK,
  /// A road of unknown class.
  ROAD,
  BUSWAY,
  PEDESTRIAN,
  FOOTWAY,
  CYCLEWAY,
  BRIDLEWAY,
  PATH,
  STEPS,
  FERRY;

  private static final Map<String, RoadClass> BY_WORD = new HashMap<>();

  static {
    for (RoadClass roadClass : values()) {
      BY_WORD.put(roadClass.word, roadClass);
    }
  }

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The word as OpenStreetMap and we write it: `motorway_link`.
  public String word() {
    return word;
  }

  public static Optional<RoadClass> find(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
