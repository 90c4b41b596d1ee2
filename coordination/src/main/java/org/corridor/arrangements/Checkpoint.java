package org.corridor.arrangements;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.jspecify.annotations.Nullable;

/// A place on the way where everybody is stopped.
///
/// @param id short name
/// @param name as it is written in answers
/// @param place where
/// @param heldBy the party that holds it, as claimed; empty when unknown
/// @param vehiclesPerHour served, all kinds together
/// @param ownLanes kinds with a lane of their own: car, bus, ambulance, foot; vehicles an hour
/// @param lanes how many lanes make up that rate
/// @param opens from when; null for always
/// @param closes until when; null for always
/// @param serviceMinutes how long one vehicle is in service
/// @param queueVehiclesMax how many may wait
/// @param queueMinutesMax how long one may wait
/// @param basis what it rests on
public record Checkpoint(
    String id,
    String name,
    String place,
    String heldBy,
    Amount vehiclesPerHour,
    Map<String, Amount> ownLanes,
    int lanes,
    @Nullable Instant opens,
    @Nullable Instant closes,
    double serviceMinutes,
    int queueVehiclesMax,
    double queueMinutesMax,
    Basis basis) {
  public static final double NO_QUEUE_LIMIT_MINUTES = Double.POSITIVE_INFINITY;

  public Checkpoint {
    // In an order that is the same in every run: plans that were given out number the lanes.
    ownLanes = Collections.unmodifiableMap(new TreeMap<>(ownLanes));
  }

  /// The same checkpoint serving another number of all kinds together, each lane its share.
  public Checkpoint serving(Amount perHour) {
    double before = vehiclesPerHour.value();
    return with(perHour, before > 0 ? times(perHour.value() / before) : ownLanes);
  }

  /// The same checkpoint serving `factor` times as many of every kind.
  public Checkpoint serving(double factor) {
    return with(vehiclesPerHour.times(factor), times(factor));
  }

  private Map<String, Amount> times(double factor) {
    Map<String, Amount> own = new TreeMap<>();
    ownLanes.forEach((kind, rate) -> own.put(kind, rate.times(factor)));
    return own;
  }

  private Checkpoint with(Amount all, Map<String, Amount> own) {
    return new Checkpoint(
        id,
        name,
        place,
        heldBy,
        all,
        own,
        lanes,
        opens,
        closes,
        serviceMinutes,
        queueVehiclesMax,
        queueMinutesMax,
        basis);
  }
}
