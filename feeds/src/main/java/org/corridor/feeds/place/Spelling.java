package org.corridor.feeds.place;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// One spelling for names that are written from one alphabet into another in many ways: Podolyak,
/// Podoliak, Podoljak.
public final class Spelling {
  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z ]");
  private static final int KEPT_MAX = 50_000;
  private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

  private Spelling() {}

  /// What all spellings of a name have in common.
  public static String fold(String name) {
    if (FOLDED.size() > KEPT_MAX) {
      FOLDED.clear();
    }
    return FOLDED.computeIfAbsent(name, Spelling::folded);
  }

  private static String folded(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 128);
    String latin = ascii ? name.toLowerCase(Locale.ROOT) : transliterated(name);
    String plain = NO_LETTER.matcher(latin.replace('-', ' ')).replaceAll("");
    return plain
        .replace("tsch", "c")
        .replace("shch", "s")
        .replace("sch", "s")
        .replace("tch", "c")
        .replace("zh", "z")
        .replace("kh", "h")
        .replace("ch", "c")
        .replace("sh", "s")
        .replace("ts", "c")
        .replace("tz", "c")
        .replace("ck", "k")
        .replace("ks", "x")
        .replace("ph", "f")
        .replace('w', 'v')
        .replace("ou", "u")
        .replaceAll("[yj]", "i")
        .replaceAll("i+", "i")
        .replaceAll("(ii|i)$", "i")
        .replaceAll("ia", "a")
        .replaceAll("io", "o")
        .replaceAll("iu", "u")
        .replaceAll("ie", "e")
        .replace("g", "h")
        .replaceAll("(.)\\1", "$1")
        .strip();
  }

  private static synchronized String transliterated(String name) {
    return LATIN.transliterate(name);
  }
}
