package org.corridor.feeds.read;

import org.corridor.reports.ReportEvent.SpeechAct;

/// Where what is said begins behind a verb of saying, by what may follow it (`cues.tsv`).
final class Complements {
  private final String text;
  private final Clauses clauses;

  Complements(String text, Clauses clauses) {
    this.text = text;
    this.clauses = clauses;
  }

  /// Behind "brushed aside suggestions that", "denied reports that"; -1 elsewhere.
  int suggestion(Sentence s, int i) {
    for (int k = i + 1; k < Math.min(s.size() - 1, i + 7); k++) {
      if (s.at(k)
              .lower()
              .matches("suggestions?|claims?|reports?|allegations?|accusations?|rumou?rs|charges")
          && s.is(k + 1, "that")) {
        return k + 2;
      }
    }
    return -1;
  }

  /// Where what is said begins, for verbs without "that"; -1 where they say nothing.
  int complement(Sentence s, int i, Cue cue) {
    int k = clauses.behindAdverbs(s, i + 1, cue);
    if (k >= s.size() - 1 && !(k < s.size() && s.at(k).isNominal())) {
      return -1;
    }
    if (s.is(k, ":") && cue.follows().matches("that|tell") && clauses.hasVerb(s, k + 1, s.size())) {
      return k + 1;
    }
    int infinitive = infinitive(s, k, cue);
    if (infinitive > 0) {
      return infinitive;
    }
    return switch (cue.follows()) {
      case "that" -> {
        if (s.is(k, "to")
            && cue.verb()
                .matches("promise|pledge|vow|guarantee|claim|hope|expect|announce|declare")) {
          yield k;
        }
        boolean number = s.at(k).tag().equals("ADP")
            && s.is(k, "up", "as", "from", "since", "over", "at", "in", "on")
            && !s.is(k, "in", "on")
            && clauses.hasVerb(s, k, s.size());
        boolean object = cue.act() != SpeechAct.ASSERT
            || number
            || (clauses.hasVerb(s, k, s.size()) && !s.at(k).tag().equals("ADP"));
        if (cue.act() == SpeechAct.ASSERT
            && cue.verb()
                .matches(
                    "report|state|underline|stress|declare|confirm|signal|repeat|reiterate|indicate|suggest|note|claim")
            && s.at(k).tag().matches("DET|NOUN|PROPN|NUM|ADJ")) {
          object = true;
        }
        yield object && !s.at(k).isComma() && !s.is(k, ".", ";", "of", "by") ? k : -1;
      }
      case "tell" -> {
        int o = k;
        while (o < s.size()
            && (s.at(o).isNominal()
                || (o > k && s.is(o, "of", "in", "from") && s.at(o - 1).isNominal())
                || (s.at(o).tag().matches("DET|ADJ|PRON|PUNCT")
                    && !s.at(o).isComma()
                    && !s.is(o, ":")))
            && !clauses.beginsAnew(s, o, k)) {
          o++;
          if (s.at(o - 1).tag().equals("PRON")) {
            break;
          }
        }
        yield o < s.size()
                && clauses.hasVerb(s, o, s.size())
                && o > k
                && !s.at(o).isComma()
            ? clauses.behindAdverbs(s, o, cue)
            : -1;
      }
      case "quote" -> -1;
      case "clear" -> -1;
      case "hint" -> s.is(k, "at") ? k + 1 : s.is(k, "that") ? k + 1 : -1;
      case "renew" -> {
        int call = -1;
        for (int j = k; j < Math.min(s.size() - 1, k + 5); j++) {
          if (s.is(j, "call", "calls", "appeal", "demand", "request")
              && s.is(j + 1, "for", "on", "to")) {
            call = j + 2;
          }
        }
        yield call;
      }
      case "aside", "back" -> s.is(i + 1, cue.follows()) ? i + 2 : -1;
      case "put" -> putAt(s, i);
      case "about" -> s.is(i + 1, "of") ? i + 2 : -1;
      case "point" -> s.is(k, "out") ? k + 1 : -1;
      case "out" -> s.is(i + 1, "out", "down") ? i + 2 : -1;
      case "on" ->
        s.is(k, "in") && s.is(k + 1, "principle")
            ? onLater(s, k + 1)
            : s.is(k, "on") ? k : s.is(k, "to") ? k : s.is(k, "with") ? -1 : onLater(s, k);
      case "inf" ->
        s.is(k, "to") && (s.is(k + 1, "be") && s.is(k + 2, "named", "identified", "quoted"))
            ? -1
            : s.is(k, "to")
                ? k
                : cue.act() == SpeechAct.THREATEN
                        && k < s.size()
                        && s.at(k).tag().matches("DET|NOUN|PROPN")
                    ? k
                    : -1;
      case "call" ->
        s.is(k, "on", "upon", "for", "to") && cue.verb().matches("call|appeal|apologise")
            ? k + 1
            : -1;
      case "claim" ->
        s.at(k).tag().matches("DET|PRON")
                && s.span()
                    .of(text)
                    .matches("(?s).*\\b(claim|statement|accusation|report|remark)s?\\b.*")
            ? k
            : -1;
      default ->
        s.is(k, "not")
            ? -1
            : s.is(k, "for") || s.is(k, "on")
                ? k + 1
                : s.at(k).tag().matches("ADP|PUNCT|SCONJ|CCONJ")
                        && !s.is(k, "to")
                        && !s.at(k).isQuote()
                        && !s.is(k, "\"", "“")
                    ? -1
                    : k;
    };
  }

  /// "urged residents to leave": what is demanded, without of whom; -1 where it is something else.
  int infinitive(Sentence s, int from, Cue cue) {
    if (s.is(from - 1, "for") || s.is(from, "for")) {
      // "called for corridors to be opened": they are part of it.
      return -1;
    }
    boolean warns = cue.verb().equals("warn") && !s.is(from, "that", "of");
    if (!warns && (cue.act() != SpeechAct.DEMAND || !cue.follows().matches("np|call"))) {
      return -1;
    }
    if (s.is(from - 2, "we", "i") || s.is(from - 1, "we", "i")) {
      // What a post asks of somebody is asked in one piece.
      return -1;
    }
    for (int k = from + 1; k < Math.min(s.size() - 1, from + 12); k++) {
      boolean not = s.is(k, "not") && s.is(k + 1, "to");
      if (not || (!warns && s.is(k, "to") && (s.at(k + 1).isVerb() || s.is(k + 1, "put")))) {
        return k;
      }
      if (s.at(k).isVerb() || s.at(k).isComma() || s.at(k).isQuote()) {
        return -1;
      }
    }
    return -1;
  }

  /// "put the number of the rescued at 101": what somebody counts.
  int putAt(Sentence s, int i) {
    boolean number = false;
    for (int k = i + 1; k < Math.min(s.size(), i + 16); k++) {
      number |= s.is(k, "number", "toll", "total", "figure", "count");
      if (number && s.is(k, "at") && k + 1 < s.size()) {
        return i + 1;
      }
    }
    return -1;
  }

  int onLater(Sentence s, int k) {
    for (int j = k; j < Math.min(s.size(), k + 5); j++) {
      if (s.is(j, "on", "to") && j > k) {
        return j;
      }
      if (s.at(j).isVerb() || s.at(j).isComma()) {
        return -1;
      }
    }
    return -1;
  }
}
