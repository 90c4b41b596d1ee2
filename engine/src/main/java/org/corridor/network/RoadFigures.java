package org.corridor.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;

/// A road map in figures.
///
/// Lengths are of the roads, not of their directions. A mode may use a road if it may in one
/// direction at least.
public final class RoadFigures {
  private final RoadMap map;
  private final Map<RoadClass, Double> kilometres = new EnumMap<>(RoadClass.class);
  private final Components components;
  private final int largest;

  public RoadFigures(RoadMap map) {
    this.map = map;
    for (int s = 0; s < map.stretchCount(); s++) {
      kilometres.merge(map.roadClass(s), kilometres(s), Double::sum);
    }
    components = new Components(map, carsMay(Access.OPEN));
    largest = components.largest();
  }

  private IntPredicate carsMay(Access access) {
    return arc -> map.access(arc, Mode.CAR) == access;
  }

  private double kilometres(int stretch) {
    return map.lengthMillimetres(stretch) / 1e6;
  }

  /// Kilometres of each class that is there, the largest class first.
  public Map<RoadClass, Double> kilometresByClass() {
    return Map.copyOf(kilometres).entrySet().stream()
        .collect(
            () -> new EnumMap<RoadClass, Double>(RoadClass.class),
            (all, e) -> all.put(e.getKey(), e.getValue()),
            Map::putAll);
  }

  /// Kilometres on which a mode has an access at best: open before unknown before closed.
  public double kilometres(Mode mode, Access access) {
    double sum = 0;
    for (int s = 0; s < map.stretchCount(); s++) {
      sum += best(s, mode) == access ? kilometres(s) : 0;
    }
    return sum;
  }

  private Access best(int stretch, Mode mode) {
    Access there = map.access(2 * stretch, mode);
    Access back = map.access(2 * stretch + 1, mode);
    if (there == Access.OPEN || back == Access.OPEN) {
      return Access.OPEN;
    }
    return there == Access.UNKNOWN || back == Access.UNKNOWN ? Access.UNKNOWN : Access.CLOSED;
  }

  /// Groups of junctions from which cars reach each other and come back on roads known to be open.
  public int componentCount() {
    return components.count();
  }

  /// Kilometres of roads open to cars outside the largest of these groups: from there nobody gets
  /// to the rest, or nobody from the rest gets there.
  public double kilometresCutOff() {
    double sum = 0;
    for (int s = 0; s < map.stretchCount(); s++) {
      boolean within = inLargest(map.from(2 * s)) && inLargest(map.to(2 * s));
      sum += best(s, Mode.CAR) == Access.OPEN && !within ? kilometres(s) : 0;
    }
    return sum;
  }

  /// Is a junction in the largest group?
  public boolean inLargest(int junction) {
    return largest >= 0 && components.of(junction) == largest;
  }

  public int junctionsInLargest() {
    int count = 0;
    for (int j = 0; j < map.junctionCount(); j++) {
      count += inLargest(j) ? 1 : 0;
    }
    return count;
  }

  public int count(Feature feature) {
    int count = 0;
    for (int s = 0; s < map.stretchCount(); s++) {
      count += map.has(s, feature) ? 1 : 0;
    }
    return count;
  }
}
