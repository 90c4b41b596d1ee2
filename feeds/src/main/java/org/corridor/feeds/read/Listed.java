package org.corridor.feeds.read;

import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.SpeechAct;

/// What the lines of lists say: demands below "X calls on all parties to:", and who says what,
/// "* The ministry, late on Wednesday: a ceasefire from ten".
final class Listed {
  private static final Pattern LINE =
      Pattern.compile("^\\s*(?:[-–—•*·▪●]|\\(?\\d{1,2}[.)])\\s*[\\p{L}\"“]");
  private static final Pattern SOMEBODY = Pattern.compile(
      "(?i)\\b(?:sources?|officials?|residents?|witness(?:es)?|activists?|military|office|staff|kremlin|authorities|rebels|army)\\b");
  /// A timetable says nothing: "* Sumy administration: 10:00, Romenska street".
  private static final Pattern HOUR = Pattern.compile(
      "(?i)^\\W*\\d{1,2}[:.]\\d\\d|\\b\\d{1,2}(?:[:.]\\d\\d)? ?[ap]\\.?m\\b\\.?\\W*$");
  private static final int SAID_WORDS_MIN = 3;
  private static final int NAME_WORDS_MAX = 24;

  private final Page page;
  private final Pieces pieces;
  private final Clauses clauses;
  private final Speakers speakers;
  private final Findings found;

  /// Whose demands the lines of a list are.
  private Speaker demanding = Speaker.NOBODY;

  /// The words before such a list, which tell on whom it calls.
  private Span calledOn = new Span(0, 0);

  /// Whose line was read last, and which it is.
  private Speaker lastNamed = Speaker.NOBODY;

  private int lastLine = -1;

  Listed(Page page, Pieces pieces, Clauses clauses, Speakers speakers, Findings found) {
    this.page = page;
    this.pieces = pieces;
    this.clauses = clauses;
    this.speakers = speakers;
    this.found = found;
  }

  /// Does a list of demands begin below this sentence?
  void begins(Sentence s) {
    if (s.size() < 4 || !s.is(s.size() - 1, ":")) {
      if (!LINE.matcher(s.span().of(page.text())).find()) {
        demanding = Speaker.NOBODY;
      }
      return;
    }
    for (int i = 1; i < s.size() - 1; i++) {
      // Taggers take "UNICEF calls on" for a noun.
      boolean verb = clauses.isCue(s, i) || (i < 6 && s.is(i, "calls", "urges", "appeals"));
      Cue cue = verb ? Cue.of(s.at(i)) : null;
      if (cue == null || cue.act() != SpeechAct.DEMAND) {
        continue;
      }
      Subject subject = Subject.before(s, i, 0);
      if (subject.found()) {
        demanding = subject.kind() == Subject.Kind.OURSELVES
            ? speakers.ourselves()
            : subject.kind() == Subject.Kind.PRONOUN
                ? speakers.pronoun(s, subject.from())
                : speakers.definite(s, subject);
        calledOn = s.span();
        return;
      }
    }
  }

  /// Reads a line of a list; false where it is none, or says nothing by itself.
  boolean read(Sentence s) {
    return demanded(s) || named(s) || namedBefore(s);
  }

  private boolean demanded(Sentence s) {
    if (demanding.isNobody() || !LINE.matcher(s.span().of(page.text())).find()) {
      return false;
    }
    int from = 0;
    while (from < s.size() && !Character.isLetter(s.at(from).text().charAt(0))) {
      from++;
    }
    return s.size() - from > 2
        && found.add(
            s,
            pieces.span(s, from, s.size()),
            demanding,
            SpeechAct.DEMAND,
            "",
            "in a list of demands",
            calledOn);
  }

  /// "* Vereshchuk, in a morning video: 45 buses to bring people out; 17 under way."
  private boolean named(Sentence s) {
    if (s.kind() != Line.Kind.BODY || !LINE.matcher(s.span().of(page.text())).find()) {
      return false;
    }
    int from = 0;
    while (from < s.size() && !Character.isLetter(s.at(from).text().charAt(0))) {
      from++;
    }
    int colon = from;
    int name = -1;
    while (colon < Math.min(s.size(), from + NAME_WORDS_MAX) && !s.is(colon, ":")) {
      if (s.at(colon).isQuote() || s.is(colon, ".", ";")) {
        return false;
      }
      name = name < 0 && s.at(colon).isComma() ? colon : name;
      colon++;
    }
    name = name < 0 ? colon : name;
    if (!s.is(colon, ":") || colon >= s.size() - 1 || name == from) {
      return false;
    }
    Speaker who = speakers.definite(s, new Subject(Subject.Kind.WORDS, from, name));
    boolean somebody = who.known()
        || !who.role().isEmpty()
        || Offices.isOffice(who)
        || Publisher.isInstitution(who.name())
        || SOMEBODY.matcher(who.name()).find();
    if (!somebody || clauses.hasCue(s, from, name)) {
      return false;
    }
    boolean any = false;
    int begin = colon + 1;
    for (int i = begin; i <= s.size(); i++) {
      if (i == s.size() || s.is(i, ";")) {
        Span said = s.at(begin).isQuote() && i == begin + 1
            ? pieces.inner(s.at(begin))
            : pieces.span(s, begin, i);
        String words = said.of(page.text());
        boolean told = said.from() >= s.at(begin).from()
            && words.strip().split("\\s+", -1).length >= SAID_WORDS_MIN
            && !HOUR.matcher(words).find();
        any |= told
            && found.add(s, said, who, SpeechAct.ASSERT, "", "a line of a list that names who");
        begin = i + 1;
      }
      if (begin >= s.size()) {
        break;
      }
    }
    if (any) {
      lastNamed = who;
      lastLine = s.paragraph();
    }
    return any;
  }

  /// A further sentence of such a line.
  private boolean namedBefore(Sentence s) {
    return s.paragraph() == lastLine
        && !clauses.hasCue(s, 0, s.size())
        && found.add(
            s,
            pieces.span(s, 0, s.size()),
            lastNamed,
            SpeechAct.ASSERT,
            "",
            "a line of a list that names who");
  }
}
