package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.corridor.plan.Kind;
import org.corridor.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// What each zone is told: one route, or a few, and when how many leave; with how far it is from
/// the most that any plan brings out.
///
/// @param departures by zone, route and time
/// @param stay people of each zone who are not brought out, where there are any
/// @param personsOut in all
/// @param personsBound no plan that moves in the steps of the exact one brings out more
public record ZoneOrders(
    Scenario scenario,
    List<Departure> departures,
    List<Stay> stay,
    long personsTotal,
    long personsOut,
    long personsBound) {
  public ZoneOrders {
    departures = List.copyOf(departures);
    stay = List.copyOf(stay);
  }

  private static final long QUARTER_SECONDS = 15 * 60L;
  private static final long MINUTE_SECONDS = 60L;

  /// Vehicles that leave a zone in a quarter hour, evenly over some of its minutes.
  ///
  /// @param zone id
  /// @param kind how they move
  /// @param places along the way
  /// @param reception id of the site that takes them in
  /// @param toldFrom the quarter hour that people are told; for a bus or an ambulance the one in
  ///     which it begins to board
  /// @param from the first is let go
  /// @param to the last is on its way
  /// @param arriveTo the last is there
  /// @param boards a bus or an ambulance begins to board; null for those who come in their own
  public record Departure(
      String zone,
      Kind kind,
      List<String> places,
      String reception,
      Instant toldFrom,
      Instant from,
      Instant to,
      Instant arriveTo,
      int vehicles,
      long persons,
      @Nullable Instant boards) {
    public Departure {
      places = List.copyOf(places);
    }

    /// The same of vehicles that set off one by one, and board before.
    ///
    /// @param first sets off
    /// @param last sets off
    /// @param boards for so long
    /// @param drives for so long
    Departure boarding(Instant first, Instant last, Duration boards, Duration drives) {
      long board = first.minus(boards).getEpochSecond();
      return new Departure(
          zone,
          kind,
          places,
          reception,
          Instant.ofEpochSecond(board - Math.floorMod(board, QUARTER_SECONDS)),
          first,
          last.plusSeconds(MINUTE_SECONDS),
          last.plus(drives).plusSeconds(MINUTE_SECONDS),
          vehicles,
          persons,
          first.minus(boards));
    }

    /// How they move, as a word: `car`, `bus`, `ambulance`, `foot`.
    public String by() {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }

  /// People who are not brought out.
  ///
  /// @param noBus of them, who wait for a bus that does not come, or not in time
  /// @param noAmbulance of them, who wait for such an ambulance
  public record Stay(String zone, long persons, long noBus, long noAmbulance) {}

  /// How far below the bound, 0 to 1.
  public double gapShare() {
    return personsBound == 0 ? 0 : Math.max(0, 1 - personsOut / (double) personsBound);
  }
}
