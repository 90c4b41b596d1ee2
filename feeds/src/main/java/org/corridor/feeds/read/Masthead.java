package org.corridor.feeds.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;

/// Whose channel a page is, where nothing but its first line says so: "Mariupol City Council",
/// "A. Name, head of the oblast", "Embassy of … informs".
final class Masthead {
  private static final int WORDS_MAX = 12;
  private static final int TOLD_WORDS = 3;
  private static final Pattern END = Pattern.compile(
      "\\s*(?:[,.|/(:]|\\s[–—-]\\s|\\s(?:on |у |в )?(?:telegram|facebook|twitter|телеграм\\p{L}*|фейсбу\\p{L}*|твіттер\\p{L}*|твиттер\\p{L}*)|\\s(?:official )?(?:channel|канал)|\\s(?:informs|announces|reports|states|інформує|повідомляє|заявляє|информирует|сообщает|заявляет)\\s*$).*$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  private static final Pattern PERSON = Pattern.compile(
      "^\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’.-]+){1,2}(?:, (?:the |acting |в\\.о\\. |и\\.о\\. |врио )?\\p{Ll}.*|\\s[|/(–—-].*)$");

  /// Ukrainian and Russian words of headlines, which say that something was done.
  private static final Pattern DONE = Pattern.compile(
      "(?<![\\p{L}])\\p{Ll}{2,}(?:ила|ала|яла|или|али|яли|ило|ало|ив|ав|ил|ал|ял|ует|ает|яет|ює|ує|ає|яє|ить|ять|уть|ють|ют|ется|ється|ються|лась|лися|лись|вся|лся)(?![\\p{L}])");

  private static final Pattern TALK = Pattern.compile(
      "(?<![\\p{L}])(?:interview|briefing|transcript|q&a|інтерв['’]ю|брифінг|стенограм\\p{L}*|интервью|брифинг)(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Masthead() {}

  /// The name; empty where the first line is a headline or there is none.
  ///
  /// @param institution how institutions are called in the language of the page
  static String of(Page page, List<Sentence> sentences, Pattern institution) {
    String first = page.title().strip();
    String name = END.matcher(first).replaceFirst("").strip();
    if (TALK.matcher(first).find()
        || name.isEmpty()
        || first.split("\\s+", -1).length > WORDS_MAX
        || first.endsWith("?")) {
      return "";
    }
    int colon = first.indexOf(": ");
    if (colon > 0 && first.substring(colon + 2).split("\\s+", -1).length >= TOLD_WORDS) {
      // "Red Cross: Mariupol evacuation halted again" is a headline.
      return "";
    }
    Matcher person = PERSON.matcher(first);
    boolean verb = DONE.matcher(name).find()
        || sentences.stream()
            .filter(s -> s.kind() == Line.Kind.TITLE)
            .filter(s -> name.contains(s.span().of(page.text()).strip())
                || s.span().of(page.text()).contains(name))
            .flatMap(s -> s.tokens().stream())
            .anyMatch(t -> t.isVerb() && name.contains(t.text()));
    boolean known = institution.matcher(name).find() && Character.isUpperCase(name.charAt(0));
    boolean tells = name.matches("(?s).*[\\d\"“”«»:].*");
    return !verb && !tells && (known || person.matches()) ? name : "";
  }
}
