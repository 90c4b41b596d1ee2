package org.corridor.workflows;

import java.time.Instant;
import java.util.List;
import org.corridor.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// What becomes of a plan under way after a change.
///
/// @param scenario with the change
/// @param at the moment of the change
/// @param personsOutBefore what the plan would have brought out
/// @param personsOutAlready who had arrived at the moment of the change
/// @param personsUnderWay who had left and not arrived
/// @param personsOut who gets out now, those out already counted in
/// @param personsBound no plan from here on brings out more, those out already counted in
/// @param zones what changes for those still at home, zone by zone
/// @param underWay what those on the road do now
/// @param trips all movements from now on
/// @param limitReached a limit of the search that was reached; empty for none
public record Replanned(
    Scenario scenario,
    Instant at,
    long personsOutBefore,
    long personsOutAlready,
    long personsUnderWay,
    long personsOut,
    long personsBound,
    List<ZoneChange> zones,
    List<UnderWay> underWay,
    List<Trip> trips,
    String limitReached) {
  public Replanned {
    zones = List.copyOf(zones);
    underWay = List.copyOf(underWay);
    trips = List.copyOf(trips);
  }

  /// Nobody is worse off than under the plan before.
  public boolean nobodyLost() {
    return personsOut >= personsOutBefore
        && underWay.stream().allMatch(u -> u.held() == 0 && u.caughtOn().isEmpty());
  }

  /// A zone before and after.
  ///
  /// @param zone id
  /// @param name as written in answers
  /// @param outBefore who would have got out, of those not out already
  /// @param outNow who gets out now, of those
  /// @param lastLeavesBefore end of the step in which the last was to leave; null for nobody
  /// @param lastLeavesNow the same now
  public record ZoneChange(
      String zone,
      String name,
      long outBefore,
      long outNow,
      @Nullable Instant lastLeavesBefore,
      @Nullable Instant lastLeavesNow) {}

  /// Vehicles on the road when the change came.
  ///
  /// @param zone from which they come
  /// @param kind how they move
  /// @param place where they are, or where the road that they are on ends
  /// @param from when they can go on from there
  /// @param vehicles how many
  /// @param goOn how many of them get out
  /// @param newWay do those who get out take another way than before?
  /// @param held how many cannot go on
  /// @param caughtOn the road that they are on after it has closed; empty for none
  /// @param shelter the nearest safe place that they can still reach; empty for none
  /// @param shelterBy when they are there; null for none
  public record UnderWay(
      String zone,
      String kind,
      String place,
      Instant from,
      int vehicles,
      int goOn,
      boolean newWay,
      int held,
      String caughtOn,
      String shelter,
      @Nullable Instant shelterBy) {
    /// Both together: from the earlier of the two moments, in shelter by the later.
    public UnderWay and(UnderWay other) {
      Instant by = shelterBy;
      Instant otherBy = other.shelterBy;
      return new UnderWay(
          zone,
          kind,
          place,
          from.isBefore(other.from) ? from : other.from,
          vehicles + other.vehicles,
          goOn + other.goOn,
          newWay,
          held + other.held,
          caughtOn,
          shelter,
          by == null || (otherBy != null && otherBy.isAfter(by)) ? otherBy : by);
    }
  }
}
