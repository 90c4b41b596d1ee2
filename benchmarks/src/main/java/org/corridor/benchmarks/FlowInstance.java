package org.corridor.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.plan.flow.TimedNetwork;

/// A flow over time in whole steps, as plain as it can be: arcs with a travel time and a capacity
/// per step, origins with persons, destinations. Nobody waits on the way.
///
/// A destination is a node with one arc of its own from its place, so that what it takes in has a
/// capacity too.
final class FlowInstance implements TimedNetwork {
  static final int UNLIMITED = 1 << 29;

  private final int steps;
  private final int nodeCount;
  private final List<int[]> arcs = new ArrayList<>();
  private final List<int[]> capacities = new ArrayList<>();
  private final List<int[]> origins = new ArrayList<>();
  private final List<Integer> sinks = new ArrayList<>();
  private final List<Integer> intakeArcs = new ArrayList<>();

  /// @param places nodes named in the file; a node for each destination comes on top
  FlowInstance(int places, int destinations, int steps) {
    this.steps = steps;
    nodeCount = places + destinations;
  }

  /// @param capacity per step; may be shared between arcs
  int arc(int tail, int head, int travelSteps, int[] capacity) {
    arcs.add(new int[] {tail, head, travelSteps});
    capacities.add(capacity);
    return arcs.size() - 1;
  }

  void origin(int place, int persons) {
    origins.add(new int[] {place, persons});
  }

  void destination(int place, int[] intake) {
    int sink = nodeCount - 1 - sinks.size();
    intakeArcs.add(arc(place, sink, 0, intake));
    sinks.add(sink);
  }

  int[] always(int capacity) {
    int[] all = new int[steps];
    Arrays.fill(all, capacity);
    return all;
  }

  int[][] capacities() {
    return capacities.toArray(int[][]::new);
  }

  long persons() {
    return origins.stream().mapToLong(o -> o[1]).sum();
  }

  @Override
  public int nodeCount() {
    return nodeCount;
  }

  @Override
  public int arcCount() {
    return arcs.size();
  }

  @Override
  public int cellCount() {
    return steps;
  }

  @Override
  public int tail(int arc) {
    return arcs.get(arc)[0];
  }

  @Override
  public int head(int arc) {
    return arcs.get(arc)[1];
  }

  @Override
  public int shiftCells(int arc) {
    return arcs.get(arc)[2];
  }

  @Override
  public int groupCount() {
    return origins.size();
  }

  @Override
  public int groupPlace(int group) {
    return origins.get(group)[0];
  }

  @Override
  public int groupVehicles(int group) {
    return origins.get(group)[1];
  }

  @Override
  public boolean departs(int group, int cell) {
    return true;
  }

  @Override
  public boolean departsWhenever(int group, int other) {
    return true;
  }

  @Override
  public int destinationCount() {
    return sinks.size();
  }

  @Override
  public int sink(int destination) {
    return sinks.get(destination);
  }

  @Override
  public int intakeArc(int destination) {
    return intakeArcs.get(destination);
  }
}
