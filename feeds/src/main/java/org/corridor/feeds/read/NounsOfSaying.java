package org.corridor.feeds.read;

import java.util.Map;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.SpeechAct;

/// What a noun of saying introduces: "Moscow's claim that …", "a warning by the UN that …".
final class NounsOfSaying {
  private static final Map<String, SpeechAct> NOUNS = Map.of(
      "claim", SpeechAct.ASSERT,
      "claims", SpeechAct.ASSERT,
      "assertion", SpeechAct.ASSERT,
      "contention", SpeechAct.ASSERT,
      "accusation", SpeechAct.ACCUSE,
      "allegation", SpeechAct.ACCUSE,
      "allegations", SpeechAct.ACCUSE,
      "warning", SpeechAct.ASSERT,
      "assurance", SpeechAct.PROMISE,
      "promise", SpeechAct.PROMISE);

  private final Pieces pieces;
  private final Clauses clauses;
  private final Speakers speakers;
  private final Findings found;

  NounsOfSaying(Pieces pieces, Clauses clauses, Speakers speakers, Findings found) {
    this.pieces = pieces;
    this.clauses = clauses;
    this.speakers = speakers;
    this.found = found;
  }

  boolean read(Sentence s) {
    for (int i = 1; i + 2 < s.size(); i++) {
      SpeechAct act = NOUNS.get(s.at(i).lower());
      if (act == null || s.at(i).isVerb()) {
        continue;
      }
      int from = i + 1;
      Speaker speaker = Speaker.NOBODY;
      if (s.is(i + 1, "by", "from", "of")) {
        int to = i + 2;
        while (to < s.size() && !s.is(to, "that") && !s.at(to).isVerb() && to < i + 10) {
          to++;
        }
        if (s.is(to, "that")) {
          speaker = speakers.named(s, i + 2, to);
          from = to;
        }
      } else if (s.is(i + 1, "that")) {
        int begin = i - 1;
        while (begin > 0
            && s.at(begin - 1).tag().matches("NOUN|PROPN|ADJ|DET|PART")
            && !s.at(begin - 1).isComma()) {
          begin--;
        }
        boolean owner = s.at(i - 1).text().matches("(?s).*['’]s?$");
        speaker = owner
            ? speakers.possessor(s, begin, i)
            : s.is(i - 1, "its", "their")
                ? speakers.lastOffice()
                : s.is(i - 1, "his", "her") ? speakers.lastPerson() : Speaker.NOBODY;
      }
      if (!speaker.isNobody() && s.is(from, "that")) {
        int end = s.size();
        for (int k = from + 3; k < s.size(); k++) {
          boolean judged = s.is(k, "was", "is", "were", "are", "has", "have")
              && k + 1 < s.size()
              && s.at(k + 1)
                  .lower()
                  .matches(
                      "rejected|dismissed|denied|called|described|disputed|been|false|untrue|met|refuted");
          if (judged) {
            end = k;
            break;
          }
        }
        return found.add(
            s,
            pieces.span(s, from + 1, clauses.clauseEnd(s, from + 1, end)),
            speaker,
            act,
            "",
            "a noun of saying");
      }
    }
    return false;
  }
}
