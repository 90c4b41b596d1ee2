package org.corridor.formats.record;

import java.util.Arrays;

/// Words that come again in entry after entry: parties, sources, speakers, arrangements. In memory
/// they are there once.
///
/// The last of each place are kept, without a lock: what is lost by two at once is found again.
final class Recurring {
  private static final int PLACES = 1 << 13;

  /// What is longer is said once.
  private static final int LONGEST = 48;

  private static final String[] LAST = new String[PLACES];

  static {
    Arrays.fill(LAST, "");
  }

  private Recurring() {}

  /// The same text, and mostly the very one that was given before.
  static String once(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> Short.SIZE)) & (PLACES - 1);
    String last = LAST[place];
    if (last.equals(text)) {
      return last;
    }
    LAST[place] = text;
    return text;
  }
}
