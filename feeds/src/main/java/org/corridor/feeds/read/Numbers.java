package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;

/// Numbers in digits and words, in English, Ukrainian and Russian.
final class Numbers {
  /// A number and where it stands.
  record Counted(Span span, double value, boolean digits) {}

  private static final Map<String, Integer> SMALL = new HashMap<>();
  private static final Map<String, Integer> LARGE = new HashMap<>();

  static {
    String[] ones = {
      "zero",
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "ten",
      "eleven",
      "twelve",
      "thirteen",
      "fourteen",
      "fifteen",
      "sixteen",
      "seventeen",
      "eighteen",
      "nineteen"
    };
    for (int i = 0; i < ones.length; i++) {
      SMALL.put(ones[i], i);
    }
    String[] tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    for (int i = 0; i < tens.length; i++) {
      SMALL.put(tens[i], 20 + 10 * i);
      for (int j = 1; j < 10; j++) {
        SMALL.put(tens[i] + "-" + ones[j], 20 + 10 * i + j);
      }
    }
    String[][] slavic = {
      {"2", "два", "дві", "две", "двоє"},
      {"3", "три", "троє"},
      {"4", "чотири", "четыре", "четверо"},
      {"5", "п'ять", "п’ять", "пять"},
      {"6", "шість", "шесть"},
      {"7", "сім", "семь"},
      {"8", "вісім", "восемь"},
      {"9", "дев'ять", "дев’ять", "девять"},
      {"10", "десять"},
      {"11", "одинадцять", "одиннадцать"},
      {"13", "тринадцять", "тринадцать"},
      {"14", "чотирнадцять", "четырнадцать"},
      {"15", "п’ятнадцять", "п'ятнадцять", "пятнадцать"},
      {"16", "шістнадцять", "шестнадцать"},
      {"17", "сімнадцять", "семнадцать"},
      {"18", "вісімнадцять", "восемнадцать"},
      {"19", "дев’ятнадцять", "девятнадцать"},
      {"12", "дванадцять", "двенадцать"},
      {"20", "двадцять", "двадцать"},
      {"30", "тридцять", "тридцать"},
      {"40", "сорок"},
      {"50", "п'ятдесят", "п’ятдесят", "пятьдесят"},
      {"100", "сто"}
    };
    for (String[] row : slavic) {
      for (int i = 1; i < row.length; i++) {
        SMALL.put(row[i], Integer.parseInt(row[0]));
      }
    }
    LARGE.put("hundred", 100);
    LARGE.put("dozen", 12);
    for (String w : List.of(
        "thousand", "тисяч", "тисячі", "тысяч", "тысячи", "тис", "тыс", "тис.", "тыс.", "k")) {
      LARGE.put(w, 1_000);
    }
    for (String w : List.of(
        "million",
        "мільйон",
        "мільйона",
        "мільйонів",
        "мільйони",
        "миллион",
        "миллиона",
        "миллионов",
        "млн",
        "млн.")) {
      LARGE.put(w, 1_000_000);
    }
  }

  private static final Pattern WORD = Pattern.compile(
      "(?<![\\p{L}\\d.,:/])(?:\\d{1,3}(?:[,   ]\\d{3})+(?![\\d])|\\d{1,3}(?:\\.\\d{3})+(?!\\d|[.,:/]\\d|\\s*(?:million|billion|млн|мільйон|миллион))|\\d+\\.\\d{3}(?=\\s*(?:million|billion|млн|мільйон|миллион))|\\d+(?:[.,]\\d{1,2}(?!\\d))?)|(?<![\\p{L}-])[\\p{L}]+(?:[-'’][\\p{L}]+)*\\.?");

  /// "160.000", as in German and French texts: three digits behind a point are no fraction.
  private static final Pattern MILLIONS =
      Pattern.compile("\\s*(?:million|billion|млн|мільйон|миллион)");
  private static final Pattern POINTED = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");
  private static final Pattern HALF =
      Pattern.compile("and a half (thousand|million)", Pattern.CASE_INSENSITIVE);

  /// "half a million", "a quarter of a million"
  private static final Pattern HALF_A =
      Pattern.compile("\\b(?:half|(?<quarter>quarter)) (?:of )?$", Pattern.CASE_INSENSITIVE);

  private Numbers() {}

  /// All numbers of a piece, longest first: `eight hundred and sixty thousand` is one.
  static List<Counted> in(String text, Span piece) {
    List<Counted> found = new ArrayList<>();
    Matcher m = WORD.matcher(text).region(piece.from(), piece.to());
    int from = -1;
    int to = 0;
    double total = 0;
    double current = 0;
    boolean digits = false;
    boolean open = false;
    while (m.find()) {
      String word = m.group().toLowerCase(java.util.Locale.ROOT);
      boolean next = open && text.substring(to, m.start()).matches("[\\s  ]*-?");
      if (word.equals("and") && next && current < 100) {
        Matcher half = HALF.matcher(text).region(m.start(), piece.to());
        if (half.lookingAt()) {
          total +=
              (current + 0.5) * (half.group(1).equalsIgnoreCase("million") ? 1_000_000 : 1_000);
          current = 0;
          to = half.end();
          m.region(to, piece.to());
          continue;
        }
      }
      boolean and = word.equals("and") && next && current >= 100;
      if (and) {
        int after = m.end();
        Matcher w = WORD.matcher(text).region(after, piece.to());
        if (w.find()
            && SMALL.containsKey(w.group().toLowerCase(java.util.Locale.ROOT))
            && text.substring(after, w.start()).isBlank()) {
          to = m.end();
          continue;
        }
      }
      String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
      boolean fraction = POINTED.matcher(word).matches()
          && MILLIONS.matcher(text).region(m.end(), piece.to()).lookingAt();
      Double value = Character.isDigit(word.charAt(0))
          ? Double.valueOf(fraction ? word : plain(word))
          : SMALL.containsKey(bare) ? Double.valueOf(SMALL.get(bare)) : null;
      Integer large = LARGE.get(bare);
      if (large != null && (next || (from < 0 && isArticle(text, m.start(), piece.from())))) {
        if (!next) {
          int a = articleStart(text, m.start());
          if (open) {
            found.add(new Counted(new Span(from, to), total + current, digits));
          }
          Matcher part = HALF_A.matcher(text.substring(Math.max(piece.from(), a - 12), a));
          boolean halved = part.find();
          from = halved ? a - part.group().length() : a;
          total = 0;
          current = !halved ? 1 : part.group("quarter") == null ? 0.5 : 0.25;
          digits = false;
          open = true;
        }
        if (large == 100) {
          current = Math.max(1, current) * 100;
        } else {
          total += Math.rint((halved(current) ? current : Math.max(1, current)) * large);
          current = 0;
        }
        to = m.start() + bare.length();
        continue;
      }
      if (value != null) {
        boolean rest = next
            && Character.isDigit(word.charAt(0))
            && current == 0
            && total >= 1_000
            && value < 1_000;
        boolean joins = rest
            || (next
                && !Character.isDigit(word.charAt(0))
                && !digits
                && ((current == 0 && total > 0)
                    || (current >= 100 && current % 100 == 0)
                    || (current >= 20 && current < 100 && value < 10)));
        if (joins) {
          current += value;
        } else {
          if (open) {
            found.add(new Counted(new Span(from, to), total + current, digits));
          }
          from = m.start();
          total = 0;
          current = value;
          digits = Character.isDigit(word.charAt(0));
          open = true;
        }
        to = Character.isDigit(word.charAt(0)) ? m.end() : m.start() + bare.length();
        continue;
      }
      if (open) {
        found.add(new Counted(new Span(from, to), total + current, digits));
        open = false;
        from = -1;
      }
    }
    if (open) {
      found.add(new Counted(new Span(from, to), total + current, digits));
    }
    return found;
  }

  private static boolean halved(double value) {
    return value == 0.5 || value == 0.25;
  }

  private static boolean isArticle(String text, int at, int min) {
    return at - 2 >= min
        && text.substring(at - 2, at).equalsIgnoreCase("a ")
        && (at == 2 || !Character.isLetter(text.charAt(at - 3)));
  }

  private static int articleStart(String text, int at) {
    return isArticle(text, at, 0) ? at - 2 : at;
  }

  private static String plain(String number) {
    if (POINTED.matcher(number).matches() || number.matches("\\d{1,3}([,   ]\\d{3})+")) {
      return number.replaceAll("[^\\d]", "");
    }
    return number.replace(',', '.').replaceAll("[   ]", "");
  }
}
