package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.corridor.reports.ReportEvent.Medium;
import org.jspecify.annotations.Nullable;

/// Through what something became known, by the words around a statement.
final class Media {
  private record Word(Medium medium, String plain, Pattern words) {}

  private static final List<Word> WORDS = Words.list("media.tsv").stream()
      .map(r -> new Word(
          Medium.valueOf(r.get(0).toUpperCase(Locale.ROOT).replace(' ', '_')),
          r.get(1).toLowerCase(Locale.ROOT),
          Pattern.compile(
              "(?<![\\p{L}])" + Pattern.quote(r.get(1)) + "(?![\\p{L}])",
              Pattern.CASE_INSENSITIVE)))
      .toList();

  private static final Pattern CITING = Pattern.compile(
      "(?:citing|quoting|with reference to|referring to)\\s+(?:the\\s+|its\\s+|their\\s+)?([^,.;]{3,60}(?:,\\s+\\p{Lu}[\\p{L}'’-]+(?:\\s[\\p{L}'’-]+)?\\s?\\p{Lu}[\\p{L}'’-]+)?)");

  private Media() {}

  static @Nullable Medium in(String words) {
    int longest = 0;
    Medium found = null;
    String small = words.toLowerCase(Locale.ROOT);
    for (Word word : WORDS) {
      if (!small.contains(word.plain)) {
        continue;
      }
      var matcher = word.words.matcher(words);
      if (matcher.find() && matcher.end() - matcher.start() > longest) {
        longest = matcher.end() - matcher.start();
        found = word.medium;
      }
    }
    return found;
  }

  /// Whom a medium cites, in the words of the text.
  static List<String> cited(String words) {
    List<String> cited = new ArrayList<>();
    var matcher = CITING.matcher(words);
    while (matcher.find()) {
      String who = matcher.group(1).strip().replaceFirst("\\s+(who|which|that)\\b.*$", "");
      // "citing its spokesman, Turki al-Malki"
      int comma = who.indexOf(',');
      cited.add(comma > 0 ? who.substring(comma + 1).strip() : who);
    }
    return cited;
  }
}
