package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.corridor.reports.ReportEvent.SpeechAct;

/// What is said in several sentences, or by several clauses with "that", is as many statements:
/// each
/// may do something else.
final class Propositions {
  /// A full stop that ends a sentence, not one of "Mr." or "a.m.".
  private static final Pattern SENTENCE = Pattern.compile(
      "(?<!\\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Sgt|No|vs|approx|etc|Sen|Rep|U\\.N|U\\.S|a\\.m|p\\.m|i\\.e|e\\.g))(?<!\\b\\p{Lu})[.!?…]++[\"”»’)]*+\\s+(?=[\"“«(]?[\\p{Lu}\\d])");
  private static final Pattern AND_THAT = Pattern.compile(
      "(?i),?\\s+(?:and|but)\\s+(?:also\\s+)?that\\s+(?!is\\b|was\\b|has\\b|had\\b|day\\b)");
  private static final Pattern AND_OF =
      Pattern.compile("(?i),?\\s+and\\s+(?:also\\s+)?(?:of|for)\\s+(?=\\p{L}+ing\\b)");
  private static final Pattern AND_TO =
      Pattern.compile("(?i),?\\s+and\\s+(?:also\\s+)?(?=(?:not )?to\\s+\\p{Ll})");
  private static final int WORDS_MIN = 2;

  private Propositions() {}

  /// @param more says another sentence, so that its act is its own
  record Piece(Span span, boolean more) {}

  static List<Piece> of(String text, Span span, SpeechAct act) {
    String said = span.of(text);
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    boolean more = false;
    Matcher end = SENTENCE.matcher(said);
    while (end.find()) {
      if (words(said.substring(from, end.start())) >= WORDS_MIN
          && words(said.substring(end.end())) >= WORDS_MIN) {
        clauses(said, from, end.start(), span.from(), act, more, pieces);
        from = end.end();
        more = true;
      }
    }
    clauses(said, from, said.length(), span.from(), act, more, pieces);
    return pieces;
  }

  private static void clauses(
      String said, int from, int to, int base, SpeechAct act, boolean more, List<Piece> pieces) {
    int start = from;
    boolean asked =
        act == SpeechAct.DEMAND && said.substring(from, to).strip().matches("(?s)(?:not )?to .*");
    Matcher and = (act == SpeechAct.ACCUSE ? AND_OF : asked ? AND_TO : AND_THAT)
        .matcher(said)
        .region(from, to);
    while (and.find()) {
      // A quotation is not cut where it goes on.
      boolean quoted = said.substring(start, and.start())
                  .chars()
                  .filter(c -> "\"“”«»".indexOf(c) >= 0)
                  .count()
              % 2
          == 1;
      if (!quoted && words(said.substring(start, and.start())) > WORDS_MIN) {
        pieces.add(new Piece(new Span(base + start, base + and.start()), more));
        start = and.end();
      }
    }
    pieces.add(new Piece(new Span(base + start, base + to), more));
  }

  private static int words(String said) {
    return said.strip().split("\\s+", -1).length;
  }
}
