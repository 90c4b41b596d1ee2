package org.corridor.feeds.read;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.jspecify.annotations.Nullable;

/// Days as machines and forms write them: "2022-04-21T18:55", "10/03/2022", "09-Nov-2023",
/// "7. 3. 2022".
final class Stamps {
  private static final Pattern STAMP = Pattern.compile(
      "(?<![\\d/.-])(?:(?<y>20\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)(?=T\\d|(?![\\d/.-]))|(?<d4>\\d{1,2})/(?<m4>\\d{1,2})/(?<y4>20\\d\\d)(?![\\d/])|(?<d5>\\d{1,2})(?:-(?<month5>\\p{L}{3,9}|\\d\\d)-|\\. ?(?<m6>\\d{1,2})\\. ?)(?<y5>20\\d\\d)(?![\\d-]))");
  private static final Pattern OF_HALF_DAYS = Pattern.compile("(?i)\\d\\s?[ap]\\.?m\\b");

  private Stamps() {}

  /// Those of a sentence, in their order.
  ///
  /// @param base where the sentence begins in its text
  static List<Days.Part> in(String sentence, int base) {
    List<Days.Part> found = new ArrayList<>();
    Matcher m = STAMP.matcher(sentence);
    while (m.find()) {
      LocalDate day = day(m, sentence);
      if (day != null) {
        found.add(new Days.Part(new Span(base + m.start(), base + m.end()), day, day, "a date"));
      }
    }
    return found;
  }

  private static @Nullable LocalDate day(Matcher m, String sentence) {
    if (m.group("y") != null) {
      return day(m.group("y"), m.group("m"), m.group("d"));
    }
    if (m.group("y4") != null) {
      // Where the clock has two halves, the month comes first.
      LocalDate first = day(m.group("y4"), m.group("m4"), m.group("d4"));
      LocalDate second = day(m.group("y4"), m.group("d4"), m.group("m4"));
      boolean american = OF_HALF_DAYS.matcher(sentence).find() || first == null;
      return american && second != null ? second : first;
    }
    String named = m.group("m6") == null ? m.group("month5") : m.group("m6");
    Integer month = Character.isDigit(named.charAt(0))
        ? Integer.valueOf(named)
        : Months.NUMBERS.get(named.toLowerCase(Locale.ROOT));
    return month == null ? null : day(m.group("y5"), String.valueOf(month), m.group("d5"));
  }

  private static @Nullable LocalDate day(String year, String month, String day) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    YearMonth of = m < 1 || m > 12 ? null : YearMonth.of(Integer.parseInt(year), m);
    return of == null || d < 1 || d > of.lengthOfMonth() ? null : of.atDay(d);
  }
}
