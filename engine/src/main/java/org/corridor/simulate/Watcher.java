package org.corridor.simulate;

/// Follows the vehicles of one run.
public interface Watcher {
  /// Looks away.
  Watcher NOBODY = new Watcher() {};

  /// The suspension collapses in this run; told before anything moves.
  default void collapses(long millis) {}

  /// A vehicle comes on to a link.
  ///
  /// @param vehicle numbered from 0 in every run
  /// @param position of the link on its way, from 0
  /// @param link its number: roads first, in the order of the network
  /// @param milliPersons aboard, in thousandths
  /// @param endMillis when it is at its end, if nothing holds it up
  default void enters(
      int vehicle, int position, int link, double milliPersons, long millis, long endMillis) {}

  /// A vehicle stands beside the road, off its link, until what is ahead opens.
  default void waits(int vehicle, long millis) {}

  /// A vehicle is out, or has turned back.
  default void ends(int vehicle, boolean out, long millis) {}
}
