package org.corridor.feeds.read;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.corridor.feeds.Span;
import org.jspecify.annotations.Nullable;

/// A time of day, or from one to another, as texts tell it.
///
/// @param to null where it is one moment
/// @param clock whose: `Moscow`, `Kyiv`, `GMT`; empty where it is not told
record Hour(Span span, LocalTime time, @Nullable LocalTime to, String clock) {
  private static final String CLOCK =
      "(?<h>\\d{1,2})(?:[:.](?<min>\\d{2}))?\\s?(?<ap>a\\.m\\.|p\\.m\\.|a\\.m|p\\.m|am\\b|pm\\b|hours\\b|o['’]clock)?";
  private static final String ZONE =
      "(?:\\s*\\(?(?:in )?(?<zone>Moscow|Kyiv|Kiev|local|GMT|UTC|EET|за Києвом|по Москві|по Киеву|по московскому времени|за московським часом|мск|МСК)(?: time)?\\)?)?";
  private static final Pattern TIME = Pattern.compile(
      "(?<![\\p{L}\\d.,:/$€])(?:(?<from>from |between |з |с )?" + CLOCK + "(?:" + ZONE
          + ")?(?:\\s*(?:to|until|till|and|-|–|—|до|по)\\s*(?:about |around )?(?<h2>\\d{1,2})(?:[:.](?<min2>\\d{2}))?\\s?(?<ap2>a\\.m\\.|p\\.m\\.|a\\.m|p\\.m|am\\b|pm\\b)?(?![\\d]))?(?<zone2>\\s*\\(?(?:in )?(?:Moscow|Kyiv|Kiev|local)(?: time)?\\)?)?|(?<noon>noon(?! briefing)|midday|midnight|опівдні|полдень)(?![\\p{L}]))",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  static final List<String> NUMBERS = List.of(
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve");

  private static final Pattern IN_WORDS = Pattern.compile(
      "(?<![\\p{L}\\d.,:])(?:(?:(?<part>half past|quarter past|quarter to) )?(?<n>%s)(?:\\s(?:(?<late>p\\.?m\\.?|in the (?:afternoon|evening))|(?<early>a\\.?m\\.?|in the morning))(?![\\p{L}]))?(?![\\p{L}-])|(?<h>[01]?\\d|2[0-3])h(?<m>[0-5]\\d)?(?![\\p{L}\\d]))"
          .formatted(String.join("|", NUMBERS)),
      Pattern.CASE_INSENSITIVE);
  private static final Pattern GMT =
      Pattern.compile("(?<!\\d)(\\d{1,2})[:.]?(\\d{2})\\s?(?:GMT|UTC)\\b");
  /// "1930 hrs".
  private static final Pattern HUNDREDS = Pattern.compile(
      "(?<![\\d.,])([01]\\d|2[0-3])([0-5]\\d)\\s?(?:hrs|h\\b)(?:\\s\\(?(?:local time|local|IST|LT)\\)?)?");
  private static final Pattern OCLOCK = Pattern.compile(
      "\\b(" + String.join("|", NUMBERS) + ") o['’]clock\\b", Pattern.CASE_INSENSITIVE);

  private static final List<List<String>> SPOKEN_HOURS = List.of(
      List.of("one", "час", "часу", "першій", "першої"),
      List.of("two", "два", "двух", "другій", "другої"),
      List.of("three", "три", "трех", "трёх", "третій", "третьої"),
      List.of("four", "четыре", "четырех", "четырёх", "четвертій", "четвертої"),
      List.of("five", "пять", "пяти", "п'ятій", "п’ятій", "п'ятої", "п’ятої"),
      List.of("six", "шесть", "шести", "шостій", "шостої"),
      List.of("seven", "семь", "семи", "сьомій", "сьомої"),
      List.of("eight", "восемь", "восьми", "восьмій", "восьмої"),
      List.of("nine", "девять", "девяти", "дев'ятій", "дев’ятій", "дев'ятої", "дев’ятої"),
      List.of("ten", "десять", "десяти", "десятій", "десятої"),
      List.of("eleven", "одиннадцать", "одиннадцати", "одинадцятій", "одинадцятої"),
      List.of("twelve", "двенадцать", "двенадцати", "дванадцятій", "дванадцятої"));

  /// "Seven in the evening", "10 утра", "о дев’ятій ранку".
  private static final Pattern SPOKEN = Pattern.compile(
      "(?<![\\p{L}\\d.,:’'])(?<n>\\d{1,2}|"
          + SPOKEN_HOURS.stream().flatMap(List::stream).collect(Collectors.joining("|"))
          + ")(?: (?:години|годині|часов|часа))?(?<part> (?:in the|this|on \\p{L}+day) (?:morning|afternoon|evening)| at night"
          + "| утра| дня| вечера| ночи| ранку| вечора| ночі)(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PAST_OR_TO = Pattern.compile("(?i)\\b(?:past|quarter to) $");

  private static void spoken(String sentence, int base, List<Hour> found) {
    Matcher m = SPOKEN.matcher(sentence);
    while (m.find()) {
      if (PAST_OR_TO.matcher(sentence.substring(0, m.start())).find()) {
        continue;
      }
      String n = m.group("n").toLowerCase(Locale.ROOT);
      String part = m.group("part").strip().toLowerCase(Locale.ROOT);
      int h = Character.isDigit(n.charAt(0)) ? Integer.parseInt(n) : 0;
      for (int i = 0; i < SPOKEN_HOURS.size(); i++) {
        h = SPOKEN_HOURS.get(i).contains(n) ? i + 1 : h;
      }
      boolean day = part.equals("дня") || part.contains("afternoon");
      boolean night = part.matches("ноч.|ночі|at night");
      if (h < 1 || h > 12 || (day && h > 6) || (night && h > 5 && h < 10)) {
        continue;
      }
      boolean late = day || part.matches("(?s).*(evening|вечера|вечора)") || (night && h > 9);
      int hour = late ? h % 12 + 12 : h == 12 ? 0 : h;
      Hour one = new Hour(
          new Span(base + m.start(), base + m.end()), LocalTime.of(hour % 24, 0), null, "");
      Hour before = found.isEmpty() ? one : found.getLast();
      boolean ends = before.to() == null
          && before.span().to() < one.span().from()
          && sentence
              .substring(before.span().to() - base, m.start())
              .matches("(?iu) (?:to|until|till|до|по|–|-) ");
      if (ends) {
        found.set(
            found.size() - 1,
            new Hour(
                new Span(before.span().from(), one.span().to()), before.time(), one.time(), ""));
      } else {
        found.add(one);
      }
    }
  }

  /// "Half past eight", "three p.m.", "19h", "23h10".
  private static void inWords(String sentence, int base, List<Hour> found) {
    Matcher m = IN_WORDS.matcher(sentence);
    while (m.find()) {
      boolean french = m.group("h") != null;
      int h = french
          ? Integer.parseInt(m.group("h"))
          : NUMBERS.indexOf(m.group("n").toLowerCase(Locale.ROOT)) + 1;
      int min = french
          ? m.group("m") == null ? 0 : Integer.parseInt(m.group("m"))
          : m.group("part") == null
              ? 0
              : m.group("part").toLowerCase(Locale.ROOT).startsWith("h") ? 30 : 15;
      boolean to =
          m.group("part") != null && m.group("part").toLowerCase(Locale.ROOT).endsWith("to");
      boolean late = m.group("late") != null && h < 12;
      boolean early = m.group("early") != null;
      if (!french && m.group("part") == null && !late && !early) {
        continue;
      }
      LocalTime time = LocalTime.of((late ? h + 12 : early ? h % 12 : h) % 24, min);
      time = to ? time.minusMinutes(2L * min) : time;
      LocalTime then = found.isEmpty() ? LocalTime.MIDNIGHT : found.getLast().time();
      // "Due at 16:00, it opened at half past five": of the same half of the day.
      boolean same = !french
          && !late
          && !early
          && time.isBefore(then)
          && time.plusHours(12).isAfter(then);
      Span span = new Span(base + m.start(), base + m.end());
      if (found.stream().noneMatch(f -> f.span().touches(span))) {
        found.add(new Hour(span, same ? time.plusHours(12) : time, null, ""));
      }
    }
  }

  /// The hours of a sentence.
  ///
  /// @param days what is told as days already
  static List<Hour> in(String text, Span s, List<Span> days) {
    List<Hour> found = new ArrayList<>();
    String sentence = s.of(text);
    Matcher oclock = OCLOCK.matcher(sentence);
    while (oclock.find()) {
      int h = NUMBERS.indexOf(oclock.group(1).toLowerCase(Locale.ROOT)) + 1;
      boolean late = sentence
              .substring(oclock.end())
              .matches("(?is)^\\s*(in the |this )?(afternoon|evening)\\b.*")
          && h < 12;
      found.add(new Hour(
          new Span(s.from() + oclock.start(), s.from() + oclock.end()),
          LocalTime.of((late ? h + 12 : h) % 24, 0),
          null,
          ""));
    }
    spoken(sentence, s.from(), found);
    inWords(sentence, s.from(), found);
    Matcher gmt = GMT.matcher(sentence);
    while (gmt.find()) {
      int h = Integer.parseInt(gmt.group(1));
      int min = Integer.parseInt(gmt.group(2));
      if (h < 24 && min < 60) {
        found.add(new Hour(
            new Span(s.from() + gmt.start(), s.from() + gmt.end()),
            LocalTime.of(h, min),
            null,
            "GMT"));
      }
    }
    Matcher hundreds = HUNDREDS.matcher(sentence);
    while (hundreds.find()) {
      found.add(new Hour(
          new Span(s.from() + hundreds.start(), s.from() + hundreds.end()),
          LocalTime.of(Integer.parseInt(hundreds.group(1)), Integer.parseInt(hundreds.group(2))),
          null,
          ""));
    }
    Matcher m = TIME.matcher(sentence);
    while (m.find()) {
      Hour hour = hour(m, s.from(), sentence);
      if (hour != null
          && found.stream().noneMatch(f -> f.span().touches(hour.span()))
          && days.stream().noneMatch(d -> d.touches(hour.span()))) {
        found.add(hour);
      }
    }
    found.sort(Comparator.comparingInt(h -> h.span().from()));
    return found;
  }

  private static @Nullable Hour hour(Matcher m, int base, String sentence) {
    if (m.group("noon") != null) {
      boolean night = m.group("noon").equalsIgnoreCase("midnight");
      return new Hour(
          new Span(base + m.start(), base + m.end()),
          night ? LocalTime.MIDNIGHT : LocalTime.NOON,
          null,
          "");
    }
    boolean minutes = m.group("min") != null;
    boolean half = m.group("ap") != null;
    boolean range = m.group("h2") != null && (m.group("min2") != null || m.group("ap2") != null);
    String zone = m.group("zone") != null ? m.group("zone") : m.group("zone2");
    String lead = sentence.substring(Math.max(0, m.start() - 12), m.start());
    boolean length = half
        && m.group("ap").toLowerCase(Locale.ROOT).startsWith("hour")
        && (lead.matches(
                "(?is).*\\b(previous|past|last|for|in|within|of|than|about|after|next|every|some)\\s*$")
            || Integer.parseInt(m.group("h")) >= 24
            || (!minutes
                && !lead.matches("(?is).*\\b(at|from|by|until|till|before|since|between)\\s*$")));
    if (length) {
      return null;
    }
    // "Eleven local nurses" tells no hour.
    boolean here = zone != null && !zone.toLowerCase(Locale.ROOT).contains("local");
    boolean there = zone != null && m.group().toLowerCase(Locale.ROOT).contains("local time");
    if (!minutes && !half && !range && !here && !there) {
      return null;
    }
    boolean dotted = minutes && sentence.charAt(m.start("min") - 1) == '.';
    if (dotted
        && !half
        && zone == null
        && !sentence
            .substring(Math.max(0, m.start() - 12), m.start())
            .matches(
                "(?is).*(?:\\b(at|from|until|till|by|before|after|of|than|between|о|з|с|до|в|на)\\s*(from )?|\\d\\.\\d\\d(?:,| and| or) )$")
        && m.group("from") == null) {
      return null;
    }
    LocalTime from = time(
        m.group("h"), m.group("min"), half ? m.group("ap") : range ? m.group("ap2") : null, half);
    if (from == null) {
      return null;
    }
    LocalTime to = range ? time(m.group("h2"), m.group("min2"), m.group("ap2"), true) : null;
    int begin = m.group("from") != null ? m.end("from") : m.start();
    int end = range || m.group("h2") == null
        ? m.end()
        : m.group("zone") != null
            ? m.end("zone")
            : m.end("ap") > 0 ? m.end("ap") : m.end("min") > 0 ? m.end("min") : m.end("h");
    String clock = zone == null
        ? ""
        : zone.toLowerCase(Locale.ROOT).matches("(?s).*(moscow|моск|мск).*")
            ? "Moscow"
            : zone.matches("(?is).*(kyiv|kiev|києв|киев).*") ? "Kyiv" : "";
    return new Hour(new Span(base + begin, base + trimmedEnd(sentence, end)), from, to, clock);
  }

  private static int trimmedEnd(String sentence, int end) {
    int e = end;
    while (e > 0 && Character.isWhitespace(sentence.charAt(e - 1))) {
      e--;
    }
    return e;
  }

  private static @Nullable LocalTime time(
      String hours, @Nullable String minutes, @Nullable String half, boolean sure) {
    int h = Integer.parseInt(hours);
    int min = minutes == null ? 0 : Integer.parseInt(minutes);
    String ap = half == null ? "" : half.toLowerCase(Locale.ROOT);
    if (ap.startsWith("p") && h < 12 && (sure || h <= 12)) {
      h += 12;
    } else if (ap.startsWith("a") && h == 12) {
      h = 0;
    }
    if (h == 24 && min == 0) {
      return LocalTime.MIDNIGHT;
    }
    return h > 23 || min > 59 ? null : LocalTime.of(h, min);
  }
}
