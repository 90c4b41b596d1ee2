package org.corridor.feeds.read;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;

/// Months by their names, and those that a text tells without a day: "in May", "mid-April", "by the
/// end of September".
final class Months {
  /// By names in small letters, whole and short, in English, Ukrainian and Russian.
  static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    String[][] months = {
      {"january", "jan", "січня", "января"},
      {"february", "feb", "лютого", "февраля"},
      {"march", "mar", "березня", "марта"},
      {"april", "apr", "квітня", "апреля"},
      {"may", "травня", "мая"},
      {"june", "jun", "червня", "июня"},
      {"july", "jul", "липня", "июля"},
      {"august", "aug", "серпня", "августа"},
      {"september", "sept", "sep", "вересня", "сентября"},
      {"october", "oct", "жовтня", "октября"},
      {"november", "nov", "листопада", "ноября"},
      {"december", "dec", "грудня", "декабря"}
    };
    for (int m = 0; m < 12; m++) {
      for (String name : months[m]) {
        NUMBERS.put(name, m + 1);
      }
    }
  }

  private static final Pattern ALONE = Pattern.compile(
      "(?:(?<=\\b(?:in|by|until|since|during|of|before|after|for) )(?:the )?|(?=last |early |late |mid[ -]|the (?:middle|end|beginning|start) of ))(?<which>last |early |late |mid[ -]|(?:the )?(?:middle|end|beginning|start) of )?(?<month>January|February|March|April|May|June|July|August|September|October|November|December)(?:\\s+(?<y>(?:19|20)\\d\\d))?\\b(?!\\s+\\d)");
  private static final int THIRD = 10;
  private static final int MIDDLE = 15;

  private Months() {}

  /// @param base where the sentence begins in its text
  static List<Days.Part> in(String sentence, int base, LocalDate published) {
    List<Days.Part> found = new ArrayList<>();
    Matcher m = ALONE.matcher(sentence);
    while (m.find()) {
      int number = NUMBERS.getOrDefault(m.group("month").toLowerCase(Locale.ROOT), 1);
      String which = m.group("which") == null ? "" : m.group("which");
      YearMonth month = m.group("y") != null
          ? YearMonth.of(Integer.parseInt(m.group("y")), number)
          : near(sentence, m, YearMonth.of(published.getYear(), number), published);
      Span span = new Span(base + m.start(), base + m.end());
      LocalDate first = month.atDay(1);
      LocalDate last = month.atEndOfMonth();
      found.add(
          switch (which.replaceAll("^the |[ -]$| of $", "")) {
            case "early" -> part(span, first, month.atDay(THIRD));
            case "beginning", "start" -> part(span, first, first);
            case "mid", "middle" -> part(span, month.atDay(MIDDLE), month.atDay(MIDDLE));
            case "late" -> part(span, month.atDay(2 * THIRD + 1), last);
            case "end" -> part(span, last, last);
            default -> part(span, first, last);
          });
    }
    return found;
  }

  private static Days.Part part(Span span, LocalDate from, LocalDate to) {
    return new Days.Part(span, from, to, "a month");
  }

  /// The month of this name that is meant, by whether it is told as over or to come.
  private static YearMonth near(String sentence, Matcher m, YearMonth ym, LocalDate published) {
    String before = Days.ahead(sentence, m.start());
    boolean last = "last ".equals(m.group("which")) || before.matches("(?is).*\\bsince (the )?$");
    boolean by = before.matches("(?is).*\\b(by|until|before) (the )?$");
    YearMonth now = YearMonth.from(published);
    Tense tense = Tense.of(sentence, m.start());
    if (last && !ym.isBefore(now)) {
      return ym.equals(now) && !"last ".equals(m.group("which")) ? ym : ym.minusYears(1);
    }
    if ((by || tense == Tense.COMING) && ym.isBefore(now)) {
      return ym.isBefore(now.minusMonths(6)) ? ym.plusYears(1) : ym;
    }
    return !by && tense == Tense.PAST && ym.isAfter(now) ? ym.minusYears(1) : ym;
  }
}
