package org.corridor.feeds.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How alike words are: by pieces of five words for copies, by single words for the same said
/// otherwise.
final class Alike {
  private static final int SHINGLE = 5;
  private static final int SIGNATURE = 64;
  private static final int WORD_MIN = 3;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final Set<String> SMALL = Set.of(
      "the", "and", "that", "for", "with", "from", "was", "were", "had", "has", "have", "been",
      "are", "this", "which", "who", "would", "will", "its", "their", "his", "her", "but", "into",
      "than", "they", "there", "these", "those", "about", "also", "after", "before", "said",
      "says");

  private static final Pattern FACT = Pattern.compile(
      ".*\\d.*|(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|today|tomorrow|yesterday|morning|evening|noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|open\\w*|clos\\w*|failed|succeeded|all|some|none");

  private Alike() {}

  /// A short mark of a text: two texts share about as many of its numbers as pieces of words
  /// (Broder's minwise hashing, 1997).
  static long[] signature(String text) {
    String[] words = Proposals.plain(text).split(" ", -1);
    long[] least = new long[SIGNATURE];
    java.util.Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i + SHINGLE <= words.length; i++) {
      long hash = 1125899906842597L;
      for (int j = i; j < i + SHINGLE; j++) {
        for (int c = 0; c < words[j].length(); c++) {
          hash = 31 * hash + words[j].charAt(c);
        }
        hash = 31 * hash + ' ';
      }
      for (int k = 0; k < SIGNATURE; k++) {
        long mixed = mix(hash ^ (PRIME * (k + 1)));
        least[k] = Math.min(least[k], mixed);
      }
    }
    return least;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }

  /// Which share of their pieces two texts have in common, about.
  static double shared(long[] one, long[] other) {
    int same = 0;
    for (int k = 0; k < SIGNATURE; k++) {
      same += one[k] == other[k] && one[k] != Long.MAX_VALUE ? 1 : 0;
    }
    return (double) same / SIGNATURE;
  }

  /// The words that tell something, without endings.
  static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : Proposals.plain(text).split(" ", -1)) {
      if (word.length() >= WORD_MIN && !SMALL.contains(word)) {
        words.add(stem(word));
      }
    }
    return words;
  }

  static String stem(String word) {
    String w = word.toLowerCase(Locale.ROOT);
    for (String ending : List.of(
        "ations", "ation", "ings", "ing", "edly", "ed", "es", "s", "ого", "ами", "ів", "ах", "ов",
        "ия", "ія")) {
      if (w.endsWith(ending) && w.length() - ending.length() >= 4) {
        return w.substring(0, w.length() - ending.length());
      }
    }
    return w;
  }

  /// What makes two statements two, however alike their other words: numbers, days, hours, and
  /// whether something opens or closes.
  static Set<String> facts(String text) {
    Set<String> facts = new HashSet<>();
    for (String word : Proposals.plain(text).split(" ", -1)) {
      if (FACT.matcher(word).matches()) {
        facts.add(word);
      }
    }
    return facts;
  }

  /// Words in common, of all words of both.
  static double ofWords(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long both = one.stream().filter(other::contains).count();
    return (double) both / (one.size() + other.size() - both);
  }
}
