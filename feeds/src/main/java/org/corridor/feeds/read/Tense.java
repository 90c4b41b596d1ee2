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

  private static final int NEAR = 400;
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

  /// What a timetable says in the present; the plain forms where nothing before tells of the past.
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
      "goes",
      "runs",
      "provided");
  private static final Set<String> PAST_BEFORE = Set.of(
      "was",
      "were",
      "been",
      "had",
      "did",
      "didn't",
      "didn’t",
      "stayed",
      "remained",
      "kept",
      "wasn't",
      "weren't",
      "wasn’t",
      "weren’t",
      "could",
      "couldn't",
      "couldn’t");

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
  private static final Pattern NOT_ABLE = Pattern.compile("(?:could|would)(?:n['’]t)?");
  /// "Had been due on Saturday": that is over.
  private static final Pattern SCHEDULED = Pattern.compile("due|scheduled|planned|expected|set");
  private static final Pattern AUXILIARY = Pattern.compile("is|are|be|to|will");
  private static final Pattern SMALL_LETTERS = Pattern.compile("\\p{Ll}{2,}");
  private static final Pattern PLURAL = Pattern.compile(".{2,}[^s]s");
  private static final Pattern PROMISED = Pattern.compile("is|are|ready|agreed|due|wants");
  private static final Pattern PASSIVE_BE = Pattern.compile("be|being");
  private static final Pattern INTRODUCED = Pattern.compile("to|who|which|that|the|a");
  private static final Pattern PRESENT_BE = Pattern.compile("is|are");
  private static final Pattern IRREGULAR =
      Pattern.compile("flew|drove|wrote|rode|shook|stole|swore|tore|wore|froze|woke|chose|grew|knew"
          + "|threw|drew|flown|driven|burnt|cut off|sank|swam|rang|sang|taught|caught|fought"
          + "|bought|thought|built|slept|felt|meant|heard|sold|died|fired");
  private static final Pattern AHEAD =
      Pattern.compile("will|shall|won't|won’t|may|might|can|cannot|must|should|to");
  private static final Set<String> NO_VERB = Set.of(
      "the",
      "a",
      "an",
      "its",
      "his",
      "her",
      "their",
      "our",
      "this",
      "that",
      "these",
      "those",
      "each",
      "all",
      "both",
      "where",
      "which",
      "whom",
      "noon",
      "midnight",
      "about",
      "around",
      "some",
      "at",
      "more");

  /// @param there where the time stands in it
  static Tense of(String all, int there) {
    // In a sentence without end only what is near tells.
    int from = Math.max(0, there - NEAR);
    String sentence = all.substring(from, Math.min(all.length(), there + NEAR));
    int at = there - from;
    List<String> before = words(sentence.substring(0, at));
    for (int i = before.size() - 1; i >= 0 && !before.get(i).equals(";"); i--) {
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
      // Names keep their capitals: "to Minsk" is no infinitive.
      words.add(
          Character.isUpperCase(m.group().charAt(0)) && m.start() > 0
              ? m.group()
              : m.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  private static @Nullable Tense at(List<String> words, int i) {
    String w = words.get(i);
    String before = i == 0 ? "" : words.get(i - 1);
    String next = i + 1 < words.size() ? words.get(i + 1) : "";
    if (NOT_ABLE.matcher(w).matches() && (next.equals("not") || w.contains("n"))) {
      return PAST;
    }
    if (w.equals("set") && !AUXILIARY.matcher(before).matches()) {
      return PAST;
    }
    boolean meant = before.equals("been") && i > 1 && words.get(i - 2).equals("had");
    if (meant && SCHEDULED.matcher(w).matches()) {
      return PAST;
    }
    if (COMING_WORDS.contains(w) || w.endsWith("'ll") || w.endsWith("’ll")) {
      return COMING;
    }
    if (w.equals("to") && !next.isEmpty()) {
      boolean infinitive = SMALL_LETTERS.matcher(next).matches()
          && !NO_VERB.contains(next)
          && !Hour.NUMBERS.contains(next)
          && !next.endsWith("ed")
          && !PLURAL.matcher(next).matches();
      boolean place = i + 2 >= words.size() && !PROMISED.matcher(before).matches();
      return !infinitive || place ? null : TRIED.contains(before) ? PAST : COMING;
    }
    boolean participle = isOver(w);
    if (participle && PASSIVE_BE.matcher(before).matches()) {
      return null;
    }
    if (TIMETABLE.contains(w) && !INTRODUCED.matcher(before).matches()) {
      return isOfThePast(words, i) ? PAST : COMING;
    }
    boolean passive = participle && PRESENT_BE.matcher(before).matches() && !OVER.contains(w);
    return participle && !passive ? PAST : null;
  }

  private static boolean isOver(String w) {
    return OVER.contains(w)
        || (w.endsWith("ed") && w.length() > 4 && Character.isLowerCase(w.charAt(0)))
        || IRREGULAR.matcher(w).matches();
  }

  /// "Was open", "did not leave", "stayed open": one of the three words before it.
  private static boolean isOfThePast(List<String> words, int i) {
    boolean coming = false;
    boolean past = false;
    for (int k = Math.max(0, i - 3); k < i; k++) {
      String w = words.get(k);
      coming |= AHEAD.matcher(w).matches();
      past |= PAST_BEFORE.contains(w);
    }
    return past && !coming;
  }
}
