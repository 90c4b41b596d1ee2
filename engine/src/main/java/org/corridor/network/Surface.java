package org.corridor.network;

/// What a road is covered with, as far as it decides how fast a column can go.
public enum Surface {
  UNKNOWN,
  /// Asphalt, concrete, setts.
  PAVED,
  /// Gravel and what is rolled firm.
  LOOSE,
  /// Earth, sand, grass: after rain perhaps no road at all.
  SOFT
}
