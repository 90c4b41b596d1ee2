package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Mention;
import org.corridor.feeds.Span;
import org.corridor.feeds.place.PlaceNames;
import org.corridor.feeds.place.Spot;

/// Places that are named as places: not where a capital stands for a government, and not within the
/// name of an organisation. Of several of one name the one nearest to the others of the report.
final class Places {
  private static final Pattern CAPITALS = Pattern.compile(
      "(?<![\\p{L}'’-])\\p{Lu}[\\p{L}'’]*(?:-\\p{L}+)*(?:\\s\\p{Lu}[\\p{L}'’]+(?:-\\p{L}+)*){0,2}");
  private static final Pattern ORGANISATION_BEHIND = Pattern.compile(
      "^(?:['’]s)?\\s+(?:city |regional |town |local |self-proclaimed )?(?:council|ministry|government|time\\b|officials?|delegation|embassy|administration|authorities|mayor|office|police|side\\b|spokes|militants|forces|troops|army|proposal|insists|says|said|rejects?|announced|accuse|blame|denie|demand|agreed?\\b|refuse|promise|confirm|must|wants?\\b|sent\\b|has\\b|had\\b|will\\b|stop\\b|claims?\\b|battalion|general|president|defen[cs]e|foreign|military|and its allies|for its part|did\\b|does\\b|would\\b|declare|post\\b|times\\b|independent|press|news|republic\\b|federation|national|international|state|health)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern ORGANISATION_BEFORE = Pattern.compile(
      "(?:official|\\d\\d[.:]\\d\\d in|(?:office|ministry|embassy|administration|mission|consulate|premier|minister) (?:in|of)|ministry in|council of|embassy of the|president of|government of|mayor of|governor of|ministry of|foreign minister of|accus\\w+|blam\\w+|urg\\w+|between|delegations? (?:from|of)|with|by|and|told|promised by|against|head of the|people of|@)\\s+(?:the )?$",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern STATE_PLACE = Pattern.compile(
      "(?:(?<![\\p{L}])(?:в|у|во|до|із|зі|з|из|со|через|к|на|від|от|та|и|біля|около|возле)|\\b(?:in|into|from|to|through|inside|across|throughout|outside|near|towards?|within|via|leave|leaves|left|fled|flee|fleeing|enter|entered|reach|reached|leaving|entering|between|of|outskirts of|city of|or|and|around|for)|[,–—→>-])\\s+(?:(?:southern|northern|eastern|western|south|north|east|west|central|south-?eastern|north-?eastern|the)\\s+)*$",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern STATE_ONLY = Pattern.compile(
      "(?:(?<!delegations? |ministers? |embassy )\\b(?:[Ii]n|[Ii]nto|[Ff]rom|[Tt]o|[Tt]hrough|[Ii]nside|[Aa]cross|throughout|[Oo]utside|[Nn]ear|(?:north|south|east|west) of|towards?|within|leave|leaves|left|fled|flee|fleeing|enter|entered|leaving|entering|out of|side of|evacuate)|(?<![\\p{L}])(?:в|у|во|до|із|зі|з|из|со|через|к|на|від|от|сторону|бік))\\s+(?:(?:southern|northern|eastern|western|central|all of|the)\\s+)*(?:\\p{Lu}\\p{L}+(?:, \\p{Lu}\\p{L}+)*,? (?:and|or|и|та|й|і|или|або) (?:the )?|\\p{Lu}\\p{L}+, )?$",
      Pattern.UNICODE_CASE);
  private static final Set<String> STATES = Set.of(
      "kyiv",
      "kiev",
      "moscow",
      "minsk",
      "ankara",
      "london",
      "washington",
      "damascus",
      "tehran",
      "berlin",
      "paris",
      "brussels",
      "geneva",
      "warsaw",
      "russia",
      "ukraine",
      "belarus",
      "turkey",
      "israel",
      "syria",
      "iran",
      "yemen",
      "baku",
      "yerevan",
      "khartoum",
      "riyadh",
      "doha",
      "cairo",
      "amman",
      "beirut",
      "jerusalem",
      "tel aviv",
      "azerbaijan",
      "armenia",
      "egypt",
      "qatar",
      "sudan",
      "poland",
      "germany",
      "france",
      "україна",
      "росія");
  private static final Set<String> NO_PLACE = Set.of(
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
      "march",
      "may",
      "april",
      "june",
      "july",
      "august",
      "january",
      "february",
      "september",
      "october",
      "november",
      "december",
      "the",
      "of",
      "press",
      "reuters",
      "kern",
      "home",
      "police",
      "most",
      "russian",
      "green",
      "red",
      "we",
      "he",
      "she",
      "as",
      "no",
      "mayor",
      "telegram",
      "photo",
      "un",
      "union",
      "azov",
      "guterres",
      "putin",
      "grandi",
      "maurer",
      "watson",
      "this",
      "that",
      "please",
      "total",
      "nobody",
      "cross",
      "mission",
      "commission",
      "mirror",
      "guard",
      "mali",
      "war",
      "central",
      "ukrainian",
      "media",
      "people",
      "cars",
      "but",
      "pravda",
      "sana",
      "сана",
      "червоного",
      "червоному",
      "красного",
      "заява",
      "buses",
      "families",
      "officials",
      "old city",
      "national",
      "human",
      "eid",
      "desna",
      "house",
      "bank");
  private static final Pattern WAY_BEFORE = Pattern.compile("(?s).*[\\p{L})] ?[–—→-] $");
  private static final Pattern WAY_BEHIND = Pattern.compile("(?s)^ [–—→-] \\p{Lu}[^.!?]{1,60}$");
  private static final Pattern REGION = Pattern.compile(
      "^(?:\\s(?:region|oblast|province|governorate|district|Region|Oblast|Province|Governorate|District|Strip|peninsula|area))\\b");
  private static final Set<String> REGIONS = Set.of(
      "crimea",
      "donbas",
      "donbass",
      "gaza",
      "gaza strip",
      "darfur",
      "west darfur",
      "tigray",
      "south sudan",
      "north kivu",
      "west bank",
      "крим",
      "крым",
      "донбас",
      "донбасс",
      "eastern ghouta",
      "western ukraine",
      "europe",
      "rafah",
      "khan younis",
      "nagorno-karabakh",
      "karabakh",
      "lachin",
      "lachin corridor",
      "hodeidah",
      "al-hodeidah",
      "red sea",
      "afar",
      "amhara",
      "kordofan",
      "transcarpathia",
      "khan younes",
      "foua",
      "kefraya",
      "bustan al-qasr");
  private static final double NEAR_KM = 1_500;
  private static final int FROM_CHARS = 8;
  private static final Pattern CALLED = Pattern.compile(
      "(?i)\\b(?:(?:village|town|settlement|hamlet|suburb)s? of|village|near|outside) $");
  private static final Pattern NAME = Pattern.compile(
      "(?<![\\p{L}'’-])\\p{Lu}\\p{Ll}{2,}(?:[-'’]\\p{L}+)*(?: \\p{Lu}\\p{Ll}{2,})?(?![\\p{L}'’-])");
  private static final Pattern UNKNOWN = Pattern.compile("\\p{Lu}\\p{Ll}{3,}.*");
  private static final Pattern NO_TOWN_BEHIND = Pattern.compile(
      "^(?:[:.]| (?:street|avenue|square|station|of|school|stadium|hospital|plant|bridge|\\p{Lu}))");
  private static final Pattern DASH = Pattern.compile("\\s*[–—-]\\s*");
  private static final Pattern LISTED = Pattern.compile(",\\s*|,?\\s+(?:and|or)\\s+");
  private static final Pattern TAKES_IN = Pattern.compile(
      "(?i)^ (?:alone )?(?:has|have|had) (?:so far |already )?(?:taken in|received|registered|admitted|hosted|accepted|sheltered)\\b|^ (?:about |some |over |more than |nearly )?\\d{1,3}(?:,\\d{3})+(?!\\d)");

  private final PlaceNames names;

  Places(PlaceNames names) {
    this.names = names;
  }

  private record Found(Span span, String text, List<PlaceNames.Town> towns, String why) {}

  List<Mention> of(String text, List<Sentence> sentences) {
    List<Found> found = new ArrayList<>();
    for (Sentence sentence : sentences) {
      in(text, sentence, found);
    }
    found.sort(Comparator.comparingInt(f -> f.span().from()));
    return resolved(found);
  }

  private void in(String text, Sentence s, List<Found> found) {
    int from = s.span().from();
    int to = s.span().to();
    if (to - from < 40 && text.substring(from, to).matches("\\p{Lu}{3,}(, \\p{Lu}\\p{L}+)?")) {
      return;
    }
    int body = Dateline.end(text, from, to);
    Matcher m = CAPITALS.matcher(text).region(body, to);
    int at = body;
    while (at < to && m.region(at, to).useTransparentBounds(true).find()) {
      Found place = longest(text, m.start(), m.end(), from, to);
      if (place == null) {
        int space = m.group().indexOf(' ');
        at = space < 0 ? m.end() : m.start() + space;
      } else {
        found.add(place);
        at = place.span().to();
      }
    }
    among(text, new Span(body, to), found);
  }

  private @org.jspecify.annotations.Nullable Found longest(
      String text, int start, int end, int from, int to) {
    String whole = text.substring(start, end);
    List<Integer> ends = new ArrayList<>();
    for (int e = whole.length(); e > 0; e = whole.lastIndexOf(' ', e - 1)) {
      ends.add(e);
    }
    for (int e : ends) {
      String name = whole.substring(0, e).replaceAll("['’]s?$", "");
      Found found = named(text, start, start + name.length(), name, from, to);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @org.jspecify.annotations.Nullable Found named(
      String text, int start, int end, String name, int from, int to) {
    String small = name.toLowerCase(Locale.ROOT);
    String before = text.substring(from, start);
    if (NO_PLACE.contains(small) || name.length() < 3 || before.endsWith("Operation ")) {
      return null;
    }
    String behind = text.substring(end, to);
    Matcher region = REGION.matcher(behind);
    boolean isRegion = region.find();
    List<PlaceNames.Town> towns = towns(name);
    boolean country = names.isCountry(name)
        || isCountryInflected(name)
        || REGIONS.contains(small)
        || (STATES.contains(small) && towns.isEmpty());
    boolean called =
        towns.isEmpty() && !country && !isRegion && isCalledPlace(name, before, behind);
    if (called) {
      return new Found(new Span(start, end), name, List.of(), "called a place by the words before");
    }
    if (towns.isEmpty()
        && !country
        && !(isRegion
            && Character.isUpperCase(name.charAt(0))
            && !small.matches(".*(ian|ese|the|whole|entire|this)$"))) {
      return null;
    }
    boolean state = STATES.contains(small);
    if ((country || state)
        && behind.matches("(?s)^['’]s .*")
        && !behind.matches(
            "(?is)^['’]s (\\p{L}+ )?(capital|port|city|town|north|south|east|west|border|coast|second|largest|regions?|territory|side)\\b.*")) {
      return null;
    }
    // "Hostomel – Kyiv": an end of a way.
    boolean way = !towns.isEmpty()
        && (WAY_BEFORE.matcher(before).matches() || WAY_BEHIND.matcher(behind).matches());
    boolean place = way || STATE_PLACE.matcher(before).find();
    boolean stands = way
        || STATE_ONLY.matcher(before).find()
        || (names.isCountry(name) && TAKES_IN.matcher(behind).find());
    if ((state || country) && !REGIONS.contains(small) && !stands) {
      return null;
    }
    if (state && (!place || before.matches("(?is).*\\b(with|against) $"))) {
      return null;
    }
    if (ORGANISATION_BEHIND.matcher(behind).find()
        && !(place
            && !behind.matches(
                "(?is)^(?:['’]s)?\\s+(?:city |regional )?(?:council|ministry|government|time\\b|delegation|embassy|administration|side\\b|post|press|times|battalion).*"))) {
      if (state || !behind.matches("(?is)^\\s+(had|has|will|would|must)\\b.*")) {
        return null;
      }
    }
    if (ORGANISATION_BEFORE.matcher(before).find()
        && (state
            || before.matches(
                "(?is).*(mayor of|governor of|council of|embassy in|ministry in|office in|administration of|premier of|minister of|\\d\\d in|government of|head of the) (the )?$"))) {
      return null;
    }
    if (behind.matches("(?s)^\\s\\p{Lu}\\p{L}+.*")
        && !isRegion
        && Actors.find(name + " " + behind.strip().split("[^\\p{L}]", 2)[0]) != null) {
      return null;
    }
    // A surname, not a town of that name.
    if (before.matches("(?s).*\\p{Lu}\\p{L}+ $") && Actors.find(name) != null) {
      return null;
    }
    boolean firstWord = before.isBlank() || before.matches("(?s).*[.!?:]\\s+$");
    if (firstWord
        && !towns.isEmpty()
        && towns.getFirst().population() < 20_000
        && !country
        && !towns.getFirst().country().equals("UA")) {
      return null;
    }
    if (!place
        && !country
        && !towns.isEmpty()
        && towns.stream().noneMatch(t -> t.country().equals("UA"))
        && towns.getFirst().population() < 50_000) {
      return null;
    }
    int e = isRegion ? end + region.end() : end;
    return new Found(
        new Span(start, e),
        text.substring(start, e),
        isRegion ? List.of() : towns,
        isRegion
            ? "a region"
            : country && towns.isEmpty() ? "a country or region" : "a town of the gazetteer");
  }

  /// "The village of Yahidne", "near Yahidne": what no list of towns has.
  private static boolean isCalledPlace(String name, String before, String behind) {
    return CALLED.matcher(before).find()
        && isName(name)
        && !behind.matches("(?s)^ \\p{Lu}\\p{Ll}.*");
  }

  private static boolean isName(String name) {
    return UNKNOWN.matcher(name).matches()
        && !NO_PLACE.contains(name.toLowerCase(Locale.ROOT))
        && !Months.NUMBERS.containsKey(name.toLowerCase(Locale.ROOT))
        && Actors.find(name) == null
        && Actors.party(name).isEmpty();
  }

  /// Names between places of a list or at an end of a way: "Hostomel – Rakovka – Ivankiv", "from
  /// Kozarovychi to Brovary".
  private static void among(String text, Span s, List<Found> found) {
    List<Found> known = found.stream().filter(f -> s.covers(f.span())).toList();
    if (known.isEmpty()) {
      return;
    }
    Matcher m = NAME.matcher(text).region(s.from(), s.to());
    while (m.find()) {
      Span span = new Span(m.start(), m.end());
      if (known.stream().anyMatch(f -> f.span().touches(span)) || !isName(m.group())) {
        continue;
      }
      String before = known.stream()
          .filter(f -> f.span().to() <= span.from())
          .reduce((_, b) -> b)
          .map(f -> text.substring(f.span().to(), span.from()))
          .orElse("");
      String behind = known.stream()
          .filter(f -> f.span().from() >= span.to())
          .findFirst()
          .map(f -> text.substring(span.to(), f.span().from()))
          .orElse("");
      boolean way = DASH.matcher(before).matches() || DASH.matcher(behind).matches();
      boolean listed =
          LISTED.matcher(before).matches() && LISTED.matcher(behind).matches();
      String ahead = text.substring(Math.max(s.from(), span.from() - FROM_CHARS), span.from());
      boolean leads = ahead.matches("(?is).*\\bfrom $") && behind.equals(" to ");
      boolean point = NO_TOWN_BEHIND.matcher(text.substring(span.to(), s.to())).find();
      if (!point && (way || listed || leads)) {
        found.add(new Found(span, m.group(), List.of(), "a name among places"));
      }
    }
  }

  private boolean isCountryInflected(String name) {
    if (name.charAt(0) < 0x400) {
      return false;
    }
    String[][] endings = {
      {"а", ""},
      {"у", ""},
      {"е", ""},
      {"ом", ""},
      {"ії", "ія"},
      {"ію", "ія"},
      {"ию", "ия"},
      {"ии", "ия"},
      {"у", "а"},
      {"ы", "а"},
      {"и", "а"},
      {"і", "а"},
      {"ю", "я"},
      {"ї", "я"}
    };
    for (String[] ending : endings) {
      boolean fits = name.endsWith(ending[0])
          && names.isCountry(name.substring(0, name.length() - ending[0].length()) + ending[1]);
      if (fits || name.matches("(?iu)белорусси[июя].*|білорус[іь].*")) {
        return true;
      }
    }
    return false;
  }

  private List<PlaceNames.Town> towns(String name) {
    List<PlaceNames.Town> towns = names.find(name);
    if (towns.isEmpty()) {
      towns = names.findAlike(name);
    }
    if (towns.isEmpty() && !name.isEmpty() && name.charAt(0) > 'я' - 64 && name.charAt(0) > 0x400) {
      towns = inflected(name);
    }
    return towns.stream()
        .sorted(Comparator.comparingLong(PlaceNames.Town::population).reversed())
        .toList();
  }

  /// "з Маріуполя", "в Мариуполе", "до Запоріжжя": by the endings that names of towns take.
  private List<PlaceNames.Town> inflected(String name) {
    String[][] endings = {
      {"", "и"},
      {"", "ы"},
      {"ця", "ець"},
      {"ці", "ець"},
      {"ца", "ец"},
      {"це", "ец"},
      {"ії", "ія"},
      {"ию", "ия"},
      {"ии", "ия"},
      {"ией", "ия"},
      {"я", "ь"},
      {"ю", "ь"},
      {"і", "ь"},
      {"ем", "ь"},
      {"ем", "ь"},
      {"е", "ь"},
      {"а", ""},
      {"у", ""},
      {"і", ""},
      {"е", ""},
      {"ом", ""},
      {"ові", ""},
      {"и", "а"},
      {"у", "а"},
      {"і", "а"},
      {"е", "а"},
      {"ы", "а"},
      {"ою", "а"},
      {"ой", "а"},
      {"і", "я"},
      {"ї", "я"},
      {"ю", "я"},
      {"ье", "ье"},
      {"ья", "ье"},
      {"ью", "ье"},
      {"ого", "е"},
      {"ому", "е"},
      {"ого", "ий"},
      {"ів", "и"},
      {"ів", "ы"},
      {"ах", "и"},
      {"ах", "ы"},
      {"ова", "ів"},
      {"ові", "ів"},
      {"ова", "ов"},
      {"ве", "в"},
      {"єва", "їв"},
      {"єві", "їв"},
      {"ева", "ев"},
      {"еве", "ев"},
      {"ом", "о"},
      {"у", "о"},
      {"а", "о"},
      {"ої", "а"},
      {"ій", "а"},
      {"ой", "ая"}
    };
    for (String[] ending : endings) {
      if (name.endsWith(ending[0]) && name.length() > ending[0].length() + 2) {
        List<PlaceNames.Town> towns =
            names.find(name.substring(0, name.length() - ending[0].length()) + ending[1]);
        if (!towns.isEmpty()) {
          return towns;
        }
      }
    }
    return List.of();
  }

  /// Of several of one name the nearest to those of which there is one only, or the largest.
  private static List<Mention> resolved(List<Found> found) {
    List<Spot> sure = new ArrayList<>();
    for (Found f : found) {
      if (f.towns().size() == 1
          || (!f.towns().isEmpty() && f.towns().getFirst().population() > 100_000)) {
        sure.add(f.towns().getFirst().spot());
      }
    }
    List<Mention> mentions = new ArrayList<>();
    for (Found f : found) {
      if (f.towns().isEmpty()) {
        mentions.add(new Mention(f.span(), f.text(), null, null, f.why()));
        continue;
      }
      PlaceNames.Town best = f.towns().stream()
          .min(Comparator.comparingDouble(t -> distance(t, sure)))
          .orElseThrow();
      String why = f.towns().size() == 1
          ? f.why()
          : f.why() + ", one of " + f.towns().size() + ": the nearest to the others";
      mentions.add(
          new Mention(f.span(), f.text(), best.spot().longitude(), best.spot().latitude(), why));
    }
    return mentions;
  }

  private static double distance(PlaceNames.Town town, List<Spot> sure) {
    if (sure.isEmpty()) {
      return -town.population();
    }
    double sum = 0;
    for (Spot s : sure) {
      sum += Math.min(NEAR_KM, s.kmTo(town.spot()));
    }
    // A little for the larger one, where distance does not tell.
    return sum / sure.size() - Math.log10(1.0 + town.population());
  }
}
