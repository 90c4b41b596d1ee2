package org.corridor.feeds.intake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When something was published, in the many ways in which pages write it.
///
/// @param zone null where it is not told
record Publication(LocalDateTime at, @Nullable ZoneId zone) {
  private static final List<String> MONTHS = List.of(
      "jan|january|січня|января|januar|janvier|يناير",
      "feb|february|лютого|февраля|februar|février|فبراير",
      "mar|march|березня|марта|märz|mars|مارس",
      "apr|april|квітня|апреля|avril|أبريل",
      "may|травня|мая|mai|مايو",
      "jun|june|червня|июня|juni|juin|يونيو",
      "jul|july|липня|июля|juli|juillet|يوليو",
      "aug|august|серпня|августа|août|أغسطس",
      "sep|sept|september|вересня|сентября|septembre|سبتمبر",
      "oct|october|жовтня|октября|oktober|octobre|أكتوبر",
      "nov|november|листопада|ноября|novembre|نوفمبر",
      "dec|december|грудня|декабря|dezember|décembre|ديسمبر");
  private static final String MONTH = "(?<mon>" + String.join("|", MONTHS) + ")\\.?";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern DATE = Pattern.compile(
      "(?<![\\d])(?:(?<iy>(?:19|20)\\d\\d)-(?<im>\\d\\d)-(?<id>\\d\\d)|(?<d>\\d{1,2})(?:st|nd|rd|th)?[.\\s ]+(?:de\\s+)?"
          + MONTH + "(?:\\s*,?[\\s ]+(?<y>(?:19|20)\\d\\d|\\d\\d(?= \\d{1,2}:\\d\\d)))?|(?<mon2>"
          + String.join("|", MONTHS)
          + ")\\.?\\s+(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:)(?:\\s*,?\\s+(?<y2>(?:19|20)\\d\\d))?|(?<n1>\\d{1,2})(?<sep>[./-])(?<n2>\\d{1,2})\\k<sep>(?<y3>20\\d\\d|\\d\\d)(?!\\d))",
      FLAGS);
  private static final Pattern TIME = Pattern.compile(
      "(?<![\\d.])(?<h>\\d{1,2})[:.h](?<m>\\d\\d)(?::\\d\\d(?:\\.\\d+)?)?\\s*(?<ap>[ap]\\.?m\\.?)?\\s*\\(?(?<z>Z\\b|GMT|UTC|EET|EEST|CET|CEST|BST|MSK|EST|EDT|IST|Kyiv|Kiev|Moscow|мск|за Києвом|(?:(?<=\\s|\\(|:\\d\\d:\\d\\d|T\\d\\d:\\d\\d|\\.\\d\\d\\d))[+-]\\d\\d:?\\d\\d)?",
      FLAGS);
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");
  private static final Map<String, ZoneId> ZONES = Map.ofEntries(
      Map.entry("z", ZoneOffset.UTC),
      Map.entry("gmt", ZoneOffset.UTC),
      Map.entry("utc", ZoneOffset.UTC),
      Map.entry("eet", ZoneOffset.ofHours(2)),
      Map.entry("eest", ZoneOffset.ofHours(3)),
      Map.entry("cet", ZoneOffset.ofHours(1)),
      Map.entry("cest", ZoneOffset.ofHours(2)),
      Map.entry("bst", ZoneOffset.ofHours(1)),
      Map.entry("msk", ZoneId.of("Europe/Moscow")),
      Map.entry("мск", ZoneId.of("Europe/Moscow")),
      Map.entry("est", ZoneOffset.ofHours(-5)),
      Map.entry("edt", ZoneOffset.ofHours(-4)),
      Map.entry("ist", ZoneId.of("Asia/Kolkata")),
      Map.entry("kyiv", ZoneId.of("Europe/Kyiv")),
      Map.entry("kiev", ZoneId.of("Europe/Kyiv")),
      Map.entry("moscow", ZoneId.of("Europe/Moscow")),
      Map.entry("за києвом", ZoneId.of("Europe/Kyiv")));

  /// The first date in words like "03 Mar 2022, 04:05 pm", "3/7/2022, 8:51:25 PM" or
  /// "2022-03-07T20:51:25+01:00"; null where there is none with a year.
  static @Nullable Publication in(String words) {
    if (words.chars().noneMatch(Character::isDigit)) {
      return null;
    }
    Matcher m = DATE.matcher(words);
    while (m.find()) {
      LocalDate date = date(m, words);
      if (date != null) {
        return at(date, words, m);
      }
    }
    return null;
  }

  private static Publication at(LocalDate date, String words, Matcher m) {
    Matcher t = TIME.matcher(words);
    LocalTime time = null;
    ZoneId zone = null;
    while (t.find() && time == null) {
      boolean inDate = t.start() >= m.start() && t.end() <= m.end();
      boolean beside = t.start() - m.end() <= 20 && m.start() - t.end() <= 20;
      if (!inDate && beside) {
        time = time(t);
        String z = t.group("z");
        zone = time == null || z == null ? null : zone(z);
      }
    }
    if (zone == null && time != null && words.toLowerCase(Locale.ROOT).contains("moscow time")) {
      zone = ZoneId.of("Europe/Moscow");
    }
    return new Publication(date.atTime(time == null ? LocalTime.MIDNIGHT : time), zone);
  }

  private static @Nullable ZoneId zone(String z) {
    if (z.charAt(0) == '+' || z.charAt(0) == '-') {
      int hours = Integer.parseInt(z.substring(1, 3));
      int minutes = Integer.parseInt(z.substring(z.length() - 2));
      // "20:30-21:30" is no zone; nor is any clock further from Greenwich.
      boolean clock = hours <= 14 && minutes % 15 == 0 && minutes < 60;
      int seconds = (hours * 60 + minutes) * 60;
      return clock ? ZoneOffset.ofTotalSeconds(z.charAt(0) == '-' ? -seconds : seconds) : null;
    }
    return ZONES.get(z.toLowerCase(Locale.ROOT));
  }

  private static @Nullable LocalTime time(Matcher t) {
    int h = Integer.parseInt(t.group("h"));
    int min = Integer.parseInt(t.group("m"));
    String ap = t.group("ap") == null ? "" : t.group("ap").toLowerCase(Locale.ROOT);
    if (ap.startsWith("p") && h < 12) {
      h += 12;
    } else if (ap.startsWith("a") && h == 12) {
      h = 0;
    }
    return h > 23 || min > 59 ? null : LocalTime.of(h, min);
  }

  private static @Nullable LocalDate date(Matcher m, String words) {
    try {
      if (m.group("iy") != null) {
        return LocalDate.of(
            Integer.parseInt(m.group("iy")),
            Integer.parseInt(m.group("im")),
            Integer.parseInt(m.group("id")));
      }
      if (m.group("n1") != null) {
        int a = Integer.parseInt(m.group("n1"));
        int b = Integer.parseInt(m.group("n2"));
        int y =
            Integer.parseInt(m.group("y3").length() == 2 ? "20" + m.group("y3") : m.group("y3"));
        // 3/7/2022 with PM is how Americans write; 03/07/2022 elsewhere; what cannot be a month is
        // the day.
        boolean american = m.group("sep").equals("/")
            && (b > 12
                || (a <= 12
                    && words.matches("(?is).*\\d\\s*[AP]M\\b.*")
                    && !m.group("n1").startsWith("0")));
        return american ? LocalDate.of(y, a, b) : LocalDate.of(y, b, a);
      }
      boolean first = m.group("mon") != null;
      String month = (first ? m.group("mon") : m.group("mon2")).toLowerCase(Locale.ROOT);
      String year = first ? m.group("y") : m.group("y2");
      if (year == null) {
        Matcher y = YEAR.matcher(words);
        if (!y.find()) {
          return null;
        }
        year = y.group();
      }
      int day = Integer.parseInt(first ? m.group("d") : m.group("d2"));
      for (int i = 0; i < MONTHS.size(); i++) {
        if (List.of(MONTHS.get(i).split("\\|", -1)).contains(month)) {
          return LocalDate.of(
              Integer.parseInt(year.length() == 2 ? "20" + year : year), i + 1, day);
        }
      }
      return null;
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }
}
