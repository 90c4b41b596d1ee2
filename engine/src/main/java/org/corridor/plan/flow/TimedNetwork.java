package org.corridor.plan.flow;

/// A network laid out over time: what an earliest-arrival flow needs to know of it.
///
/// Nodes, arcs, groups and destinations are numbered from 0. Time is cut into cells; an arc leads
/// from a node in one cell to another node as many cells later as its shift, which may be none.
public interface TimedNetwork {
  int nodeCount();

  int arcCount();

  int cellCount();

  int tail(int arc);

  int head(int arc);

  /// How many cells later an arc arrives; not below 0.
  int shiftCells(int arc);

  int groupCount();

  /// Where a group is at home; it may wait there as long as it likes.
  int groupPlace(int group);

  int groupVehicles(int group);

  /// May a vehicle of the group set off in this cell?
  boolean departs(int group, int cell);

  /// May a vehicle of `group` set off whenever one of `other` may?
  boolean departsWhenever(int group, int other);

  int destinationCount();

  /// The node at which a destination's arrivals are counted.
  int sink(int destination);

  /// The one arc that leads to a destination's sink; its shift is 0.
  int intakeArc(int destination);
}
