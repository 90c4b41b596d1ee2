package org.corridor.network;

/// How somebody moves, as far as the law of the road tells it apart.
public enum Mode {
  CAR,
  BUS,
  FOOT
}
