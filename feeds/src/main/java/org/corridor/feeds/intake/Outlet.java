package org.corridor.feeds.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Outlets by their names: a line that is nothing else tells who publishes.
final class Outlet {
  private static final String NAMES =
      "(?:The |the )?(?:(?:\\p{Lu}[\\p{L}'’.-]* ){1,3}(?:News|Times|Post|Guardian|Independent|Herald|Tribune|Agency|Press|Today|Pravda|Radio|TV|Television|Monitor|Monitoring|Journal|Observer|Telegraph|Gazette|Chronicle|Standard|Yorker)|(?:The|the) (?:Guardian|Independent|Economist|Telegraph|Observer|Times|Atlantic)|Reuters|AFP|AP|TASS|RIA(?: Novosti)?|BBC(?: [\\p{L}]+)?|CNN|NPR|ABC|CBS|NBC|PBS|CBC|RFE/RL|DW|Deutsche Welle|France 24|Euronews|Al[ -]Jazeera(?: English)?|Al Arabiya|Anadolu(?: Agency)?|Xinhua|SANA(?:/Agencies)?|SUNA|WAFA|IRNA|Belta|BelTA|PTI|ANI|UNN|UNIAN|Ukrinform|Interfax(?:-Ukraine)?|Suspilne|Hromadske(?: International)?|Meduza|Kommersant|Izvestia|Haaretz|Укрінформ|ТАСС|РИА Новости|Интерфакс|Інтерфакс(?:-Україна)?|УНІАН|УНН|Українська правда|Суспільне|Громадське|Донецкое агентство новостей)";
  private static final Pattern NAME = Pattern.compile(NAMES);
  private static final Pattern DATED = Pattern.compile("(?<name>" + NAMES + ")\\s*[,|·–—-]\\s.*");

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
