package org.corridor.network;

/// What a planner should know of a stretch of road besides its class; several may hold at once.
public enum Feature {
  BRIDGE(1),
  TUNNEL(2),
  FORD(4),
  ROUNDABOUT(8),
  /// Said to be mined: closed to everybody.
  MINEFIELD(16),
  /// The passage of a barrier: no road, only what is in the way.
  BARRIER(32);

  private final int bit;

  Feature(int bit) {
    this.bit = bit;
  }

  public int bit() {
    return bit;
  }

  public boolean in(int features) {
    return (features & bit) != 0;
  }
}
