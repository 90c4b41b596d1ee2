package org.corridor.feeds.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where and by whom a report begins: `LVIV, Ukraine, March 5 (Reuters) -`, `MOSCOW, March 21.
/// /TASS/.`; an entry of a live page with its hour: `18:40 –`.
final class Dateline {
  private static final Pattern START = Pattern.compile(
      "^[\\p{Lu}][\\p{L}'’/ ,.\\d]{1,60}?(?:\\([\\p{L} .-]{2,20}\\)\\s*[-–—:]?|/[\\p{Lu}]+/\\.?|\\s[–—-]\\s+[\\p{Lu}][\\p{L} ]{2,20}\\.(?=\\s)|\\s[–—-](?=\\s))\\s*");
  private static final Pattern STAMP = Pattern.compile(
      "^\\[?\\d{1,2}[:.]\\d\\d\\]?\\s*(?:am|pm|a\\.m\\.|p\\.m\\.|GMT|UTC|EET|CET|BST|MSK)?\\s*(?:[–—:|]|-\\s)\\s*(?=[\\p{Lu}\"“«])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  /// "1/", as posts of a thread begin; "STORY:", as parts of a script do.
  private static final Pattern NUMBERED = Pattern.compile(
      "^(?:\\(?\\d{1,2}/\\d{0,2}\\)?|\\[?(?:STORY|CLAIM|VERDICT|INTRO|LEAD|SUMMARY|UPDATE|NEW)(?:\\]|\\s*:))\\s+(?=[\\p{Lu}\\d\"“«])");
  private static final int LENGTH_MAX = 80;

  private Dateline() {}

  /// Is it where an entry of a live page begins, behind its hour?
  static boolean isStamped(String text, int at) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    Matcher stamp = STAMP.matcher(text).region(line, text.length());
    return line < at && stamp.lookingAt() && stamp.end() == at;
  }

  /// Where the report itself begins in a piece of a text.
  static int end(String text, int from, int to) {
    Matcher stamp = STAMP.matcher(text).region(from, to);
    if (stamp.lookingAt()) {
      return stamp.end();
    }
    Matcher numbered = NUMBERED.matcher(text).region(from, to);
    if (numbered.lookingAt()) {
      return numbered.end();
    }
    Matcher m = START.matcher(text).region(from, to);
    boolean there = m.lookingAt()
        && m.end() - from < LENGTH_MAX
        && !m.group().matches("(?is).*\\b(is|was|has|had|said|says|are|were|will|the|of|to)\\b.*");
    // "DMYTRO KULEBA (Ukraine) said", "Mr. Nebenzia (Russian Federation): …": who speaks.
    boolean who = there
        && (m.group().matches("(?:Mr|Mrs|Ms|Dr)\\b.*") || m.group().matches("[^\\d,–—:-]*\\)\\s*"));
    // "Sumy – Romenska street": a dash alone makes no dateline.
    boolean dash = there && m.group().strip().matches("(?s)[^(/]*[–—-]");
    boolean dated = !dash || m.group().matches("(?s).*\\d.*|\\p{Lu}[\\p{Lu} ,'’.-]{2,}");
    return there && dated && !who ? m.end() : from;
  }
}
