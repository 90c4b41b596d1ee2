package org.corridor.feeds.read;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.jspecify.annotations.Nullable;

/// Days as texts tell them (dates, days of the week, "yesterday", weeks, months), resolved against
/// the day of publication, in English, Ukrainian and Russian.
final class Days {
  private static final Map<String, DayOfWeek> DAYS = new HashMap<>();
  private static final Set<String> PARTS = Set.of(
      "morning",
      "evening",
      "afternoon",
      "night",
      "noon",
      "midday",
      "midnight",
      "today",
      "yesterday",
      "tomorrow",
      "tonight");

  static {
    String[][] days = {
      {"monday", "понеділок", "понеділка", "понедельник", "понедельника"},
      {"tuesday", "вівторок", "вівторка", "вторник", "вторника"},
      {"wednesday", "середу", "середа", "середи", "среду", "среда", "среды"},
      {"thursday", "четвер", "четверга", "четверг"},
      {
        "friday",
        "п'ятницю",
        "п’ятницю",
        "п'ятниця",
        "п'ятниці",
        "п’ятниці",
        "пятницу",
        "пятницы",
        "пятница"
      },
      {"saturday", "суботу", "субота", "суботи", "субботу", "субботы", "суббота"},
      {"sunday", "неділю", "неділя", "неділі", "воскресенье", "воскресенья"}
    };
    for (int d = 0; d < 7; d++) {
      for (String name : days[d]) {
        DAYS.put(name, DayOfWeek.of(d + 1));
      }
    }
  }

  private static final String MONTH =
      "(?<month>" + String.join("|", Months.NUMBERS.keySet()) + ")(?!\\p{L})\\.?";
  private static final String DAY = "(?<weekday>" + String.join("|", DAYS.keySet()) + ")(?!\\p{L})";
  private static final String PART =
      "(?<part>early morning|morning|evening|afternoon|night|noon|midday|ранку|вечора|вечером|утром|вранці|ввечері)";
  private static final Pattern DATE = Pattern.compile(
      "(?<![\\p{L}\\d])(?:(?:" + DAY
          + ",?\\s+)?(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s ]+" + MONTH
          + "(?:,?\\s+(?<y1>(?:19|20)\\d\\d))?|(?<month2>"
          + String.join("|", Months.NUMBERS.keySet())
          + ")\\.?\\s+(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s+(?<y2>(?:19|20)\\d\\d))?)|(?<d3>\\d{1,2})\\.(?<m3>\\d{2})(?:\\.(?<y3>20\\d\\d|\\d\\d))?(?![\\d])(?!\\s*(?:million|billion|thousand|млн|тис|тыс))(?!\\s*\\(?(?:Moscow|Kyiv|GMT|UTC|EES?T|CES?T|BST|MSK|IST|hrs|local|a\\.m|p\\.m|am|pm)))",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern WEEKDAY = Pattern.compile(
      "(?<![\\p{L}])(?<which>last |next |this |the following |минул\\p{L}+ |прошл\\p{L}+ )?" + DAY
          + "(?:['’]s)?(?:\\s+" + PART + ")?",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NEAR = Pattern.compile(
      "(?<![\\p{L}])(?:(?<night>overnight|уночі|вночі|ночью|during the night)|(?<today>this day|до вечора|к вечеру|цього дня|в этот день|the early hours|in the small hours|today|tonight|this (?:morning|evening|afternoon)|in the (?:morning|afternoon|evening)(?! of| bulletin| briefing| news)|сьогодні|сегодня)|(?<before>the day before yesterday|позавчора|позавчера)|(?<yesterday>on the eve(?! of)|yesterday(?: (?:evening|morning|afternoon))?|last night|the previous (?:day|evening|night)|the night before|the day before|вчора|вчера|учора|накануне|напередодні)|(?<tomorrow>tomorrow(?:(?: from)? (?:morning|evening|afternoon))?|the (?:next|following) day|завтра)|(?<weekend>(?:the |last |this )?weekend)|(?<week>(?:the )?(?:past|last|previous) week|this week|минулого тижня|на прошлой неделе)|(?<hours>(?:the )?(?:past|last|previous) (?:24|48) hours|(?:over )?the past day|(?<!through )(?<!during )(?<!of )the day(?=\\s*[,\\d])))(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern FUTURE = Pattern.compile(
      "\\b(will|planned for|scheduled|to (?:be|meet|start|open|begin|reopen|take|go)|would|next|due|set for|expected|is planned|being prepared|preparing|prepared for|shall|postponed (?:to|until)|tomorrow|agreed to|relevant|plan|(?:could|may|might|can) (?:be (?:made|held|opened|tried|resumed)|take place|begin|start|resume|open|leave|meet))\\b|буде|будет|заплан|планує|планиру",
      Pattern.CASE_INSENSITIVE);

  /// "At seven | in the morning", "on Monday | in the morning".
  private static final Pattern OF_ANOTHER = Pattern.compile(
      "(?i)(\\d|clock|" + String.join("|", Hour.NUMBERS) + "|day|tomorrow|early|late)\\s$");

  /// @param why in the words of an analyst
  record Part(Span span, LocalDate from, LocalDate to, String why) {}

  private final LocalDate published;

  Days(LocalDate published) {
    this.published = published;
  }

  static boolean isDay(Token t) {
    return DAYS.containsKey(t.lower());
  }

  static boolean isTime(Token t) {
    String w = t.lower();
    return DAYS.containsKey(w)
        || (Months.NUMBERS.containsKey(w) && t.isCapital())
        || PARTS.contains(w)
        || w.matches("week|weekend|day|month");
  }

  private static final Pattern SEVERAL = Pattern.compile(
      "(?<![\\p{L}\\d.,:])(?<how>between |from |з |с |від |от )?(?<list>\\d{1,2}(?:, ?\\d{1,2})*)(?:st|nd|rd|th)?(?: (?<join>and|to|until|до|по|і|и|та|–|-) |(?<dash>[–-]))(?<last>\\d{1,2})(?:st|nd|rd|th)?[\\s ]+"
          + MONTH,
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern AGO = Pattern.compile(
      "\\b(?<n>a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}) (?<unit>days?|weeks?|fortnight) (?:earlier|before|ago|previously)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NEXT_WEEK = Pattern.compile(
      "\\b(?:the )?next week\\b|наступного тижня|на следующей неделе|\\b(?:later|earlier) (?:in the|this) week\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NIGHT = Pattern.compile(
      "\\b(?:the )?night (?:to|on|of|before) (?=" + DAY + "|"
          + "\\d{1,2} |(?:January|February|March|April|May|June|July|August|September|October|November|December) )|(?:в|у) ніч на |в ночь на ",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Days that are told together: "between 10 and 12 March", "5, 6 and 8 March".
  private void several(String sentence, int base, List<Part> found) {
    Matcher m = SEVERAL.matcher(sentence);
    while (m.find()) {
      Integer month = Months.NUMBERS.get(m.group("month").toLowerCase(Locale.ROOT));
      if (month == null) {
        continue;
      }
      boolean before = LocalDate.of(published.getYear(), month, 1).isAfter(published.plusMonths(6));
      int year = before ? published.getYear() - 1 : published.getYear();
      int length = YearMonth.of(year, month).lengthOfMonth();
      int last = Integer.parseInt(m.group("last"));
      String[] all = m.group("list").split(", ?", -1);
      int first = Integer.parseInt(all[0]);
      if (last < 1 || last > length || first < 1) {
        continue;
      }
      boolean range = all.length == 1
          && (m.group("how") != null
              || m.group("dash") != null
              || !m.group("join").matches("and|і|и|та"));
      if (range) {
        int from = m.group("how") == null ? m.start() : m.end("how");
        // "From 30 to 2 March": the first is of the month before.
        YearMonth ends = YearMonth.of(year, month);
        YearMonth begins = first <= last ? ends : ends.minusMonths(1);
        if (first > begins.lengthOfMonth()) {
          continue;
        }
        found.add(new Part(
            new Span(base + from, base + m.end()),
            begins.atDay(first),
            ends.atDay(last),
            "from one day to another"));
        continue;
      }
      int at = m.start("list");
      for (String day : all) {
        int d = Integer.parseInt(day);
        if (d >= 1 && d <= length) {
          at = sentence.indexOf(day, at);
          found.add(new Part(
              new Span(base + at, base + at + day.length()),
              LocalDate.of(year, month, d),
              LocalDate.of(year, month, d),
              "one of several days"));
          at += day.length();
        }
      }
      found.add(new Part(
          new Span(base + m.start("last"), base + m.end()),
          LocalDate.of(year, month, last),
          LocalDate.of(year, month, last),
          "one of several days"));
    }
  }

  /// "On May 5, 6 and 7": those behind the first.
  private static final Pattern FURTHER = Pattern.compile(
      "\\G(?:, ?| and | to | through |–|-)(?<day>\\d{1,2})(?=\\s*(?:[;.)](?!\\d)|,(?!\\d)|$|(?:and|to|through|–|-)\\s*\\d))");

  private static final Pattern YEAR_LAST = Pattern.compile("\\d{4}$");

  private void further(String sentence, int base, List<Part> found) {
    for (Part first : List.copyOf(found)) {
      int end = first.span().to() - base;
      boolean monthFirst = first.why().equals("a date")
          && Character.isDigit(sentence.charAt(end - 1))
          && Character.isLetter(sentence.charAt(first.span().from() - base))
          && !YEAR_LAST.matcher(ahead(sentence, end)).find();
      Matcher m = FURTHER.matcher(sentence).region(end, sentence.length());
      while (monthFirst && m.find()) {
        int day = Integer.parseInt(m.group("day"));
        boolean there =
            day > first.from().getDayOfMonth() && day <= first.from().lengthOfMonth();
        if (!there) {
          break;
        }
        LocalDate date = first.from().withDayOfMonth(day);
        found.add(new Part(
            new Span(base + m.start("day"), base + m.end("day")),
            date,
            date,
            "one of several days"));
      }
    }
  }

  /// No sentence is longer; of a text that is one line only so much is looked at.
  private static final int SENTENCE_MAX = 4_000;

  private static final int AHEAD = 300;

  /// What stands before a place: all of it, or what is near.
  static String ahead(String sentence, int at) {
    return sentence.substring(Math.max(0, at - AHEAD), at);
  }

  private static final int WEEKS_MAX = 6;
  private static final Pattern NUMBERED = Pattern.compile(
      "(?:(?<=\\b(?:on|by|since|until|from|of) the )(?<n>\\d{1,2})(?:st|nd|rd|th)(?=\\s*(?:[,.;:!?)\"”–—]|and\\b|to\\b|or\\b|$))|(?<![\\p{L}])"
          + DAY + " (?<day>\\d{1,2})(?:st|nd|rd|th)?(?=\\s*(?:[,.](?!\\d)|[;–—-]|$)))",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern WEEK_OF = Pattern.compile(
      "\\bthe week of (?=\\d{1,2} |(?:January|February|March|April|May|June|July|August|September|October|November|December) )");

  private void relative(String sentence, int base, List<Part> found) {
    Matcher m = AGO.matcher(sentence);
    while (m.find()) {
      String n = m.group("n").toLowerCase(Locale.ROOT);
      int count = n.equals("a")
          ? 1
          : Character.isDigit(n.charAt(0)) ? Integer.parseInt(n) : Hour.NUMBERS.indexOf(n) + 1;
      int days = switch (m.group("unit").toLowerCase(Locale.ROOT)) {
        case "fortnight" -> 14 * count;
        case "week", "weeks" -> 7 * count;
        default -> count;
      };
      LocalDate told = toldBefore(sentence, m.start());
      LocalDate day = told != null && m.group().endsWith("before")
          ? told
          : (told == null ? published : told).minusDays(days);
      found.add(new Part(
          new Span(base + m.start(), base + m.end()), day, day, "days before one that is told"));
    }
    m = NEXT_WEEK.matcher(sentence);
    while (m.find()) {
      LocalDate monday = published.minusDays(published.getDayOfWeek().getValue() - 1L);
      boolean next = m.group().toLowerCase(Locale.ROOT).contains("next")
          || m.group().matches("(?iu).*(наступн|следующ).*");
      LocalDate from = next ? monday.plusDays(7) : monday;
      found.add(
          new Part(new Span(base + m.start(), base + m.end()), from, from.plusDays(6), "a week"));
    }
  }

  /// Days whose month is not told: "on the 5th, on the 9th", "Friday 7".
  private void ofTheMonth(String sentence, int base, List<Part> found) {
    Matcher m = NUMBERED.matcher(sentence);
    while (m.find()) {
      int number = Integer.parseInt(m.group("n") != null ? m.group("n") : m.group("day"));
      DayOfWeek wanted =
          m.group("weekday") == null ? null : DAYS.get(m.group("weekday").toLowerCase(Locale.ROOT));
      boolean comes = Tense.of(sentence, m.start()) == Tense.COMING;
      LocalDate day = numbered(number, wanted, comes);
      Span span = new Span(base + m.start(), base + m.end());
      if (day != null && free(found, span)) {
        found.add(new Part(span, day, day, "a day of the month, beside the day of publication"));
      }
    }
  }

  private @Nullable LocalDate numbered(int number, @Nullable DayOfWeek wanted, boolean comes) {
    for (int i = 0; i <= WEEKS_MAX * 7; i++) {
      LocalDate back = published.minusDays(i);
      LocalDate on = published.plusDays(i);
      for (LocalDate day :
          wanted != null ? List.of(back, on) : comes ? List.of(on) : List.of(back)) {
        if (day.getDayOfMonth() == number && (wanted == null || day.getDayOfWeek() == wanted)) {
          return day;
        }
      }
    }
    return null;
  }

  /// The days that a sentence tells, in their order.
  List<Part> in(String text, Span all) {
    List<Part> found = new ArrayList<>();
    Span s = new Span(all.from(), Math.min(all.to(), all.from() + SENTENCE_MAX));
    String sentence = s.of(text);
    several(sentence, s.from(), found);
    relative(sentence, s.from(), found);
    Matcher m = DATE.matcher(sentence);
    while (m.find()) {
      Part part = date(m, s.from(), sentence);
      if (part != null && free(found, part.span())) {
        found.add(part);
      }
    }
    Stamps.in(sentence, s.from()).stream()
        .filter(stamp -> free(found, stamp.span()))
        .forEach(found::add);
    further(sentence, s.from(), found);
    m = NEAR.matcher(sentence);
    while (m.find()) {
      Part part = near(m, s.from(), sentence);
      boolean dayBefore = m.group().toLowerCase(Locale.ROOT).startsWith("the day before")
          || m.group().toLowerCase(Locale.ROOT).startsWith("the previous day");
      LocalDate told = dayBefore ? toldBefore(sentence, m.start()) : null;
      if (part != null && told != null) {
        part = new Part(
            part.span(), told.minusDays(1), told.minusDays(1), "the day before one that is told");
      }
      boolean ofAnother = m.group("today") != null
          && m.group("today").matches("(?i)in the (morning|afternoon|evening)")
          && OF_ANOTHER.matcher(ahead(sentence, m.start())).find();
      if (part != null && !ofAnother && free(found, part.span())) {
        found.add(part);
      }
    }
    ofTheMonth(sentence, s.from(), found);
    m = WEEKDAY.matcher(sentence);
    while (m.find()) {
      Span span = new Span(s.from() + m.start(), s.from() + m.end());
      if (free(found, span)) {
        DayOfWeek day = DAYS.get(m.group("weekday").toLowerCase(Locale.ROOT));
        if (day != null) {
          LocalDate date = weekday(day, m.group("which"), sentence, m.start());
          found.add(new Part(span, date, date, "a day of the week, beside the day of publication"));
        }
      }
    }
    Months.in(sentence, s.from(), published).stream()
        .filter(month -> free(found, month.span()))
        .forEach(found::add);
    Matcher night = NIGHT.matcher(sentence);
    while (night.find()) {
      int end = s.from() + night.end();
      for (int i = 0; i < found.size(); i++) {
        Part p = found.get(i);
        if (p.span().from() == end) {
          found.set(
              i,
              new Part(
                  new Span(s.from() + night.start(), p.span().to()),
                  p.from().minusDays(1),
                  p.from(),
                  "the night to a day"));
        }
      }
    }
    Matcher week = WEEK_OF.matcher(sentence);
    while (week.find()) {
      int end = s.from() + week.end();
      found.replaceAll(p -> p.span().from() == end
          ? new Part(
              new Span(s.from() + week.start(), p.span().to()),
              p.from(),
              p.from().plusDays(6),
              "a week")
          : p);
    }
    found.sort(Comparator.comparingInt(p -> p.span().from()));
    fromOneToAnother(text, found);
    return found;
  }

  private static final Pattern FROM =
      Pattern.compile("(?isu).*(?<![\\p{L}])(between|from|since|з|із|с|від|от|між|между)\\s+$");
  private static final Pattern TO =
      Pattern.compile("(?isu)\\s*(?:(and|і|та|и)|to|until|till|through|до|по|–|—|-)\\s*");

  /// "Between Friday and Sunday", "30 April to 2 May": one span of days.
  private static void fromOneToAnother(String text, List<Part> found) {
    for (int i = 0; i + 1 < found.size(); i++) {
      Part one = found.get(i);
      Part other = found.get(i + 1);
      boolean both = one.why().equals("a date") && other.why().equals("a date");
      if (both && !one.span().of(text).matches("(?s).*20\\d\\d.*")) {
        // The year stands behind the second.
        LocalDate first = one.from().withYear(other.from().getYear());
        one = new Part(one.span(), first, first, one.why());
      }
      if (one.span().to() > other.span().from()
          || !one.from().equals(one.to())
          || !other.from().equals(other.to())
          || !one.from().isBefore(other.from())) {
        continue;
      }
      Matcher to = TO.matcher(text.substring(one.span().to(), other.span().from()));
      Matcher from = FROM.matcher(
          text.substring(Math.max(0, one.span().from() - 12), one.span().from()));
      boolean begins = from.matches();
      boolean joins = to.matches()
          && (to.group(1) == null
              ? begins || both
              : begins && from.group(1).matches("(?iu)between|між|между"));
      if (joins) {
        found.set(
            i,
            new Part(
                new Span(one.span().from(), other.span().to()),
                one.from(),
                other.from(),
                "from one day to another"));
        found.remove(i + 1);
      }
    }
  }

  /// The day of the week that a sentence tells before a place in it.
  private @Nullable LocalDate toldBefore(String sentence, int at) {
    String near = ahead(sentence, at);
    Matcher w = WEEKDAY.matcher(near);
    LocalDate told = null;
    while (w.find()) {
      DayOfWeek day = DAYS.get(w.group("weekday").toLowerCase(Locale.ROOT));
      told = day == null
          ? told
          : weekday(day, w.group("which"), sentence, at - near.length() + w.start());
    }
    return told;
  }

  static boolean free(List<Part> found, Span span) {
    return found.stream().noneMatch(p -> p.span().touches(span));
  }

  private @Nullable Part date(Matcher m, int base, String sentence) {
    String month = m.group("month") != null ? m.group("month") : m.group("month2");
    String day = m.group("d1") != null
        ? m.group("d1")
        : m.group("d2") != null ? m.group("d2") : m.group("d3");
    String year = m.group("y1") != null
        ? m.group("y1")
        : m.group("y2") != null ? m.group("y2") : m.group("y3");
    Integer number = month == null
        ? Integer.valueOf(m.group("m3"))
        : Months.NUMBERS.get(month.toLowerCase(Locale.ROOT));
    if (number == null || number < 1 || number > 12) {
      return null;
    }
    int d = Integer.parseInt(day);
    int y = year == null
        ? published.getYear()
        : Integer.parseInt(year.length() == 2 ? "20" + year : year);
    if (d < 1 || d > YearMonth.of(y, number).lengthOfMonth()) {
      return null;
    }
    LocalDate date = LocalDate.of(y, number, d);
    if (year == null && date.isAfter(published.plusMonths(6))) {
      date = date.minusYears(1);
    }
    boolean ahead = year == null
        && date.isBefore(published.minusMonths(6))
        && (Tense.of(sentence, m.start()) == Tense.COMING
            || ahead(sentence, m.start()).matches("(?is).*\\b(by|until|before) $"));
    date = ahead ? date.plusYears(1) : date;
    return new Part(new Span(base + m.start(), base + m.end()), date, date, "a date");
  }

  private @Nullable Part near(Matcher m, int base, String sentence) {
    Span span = new Span(base + m.start(), base + m.end());
    LocalDate day = published;
    if (m.group("before") != null) {
      return new Part(span, day.minusDays(2), day.minusDays(2), "two days before the publication");
    }
    if (m.group("yesterday") != null) {
      return new Part(span, day.minusDays(1), day.minusDays(1), "the day before the publication");
    }
    boolean comes = Tense.of(sentence, m.start()) == Tense.COMING;
    if (m.group("night") != null && comes && !m.group().startsWith("during")) {
      return new Part(span, day, day.plusDays(1), "the night behind the publication");
    }
    if (m.group("night") != null) {
      return new Part(span, day.minusDays(1), day, "the night before the publication");
    }
    if (m.group("tomorrow") != null) {
      return new Part(span, day.plusDays(1), day.plusDays(1), "the day after the publication");
    }
    boolean ahead =
        ahead(sentence, m.start()).matches("(?is).*\\b(before|by|until|till) (the )?(end of )?$");
    if (m.group("weekend") != null && (ahead || (comes && !m.group().startsWith("last")))) {
      LocalDate saturday = day;
      while (saturday.getDayOfWeek() != DayOfWeek.SATURDAY) {
        saturday = saturday.plusDays(1);
      }
      return new Part(span, saturday, saturday.plusDays(1), "the weekend behind the publication");
    }
    if (m.group("weekend") != null) {
      LocalDate sunday = day;
      while (sunday.getDayOfWeek() != DayOfWeek.SUNDAY) {
        sunday = sunday.minusDays(1);
      }
      return new Part(span, sunday.minusDays(1), sunday, "the weekend before the publication");
    }
    if (m.group("week") != null
        && m.group("week").matches("(?iu)(last week|минулого тижня|на прошлой неделе)")) {
      LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() + 6L);
      return new Part(span, monday, monday.plusDays(6), "the week before that of the publication");
    }
    if (m.group("week") != null) {
      return new Part(span, day.minusDays(7), day, "the seven days before the publication");
    }
    if (m.group("hours") != null) {
      boolean one = m.group("hours").equalsIgnoreCase("the day");
      return new Part(
          span,
          one ? day : day.minusDays(m.group("hours").contains("48") ? 2 : 1),
          day,
          "hours before the publication");
    }
    return new Part(span, day, day, "the day of publication");
  }

  /// What stands between the commas around a place.
  private static String clauseAt(String sentence, int at) {
    int from = sentence.lastIndexOf(',', at) + 1;
    int to = sentence.indexOf(',', at);
    return sentence.substring(from, to < 0 ? sentence.length() : to);
  }

  private static final Pattern COMING = Pattern.compile(
      "(?isu)(?<![\\p{L}])(буд(?:е|уть|ет|ут)|\\p{L}+тиме|\\p{L}+тимуть|планує\\p{L}*|планиру\\p{L}*|отправят|відправлять|вивезуть|вывезут|откро\\p{L}+|відкри(?:ють|є)|продовжать|продолжат|вируш\\p{L}+|пойдут|поїдуть|розраховує\\p{L}*|рассчитыва\\p{L}*|очікує\\p{L}*|ожида\\p{L}*)(?![\\p{L}])");

  private static boolean comes(String sentence, int at, String before, boolean nearAhead) {
    return switch (Tense.of(sentence, at)) {
      case COMING -> true;
      // "Agreed for Saturday" is of the nearest one, whether it went well or is to come.
      case PAST -> nearAhead && MEANT_FOR.matcher(before).find();
      case OPEN -> FUTURE.matcher(sentence).find();
    };
  }

  private static final Pattern MEANT_FOR = Pattern.compile(
      "(?i)\\b(?:planned|scheduled|provided|set|due|foreseen|pencilled in|prepared|announced|agreed|requested|arranged|promised|called|expected|meant)(?: \\S+){0,3} for $");
  private static final Pattern LASTED = Pattern.compile(
      "(?i)\\b(?:lasted|continued|went on|dragged on|ran|waited|fought|talked|worked) (?:\\S+ ){0,3}$");
  /// "After Monday's explosion".
  private static final Pattern POSSESSIVE = Pattern.compile("\\p{L}+['’]s ");
  private static final Pattern BY_FIRST =
      Pattern.compile("(?i)^[^\\p{L}]{0,6}by(?: \\S+){0,4}\\s*$");

  private LocalDate weekday(DayOfWeek day, @Nullable String which, String sentence, int at) {
    String before = sentence.substring(Math.max(0, at - 60), at);
    String told = which == null ? "" : which.strip().toLowerCase(Locale.ROOT);
    boolean last = told.startsWith("last") || told.startsWith("минул") || told.startsWith("прошл");
    boolean next = told.startsWith("next") || told.contains("following");
    boolean by = before.matches(
            "(?is).*\\b((by|until|till)(?: (?:about|around|late|early|at|the|end|of|next|noon|midnight|midday|dawn|dusk|morning|afternoon|evening|night|next|\\d\\S*|[ap]\\.?m\\.?|o['’]clock|hours|local|time|Moscow|Kyiv)){0,4}|before \\d\\S*(?: \\S+){0,2})\\s*(on |the )?$")
        || before.matches("(?is).*\\bstarting (on |from )?$")
        || before.matches("(?isu).*(?<![\\p{L}])(до|не пізніше|не позднее|к)\\s*$")
        || (sentence.charAt(0) > 'z' && COMING.matcher(clauseAt(sentence, at)).find());
    boolean lasted = LASTED.matcher(before).find()
        || (before.endsWith("after ")
            && POSSESSIVE.matcher(sentence).region(at, sentence.length()).lookingAt())
        || (BY_FIRST.matcher(sentence.substring(0, at)).find()
            && Tense.of(sentence, at) == Tense.PAST);
    LocalDate back = published;
    while (back.getDayOfWeek() != day) {
      back = back.minusDays(1);
    }
    boolean nearAhead = ChronoUnit.DAYS.between(back, published) > 3;
    boolean future =
        next || (by && !lasted) || (!last && !lasted && comes(sentence, at, before, nearAhead));
    if (last && back.equals(published)) {
      back = back.minusDays(7);
    }
    return future && (!back.equals(published) || next) ? back.plusDays(7) : back;
  }
}
