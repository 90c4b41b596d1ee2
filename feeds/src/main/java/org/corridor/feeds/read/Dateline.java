package org.corridor.feeds.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where and by whom a report begins: `LVIV, Ukraine, March 5 (Reuters) -`, `MOSCOW, March 21.
/// /TASS/.`.
final class Dateline {
  private static final Pattern START = Pattern.compile(
      "^[\\p{Lu}][\\p{L}'’/ ,.\\d]{1,60}?(?:\\([\\p{L} .-]{2,20}\\)\\s*[-–—:]?|/[\\p{Lu}]+/\\.?|\\s[–—-]\\s+[\\p{Lu}][\\p{L} ]{2,20}\\.(?=\\s)|\\s[–—-](?=\\s))\\s*");
  private static final int LENGTH_MAX = 80;

  private Dateline() {}

  /// Where the report itself begins in a piece of a text.
  static int end(String text, int from, int to) {
    Matcher m = START.matcher(text).region(from, to);
    boolean there = m.lookingAt()
        && m.end() - from < LENGTH_MAX
        && !m.group().matches("(?is).*\\b(is|was|has|had|said|says|are|were|will|the|of|to)\\b.*");
    return there ? m.end() : from;
  }
}
