package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
import org.corridor.reports.ReportEvent.Medium;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Who says what, in English.
///
/// **Problem.** Of each sentence: which words are somebody's, whose, and what they do by saying
/// them.
/// **Method.** A verb of saying (`cues.tsv`) has a subject before it, or behind it where it follows
/// what is said; what it says stands behind, before, or in quotation marks. A verb within what
/// another says is not read for itself. "According to" and a colon do the same without a verb.
/// **Invariant.** Statements of a sentence do not overlap.
/// **Cost.** A few passes over the words of sentences that have a cue.
final class Attribution {
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
  private static final Pattern NAMED = Pattern.compile("^\\s*([\\p{Lu}][^:“\"]{1,60}):\\s+(?=\\S)");
  private static final Pattern OUTLET = Pattern.compile(
      "(?i)\\b(reuters|interfax|tass|ria novosti|afp|pravda|ukrinform|agency|news|newspaper|media|television|channel|radio|times|post|bbc|cnn|unian|press)\\b");
  private static final Pattern NAME_LAST =
      Pattern.compile("\\s[—–-]\\s+(\\p{Lu}[\\p{L}' ]{2,40})\\s*$");

  private final Page page;
  private final Naming naming;
  private final Acts acts;
  private final List<Statement> found = new ArrayList<>();
  private Speaker lastPerson = Speaker.NOBODY;
  private Speaker lastOffice = Speaker.NOBODY;
  private Speaker last = Speaker.NOBODY;
  private @Nullable Medium lastMedium;
  private String relay = "";
  /// In "When Russia said A, Ukraine did B" what is said ends at the comma.
  private boolean commaEnds;
  private int lastParagraph = -1;

  private Attribution(Page page, Naming naming) {
    this.page = page;
    this.naming = naming;
    acts = new Acts(page.text());
  }

  static List<Statement> of(Page page, List<Sentence> sentences, Naming naming) {
    Attribution attribution = new Attribution(page, naming);
    for (Sentence s : sentences) {
      attribution.read(s);
    }
    return attribution.found;
  }

  private void read(Sentence s) {
    int before = found.size();
    if (s.size() > 0) {
      named(s);
    }
    if (s.kind() == Line.Kind.TITLE && title(s)) {
      return;
    }
    if (!accordingTo(s)) {
      if (!nounOfSaying(s)) {
        cues(s);
      }
    }
    if (found.size() == before && !reportedBy(s) && !demandsMore(s)) {
      quotesAlone(s);
    }
  }

  /// Whom "he" and "she" mean next, where nobody has said anything.
  private void named(Sentence s) {
    List<Naming.Name> names = Naming.namesIn(s.tokens(), 0, s.size());
    for (Naming.Name name : names) {
      if (s.kind() == Line.Kind.BODY && naming.isPerson(name.text())) {
        lastPerson = naming.person(name.text(), "");
        return;
      }
    }
  }

  // ---- titles and colons

  private boolean title(Sentence s) {
    String text = s.span().of(page.text());
    Matcher colon = NAMED.matcher(text);
    if (colon.find() && isSpeakerLike(colon.group(1))) {
      return add(
          s,
          new Span(s.span().from() + colon.end(), end(s)),
          speakerOf(s, colon.end(1)),
          SpeechAct.ASSERT,
          "",
          "title with a colon");
    }
    Matcher dash = NAME_LAST.matcher(text);
    if (dash.find() && isSpeakerLike(dash.group(1))) {
      Speaker speaker = namedIn(dash.group(1));
      return add(
          s,
          new Span(s.span().from(), s.span().from() + dash.start()),
          speaker,
          SpeechAct.ASSERT,
          "",
          "title with a name at its end");
    }
    return false;
  }

  private boolean isSpeakerLike(String words) {
    String name = words.strip();
    return Actors.find(name) != null
        || naming.fullName(name) != null
        || (!Actors.party(name).isEmpty()
            && name.split("\\s+", -1).length <= 3
            && name.equals(name.toUpperCase(java.util.Locale.ROOT)));
  }

  private Speaker namedIn(String words) {
    String name = words.strip();
    Actors.Actor actor = Actors.find(name);
    String full = naming.fullName(name);
    return naming.person(full == null ? actor == null ? name : actor.name() : full, "");
  }

  private Speaker speakerOf(Sentence s, int length) {
    int to = 0;
    while (to < s.size() && s.at(to).to() <= s.span().from() + length) {
      to++;
    }
    return naming.speaker(s, 0, to);
  }

  // ---- according to

  private boolean accordingTo(Sentence s) {
    for (int i = 0; i + 2 < s.size(); i++) {
      boolean according = s.is(i, "according") && s.is(i + 1, "to");
      boolean words =
          s.is(i, "in") && s.is(i + 1, "the") && s.is(i + 2, "words") && s.is(i + 3, "of");
      boolean his = i + 2 < s.size()
          && s.is(i, "by", "in")
          && s.is(i + 1, "his", "her", "their", "its")
          && s.is(i + 2, "words", "version", "view", "account", "data");
      if (his && i + 3 < s.size() && s.at(i + 3).isComma() && !last.isNobody()) {
        if (i > 0) {
          cues(upTo(s, i));
        }
        Speaker they = s.is(i + 1, "his", "her") && !lastPerson.isNobody() ? lastPerson : last;
        return add(
            s,
            span(s, i + 4, clauseEnd(s, i + 4, s.size())),
            they,
            SpeechAct.ASSERT,
            "",
            "in their words");
      }
      boolean data =
          s.is(i, "by") && s.is(i + 1, "data", "information") && s.is(i + 2, "of", "from");
      words |= data;
      if (!according && !words) {
        continue;
      }
      int from = i + (data ? 3 : words ? 4 : 2);
      int to = from;
      while (to < s.size()
          && !s.at(to).isComma()
          && !s.is(to, ".", ";", ":")
          && !s.at(to).isQuote()
          && !(s.at(to).tag().equals("VERB")
              || s.at(to).tag().equals("AUX")
              || s.at(to).tag().equals("ADV"))
          && !(to > from && s.at(to - 1).tag().equals("PRON"))) {
        to++;
      }
      if (s.is(from, "this", "that", "him", "her")
          && to <= from + 1
          && !last.isNobody()
          && i == 0
          && s.is(from, "this", "that")
          && from + 1 < s.size()
          && s.at(from + 1).isComma()) {
        return add(
            s,
            span(s, from + 2, clauseEnd(s, from + 2, s.size())),
            last,
            SpeechAct.ASSERT,
            "",
            "according to what the same said");
      }
      if (to == from
          || s.is(from, "this", "that", "data", "preliminary", "figures", "plan", "plans")) {
        return false;
      }
      boolean inside = i > 1
          && (s.is(i - 1, "and", "that", ":")
              || (s.at(i - 1).isComma() && s.is(i - 2, "that", "and")));
      boolean first = i <= 1 || inside;
      if (inside) {
        cues(upTo(s, i - 1));
      }
      Speaker speaker = s.at(from).tag().equals("PRON")
          ? pronoun(s, from)
          : definite(s, new Subject(Subject.Kind.WORDS, from, appositionEnd(s, from, to)));
      if (first) {
        int begin = to < s.size() && s.at(to).isComma() ? to + 1 : to;
        int apposed = appositionEnd(s, from, to);
        if (apposed > to) {
          begin = Math.min(s.size(), apposed + 1);
        }
        if (begin >= s.size() - 1) {
          return false;
        }
        return add(
            s,
            span(s, begin, clauseEnd(s, begin, s.size())),
            speaker,
            SpeechAct.ASSERT,
            "",
            "according to");
      }
      int end = i;
      while (end > 0 && (s.at(end - 1).isComma() || s.is(end - 1, "—", "–"))) {
        end--;
      }
      if (hasCue(s, 0, end)) {
        return false;
      }
      return add(s, span(s, 0, end), speaker, SpeechAct.ASSERT, "", "according to, at the end");
    }
    return false;
  }

  private boolean hasCue(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isCue(s, i) && Subject.before(s, i, from).found()) {
        return true;
      }
    }
    return false;
  }

  private static Sentence upTo(Sentence s, int to) {
    return new Sentence(s.tokens().subList(0, to), s.span(), s.paragraph(), s.kind());
  }

  private int appositionEnd(Sentence s, int from, int to) {
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

  // ---- "In addition, Kyiv must …"

  private boolean demandsMore(Sentence s) {
    if (found.isEmpty()
        || found.getLast().act() != SpeechAct.DEMAND
        || s.paragraph() - lastParagraph > 1) {
      return false;
    }
    boolean more = s.is(0, "moreover", "furthermore", "also", "further")
        || (s.is(0, "in") && s.is(1, "addition"))
        || (s.is(0, "it") && s.is(2, "also"));
    int must = -1;
    for (int i = 0; i < s.size() && must < 0; i++) {
      must = s.is(i, "must", "should", "shall") ? i : -1;
    }
    if (!more || must < 0) {
      return false;
    }
    int from = s.is(0, "in") ? 2 : 1;
    while (from < s.size() && s.at(from).isComma()) {
      from++;
    }
    return add(
        s,
        span(s, from, s.size()),
        found.getLast().speaker(),
        SpeechAct.DEMAND,
        "",
        "goes on with a demand");
  }

  // ---- "This was reported by …"

  private boolean reportedBy(Sentence s) {
    if (!s.is(0, "this", "it", "that")) {
      return false;
    }
    for (int i = 1; i + 1 < s.size(); i++) {
      if (Cue.of(s.at(i)) != null && s.is(i + 1, "by") && !found.isEmpty()) {
        int to = i + 2;
        while (to < s.size()
            && !s.at(to).isComma()
            && !s.is(to, ".", "on", "in", "via", "at", "to")) {
          to++;
        }
        // "the adviser Mykhailo Podoliak on Twitter": the medium is not part of the name.
        Speaker speaker = naming.speaker(s, i + 2, to);
        Statement before = found.removeLast();
        remember(speaker, s.paragraph());
        Medium medium = Media.in(s.span().of(page.text()));
        lastMedium = medium;
        found.add(new Statement(
            before.span(),
            before.sentence(),
            speaker,
            before.act(),
            before.accused(),
            medium,
            before.chain(),
            before.quoted(),
            before.hedge(),
            before.negated(),
            before.why() + "; the next sentence tells who reported it"));
        return true;
      }
    }
    return false;
  }

  // ---- "Moscow's claim that …", "a warning by the UN that …"

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

  private boolean nounOfSaying(Sentence s) {
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
          speaker = naming.speaker(s, i + 2, to);
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
            ? possessor(s, begin, i)
            : s.is(i - 1, "its", "their")
                ? lastOffice
                : s.is(i - 1, "his", "her") ? lastPerson : Speaker.NOBODY;
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
        return add(
            s,
            span(s, from + 1, clauseEnd(s, from + 1, end)),
            speaker,
            act,
            "",
            "a noun of saying");
      }
    }
    return false;
  }

  private Speaker possessor(Sentence s, int from, int to) {
    Speaker found = naming.speaker(s, from, to);
    String bare = found.name().replaceFirst("\\s*['’]s?$", "");
    return new Speaker(bare, found.role(), found.behalf(), found.known());
  }

  // ---- verbs of saying

  private boolean isCue(Sentence s, int i) {
    Token t = s.at(i);
    Cue cue = Cue.of(t);
    if (cue == null || !(t.isVerb() || isNounInName(s, i, cue))) {
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
            modal, "will", "would", "may", "might", "could", "should", "must", "can", "to", "not",
            "n't")) {
      return false;
    }
    if (cue.verb().equals("make")) {
      return s.is(i + 1, "clear", "plain") || (s.is(i + 1, "it") && s.is(i + 2, "clear", "plain"));
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
  private static boolean isNounInName(Sentence s, int i, Cue cue) {
    Token t = s.at(i);
    if (!t.tag().matches("NOUN|ADJ|PROPN") || i == 0) {
      return false;
    }
    boolean third = t.lower().endsWith("s") && !t.isCapital();
    boolean atEnd = i + 1 >= s.size() || s.is(i + 1, ".") || s.at(i + 1).isComma();
    boolean subject = s.at(i - 1).isNominal() || s.at(i - 1).tag().matches("PRON|ADJ");
    boolean before = s.at(i - 1).isComma() && i + 1 < s.size() && s.at(i + 1).isCapital();
    return (cue.says() && s.is(i + 1, "that"))
        || (third && cue.says() && atEnd && subject)
        || (third && before)
        || (third && s.kind() == Line.Kind.TITLE && subject && i <= 4);
  }

  private static boolean isPassive(Sentence s, int i) {
    int k = i - 1;
    while (k >= 0 && s.at(k).tag().equals("ADV")) {
      k--;
    }
    return k >= 0 && BE.contains(s.at(k).lower()) && !s.at(i).lower().endsWith("ing");
  }

  private static boolean hasWho(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.is(i, "who", "which", "whose")) {
        return true;
      }
    }
    return false;
  }

  /// "Ukraine has rejected the offer, Vereshchuk said.": what she says is all before.
  private boolean saidLast(Sentence s) {
    for (int i = 0; i < s.size(); i++) {
      if (s.at(i).isQuote()) {
        return false;
      }
    }
    for (int i = s.size() - 1; i > 3; i--) {
      Cue cue = isCue(s, i) ? Cue.of(s.at(i)) : null;
      if (cue != null && cue.says() && !isPassive(s, i) && !s.at(i).lower().endsWith("ing")) {
        Subject subject = Subject.before(s, i, 0);
        boolean words =
            subject.kind() == Subject.Kind.WORDS || subject.kind() == Subject.Kind.PRONOUN;
        int start = subject.from();
        int rest = behindHearers(s, i + 1, cue);
        boolean last = rest >= s.size() || s.is(rest, ".", "!", "?");
        if (words && start > 3 && s.at(start - 1).isComma() && last && hasVerb(s, 0, start - 1)) {
          Speaker speaker =
              subject.kind() == Subject.Kind.PRONOUN ? pronoun(s, start) : definite(s, subject);
          return !speaker.isNobody()
              && canSpeak(speaker, cue)
              && before(s, i, 0, start, cue, speaker) > 0;
        }
        return false;
      }
    }
    return false;
  }

  private void cues(Sentence s) {
    if (saidLast(s)) {
      return;
    }
    int begin = 0;
    boolean any = false;
    for (int i = 0; i < s.size(); i++) {
      if (!isCue(s, i)) {
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

  /// Reads one verb of saying.
  ///
  /// @return up to where the sentence is read; 0 where the verb says nothing
  private int cue(Sentence s, int i, int begin, boolean any) {
    Cue cue = Cue.of(s.at(i));
    if (cue == null) {
      return 0;
    }
    if (isPassive(s, i)) {
      return passive(s, i, begin, cue);
    }
    if (s.at(i).lower().endsWith("ing") && i > 0 && !s.is(i - 1, "is", "are", "was", "were")) {
      return any || (!last.isNobody() && lastParagraph == s.paragraph())
          ? behind(s, i, cue, last, "the same goes on")
          : 0;
    }
    if (cue.says()
        && i > begin
        && i + 1 < s.size()
        && (s.at(i - 1).isComma() || s.at(i - 1).isQuote())
        && s.at(i + 1).tag().matches("DET|PROPN|PRON|NOUN|ADJ")
        && hasVerb(s, begin, i)
        && !hasWho(s, begin, i)) {
      // "…, said the ministry": a verb before, so that what stands there is said.
      int done = inverted(s, i, begin, cue);
      if (done > 0) {
        return done;
      }
    }
    Subject subject = Subject.before(s, i, begin);
    Speaker speaker = switch (subject.kind()) {
      case WORDS -> definite(s, subject);
      case PRONOUN -> pronoun(s, subject.from());
      case OURSELVES -> publisher();
      case SAME -> any ? last : Speaker.NOBODY;
      case NONE -> Speaker.NOBODY;
    };
    if (subject.kind() == Subject.Kind.NONE) {
      return inverted(s, i, begin, cue);
    }
    if (speaker.isNobody() || !canSpeak(speaker, cue)) {
      return 0;
    }
    if (subject.kind() == Subject.Kind.SAME && s.at(i).is(cue.verb())) {
      // "wants to discuss … and agree to abandon": no second thing said, but part of the first.
      return 0;
    }
    int start = subject.kind() == Subject.Kind.SAME ? i : subject.from();
    commaEnds = subject.kind() != Subject.Kind.SAME
        && start == 1
        && s.is(0, "when", "after", "while", "although", "as", "before", "since");
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

  private static boolean canSpeak(Speaker speaker, Cue cue) {
    if (speaker.name().length() < 2) {
      return false;
    }
    boolean letter =
        Character.isLetter(speaker.name().charAt(0)) || speaker.name().charAt(0) == '"';
    boolean thing = speaker
        .name()
        .matches(
            "(?i).*\\b(conditions|buses|convoy|road|corridor|route|fighting|shelling|people|residents|civilians|families|deal|plan|talks|negotiations|round|number|figure)$");
    return letter
        && (!thing
            || (cue.act() == SpeechAct.ASSERT
                && speaker.name().matches("(?i).*(residents|civilians|people|families)$")));
  }

  /// "…, X said." and "'…,' X said, '…'": what is said stands before.
  private int before(Sentence s, int i, int begin, int start, Cue cue, Speaker speaker) {
    int k = start - 1;
    boolean comma = k >= begin && (s.at(k).isComma() || s.is(k, "—", "–", ":"));
    boolean quote =
        k >= begin && (s.at(k).isQuote() || (comma && k > begin && s.at(k - 1).isQuote()));
    if (!comma && !quote) {
      return 0;
    }
    int rest = behindHearers(s, i + 1, cue);
    boolean atEnd = rest >= s.size()
        || s.is(rest, ".", "!", "?", ";")
        || s.at(rest).isComma()
        || s.at(rest).isQuote()
        || s.is(rest, "and", "but", ":")
        || endsSoon(s, rest);
    if (quote) {
      return quoteBefore(s, i, begin, k, rest, cue, speaker);
    }
    if (!atEnd || s.is(rest, ":")) {
      return 0;
    }
    int to = k;
    if (to <= begin) {
      return 0;
    }
    if (!hasVerb(s, begin, to)) {
      // "At the checkpoint, Starukh says, soldiers held buses": one sentence with who says it
      // between.
      boolean between = rest < s.size() - 2
          && s.at(rest).isComma()
          && hasVerb(s, rest, s.size())
          && s.at(k).isComma();
      if (between) {
        int end = clauseEnd(s, rest + 1, s.size());
        Span whole = span(s, begin, end);
        add(s, whole, speaker, act(cue, whole), "", "said around who says it");
        return end;
      }
      return 0;
    }
    if (OUTLET.matcher(speaker.name()).find() && hasCue(s, begin, to)) {
      // A medium passes on what somebody said: that somebody is the speaker.
      relay = speaker.name();
      cues(part(s, begin, to));
      relay = "";
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
    boolean goesOn = rest < s.size() - 2
        && s.at(rest).isComma()
        && !s.at(rest + 1).tag().matches("VERB|SCONJ|ADP")
        && hasVerb(s, rest + 1, s.size())
        && s.at(rest + 1).tag().matches("CCONJ|PRON|DET|NOUN|PROPN|AUX|ADV")
        && !isNextCue(s, rest + 1);
    boolean that =
        rest < s.size() - 2 && s.at(rest).isComma() && s.is(rest + 1, "that", "which", "who");
    goesOn |= that;
    boolean interrupted = that || (goesOn && s.at(rest + 1).tag().matches("AUX|ADV|VERB|CCONJ"));
    if (interrupted) {
      Span whole = span(s, from, clauseEnd(s, rest + 2, s.size()));
      add(s, whole, speaker, act(cue, whole), "", "said around who says it");
      return s.size();
    }
    Span span = span(s, from, to);
    add(s, span, speaker, act(cue, span), "", "said behind it");
    if (goesOn) {
      int more = rest + 1;
      while (more < s.size() && s.at(more).tag().equals("CCONJ")) {
        more++;
      }
      Span second = span(s, more, clauseEnd(s, more, s.size()));
      add(s, second, speaker, act(cue, second), "", "goes on behind who says it");
      return s.size();
    }
    return Math.max(rest, i + 1);
  }

  private static Sentence part(Sentence s, int from, int to) {
    return new Sentence(s.tokens().subList(from, to), s.span(), s.paragraph(), s.kind());
  }

  /// Behind whom it is told: "told a briefing on Monday", "inform us".
  private int behindHearers(Sentence s, int from, Cue cue) {
    int k = from;
    if (cue.follows().equals("tell")) {
      while (k < s.size()
          && (s.at(k).isNominal() || s.at(k).tag().matches("DET|ADJ|PRON"))
          && !s.at(k).isQuote()) {
        k++;
      }
    }
    return behindAdverbs(s, k, cue);
  }

  private boolean isNextCue(Sentence s, int from) {
    for (int i = from; i < Math.min(s.size(), from + 5); i++) {
      if (isCue(s, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsSoon(Sentence s, int rest) {
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

  private int quoteBefore(Sentence s, int i, int begin, int k, int rest, Cue cue, Speaker speaker) {
    int first = k;
    while (first > begin && !s.at(first).isQuote()) {
      first--;
    }
    int q = first;
    while (q - 1 >= begin && s.at(q - 1).isQuote()) {
      q--;
    }
    Span inner = inner(s.at(first));
    // Another quotation behind: one sentence broken, or two.
    int second = -1;
    for (int j = i + 1; j < Math.min(s.size(), i + BEHIND_MAX); j++) {
      if (s.at(j).isQuote()) {
        second = j;
        break;
      }
      if (isCue(s, j)) {
        break;
      }
    }
    String said = inner.of(page.text()).strip();
    boolean open = !said.isEmpty() && (said.endsWith(",") || !said.matches("(?s).*[.!?…]$"));
    // Words before the quotation are said too: They called it "…", he said.
    int lead = first;
    if (first > begin
        && !s.at(first - 1).isQuote()
        && hasVerb(s, begin, first)
        && !hasCue(s, begin, first)) {
      lead = begin;
    }
    if (second > 0) {
      Span more = inner(s.at(second));
      char start = more.of(page.text()).strip().isEmpty()
          ? 'A'
          : more.of(page.text()).strip().charAt(0);
      boolean broken = open && (Character.isLowerCase(start) || s.at(second - 1).isComma());
      if (broken) {
        Span whole = new Span(inner.from(), more.to());
        add(
            s,
            trim(whole),
            speaker,
            act(cue, whole),
            "",
            "a quotation, broken by who says it",
            true);
      } else {
        add(s, trim(inner), speaker, act(cue, inner), "", "a quotation", true);
        add(s, trim(more), speaker, act(cue, more), "", "a quotation behind who says it", true);
      }
      return second + 1;
    }
    Span span = lead < first ? new Span(s.at(lead).from(), inner.to()) : inner;
    add(s, trim(span), speaker, act(cue, span), "", "a quotation", true);
    return Math.max(rest, i + 1);
  }

  /// "…, said X, the mayor": who says it stands behind the verb.
  private int inverted(Sentence s, int i, int begin, Cue cue) {
    if ((!cue.says() && cue.act() != SpeechAct.CONFIRM) || i == 0) {
      return 0;
    }
    boolean behindSaid = s.at(i - 1).isComma() || s.at(i - 1).isQuote() || s.is(i - 1, "—", "–");
    if (!behindSaid) {
      return 0;
    }
    int to = i + 1;
    while (to < s.size()
        && !s.at(to).isComma()
        && !s.at(to).isQuote()
        && !s.is(to, ".", ";", ":")
        && !s.at(to).isVerb()
        && !(s.at(to).tag().equals("ADP") && !s.is(to, "of", "for"))
        && !(to > i + 1 && s.at(to).tag().matches("SCONJ|ADV"))) {
      to++;
    }
    if (to == i + 1
        || (to < s.size() && s.at(to).isVerb())
        || s.is(i + 1, "that", "this", "there")) {
      return 0;
    }
    int apposed = appositionEnd(s, i + 1, to);
    Speaker speaker;
    if (s.at(i + 1).tag().equals("PRON")) {
      if (!s.is(i + 1, "he", "she", "they", "it")) {
        return 0;
      }
      speaker = pronoun(s, i + 1);
    } else {
      Subject words = new Subject(Subject.Kind.WORDS, i + 1, officeEnd(s, to, apposed));
      speaker = definite(s, words);
    }
    if (speaker.isNobody()) {
      return 0;
    }
    int k = i - 1;
    boolean quote =
        s.at(k).isQuote() || (k > begin && s.at(k - 1).isQuote() && s.at(k).isComma());
    if (quote) {
      return Math.max(quoteBefore(s, i, begin, k, to, cue, speaker), to);
    }
    if (!hasVerb(s, begin, k)) {
      return 0;
    }
    int from = begin;
    int colon = colonBefore(s, begin, k);
    if (colon > 0) {
      from = colon + 1;
    }
    Span span = span(s, from, k);
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
        && hasVerb(s, next + 2, s.size())
        && !isNextCue(s, next + 2)) {
      Span whole = span(s, from, clauseEnd(s, next + 2, s.size()));
      add(s, whole, speaker, act(cue, whole), "", "said around who says it");
      return s.size();
    }
    add(s, span, speaker, act(cue, span), "", "said behind it, who says it last");
    if (to < s.size() - 3
        && s.at(to).isComma()
        && s.is(to + 1, "and")
        && hasVerb(s, to + 2, s.size())
        && !isNextCue(s, to + 2)) {
      Span second = span(s, to + 2, s.size());
      add(s, second, speaker, act(cue, second), "", "goes on behind who says it");
      return s.size();
    }
    return to;
  }

  private static int colonBefore(Sentence s, int begin, int to) {
    for (int i = begin; i < to; i++) {
      if (s.is(i, ":")) {
        return i;
      }
    }
    return -1;
  }

  private static int officeEnd(Sentence s, int to, int apposed) {
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

  private int passive(Sentence s, int i, int begin, Cue cue) {
    int by = -1;
    for (int k = i + 1; k < Math.min(s.size(), i + 8); k++) {
      if (s.is(k, "by")) {
        by = k;
        break;
      }
      if (s.at(k).isVerb()) {
        break;
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
    Speaker speaker = naming.speaker(s, by + 1, to);
    if (cue.act() == SpeechAct.ACCUSE && s.is(to, "of", "for")) {
      String accused = bare(s, subject.from(), subject.to());
      add(
          s,
          span(s, to + 1, clauseEnd(s, to + 1, s.size())),
          speaker,
          cue.act(),
          accused,
          "is accused by");
      return s.size();
    }
    Span span = span(s, subject.from(), subject.to());
    add(s, span, speaker, cue.act(), "", "is " + s.at(i).lower() + " by");
    return to;
  }

  /// What is said stands behind the verb.
  private int behind(Sentence s, int i, Cue cue, Speaker speaker, String why) {
    String accused = "";
    int start;
    boolean quoted = false;
    if (cue.verb().equals("call") && !s.is(i + 1, "for", "on", "upon")) {
      return called(s, i, speaker);
    }
    if (cue.verb().equals("hold") || cue.verb().equals("lay")) {
      return held(s, i, cue, speaker);
    }
    if (cue.verb().equals("express")) {
      return expressed(s, i, speaker);
    }
    int that = thatBehind(s, i);
    if (that > 0
        && cue.follows().matches("np|out|inf|call")
        && that != behindAdverbs(s, i + 1, cue)) {
      that = -1;
    }
    int quote = quoteBehind(s, i);
    SpeechAct act = cue.act();
    if (cue.act() == SpeechAct.ACCUSE
        && (cue.follows().equals("of") || cue.follows().equals("for"))) {
      int link = linkBehind(s, i, cue.follows().equals("of") ? "of" : "for");
      int on = cue.follows().equals("for") ? linkBehind(s, i, "on") : -1;
      if (link > 0) {
        accused = bare(s, i + 1, link);
        start = link + 1;
      } else if (on > 0) {
        int to = clauseEnd(s, on + 1, s.size());
        accused = bare(s, on + 1, nounEnd(s, on + 1, to));
        add(s, span(s, i + 1, on), speaker, act, accused, why);
        return nounEnd(s, on + 1, to);
      } else {
        return 0;
      }
    } else if (quote > 0 && (that < 0 || quote < that)) {
      Span inner = trim(inner(s.at(quote)));
      int stop = quote + 1;
      // What stands between the verb and the quotation may be said too: said the road "will never
      // be opened".
      int lead = behindAdverbs(s, i + 1, cue);
      boolean led = lead < quote
          && !s.at(quote - 1).isComma()
          && !s.is(quote - 1, ":")
          && lead < quote
          && hasVerbOrNoun(s, lead, quote)
          && cue.verb().equals("call") == false;
      if (led) {
        int end = clauseEnd(s, lead, s.size());
        Span whole = span(s, s.is(lead, "that") ? lead + 1 : lead, Math.max(end, quote + 1));
        add(s, whole, speaker, act(cue, whole), "", why + ", partly quoted");
        return Math.max(end, quote + 1);
      }
      add(
          s,
          inner,
          speaker,
          cue.verb().equals("call") ? SpeechAct.ASSERT : act(cue, inner),
          "",
          why + ", quoted",
          true);
      int further = stop;
      while (further < s.size() && s.at(further).isQuote()) {
        add(s, trim(inner(s.at(further))), speaker, act(cue, inner), "", why + ", quoted", true);
        further++;
      }
      return further;
    } else if (that > 0) {
      start = that + 1;
    } else if (suggestion(s, i) > 0) {
      start = suggestion(s, i);
    } else {
      start = complement(s, i, cue);
      if (start < 0) {
        return 0;
      }
    }
    int end = clauseEnd(s, start, s.size());
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
    Span span = span(s, start, end);
    if (span.length() < 2) {
      return 0;
    }
    SpeechAct told = act == SpeechAct.ACCUSE ? act : act(cue, span);
    add(s, span, speaker, told, accused, why, quoted);
    return end;
  }

  /// Behind "brushed aside suggestions that", "denied reports that"; -1 elsewhere.
  private static int suggestion(Sentence s, int i) {
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

  /// "called this 'pure invention'": what somebody calls something.
  private int called(Sentence s, int i, Speaker speaker) {
    int quote = quoteBehind(s, i);
    if (quote > 0) {
      Span inner = trim(inner(s.at(quote)));
      add(s, inner, speaker, SpeechAct.ASSERT, "", "what it is called", true);
      return quote + 1;
    }
    int open = -1;
    for (int k = i + 1; k < Math.min(s.size(), i + 12); k++) {
      if (s.at(k).text().matches("[\"“”]")) {
        if (open < 0) {
          open = k;
        } else {
          Span span = span(s, open + 1, k);
          boolean denies = span.of(page.text())
              .matches(
                  "(?is).*\\b(invention|lie|lies|fake|false|nonsense|provocation|fabrication|propaganda)\\b.*");
          add(
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
  private int expressed(Sentence s, int i, Speaker speaker) {
    for (int k = i + 1; k < Math.min(s.size() - 1, i + 6); k++) {
      SpeechAct act = s.is(k, "readiness", "willingness")
          ? SpeechAct.PROMISE
          : s.is(k, "regret", "regrets", "disappointment")
              ? SpeechAct.REGRET
              : s.is(k, "hope", "concern", "doubt", "fear") ? SpeechAct.ASSERT : SpeechAct.JUSTIFY;
      if (act != SpeechAct.JUSTIFY) {
        int from = s.is(k + 1, "that", "at", "about", "over", "for") ? k + 2 : k + 1;
        int end = clauseEnd(s, from, s.size());
        if (end > from) {
          add(s, span(s, from, end), speaker, act, "", "expresses");
          return end;
        }
      }
    }
    return 0;
  }

  /// Where what is said begins, for verbs without "that"; -1 where they say nothing.
  private int complement(Sentence s, int i, Cue cue) {
    int k = behindAdverbs(s, i + 1, cue);
    if (k >= s.size() - 1 && !(k < s.size() && s.at(k).isNominal())) {
      return -1;
    }
    if (s.is(k, ":") && cue.follows().matches("that|tell") && hasVerb(s, k + 1, s.size())) {
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
            && hasVerb(s, k, s.size());
        boolean object = cue.act() != SpeechAct.ASSERT
            || number
            || (hasVerb(s, k, s.size()) && !s.at(k).tag().equals("ADP"));
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
                || (s.at(o).tag().matches("DET|ADJ|PRON|PUNCT")
                    && !s.at(o).isComma()
                    && !s.is(o, ":")))) {
          o++;
          if (s.at(o - 1).tag().equals("PRON")) {
            break;
          }
        }
        yield o < s.size() && hasVerb(s, o, s.size()) && o > k && !s.at(o).isComma()
            ? behindAdverbs(s, o, cue)
            : -1;
      }
      case "quote" -> -1;
      case "clear" -> -1;
      case "hint" -> s.is(k, "at") ? k + 1 : s.is(k, "that") ? k + 1 : -1;
      case "aside", "back" -> s.is(i + 1, cue.follows()) ? i + 2 : -1;
      case "put" -> putAt(s, i);
      case "point" -> s.is(k, "out") ? k + 1 : -1;
      case "out" -> s.is(i + 1, "out", "down") ? i + 2 : -1;
      case "on" ->
        s.is(k, "in") && s.is(k + 1, "principle")
            ? onLater(s, k + 1)
            : s.is(k, "on") ? k : s.is(k, "to") ? k : s.is(k, "with") ? -1 : onLater(s, k);
      case "inf" ->
        s.is(k, "to")
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
                    .of(page.text())
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
  private static int infinitive(Sentence s, int from, Cue cue) {
    if (cue.act() != SpeechAct.DEMAND || !cue.follows().matches("np|call")) {
      return -1;
    }
    for (int k = from + 1; k < Math.min(s.size() - 1, from + 12); k++) {
      if (s.is(k, "to") && s.at(k + 1).isVerb()) {
        return k;
      }
      if (s.at(k).isVerb() || s.at(k).isComma() || s.at(k).isQuote()) {
        return -1;
      }
    }
    return -1;
  }

  /// "put the number of the rescued at 101": what somebody counts.
  private static int putAt(Sentence s, int i) {
    boolean number = false;
    for (int k = i + 1; k < Math.min(s.size(), i + 16); k++) {
      number |= s.is(k, "number", "toll", "total", "figure", "count");
      if (number && s.is(k, "at") && k + 1 < s.size()) {
        return i + 1;
      }
    }
    return -1;
  }

  /// "held the militia responsible for …", "laid the blame on …".
  private int held(Sentence s, int i, Cue cue, Speaker speaker) {
    String word = cue.verb().equals("hold") ? "responsible" : "blame";
    for (int k = i + 1; k < Math.min(s.size() - 2, i + 10); k++) {
      if (s.is(k, word) && s.is(k + 1, "for") && word.equals("responsible")) {
        int end = clauseEnd(s, k + 2, s.size());
        add(s, span(s, k + 2, end), speaker, SpeechAct.ACCUSE, bare(s, i + 1, k), cue.verb());
        return end;
      }
      if (s.is(k, word) && s.is(k + 1, "for") && word.equals("blame")) {
        for (int on = k + 2; on < s.size() - 1; on++) {
          if (s.is(on, "on", "at")) {
            add(
                s,
                span(s, k + 2, on),
                speaker,
                SpeechAct.ACCUSE,
                bare(s, on + 1, nounEnd(s, on + 1, s.size())),
                cue.verb());
            return nounEnd(s, on + 1, s.size());
          }
        }
      }
    }
    return 0;
  }

  private int onLater(Sentence s, int k) {
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

  /// Times, media and hearers between a verb and what it says.
  private int behindAdverbs(Sentence s, int from, Cue cue) {
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
          || Dates.isDay(t)) {
        k++;
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
  private static int adverbialEnd(Sentence s, int k) {
    int end = k + 1;
    boolean tells = false;
    while (end < s.size()
        && s.at(end).tag().matches("DET|ADJ|NOUN|PROPN|NUM|ADV|PART|X")
        && !s.at(end).isQuote()) {
      tells |= Dates.isTime(s.at(end))
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
      if (end < s.size()
          && s.is(end, "of", "in", "with", "on", "to", "from")
          && tells
          && !s.is(end - 1, "reporters")) {
        boolean time = Dates.isTime(s.at(end - 1));
        if (time) {
          break;
        }
        end++;
      }
    }
    return tells ? end : -1;
  }

  private int thatBehind(Sentence s, int i) {
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

  private int quoteBehind(Sentence s, int i) {
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

  private int linkBehind(Sentence s, int i, String link) {
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

  private static int nounEnd(Sentence s, int from, int to) {
    int k = from;
    while (k < to && !s.at(k).isComma() && !s.at(k).isVerb() && !s.is(k, ".", ";")) {
      k++;
    }
    return k;
  }

  private static boolean hasVerb(Sentence s, int from, int to) {
    for (int i = from; i < Math.min(to, s.size()); i++) {
      if (s.at(i).isVerb()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasVerbOrNoun(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.at(i).isVerb() || s.at(i).isNominal()) {
        return true;
      }
    }
    return false;
  }

  /// Where what is said ends: before the next who says something else, or at a break.
  private int clauseEnd(Sentence s, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (s.is(i, ";") || s.is(i, ":")) {
        return i;
      }
      if (s.at(i).isComma() && commaEnds) {
        return i;
      }
      if (s.at(i).isComma() && i + 1 < to) {
        Token next = s.at(i + 1);
        if ((BREAKS.contains(next.lower()) && hasVerb(s, i + 2, to))
            || next.is("citing")
            || next.is("according")
            || next.is("quoting")
            || (next.is("in")
                && Media.in(wordsOf(s, i + 1, to)) != null
                && !hasVerb(s, i + 1, to))) {
          return i;
        }
        if (next.lower().endsWith("ing") && Cue.of(next) != null) {
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

  private static String verb(Token t) {
    Cue cue = Cue.of(t);
    return cue == null ? "" : cue.verb();
  }

  private boolean newSpeaker(Sentence s, int from, int to) {
    for (int i = from + 1; i < Math.min(to, from + 9); i++) {
      if (isCue(s, i)) {
        Subject subject = Subject.before(s, i, from);
        return subject.kind() == Subject.Kind.WORDS
            && subject.from() <= from + 1
            && !Actors.party(wordsOf(s, from, i)).isEmpty();
      }
      if ((s.at(i).isVerb() && !s.at(i).tag().equals("AUX")) || s.at(i).isComma()) {
        return false;
      }
    }
    return false;
  }

  // ---- quotations without a verb

  private void quotesAlone(Sentence s) {
    if (s.size() > 1 && s.size() < 16 && s.is(s.size() - 1, ":") && !hasVerb(s, 0, s.size())) {
      Speaker next = naming.speaker(s, 0, s.size() - 1);
      if (next.known() || !next.role().isEmpty() || !next.behalf().isEmpty()) {
        remember(next, s.paragraph());
        return;
      }
    }
    int quote = -1;
    for (int i = 0; i < s.size(); i++) {
      if (s.at(i).isQuote()) {
        quote = i;
        break;
      }
    }
    if (quote < 0) {
      return;
    }
    Span inner = trim(inner(s.at(quote)));
    if (quote > 0 && s.is(quote - 1, ":")) {
      Speaker speaker = naming.speaker(s, 0, quote - 1);
      add(s, inner, speaker, acts.ofQuotation(inner), "", "a name, a colon and a quotation", true);
    } else if (quote == 0 && !last.isNobody() && s.paragraph() - lastParagraph <= 1) {
      add(
          s,
          inner,
          last,
          acts.ofQuotation(inner),
          "",
          "a quotation behind what the same said",
          true);
    }
  }

  // ---- who

  private Speaker definite(Sentence s, Subject subject) {
    Speaker speaker = naming.speaker(s, subject.from(), subject.to());
    boolean single = subject.to() - subject.from() <= 2
        && (s.is(subject.from(), "the") || subject.to() - subject.from() == 2);
    if (!speaker.known() && single && !lastPerson.isNobody() && s.is(subject.from(), "the")) {
      String noun = s.at(subject.to() - 1).lower();
      boolean theirs = lastPerson.role().toLowerCase(java.util.Locale.ROOT).contains(noun)
          || (Set.of(
                      "official",
                      "general",
                      "diplomat",
                      "spokesman",
                      "spokeswoman",
                      "spokesperson",
                      "governor",
                      "mayor",
                      "minister",
                      "adviser",
                      "negotiator",
                      "president",
                      "envoy")
                  .contains(noun)
              && !lastPerson.isNobody()
              && last.equals(lastPerson));
      if (theirs) {
        return lastPerson;
      }
    }
    if (s.is(subject.from(), "the")
        && speaker
            .name()
            .matches("(?i)organi[sz]ation|agency|group|ministry|council|embassy|company|bloc")) {
      boolean ours = Actors.party(page.source()).matches("ICRC|UN|OCHA|UNHCR")
          || page.source()
              .toLowerCase(java.util.Locale.ROOT)
              .contains(speaker.name().toLowerCase(java.util.Locale.ROOT));
      return ours ? publisher() : speaker;
    }
    return speaker;
  }

  private Speaker pronoun(Sentence s, int at) {
    if (s.is(at, "he", "she", "him", "her")) {
      return lastPerson.isNobody() ? last : lastPerson;
    }
    if (s.is(at, "it", "they", "them")) {
      return lastOffice.isNobody() ? last : lastOffice;
    }
    return last;
  }

  private Speaker publisher() {
    if (page.source().isEmpty()) {
      return last;
    }
    Actors.Actor actor = null;
    for (String part : page.source().split("[/.,|]", -1)) {
      actor = actor == null ? Actors.find(part) : actor;
    }
    return actor == null
        ? new Speaker(page.source(), "", Actors.party(page.source()), false)
        : new Speaker(actor.name(), actor.office(), actor.party(), true);
  }

  private void remember(Speaker speaker, int paragraph) {
    last = speaker;
    lastParagraph = paragraph;
    boolean person = speaker.known()
        || (speaker.name().matches("\\p{Lu}\\p{L}+([ -]\\p{Lu}\\p{L}+)+")
            && !speaker.role().isEmpty())
        || speaker
            .name()
            .matches(
                "(?i).*(spokesman|spokeswoman|spokesperson|official|witness|head of the \\w+|resident|officer|diplomat|volunteer|driver)$|^(head|chief|director|commander) of .*");
    if (person) {
      lastPerson = speaker;
    } else {
      lastOffice = speaker;
    }
  }

  // ---- pieces

  private SpeechAct act(Cue cue, Span span) {
    return acts.refined(cue, span);
  }

  private boolean add(
      Sentence s, Span span, Speaker speaker, SpeechAct act, String accused, String why) {
    return add(s, span, speaker, act, accused, why, false);
  }

  private boolean add(
      Sentence s,
      Span span,
      Speaker speaker,
      SpeechAct act,
      String accused,
      String why,
      boolean quoted) {
    if (span.length() < 2 || speaker.isNobody()) {
      return false;
    }
    if (!found.isEmpty() && found.getLast().span().touches(span)) {
      return false;
    }
    if (s.paragraph() - lastParagraph > 1 || !last.equals(speaker)) {
      lastMedium = null;
    }
    remember(speaker, s.paragraph());
    String around = around(s, span);
    Medium medium = Media.in(around);
    List<String> cited = Media.cited(around);
    Speaker said = speaker;
    List<String> chain = new ArrayList<>();
    if (!cited.isEmpty()) {
      // Who is cited said it; who cites passed it on.
      chain.add(cited.getFirst());
      chain.add(speaker.name());
      said = new Speaker(stripped(cited.getFirst()), "", Actors.party(cited.getFirst()), false);
      if (medium == null || medium == Medium.EMBASSY) {
        medium = Media.in(speaker.name());
      }
    }
    if (!relay.isEmpty()) {
      chain.add(relay);
    }
    if (medium == null && quoted) {
      medium = lastMedium;
    }
    lastMedium = medium;
    if (medium == null && page.source().contains("Embassy") && said.name().equals(page.source())) {
      medium = Medium.EMBASSY;
    }
    Acts.Judged judged = acts.judge(act, span, said, accused);
    boolean goesOn = judged.act() == SpeechAct.ASSERT
        && !found.isEmpty()
        && found.getLast().act() == SpeechAct.ACCUSE
        && found.getLast().speaker().equals(said)
        && span.of(page.text()).matches("(?s)^\\s*They\\b.*");
    if (goesOn) {
      judged = new Acts.Judged(SpeechAct.ACCUSE, found.getLast().accused());
    }
    found.add(new Statement(
        span,
        s.span(),
        said,
        judged.act(),
        judged.accused(),
        medium,
        chain,
        quoted,
        acts.hedge(span),
        acts.negated(span),
        why));
    return true;
  }

  private static String stripped(String words) {
    return words.replaceAll("\\s+(there|here)$", "").strip();
  }

  /// The words of a sentence but for what is said.
  private String around(Sentence s, Span span) {
    String text = page.text();
    int from = Math.min(s.span().from(), span.from());
    int to = Math.max(s.span().to(), span.to());
    return text.substring(from, Math.max(from, span.from())) + " … "
        + text.substring(Math.min(to, span.to()), to);
  }

  private String wordsOf(Sentence s, int from, int to) {
    return from >= to
        ? ""
        : page.text().substring(s.at(from).from(), s.at(to - 1).to());
  }

  private String bare(Sentence s, int from, int to) {
    int begin = from;
    while (begin < to
        && ((s.at(begin).tag().equals("DET") && s.is(begin, "the", "a", "an"))
            || s.at(begin).tag().equals("ADV"))) {
      begin++;
    }
    return wordsOf(s, begin, to).replaceAll("[\"“”]", "").strip();
  }

  private Span span(Sentence s, int from, int to) {
    if (from >= to || from >= s.size()) {
      return new Span(0, 0);
    }
    return trim(new Span(s.at(from).from(), s.at(Math.min(to, s.size()) - 1).to()));
  }

  private int end(Sentence s) {
    return trim(s.span()).to();
  }

  private Span inner(Token quote) {
    int to = quote.to();
    boolean closed = "\"”“»".indexOf(page.text().charAt(to - 1)) >= 0 && to - 1 > quote.from();
    return new Span(quote.from() + 1, closed ? to - 1 : to);
  }

  /// Without marks and spaces at its ends.
  private Span trim(Span span) {
    String text = page.text();
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
