package org.corridor.workflows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that is otherwise, from a moment on, than the plan under way took it to be.
public sealed interface Change {
  /// What it is about, as its files call it.
  String id();

  /// Does another say something of the same: how much passes, or whether anybody does?
  default boolean sameAs(Change other) {
    return id().equals(other.id()) && aspect(this).equals(aspect(other));
  }

  private static String aspect(Change change) {
    return switch (change) {
      case RoadClosed _, RoadOpened _ -> "road open";
      case RoadRate _ -> "road rate";
      case CheckpointClosed _ -> "checkpoint open";
      case CheckpointRate _ -> "checkpoint rate";
      case WindowUntil _ -> "window";
      case ReceptionClosed _ -> "reception open";
    };
  }

  /// Nobody may enter or be on a road from now on.
  ///
  /// @param id of the road
  /// @param until when it opens again; null for not at all
  record RoadClosed(String id, @Nullable Instant until) implements Change {}

  /// A road that was closed, or of which nobody knew, is open from now on.
  record RoadOpened(String id) implements Change {}

  /// A road carries another number of vehicles.
  record RoadRate(String id, double vehiclesPerHour) implements Change {}

  /// A checkpoint serves nobody.
  ///
  /// @param id of the checkpoint
  /// @param until when it serves again; null for not at all
  record CheckpointClosed(String id, @Nullable Instant until) implements Change {}

  /// A checkpoint serves another number of vehicles, all lanes together.
  record CheckpointRate(String id, double vehiclesPerHour) implements Change {}

  /// A window closes at another time, and with it every suspension that ends when it did.
  record WindowUntil(String id, Instant until) implements Change {}

  /// A reception takes nobody in.
  ///
  /// @param id of the site
  /// @param until when it takes in again; null for not at all
  record ReceptionClosed(String id, @Nullable Instant until) implements Change {}
}
