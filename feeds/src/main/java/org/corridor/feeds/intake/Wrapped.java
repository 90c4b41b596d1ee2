package org.corridor.feeds.intake;

import java.util.regex.Pattern;

/// Text whose lines were broken at a width, as mail programs do: its sentences are joined again.
/// Each break becomes a space, so that nothing moves.
final class Wrapped {
  private static final int MOST = 80;
  private static final Pattern BEGINS =
      Pattern.compile("^\\s*(?:[-•*–—›»>#|]|\\d{1,3}[.)]|\\d{1,2}[:.]\\d\\d\\b|\\p{Lu}{2,}:).*");
  private static final Pattern ENDS = Pattern.compile(".*[.!?:;…|][\"”»)]?\\s*$");

  /// What nobody ends a line with but for its width.
  private static final Pattern GOES_ON = Pattern.compile(
      ".*(?:,|(?<![\\p{L}])(?:the|a|an|of|to|and|or|in|on|at|from|for|by|with|that|had|has|have|was|were|is|are|і|та|на|в|у|з|до|и|с|из|для|что|що))\\s*$");

  private Wrapped() {}

  /// The same with the lines of each sentence joined, where they look broken at a width.
  static String joined(String text) {
    StringBuilder joined = new StringBuilder(text);
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(text, at);
      int next = after(text, end);
      if (next < text.length()
          && isBroken(text.substring(at, end), text.substring(next, lineEnd(text, next)))) {
        for (int i = end; i < next; i++) {
          joined.setCharAt(i, ' ');
        }
      }
      at = Math.max(next, at + 1);
    }
    return joined.toString();
  }

  private static boolean isBroken(String line, String next) {
    if (line.isBlank()
        || next.isBlank()
        || line.length() > MOST
        || next.length() > MOST
        || BEGINS.matcher(next).matches()
        || ENDS.matcher(line).matches()) {
      return false;
    }
    return Character.isLowerCase(next.strip().charAt(0))
        || GOES_ON.matcher(line).matches();
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    int line = end < 0 ? text.length() : end;
    return line > from && text.charAt(line - 1) == '\r' ? line - 1 : line;
  }

  private static int after(String text, int lineEnd) {
    int at = lineEnd;
    at += at < text.length() && text.charAt(at) == '\r' ? 1 : 0;
    return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
  }
}
