package org.corridor.feeds.read;

import java.util.List;
import org.corridor.feeds.Line;
import org.corridor.feeds.Span;

/// A sentence with its words; a longer quotation in it is one word.
///
/// @param paragraph number of the line it stands in
/// @param kind of the line
record Sentence(List<Token> tokens, Span span, int paragraph, Line.Kind kind) {
  Sentence {
    tokens = List.copyOf(tokens);
  }

  int size() {
    return tokens.size();
  }

  Token at(int i) {
    return tokens.get(i);
  }

  /// Is the word there one of these?
  boolean is(int i, String... words) {
    if (i < 0 || i >= size()) {
      return false;
    }
    for (String word : words) {
      if (at(i).is(word)) {
        return true;
      }
    }
    return false;
  }
}
