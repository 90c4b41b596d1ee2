package org.corridor.discern;

import java.util.ArrayList;
import java.util.List;
import org.corridor.discern.Wordpieces.Piece;

/// As much of a text as the network sees at once, and some of what stands before it.
///
/// @param pieces with those before
/// @param before how many of them only stand before
record Window(List<Piece> pieces, int before) {
  private static final int PIECES = 320;
  private static final int BEFORE = 100;

  Window {
    pieces = List.copyOf(pieces);
  }

  int size() {
    return pieces.size();
  }

  /// Cuts a text at the end of a line, else of a sentence, as late as it fits.
  static List<Window> over(String text, List<Piece> pieces) {
    List<Window> windows = new ArrayList<>();
    int from = 0;
    while (from < pieces.size()) {
      int to = Math.min(pieces.size(), from + PIECES);
      if (to < pieces.size()) {
        to = end(text, pieces, from, to);
      }
      int before = Math.min(BEFORE, from);
      windows.add(new Window(pieces.subList(from - before, to), before));
      from = to;
    }
    return windows;
  }

  private static int end(String text, List<Piece> pieces, int from, int to) {
    int least = from + PIECES / 3;
    for (int k = to; k > least; k--) {
      if (pieces.get(k - 1).isLineEnd()) {
        return k;
      }
    }
    for (int k = to; k > least; k--) {
      Piece p = pieces.get(k - 1);
      if (p.to() - p.from() == 1 && ".!?".indexOf(text.charAt(p.from())) >= 0) {
        return k;
      }
    }
    return to;
  }
}
