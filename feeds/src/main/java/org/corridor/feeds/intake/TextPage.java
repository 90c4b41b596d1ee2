package org.corridor.feeds.intake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;

/// A publication as plain text, with the lines that pages put around it.
final class TextPage {
  private static final Pattern PUBLISHED = Pattern.compile("(?i)(?:published|updated|posted)\\b");

  /// What kind of paper it is, and not whose.
  private static final Pattern KIND = Pattern.compile(
      "(?i)\\W*(?:(?:news|press|media|joint|public|official|operational|factbox|fact|daily|situation|humanitarian|flash) ?)*(?:release|statement|communiqu[eé]|advisory|bulletin|update|sheet|box|report|briefing|notice|appeal|timeline|explainer|analysis|lines)?\\W*|travel advice\\b.*|(?:breaking|live|flash)\\b.*");
  private static final int SOURCE_MAX = 100;
  private static final int TITLE_MAX = 200;

  private TextPage() {}

  private static final Pattern FORWARDED =
      Pattern.compile("(?iu)forwarded (?:message )?from:?\\s+[\"“«]?(?<who>[^\"”»]{2,80})[\"”»]?");
  private static final int HEAD_MAX = 110;
  private static final int HEAD_LINES = 3;
  private static final int BODY_MIN = 20;

  /// @param address where it was published; may be empty
  static Page of(String name, String hash, String found, String address, Language languages) {
    String text = Wrapped.joined(found);
    List<Line> lines = Lines.of(text);
    StringBuilder body = new StringBuilder();
    String source = "";
    String title = "";
    Publication published = null;
    for (Line line : lines) {
      String words = line.span().of(text);
      switch (line.kind()) {
        case SOURCE ->
          source = source.isEmpty() && !KIND.matcher(words).matches() ? source(words) : source;
        case TITLE ->
          title = title.isEmpty() ? words.substring(0, Math.min(words.length(), TITLE_MAX)) : title;
        case BODY -> {
          // The names of places of a list are of no language.
          body.append(Lines.isEntry(words) ? "" : words + "\n");
        }
        default -> {}
      }
      boolean first = line.span().from() == lines.getFirst().span().from()
          && line.kind() == Line.Kind.NAVIGATION;
      if (first && Publication.in(words) != null) {
        source = source(words);
        published = Publication.in(words);
      }
      boolean head = line.kind() == Line.Kind.DATELINE || line.kind() == Line.Kind.SOURCE;
      if (published == null && head) {
        published = Publication.in(words);
      }
    }
    for (int i = 0; i < Math.min(HEAD_LINES, lines.size()) && source.isEmpty(); i++) {
      boolean ofThePage = lines.get(i).kind() != Line.Kind.BODY;
      source = ofThePage ? Outlet.dated(lines.get(i).span().of(text)) : "";
    }
    if (source.isEmpty()) {
      source = inDateline(text, lines);
    }
    if (published == null) {
      for (int i = 0; i < Math.min(6, lines.size()) && published == null; i++) {
        // A day in the midst of a paragraph is not that of the publication.
        String words = lines.get(i).span().of(text);
        published = Publication.in(words.substring(0, Math.min(HEAD_MAX, words.length())));
      }
    }
    return new Page(
        name,
        hash,
        text,
        lines,
        languages.of(body.length() < BODY_MIN ? text : body.toString()),
        source,
        title,
        address,
        published == null ? null : published.at(),
        published == null ? null : published.zone());
  }

  private static final Pattern AGENCY = Pattern.compile(
      "^.{0,60}?(?:\\((?<a>[\\p{L}][\\p{L} .-]{1,24})\\)\\s*[-–—:]|/(?<b>[\\p{Lu}]{2,12})/|^\\p{Lu}{3,16}, \\p{L}{3,9}\\.? \\d{1,2}\\.? [–—-] (?<d>\\p{Lu}[\\p{L} ]{2,24})\\.|^\\p{Lu}{3,16}, \\d{1,2}\\.? \\p{L}{3,9}\\.? [–—-] (?<e>\\p{Lu}[\\p{L} ]{2,24})\\.)");
  /// An agency that begins its first line: "TASS, March 5.".
  private static final Pattern AGENCY_FIRST = Pattern.compile("^(?<c>[\\p{Lu}]{3,10}),\\s");
  private static final Pattern MEDIUM = Pattern.compile("(?i)telegram|facebook|twitter|viber");
  private static final Pattern SOURCE = Pattern.compile(
      "(?i)^source:\\s*[^,(]{2,60}(?<=(?:telegram|facebook|twitter)), (?<t>[^,(]{2,60}).*|^source:\\s*(?<s>[^,(]{2,60}).*");

  /// The agency in a dateline, `KYIV, March 5 (Reuters) -`, or a line that says so.
  private static String inDateline(String text, List<Line> lines) {
    for (Line line : lines) {
      String words = line.span().of(text);
      Matcher said = SOURCE.matcher(words);
      if (said.matches()) {
        return (said.group("t") == null ? said.group("s") : said.group("t")).strip();
      }
      if (line.kind() == Line.Kind.BODY) {
        Matcher m = AGENCY.matcher(words);
        if (m.find()) {
          for (String group : List.of("a", "b", "d", "e")) {
            if (m.group(group) != null) {
              return m.group(group).strip();
            }
          }
        }
        Matcher first = AGENCY_FIRST.matcher(words);
        return first.find() ? first.group("c") : "";
      }
    }
    return "";
  }

  private static String source(String words) {
    Matcher forwarded = FORWARDED.matcher(words);
    if (forwarded.matches()) {
      return forwarded.group("who").strip();
    }
    // "Telegram · Kharkiv City Council", "Updated 5 March | City News": through what or when, and
    // then who.
    String[] parts = words.split("\\s*[|·›]\\s*", 4);
    int i = 0;
    while (i < parts.length
        && (parts[i].isBlank()
            || PUBLISHED.matcher(parts[i]).lookingAt()
            || (i + 1 < parts.length && MEDIUM.matcher(parts[i]).matches()))) {
      i++;
    }
    String first = i < parts.length ? parts[i].strip() : "";
    return first.length() > SOURCE_MAX ? "" : first;
  }
}
