package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import org.corridor.feeds.Span;

/// Words between quotation marks.
///
/// @param whole with its marks
/// @param inner without
record Quotation(Span whole, Span inner) {
  private static final String OPEN = "“„«";
  private static final String CLOSE = "”“»";

  /// All in a piece of a text; a mark that is not closed ends with the piece.
  static List<Quotation> in(String text, Span piece) {
    List<Quotation> found = new ArrayList<>();
    int i = piece.from();
    while (i < piece.to()) {
      char c = text.charAt(i);
      boolean straight = c == '"';
      if (!straight && OPEN.indexOf(c) < 0) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < piece.to() && !closes(text.charAt(end), c)) {
        end++;
      }
      boolean closed = end < piece.to();
      int inner = closed ? end : trimmed(text, i + 1, piece.to());
      if (inner > i + 1) {
        found.add(
            new Quotation(new Span(i, closed ? end + 1 : piece.to()), new Span(i + 1, inner)));
      }
      i = end + 1;
    }
    return found;
  }

  private static boolean closes(char c, char open) {
    return switch (open) {
      case '"' -> c == '"';
      case '“' -> c == '”' || c == '"';
      case '„' -> CLOSE.indexOf(c) >= 0 || c == '"';
      case '«' -> c == '»';
      default -> false;
    };
  }

  private static int trimmed(String text, int from, int to) {
    int end = to;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  int words(String text) {
    return inner.of(text).strip().split("\\s+", -1).length;
  }

  /// Does it end as a sentence or a clause does, or is it only a word in somebody's sense?
  boolean isSaid(String text) {
    String said = inner.of(text).strip();
    if (said.isEmpty()) {
      return false;
    }
    int words = words(text);
    boolean ends = ".!?…,".indexOf(said.charAt(said.length() - 1)) >= 0;
    int behind = whole.to();
    boolean comma = behind < text.length() && text.charAt(behind) == ',';
    boolean stop = ".!?…".indexOf(said.charAt(said.length() - 1)) >= 0;
    return words >= 5
        || (stop && words >= 2)
        || ((ends || comma) && words >= 2 && Character.isUpperCase(said.charAt(0)));
  }
}
