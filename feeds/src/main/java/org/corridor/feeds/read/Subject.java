package org.corridor.feeds.read;

import java.util.Set;

/// Who does what a verb says: the words before it.
///
/// @param kind what was found
/// @param from first word, in the sentence
/// @param to behind the last
record Subject(Kind kind, int from, int to) {
  enum Kind {
    /// Words that name somebody.
    WORDS,
    /// He, she, it, they.
    PRONOUN,
    /// I or we: whoever publishes.
    OURSELVES,
    /// The same as of the verb before.
    SAME,
    NONE
  }

  private static final Subject NONE = new Subject(Kind.NONE, 0, 0);

  private static final Set<String> TIMES = Set.of(
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
      "today",
      "yesterday",
      "morning",
      "evening",
      "afternoon",
      "night",
      "noon",
      "week",
      "day",
      "january",
      "february",
      "march",
      "april",
      "may",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december",
      "earlier",
      "later",
      "meanwhile",
      "now",
      "hours",
      "part",
      "turn",
      "midday",
      "weekend",
      "once",
      "again");

  private static final Set<String> REACHED =
      Set.of("reached", "contacted", "interviewed", "speaking", "quoted", "cited", "heard", "seen");

  private static final Set<String> LINKS = Set.of(
      "of", "for", "in", "at", "to", "'s", "’s", "from", "on", "inside", "within", "outside",
      "near");

  private static final Set<String> MEDIA = Set.of(
      "twitter",
      "telegram",
      "facebook",
      "statement",
      "tweet",
      "post",
      "briefing",
      "conference",
      "video",
      "television",
      "interview",
      "message",
      "address",
      "channel",
      "letter",
      "response",
      "reply");

  boolean found() {
    return kind != Kind.NONE;
  }

  /// The subject of the verb at a place.
  ///
  /// @param from where its part of the sentence begins
  static Subject before(Sentence s, int verb, int from) {
    int k = skipBack(s, verb - 1, from);
    if (k < from) {
      return NONE;
    }
    if (s.at(k).isComma() || s.is(k, "—", "–", ")")) {
      return behindComma(s, k, from);
    }
    if (s.at(k).tag().equals("CCONJ")) {
      return new Subject(Kind.SAME, 0, 0);
    }
    int who = whoBegan(s, verb, from);
    if (who > 0) {
      return phrase(s, who - 1, from);
    }
    if (s.is(k, "who", "which")) {
      int end = k;
      if (end > from && s.at(end - 1).isComma()) {
        end--;
      }
      return phrase(s, end - 1, from);
    }
    return phrase(s, k, from);
  }

  /// "A priest who had 3,000 people in his school said", "an old man waiting in the queue said":
  /// where what is told of the subject begins, without a comma; 0 elsewhere.
  private static int whoBegan(Sentence s, int verb, int from) {
    for (int i = verb - 2; i > from; i--) {
      if (s.at(i).isComma() || s.at(i).isQuote() || s.is(i, ":", ";", "that", "and")) {
        return 0;
      }
      boolean noun = s.at(i - 1).isNominal() && i - 1 - from < 6;
      boolean relative = s.is(i, "who") && hasVerb(s, i + 1, verb);
      boolean gerund = s.at(i).tag().equals("VERB")
          && s.at(i).lower().endsWith("ing")
          && s.at(i + 1).tag().matches("ADP|DET|NOUN|PRON")
          && !hasVerb(s, from, i);
      if (noun && (relative || gerund)) {
        return hasVerb(s, from, i) ? 0 : i;
      }
    }
    return 0;
  }

  private static boolean hasVerb(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.at(i).isVerb()) {
        return true;
      }
    }
    return false;
  }

  /// Words that stand between who says and says: when, where, how.
  private static int skipBack(Sentence s, int at, int from) {
    int k = at;
    while (k >= from) {
      Token t = s.at(k);
      if (t.tag().equals("AUX")
          || t.tag().equals("ADV")
          || (t.tag().equals("PART") && !t.text().endsWith("s"))
          || ((t.is("seem") || t.is("seems") || t.is("appear") || t.is("appears"))
              && s.is(k + 1, "to"))
          || t.is("also")
          || t.is("has")
          || t.is("have")
          || t.is("had")) {
        k--;
      } else if (TIMES.contains(t.lower())
          || isNumberOfDate(s, k)
          || (MEDIA.contains(t.lower()) && isInPhrase(s, k, from))) {
        int begin = k;
        while (begin > from
            && (s.at(begin - 1).tag().matches("ADP|DET|ADJ|NUM|PRON")
                || TIMES.contains(s.at(begin - 1).lower()))) {
          begin--;
        }
        if (begin == k && !TIMES.contains(t.lower())) {
          return k;
        }
        k = begin - 1;
      } else {
        return k;
      }
    }
    return k;
  }

  private static boolean isInPhrase(Sentence s, int at, int from) {
    for (int i = at - 1; i >= Math.max(from, at - 4); i--) {
      if (s.at(i).tag().equals("ADP")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumberOfDate(Sentence s, int at) {
    return s.at(at).tag().equals("NUM") && at > 0 && TIMES.contains(s.at(at - 1).lower());
  }

  /// "Peter Maurer, president of the ICRC, said": name and office, in either order.
  private static Subject behindComma(Sentence s, int comma, int from) {
    int before = comma - 1;
    int depth = s.is(comma, ")") ? 1 : 0;
    while (before >= from
        && (depth > 0 ? !s.is(before, "(") : !s.at(before).isComma() && !s.is(before, "—", "–"))) {
      if (s.at(before).isQuote()) {
        return NONE;
      }
      before--;
    }
    if (before < from) {
      // ", said" behind a clause: who says it comes behind the verb.
      return NONE;
    }
    int first = before + 1;
    boolean relative = (!s.at(first).isCapital()
            && s.is(first, "who", "which", "whose", "where", "when", "citing", "speaking"))
        || s.at(first).tag().equals("ADP")
        || (!s.at(first).isCapital() && s.at(first).tag().equals("VERB"))
        || s.at(first).tag().equals("SCONJ");
    Subject main = before - 1 >= from ? phrase(s, before - 1, from) : NONE;
    if (main.found() && main.kind == Kind.WORDS && isPhrase(s, main)) {
      return relative ? main : new Subject(Kind.WORDS, main.from, comma);
    }
    return relative ? NONE : phrase(s, comma - 1, first);
  }

  private static boolean isPhrase(Sentence s, Subject main) {
    for (int i = main.from; i < main.to; i++) {
      if (s.at(i).isNominal()
          || (s.at(i).tag().equals("ADJ") && i == main.to - 1 && i > main.from)) {
        return main.from == 0
            || (!s.at(main.from - 1).tag().equals("ADP") && !s.at(main.from - 1).isVerb());
      }
    }
    return false;
  }

  private static Subject phrase(Sentence s, int end, int from) {
    if (end < from) {
      return NONE;
    }
    Token last = s.at(end);
    if (last.is(")") && end > from) {
      // "Nebenzia (Russian Federation)".
      int open = end - 1;
      while (open > from && !s.is(open, "(")) {
        open--;
      }
      return s.is(open, "(") ? phrase(s, open - 1, from) : NONE;
    }
    if (last.tag().equals("PRON") && !last.is("others") && !last.is("officials")) {
      return switch (last.lower()) {
        case "he", "she", "it", "they" -> new Subject(Kind.PRONOUN, end, end + 1);
        case "i", "we" -> new Subject(Kind.OURSELVES, end, end + 1);
        case "both" -> new Subject(Kind.WORDS, end, end + 1);
        default -> NONE;
      };
    }
    int k = end;
    while (k >= from && (inPhrase(s, k, from, end) || opening(s, k, from) < k)) {
      k = opening(s, k, from) < k ? opening(s, k, from) - 1 : k - 1;
    }
    int begin = k + 1;
    while (begin <= end && s.at(begin).tag().matches("ADP|CCONJ|PUNCT|SCONJ")) {
      begin++;
    }
    // "An activist reached by telephone in Sukkari admitted": who, not how they were reached.
    boolean reached = begin - 2 > from
        && s.is(begin - 1, "by", "via", "over", "through", "on")
        && REACHED.contains(s.at(begin - 2).lower())
        && s.at(begin - 3).isNominal();
    if (reached) {
      return phrase(s, begin - 3, from);
    }
    if (begin > end || (begin == end && TIMES.contains(s.at(end).lower()))) {
      return NONE;
    }
    return new Subject(Kind.WORDS, begin, end + 1);
  }

  /// Where a bracket began that ends at a place: "a woman (in her sixties) in Petrivske".
  private static int opening(Sentence s, int at, int from) {
    for (int i = at - 1; s.is(at, ")") && i > Math.max(from, at - 8); i--) {
      if (s.is(i, "(")) {
        return i;
      }
    }
    return at;
  }

  private static boolean inPhrase(Sentence s, int k, int from, int end) {
    Token t = s.at(k);
    if (t.isQuote() || t.isComma()) {
      return false;
    }
    if (k < end
        && s.at(k + 1).tag().equals("DET")
        && s.at(k + 1).lower().matches("the|a|an|this")
        && (t.isNominal() || t.tag().equals("NUM"))) {
      // "At the same time | the city council"
      return false;
    }
    if (t.tag().equals("ADP")) {
      return LINKS.contains(t.lower())
          && k > from
          && s.at(k - 1).tag().matches("NOUN|PROPN|ADJ|NUM");
    }
    if (t.tag().equals("CCONJ")) {
      return t.is("and") && k > from && s.at(k - 1).tag().matches("NOUN|PROPN");
    }
    boolean degree = t.tag().equals("ADV")
        && k < end
        && s.at(k + 1).tag().equals("ADJ")
        && k > from
        && s.at(k - 1).tag().equals("DET");
    return degree
        || t.tag().matches("NOUN|PROPN|ADJ|DET|NUM|PART|X")
        || t.text().matches("['’\"“”(]|'s|’s")
        || (t.tag().equals("PRON") && t.lower().matches("its|their|his|her|both|our|my"))
        || (t.tag().equals("VERB") && t.lower().matches(".*-.*|united|appointed|installed"))
        || (t.tag().equals("PUNCT") && t.text().equals("-"));
  }
}
