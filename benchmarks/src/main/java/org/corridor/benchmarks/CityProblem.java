package org.corridor.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.network.Access;
import org.corridor.network.RoadNetwork;
import org.corridor.plan.Destination;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Rate;
import org.corridor.units.Spans;
import org.corridor.units.TimeGrid;

/// A flow instance as a planning problem: a step is a minute, a person drives alone.
final class CityProblem {
  private static final long STEP_MILLIS = 60_000;
  private static final int METRES_A_STEP = 1_000;

  private CityProblem() {}

  static PlanningProblem of(FlowInstance instance) {
    int[][] capacities = instance.capacities();
    RoadNetwork.Builder roads = RoadNetwork.withPlaces(instance.nodeCount());
    List<Spans> openings = new ArrayList<>();
    List<Integer> intakes = new ArrayList<>();
    for (int d = 0; d < instance.destinationCount(); d++) {
      intakes.add(instance.intakeArc(d));
    }
    for (int a = 0; a < instance.arcCount(); a++) {
      if (!intakes.contains(a)) {
        int metres = Math.max(1, instance.shiftCells(a) * METRES_A_STEP);
        roads.road(
            instance.tail(a),
            instance.head(a),
            metres,
            METRES_A_STEP * 60,
            rate(capacities[a]),
            Access.OPEN);
        openings.add(open(capacities[a], instance.shiftCells(a) * STEP_MILLIS));
      }
    }
    List<Destination> destinations = new ArrayList<>();
    for (int intake : intakes) {
      destinations.add(new Destination(
          instance.tail(intake),
          open(capacities[intake], 0),
          rate(capacities[intake]),
          Long.MAX_VALUE));
    }
    TimeGrid grid = TimeGrid.covering(0, instance.cellCount() * STEP_MILLIS, STEP_MILLIS);
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < instance.groupCount(); g++) {
      groups.add(new Group(
          instance.groupPlace(g),
          Kind.CAR,
          instance.groupVehicles(g),
          1000,
          1000,
          grid.whole(),
          Group.Choice.ANY));
    }
    return new PlanningProblem(
        roads.build(), openings, List.of(), List.of(), destinations, groups, grid, 4_000);
  }

  private static Rate rate(int[] capacity) {
    int most = Arrays.stream(capacity).max().orElse(0);
    return most >= FlowInstance.UNLIMITED ? Rate.UNLIMITED : Rate.perHour(60.0 * most);
  }

  /// While somebody may be on it who entered in a step with a capacity.
  private static Spans open(int[] capacity, long travelMillis) {
    List<Spans> spans = new ArrayList<>();
    for (int step = 0; step < capacity.length; step++) {
      if (capacity[step] > 0) {
        spans.add(Spans.of(step * STEP_MILLIS, (step + 1) * STEP_MILLIS + travelMillis));
      }
    }
    return Spans.union(spans);
  }
}
