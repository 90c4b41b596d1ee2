package org.corridor.plan;

import org.corridor.units.Spans;

/// Vehicles of one kind that leave one place, all with the same load. On foot, a "vehicle" is a
/// party of walkers that takes the room of one vehicle on the road.
///
/// @param place where they start; they may wait there as long as they like
/// @param kind how they move
/// @param vehicles how many
/// @param loadMilliPersons people in each, in thousandths (2.8 persons a car is 2,800)
/// @param fullLoadMilliPersons what a reception site counts for each; not below the load
/// @param departures the moments at which they may set off
/// @param destinations which destinations they accept, one flag per destination
/// @param underWay they have left home already, and are brought out before anybody else
public record Group(
    int place,
    Kind kind,
    int vehicles,
    long loadMilliPersons,
    long fullLoadMilliPersons,
    Spans departures,
    Choice destinations,
    boolean underWay) {
  /// People at home.
  public Group(
      int place,
      Kind kind,
      int vehicles,
      long loadMilliPersons,
      long fullLoadMilliPersons,
      Spans departures,
      Choice destinations) {
    this(
        place,
        kind,
        vehicles,
        loadMilliPersons,
        fullLoadMilliPersons,
        departures,
        destinations,
        false);
  }

  public Group {
    if (vehicles < 0 || loadMilliPersons <= 0 || fullLoadMilliPersons < loadMilliPersons) {
      throw new IllegalArgumentException(
          "A group has vehicles and a load, not " + vehicles + " of " + loadMilliPersons);
    }
  }

  public Group withVehicles(int others) {
    return new Group(
        place,
        kind,
        others,
        loadMilliPersons,
        fullLoadMilliPersons,
        departures,
        destinations,
        underWay);
  }

  /// The same people at home, who may set off at other moments.
  public Group departing(Spans others) {
    return new Group(
        place,
        kind,
        vehicles,
        loadMilliPersons,
        fullLoadMilliPersons,
        others,
        destinations,
        underWay);
  }

  /// So many of them under way, who go on from another place.
  public Group goingOnFrom(int where, int how, Spans when) {
    return new Group(
        where, kind, how, loadMilliPersons, fullLoadMilliPersons, when, destinations, true);
  }

  /// Which of the destinations: a set of small numbers.
  ///
  /// @param bits bit `d` is set when destination `d` is accepted
  public record Choice(long bits) {
    /// No scenario has named more; the reader refuses more.
    public static final int DESTINATION_COUNT_MAX = 63;

    public static final Choice ANY = new Choice(-1L);

    /// Of the first `count` destinations, is one in both?
    public boolean acceptsAnyOf(Choice other, int count) {
      return (bits & other.bits & ((1L << count) - 1)) != 0;
    }

    public boolean accepts(int destination) {
      return (bits >>> destination & 1) != 0;
    }
  }
}
