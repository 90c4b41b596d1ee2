package org.corridor.plan;

/// How people move. All kinds on wheels keep the speed of the column; people on foot keep their
/// own.
public enum Kind {
  CAR,
  BUS,
  AMBULANCE,
  FOOT;

  public boolean onWheels() {
    return this != FOOT;
  }
}
