package org.corridor.feeds.intake;

/// A file that cannot be taken in: what was expected, what was found, what to try.
public final class IntakeTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final String found;
  private final String hint;

  /// @param hint what to try; may be empty
  public IntakeTrouble(String expected, String found, String hint) {
    super("expected " + expected + ", found " + found);
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }

  /// What to try; may be empty.
  public String hint() {
    return hint;
  }
}
