package org.corridor.plan;

/// A thing that can hold people back.
public sealed interface Element {
  /// A road.
  record RoadElement(int road) implements Element {}

  /// A lane of a checkpoint.
  record GateElement(int gate, int lane) implements Element {}

  /// The intake of a destination.
  record IntakeElement(int destination) implements Element {}

  /// The room of a destination.
  record RoomElement(int destination) implements Element {}

  /// Waiting at a place: the queue of a checkpoint, or the room of a waiting place.
  record WaitElement(int place) implements Element {}
}
