package org.corridor.feeds.read;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Speaker;

/// Offices by which somebody is named: "the mayor of Mariupol", "the head of the administration".
final class Offices {
  private static final Pattern OFFICE_NOUN = Pattern.compile(
      "(?i)\\b(?:head|chief|governor|mayor|leader|chairman|commander|commissioner|minister|president|director|spokes\\w+|adviser|officer|diplomat|envoy|negotiator|ombuds\\w+)\\b");
  private static final Pattern UNDER = Pattern.compile(
      "(?i)\\b(?:adviser|advisor|deputy|spokes\\w+|aide|assistant|secretary|ambassador|representative)\\b");
  private static final Pattern GOVERNOR =
      Pattern.compile("(?i)head of (?:the )?.*\\badministration");

  private static final Set<String> COMMON = Set.of(
      "regional",
      "military",
      "administration",
      "national",
      "deputy",
      "state",
      "general",
      "office",
      "foreign",
      "ministry",
      "defence",
      "defense",
      "russian",
      "ukrainian",
      "syrian",
      "council");

  private Offices() {}

  /// "head", "mayor", "spokeswoman".
  static boolean isNoun(String word) {
    return OFFICE_NOUN.matcher(word).matches();
  }

  /// Is it named by an office alone: "the commander of the battalion"?
  static boolean isOffice(Speaker speaker) {
    return OFFICE_NOUN.matcher(head(speaker.name())).find();
  }

  /// "the driver" of "the driver of the bus for the mayor": who it is, not whose.
  private static String head(String name) {
    return name.replaceFirst("\\s(?:of|for|at|to|from|in)\\s.*$", "");
  }

  /// Is "the head of the Luhansk administration" behind "Serhiy Haidai" he? Where the office that
  /// he
  /// is known by has the same noun and a name of it, and no party speaks against it.
  static boolean holds(Speaker person, Speaker office) {
    String his = GOVERNOR.matcher(person.role()).replaceAll("governor");
    String asked = GOVERNOR.matcher(office.name()).replaceAll("governor");
    boolean under = UNDER.matcher(his).find() != UNDER.matcher(asked).find();
    boolean others = !office.behalf().isEmpty()
        && !person.behalf().isEmpty()
        && !office.behalf().equals(person.behalf());
    Matcher noun = OFFICE_NOUN.matcher(head(asked));
    if (person.isNobody() || under || others || !noun.find()) {
      return false;
    }
    Set<String> known = new HashSet<>(
        List.of((his + " " + person.role()).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
    if (!known.contains(noun.group().toLowerCase(Locale.ROOT))) {
      return false;
    }
    for (String word : office.name().split("[^\\p{L}]+", -1)) {
      String small = word.toLowerCase(Locale.ROOT);
      boolean tells = word.length() > 4 && !isNoun(word) && !COMMON.contains(small);
      if (tells && known.contains(small)) {
        return true;
      }
    }
    return false;
  }
}
