package org.corridor.feeds.read;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.reports.ReportEvent.Medium;
import org.jspecify.annotations.Nullable;

/// Agencies, broadcasters and newspapers that passed on what somebody said: "told the BBC", "quoted
/// by RIA", "in an interview with Al Jazeera".
final class Outlets {
  /// An outlet and through what it passes on.
  record Outlet(String name, Medium medium) {}

  /// What is passed on through it stands before its name.
  private static final String THROUGH =
      "(?:told|tells|telling|informed|to|by|with|on|via|through|from) (?:(?i:the|an?|its|our) )?(?:(?:\\p{Ll}[\\p{L}-]+|(?:Ukrainian|Russian|Syrian|Turkish|Belarusian|Israeli|Arabic|American|British|French|German)) ){0,3}";
  private static final List<Outlet> KNOWN = Words.list("outlets.tsv").stream()
      .map(r ->
          new Outlet(r.get(1), Medium.valueOf(r.get(0).toUpperCase(Locale.ROOT).replace(' ', '_'))))
      .toList();
  private static final Pattern NAMED = Pattern.compile(THROUGH + "(?:(?i:the) )?(?<who>"
      + String.join(
          "|",
          KNOWN.stream()
              .map(Outlet::name)
              .sorted((a, b) -> b.length() - a.length())
              .map(n -> Pattern.quote(n.replaceFirst("^the ", "")))
              .toList())
      + ")(?![\\p{L}-]| (?:Square|Street|Road|Avenue)\\b)");

  /// By the words of its name: "Zaporizhzhia Public Television", "The Northern Courier".
  private static final Pattern BY_ITS_WORDS = Pattern.compile(
      THROUGH
          + "(?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,3} (?<kind>TV|Television|Radio|FM|Channel|Times|Post|Herald|Courier|Tribune|Gazette|Journal|Wire|Broadcasting|Telegraph|Observer|Pravda|News Agency|News))(?![\\p{L}-]| \\p{Lu})");

  private Outlets() {}

  /// The first that is named as what something came through; null where there is none.
  static @Nullable Outlet in(String words) {
    Matcher known = NAMED.matcher(words);
    if (known.find()) {
      String who = known.group("who");
      return KNOWN.stream()
          .filter(o -> o.name().replaceFirst("^the ", "").equals(who))
          .findFirst()
          .map(o -> new Outlet(who, o.medium()))
          .orElse(null);
    }
    Matcher other = BY_ITS_WORDS.matcher(words);
    if (other.find()) {
      Medium medium = switch (other.group("kind")) {
        case "TV", "Television", "Channel", "Broadcasting" -> Medium.TELEVISION;
        case "Wire", "News Agency" -> Medium.AGENCY;
        default -> Medium.OTHER;
      };
      return new Outlet(other.group("who"), medium);
    }
    return null;
  }
}
