package org.corridor.arrangements;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.corridor.arrangements.InstrumentEvent.Hazard;
import org.corridor.arrangements.InstrumentEvent.HazardAssessed;
import org.corridor.arrangements.InstrumentEvent.HazardWaived;
import org.corridor.arrangements.InstrumentEvent.Leg;
import org.corridor.arrangements.InstrumentEvent.RoadSeen;

/// What is known of the stretches of a route: the latest of each.
public final class Stretches {
  private final Map<String, HazardAssessed> hazards = new LinkedHashMap<>();
  private final Map<String, HazardWaived> waivers = new LinkedHashMap<>();
  private final Map<String, RoadSeen> seen = new LinkedHashMap<>();

  void evolve(HazardAssessed assessed) {
    // Whoever waived it did not know of this.
    hazards.put(assessed.leg(), assessed);
    waivers.remove(assessed.leg());
  }

  void evolve(HazardWaived waived) {
    waivers.put(waived.leg(), waived);
  }

  void evolve(RoadSeen road) {
    seen.put(road.leg(), road);
  }

  /// What is known of mines and shells on a stretch; unknown where nobody looked (I5).
  public Hazard hazard(Leg leg) {
    HazardAssessed assessed = hazards.get(leg.name());
    return assessed == null ? Hazard.UNKNOWN : assessed.hazard();
  }

  public Optional<HazardAssessed> findAssessment(Leg leg) {
    return Optional.ofNullable(hazards.get(leg.name()));
  }

  public Optional<HazardWaived> findWaiver(Leg leg) {
    return Optional.ofNullable(waivers.get(leg.name()));
  }

  /// Whether it can be driven, as it was seen last.
  public Optional<RoadSeen> findSeen(Leg leg) {
    return Optional.ofNullable(seen.get(leg.name()));
  }
}
