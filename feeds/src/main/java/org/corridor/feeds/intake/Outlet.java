package org.corridor.feeds.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Outlets by their names: a line that is nothing else tells who publishes.
final class Outlet {
  private static final String NAMES =
      "(?:the )?(?:(?:[\\p{L}'’.-]+ ){0,3}(?:news|times|post|guardian|independent|herald|tribune|agency|press|today|daily|pravda|radio|tv|television|channel|monitor|monitoring|journal|observer|telegraph|gazette|chronicle|standard|yorker|economist|broadcaster|network|international)|reuters|afp|ap|tass|ria(?: novosti)?|bbc(?: [\\p{L}]+)?|cnn|npr|abc|cbs|nbc|pbs|cbc|rfe/rl|dw|deutsche welle|france 24|euronews|al[ -]jazeera(?: english)?|al arabiya|anadolu(?: agency)?|xinhua|sana(?:/agencies)?|suna|wafa|irna|belta|pti|ani|unn|unian|ukrinform|interfax(?:-ukraine)?|suspilne|hromadske(?: international)?|meduza|kommersant|izvestia|haaretz|укрінформ|тасс|риа новости|интерфакс|інтерфакс(?:-україна)?|уніан|унн|українська правда|суспільне|громадське|донецкое агентство новостей)";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NAME = Pattern.compile(NAMES, FLAGS);
  private static final Pattern DATED =
      Pattern.compile("(?<name>" + NAMES + ")\\s*[,|·–—-]\\s.*", FLAGS);

  private Outlet() {}

  static boolean is(String words) {
    return NAME.matcher(words.strip()).matches();
  }

  /// The outlet that a line names before the day: "Ukrinform, 18 March 2022"; empty where none.
  static String dated(String words) {
    Matcher m = DATED.matcher(words.strip());
    return m.matches() && Publication.in(words) != null ? m.group("name").strip() : "";
  }
}
