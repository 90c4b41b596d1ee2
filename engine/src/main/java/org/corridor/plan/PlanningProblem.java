package org.corridor.plan;

import java.util.List;
import java.util.Map;
import org.corridor.network.RoadNetwork;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;

/// What the planner is asked: who can be where by when, on these roads, under these terms.
///
/// The terms are here already as moments: a road's opening is when a vehicle may be on it, from
/// the moment it enters to the moment it leaves, with every suspension, window, curfew and margin
/// counted in. A road that is closed or of unknown access has no opening.
///
/// @param roads the road network
/// @param openings one entry per road: while a vehicle may be on it
/// @param gates checkpoints, at most one at a place
/// @param waitingPlaces where people on their way may wait, at most one at a place
/// @param destinations where people are out
/// @param groups who leaves, from where, with what
/// @param grid the horizon and the time step
/// @param walkMetresPerHour speed on foot
/// @param countedFrom where movement began before: the moment from which on what passes a road or a
///     lane of a checkpoint counts for its rate. Elsewhere that is when the first could be there
public record PlanningProblem(
    RoadNetwork roads,
    List<Spans> openings,
    List<Gate> gates,
    List<WaitingPlace> waitingPlaces,
    List<Destination> destinations,
    List<Group> groups,
    TimeGrid grid,
    int walkMetresPerHour,
    Map<Element, Long> countedFrom) {
  /// A problem with which movement begins.
  public PlanningProblem(
      RoadNetwork roads,
      List<Spans> openings,
      List<Gate> gates,
      List<WaitingPlace> waitingPlaces,
      List<Destination> destinations,
      List<Group> groups,
      TimeGrid grid,
      int walkMetresPerHour) {
    this(
        roads,
        openings,
        gates,
        waitingPlaces,
        destinations,
        groups,
        grid,
        walkMetresPerHour,
        Map.of());
  }

  public PlanningProblem {
    countedFrom = Map.copyOf(countedFrom);
    openings = List.copyOf(openings);
    gates = List.copyOf(gates);
    waitingPlaces = List.copyOf(waitingPlaces);
    destinations = List.copyOf(destinations);
    groups = List.copyOf(groups);
    if (openings.size() != roads.roadCount()) {
      throw new IllegalArgumentException(
          openings.size() + " openings for " + roads.roadCount() + " roads");
    }
    if (destinations.size() > Group.Choice.DESTINATION_COUNT_MAX) {
      throw new IllegalArgumentException(destinations.size() + " destinations are too many");
    }
    if (gates.stream().map(Gate::place).distinct().count() != gates.size()
        || waitingPlaces.stream().map(WaitingPlace::place).distinct().count()
            != waitingPlaces.size()) {
      throw new IllegalArgumentException("Two gates or two waiting places at one place");
    }
  }

  /// How long somebody of this mobility is on the road.
  public long travelMillis(int road, boolean onWheels) {
    return onWheels ? roads.travelMillis(road) : roads.travelMillis(road, walkMetresPerHour);
  }

  public PlanningProblem withGroups(List<Group> otherGroups) {
    return new PlanningProblem(
        roads,
        openings,
        gates,
        waitingPlaces,
        destinations,
        otherGroups,
        grid,
        walkMetresPerHour,
        countedFrom);
  }

  public PlanningProblem withDestinations(List<Destination> others) {
    return new PlanningProblem(
        roads,
        openings,
        gates,
        waitingPlaces,
        others,
        groups,
        grid,
        walkMetresPerHour,
        countedFrom);
  }

  /// All people of all groups, in whole persons.
  public long persons() {
    return groups.stream().mapToLong(g -> g.vehicles() * g.loadMilliPersons()).sum() / 1000;
  }
}
