package org.corridor.feeds.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Speaker;

/// The person whose own words a page is: who says "I" in it and is named in its head, in a greeting
/// or below it, whoever publishes it.
final class Author {
  private static final String NAME =
      "(?<who>\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: (?:al-|de |van |von |bin )?\\p{Lu}[\\p{L}'’-]+){1,2})";
  private static final Pattern MYSELF =
      Pattern.compile("(?<![\\p{L}])(?:I|I['’](?:m|ve|ll|d)|[Mm]y)(?![\\p{L}])");
  private static final Pattern TITLED = Pattern.compile(
      "^\\W*(?i:(?:joint |official |opening |video |open |a )*(?:statement|remarks|speech|briefing|address|letter|message|testimony|intervention|opinion|appeal|post|comment|telegram|facebook|twitter|channel|blog)(?: \\p{L}+){0,3}? (?:of|by|from))[^.:;]{0,80}?"
          + NAME + "(?=\\s*(?:[,(:|–—-]|on\\b|to\\b|at\\b|before\\b|$))");
  private static final Pattern BYLINE = Pattern.compile("^(?i:by) " + NAME + "(?=\\s*(?:[,(|]|$))");
  private static final Pattern FIRST = Pattern.compile(
      "^" + NAME + "\\s*(?:[|/]|$|, (?:the |acting )?\\p{Ll}|[–—] (?:the |acting )?\\p{Ll})");
  private static final Pattern GREETING = Pattern.compile(
      "(?i:\\b(?:from|this is|i am|i['’]m|my name is)) (?:(?:the |your )?\\p{L}+ ){0,3}?" + NAME);
  private static final Pattern BELOW =
      Pattern.compile("^[\\s—–-]*(?:\\(?(?i:yours|sincerely|signed)\\)?[^\\p{L}]*)?" + NAME
          + "(?:\\s*[,(–—|].{0,80})?$");
  private static final Pattern OFFICE = Pattern.compile(
      "\\b(?:Permanent|Representative|Secretary|General|Ambassador|Minister|President|Director|Commissioner|Governor|Mayor|Head|Chief|Chair|Coordinator|Commander|Officer|Spokes\\w+|Envoy|Duty)\\b");
  private static final int MYSELF_MIN = 2;
  private static final int HEAD_LINES = 4;
  private static final int FOOT_LINES = 5;
  private static final int GREETING_SENTENCES = 4;

  private Author() {}

  /// Nobody where nobody says "I" or it is not told who that is.
  static Speaker of(Page page, List<Sentence> sentences, Speakers speakers) {
    long myself = sentences.stream()
        .filter(s -> s.kind() == Line.Kind.BODY)
        .filter(s -> MYSELF
            .matcher(s.span().of(page.text()).replaceAll("[\"“”«][^\"“”»]*[\"“”»]?", " "))
            .find())
        .count();
    if (myself < MYSELF_MIN) {
      return Speaker.NOBODY;
    }
    List<String> lines = page.text().strip().lines().filter(l -> !l.isBlank()).toList();
    for (String line : lines.subList(0, Math.min(HEAD_LINES, lines.size()))) {
      for (Pattern pattern : List.of(TITLED, BYLINE, FIRST)) {
        Matcher m = pattern.matcher(line.strip());
        if (m.find() && isName(m.group("who"))) {
          return speakers.namedIn(m.group("who"));
        }
      }
    }
    for (Sentence s : sentences.subList(0, Math.min(GREETING_SENTENCES, sentences.size()))) {
      Matcher m = GREETING.matcher(s.span().of(page.text()));
      if (m.find() && isName(m.group("who"))) {
        return speakers.namedIn(m.group("who"));
      }
    }
    for (String line : lines.subList(Math.max(0, lines.size() - FOOT_LINES), lines.size())) {
      Matcher m = BELOW.matcher(line.strip());
      if (m.matches() && isName(m.group("who"))) {
        return speakers.namedIn(m.group("who"));
      }
    }
    return Speaker.NOBODY;
  }

  private static boolean isName(String name) {
    return Actors.find(name) != null
        || (Actors.party(name).isEmpty()
            && !Topics.isPlaceOrPaper(name)
            && !OFFICE.matcher(name).find());
  }
}
