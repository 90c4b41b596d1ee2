package org.corridor.feeds.read;

import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.SpeechAct;

/// What somebody says by a verb and a noun together: puts the blame on, holds responsible, calls a
/// lie, expresses regret. Each tells up to where the sentence is read; 0 where it is none of them.
final class TurnsOfPhrase {
  private final Page page;
  private final Pieces pieces;
  private final Clauses clauses;
  private final Findings found;

  TurnsOfPhrase(Page page, Pieces pieces, Clauses clauses, Findings found) {
    this.page = page;
    this.pieces = pieces;
    this.clauses = clauses;
    this.found = found;
  }

  /// "put the blame for A on B", "puts A down to B", "attribute A to B"; 0 elsewhere.
  int attributed(Sentence s, int i, Speaker speaker, Cue cue) {
    boolean put = cue.verb().equals("put");
    for (int k = i + 1; k + 1 < Math.min(s.size(), i + 16); k++) {
      boolean blame = put && s.is(k, "blame", "responsibility") && s.is(k + 1, "for");
      if (blame) {
        for (int on = k + 2; on < s.size() - 1; on++) {
          if (s.is(on, "on")) {
            return accuses(s, speaker, k + 2, on, on + 1);
          }
        }
        return 0;
      }
      boolean down = put && s.is(k, "down") && s.is(k + 1, "to");
      if (k > i + 1 && (down || (!put && s.is(k, "to")))) {
        return accuses(s, speaker, i + 1, k, down ? k + 2 : k + 1);
      }
      if (s.at(k).isVerb() || s.is(k, ";")) {
        return 0;
      }
    }
    return 0;
  }

  private int accuses(Sentence s, Speaker speaker, int from, int to, int who) {
    int end = who;
    while (end < s.size()
        && s.at(end).tag().matches("NOUN|PROPN|ADJ|DET|PART")
        && !s.at(end).isComma()) {
      end++;
    }
    found.add(
        s,
        pieces.span(s, from, to),
        speaker,
        SpeechAct.ACCUSE,
        pieces.bare(s, who, end),
        "puts the blame");
    return end;
  }

  /// "called this 'pure invention'": what somebody calls something.
  int called(Sentence s, int i, Speaker speaker) {
    for (int k = i + 2; k < Math.min(s.size(), i + 12); k++) {
      if (s.is(
          k,
          "false",
          "untrue",
          "absurd",
          "baseless",
          "groundless",
          "unfounded",
          "nonsense",
          "fake",
          "lie",
          "lies",
          "fabrication",
          "provocation",
          "invention",
          "slander",
          "propaganda",
          "disinformation")) {
        int to = k;
        while ((to > i + 2 && s.at(to - 1).tag().matches("ADJ|DET")) || s.is(to - 1, "as")) {
          to--;
        }
        found.add(s, pieces.span(s, i + 1, to), speaker, SpeechAct.DENY, "", "calls it untrue");
        return k + 1;
      }
      if (s.at(k).isQuote() || s.at(k).isVerb()) {
        break;
      }
    }
    int quote = clauses.quoteBehind(s, i);
    if (quote > 0) {
      Span inner = pieces.trim(pieces.inner(s.at(quote)));
      found.add(s, inner, speaker, SpeechAct.ASSERT, "", "what it is called", true);
      return quote + 1;
    }
    int open = -1;
    for (int k = i + 1; k < Math.min(s.size(), i + 12); k++) {
      if (s.at(k).text().matches("[\"“”]")) {
        if (open < 0) {
          open = k;
        } else {
          Span span = pieces.span(s, open + 1, k);
          boolean denies = span.of(page.text())
              .matches(
                  "(?is).*\\b(invention|lie|lies|fake|false|nonsense|provocation|fabrication|propaganda)\\b.*");
          found.add(
              s,
              span,
              speaker,
              denies ? SpeechAct.DENY : SpeechAct.ASSERT,
              "",
              "what it is called",
              true);
          return k + 1;
        }
      }
    }
    return 0;
  }

  /// "expressed its readiness to …", "expressed regret that …".
  int expressed(Sentence s, int i, Speaker speaker) {
    for (int k = i + 1; k < Math.min(s.size() - 1, i + 6); k++) {
      SpeechAct act = s.is(k, "readiness", "willingness")
          ? SpeechAct.PROMISE
          : s.is(k, "regret", "regrets", "disappointment")
              ? SpeechAct.REGRET
              : s.is(k, "hope", "fear")
                  ? SpeechAct.PROJECT
                  : s.is(k, "concern", "doubt") ? SpeechAct.ASSERT : SpeechAct.JUSTIFY;
      if (act != SpeechAct.JUSTIFY) {
        int from = s.is(k + 1, "that", "at", "about", "over", "for") ? k + 2 : k + 1;
        int end = clauses.clauseEnd(s, from, s.size());
        if (end > from) {
          found.add(s, pieces.span(s, from, end), speaker, act, "", "expresses");
          return end;
        }
      }
    }
    return 0;
  }

  /// "held the militia responsible for …", "laid the blame on …".
  int held(Sentence s, int i, Cue cue, Speaker speaker) {
    String word = cue.verb().equals("hold") ? "responsible" : "blame";
    for (int k = i + 1; k < Math.min(s.size() - 2, i + 10); k++) {
      if (s.is(k, word) && s.is(k + 1, "for") && word.equals("responsible")) {
        int end = clauses.clauseEnd(s, k + 2, s.size());
        found.add(
            s,
            pieces.span(s, k + 2, end),
            speaker,
            SpeechAct.ACCUSE,
            pieces.bare(s, i + 1, k),
            cue.verb());
        return end;
      }
      if (s.is(k, word) && s.is(k + 1, "for") && word.equals("blame")) {
        for (int on = k + 2; on < s.size() - 1; on++) {
          if (s.is(on, "on", "at")) {
            found.add(
                s,
                pieces.span(s, k + 2, on),
                speaker,
                SpeechAct.ACCUSE,
                pieces.bare(s, on + 1, clauses.nounEnd(s, on + 1, s.size())),
                cue.verb());
            return clauses.nounEnd(s, on + 1, s.size());
          }
        }
      }
    }
    return 0;
  }
}
