package org.corridor.feeds.read;

import org.corridor.feeds.Span;

/// Pieces of the text: where words begin and end, without marks at their ends.
final class Pieces {
  private final String text;

  Pieces(String text) {
    this.text = text;
  }

  /// The words of a sentence but for what is said.
  String around(Sentence s, Span span) {
    int from = Math.min(s.span().from(), span.from());
    int to = Math.max(s.span().to(), span.to());
    return text.substring(from, Math.max(from, span.from())) + " … "
        + text.substring(Math.min(to, span.to()), to);
  }

  String wordsOf(Sentence s, int from, int to) {
    return from >= to
        ? ""
        : text.substring(s.at(from).from(), s.at(to - 1).to())
            .replaceAll("\\s*\\(\\p{Lu}\\p{L}*\\p{Lu}[\\p{L}-]{0,8}\\)", "");
  }

  String bare(Sentence s, int from, int to) {
    int begin = from;
    while (begin < to
        && ((s.at(begin).tag().equals("DET") && s.is(begin, "the", "a", "an"))
            || s.at(begin).tag().equals("ADV"))) {
      begin++;
    }
    return wordsOf(s, begin, to).replaceAll("[\"“”]", "").strip();
  }

  Span span(Sentence s, int from, int to) {
    if (from >= to || from >= s.size()) {
      return new Span(0, 0);
    }
    return trim(new Span(s.at(from).from(), s.at(Math.min(to, s.size()) - 1).to()));
  }

  int end(Sentence s) {
    return trim(s.span()).to();
  }

  Span inner(Token quote) {
    int to = quote.to();
    boolean closed = "\"”“»".indexOf(text.charAt(to - 1)) >= 0 && to - 1 > quote.from();
    return new Span(quote.from() + 1, closed ? to - 1 : to);
  }

  /// Without marks and spaces at its ends.
  Span trim(Span span) {
    int from = span.from();
    int to = span.to();
    while (from < to
        && (Character.isWhitespace(text.charAt(from))
            || ",.;:—–".indexOf(text.charAt(from)) >= 0)) {
      from++;
    }
    while (to > from
        && (Character.isWhitespace(text.charAt(to - 1))
            || ",.;:!—–".indexOf(text.charAt(to - 1)) >= 0)) {
      to--;
    }
    boolean lone = to > from
        && "\"”".indexOf(text.charAt(to - 1)) >= 0
        && text.substring(from, to - 1)
                    .chars()
                    .filter(c -> c == '"' || c == '“')
                    .count()
                % 2
            == 0;
    if (lone) {
      to--;
      while (to > from && ",.;:!".indexOf(text.charAt(to - 1)) >= 0) {
        to--;
      }
    }
    return new Span(from, to);
  }
}
