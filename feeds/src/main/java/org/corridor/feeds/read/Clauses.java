package org.corridor.feeds.read;

import java.util.List;
import java.util.Set;
import org.corridor.feeds.Line;
import org.corridor.reports.ReportEvent.SpeechAct;

/// Where parts of a sentence begin and end: adverbs, what is said, the next who says something.
final class Clauses {
  private static final Set<String> BREAKS = Set.of(
      "while",
      "whereas",
      "although",
      "though",
      "after",
      "when",
      "hours",
      "but",
      "without",
      "despite");

  private static final Set<String> BE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "'s");

  private static final int BEHIND_MAX = 16;

  /// "asked not to be named": nothing is said by it.
  private static final Set<String> UNNAMED = Set.of("named", "identified", "quoted");

  private final Pieces pieces;

  /// In "When Russia said A, Ukraine did B" what is said ends at the comma.
  private boolean commaEnds;

  Clauses(Pieces pieces) {
    this.pieces = pieces;
  }

  void commaEnds(boolean ends) {
    commaEnds = ends;
  }

  boolean hasCue(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isCue(s, i) && !isPassive(s, i) && Subject.before(s, i, from).found()) {
        return true;
      }
    }
    return false;
  }

  /// "…, she stated, for every commander who closed a road", "…, he warned, to lose it", "…, she
  /// announced, none of them from the centre": does what is said go on behind the comma?
  boolean goesOnBehind(Sentence s, int comma) {
    int next = comma + 1;
    if (comma >= s.size() - 3 || !s.at(comma).isComma()) {
      return false;
    }
    if (s.is(next, "none", "all", "most", "half", "some", "many") && s.is(next + 1, "of")) {
      return true;
    }
    boolean to = s.is(next, "to") && s.at(next + 1).isVerb();
    boolean phrase = s.is(next, "for", "without", "by", "from", "until", "including", "among")
        && adverbialEnd(s, next) < 0
        && Media.in(pieces.wordsOf(s, next, s.size())) == null;
    return to || phrase;
  }

  /// "it had, she admitted, not succeeded": is a verb cut in two?
  boolean isBroken(Sentence s, int to, int rest) {
    boolean comma = to > 0 && rest < s.size() - 2 && s.at(rest).isComma();
    boolean cut =
        comma && s.at(to - 1).tag().equals("AUX") && s.at(rest + 1).tag().matches("PART|ADV|VERB");
    // "What she wanted instead, she said, was a written guarantee".
    return cut
        || (comma && s.is(rest + 1, "was", "is", "were", "are", "has", "had", "will", "would"));
  }

  Sentence upTo(Sentence s, int to) {
    return new Sentence(s.tokens().subList(0, to), s.span(), s.paragraph(), s.kind());
  }

  int appositionEnd(Sentence s, int from, int to) {
    List<Naming.Name> names = Naming.namesIn(s.tokens(), from, to);
    if (names.isEmpty() || to >= s.size() || !s.at(to).isComma()) {
      return to;
    }
    // "Igor Konashenkov, spokesman for the ministry, …"
    int k = to + 1;
    while (k < s.size() && !s.at(k).isComma() && !s.at(k).isVerb() && !s.at(k).isQuote()) {
      k++;
    }
    boolean office = k < s.size()
        && s.at(k).isComma()
        && k > to + 1
        && s.at(to + 1).tag().matches("NOUN|PROPN|DET|ADJ");
    return office ? k : to;
  }

  /// "said a spokeswoman for the Red Cross, Ingy Sedky, in Damascus": behind the name; 0 elsewhere.
  int nameBehind(Sentence s, int from, int to) {
    if (to >= s.size() - 2 || !s.at(to).isComma()) {
      return 0;
    }
    boolean office = false;
    for (int i = from; i < to && !s.is(i, "of", "for", "in", "at"); i++) {
      office |= Offices.isNoun(s.at(i).text());
    }
    for (Naming.Name name : Naming.namesIn(s.tokens(), to + 1, s.size())) {
      boolean alone = name.from() == to + 1
          && (name.to() >= s.size() || s.at(name.to()).isComma() || s.is(name.to(), ".", ";"));
      if (office && alone) {
        return name.to();
      }
    }
    return 0;
  }

  // ---- verbs of saying

  /// "was blunter:", "is clear:".
  boolean isBlunt(Sentence s, int i) {
    return s.is(i, "was", "is", "were", "are")
        && i > 0
        && i + 4 < s.size()
        && s.is(i + 2, ":")
        && !s.at(i + 3).isQuote()
        && s.at(i + 1)
            .lower()
            .matches(
                "blunt(er)?|clear(er)?|adamant|categorical|unequivocal|brief|firm|direct|laconic|unmoved|sceptical|skeptical|optimistic|hopeful|pessimistic|defiant|cautious|gloomy|curt");
  }

  boolean isCue(Sentence s, int i) {
    Token t = s.at(i);
    Cue cue = Cue.of(t);
    if (cue == null || !(t.isVerb() || isNounInName(s, i, cue))) {
      return false;
    }
    for (int k = i + 1; k + 1 < Math.min(s.size(), i + 8); k++) {
      if (cue.act() == SpeechAct.DEMAND
          && s.is(k, "be")
          && s.is(k + 1, "withheld", "named", "identified")) {
        return false;
      }
    }
    boolean unnamed = (s.is(i + 1, "not")
            && s.is(i + 2, "to")
            && s.is(i + 3, "be")
            && i + 4 < s.size()
            && UNNAMED.contains(s.at(i + 4).lower()))
        || (s.is(i + 1, "to")
            && s.is(i + 2, "be")
            && i + 3 < s.size()
            && UNNAMED.contains(s.at(i + 3).lower()));
    if (unnamed || (s.is(i + 1, "it") && s.is(i + 2, "again"))) {
      return false;
    }
    // "will demand": yet to come, and part of what somebody says.
    int modal = i - 1;
    while (modal >= 0 && s.at(modal).tag().equals("ADV")) {
      modal--;
    }
    boolean owns = modal > 0 && s.is(modal, "must") && s.is(modal - 1, "i", "we");
    if (!owns
        && modal >= 0
        && s.is(
            modal, "will", "would", "may", "might", "could", "should", "must", "can", "to",
            "cannot", "not", "n't")) {
      return false;
    }
    // "I don't accept": taggers may leave it one word.
    if (!owns && modal >= 0 && s.at(modal).lower().matches(".*n['’]t")) {
      return false;
    }
    if (cue.verb().equals("go")) {
      return s.is(i + 1, "on")
          && (i + 2 >= s.size()
              || s.is(i + 2, ".", ":", "to")
              || s.at(i + 2).isComma()
              || s.at(i + 2).isQuote());
    }
    if (cue.verb().equals("make")) {
      return s.is(i + 1, "clear", "plain") || (s.is(i + 1, "it") && s.is(i + 2, "clear", "plain"));
    }
    if (isAbsolute(s, i)) {
      return true;
    }
    if (t.lower().endsWith("ing")) {
      return (i > 0
              && (s.at(i - 1).isComma()
                  || s.is(i - 1, "and", "—", "–", "is", "are", "was", "were")))
          || i == 0;
    }
    // "an agreed road", "the announced ceasefire"
    boolean participle = i > 0
        && i + 1 < s.size()
        && t.lower().endsWith("ed")
        && s.at(i - 1).tag().matches("DET|ADP|ADJ|NUM")
        && s.at(i + 1).tag().matches("NOUN|PROPN|ADJ|NUM")
        && !s.is(i - 1, "has", "had");
    boolean infinitive = i > 0 && s.is(i - 1, "to");
    return !participle && !infinitive;
  }

  /// Verbs that the model takes for nouns: "the Embassy warns.", "UN confirms …".
  boolean isNounInName(Sentence s, int i, Cue cue) {
    Token t = s.at(i);
    if (!t.tag().matches("NOUN|ADJ|PROPN") || i == 0) {
      return false;
    }
    boolean third = t.lower().endsWith("s") && !t.isCapital();
    boolean atEnd = i + 1 >= s.size() || s.is(i + 1, ".") || s.at(i + 1).isComma();
    boolean subject = s.at(i - 1).isNominal() || s.at(i - 1).tag().matches("PRON|ADJ");
    boolean before = s.at(i - 1).isComma() && i + 1 < s.size() && s.at(i + 1).isCapital();
    // A list of demands is read line by line.
    boolean calls = third
        && subject
        && t.is("calls")
        && s.is(i + 1, "on", "upon", "for")
        && !s.is(s.size() - 1, ":");
    return calls
        || (cue.says() && s.is(i + 1, "that"))
        || (third && cue.says() && atEnd && subject)
        || (third && before)
        || (third
            && !cue.says()
            && subject
            && i + 1 < s.size()
            && s.at(i + 1).tag().matches("DET|PRON|PROPN|SCONJ"))
        || (third && s.kind() == Line.Kind.TITLE && cue.says() && i + 1 >= s.size())
        || (third && s.kind() == Line.Kind.TITLE && subject && i <= 4);
  }

  /// "…, with officials blaming A for B and Moscow insisting that C": has it a subject of its own?
  boolean isAbsolute(Sentence s, int i) {
    if (!s.at(i).lower().endsWith("ing") || i < 2) {
      return false;
    }
    int k = i - 1;
    while (k > 0
        && s.at(k).tag().matches("NOUN|PROPN|ADJ|DET|PART|ADV")
        && !s.at(k).isComma()) {
      k--;
    }
    if (k == i - 1) {
      return false;
    }
    boolean with = s.is(k, "with");
    for (int j = 0; !with && s.is(k, "and") && j < k; j++) {
      with = s.is(j, "with") && j > 0 && s.at(j - 1).isComma();
    }
    return with && k > 0;
  }

  boolean isPassive(Sentence s, int i) {
    int k = i - 1;
    while (k >= 0 && s.at(k).tag().equals("ADV")) {
      k--;
    }
    return k >= 0 && BE.contains(s.at(k).lower()) && !s.at(i).lower().endsWith("ing");
  }

  boolean hasWho(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.is(i, "who", "which", "whose")) {
        return true;
      }
    }
    return false;
  }

  Sentence part(Sentence s, int from, int to) {
    return new Sentence(s.tokens().subList(from, to), s.span(), s.paragraph(), s.kind());
  }

  /// Behind whom it is told: "told a briefing on Monday", "inform us".
  int behindHearers(Sentence s, int from, Cue cue) {
    int k = from;
    if (cue.follows().equals("tell")) {
      while (k < s.size()
          && (s.at(k).isNominal() || s.at(k).tag().matches("DET|ADJ|PRON"))
          && !s.at(k).isQuote()
          && !beginsAnew(s, k, from)) {
        k++;
      }
    }
    return behindAdverbs(s, k, cue);
  }

  /// "told the Security Council | the ward had long been empty": who is told ends where a new
  /// subject begins.
  boolean beginsAnew(Sentence s, int k, int from) {
    return k > from
        && s.at(k - 1).isNominal()
        && (s.at(k).tag().equals("DET")
            || s.is(k, "he", "she", "they", "it", "there", "his", "her"))
        && hasVerb(s, k, s.size());
  }

  boolean isNextCue(Sentence s, int from) {
    for (int i = from; i < Math.min(s.size(), from + 5); i++) {
      if (isCue(s, i)) {
        return true;
      }
    }
    return false;
  }

  boolean endsSoon(Sentence s, int rest) {
    if (s.at(rest).tag().equals("ADP") || s.at(rest).tag().equals("SCONJ")) {
      for (int i = rest; i < s.size(); i++) {
        if (s.at(i).isQuote() || s.is(i, "that")) {
          return false;
        }
      }
      return !s.at(rest).is("of");
    }
    return false;
  }

  /// Is there nothing but when, where and to whom it was said, up to a comma or the end?
  boolean endsWithoutVerb(Sentence s, int rest) {
    if (s.at(0).tag().equals("SCONJ") || s.is(0, "when", "asked", "as", "after", "while")) {
      return false;
    }
    for (int i = rest; i < s.size(); i++) {
      if (s.at(i).isComma() || s.is(i, ".", ";")) {
        return true;
      }
      if (i - rest > BEHIND_MAX || s.at(i).isVerb() || s.at(i).isQuote() || s.is(i, ":")) {
        return false;
      }
    }
    return true;
  }

  int colonBefore(Sentence s, int begin, int to) {
    for (int i = begin; i < to; i++) {
      if (s.is(i, ":")) {
        return i;
      }
    }
    return -1;
  }

  int officeEnd(Sentence s, int to, int apposed) {
    if (apposed > to) {
      return apposed;
    }
    // To the end of the sentence: "said Ewan Watson, spokesman of the ICRC."
    if (to < s.size() && s.at(to).isComma()) {
      int k = to + 1;
      while (k < s.size()
          && !s.at(k).isVerb()
          && !s.at(k).isComma()
          && !s.is(k, ".", ";")
          && !s.at(k).isQuote()) {
        k++;
      }
      if (k < s.size() && s.is(k, ".") && s.at(to + 1).tag().matches("NOUN|PROPN|DET|ADJ")) {
        return k;
      }
    }
    return to;
  }

  /// Times, media and hearers between a verb and what it says.
  int behindAdverbs(Sentence s, int from, Cue cue) {
    int k = from;
    while (k < s.size()) {
      Token t = s.at(k);
      if ((t.tag().equals("ADV")
              && !t.is("not")
              && !t.is("up")
              && !t.is("only")
              && !t.is("just")
              && !t.is("still")
              && !t.is("far")
              && !t.is("no")
              && !t.is("about")
              && !t.is("around")
              && !t.is("nearly")
              && !t.is("almost")
              && !t.is("as"))
          || Days.isDay(t)) {
        k++;
      } else if (timeEnd(s, k) > 0) {
        k = timeEnd(s, k);
      } else if (t.isComma() && s.is(k + 1, "however", "though", "meanwhile")) {
        k += 2;
        if (k < s.size() && s.at(k).isComma()) {
          k++;
        }
      } else if (t.tag().equals("ADP") && !t.is("of") && !cue.follows().equals("call")) {
        int end = adverbialEnd(s, k);
        if (end < 0) {
          return k;
        }
        k = end;
      } else if (cue.follows().equals("that")
          && t.is("to")
          && s.is(k + 1, "reporters", "journalists", "agencies", "the")) {
        k += s.is(k + 1, "the") ? 3 : 2;
      } else {
        return k;
      }
    }
    return k;
  }

  /// Behind "in a tweet", "on Thursday", "at a briefing in Kyiv"; -1 where it is something else.
  int adverbialEnd(Sentence s, int k) {
    int end = k + 1;
    boolean tells = false;
    while (end < s.size()
        && s.at(end).tag().matches("DET|ADJ|NOUN|PROPN|NUM|ADV|PART|X")
        && !s.at(end).isQuote()) {
      if (beginsAnew(s, end, k + 1)) {
        // "said in Goma | the airport would be cleared"
        boolean place =
            s.is(k, "in", "at", "from", "outside", "near") && s.at(end - 1).isCapital();
        return tells || place ? end : -1;
      }
      tells |= Days.isTime(s.at(end))
          || Media.in(s.at(end).text()) != null
          || s.is(
              end,
              "reporters",
              "journalists",
              "message",
              "post",
              "video",
              "channel",
              "address",
              "meeting",
              "parliament",
              "press",
              "daily",
              "update",
              "occasion",
              "assembly");
      end++;
      if (Days.isDay(s.at(end - 1)) && end < s.size() && !Days.isTime(s.at(end))) {
        // "said on Sunday | seven corridors would open"
        break;
      }
      if (end < s.size()
          && s.is(end, "of", "in", "with", "on", "to", "from")
          && tells
          && !s.is(end - 1, "reporters")) {
        boolean time = Days.isTime(s.at(end - 1));
        if (time) {
          break;
        }
        end++;
      }
    }
    return tells ? end : -1;
  }

  /// Behind "the previous evening", "late on Monday", "the same day".
  private static int timeEnd(Sentence s, int k) {
    int end = k;
    while (end < s.size()
        && end < k + 4
        && (s.is(
                end,
                "the",
                "that",
                "this",
                "previous",
                "same",
                "following",
                "last",
                "late",
                "early",
                "earlier",
                "same")
            || Days.isTime(s.at(end))
            || s.is(end, "day", "evening", "morning", "night", "afternoon", "before", "week"))) {
      end++;
    }
    boolean time = end > k
        && (s.is(end - 1, "day", "evening", "morning", "night", "afternoon", "before", "week")
            || Days.isTime(s.at(end - 1)));
    return time && (end >= s.size() || s.at(end).tag().equals("PUNCT") || s.is(end, "that"))
        ? end
        : -1;
  }

  int thatBehind(Sentence s, int i) {
    for (int k = i + 1; k < Math.min(s.size(), i + BEHIND_MAX); k++) {
      Token t = s.at(k);
      if (t.is("that") && (t.tag().equals("SCONJ") || (k > i && !s.at(k).tag().equals("DET")))) {
        return k;
      }
      if (t.isQuote()
          || t.tag().equals("VERB")
          || t.tag().equals("AUX")
          || t.is(";")
          || t.is(":")) {
        return -1;
      }
    }
    return -1;
  }

  /// "wrote after the second round: the sides have an understanding"; -1 elsewhere.
  int colonBehind(Sentence s, int i) {
    for (int k = i + 1; k < Math.min(s.size() - 3, i + BEHIND_MAX); k++) {
      if (s.is(k, ":")) {
        return !s.at(k + 1).isQuote() && hasVerb(s, k + 1, s.size()) ? k : -1;
      }
      if (s.at(k).isVerb() || s.at(k).isQuote() || s.at(k).isComma() || s.is(k, "that", ";")) {
        return -1;
      }
    }
    return -1;
  }

  int quoteBehind(Sentence s, int i) {
    for (int k = i + 1; k < Math.min(s.size(), i + BEHIND_MAX); k++) {
      if (s.at(k).isQuote()) {
        return k;
      }
      if (isCue(s, k) || s.at(k).tag().equals("AUX") || s.is(k, ";")) {
        return -1;
      }
    }
    return -1;
  }

  int linkBehind(Sentence s, int i, String link) {
    for (int k = i + 1; k < Math.min(s.size(), i + BEHIND_MAX); k++) {
      if (s.is(k, link)) {
        boolean verbNext = k + 1 < s.size()
            && (s.at(k + 1).text().endsWith("ing") || s.is(k + 1, "not", "having", "deliberately"));
        boolean laterGerund = false;
        for (int j = k + 1; j < Math.min(s.size(), i + BEHIND_MAX + 4); j++) {
          laterGerund |= s.is(j, link) && j + 1 < s.size() && s.at(j + 1).text().endsWith("ing");
        }
        if (verbNext || !laterGerund) {
          return k > i + 1 ? k : -1;
        }
      }
      if (s.is(k, ".", ";") || s.at(k).isQuote()) {
        return -1;
      }
    }
    return -1;
  }

  int nounEnd(Sentence s, int from, int to) {
    int k = from;
    while (k < to && !s.at(k).isComma() && !s.at(k).isVerb() && !s.is(k, ".", ";")) {
      k++;
    }
    return k;
  }

  /// Has it a verb, or is it a headline's: "Ukraine to open six corridors"?
  boolean saysSomething(Sentence s, int from, int to) {
    return hasVerb(s, from, to) || (s.kind() == Line.Kind.TITLE && to - from > 3);
  }

  boolean hasVerb(Sentence s, int from, int to) {
    for (int i = from; i < Math.min(to, s.size()); i++) {
      if (s.at(i).isVerb()) {
        return true;
      }
    }
    return false;
  }

  boolean hasVerbOrNoun(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.at(i).isVerb() || s.at(i).isNominal()) {
        return true;
      }
    }
    return false;
  }

  /// Where what is said ends: before the next who says something else, or at a break.
  int clauseEnd(Sentence s, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      boolean details = s.kind() == Line.Kind.BODY
          && s.is(i, ":")
          && i + 1 < to
          && Character.isLowerCase(s.at(i + 1).text().charAt(0))
          && !s.at(i + 1).isQuote();
      if (s.is(i, ";") || (s.is(i, ":") && !details)) {
        return i;
      }
      if (s.at(i).isComma() && commaEnds) {
        return i;
      }
      if (s.at(i).isComma() && i + 1 < to) {
        Token next = s.at(i + 1);
        boolean butThat = next.is("but") && s.is(i + 2, "that");
        if ((BREAKS.contains(next.lower()) && !butThat && hasVerb(s, i + 2, to))
            || (s.is(i + 1, "a", "an")
                && s.is(
                    i + 2,
                    "figure",
                    "claim",
                    "charge",
                    "number",
                    "accusation",
                    "allegation",
                    "assertion"))
            || next.is("citing")
            || next.is("according")
            || next.is("quoting")
            || (next.is("in")
                && Media.in(pieces.wordsOf(s, i + 1, to)) != null
                && !hasVerb(s, i + 1, to))) {
          return i;
        }
        if (next.lower().endsWith("ing") && Cue.of(next) != null) {
          return i;
        }
        Cue told = isCue(s, i + 1) ? Cue.of(next) : null;
        if (told != null
            && told.says()
            && i + 2 < to
            && s.at(i + 2).tag().matches("DET|PROPN|ADJ")) {
          // ", says a member of …"
          return i;
        }
        if (next.is("he") || next.is("she") || next.is("it") || next.is("they")) {
          for (int j = i + 2; j < Math.min(to, i + 5); j++) {
            if (isCue(s, j) && (j + 2 >= to || s.at(Math.min(j + 1, to - 1)).isComma())) {
              return i;
            }
          }
        }
      }
      boolean joins = s.at(i).tag().equals("CCONJ") && i + 1 < to;
      if (joins) {
        int k = i + 1;
        while (k < to && s.at(k).tag().matches("ADV|AUX")) {
          k++;
        }
        if (k < to
            && isCue(s, k)
            && !s.at(k).is(String.valueOf(verb(s.at(k))))
            && !s.at(k).lower().endsWith("ing")
            && !Subject.before(s, k, i + 1).kind().equals(Subject.Kind.WORDS)) {
          return s.at(i - 1).isComma() ? i - 1 : i;
        }

        // ", and X accused Y": somebody else.
        boolean apart = s.at(i - 1).isComma() || s.at(i - 1).text().matches("[\"”]");
        if (apart && newSpeaker(s, i + 1, to)) {
          return i - 1;
        }
        if (s.is(i + 1, "according") && s.is(i + 2, "to")) {
          return s.at(i - 1).isComma() ? i - 1 : i;
        }
      }
    }
    int end = to;
    while (end > from && s.is(end - 1, ".", "!", "?", "…", ",", ";", ":", "—", "–")) {
      end--;
    }
    return end;
  }

  String verb(Token t) {
    Cue cue = Cue.of(t);
    return cue == null ? "" : cue.verb();
  }

  boolean newSpeaker(Sentence s, int from, int to) {
    for (int i = from + 1; i < Math.min(to, from + 9); i++) {
      if (isCue(s, i)) {
        Subject subject = Subject.before(s, i, from);
        Cue cue = Cue.of(s.at(i));
        boolean says = cue != null
            && cue.verb().matches("say|tell|report|add|announce|confirm|deny|warn|claim");
        return subject.kind() == Subject.Kind.WORDS
            && subject.from() <= from + 1
            && (says || !Actors.party(pieces.wordsOf(s, from, i)).isEmpty());
      }
      if ((s.at(i).isVerb() && !s.at(i).tag().equals("AUX")) || s.at(i).isComma()) {
        return false;
      }
    }
    return false;
  }
}
