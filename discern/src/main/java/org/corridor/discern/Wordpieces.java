package org.corridor.discern;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts text into the pieces of words that the network knows, as BERT does for uncased English: by
/// spaces and marks, without accents, the longest piece first.
final class Wordpieces {
  /// A piece and where it stands in the text.
  record Piece(int id, int from, int to) {
    boolean isLineEnd() {
      return id == LINE_END;
    }
  }

  /// The network has learned that a line ends at this piece, which is no word.
  static final int LINE_END = 1;

  private static final int UNKNOWN = 100;
  private static final int WORD_MAX = 100;

  private final Map<String, Integer> ids = new HashMap<>();

  /// @param vocabulary a piece for each number, from 0
  Wordpieces(List<String> vocabulary) {
    for (int i = 0; i < vocabulary.size(); i++) {
      ids.put(vocabulary.get(i), i);
    }
  }

  /// The pieces of a text, each line with its end.
  List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      if (to > from) {
        line(text, from, to, pieces);
        pieces.add(new Piece(LINE_END, to, to));
      }
      from = to + 1;
    }
    return pieces;
  }

  private void line(String text, int from, int to, List<Piece> pieces) {
    int i = from;
    while (i < to) {
      int c = text.codePointAt(i);
      int width = Character.charCount(c);
      if (isSpace(c) || isNothing(c)) {
        i += width;
      } else if (isMark(c)) {
        word(text, i, i + width, pieces);
        i += width;
      } else {
        int end = i + width;
        while (end < to && isInWord(text.codePointAt(end))) {
          end += Character.charCount(text.codePointAt(end));
        }
        word(text, i, end, pieces);
        i = end;
      }
    }
  }

  private static boolean isInWord(int c) {
    return !isSpace(c) && !isMark(c);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isNothing(int c) {
    return c == 0
        || c == 0xFFFD
        || (Character.isISOControl(c) && !Character.isWhitespace(c))
        || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isMark(int c) {
    boolean ascii = (c >= 33 && c <= 47)
        || (c >= 58 && c <= 64)
        || (c >= 91 && c <= 96)
        || (c >= 123 && c <= 126);
    return ascii
        || switch (Character.getType(c)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION -> true;
          default -> Character.isIdeographic(c);
        };
  }

  /// The pieces of one word: all stand where the word stands but for those whose letters are the
  /// text's own, one by one.
  private void word(String text, int from, int to, List<Piece> pieces) {
    String plain = plain(text.substring(from, to));
    if (plain.isEmpty()) {
      return;
    }
    boolean same = plain.length() == to - from;
    List<Piece> found = new ArrayList<>();
    int at = 0;
    while (at < plain.length() && plain.length() <= WORD_MAX) {
      int end = plain.length();
      Integer id = null;
      while (end > at && id == null) {
        id = ids.get((at > 0 ? "##" : "") + plain.substring(at, end));
        end -= id == null ? 1 : 0;
      }
      if (id == null) {
        break;
      }
      found.add(same ? new Piece(id, from + at, from + end) : new Piece(id, from, to));
      at = end;
    }
    if (at < plain.length()) {
      pieces.add(new Piece(UNKNOWN, from, to));
    } else {
      pieces.addAll(found);
    }
  }

  private static String plain(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && !isNothing(c))
        .forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
