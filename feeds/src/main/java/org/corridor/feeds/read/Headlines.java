package org.corridor.feeds.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.SpeechAct;

/// Headlines, and entries of live pages, that give a statement with who makes it: "Mayor: no buses
/// today", "Road to Sumy closed — governor".
final class Headlines {
  private static final Pattern NAMED = Pattern.compile("^\\s*([\\p{Lu}][^:“\"]{1,60}):\\s+(?=\\S)");

  /// "ICRC: Statement on …" says what it is.
  private static final Pattern KIND_OF_PAPER = Pattern.compile(
      "(?i)^(?:joint |press |public |operational |situation |daily |flash )*(?:statement|advisory|release|briefing|update|report|communiqu[eé]|appeal|notice|summary|factsheet|transcript|interview)\\b(?! (?:says|that|was|is))");

  private static final Pattern NAME_LAST =
      Pattern.compile("\\s[—–-]\\s+((?:the )?\\p{L}[\\p{L}' ]{1,60})\\s*$");
  /// Who is named at the end of a headline by an office alone.
  private static final Pattern OFFICE_LAST = Pattern.compile(
      "(?i)(?:[\\p{L}'’]+ ){0,4}(?:mayor|governor|officials?|ministry|minister|council|administration|police|army|military|spokes(?:man|woman|person)|embassy|delegation|president|adviser|envoy|ambassador|commander|general staff|activists|monitors?|witness(?:es)?|authorities|official|sources?|ombudsman|prosecutors?|operator|rescuers|observatory|brass|office|headquarters|charity|agency|ngo|kremlin|media)");

  private final Page page;
  private final Pieces pieces;
  private final Speakers speakers;
  private final Findings found;

  Headlines(Page page, Pieces pieces, Speakers speakers, Findings found) {
    this.page = page;
    this.pieces = pieces;
    this.speakers = speakers;
    this.found = found;
  }

  /// Is it one?
  boolean read(Sentence s) {
    String text = s.span().of(page.text());
    Matcher colon = NAMED.matcher(text);
    if (colon.find()
        && speakers.isSpeakerLike(colon.group(1))
        && !KIND_OF_PAPER.matcher(text.substring(colon.end())).find()) {
      return found.add(
          s,
          new Span(s.span().from() + colon.end(), pieces.end(s)),
          speakers.speakerOf(s, colon.end(1)),
          SpeechAct.ASSERT,
          "",
          "title with a colon");
    }
    Matcher dash = NAME_LAST.matcher(text);
    boolean office = dash.find() && OFFICE_LAST.matcher(dash.group(1)).matches();
    if (office || (dash.hasMatch() && speakers.isSpeakerLike(dash.group(1)))) {
      Speaker speaker = speakers.namedIn(dash.group(1));
      return found.add(
          s,
          new Span(s.span().from(), s.span().from() + dash.start()),
          speaker,
          SpeechAct.ASSERT,
          "",
          "title with a name at its end");
    }
    return false;
  }
}
