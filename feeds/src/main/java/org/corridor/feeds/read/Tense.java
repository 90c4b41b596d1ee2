package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether what is told of a time in an English sentence is over or comes, by the verb that is
/// nearest before it, or else the first behind it.
enum Tense {
  PAST,
  COMING,
  /// No verb tells.
  OPEN;

  private static final Pattern WORD = Pattern.compile("[\\p{L}’'-]+|[;:.!?\"”“]");
  private static final Set<String> COMING_WORDS = Set.of(
      "will",
      "shall",
      "should",
      "must",
      "would",
      "could",
      "may",
      "might",
      "can",
      "cannot",
      "won't",
      "won’t",
      "due",
      "scheduled",
      "planned",
      "expected",
      "plans",
      "expects",
      "hopes",
      "intends",
      "wants",
      "let",
      "please",
      "ready",
      "going",
      "needs",
      "set");

  /// What a timetable says in the present.
  private static final Set<String> TIMETABLE = Set.of(
      "opens",
      "leaves",
      "departs",
      "begins",
      "starts",
      "resumes",
      "meets",
      "ends",
      "expires",
      "leave",
      "depart",
      "meet",
      "begin",
      "start",
      "open",
      "awaits",
      "arrives",
      "provided");
  private static final Set<String> OVER = Set.of(
      "was", "were", "had", "did", "been", "has", "have", "said", "told", "wrote", "came", "began",
      "left", "went", "held", "met", "took", "fell", "ran", "broke", "sent", "gave", "got", "made",
      "saw", "spoke", "led", "lost", "kept", "brought", "found", "put", "rose", "stood", "shot",
      "hit", "struck", "laid", "lay", "set out", "spent", "paid", "read", "became", "drove", "hid",
      "fled", "won", "let", "bore", "sat", "stuck", "sought", "taken", "given", "seen", "gone",
      "done");
  private static final Set<String> SAYING = Set.of(
      "said",
      "told",
      "wrote",
      "announced",
      "added",
      "reported",
      "stated",
      "declared",
      "posted",
      "tweeted",
      "warned",
      "promised",
      "insisted",
      "noted",
      "quoted");

  /// "Failed to open on Saturday": over in spite of the infinitive.
  private static final Set<String> TRIED = Set.of(
      "failed",
      "tried",
      "managed",
      "unable",
      "had",
      "began",
      "started",
      "refused",
      "forced",
      "attempted",
      "supposed",
      "helped",
      "able",
      "continued",
      "used",
      "came",
      "went",
      "got",
      "was",
      "were",
      "attempt",
      "attempts",
      "failure");
  private static final Set<String> NO_VERB = Set.of(
      "the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "these", "those",
      "each", "all", "both", "where", "which", "whom");

  /// @param at where the time stands in it
  static Tense of(String sentence, int at) {
    List<String> before = words(sentence.substring(0, at));
    for (int i = before.size() - 1; i >= 0; i--) {
      Tense told = at(before, i);
      if (told == null) {
        continue;
      }
      boolean said = told == PAST && SAYING.contains(before.get(i)) && before.size() - i > 3;
      Tense behind = said ? behind(sentence, at) : OPEN;
      return behind == COMING ? COMING : told;
    }
    return behind(sentence, at);
  }

  private static Tense behind(String sentence, int at) {
    List<String> after = words(sentence.substring(at));
    for (int i = 0; i < after.size(); i++) {
      Tense told = at(after, i);
      if (told != null) {
        return told;
      }
    }
    return OPEN;
  }

  private static List<String> words(String part) {
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(part);
    while (m.find()) {
      words.add(m.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  private static @Nullable Tense at(List<String> words, int i) {
    String w = words.get(i);
    String before = i == 0 ? "" : words.get(i - 1);
    if (COMING_WORDS.contains(w) || w.endsWith("'ll") || w.endsWith("’ll")) {
      return COMING;
    }
    if (w.equals("to") && i + 1 < words.size()) {
      String verb = words.get(i + 1);
      boolean infinitive =
          verb.matches("\\p{Ll}{2,}") && !NO_VERB.contains(verb) && !verb.endsWith("ed");
      boolean place = i + 2 >= words.size() && !before.matches("is|are|ready|agreed|due|wants");
      return !infinitive || place ? null : TRIED.contains(before) ? PAST : COMING;
    }
    boolean participle = OVER.contains(w) || (w.endsWith("ed") && w.length() > 4);
    if (participle && before.matches("be|being")) {
      return null;
    }
    if (TIMETABLE.contains(w) && !before.matches("to|who|which|that|the|a")) {
      return COMING;
    }
    boolean passive = participle && before.matches("is|are") && !OVER.contains(w);
    return participle && !passive ? PAST : null;
  }
}
