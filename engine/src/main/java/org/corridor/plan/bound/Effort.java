package org.corridor.plan.bound;

/// Counts work and says when it is enough: the same on every machine, unlike a clock.
public final class Effort {
  private long left;

  /// So much may be spent.
  public Effort(long most) {
    left = most;
  }

  public void spend(long work) {
    left -= work;
  }

  public boolean spent() {
    return left <= 0;
  }
}
