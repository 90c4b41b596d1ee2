package org.corridor.feeds.read;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// What somebody says goes on in the next sentence of the paragraph, where its verb stands as it
/// does in reported speech: "He had not seen them. They would be back, he said. The road was
/// mined."
final class GoingOn {
  /// Why a sentence of reported speech is read as the same speaker's.
  static final String WHY = "goes on as reported";

  private static final String THEIR_VOICE = "goes on in their own voice";

  private static final Pattern SHIFTED = Pattern.compile("\\b(?:would|had|could)\\b");
  private static final int WORDS_MIN = 4;
  private static final int CHARS_MAX = 60;
  private static final Set<SpeechAct> REPORTED = EnumSet.complementOf(EnumSet.of(SpeechAct.AGREE));

  /// "…, in his words, …", "…, by their account".
  private static final Pattern IN_THEIR_WORDS = Pattern.compile(
      "(?i)\\b(?:in (?:his|her|their|its) (?:own )?(?:words|view|telling|version)|by (?:his|her|their|its) (?:own )?(?:account|count|estimate|reckoning|telling|figures)|according to (?:him|her|them|it))\\b");

  /// What is not said.
  private static final Pattern SILENT = Pattern.compile(
      "(?i)^(?:he|she|it|they|neither|none|nobody|the \\p{L}+) (?:did|do|does|has|have|would|could|will|had)(?: not|n['’]t)? (?:say|said|comment|commented|name|named|specify|elaborate|give|given|mention|disclose|respond|answer|reply|explain|rule|tell|want to|be drawn|rule out)\\b|\\b(?:could|can|has|have|are|is|were|was)(?:not| not|n['’]t| unable) .{0,30}\\b(?:verif|check|confirm)\\p{L}*|\\bunable to (?:verify|confirm|check)\\b|^(?:you|one) ");
  private static final Pattern IT_WAS =
      Pattern.compile("(?i)^it (?:was|is) .{3,80} (?:who|that)\\b");

  private static final Pattern VOICE = Pattern.compile(
      "[Ww]e|[Oo]ur|us|ours|I|[Mm]y|me|mine|[Yy]ou|[Yy]our|yours|(?:[Ww]e|I|[Yy]ou)['’]\\p{L}+");
  private static final Pattern IMPERATIVE = Pattern.compile(
      "Do|Don['’]t|Take|Keep|Bring|Pack|Leave|Stay|Go|Get|Fill|Avoid|Use|Follow|Call|Come|Stop|Let|Give|Check|Wait|Lay|Hand|Open|Send|Wear|Carry|Prepare|Remain|Dial|Register|Move|Tie|Gather|Stock|Evacuate");

  /// What the reporter does and has, and what pages ask of their readers.
  private static final Pattern REPORTERS = Pattern.compile(
      "(?i)correspondents?|reporters?|newsletters?|subscribe|appeal|donate|photographer|driver|saw|seen|counted|filmed|visited|interviewed|verif\\p{L}+|independently|readers?|newsroom|podcast");
  private static final String PAST =
      "was|were|had|went|came|saw|ran|drove|met|took|got|left|stood|sat|spoke|heard|found|told|gave|made|did|said|knew|thought|kept|held|lost|slept|began|brought|sent|set|put|let|felt";

  private boolean ownVoice;

  private final Page page;
  private final Pieces pieces;
  private final Clauses clauses;
  private final Speakers speakers;
  private final Findings found;

  GoingOn(Page page, Pieces pieces, Clauses clauses, Speakers speakers, Findings found) {
    this.page = page;
    this.pieces = pieces;
    this.clauses = clauses;
    this.speakers = speakers;
    this.found = found;
  }

  /// Where a page has a voice of its own, what nobody is named for is its publisher's.
  void ownVoice(boolean itself) {
    ownVoice = itself;
  }

  /// Reads a sentence in which nobody is named.
  ///
  /// @param previous the sentence before
  void on(Sentence s, @Nullable Sentence previous) {
    if (previous == null
        || found.all().isEmpty()
        || s.kind() != Line.Kind.BODY
        || s.paragraph() != speakers.lastParagraph()
        || s.size() < WORDS_MIN
        || !s.is(s.size() - 1, ".", "!", "?")) {
      return;
    }
    String words = s.span().of(page.text());
    Statement last = found.all().getLast();
    boolean there = last.sentence().equals(previous.span())
        && REPORTED.contains(last.act())
        && previous.span().to() - last.span().to() < CHARS_MAX;
    if (!there || SILENT.matcher(words).find() || clauses.hasCue(s, 0, s.size())) {
      return;
    }
    boolean told = isInTheirWords(words, last.speaker())
        || (IT_WAS.matcher(words).find()
            && last.act() != SpeechAct.DEMAND
            && !ownSide(words, last.speaker()));
    Span whole = pieces.span(s, 0, s.size());
    if (!ownVoice && isOrder(s)) {
      found.add(s, whole, last.speaker(), SpeechAct.DEMAND, "", THEIR_VOICE);
    } else if (!ownVoice && isTheirVoice(s)) {
      found.add(s, whole, last.speaker(), SpeechAct.ASSERT, "", THEIR_VOICE);
    } else if (told || isShifted(s, last)) {
      found.add(s, whole, last.speaker(), SpeechAct.ASSERT, "", WHY);
    }
  }

  /// "We have no limit on entry.", "Pack tonight: papers, one bag.": no reporter speaks so.
  private static boolean isTheirVoice(Sentence s) {
    if (!isNow(s)
        || s.tokens().stream().anyMatch(t -> REPORTERS.matcher(t.text()).matches())) {
      return false;
    }
    for (int i = 0; i < s.size(); i++) {
      if (VOICE.matcher(s.at(i).text()).matches()) {
        return true;
      }
    }
    return false;
  }

  /// In the present, or of what is to come: "We ran for the car" is the reporter's.
  private static boolean isNow(Sentence s) {
    int verb = 0;
    while (verb < s.size() && !s.at(verb).isVerb()) {
      verb++;
    }
    return verb < s.size()
        && (s.is(
                verb, "is", "are", "am", "'s", "’s", "'re", "’re", "has", "have", "will", "shall",
                "does", "do", "cannot", "can", "must", "'ll", "’ll", "need", "want", "ask")
            || (s.at(verb).tag().equals("VERB")
                && s.is(verb - 1, "we", "i", "you")
                && !s.at(verb).lower().matches("\\p{L}+ed|" + PAST)));
  }

  private static boolean isOrder(Sentence s) {
    boolean told = IMPERATIVE.matcher(s.at(0).text()).matches()
        && s.at(1).tag().matches("DET|PRON|ADP|PART|NOUN|ADV|AUX|VERB|NUM");
    return told || s.is(0, "please");
  }

  private static boolean isInTheirWords(String words, Speaker speaker) {
    Matcher m = IN_THEIR_WORDS.matcher(words);
    boolean person = speaker.known() || !speaker.role().isEmpty();
    return m.find() && person != m.group().matches("(?i).*\\b(?:their|its|them|it)\\b.*");
  }

  /// "It was Russian artillery that killed them" is not said by Moscow.
  private static boolean ownSide(String words, Speaker speaker) {
    for (String word : words.split("[^\\p{L}]+", -1)) {
      if (!speaker.behalf().isEmpty() && Actors.party(word).equals(speaker.behalf())) {
        return true;
      }
    }
    return false;
  }

  /// Is it theirs by its first word or its verb? "The road was safe, he said; three were killed on
  /// it" tells what speaks against him.
  private static boolean isReported(Sentence s, int from) {
    int verb = from;
    while (verb < s.size() && !s.at(verb).isVerb()) {
      verb++;
    }
    boolean person = s.is(from, "he", "they", "we", "i");
    if (verb >= s.size()) {
      return false;
    }
    boolean now = s.is(verb, "is", "are", "has", "have", "will", "shall", "do", "does")
        || (s.at(verb).tag().equals("VERB") && s.at(verb).lower().endsWith("s"));
    return now || s.is(verb, "would") || (person && !s.is(verb, "had", "could", "must", "should"));
  }

  /// "22 buses were available, it said; ten more could come from Poltava."
  void behindSemicolon(Sentence s) {
    Statement last = found.all().isEmpty() ? null : found.all().getLast();
    if (last == null || !last.sentence().equals(s.span()) || !REPORTED.contains(last.act())) {
      return;
    }
    int from = -1;
    for (int i = 0; i < s.size() && from < 0; i++) {
      from = s.is(i, ";") && s.at(i).from() >= last.span().to() ? i + 1 : -1;
    }
    boolean near = from > 0 && s.at(from - 1).from() - last.span().to() < CHARS_MAX;
    if (!near
        || from >= s.size() - 2
        || !isReported(s, from)
        || clauses.hasCue(s, from, s.size())) {
      return;
    }
    Span rest = pieces.span(s, from, s.size());
    if (!SILENT.matcher(rest.of(page.text())).find()) {
      found.add(s, rest, last.speaker(), SpeechAct.ASSERT, "", "goes on behind a semicolon");
    }
  }

  private boolean isShifted(Sentence s, Statement last) {
    int verb = 0;
    while (verb < s.size() && !s.at(verb).isVerb()) {
      if (s.at(verb).isQuote() || s.is(verb, ":", "we", "i", "who", "which")) {
        return false;
      }
      verb++;
    }
    String before = last.span().of(page.text()).toLowerCase(Locale.ROOT);
    boolean same = isSame(s, verb, before, last.speaker());
    boolean person = s.is(0, "he", "she", "they");
    // "He must now answer for it", "they could hear guns" tell about them.
    boolean modal = same
        && (s.is(verb, "would", "might", "will")
            || (s.is(verb, "must", "could", "should") && !person));
    boolean had = s.is(verb, "had")
        && verb + 1 < s.size()
        && hasParticiple(s, verb + 1)
        && (SHIFTED.matcher(before).find() || last.why().equals(WHY));
    boolean theirs = s.is(verb, "will", "has", "is") && speaksFor(s, verb, last.speaker());
    return theirs || modal || (had && same);
  }

  /// "Syria will continue to open the road", behind what its ministry said.
  private static boolean speaksFor(Sentence s, int verb, Speaker speaker) {
    String subject = Naming.text(s.tokens(), 0, verb);
    return verb <= 2
        && !speaker.behalf().isEmpty()
        && Actors.party(subject).equals(speaker.behalf());
  }

  private static boolean isSame(Sentence s, int verb, String before, Speaker speaker) {
    boolean same =
        s.is(0, "he", "she", "they", "it", "nobody", "not", "no", "his", "her", "their", "its");
    for (int i = 0; i < verb; i++) {
      String word = s.at(i).lower();
      same |= s.at(i).isNominal()
          && word.length() > 3
          && (before.contains(word) || speaker.name().toLowerCase(Locale.ROOT).contains(word));
    }
    return same;
  }

  private static boolean hasParticiple(Sentence s, int from) {
    int k = from;
    while (k < s.size() && s.at(k).tag().equals("ADV")) {
      k++;
    }
    return k < s.size() && s.at(k).isVerb();
  }
}
