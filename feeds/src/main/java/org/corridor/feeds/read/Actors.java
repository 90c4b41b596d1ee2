package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.place.Spelling;
import org.jspecify.annotations.Nullable;

/// Who often speaks in this field, by all spellings; and for whom an office speaks.
final class Actors {
  /// Somebody on the list.
  record Actor(String name, String party, String office) {
    String surname() {
      return name.substring(name.lastIndexOf(' ') + 1);
    }
  }

  private static final Map<String, List<Actor>> BY_SURNAME = new HashMap<>();
  private static final Pattern TITLES = Pattern.compile(
      "^(?:(?:mr|mrs|ms|dr|gen|col|lt|president|prime|foreign|defen[cs]e|interior|deputy|first|vice|minister|mayor|governor|colonel|general|major|lieutenant|captain|ambassador|secretary|secretary-general|commissioner|spokesman|spokeswoman|spokesperson|adviser|advisor|negotiator|chief|head|ombudsman)\\.? )+(?=\\S)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern EMBASSY = Pattern.compile(
      "\\b(?:embassy|consulate|high commission) of (?:the )?(?<of>\\p{L}+)|\\b(?<whose>\\p{L}+(?:['’]s)?) (?:embassy|consulate|high commission)\\b");
  private static final Map<String, String> PARTIES = new HashMap<>();

  static {
    for (List<String> row : Words.list("actors.tsv")) {
      Actor actor = new Actor(row.get(0), row.get(1), row.get(2));
      List<String> spellings = new ArrayList<>(Words.split(row.get(3)));
      spellings.add(actor.surname());
      Set<String> firstNames =
          Set.of(actor.name().substring(0, actor.name().lastIndexOf(' ')).split(" "));
      for (String spelling : spellings) {
        String key = Spelling.fold(spelling);
        if (!firstNames.contains(spelling) && isLikeSurname(key, actor)) {
          List<Actor> known = BY_SURNAME.computeIfAbsent(key, _ -> new ArrayList<>());
          if (!known.contains(actor)) {
            known.add(actor);
          }
        }
      }
    }
    for (List<String> row : Words.list("parties.tsv")) {
      Words.split(row.get(1)).forEach(w -> PARTIES.put(w, row.get(0)));
    }
  }

  private static final Set<String> HELPERS = Set.of(
      "UN", "OCHA", "UNHCR", "UNICEF", "WHO", "WFP", "IOM", "ICRC", "IFRC", "OSCE", "EU", "NGO",
      "MSF");

  private Actors() {}

  /// Is it a state or an armed party, and none of those who help?
  static boolean isSide(String code) {
    return !code.isEmpty() && !HELPERS.contains(code);
  }

  /// Other spellings of first names stand on the list too; they tell nobody apart.
  private static boolean isLikeSurname(String key, Actor actor) {
    String surname = Spelling.fold(actor.surname());
    int same = 0;
    while (same < Math.min(key.length(), surname.length())
        && key.charAt(same) == surname.charAt(same)) {
      same++;
    }
    return same >= 2 || key.equals(surname) || key.charAt(0) == surname.charAt(0);
  }

  /// The actor of a name, whatever the spelling; of one surname the one whose first name fits.
  static @Nullable Actor find(String name) {
    String[] words = TITLES.matcher(name.strip()).replaceFirst("").split("\\s+", -1);
    String surname = words[words.length - 1];
    List<Actor> known = BY_SURNAME.getOrDefault(Spelling.fold(surname), List.of());
    if (known.isEmpty()) {
      return null;
    }
    if (words.length == 1) {
      return known.size() == 1 ? known.getFirst() : null;
    }
    String first = Spelling.fold(words[0]);
    for (Actor actor : known) {
      String theirs = Spelling.fold(actor.name());
      if (first.isEmpty()
          || theirs.charAt(0) == first.charAt(0)
          || (known.size() == 1 && near(theirs, first))) {
        return actor;
      }
    }
    return null;
  }

  private static boolean near(String theirs, String first) {
    return first.length() > 2 && theirs.startsWith(first.substring(0, 2));
  }

  /// For whom an office speaks by its words; empty where they do not tell.
  static String party(String words) {
    String small = words
        .toLowerCase(Locale.ROOT)
        .replace("united nations", "united-nations")
        .replace("red cross", "red-cross")
        .replace("’", "'")
        .replace("u.n.", "un");
    // "Embassy of India, Kyiv" speaks for India.
    Matcher embassy = EMBASSY.matcher(small);
    if (embassy.find()) {
      String of = embassy.group("of") == null ? embassy.group("whose") : embassy.group("of");
      return PARTIES.getOrDefault(of.replaceAll("['’]s$", ""), "");
    }
    String found = "";
    for (String word : small.split("[\\s,/]+", -1)) {
      String bare = word.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "").replaceAll("'s$", "");
      String party = PARTIES.get(bare);
      if (party != null && found.isEmpty()) {
        found = party;
      } else if (party != null
          && !party.equals(found)
          && small.matches("(?s).*\\b(and|und|та|и)\\b.*")) {
        // "the delegations of Russia and Ukraine" speak for neither alone.
        return "";
      }
    }
    return found;
  }
}
