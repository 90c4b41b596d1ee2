package org.corridor.formats;

import java.util.List;

/// The input cannot be used; nothing was written.
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final int count;

  /// Of many problems only some are shown.
  ///
  /// @param problems those to be shown
  /// @param count how many there are
  public BadInput(List<Problem> problems, int count) {
    super(count + " problems");
    this.problems = List.copyOf(problems);
    this.count = count;
  }

  public static BadInput of(Problem problem) {
    return new BadInput(List.of(problem), 1);
  }

  public List<Problem> problems() {
    return problems;
  }

  public int count() {
    return count;
  }
}
