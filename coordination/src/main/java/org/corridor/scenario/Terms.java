package org.corridor.scenario;

/// Which terms a plan may stand on.
public enum Terms {
  /// Everything that anybody announced, as if all of it held.
  ANNOUNCED,
  /// Only what every party with a say has confirmed itself.
  CONFIRMED
}
