package org.corridor.feeds.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.Medium;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Posts, advisories and communiqués: what nobody else is named for, whoever publishes them says.
final class OwnVoice {

  private static final Pattern ABOUT_ITSELF = Pattern.compile(
      "(?i)\\bi (?:now )?give the floor\\b|\\bi thank the representative\\b|^(?:disclaimer|this report is (?:for|produced|issued|prepared)|note to editors|notes to editors|media contacts?|press contacts?|attachments?|updated at|created on)\\b|\\bfor (?:more|further) (?:information|details)\\b|\\bfor (?:media )?(?:enquiries|inquiries)\\b|\\bplease contact\\b|\\bofficial endorsement\\b|\\bsubscribe\\b");

  private static final Pattern TO_WHOM =
      Pattern.compile("^\\W*To (?:the )?(?<who>[^:.!?]{2,60}):\\s+(?=\\p{Lu}\\p{Ll}+ )");
  private static final int HEAD_CHARS = 200;
  private static final int WORDS_MIN = 3;
  private static final int WORDS_SURE = 9;

  private static final Pattern DENIAL = Pattern.compile(
      "(?i)^contrary to|^it was(?: not|n['’]t) (?:we|us|our)\\b|\\b(rumou?rs?|reports?|posts?|claims?|information|statements?|messages?|allegations?)\\b.*\\b(is|are|was|were) (simply |completely |absolutely )?(false|fake|untrue|not true|not correct|incorrect|wrong|a lie|lies|nonsense|disinformation)\\b|^(this|that|it) is (a lie|lies|false|fake|untrue|not true|disinformation)\\b|\\bdo(es)? not correspond to reality\\b|^(we|our \\w+|the (council|army|military|ministry|embassy|government|icrc|un)) (have|has|had|did|do|does)( not|n['’]t| never) (and never would |been |ever )?(involved|taken part|participated?|fired?|attack(ed)?|shell(ed)?|sign(ed)?|agreed?|order(ed)?|block(ed)?|prevent(ed)?|help(ed)? to organi[sz]e|organi[sz]ed?|carry out|carried out|target(ed)?|hold|held)\\b");
  private static final Pattern WRONG = Pattern.compile(
      "(?i)\\b((gross|flagrant|blatant|direct|cynical|another) violation|war crimes?|crimes? against|act of terror|terrorist act|genocide)\\b");
  private static final Pattern RUMOUR = Pattern.compile(
      "(?i)^\\W*(the |all |these |such )?(rumou?rs|reports|posts|claims|messages|information|allegations)\\b[^,;\"“]* (is|are) (simply |completely |absolutely )?(false|fake|untrue|not true|not correct|incorrect|a lie|lies|nonsense|disinformation)\\b");
  private static final Pattern CALL = Pattern.compile(
      "(?i)^(please|do not|don['’]t|never|stay|keep|take|bring|be|have|wait|follow|check|call|remember|avoid|leave|go|come|pass|share|dress|write|use|help|stop|let|carry|tie|mark|remain|report|inform|register|prepare|make sure)\\b|\\b(are|is) (kindly |strongly |again )?(requested|asked|urged|advised|required|invited|obliged|reminded) (not )?to\\b|(?:\\b(?:must|should)|(?<!\\bi )(?<!\\bwe )\\b(?:have to|need to))\\b(?! be enough)|^(once again,? |again,? )?(we|i) (once again |again |kindly |strongly |also |urgently |therefore )*(ask|urge|call|appeal|demand|request|insist|beg|remind)\\b");
  private static final Pattern BLAME = Pattern.compile(
      "(?i)\\b(the )?(blame|responsibility|guilt|fault)\\b.*\\b(lies?|rests?|falls?) (entirely |solely |fully |squarely )?(with|on|upon) (the )?(?<who>[^.,;]{3,60})");
  private static final Pattern WORD_GIVEN = Pattern.compile(
      "(?i)\\b(we|i) (will|shall|['’]ll) (?!not be able|have to|need)\\b.*|^(we|i) (promise|guarantee|are doing everything|do everything)\\b");
  private static final Pattern COMING = Pattern.compile(
      "(?i)\\b((is|are) (still )?expected to|should be enough|(may|might|could) (be|also|still|take|last|reach|rise|need)|(is|are) likely to|we expect|we hope|it is hoped)\\b");
  private static final Pattern PLANNED = Pattern.compile(
      "(?i)\\b(will|shall)\\b|\\b(is|are|was|were|has been|have been|had been) (now |also |again |already |temporarily )*(planned|scheduled|postponed|cancelled|canceled|suspended|arranged|agreed|organi[sz]ed|approved|opened|extended|prepared|set|declared|confirmed|closed|stopped|halted|resumed|appointed|announced)\\b|\\b(is|are) (open|ready|valid|in force|closed|to (be|go|leave|start|set off|depart|open|run))\\b|\\b(starts?|begins?|departs?|opens?|leaves?|operates?|runs?|goes?|go|valid|works?) (first|to|at|from|in|on|again|today|tomorrow)\\b|\\b(we|i) (are|am) (sending|opening|starting|beginning|preparing|organi[sz]ing|bringing|suspending|stopping|postponing|planning|going)\\b|\\bconfirmation\\b|\\bthere is room\\b|\\b(is|are) reserved\\b|\\b(we|i) (have )?decided\\b|\\b(has|have) priority\\b|\\bwe try again\\b");

  private final Page page;
  private final Findings found;
  private final Pieces pieces;
  private final Speaker publisher;
  private final @Nullable Medium medium;

  private OwnVoice(Page page, Findings found, Pieces pieces, Speaker publisher) {
    this.page = page;
    this.found = found;
    this.pieces = pieces;
    this.publisher = publisher;
    String text = page.text().strip();
    medium =
        Media.in(page.source() + " | " + text.substring(0, Math.min(HEAD_CHARS, text.length())));
  }

  private OwnVoice(Page page, Findings found, Pieces pieces, Transcript.Turn turn, int begin) {
    this.page = page;
    this.found = found;
    this.pieces = pieces;
    publisher = turn.who();
    Medium told = Media.in(page.text().substring(Math.min(begin, turn.from()), turn.from()));
    medium = told == null ? new OwnVoice(page, found, pieces, turn.who()).medium : told;
  }

  /// Adds what a page says in its own voice, where it has one.
  ///
  /// @param turns of a conversation, or posts, by paragraph
  /// @param talk is it a conversation?
  static void add(
      Page page,
      List<Sentence> sentences,
      Speakers speakers,
      Findings found,
      Pieces pieces,
      Map<Integer, Transcript.Turn> turns,
      boolean talk) {
    for (Sentence s : sentences) {
      Transcript.Turn turn = turns.get(s.paragraph());
      // "MR. MILLER: …" may stand as two sentences, of which the first is before what is said.
      if (turn != null
          && !turn.who().isNobody()
          && s.span().from() < turn.to()
          && s.span().to() > turn.from()) {
        int from = Math.max(s.span().from(), turn.from());
        int line = page.text().lastIndexOf('\n', turn.from() - 1) + 1;
        OwnVoice voice = new OwnVoice(page, found, pieces, turn, line);
        if (voice.medium != null) {
          found.through(turn.who(), voice.medium, s.span());
        }
        voice.read(s, new Span(from, s.span().to()));
      }
    }
    Speaker publisher = Publisher.of(page, sentences, speakers);
    found.inOrder();
    boolean talks = !talk
        || turns.values().stream()
            .anyMatch(t -> ReportReader.sameActor(t.who().name(), publisher.name()));
    if (publisher.isNobody() || !talks) {
      return;
    }
    OwnVoice voice = new OwnVoice(page, found, pieces, publisher);
    if (voice.medium != null) {
      found.through(publisher, voice.medium);
    }
    for (Sentence s : sentences) {
      if (turns.containsKey(s.paragraph())) {
        continue;
      }
      Speaker who = s.kind() == Line.Kind.BODY ? speakers.announced(s) : Speaker.NOBODY;
      if (!who.isNobody()) {
        // "Lieutenant General …:", and behind it what he says.
        voice = new OwnVoice(page, found, pieces, who);
      } else if (s.kind() == Line.Kind.BODY) {
        voice.sentences(s);
      }
    }
    found.inOrder();
  }

  /// "The rumours that the council has agreed to … are false": what is denied is said by nobody.
  static boolean isDenial(String said) {
    return RUMOUR.matcher(said).find();
  }

  /// A paragraph that begins with an open quotation mark is one sentence to the tagger.
  private void sentences(Sentence s) {
    if (found.touches(s.span())) {
      return;
    }
    for (Propositions.Piece piece : Propositions.of(page.text(), s.span(), SpeechAct.ASSERT)) {
      read(s, piece.span());
    }
  }

  private void read(Sentence s, Span words) {
    Matcher to = TO_WHOM.matcher(words.of(page.text()));
    if (to.find() && CALL.matcher(words.of(page.text()).substring(to.end())).find()) {
      // A recommendation: "To the Government: Stop all shelling."
      Span asked = bare(new Span(words.from() + to.end(), words.to()));
      found.addOwn(
          s, asked, publisher, SpeechAct.DEMAND, "", medium, to.group("who").strip());
      return;
    }
    Span span = bare(words);
    if (span.length() < 2 || found.touches(span)) {
      return;
    }
    String said = span.of(page.text());
    int count = said.split("\\s+", -1).length;
    String end = s.span().of(page.text()).strip();
    boolean call = CALL.matcher(said).find();
    // Taggers miss verbs; so long a line with a full stop says something.
    boolean verb = call
        || s.tokens().stream().anyMatch(Token::isVerb)
        || (count >= WORDS_SURE && end.endsWith("."));
    if (count < WORDS_MIN
        || !verb
        || end.endsWith(":")
        || end.endsWith("?")
        || ABOUT_ITSELF.matcher(said).find()
        || Publisher.TITLED.matcher(said).find()
        || said.matches(
            "(?is)^(good (morning|evening|day|afternoon)|dear|thank you|hold on|glory|stay with)\\b.{0,40}")) {
      return;
    }
    if (end.matches("(?s)^\\W*\\d{1,2}[:.]\\d\\d\\b\\W.*") && !end.endsWith(".")) {
      // A line of a list of hours and points.
      return;
    }
    Matcher blame = BLAME.matcher(said);
    if (blame.find()) {
      found.addOwn(s, span, publisher, SpeechAct.ACCUSE, blame.group("who").strip(), medium, "");
      return;
    }
    if (WRONG.matcher(said).find()) {
      found.addOwn(s, span, publisher, SpeechAct.ACCUSE, found.accusedBefore(span), medium, "");
      return;
    }
    found.addOwn(s, span, publisher, act(said, call), "", medium, "");
  }

  private static SpeechAct act(String said, boolean call) {
    if (DENIAL.matcher(said).find()) {
      return SpeechAct.DENY;
    }
    if (said.matches(
        "(?is)(we (correct|are correcting)|correction)\\b.*|.*\\bnot at \\S+,? but\\b.*")) {
      return SpeechAct.CORRECT;
    }
    if (said.matches(
        "(?is).*\\b(we|i) (do not|don't|will not|won't|cannot|shall not|will never) (accept|agree|recogni[sz]e|allow|surrender|leave|negotiate)\\b.*")) {
      return SpeechAct.REFUSE;
    }
    if (said.matches(
        "(?is).*\\b(reaffirms?|confirms?|reiterates?) (our|its|their) (readiness|commitment)\\b.*|.*\\bwill be brought to justice\\b.*")) {
      return SpeechAct.PROMISE;
    }
    if (said.toLowerCase(Locale.ROOT)
        .matches("(?s).*\\b(regrets?|sorry|apologi[sz]e)\\b.*|unfortunately\\b.*")) {
      return SpeechAct.REGRET;
    }
    if (call) {
      return SpeechAct.DEMAND;
    }
    boolean scheduled = said.matches("(?is).*\\b(tomorrow|today|from \\d|at \\d).*")
        && !said.matches("(?is).*\\b(if|as soon as|once|when)\\b.*");
    if (WORD_GIVEN.matcher(said).find()) {
      return scheduled ? SpeechAct.ANNOUNCE : SpeechAct.PROMISE;
    }
    if (COMING.matcher(said).find()) {
      return SpeechAct.PROJECT;
    }
    return PLANNED.matcher(said).find() ? SpeechAct.ANNOUNCE : SpeechAct.ASSERT;
  }

  /// Without signs at its ends: marks, pictures, full stops.
  private Span bare(Span span) {
    String text = page.text();
    int from = span.from();
    int to = span.to();
    while (from < to && !isWordly(text, from)) {
      from++;
    }
    while (to > from && !isWordly(text, to - 1)) {
      to--;
    }
    return pieces.trim(new Span(from, to));
  }

  private static boolean isWordly(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || "\"“”«»()'’%".indexOf(c) >= 0;
  }
}
