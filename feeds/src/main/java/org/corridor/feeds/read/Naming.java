package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.place.Spelling;
import org.jspecify.annotations.Nullable;

/// Whom words name: persons by their names in one report, offices by their words.
final class Naming {
  private static final Set<String> NO_NAME = Set.of(
      "ministry",
      "council",
      "cross",
      "nations",
      "russia",
      "ukraine",
      "russian",
      "ukrainian",
      "president",
      "minister",
      "mayor",
      "governor",
      "office",
      "embassy",
      "telegram",
      "twitter",
      "facebook",
      "human",
      "rights",
      "watch",
      "amnesty",
      "observatory",
      "refugee",
      "norwegian",
      "danish",
      "world",
      "food",
      "save",
      "children",
      "doctors",
      "without",
      "borders",
      "society",
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
      "government",
      "kremlin",
      "agency",
      "committee",
      "federation",
      "department",
      "army",
      "forces",
      "region",
      "oblast",
      "affairs",
      "refugees",
      "secretary",
      "general",
      "deputy",
      "prime",
      "chief",
      "defence",
      "defense",
      "foreign",
      "administration",
      "state",
      "security",
      "service",
      "police",
      "organization",
      "organisation",
      "programme",
      "program",
      "fund",
      "mission",
      "association",
      "press",
      "reuters",
      "interfax",
      "news",
      "moscow",
      "kyiv",
      "kiev",
      "un",
      "u.n.",
      "us",
      "u.s.",
      "eu",
      "house",
      "battalion",
      "military",
      "high",
      "commissioner",
      "union",
      "republic",
      "international",
      "national",
      "center",
      "centre",
      "command",
      "staff",
      "city",
      "regional",
      "humanitarian",
      "coordination",
      "health",
      "emergency",
      "parliament",
      "duma",
      "delegation",
      "vice",
      "spokesman",
      "spokeswoman",
      "spokesperson",
      "ombudsman",
      "head",
      "united",
      "presidential",
      "adviser",
      "advisor",
      "commander",
      "colonel",
      "belarusian",
      "turkish",
      "syrian",
      "mr",
      "mrs",
      "ms",
      "dr",
      "the",
      "in",
      "on",
      "at",
      "for",
      "of",
      "january",
      "february",
      "march",
      "april",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december",
      "french",
      "german",
      "polish",
      "british",
      "american",
      "european",
      "speaker",
      "ambassador",
      "chancellor",
      "rescue",
      "workers",
      "red",
      "crescent",
      "medical",
      "coordinator",
      "director",
      "envoy",
      "territories",
      "reintegration",
      "occupied",
      "temporarily",
      "defenders",
      "special",
      "secretary-general",
      "under-secretary-general",
      "vice-president",
      "director-general",
      "lieutenant-general",
      "major-general",
      "colonel-general",
      "inspector-general",
      "attorney-general",
      "lieutenant",
      "major",
      "captain");

  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "gen.", "col.", "lt.", "sir");

  private final Map<String, String> fullNames = new HashMap<>();
  private final Map<String, String> roles = new HashMap<>();
  private final Map<String, String> byRole = new HashMap<>();
  private final Map<String, String> longNames = new HashMap<>();

  private static final Set<String> ROLES = Set.of(
      "governor",
      "mayor",
      "spokesman",
      "spokeswoman",
      "spokesperson",
      "minister",
      "president",
      "chief",
      "head",
      "adviser",
      "advisor",
      "general",
      "commander",
      "negotiator",
      "ambassador",
      "envoy",
      "coordinator",
      "director",
      "commissioner",
      "ombudsman",
      "chancellor",
      "secretary");

  private static final Set<String> ORGANISED = Set.of(
      "force",
      "forces",
      "front",
      "army",
      "movement",
      "command",
      "council",
      "committee",
      "defence",
      "defense",
      "fund",
      "organization",
      "organisation",
      "agency",
      "association",
      "administration",
      "ministry",
      "party",
      "union",
      "mission",
      "coalition",
      "foundation",
      "network",
      "society",
      "aid",
      "centre",
      "center",
      "group",
      "observatory",
      "monitor",
      "brigade",
      "battalion",
      "commission",
      "office",
      "institute",
      "relief");

  /// How records of meetings name who speaks.
  private static final Pattern IN_CAPITALS =
      Pattern.compile("\\p{Lu}{3,}(?: \\p{Lu}\\.)?(?: [\\p{Lu}’'-]{3,}){1,3}");

  /// A person's name among words, as their places; null where there is none.
  record Name(int from, int to, String text) {}

  /// All names of two words and more among the words.
  static List<Name> namesIn(List<Token> tokens, int from, int to) {
    List<Name> names = new ArrayList<>();
    int i = from;
    while (i < to) {
      if (!isNamePart(tokens.get(i)) && !isInitial(tokens, i, to)) {
        i++;
        continue;
      }
      int end = i;
      while (end < to
          && (isNamePart(tokens.get(end))
              || isParticle(tokens, end, to)
              || isInitial(tokens, end, to))) {
        end++;
      }
      // "mayor of Enerhodar Dmytro Orlov": the place is no part of the name.
      if (i > from && tokens.get(i - 1).is("of") && end - i >= 3) {
        i++;
      }
      // "Karenni Nationalities Defence Force": part of a longer name is nobody.
      boolean longer = end < to
          && tokens.get(end).isCapital()
          && ORGANISED.contains(tokens.get(end).lower());
      if (end - i >= 2 && end - i <= 4 && !longer) {
        names.add(new Name(i, end, text(tokens, i, end)));
      }
      i = end + (end == i ? 1 : 0);
    }
    return names;
  }

  /// "B." of "B. Nadesan".
  private static boolean isInitial(List<Token> tokens, int at, int to) {
    return tokens.get(at).text().matches("\\p{Lu}\\.")
        && at + 1 < to
        && isNamePart(tokens.get(at + 1));
  }

  private static boolean isParticle(List<Token> tokens, int at, int to) {
    Token t = tokens.get(at);
    return (t.is("de") || t.is("al") || t.is("von") || t.is("van") || t.is("bin"))
        && at + 1 < to
        && isNamePart(tokens.get(at + 1));
  }

  private static boolean isNamePart(Token t) {
    return t.isCapital()
        && t.text().length() > 1
        && Character.isLetter(t.text().charAt(1))
        && !isUpper(t.text())
        && !isOwner(t.text())
        && !NO_NAME.contains(t.lower())
        && (t.tag().equals("PROPN")
            || t.tag().equals("NOUN")
            || t.tag().equals("ADJ")
            || t.tag().equals("X"));
  }

  /// "Ukraine's".
  private static boolean isOwner(String s) {
    return s.endsWith("'s") || s.endsWith("’s") || s.endsWith("'") || s.endsWith("’");
  }

  private static boolean isUpper(String s) {
    return s.length() > 1 && s.chars().allMatch(Character::isUpperCase);
  }

  static String text(List<Token> tokens, int from, int to) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < to; i++) {
      boolean close = i > from && tokens.get(i).from() == tokens.get(i - 1).to();
      words.append(words.isEmpty() || close ? "" : " ").append(tokens.get(i).text());
    }
    return words.toString();
  }

  private static final Pattern SHORT = Pattern.compile(
      "((?:\\p{Lu}[\\p{L}'’-]+|of|for|the|and|on)(?: (?:\\p{Lu}[\\p{L}'’-]+|of|for|the|and|on)){1,8}) \\((\\p{Lu}{2,7})\\)");

  /// "Rapid Support Forces (RSF)": what the letters stand for in this report.
  private void abbreviation(String sentence) {
    Matcher m = SHORT.matcher(sentence);
    while (m.find()) {
      String[] words = m.group(1).split(" ", -1);
      String letters = m.group(2);
      // As many of the last words as there are letters, small ones aside.
      int left = letters.length();
      int from = words.length;
      while (from > 0 && left > 0) {
        from--;
        left -= Character.isUpperCase(words[from].charAt(0)) ? 1 : 0;
      }
      String name = String.join(" ", List.of(words).subList(from, words.length));
      if (left == 0 && name.charAt(0) == letters.charAt(0)) {
        longNames.putIfAbsent(letters, name);
      }
    }
  }

  /// Learns the names of a report.
  ///
  /// @param text of the report
  void learn(List<Sentence> sentences, String text) {
    for (Sentence s : sentences) {
      abbreviation(s.span().of(text));
      for (Name name : namesIn(s.tokens(), 0, s.size())) {
        String surname = Spelling.fold(name.text().substring(name.text().lastIndexOf(' ') + 1));
        fullNames.putIfAbsent(surname, name.text());
        role(s, name);
      }
    }
  }

  /// "regional governor Dmytro Zhyvytskyi", "Peter Maurer, president of the ICRC": what "the
  /// governor"
  /// and "the president" mean in this report.
  private void role(Sentence s, Name name) {
    int i = name.from() - 1;
    while (i >= 0
        && (s.at(i).isNominal()
            || s.at(i).tag().equals("ADJ")
            || s.at(i).tag().equals("ADP")
            || s.at(i).isComma()
            || s.at(i).tag().equals("DET"))
        && name.from() - i < 9) {
      // "Colonel-General"
      String role = s.at(i).lower().replaceFirst("^.*-", "");
      if (ROLES.contains(role)) {
        holds(role, name.text());
      }
      i--;
    }
    if (name.to() < s.size() && s.at(name.to()).isComma()) {
      for (int k = name.to() + 1; k < Math.min(s.size(), name.to() + 4); k++) {
        if (ROLES.contains(s.at(k).lower())) {
          holds(s.at(k).lower(), name.text());
        }
      }
    }
  }

  private void holds(String office, String name) {
    byRole.putIfAbsent(office, name);
    if (office.equals("chief")) {
      byRole.putIfAbsent("head", name);
    }
  }

  /// Does the report tell what office somebody has, or is it known?
  boolean isPerson(String name) {
    return Actors.find(name) != null || byRole.containsValue(name);
  }

  /// Whom these words name.
  ///
  /// @param from its first word
  /// @param to behind its last
  Speaker speaker(Sentence s, int from, int to) {
    int begin = from;
    while (begin < to
        && (s.at(begin).is("the")
            || s.at(begin).is("a")
            || s.at(begin).is("an")
            || s.at(begin).is("another")
            || (s.at(begin).is("one") && s.is(begin + 1, "of")))) {
      begin++;
    }
    List<Name> names = namesIn(s.tokens(), begin, to);
    String words = text(s.tokens(), begin, to);
    String first = words.replaceFirst("\\s*,.*$", "");
    if (IN_CAPITALS.matcher(first).matches() && Actors.party(first).isEmpty()) {
      String office = words.substring(first.length()).replaceFirst("^\\s*,\\s*", "");
      return person(inSmall(first), office.isBlank() ? "delegate" : office);
    }
    // "A spokesman for President Volodymyr Zelensky", "the country director of Harbour Aid": who is
    // named is not who speaks.
    boolean unnamed = names.size() == 1 && isOf(s, begin, names.getFirst());
    if (!names.isEmpty() && !unnamed) {
      Name name = names.getFirst();
      String role = (text(s.tokens(), begin, name.from()) + " " + text(s.tokens(), name.to(), to))
          .replace(",", " ")
          .strip();
      return person(name.text(), role);
    }
    // A surname alone, or with a title.
    for (int i = to - 1; i >= begin && !unnamed; i--) {
      String folded = Spelling.fold(s.at(i).text());
      boolean alone = to - begin == 1
          || (i > begin && TITLES.contains(s.at(i - 1).lower()))
          || s.at(i).tag().equals("PROPN");
      if (s.at(i).isCapital() && alone && !folded.isEmpty()) {
        String full = fullNames.get(folded);
        Actors.Actor actor = Actors.find(s.at(i).text());
        if (full != null) {
          return person(full, text(s.tokens(), begin, i));
        }
        if (actor != null) {
          return person(actor.name(), text(s.tokens(), begin, i));
        }
      }
    }
    String last = to > begin ? s.at(to - 1).lower() : "";
    boolean definite = (from < begin && s.at(from).is("the")) || to - begin == 1;
    boolean of = false;
    for (int i = begin + 1; i < to; i++) {
      of |= s.is(i, "of", "for");
    }
    // "the driver of the bus for the mayor" is not the mayor.
    String holder = of ? null : byRole.get(last);
    if (holder == null && definite && to - begin >= 3 && s.at(begin + 1).is("of")) {
      holder = byRole.get(s.at(begin).lower());
    }
    if (holder != null && isOfAnother(holder, words)) {
      holder = null;
    }
    if (holder != null && !unnamed && definite && (to - begin <= 2 || s.is(begin + 1, "of"))) {
      return person(holder, words);
    }
    String office = !unnamed && from < begin && s.at(from).is("the") ? holderOf(words) : null;
    if (office != null) {
      return person(office, words);
    }
    String bare = words
        .replaceFirst("(?i),? (?:however|meanwhile|though|for (?:his|her|its|their) part)$", "")
        .replaceAll("\\s*\\([^)]*\\)?", "")
        .replaceFirst("^(?i)our colleagues (?:from|at) (?:the )?", "")
        .strip();
    String whole = longNames.getOrDefault(bare, bare);
    Speaker named = new Speaker(whole, "", Actors.party(whole), false);
    return named.behalf().isEmpty() ? new Speaker(whole, "", Actors.party(bare), false) : named;
  }

  /// "Linda Thomas-Greenfield" for the same in capitals.
  static String inSmall(String capitals) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < capitals.length(); i++) {
      boolean first = i == 0 || !Character.isLetter(capitals.charAt(i - 1));
      name.append(first ? capitals.charAt(i) : Character.toLowerCase(capitals.charAt(i)));
    }
    return name.toString();
  }

  /// "The President of Russia" is not who was named as the president of another state.
  private boolean isOfAnother(String holder, String words) {
    String asked = Actors.party(words);
    Actors.Actor actor = Actors.find(holder);
    String surname = Spelling.fold(holder.substring(holder.lastIndexOf(' ') + 1));
    String theirs = actor == null ? Actors.party(roles.getOrDefault(surname, "")) : actor.party();
    return !asked.isEmpty() && !asked.equals(theirs);
  }

  private static boolean isOf(Sentence s, int begin, Name name) {
    int before = name.from() - 1;
    while (before > begin
        && s.at(before).isCapital()
        && ROLES.contains(s.at(before).lower())) {
      before--;
    }
    boolean of = before > begin && s.is(before, "of", "for", "to", "at");
    for (int i = begin; of && i < before; i++) {
      if (ROLES.contains(s.at(i).lower()) || s.is(i, "aide", "representative", "secretary")) {
        return true;
      }
    }
    return false;
  }

  /// "the deputy prime minister", "the Ukrainian president": who of those named here holds it.
  private @Nullable String holderOf(String words) {
    String[] parts = words.toLowerCase(java.util.Locale.ROOT).split("\\s+", -1);
    String last = parts[parts.length - 1];
    if (!ROLES.contains(last) || parts.length > 4) {
      return null;
    }
    String party = Actors.party(words);
    for (String name : fullNames.values()) {
      Actors.Actor actor = Actors.find(name);
      String surname = Spelling.fold(name.substring(name.lastIndexOf(' ') + 1));
      String role = (actor == null ? roles.getOrDefault(surname, "") : actor.office())
          .toLowerCase(java.util.Locale.ROOT);
      String theirs = actor == null ? Actors.party(role) : actor.party();
      boolean holds = role.contains(last);
      for (String part : parts) {
        holds &= role.contains(part) || !Actors.party(part).isEmpty();
      }
      if (holds && (party.isEmpty() || party.equals(theirs))) {
        return name;
      }
    }
    return null;
  }

  Speaker person(String name, String role) {
    Actors.Actor actor = Actors.find(name);
    String surname = Spelling.fold(name.substring(name.lastIndexOf(' ') + 1));
    if (!role.isBlank()) {
      roles.putIfAbsent(surname, role);
    }
    if (actor != null) {
      return new Speaker(actor.name(), actor.office(), actor.party(), true);
    }
    String known = roles.getOrDefault(surname, role);
    return new Speaker(name, known, Actors.party(known), false);
  }

  @Nullable
  String fullName(String surname) {
    return fullNames.get(Spelling.fold(surname));
  }
}
