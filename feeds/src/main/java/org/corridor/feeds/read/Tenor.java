package org.corridor.feeds.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.corridor.feeds.place.Spelling;
import org.jspecify.annotations.Nullable;

/// What a claim comes to, whatever its wording: which of the matters that sides dispute it says to
/// be so or not to be so, who does it, where and when. Two claims are held against each other by
/// this and never by how alike their words are.
///
/// The matters and the words that tell of them stand in `matters.tsv`.
///
/// @param matters each with whether it is said to be so
/// @param doer for whom those act of whom it tells, as `RU`; empty where it does not tell
/// @param isToCome does it tell of what is to come or should be?
/// @param names of places and others that its sentence tells, folded
/// @param days that its sentence tells; empty where none
/// @param hours that its sentence tells; empty where none
public record Tenor(
    Map<String, Boolean> matters,
    String doer,
    boolean isToCome,
    Set<String> names,
    Set<LocalDate> days,
    Set<LocalTime> hours) {

  private static final Pattern TO_COME = Pattern.compile(
      "(?iu)(?<!\\p{L})(?:will|shall|should|must|(?-i:may)|might|going to|plans? to|(?:is|are) to|tomorrow|буд(?:е|ет|ут|уть)|має|мають|долж\\p{L}*|повинн\\p{L}*|завтра)(?!\\p{L})|['’]ll\\b");
  private static final Pattern OURS = Pattern.compile(
      "(?iu)(?<!\\p{L})(?:we|our|(?-i:us)|ours|ми|наш\\p{L}*|мы|нас|нами|нам)(?!\\p{L})");
  private static final Pattern OWN = Pattern.compile(
      "(?iu)(?<!\\p{L})(?:its|their|his|her|свої\\p{L}*|сво\\p{L}+|його|его|їхн\\p{L}*)(?!\\p{L})");
  private static final Pattern SUBJECT = Pattern.compile("^(?:\\S+\\s+){0,2}\\S+");
  private static final Pattern RUSSIAN =
      Pattern.compile("(?iu)(?<!\\p{L})(?:росі[йя]|росс|рф(?!\\p{L})|вс рф|москв|кремл)");
  private static final Pattern UKRAINIAN = Pattern.compile(
      "(?iu)(?<!\\p{L})(?:україн|украин|ки[їе]в|всу(?!\\p{L})|зсу(?!\\p{L})|nationalist|націоналіст|националист|нацбат)");
  private static final Pattern OTHERS = Pattern.compile(
      "(?iu)(?<!\\p{L})(?:enem|occupi|invad|aggressor|ворог|враг|окупант|оккупант|загарбник|агресор|агрессор)");
  private static final Map<String, String> THE_OTHER =
      Map.of("UA", "RU", "RU", "UA", "DPR", "UA", "LPR", "UA");
  private static final int ROOT_MIN = 4;
  private static final int ENDING_MAX = 2;
  /// Whose name also tells for whom an office speaks.
  private static final Set<String> TOWNS =
      Set.of("Mariupol", "Sumy", "Kharkiv", "Zaporizhzhia", "Luhansk", "Gaza");

  private static final Pattern DENIES = Pattern.compile(
      "(?iu)(?<!\\p{L})(?:den(?:y|ies|ied|ying)|rejects?|rejected|rejecting|dismiss\\p{L}*|refut\\p{L}*|disput\\p{L}*|запереч\\p{L}*|спрост\\p{L}*|отрица\\p{L}*|опроверг\\p{L}*)(?!\\p{L})");
  private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]{2,}");
  private static final Pattern CALENDAR = Pattern.compile(
      "(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december");

  public Tenor {
    matters = Map.copyOf(matters);
    names = Set.copyOf(names);
    days = Set.copyOf(days);
    hours = Set.copyOf(hours);
  }

  /// The matters that words tell of, each with whether they say that it is so.
  public static Map<String, Boolean> mattersOf(String words) {
    return DisputedMatters.of(words);
  }

  /// Of a claim.
  ///
  /// @param words its proposition
  /// @param sentence in which it stands
  /// @param act as `deny`
  /// @param behalf for whom its speaker speaks
  /// @param accused whom it blames; empty for nobody
  /// @param published null where that is not known
  public static Tenor of(
      String words,
      String sentence,
      String act,
      String behalf,
      String accused,
      @Nullable LocalDate published) {
    Map<String, Boolean> matters = DisputedMatters.of(words);
    int at = sentence.indexOf(words);
    String around =
        at < 0 ? "" : sentence.substring(0, at) + " " + sentence.substring(at + words.length());
    if (act.equals("deny") && DENIES.matcher(around).find()) {
      matters.replaceAll((_, so) -> !so);
    } else if (act.equals("deny")) {
      // "Not one shell": who denies says that what is blamed on them is not so.
      if (!DisputedMatters.negates(words)) {
        matters.replaceAll((_, _) -> false);
      }
    }
    String doer = accused.isEmpty() ? doer(words, act, behalf) : side(accused, behalf);
    Set<LocalDate> days = new HashSet<>();
    Set<LocalTime> hours = new HashSet<>();
    if (published != null) {
      Span all = new Span(0, sentence.length());
      List<Days.Part> told = new Days(published).in(sentence, all);
      told.forEach(d -> d.from().datesUntil(d.to().plusDays(1)).limit(31).forEach(days::add));
      Hour.in(sentence, all, told.stream().map(Days.Part::span).toList())
          .forEach(h -> hours.add(h.time()));
    }
    return new Tenor(matters, doer, TO_COME.matcher(words).find(), names(sentence), days, hours);
  }

  /// Do both name the same, whatever its case: Чернігову, Черніговом?
  public boolean sharesName(Tenor other) {
    return names.stream().anyMatch(a -> other.names.stream().anyMatch(b -> isAlike(a, b)));
  }

  private static boolean isAlike(String one, String other) {
    int same = 0;
    int least = Math.min(one.length(), other.length());
    while (same < least && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same >= Math.max(Math.min(ROOT_MIN, least), least - ENDING_MAX)
        && Math.abs(one.length() - other.length()) <= ENDING_MAX;
  }

  private static String doer(String words, String act, String behalf) {
    boolean own =
        OURS.matcher(words).find() || (act.equals("deny") && OWN.matcher(words).find());
    Matcher subject = SUBJECT.matcher(words);
    return own ? behalf : subject.find() ? side(subject.group(), behalf) : "";
  }

  /// For whom those act whom a side calls so: to each of two sides "the enemy" is the other.
  private static String side(String who, String behalf) {
    String party = Actors.party(who);
    if (!party.isEmpty()) {
      return party;
    }
    return RUSSIAN.matcher(who).find()
        ? "RU"
        : UKRAINIAN.matcher(who).find()
            ? "UA"
            : OTHERS.matcher(who).find() ? THE_OTHER.getOrDefault(behalf, "") : "";
  }

  private static Set<String> names(String sentence) {
    Set<String> names = new HashSet<>();
    Matcher m = NAME.matcher(sentence);
    while (m.find()) {
      boolean first =
          m.start() == 0 || sentence.substring(0, m.start()).matches("(?s).*[.!?“\"«]\\s*");
      String name = m.group();
      if (!first
          && !CALENDAR.matcher(name).matches()
          && (TOWNS.contains(name) || Actors.party(name).isEmpty())) {
        names.add(Spelling.fold(name));
      }
    }
    return names;
  }
}
