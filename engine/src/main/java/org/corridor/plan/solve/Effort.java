package org.corridor.plan.solve;

/// Counts work and says when it is enough: the same on every machine, unlike a clock.
final class Effort {
  private long left;

  Effort(long most) {
    left = most;
  }

  void spend(long work) {
    left -= work;
  }

  boolean spent() {
    return left <= 0;
  }
}
