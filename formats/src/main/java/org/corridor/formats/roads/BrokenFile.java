package org.corridor.formats.roads;

import org.corridor.formats.Problem;

/// A file that is damaged, cut off or malicious, and where.
final class BrokenFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String expected;
  private final String found;
  private final String hint;

  BrokenFile(int line, int column, String expected, String found, String hint) {
    super(found);
    this.line = line;
    this.column = column;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }

  static BrokenFile at(long byteOffset, String expected, String found) {
    return new BrokenFile(
        0, 0, expected + " at byte " + byteOffset, found, "get the file again, whole");
  }

  static BrokenFile endsEarly() {
    return new BrokenFile(
        0, 0, "a whole file", "one that ends in the middle", "get the file again, whole");
  }

  Problem problem(String file) {
    return new Problem(file, line, column, "", expected, found, hint);
  }
}
