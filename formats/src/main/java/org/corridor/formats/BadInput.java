package org.corridor.formats;

import java.util.ArrayList;
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
    super(count + " problems, first " + (problems.isEmpty() ? "unknown" : problems.getFirst()));
    this.problems = List.copyOf(problems);
    this.count = count;
  }

  public static BadInput of(Problem problem) {
    return new BadInput(List.of(problem), 1);
  }

  /// The same, with the folder in front of each file.
  public BadInput in(String folder) {
    return new BadInput(
        problems.stream()
            .map(p -> new Problem(
                folder + "/" + p.file(),
                p.line(),
                p.column(),
                p.field(),
                p.expected(),
                p.found(),
                p.hint()))
            .toList(),
        count);
  }

  /// All problems of both.
  public BadInput and(BadInput other) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(other.problems);
    return new BadInput(all, count + other.count);
  }

  public List<Problem> problems() {
    return problems;
  }

  public int count() {
    return count;
  }
}
