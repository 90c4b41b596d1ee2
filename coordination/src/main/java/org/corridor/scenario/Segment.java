package org.corridor.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.network.Access;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;

/// A stretch of road in one direction.
///
/// @param id short name
/// @param from place where it starts
/// @param to place where it ends
/// @param lengthKm length in kilometres
/// @param speedKmh speed of a column in kilometres an hour
/// @param vehiclesPerHour that it carries, all lanes together
/// @param lanes how many lanes make up that rate
/// @param access open, closed or unknown
/// @param contested whether fighting may reach it; what is unknown counts as contested
/// @param area name of the area it lies in, for suspensions by area; may be empty
/// @param reach parties whose weapons reach it; empty means all
/// @param controlledBy who is said to hold it, per source
/// @param boundByWindow whether a vehicle may be on it in a window only
/// @param feeder may be used although it is on no route of the corridor
/// @param bends between its ends, in the order of travel; empty where nobody says
/// @param basis what the row rests on
public record Segment(
    String id,
    String from,
    String to,
    Amount lengthKm,
    Amount speedKmh,
    Amount vehiclesPerHour,
    int lanes,
    Access access,
    Contested contested,
    String area,
    Set<String> reach,
    Map<String, String> controlledBy,
    boolean boundByWindow,
    boolean feeder,
    List<Bend> bends,
    Basis basis) {
  /// Where a road bends, in degrees.
  public record Bend(double latitude, double longitude) {}

  /// Whether fighting may reach a road.
  public enum Contested {
    YES,
    NO,
    UNKNOWN;

    /// Unknown counts as contested.
    public boolean needsSuspension() {
      return this != NO;
    }
  }

  public Segment {
    reach = Set.copyOf(reach);
    controlledBy = Map.copyOf(controlledBy);
    bends = List.copyOf(bends);
  }

  public Segment with(Amount length, Amount speed, Amount vehicles) {
    return new Segment(
        id,
        from,
        to,
        length,
        speed,
        vehicles,
        lanes,
        access,
        contested,
        area,
        reach,
        controlledBy,
        boundByWindow,
        feeder,
        bends,
        basis);
  }

  public Segment opened() {
    return with(Access.OPEN, feeder);
  }

  /// The same road, that may be used although no route of the corridor passes it.
  public Segment asFeeder() {
    return with(access, true);
  }

  private Segment with(Access other, boolean leadsToCorridor) {
    return new Segment(
        id,
        from,
        to,
        lengthKm,
        speedKmh,
        vehiclesPerHour,
        lanes,
        other,
        contested,
        area,
        reach,
        controlledBy,
        boundByWindow,
        leadsToCorridor,
        bends,
        basis);
  }
}
