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
  private static final Pattern INSTITUTION = Pattern.compile(
      "(?iu)\\b(council|embassy|consulate|ministry|administration|governor|mayor|oblast head|red cross|icrc|ocha|unhcr|unicef|united nations|government|delegation|committee|municipality|head office|army|general staff|headquarters|department|office of|ombuds\\w+|management cent(?:re|er)|command|service|police|railways?|crescent|commission|secretariat|parliament|armed forces|defen[cs]e forces|programme|chancellery|presidency|municipal\\w*)\\b");
  private static final Pattern OUTLET = Pattern.compile(
      "(?iu)\\b(news|agency|times|post|daily|reuters|tass|interfax|press|herald|journal|guardian|radio|tv|broadcast|bbc|cnn|aggregat\\w+|wire|live|monitor|gazette|tribune|correspondent)\\b");
  private static final Pattern OURSELVES = Pattern.compile(
      "(?i)(?<![\\p{L}])(we|our|us)(?![\\p{L}])(?! (spoke|met|asked|visited|reported|reporter|correspondent|have learned|understand|saw|put it to))");
  private static final Pattern NO_REPORTER = Pattern.compile(
      "(?i)\\b(by our|our (own )?(correspondent|reporter|newsroom|coverage|live)|meetings coverage|live updates)\\b");
  private static final Pattern OF_ITSELF = Pattern.compile(
      "^(?:The |A )?(?<who>ICRC|UN|OCHA|UNHCR|UNICEF|WFP|Embassy|Ministry|Council|Committee|Red Cross|Government|Mission|SMM|OSCE|MONUSCO|UNAMA|UNAMI|UNMISS|IAEA|IOM|WHO)\\b[^.]{0,30}? (?:was|were|saw|heard|monitored|observed|recorded|calls?|welcomes?|regrets?|urges?|reiterates?|stresses|remains?|will|has|have|strongly|again|also|reminds?|condemns?|expresses|warns?|thanks?|is|continues)\\b");
  private static final Pattern TITLED = Pattern.compile(
      "(?i)^\\W*(?:joint |official |video )?(?:statement|communiqu[eé]|press release|comment|appeal|message|briefing|address|advisory|posts?|forwarded|remarks|speech|opening remarks|(?:telegram|facebook|twitter)(?: (?:channel|page|post|account))?) (?:of|by|from|attributable to|attributed to) (?:the )?(?<who>\\p{Lu}.{3,110}?)(?= \\(| on\\b| regarding\\b| about\\b| concerning\\b| in connection\\b| following\\b|,|:|$)");
  private static final Pattern OFFICE = Pattern.compile(
      "(?i)\\b(?:spokes\\w+|president|minister|secretary|commissioner|coordinator|director|representative|envoy|governor|mayor|head|chief|chair\\w*|ambassador|adviser|advisor|ombuds\\w+|rapporteur|delegate|delegation|commander|general|colonel)\\b");
  private static final Pattern PAPER = Pattern.compile(
      "(?i)^(?:joint )?(?:statement|communiqu[eé]|press release|appeal|message|address)\\s*\\R");

  /// A name of somebody: all words of it with capitals, small ones aside.
  private static final Pattern PROPER =
      Pattern.compile("\\p{Lu}[\\p{L}'’-]+(?: (?:\\p{Lu}[\\p{L}'’-]+|of|for|the|and|in|on|to))*");
  private static final Pattern CHANNEL =
      Pattern.compile("\\p{Lu}[\\p{L}'’-]+(?: (?:\\p{Lu}[\\p{L}'’-]+|today|now|live)){1,3}");
  /// What stands before a name: "Izium deputy mayor | Dmytro Orlov".
  static final String BEFORE_PERSON =
      "^(?:.* )?(?!(?:of|for|the|and|in|on|to) )\\p{Ll}[\\p{L}-]* (?=\\p{Lu}\\p{Ll}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){1,2}$)";
  private static final Pattern PAPER_KIND = Pattern.compile(
      "(?i)\\b(?:flash update|situation report|sitrep|operational update|humanitarian (?:update|bulletin|snapshot)|press release|news release|media release|statement|for immediate release)\\b");

  /// Who is to be asked about a bulletin publishes it.
  private static final Pattern CONTACT = Pattern.compile(
      "(?i:\\b(?:contact|issued by|prepared by|produced by|published by))(?: the)? (?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,3})");

  /// An organisation that is named at the end of the title of its paper.
  private static final Pattern NAMED_LAST =
      Pattern.compile("\\s[–—-]\\s(?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,3})\\s*$");
  /// "Geneva, 18 March – The International Committee of the Red Cross (ICRC) wants …"
  private static final Pattern FIRST_NAMED = Pattern.compile(
      "\\s[–—-]\\s+The (?<who>\\p{Lu}[\\p{L}’'-]+(?: (?:\\p{Lu}[\\p{L}’'-]+|of|for|the|and)){0,8})(?: \\(\\p{Lu}{2,8}\\))? \\p{Ll}");
  private static final Pattern ABOUT_ITSELF = Pattern.compile(
      "(?i)^(?:disclaimer|this report is for|note to editors|notes to editors|media contacts?|press contacts?|attachments?|updated at|created on)\\b|\\bfor (?:more|further) (?:information|details)\\b|\\bfor (?:media )?(?:enquiries|inquiries)\\b|\\bplease contact\\b|\\bofficial endorsement\\b|\\bsubscribe\\b");

  private static final int HEAD_CHARS = 200;
  private static final int HEAD_LINES = 5;
  private static final int SENTENCES_MIN = 2;
  private static final int WORDS_MIN = 3;
  private static final int WORDS_SURE = 9;

  private static final Pattern DENIAL = Pattern.compile(
      "(?i)^contrary to|^it was(?: not|n['’]t) (?:we|us|our)\\b|\\b(rumou?rs?|reports?|posts?|claims?|information|statements?|messages?|allegations?)\\b.*\\b(is|are|was|were) (simply |completely |absolutely )?(false|fake|untrue|not true|not correct|incorrect|wrong|a lie|lies|nonsense|disinformation)\\b|^(this|that|it) is (a lie|lies|false|fake|untrue|not true|disinformation)\\b|\\bdo(es)? not correspond to reality\\b|^(we|our \\w+|the (council|army|military|ministry|embassy|government|icrc|un)) (have|has|had|did|do|does)( not|n['’]t| never) (and never would |been |ever )?(involved|taken part|participated?|fired?|attack(ed)?|shell(ed)?|sign(ed)?|agreed?|order(ed)?|block(ed)?|prevent(ed)?|help(ed)? to organi[sz]e|organi[sz]ed?|carry out|carried out|target(ed)?|hold|held)\\b");
  private static final Pattern WRONG = Pattern.compile(
      "(?i)\\b((gross|flagrant|blatant|direct|cynical|another) violation|war crimes?|crimes? against|act of terror|terrorist act|genocide)\\b");
  private static final Pattern RUMOUR = Pattern.compile(
      "(?i)^\\W*(the |all |these |such )?(rumou?rs|reports|posts|claims|messages|information|allegations)\\b[^,;\"“]* (is|are) (simply |completely |absolutely )?(false|fake|untrue|not true|not correct|incorrect|a lie|lies|nonsense|disinformation)\\b");
  private static final Pattern CALL = Pattern.compile(
      "(?i)^(please|do not|don['’]t|never|stay|keep|take|bring|be|have|wait|follow|check|call|remember|avoid|leave|go|come|pass|share|dress|write|use|help|stop|let|carry|tie|mark|remain|report|inform|register|prepare|make sure)\\b|\\b(are|is) (kindly |strongly |again )?(requested|asked|urged|advised|required|invited|obliged|reminded) (not )?to\\b|\\b(must|should|have to|need to)\\b(?! be enough)|^(once again,? |again,? )?(we|i) (once again |again |kindly |strongly |also |urgently |therefore )*(ask|urge|call|appeal|demand|request|insist|beg|remind)\\b");
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

  /// Adds what a page says in its own voice, where it has one.
  static void add(
      Page page, List<Sentence> sentences, Speakers speakers, Findings found, Pieces pieces) {
    Map<Integer, Transcript.Turn> turns = Transcript.of(page, sentences);
    for (Sentence s : sentences) {
      Transcript.Turn turn = turns.get(s.paragraph());
      if (turn != null && !turn.who().isNobody()) {
        int from = Math.max(s.span().from(), turn.from());
        new OwnVoice(page, found, pieces, turn.who())
            .read(s, new Span(from, s.span().to()));
      }
    }
    Speaker publisher = turns.isEmpty() ? publisher(page, sentences, speakers) : Speaker.NOBODY;
    found.inOrder();
    if (publisher.isNobody()) {
      return;
    }
    OwnVoice voice = new OwnVoice(page, found, pieces, publisher);
    for (Sentence s : sentences) {
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

  /// Whose own words a page is; nobody where it reports what others say.
  private static Speaker publisher(Page page, List<Sentence> sentences, Speakers speakers) {
    String source = page.source();
    boolean outlet = OUTLET.matcher(source).find();
    Speaker author = outlet ? Speaker.NOBODY : Author.of(page, sentences, speakers);
    if (!author.isNobody()) {
      return author;
    }
    int ourselves = 0;
    int ofItself = 0;
    String who = "";
    for (Sentence s : sentences) {
      String text = s.span().of(page.text());
      if (NO_REPORTER.matcher(text).find()) {
        return Speaker.NOBODY;
      }
      String unquoted = text.replaceAll("[\"“”«][^\"“”»]*[\"“”»]?", " ");
      if (s.kind() == Line.Kind.BODY && OURSELVES.matcher(unquoted).find()) {
        ourselves++;
      }
      Matcher itself = OF_ITSELF.matcher(text);
      if (itself.find()) {
        ofItself++;
        // By its letters rather than "the Mission".
        boolean letters = itself.group("who").equals(itself.group("who").toUpperCase(Locale.ROOT));
        who = who.isEmpty() || letters ? itself.group("who") : who;
      }
    }
    boolean institution =
        !outlet && (INSTITUTION.matcher(source).find() || Actors.find(source) != null);
    Matcher title = TITLED.matcher(head(page));
    boolean titled = title.find();
    for (String line :
        page.text().strip().lines().filter(l -> !l.isBlank()).limit(HEAD_LINES).toList()) {
      title = titled ? title : TITLED.matcher(line);
      titled = titled || title.find();
    }
    // "Statement by the High Commissioner" on the page of the office that publishes it.
    boolean published = !source.isEmpty() && !outlet && (institution || ourselves >= SENTENCES_MIN);
    if (published && !(titled && OFFICE.matcher(title.group("who")).find())) {
      return speakers.publisher();
    }
    if (titled) {
      String name = title.group("who").strip().replaceFirst(BEFORE_PERSON, "");
      return new Speaker(name, "", Actors.party(name), false);
    }
    String paper = source.isEmpty() ? paperOf(page) : "";
    if (!paper.isEmpty()) {
      return new Speaker(paper, "", Actors.party(paper), false);
    }
    String name = source.isEmpty() ? Masthead.of(page, sentences, INSTITUTION) : "";
    if (source.isEmpty() && name.isEmpty() && ourselves >= SENTENCES_MIN) {
      // A channel with a name of its own.
      String first = page.title().strip();
      boolean channel =
          CHANNEL.matcher(first).matches() && !OUTLET.matcher(first).find();
      name = channel ? first : "";
    }
    boolean proper = PROPER.matcher(name).matches() && INSTITUTION.matcher(name).find();
    if (isHeadline(name)) {
      return Speaker.NOBODY;
    }
    if (!name.isEmpty() && !OUTLET.matcher(name).find() && (proper || ourselves + ofItself > 0)) {
      return SlavicVoice.named(name);
    }
    if (source.isEmpty() && ofItself >= SENTENCES_MIN) {
      return new Speaker(who, "", Actors.party(who), false);
    }
    return Speaker.NOBODY;
  }

  /// Does it tell something ("Security Council Hears Rival Accounts"), or what kind of page it is?
  private static boolean isHeadline(String name) {
    String[] words = name.split("\\s+", -1);
    for (int i = 1; i < words.length; i++) {
      if (Cue.isSurelyVerb(words[i]) || words[i].matches("Hears|Meets|Seeks|Opens|Holds|Faces")) {
        return true;
      }
    }
    return name.matches(
        "(?i)(?:flash|live|news|breaking|latest|updates?|advisory|digest|lines| )+");
  }

  /// Whose press release or bulletin a page is, by its title or by whom it says to ask; empty where
  /// it is none.
  private static String paperOf(Page page) {
    List<String> head =
        page.text().strip().lines().filter(l -> !l.isBlank()).limit(HEAD_LINES).toList();
    if (head.stream().limit(2).noneMatch(l -> PAPER_KIND.matcher(l).find())) {
      return "";
    }
    for (String line : head.subList(0, Math.min(2, head.size()))) {
      Matcher last = NAMED_LAST.matcher(line);
      if (last.find()) {
        return last.group("who");
      }
    }
    for (String line : head) {
      Matcher first = FIRST_NAMED.matcher(line);
      if (first.find() && INSTITUTION.matcher(first.group("who")).find()) {
        return first.group("who");
      }
    }
    Matcher contact = CONTACT.matcher(page.text());
    while (contact.find()) {
      String who = contact.group("who");
      if (INSTITUTION.matcher(who).find() || !Actors.party(who).isEmpty()) {
        return who;
      }
    }
    return "";
  }

  /// Where a paper says by whom it is: its title, its source, or "STATEMENT" and the next line.
  private static String head(Page page) {
    String text = page.text().strip();
    if (PAPER.matcher(text).find()) {
      return text.substring(0, Math.min(HEAD_CHARS, text.length())).replaceFirst("\\R+", " ");
    }
    String first = text.lines().findFirst().orElse("");
    return !page.source().isEmpty() ? page.source() : page.title().isEmpty() ? first : page.title();
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
        || TITLED.matcher(said).find()
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
      found.addOwn(s, span, publisher, SpeechAct.ACCUSE, blame.group("who").strip(), medium);
      return;
    }
    if (WRONG.matcher(said).find()) {
      found.addOwn(s, span, publisher, SpeechAct.ACCUSE, found.accusedBefore(span), medium);
      return;
    }
    found.addOwn(s, span, publisher, act(said, call), "", medium);
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
