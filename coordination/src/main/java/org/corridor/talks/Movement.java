package org.corridor.talks;

/// How a position moved since the same side's last one on the same issue.
public enum Movement {
  FIRST,
  HARDENED,
  SOFTENED,
  UNCHANGED;

  static Movement between(TalksEvent.Strength before, TalksEvent.Strength now) {
    int order = now.compareTo(before);
    return order == 0 ? UNCHANGED : order > 0 ? HARDENED : SOFTENED;
  }
}
