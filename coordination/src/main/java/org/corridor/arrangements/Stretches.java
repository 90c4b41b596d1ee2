package org.corridor.arrangements;

import java.time.Instant;
import java.util.Optional;
import org.corridor.arrangements.InstrumentEvent.Hazard;
import org.corridor.arrangements.InstrumentEvent.HazardAssessed;
import org.corridor.arrangements.InstrumentEvent.HazardWaived;
import org.corridor.arrangements.InstrumentEvent.Leg;
import org.corridor.arrangements.InstrumentEvent.RoadSeen;
import org.corridor.log.Latest;

/// What is known of the stretches of a route: the latest of each.
public final class Stretches {
  private final Latest<String, HazardAssessed> hazards = new Latest<>();
  private final Latest<String, HazardWaived> waivers = new Latest<>();
  private final Latest<String, RoadSeen> seen = new Latest<>();

  void evolve(HazardAssessed assessed, Instant at) {
    hazards.put(assessed.leg(), assessed, at);
    // Whoever waived it did not know of this.
    waivers.forgetUpTo(assessed.leg(), at);
  }

  void evolve(HazardWaived waived, Instant at) {
    waivers.put(waived.leg(), waived, at);
  }

  void evolve(RoadSeen road, Instant at) {
    seen.put(road.leg(), road, at);
  }

  /// Is this the last that was found of mines and shells on a stretch?
  public boolean isLastWord(HazardAssessed assessed, Instant at) {
    return hazards.counts(assessed.leg(), at);
  }

  /// Is this the last that was seen of a stretch?
  public boolean isLastWord(RoadSeen road, Instant at) {
    return seen.counts(road.leg(), at);
  }

  /// What is known of mines and shells on a stretch; unknown where nobody looked (I5).
  public Hazard hazard(Leg leg) {
    return findAssessment(leg).map(HazardAssessed::hazard).orElse(Hazard.UNKNOWN);
  }

  public Optional<HazardAssessed> findAssessment(Leg leg) {
    return hazards.find(leg.name());
  }

  /// Who takes it upon themselves, knowing what was known last.
  public Optional<HazardWaived> findWaiver(Leg leg) {
    Instant known = hazards.when(leg.name()).orElse(Instant.MIN);
    return waivers
        .find(leg.name())
        .filter(_ -> !waivers.when(leg.name()).orElse(Instant.MIN).isBefore(known));
  }

  /// Whether it can be driven, as it was seen last.
  public Optional<RoadSeen> findSeen(Leg leg) {
    return seen.find(leg.name());
  }
}
