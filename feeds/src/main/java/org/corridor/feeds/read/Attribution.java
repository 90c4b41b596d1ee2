package org.corridor.feeds.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
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
  /// Heads of pieces, which say nothing.
  private static final Pattern HEAD = Pattern.compile(
      "(?i)^(?:interview|live|opinion|video|photos?|watch|updates?|breaking|explainer|analysis|background|related|correction|headline|q ?& ?a|question|answer)$");

  private static final int AS_WORDS_MAX = 14;

  /// A question says nothing.
  private static final Pattern ASKED = Pattern.compile(
      "^(?:(?:Q|Question|Reporter|Presenter|Interviewer): )?(?:But |And |So )?(?:Do|Does|Did|Will|Would|Has|Have|Had|Is|Are|Was|Were|Can|Could|Should|Why|When|What|Who|Where|How|Which)\\b[^\"“”«»?]*\\?\\s*$");

  private final Page page;

  private final Pieces pieces;
  private final Clauses clauses;
  private final Speakers speakers;
  private final Findings found;
  private final VerbsOfSaying verbs;
  private final Listed lists;
  private final GoingOn going;
  private final Headlines headlines;
  private final ReportedBy reported;
  private final NounsOfSaying nouns;
  private final @Nullable SecondHearing second;

  private @Nullable Sentence previous;

  private Attribution(Page page, Naming naming, SecondReader.@Nullable Insight insight) {
    this.page = page;
    pieces = new Pieces(page.text());
    clauses = new Clauses(pieces);
    speakers = new Speakers(page, naming);
    found = new Findings(page, pieces, speakers);
    verbs = new VerbsOfSaying(page, pieces, clauses, speakers, found);
    lists = new Listed(page, pieces, clauses, speakers, found);
    going = new GoingOn(page, pieces, clauses, speakers, found);
    headlines = new Headlines(page, pieces, speakers, found);
    reported = new ReportedBy(page, pieces, clauses, speakers, found);
    nouns = new NounsOfSaying(pieces, clauses, speakers, found);
    second = insight == null ? null : new SecondHearing(page, insight, pieces, speakers, found);
  }

  static List<Statement> of(
      Page page, List<Sentence> sentences, Naming naming, SecondReader.@Nullable Insight insight) {
    Attribution attribution = new Attribution(page, naming, insight);
    Map<Integer, Transcript.Turn> turns = new HashMap<>(Transcript.of(page, sentences));
    boolean talk = !turns.isEmpty();
    if (!talk) {
      turns.putAll(Posts.of(page, sentences, attribution.speakers));
    }
    boolean itself = !Publisher.of(page, sentences, attribution.speakers).isNobody();
    attribution.going.ownVoice(itself);
    for (Sentence s : sentences) {
      Transcript.Turn turn = turns.get(s.paragraph());
      if (turn != null) {
        attribution.speakers.announce(turn.who());
      }
      attribution.read(s);
      if (attribution.second != null) {
        attribution.second.on(s, itself || turn != null);
      }
      attribution.previous = s;
    }
    OwnVoice.add(
        page, sentences, attribution.speakers, attribution.found, attribution.pieces, turns, talk);
    return attribution.found.all();
  }

  private void read(Sentence s) {
    int before = found.all().size();
    if (s.size() > 0) {
      speakers.named(s);
      Speaker next = speakers.announced(s);
      if (!next.isNobody()) {
        speakers.announce(next);
      }
    }
    if (ASKED.matcher(s.span().of(page.text())).find()) {
      return;
    }
    boolean entry = s.kind() == Line.Kind.BODY
        && Dateline.isStamped(page.text(), s.span().from())
        && !s.tokens().stream().anyMatch(Token::isQuote);
    if ((s.kind() == Line.Kind.TITLE || entry) && headlines.read(s)) {
      return;
    }
    boolean rumour = OwnVoice.isDenial(s.span().of(page.text()));
    if (soundbite(s) || lists.read(s)) {
      return;
    }
    if (!asTheySay(s) && !reported.in(s) && !paperReads(s) && !accordingTo(s) && !rumour) {
      if (!nouns.read(s)) {
        verbs.cues(s);
      }
    }
    if (found.all().size() == before && !reported.by(s, previous) && !demandsMore(s)) {
      quotesAlone(s);
    }
    if (found.all().size() == before && !rumour) {
      going.on(s, previous);
    } else if (!rumour) {
      going.behindSemicolon(s);
    }
    lists.begins(s);
  }

  // ---- "…, reads the message."

  private boolean paperReads(Sentence s) {
    for (int i = s.size() - 3; i > 2; i--) {
      boolean reads = s.is(i, "reads", "read", "says")
          && s.at(i - 1).isComma()
          && s.is(i + 1, "the", "his", "her", "its", "their")
          && s.at(i + 2).lower().matches(Speakers.PAPER)
          && (i + 3 >= s.size() || s.is(i + 3, "."));
      if (reads && !speakers.last().isNobody() && s.paragraph() - speakers.lastParagraph() <= 2) {
        return found.add(
            s,
            pieces.span(s, 0, i - 1),
            speakers.last(),
            SpeechAct.ASSERT,
            "",
            "reads what somebody wrote");
      }
    }
    return false;
  }

  // ---- according to

  private boolean accordingTo(Sentence s) {
    for (int i = 0; i + 2 < s.size(); i++) {
      boolean according = s.is(i, "according") && s.is(i + 1, "to");
      int counted = estimateOf(s, i);
      if (counted > 0) {
        return found.add(
            s,
            pieces.span(s, counted + 2, clauses.clauseEnd(s, counted + 2, s.size())),
            speakers.possessor(s, i + 1, counted),
            SpeechAct.ASSERT,
            "",
            "by their estimate");
      }
      boolean words =
          s.is(i, "in") && s.is(i + 1, "the") && s.is(i + 2, "words") && s.is(i + 3, "of");
      int own = according ? i + 2 : i + 1;
      boolean his = own + 1 < s.size()
          && (according || s.is(i, "by", "in"))
          && s.is(own, "his", "her", "their", "its")
          && s.is(own + 1, "words", "version", "view", "account", "data", "information");
      if (his
          && own + 2 < s.size()
          && s.at(own + 2).isComma()
          && !speakers.last().isNobody()) {
        if (i > 0) {
          verbs.cues(clauses.upTo(s, i));
        }
        boolean many = s.is(own, "their", "its");
        boolean person = speakers.last().known() || !speakers.last().role().isEmpty();
        if (many && person) {
          // "By their account, drivers had seen tanks": not his.
          return false;
        }
        Speaker they = s.is(own, "his", "her") && !speakers.lastPerson().isNobody()
            ? speakers.lastPerson()
            : speakers.last();
        return found.add(
            s,
            pieces.span(s, own + 3, clauses.clauseEnd(s, own + 3, s.size())),
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
          && !(to > from && s.is(to, "it", "they", "he", "she", "there", "we", "this", "nobody"))
          && !(s.at(to).tag().equals("VERB")
              || s.at(to).tag().equals("AUX")
              || s.at(to).tag().equals("ADV"))
          && !(to > from && s.at(to - 1).tag().equals("PRON"))) {
        to++;
      }
      if (s.is(from, "this", "that", "him", "her")
          && to <= from + 1
          && !speakers.last().isNobody()
          && i == 0
          && s.is(from, "this", "that")
          && from + 1 < s.size()
          && s.at(from + 1).isComma()) {
        return found.add(
            s,
            pieces.span(s, from + 2, clauses.clauseEnd(s, from + 2, s.size())),
            speakers.last(),
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
        verbs.cues(clauses.upTo(s, i - 1));
      }
      Speaker speaker = s.at(from).tag().equals("PRON")
          ? speakers.pronoun(s, from)
          : speakers.definite(
              s, new Subject(Subject.Kind.WORDS, from, clauses.appositionEnd(s, from, to)));
      if (first) {
        int begin = to < s.size() && s.at(to).isComma() ? to + 1 : to;
        int apposed = clauses.appositionEnd(s, from, to);
        if (apposed > to) {
          begin = Math.min(s.size(), apposed + 1);
        }
        if (begin >= s.size() - 1) {
          return false;
        }
        return found.add(
            s,
            pieces.span(s, begin, clauses.clauseEnd(s, begin, s.size())),
            speaker,
            SpeechAct.ASSERT,
            "",
            "according to");
      }
      int end = i;
      while (end > 0 && (s.at(end - 1).isComma() || s.is(end - 1, "—", "–"))) {
        end--;
      }
      if (clauses.hasCue(s, 0, end)) {
        return false;
      }
      return found.add(
          s, pieces.span(s, 0, end), speaker, SpeechAct.ASSERT, "", "according to, at the end");
    }
    return false;
  }

  /// "By the council's estimate,": where the noun stands; 0 elsewhere.
  private static int estimateOf(Sentence s, int i) {
    if (i > 1 || !s.is(i, "by")) {
      return 0;
    }
    for (int k = i + 2; k + 3 < Math.min(s.size(), i + 8); k++) {
      if (s.is(k, "estimate", "estimates", "count", "account", "reckoning", "figures")
          && s.at(k + 1).isComma()
          && s.at(k - 1).text().matches("(?s).*['’]s?$")) {
        return k;
      }
    }
    return 0;
  }

  // ---- "In addition, Kyiv must …"

  private boolean demandsMore(Sentence s) {
    if (found.all().isEmpty()
        || found.all().getLast().act() != SpeechAct.DEMAND
        || s.paragraph() - speakers.lastParagraph() > 1) {
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
    return found.add(
        s,
        pieces.span(s, from, s.size()),
        found.all().getLast().speaker(),
        SpeechAct.DEMAND,
        "",
        "goes on with a demand");
  }

  // ---- "As X noted, …", "as specified X, …"

  private boolean asTheySay(Sentence s) {
    if (!s.is(0, "as")) {
      return false;
    }
    int comma = 1;
    while (comma < s.size() && !s.at(comma).isComma() && !s.at(comma).isQuote()) {
      comma++;
    }
    if (comma >= s.size() - 2 || s.at(comma).isQuote() || comma > AS_WORDS_MAX) {
      return false;
    }
    Cue first = Cue.of(s.at(1));
    Cue last = Cue.of(s.at(comma - 1));
    boolean verbFirst = first != null && first.says();
    if (!verbFirst && (last == null || !last.says())) {
      return false;
    }
    int from = verbFirst ? 2 : 1;
    int to = verbFirst ? comma : comma - 1;
    while (to > from && s.at(to - 1).tag().matches("AUX|ADV")) {
      to--;
    }
    if (to <= from || s.is(from, "by", "in", "earlier", "previously", "already")) {
      return false;
    }
    Speaker speaker = s.at(from).tag().equals("PRON")
        ? speakers.pronoun(s, from)
        : speakers.definite(s, new Subject(Subject.Kind.WORDS, from, to));
    return found.add(
        s,
        pieces.span(s, comma + 1, clauses.clauseEnd(s, comma + 1, s.size())),
        speaker,
        SpeechAct.ASSERT,
        "",
        "as they say");
  }

  // ---- "(SOUNDBITE) (Ukrainian) HEAD OF THE ADMINISTRATION, OLEKSIY KULEBA, SAYING:"

  private static final Pattern SOUNDBITE = Pattern.compile(
      "^\\W*SOUNDBITE\\b.*?(?<name>\\p{Lu}[\\p{Lu}’'-]+(?: \\p{Lu}[\\p{Lu}’'.-]+){1,3}),? SAYING:?\\s*$");

  private boolean soundbite(Sentence s) {
    Matcher bite = SOUNDBITE.matcher(s.span().of(page.text()));
    if (bite.find()) {
      speakers.remember(speakers.namedIn(Naming.inSmall(bite.group("name"))), s.paragraph());
      return true;
    }
    return false;
  }

  // ---- quotations without a verb

  private void quotesAlone(Sentence s) {
    if (s.size() > 1
        && s.size() < 16
        && s.is(s.size() - 1, ":")
        && !clauses.hasVerb(s, 0, s.size())) {
      Speaker next = speakers.named(s, 0, s.size() - 1);
      if (next.known() || !next.role().isEmpty() || !next.behalf().isEmpty()) {
        speakers.remember(next, s.paragraph());
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
    Span inner = pieces.trim(pieces.inner(s.at(quote)));
    if (quote > 0 && s.is(quote - 1, ":")) {
      int begin = 0;
      for (int i = 0; i < quote - 1; i++) {
        begin = s.is(i, ";") ? i + 1 : begin;
      }
      int name = quote - 1;
      for (int i = begin + 1; i < name; i++) {
        // "The delegate is sceptical: …", "Al-Burhan excluded talks: …"
        name = s.at(i).tag().matches("AUX|VERB") || s.at(i).isComma() ? i : name;
      }
      boolean asked = s.is(begin, "asked");
      Speaker speaker = asked
          ? speakers.ofQuotation(s.paragraph())
          : speakers.definite(s, new Subject(Subject.Kind.WORDS, begin, name));
      if (!speaker.isNobody() && !HEAD.matcher(speaker.name()).matches()) {
        found.add(s, inner, speaker, SpeechAct.ASSERT, "", "a name, a colon and a quotation", true);
      }
    } else if (quote == 0
        && !speakers.ofQuotation(s.paragraph()).isNobody()
        && s.paragraph() - speakers.lastParagraph() <= 1) {
      found.add(
          s,
          inner,
          speakers.ofQuotation(s.paragraph()),
          SpeechAct.ASSERT,
          "",
          "a quotation behind what the same said",
          true);
    }
  }
}
