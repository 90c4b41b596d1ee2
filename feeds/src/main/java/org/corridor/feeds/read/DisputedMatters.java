package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.jspecify.annotations.Nullable;

/// The matters that sides dispute, and whether words say that they are so or not: by the words of
/// `matters.tsv`, clause by clause, with what negates them.
final class DisputedMatters {
  /// Words that tell of matters.
  private static final class Sign {
    private final String words;
    private final Map<String, Boolean> matters;
    private @Nullable Pattern pattern;

    Sign(String words, Map<String, Boolean> matters) {
      this.words = words;
      this.matters = matters;
    }

    /// Is a negation one of its words?
    boolean negates() {
      return NEGATION.matcher(words.replaceAll("[_…]", " ")).find();
    }

    /// May other words stand between its words?
    boolean isApart() {
      return words.indexOf('…') >= 0;
    }

    Pattern pattern() {
      Pattern made = pattern;
      if (made == null) {
        made = compiled(regex(words));
        pattern = made;
      }
      return made;
    }
  }

  private static final int BEGIN = 3;
  private static final Pattern GOES_ON = Pattern.compile(
      "(?iu)\\s+(?:\\p{L}+\\s+)?(?:stop|ceas|paus|only|merely|припин|прекра|тільки|лише|только)\\p{L}*");
  private static final Pattern NEGATED_END =
      Pattern.compile("(?isu).*(?:\\b(?:not|never)|n't|(?<!\\p{L})не)\\s+(?:\\p{L}+\\s+)?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d'-]+");
  private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{L}\\d'-]+");
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern CLAUSE = Pattern.compile(
      "(?iu)[,;:.!?—–]+|(?<!\\p{L})(?:but|and|because|while|although|though|which|who|despite|since|after|before|when|until|після|коли|когда|пока|но|але|і|й|и|що|что|который\\p{L}*|які|який|яка|хоча|хотя)(?!\\p{L})");

  /// Each by how its first word begins.
  private static final Map<String, List<Sign>> SIGNS = new HashMap<>();
  private static final Pattern NEGATION;
  private static final Pattern END;

  static {
    Map<String, Map<String, Boolean>> byWords = new HashMap<>();
    List<String> negations = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (List<String> row : Words.list("matters.tsv")) {
      for (String words : Words.split(row.get(2))) {
        switch (row.get(0)) {
          case "negation" -> negations.add(regex(words));
          case "end" -> ends.add(regex(words));
          default ->
            byWords
                .computeIfAbsent(words, _ -> new HashMap<>())
                .putAll(told(row.get(0), row.get(1)));
        }
      }
    }
    byWords.forEach((words, matters) ->
        SIGNS.computeIfAbsent(begin(words), _ -> new ArrayList<>()).add(new Sign(words, matters)));
    NEGATION = compiled(String.join("|", negations) + "|\\p{L}+n't");
    END = compiled(String.join("|", ends));
  }

  private DisputedMatters() {}

  /// "swap": the first of two matters is not so, the second is.
  private static Map<String, Boolean> told(String matters, String how) {
    String[] names = matters.split(",", -1);
    return how.equals("swap")
        ? Map.of(names[0], false, names[1], true)
        : Map.of(names[0], how.equals("so"));
  }

  private static String begin(String words) {
    Matcher first = FIRST_WORD.matcher(words.toLowerCase(Locale.ROOT));
    String word = first.find() ? first.group() : words;
    return word.substring(0, Math.min(BEGIN, word.length()));
  }

  private static String regex(String words) {
    return words
        .replace("*", "\\p{L}*")
        .replace("_", "\\s+")
        .replace("…", "(?:\\s+[\\p{L}\\d'-]+){0,4}?\\s+");
  }

  private static Pattern compiled(String regex) {
    return Pattern.compile("(?iu)(?<![\\p{L}-])(?:" + regex + ")(?![\\p{L}-])");
  }

  /// Is anything denied in some words?
  static boolean negates(String words) {
    return NEGATION.matcher(plain(words)).find();
  }

  private static String plain(String words) {
    return words.replace('’', '\'').replaceAll("(?i)cease-fire", "ceasefire");
  }

  /// Each matter of which words tell, with whether they say that it is so; a matter of which they
  /// say both is none.
  static Map<String, Boolean> of(String words) {
    Map<String, Boolean> found = new HashMap<>();
    Set<String> both = new HashSet<>();
    String plain = plain(words);
    int from = 0;
    Matcher m = CLAUSE.matcher(plain);
    while (from <= plain.length()) {
      boolean more = m.find(from);
      clause(plain.substring(from, more ? m.start() : plain.length()), found, both);
      from = more ? m.end() : plain.length() + 1;
    }
    both.forEach(found::remove);
    return found;
  }

  private static void clause(String clause, Map<String, Boolean> found, Set<String> both) {
    List<Span> negations = new ArrayList<>();
    Matcher n = NEGATION.matcher(clause);
    while (n.find()) {
      // "Did not stop shelling": what does not stop goes on.
      if (!GOES_ON.matcher(clause).region(n.end(), clause.length()).lookingAt()) {
        negations.add(new Span(n.start(), n.end()));
      }
    }
    StringBuilder rest = new StringBuilder(clause);
    for (Sign sign : signs(clause)) {
      Matcher m = sign.pattern().matcher(rest);
      int from = 0;
      while (m.find(from)) {
        boolean even = isEven(clause, m, sign, negations);
        sign.matters.forEach((matter, said) -> {
          boolean so = said == even;
          Boolean before = found.putIfAbsent(matter, so);
          if (before != null && before != so) {
            both.add(matter);
          }
        });
        for (int i = m.start(); i < m.end(); i++) {
          rest.setCharAt(i, '#');
        }
        from = m.end();
        m = sign.pattern().matcher(rest);
      }
    }
  }

  /// Those that may stand in a clause, the longest first: of "opened fire" nothing was opened.
  private static List<Sign> signs(String clause) {
    Set<String> begins = new HashSet<>();
    Matcher word = WORD.matcher(clause.toLowerCase(Locale.ROOT));
    while (word.find()) {
      for (int k = 1; k <= Math.min(BEGIN, word.group().length()); k++) {
        begins.add(word.group().substring(0, k));
      }
    }
    return begins.stream()
        .flatMap(b -> SIGNS.getOrDefault(b, List.of()).stream())
        .sorted(Comparator.<Sign>comparingInt(s -> -s.words.length()).thenComparing(s -> s.words))
        .toList();
  }

  /// Do what negates it and what ends it cancel out?
  ///
  /// Where "nobody did not come" means that nobody came, any number of negations is one, and none
  /// where the sign holds one itself.
  private static boolean isEven(String clause, Matcher sign, Sign of, List<Span> negations) {
    int until = of.isApart() && !of.negates() ? sign.end() : sign.start();
    long before = negations.stream().filter(n -> n.to() <= until).count();
    Matcher end = END.matcher(clause).region(sign.end(), clause.length());
    boolean ends = end.find()
        && !NEGATED_END.matcher(clause.substring(sign.end(), end.start())).matches();
    long all = ends ? before + 1 : before;
    if (!CYRILLIC.matcher(of.words).find()) {
      return all % 2 == 0;
    }
    return all == 0 || of.negates();
  }
}
