package org.corridor.reports;

/// How much a value can bear: measured on the ground, reported by somebody, or assumed by us.
public enum Standing {
  MEASURED,
  REPORTED,
  ASSUMED
}
