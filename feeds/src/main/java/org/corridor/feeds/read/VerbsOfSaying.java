package org.corridor.feeds.read;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.SpeechAct;

/// What somebody says by a verb of saying: what is said stands behind it, before it, or around it.
final class VerbsOfSaying {
  private static final Pattern OUTLET = Pattern.compile(
      "(?i)\\b(reuters|interfax|tass|ria novosti|afp|ap|dpa|pravda|ukrinform|agency|news|newspaper|media|television|channel|radio|times|post|bbc|cnn|unian|press|al arabiya|al jazeera|al masirah|haaretz|asharq al-awsat|deutsche welle|anadolu|xinhua|sana|saba|suspilne|meduza|kommersant|tv|daily)\\b");

  private static final int WORDS_SURE = 6;

  private final Pieces pieces;
  private final Clauses clauses;
  private final Speakers speakers;
  private final Findings found;
  private final TurnsOfPhrase turns;
  private final QuotedSaying quotations;
  private final Complements complements;

  VerbsOfSaying(Page page, Pieces pieces, Clauses clauses, Speakers speakers, Findings found) {
    this.pieces = pieces;
    this.clauses = clauses;
    this.speakers = speakers;
    this.found = found;
    quotations = new QuotedSaying(page, pieces, clauses, found);
    turns = new TurnsOfPhrase(page, pieces, clauses, found);
    complements = new Complements(page.text(), clauses);
  }

  /// "Ukraine has rejected the offer, Vereshchuk said.": what she says is all before.
  boolean saidLast(Sentence s) {
    for (int i = 0; i < s.size(); i++) {
      if (s.at(i).isQuote()) {
        return false;
      }
    }
    for (int i = s.size() - 1; i > 3; i--) {
      Cue cue = clauses.isCue(s, i) ? Cue.of(s.at(i)) : null;
      if (cue != null
          && cue.says()
          && !clauses.isPassive(s, i)
          && !s.at(i).lower().endsWith("ing")) {
        Subject subject = Subject.before(s, i, 0);
        boolean words =
            subject.kind() == Subject.Kind.WORDS || subject.kind() == Subject.Kind.PRONOUN;
        int start = subject.from();
        int rest = clauses.behindHearers(s, i + 1, cue);
        boolean last = rest >= s.size() || s.is(rest, ".", "!", "?");
        if (words
            && start > 3
            && s.at(start - 1).isComma()
            && last
            && (start > WORDS_SURE || clauses.saysSomething(s, 0, start - 1))) {
          if (subject.kind() == Subject.Kind.PRONOUN && clauses.hasCue(s, 0, start - 1)) {
            // "Officials accuse A of B; two were killed, they say": each for itself.
            return false;
          }
          Speaker speaker = subject.kind() == Subject.Kind.PRONOUN
              ? speakers.pronoun(s, start)
              : speakers.definite(s, subject);
          return !speaker.isNobody()
              && canSpeak(speaker, cue)
              && before(s, i, 0, start, cue, speaker) > 0;
        }
        return false;
      }
    }
    return false;
  }

  void cues(Sentence s) {
    if (saidLast(s)) {
      return;
    }
    int begin = 0;
    boolean any = false;
    for (int i = 0; i < s.size(); i++) {
      if (clauses.isBlunt(s, i) && blunt(s, i, begin)) {
        return;
      }
      if (!clauses.isCue(s, i)) {
        continue;
      }
      int next = cue(s, i, begin, any);
      if (next > 0) {
        begin = next;
        any = true;
        i = Math.max(i, next - 1);
      }
    }
  }

  /// "An officer was blunter: whoever drives after dark will be shot at."
  private boolean blunt(Sentence s, int i, int begin) {
    Subject subject = Subject.before(s, i, begin);
    boolean words = subject.kind() == Subject.Kind.WORDS;
    if ((!words && subject.kind() != Subject.Kind.PRONOUN)
        || s.is(subject.from(), "it", "this", "that")) {
      return false;
    }
    Speaker who = words ? speakers.definite(s, subject) : speakers.pronoun(s, subject.from());
    boolean somebody = !words || who.known() || !who.role().isEmpty() || Offices.isOffice(who);
    return somebody
        && found.add(
            s, pieces.span(s, i + 3, s.size()), who, SpeechAct.ASSERT, "", "behind a colon");
  }

  /// Reads one verb of saying.
  ///
  /// @return up to where the sentence is read; 0 where the verb says nothing
  int cue(Sentence s, int i, int begin, boolean any) {
    Cue cue = Cue.of(s.at(i));
    if (cue == null || (cue.verb().equals("want") && s.is(i - 1, "had", "have", "has"))) {
      return 0;
    }
    if (clauses.isPassive(s, i)) {
      return passive(s, i, begin, cue);
    }
    if (clauses.isAbsolute(s, i)) {
      Subject own = Subject.before(s, i, begin);
      Speaker who = own.kind() == Subject.Kind.WORDS ? speakers.definite(s, own) : Speaker.NOBODY;
      return who.isNobody() || !canSpeak(who, cue)
          ? 0
          : behind(s, i, cue, who, "with somebody saying");
    }
    if (s.at(i).lower().endsWith("ing") && i > 0 && !s.is(i - 1, "is", "are", "was", "were")) {
      return any || (!speakers.last().isNobody() && speakers.lastParagraph() == s.paragraph())
          ? behind(s, i, cue, speakers.last(), "the same goes on")
          : 0;
    }
    if (cue.says()
        && i > begin
        && i + 1 < s.size()
        && (s.at(i - 1).isComma() || s.at(i - 1).isQuote())
        && s.at(i + 1).tag().matches("DET|PROPN|PRON|NOUN|ADJ")
        && clauses.hasVerb(s, begin, i)
        && !clauses.hasWho(s, begin, i)) {
      // "…, said the ministry": a verb before, so that what stands there is said.
      int done = inverted(s, i, begin, cue);
      if (done > 0) {
        return done;
      }
    }
    Subject subject = Subject.before(s, i, begin);
    Speaker speaker = switch (subject.kind()) {
      case WORDS -> speakers.definite(s, subject);
      case PRONOUN -> speakers.pronoun(s, subject.from());
      case OURSELVES -> speakers.ourselves();
      case SAME -> any ? speakers.last() : Speaker.NOBODY;
      case NONE -> Speaker.NOBODY;
    };
    if (subject.kind() == Subject.Kind.NONE) {
      return inverted(s, i, begin, cue);
    }
    boolean asked = subject.kind() == Subject.Kind.WORDS
        && subject.from() > begin
        && s.is(subject.from() - 1, "whether", "if", "when", "unless", "until")
        && subject.from() > 1;
    // "Fighters who wanted to leave could take their families".
    boolean which = s.is(i - 1, "who")
        && cue.verb().matches("want|wish|hope|expect|ask|agree|refuse|need")
        && !speaker.known();
    boolean nobody = which || speaker.name().matches("(?i)(neither|nobody|no one|none|no)\\b.*");
    if (asked || nobody || speaker.isNobody() || !canSpeak(speaker, cue)) {
      return 0;
    }
    if (subject.kind() == Subject.Kind.SAME && s.at(i).is(cue.verb())) {
      // "wants to discuss … and agree to abandon": no second thing said, but part of the first.
      return 0;
    }
    int start = subject.kind() == Subject.Kind.SAME ? i : subject.from();
    clauses.commaEnds(subject.kind() != Subject.Kind.SAME
        && start == 1
        && s.is(0, "when", "after", "while", "although", "as", "before", "since"));
    if (cue.says()
        || cue.act() == SpeechAct.ANNOUNCE
        || cue.act() == SpeechAct.CONFIRM
        || cue.act() == SpeechAct.DENY
        || cue.act() == SpeechAct.THREATEN
        || cue.act() == SpeechAct.DEMAND
        || cue.act() == SpeechAct.REGRET) {
      int done = before(s, i, begin, start, cue, speaker);
      if (done > 0) {
        return done;
      }
    }
    return behind(s, i, cue, speaker, cue.verb());
  }

  private static final Set<SpeechAct> TELLING = EnumSet.of(
      SpeechAct.ASSERT, SpeechAct.DENY, SpeechAct.ACCUSE, SpeechAct.CONFIRM, SpeechAct.DEMAND);

  boolean canSpeak(Speaker speaker, Cue cue) {
    if (speaker.name().length() < 2) {
      return false;
    }
    boolean letter =
        Character.isLetter(speaker.name().charAt(0)) || speaker.name().charAt(0) == '"';
    boolean office = Offices.isOffice(speaker)
        || speaker
            .name()
            .matches(
                "(?i).*\\b(?:envoy|negotiator|delegate|delegation|ambassador|party|side)s? (?:to|at|for|in) .*");
    boolean thing = !office
        && speaker
            .name()
            .matches(
                "(?i).*\\b(conditions|buses|convoy|road|corridor|route|fighting|shelling|people|residents|civilians|families|deal|plan|talks|negotiations|round|number|figure|cease-?fire|truce|pause|offer|proposal|agreement|evacuation|window|attack|guarantees?)$");
    if (cue.verb().equals("show")
        && !speaker
            .name()
            .matches("(?i).*\\b(figures|data|records|statistics|counts?|documents?)$")) {
      return false;
    }
    return letter
        && (!thing
            || (TELLING.contains(cue.act())
                && speaker.name().matches("(?i).*(residents|civilians|people|families)$")));
  }

  /// "…, X said." and "'…,' X said, '…'": what is said stands before.
  int before(Sentence s, int i, int begin, int start, Cue cue, Speaker speaker) {
    int k = start - 1;
    boolean comma = k >= begin && (s.at(k).isComma() || s.is(k, "—", "–", ":"));
    boolean quote =
        k >= begin && (s.at(k).isQuote() || (comma && k > begin && s.at(k - 1).isQuote()));
    if (!comma && !quote) {
      return 0;
    }
    int rest = clauses.behindHearers(s, cue.verb().equals("go") ? i + 2 : i + 1, cue);
    boolean atEnd = rest >= s.size()
        || s.is(rest, ".", "!", "?", ";")
        || s.at(rest).isComma()
        || s.at(rest).isQuote()
        || s.is(rest, "and", "but", ":")
        || clauses.endsSoon(s, rest)
        || (cue.says() && clauses.endsWithoutVerb(s, rest));
    if (quote) {
      return quotations.before(s, i, begin, k, rest, cue, speaker);
    }
    if (!atEnd || s.is(rest, ":")) {
      return 0;
    }
    int to = k;
    if (to <= begin) {
      return 0;
    }
    // Taggers miss verbs; so many words before who says it at the end are what is said.
    boolean sure = to - begin > WORDS_SURE && (rest >= s.size() || s.is(rest, "."));
    if (!sure && !clauses.hasVerb(s, begin, to)) {
      // "At the checkpoint, Starukh says, soldiers held buses": one sentence with who says it
      // between.
      boolean between = rest < s.size() - 2
          && s.at(rest).isComma()
          && clauses.hasVerb(s, rest, s.size())
          && s.at(k).isComma();
      if (between) {
        int end = clauses.clauseEnd(s, rest + 1, s.size());
        Span whole = pieces.span(s, begin, end);
        found.add(s, whole, speaker, found.act(cue, whole), "", "said around who says it");
        return end;
      }
      return 0;
    }
    if (OUTLET.matcher(speaker.name()).find() && clauses.hasCue(s, begin, to)) {
      // A medium passes on what somebody said: that somebody is the speaker.
      found.relay(speaker.name());
      cues(clauses.part(s, begin, to));
      found.relay("");
      return Math.max(rest, i + 1);
    }
    if (s.at(rest < s.size() ? rest : s.size() - 1).isQuote()) {
      return 0;
    }
    // "A, he said, and B": goes on behind.
    int from = begin;
    while (from < to && s.at(from).tag().matches("CCONJ|PUNCT") && !s.at(from).isQuote()) {
      from++;
    }
    int gap = commaBehind(s, rest);
    if (gap < s.size() - 3
        && s.is(gap + 1, "and", "but")
        && clauses.hasVerb(s, gap + 2, s.size())) {
      // "…, she said on a local channel, and …"
      rest = gap;
    }
    boolean goesOn = rest < s.size() - 2
        && s.at(rest).isComma()
        && !s.at(rest + 1).tag().matches("VERB|SCONJ|ADP")
        && clauses.hasVerb(s, rest + 1, s.size())
        && s.at(rest + 1).tag().matches("CCONJ|PRON|DET|NOUN|PROPN|AUX|ADV")
        && !clauses.isNextCue(s, rest + 1);
    boolean that = gap < s.size() - 2
        && (s.is(
                gap + 1,
                "that",
                "which",
                "who",
                "because",
                "until",
                "unless",
                "so",
                "if",
                "provided",
                "once",
                "where",
                "since",
                "including",
                "among",
                "from",
                "rather")
            || (s.is(gap + 1, "but") && s.is(gap + 2, "only")));
    boolean counted = gap < s.size() - 2
        && s.at(gap + 1).tag().equals("NUM")
        && !clauses.hasVerb(s, gap + 1, s.size());
    that |= counted || clauses.goesOnBehind(s, gap) || clauses.isBroken(s, to, rest);
    goesOn |= that;
    boolean besides =
        goesOn && !that && s.is(rest + 1, "and", "but") && clauses.hasVerb(s, rest + 2, s.size());
    // "…, she said, and would not tell her name": the same who does it.
    boolean shared = goesOn
        && s.is(rest + 1, "and", "but")
        && s.at(rest + 2).tag().matches("AUX|VERB")
        && !clauses.isCue(s, rest + 2);
    boolean interrupted = that
        || shared
        || (goesOn && !besides && s.at(rest + 1).tag().matches("AUX|ADV|VERB|CCONJ"));
    if (interrupted) {
      Span whole = pieces.span(s, from, clauses.clauseEnd(s, (that ? gap : rest) + 2, s.size()));
      found.add(s, whole, speaker, found.act(cue, whole), "", "said around who says it");
      return s.size();
    }
    Span span = pieces.span(s, from, to);
    found.add(s, span, speaker, found.act(cue, span), "", "said behind it");
    if (goesOn) {
      int more = rest + 1;
      while (more < s.size() && s.at(more).tag().equals("CCONJ")) {
        more++;
      }
      Span second = pieces.span(s, more, clauses.clauseEnd(s, more, s.size()));
      found.add(s, second, speaker, found.act(cue, second), "", "goes on behind who says it");
      return s.size();
    }
    boolean another = rest < s.size() - 3
        && s.is(rest, ";")
        && s.is(rest + 1, "he", "she", "they", "nobody", "otherwise")
        && clauses.hasVerb(s, rest + 1, s.size())
        && !clauses.hasCue(s, rest + 1, s.size());
    if (another) {
      Span second = pieces.span(s, rest + 1, clauses.clauseEnd(s, rest + 1, s.size()));
      found.add(s, second, speaker, found.act(cue, second), "", "goes on behind who says it");
      return s.size();
    }
    return Math.max(rest, i + 1);
  }

  /// "X said on television, if …": the comma behind where it was said; the end where there is none.
  private static int commaBehind(Sentence s, int rest) {
    int k = rest;
    while (k < Math.min(s.size(), rest + 9) && !s.at(k).isComma()) {
      if (s.at(k).isVerb() || s.at(k).isQuote() || s.is(k, ";", ":", ".")) {
        return s.size();
      }
      k++;
    }
    return k < s.size() && s.at(k).isComma() ? k : s.size();
  }

  /// "…, said X, the mayor": who says it stands behind the verb.
  int inverted(Sentence s, int i, int begin, Cue cue) {
    if ((!cue.says() && cue.act() != SpeechAct.CONFIRM) || i == 0) {
      return 0;
    }
    boolean behindSaid = s.at(i - 1).isComma() || s.at(i - 1).isQuote() || s.is(i - 1, "—", "–");
    if (!behindSaid) {
      return 0;
    }
    int first = clauses.behindAdverbs(s, i + 1, cue);
    if (first > i + 1
        && (first >= s.size() - 1 || !s.at(first).tag().matches("DET|PROPN|NOUN|ADJ"))) {
      first = i + 1;
    }
    int to = first;
    while (to < s.size()
        && !s.at(to).isComma()
        && !s.at(to).isQuote()
        && !s.is(to, ".", ";", ":")
        && !s.at(to).isVerb()
        && !s.is(to, "who", "which")
        && !(s.at(to).tag().equals("ADP") && !s.is(to, "of", "for"))
        && !(to > first && s.at(to).tag().matches("SCONJ|ADV"))) {
      to++;
    }
    if (to == first
        || (to < s.size() && s.at(to).isVerb())
        || s.is(first, "that", "this", "there")) {
      return 0;
    }
    int apposed = clauses.appositionEnd(s, first, to);
    Speaker speaker;
    if (s.at(first).tag().equals("PRON")) {
      if (!s.is(first, "he", "she", "they", "it")) {
        return 0;
      }
      speaker = speakers.pronoun(s, first);
    } else {
      int named = clauses.nameBehind(s, first, to);
      Subject words = new Subject(
          Subject.Kind.WORDS, first, named > to ? named : clauses.officeEnd(s, to, apposed));
      speaker = speakers.definite(s, words);
      to = Math.max(to, named);
    }
    if (speaker.isNobody() || !canSpeak(speaker, cue)) {
      return 0;
    }
    int k = i - 1;
    boolean quote =
        s.at(k).isQuote() || (k > begin && s.at(k - 1).isQuote() && s.at(k).isComma());
    if (quote) {
      return Math.max(quotations.before(s, i, begin, k, to, cue, speaker), to);
    }
    if (!clauses.hasVerb(s, begin, k)) {
      // "43 lorries, says the spokesman, were sent back".
      int behind = Math.max(to, apposed);
      boolean around = behind < s.size() - 2
          && s.at(behind).isComma()
          && s.at(behind + 1).tag().matches("AUX|VERB|ADV")
          && clauses.hasVerb(s, behind + 1, s.size())
          && !clauses.isCue(s, behind + 1);
      if (around) {
        int end = clauses.clauseEnd(s, behind + 1, s.size());
        Span whole = pieces.span(s, begin, end);
        found.add(s, whole, speaker, found.act(cue, whole), "", "said around who says it");
        return end;
      }
      return 0;
    }
    int from = begin;
    int colon = clauses.colonBefore(s, begin, k);
    if (colon > 0) {
      from = colon + 1;
    }
    Span span = pieces.span(s, from, k);
    int next = to;
    while (next < s.size()
        && !s.at(next).isComma()
        && !s.at(next).isVerb()
        && !s.at(next).isQuote()
        && !s.is(next, ".", ";")) {
      next++;
    }
    if (next < s.size() - 3
        && s.at(next).isComma()
        && s.is(next + 1, "and", "but")
        && clauses.hasVerb(s, next + 2, s.size())
        && !clauses.isNextCue(s, next + 2)) {
      Span whole = pieces.span(s, from, clauses.clauseEnd(s, next + 2, s.size()));
      found.add(s, whole, speaker, found.act(cue, whole), "", "said around who says it");
      return s.size();
    }
    found.add(s, span, speaker, found.act(cue, span), "", "said behind it, who says it last");
    if (to < s.size() - 3
        && s.at(to).isComma()
        && s.is(to + 1, "and")
        && clauses.hasVerb(s, to + 2, s.size())
        && !clauses.isNextCue(s, to + 2)) {
      Span second = pieces.span(s, to + 2, s.size());
      found.add(s, second, speaker, found.act(cue, second), "", "goes on behind who says it");
      return s.size();
    }
    return to;
  }

  int passive(Sentence s, int i, int begin, Cue cue) {
    int by = -1;
    if (cue.verb().equals("hold")) {
      return 0;
    }
    for (int k = i + 1; k < Math.min(s.size(), i + 8); k++) {
      if (s.is(k, "by")) {
        by = k;
        break;
      }
      if (s.at(k).isVerb()) {
        break;
      }
    }
    for (int k = begin; k < i; k++) {
      if (s.is(k, "until", "unless", "once", "if", "when", "whether")) {
        // "They will not be sent until a ceasefire has been confirmed by both sides."
        return 0;
      }
    }
    if (by < 0 || (s.is(begin, "this", "it", "that") && i - begin < 4)) {
      return 0;
    }
    int to = by + 1;
    while (to < s.size()
        && !s.at(to).isComma()
        && !s.at(to).isVerb()
        && !s.is(to, ".", "of", "on", "in", "for", ";")
        && !s.at(to).isQuote()) {
      to++;
    }
    if (s.is(to, "of") && cue.act() != SpeechAct.ACCUSE) {
      to++;
      while (to < s.size()
          && !s.at(to).isComma()
          && !s.at(to).isVerb()
          && !s.is(to, ".", "on", "in", "for", ";")) {
        to++;
      }
    }
    Subject subject = Subject.before(s, i, begin);
    if (!subject.found() || subject.kind() != Subject.Kind.WORDS || to == by + 1) {
      return 0;
    }
    Speaker speaker = speakers.named(s, by + 1, to);
    if (Days.isTime(s.at(by + 1)) || !canSpeak(speaker, cue)) {
      return 0;
    }
    int infinitive = by + 1;
    while (infinitive < to && !s.is(infinitive, "to")) {
      infinitive++;
    }
    if (cue.act() == SpeechAct.DEMAND
        && infinitive < s.size() - 1
        && s.is(infinitive, "to")
        && s.at(infinitive + 1).isVerb()
        && infinitive > by + 1) {
      // "The delegation was urged by him to put it on paper."
      Speaker who = s.at(by + 1).tag().equals("PRON")
          ? speakers.pronoun(s, by + 1)
          : speakers.named(s, by + 1, infinitive);
      int end = clauses.clauseEnd(s, infinitive, s.size());
      found.add(s, pieces.span(s, infinitive, end), who, cue.act(), "", "is urged by");
      return end;
    }
    if (cue.act() == SpeechAct.ACCUSE && s.is(to, "of", "for")) {
      String accused = pieces.bare(s, subject.from(), subject.to());
      found.add(
          s,
          pieces.span(s, to + 1, clauses.clauseEnd(s, to + 1, s.size())),
          speaker,
          cue.act(),
          accused,
          "is accused by");
      return s.size();
    }
    Span span = pieces.span(s, subject.from(), subject.to());
    found.add(s, span, speaker, cue.act(), "", "is " + s.at(i).lower() + " by");
    return to;
  }

  /// What is said stands behind the verb.
  int behind(Sentence s, int i, Cue cue, Speaker speaker, String why) {
    if (cue.says() && s.is(i + 1, ":") && i + 2 >= s.size()) {
      // What is said stands in the next paragraph.
      speakers.remember(speaker, s.paragraph());
      return s.size();
    }
    String accused = "";
    int start;
    boolean quoted = false;
    if (cue.verb().equals("call") && !s.is(i + 1, "for", "on", "upon")) {
      return turns.called(s, i, speaker);
    }
    if (cue.verb().matches("attribute|put")) {
      int done = turns.attributed(s, i, speaker, cue);
      if (done > 0) {
        return done;
      }
    }
    if (cue.verb().equals("hold") || cue.verb().equals("lay")) {
      return turns.held(s, i, cue, speaker);
    }
    boolean insistsOn = cue.verb().equals("insist")
        && s.is(i + 1, "on")
        && i + 2 < s.size()
        && !Days.isTime(s.at(i + 2));
    if (insistsOn) {
      int end = clauses.clauseEnd(s, i + 2, s.size());
      found.add(s, pieces.span(s, i + 2, end), speaker, SpeechAct.DEMAND, "", "insists on it");
      return end;
    }
    if (cue.verb().matches("express|voice")) {
      return turns.expressed(s, i, speaker);
    }
    int colon = cue.says() ? clauses.colonBehind(s, i) : -1;
    if (colon > 0) {
      int end = clauses.clauseEnd(s, colon + 1, s.size());
      Span behind = pieces.span(s, colon + 1, end);
      found.add(s, behind, speaker, found.act(cue, behind), "", "behind a colon");
      return end;
    }
    int that = clauses.thatBehind(s, i);
    if (that > 0
        && cue.follows().matches("np|out|inf|call|aside|back|put|hint")
        && that != clauses.behindAdverbs(s, i + 1, cue)) {
      that = -1;
    }
    int quote = clauses.quoteBehind(s, i);
    SpeechAct act = cue.act();
    int with = cue.verb().equals("charge") ? clauses.linkBehind(s, i, "with") : -1;
    if (with > 0) {
      accused = accused(s, i + 1, with);
      start = with + 1;
    } else if (cue.act() == SpeechAct.ACCUSE
        && (cue.follows().equals("of") || cue.follows().equals("for"))) {
      int link = clauses.linkBehind(s, i, cue.follows().equals("of") ? "of" : "for");
      int on = cue.follows().equals("for") ? clauses.linkBehind(s, i, "on") : -1;
      if (link > 0) {
        accused = accused(s, i + 1, link);
        start = link + 1;
      } else if (on > 0) {
        int to = clauses.clauseEnd(s, on + 1, s.size());
        accused = pieces.bare(s, on + 1, clauses.nounEnd(s, on + 1, to));
        found.add(s, pieces.span(s, i + 1, on), speaker, act, accused, why);
        return clauses.nounEnd(s, on + 1, to);
      } else {
        return 0;
      }
    } else if (quote > 0 && (that < 0 || quote < that)) {
      Span inner = pieces.trim(pieces.inner(s.at(quote)));
      int stop = quote + 1;
      // What stands between the verb and the quotation may be said too: said the road "will never
      // be opened".
      int lead = clauses.behindAdverbs(s, i + 1, cue);
      boolean led = lead < quote
          && !s.at(quote - 1).isComma()
          && !s.is(quote - 1, ":")
          && lead < quote
          && clauses.hasVerbOrNoun(s, lead, quote)
          && cue.verb().equals("call") == false;
      if (led) {
        int end = clauses.clauseEnd(s, lead, s.size());
        Span whole = pieces.span(s, s.is(lead, "that") ? lead + 1 : lead, Math.max(end, quote + 1));
        found.add(s, whole, speaker, found.act(cue, whole), "", why + ", partly quoted");
        return Math.max(end, quote + 1);
      }
      found.add(
          s,
          inner,
          speaker,
          cue.verb().equals("call") ? SpeechAct.ASSERT : found.act(cue, inner),
          "",
          why + ", quoted",
          true);
      int further = stop;
      while (further < s.size() && s.at(further).isQuote()) {
        found.add(
            s,
            pieces.trim(pieces.inner(s.at(further))),
            speaker,
            found.act(cue, inner),
            "",
            why + ", quoted",
            true);
        further++;
      }
      return further;
    } else if (that > 0) {
      start = that + 1;
    } else if (complements.suggestion(s, i) > 0) {
      start = complements.suggestion(s, i);
    } else {
      start = complements.complement(s, i, cue);
      if (start < 0) {
        return 0;
      }
    }
    int end = clauses.clauseEnd(s, start, s.size());
    if (s.is(i - 1, "which", "who")
        || (s.at(i - 1).tag().equals("ADV") && s.is(i - 2, "which", "who"))) {
      // "The ministry, which denies targeting civilians, did not respond": up to the comma.
      for (int k = start; k < end; k++) {
        if (s.at(k).isComma()) {
          end = k;
        }
      }
    }
    if (cue.follows().equals("np") || cue.act() == SpeechAct.REGRET) {
      // "the attack of Saturday, in which a driver was hurt"
      for (int k = start + 1; k < end - 1; k++) {
        boolean which = s.is(k + 1, "which", "who", "whose")
            || (s.is(k + 1, "in", "of", "for") && s.is(k + 2, "which", "whom"));
        if (s.at(k).isComma() && which) {
          end = k;
        }
      }
    }
    if (cue.act() == SpeechAct.AGREE) {
      for (int k = start + 1; k < end; k++) {
        if (s.is(k, "at", "during")
            && s.is(k + 1, "their", "the", "a")
            && s.is(end - 1, "meeting", "round", "talks", "session")) {
          end = k;
        }
      }
    }
    if (end <= start) {
      return 0;
    }
    Span span = pieces.span(s, start, end);
    if (span.length() < 2) {
      return 0;
    }
    SpeechAct told = act == SpeechAct.ACCUSE ? act : found.act(cue, span);
    found.add(s, span, speaker, told, accused, why, quoted);
    return end;
  }

  /// Whom somebody accuses, without when: "Russia on Saturday".
  private String accused(Sentence s, int from, int to) {
    int end = to;
    for (int k = from + 1; k < to; k++) {
      boolean when = Days.isTime(s.at(k))
          || (s.is(k, "on", "in", "at", "late", "early", "again")
              && k + 1 < to
              && Days.isTime(s.at(k + 1)));
      if (when) {
        end = k;
        break;
      }
    }
    return pieces.bare(s, from, end);
  }
}
