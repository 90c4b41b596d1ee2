package org.corridor.feeds.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Span;

/// What each line of a publication is: its body, or what pages put around it.
final class Lines {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern SHARE = Pattern.compile(
      "^\\W*(share|print|tweet|email|e-mail|copy link|follow us|subscribe|sign up|comments?|like|save|whatsapp|facebook|twitter|telegram|views?|read time|listen|поділи\\p{L}*|подели\\p{L}*|друк|печать)\\b.{0,60}$|^\\W*(👁|🔗|💬).*$|.*(·|\\|)\\s*(tweet|print|share|email)\\b.*",
      FLAGS);
  private static final Pattern CAPTION = Pattern.compile(
      "^\\W*(photo|image|picture|caption|video|file photo|credit|enlarge image|foto|bild|фото|зображення|изображение)\\b.*|.*\\b(getty images|image: \\w+|photo: \\w+|via ap\\)|\\((?:ap|afp|reuters|epa|getty)\\)$|afp photo|reuters/[A-Z]\\p{L}+ \\p{L}+)\\W*.*$|^\\W*-?\\d+\\.jpe?g\\).*",
      FLAGS);
  private static final Pattern RELATED = Pattern.compile(
      "^\\W*(related|read (?:also|more|next)|see also|also read|more|tags)\\s*:.*|^\\W*(related|similar news|read (also|more|next)|see also|more (on|from|about)|also read|most read|recommended|you may (also )?like|latest news|trending|in other news|top stories|don't miss|читайте також|читайте также|по теме|за темою|more stories|editor['’]s picks?|keep reading)\\b.{0,60}$",
      FLAGS);
  private static final Pattern NAVIGATION = Pattern.compile(
      "^(.{1,40}\\s*[|›»>•·]\\s*){2,}.{0,40}$|^\\W*(home|menu|search|login|log in|sign in|skip to content|contact us|about us|privacy policy|terms of (use|service)|cookies?|all rights reserved|advertisement|©.*)\\W*.{0,20}$",
      FLAGS);
  private static final Pattern BULLET = Pattern.compile("^\\s*[-•*–›»]\\s+.*");
  /// An entry of a list: numbered, or a way from one place to another.
  private static final Pattern ENTRY =
      Pattern.compile("^\\s*\\d{1,2}[.)]\\s.*|.*\\p{L}\\)? [–—-] \\p{Lu}.*");
  private static final Pattern ATTRIBUTION = Pattern.compile(
      "^(published|updated|last updated|posted|by |written by|source:|edited|forwarded from|date:).{0,80}$",
      FLAGS);
  private static final Pattern PICTURES =
      Pattern.compile("[\\s\\p{So}\\p{Sk}\\p{Cs}\\x{FE0F}\\x{200D}]+$");

  /// The hour of an entry of a live page, alone on its line.
  private static final Pattern STAMP = Pattern.compile(
      "^\\[?\\d{1,2}[:.]\\d\\d\\]?\\s*(am|pm|a\\.m\\.|p\\.m\\.|GMT|UTC|EET|CET|BST|MSK|local time|local)?\\s*$",
      FLAGS);

  /// Who publishes, by the words for it.
  private static final Pattern INSTITUTION = Pattern.compile(
      "(?iu).*\\b(council|embassy|consulate|ministry|administration|red cross|icrc|ocha|unhcr|united nations|delegation|committee)\\b.*|.*(міська рада|міськрада|посольство|посольства|адміністрація|администрация|министерство|міністерство|мккк).*");
  private static final int DATELINE_MAX = 90;
  private static final int TITLE_MAX = 160;
  private static final int HEAD_LINES = 8;
  private static final int LINE_MAX = 4_000;

  private Lines() {}

  /// The lines of a text, each with what it is.
  static List<Line> of(String text) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r';
      if (end) {
        int from = start;
        int to = i;
        while (from < to && isSpace(text.charAt(from))) {
          from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
          to--;
        }
        // Lines without an end are cut where a word ends: no sentence is so long.
        while (to - from > LINE_MAX) {
          int cut = from + LINE_MAX;
          while (cut > from + LINE_MAX / 2 && !isSpace(text.charAt(cut))) {
            cut--;
          }
          spans.add(new Span(from, cut));
          from = cut;
        }
        if (to > from) {
          spans.add(new Span(from, to));
        }
        start = i + 1;
      }
    }
    return kinds(text, spans);
  }

  /// What a line of its own is, without those around it.
  static Line.Kind ofOne(String words) {
    boolean sentence = endsAsSentence(words);
    if (RELATED.matcher(words).matches() && !sentence) {
      return Line.Kind.RELATED;
    }
    if (SHARE.matcher(words).matches() && !(sentence && words.length() > 60)) {
      return Line.Kind.SHARE;
    }
    if (CAPTION.matcher(words).matches() && words.length() < 250) {
      return Line.Kind.CAPTION;
    }
    if (NAVIGATION.matcher(words).matches() && !sentence) {
      return Line.Kind.NAVIGATION;
    }
    return isDateline(words) ? Line.Kind.DATELINE : Line.Kind.BODY;
  }

  /// An institution or outlet on the first line, or an outlet below the title, and below it when.
  private static boolean isMasthead(String text, List<Span> spans, int i) {
    String name = spans.get(i).of(text);
    return i <= 1
        && spans.size() > i + 2
        && name.length() < DATELINE_MAX
        && !hasVerb(name)
        && !name.contains(": ")
        && (i == 0 ? isPublisher(name) : Outlet.is(name))
        && isDateline(spans.get(i + 1).of(text))
        && !isDateline(name);
  }

  static boolean isEntry(String words) {
    return ENTRY.matcher(words).matches();
  }

  private static boolean isPublisher(String words) {
    return INSTITUTION.matcher(words).matches() || Outlet.is(words);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == ' ';
  }

  private static List<Line> kinds(String text, List<Span> spans) {
    List<Line> lines = new ArrayList<>();
    int firstBody = firstBody(text, spans);
    int bullets = bulletsAtEnd(text, spans);
    boolean related = false;
    boolean title = false;
    String lastCaption = "";
    for (int i = 0; i < spans.size(); i++) {
      String words = spans.get(i).of(text);
      Line.Kind kind;
      boolean sentence = endsAsSentence(words);
      if (words.startsWith(">") || words.matches("(?is)^on .{6,80} wrote:$")) {
        // What a mail answers.
        kind = Line.Kind.NAVIGATION;
      } else if (RELATED.matcher(words).matches() && !sentence) {
        related = i > firstBody;
        kind = Line.Kind.RELATED;
      } else if (related && (!sentence || BULLET.matcher(words).matches())) {
        kind = Line.Kind.RELATED;
      } else if (SHARE.matcher(words).matches() && !(sentence && words.length() > 60)) {
        kind = Line.Kind.SHARE;
      } else if (CAPTION.matcher(words).matches() && words.length() < 250) {
        kind = Line.Kind.CAPTION;
        lastCaption = words;
      } else if (NAVIGATION.matcher(words).matches() && !sentence) {
        kind = Line.Kind.NAVIGATION;
      } else if (lastCaption.matches("(?i)enlarge image.*") && !sentence && words.length() < 200) {
        // The words below "Enlarge image" are the caption.
        kind = Line.Kind.CAPTION;
        lastCaption = "";
      } else if (STAMP.matcher(words).matches()) {
        kind = Line.Kind.DATELINE;
      } else if (isMasthead(text, spans, i)) {
        kind = Line.Kind.SOURCE;
      } else if (i < firstBody && isDateline(words)) {
        kind = Line.Kind.DATELINE;
      } else if (i < firstBody) {
        boolean source = i == 0
            && spans.size() > 1
            && words.length() < 80
            && firstBody > 1
            && !hasVerb(words)
            && !isHeadline(words)
            && (!words.matches(".*[,:] .*")
                || INSTITUTION.matcher(words).matches()
                || words.matches(".*[|·›].*"));
        // Lists of hours and points of a post stand before its first full sentence.
        boolean list = title && i >= 2;
        kind = source ? Line.Kind.SOURCE : list ? Line.Kind.BODY : Line.Kind.TITLE;
        title |= kind == Line.Kind.TITLE;
      } else if (i <= firstBody + HEAD_LINES && isDateline(words)) {
        kind = Line.Kind.DATELINE;
      } else if (i >= bullets) {
        kind = Line.Kind.RELATED;
      } else if (i > firstBody
          && !sentence
          && words.length() < TITLE_MAX
          && !BULLET.matcher(words).matches()
          && !words.endsWith(":")
          && !isEntry(words)
          && words.split("\\s+", -1).length <= 6
          && i == spans.size() - 1) {
        kind = Line.Kind.NAVIGATION;
      } else {
        kind = Line.Kind.BODY;
      }
      lines.add(new Line(spans.get(i), kind));
    }
    boolean signed = lines.size() > 2
        && lines.get(0).kind() == Line.Kind.SOURCE
        && lines.get(1).kind() == Line.Kind.TITLE
        && isPublisher(lines.get(1).span().of(text))
        && (Outlet.is(lines.get(1).span().of(text))
            ? !Outlet.is(lines.get(0).span().of(text))
            : !isPublisher(lines.get(0).span().of(text)));
    if (signed) {
      // The title above, who publishes below it.
      lines.set(0, new Line(lines.get(0).span(), Line.Kind.TITLE));
      lines.set(1, new Line(lines.get(1).span(), Line.Kind.SOURCE));
    }
    return lines;
  }

  /// "UNHCR: Refugees arrive exhausted in Armenia".
  private static boolean isHeadline(String words) {
    int colon = words.indexOf(": ");
    return colon > 0
        && java.util.Arrays.stream(words.substring(colon).split("\\s+", -1))
                .filter(w -> w.matches("\\p{Ll}{3,}"))
                .count()
            >= 3;
  }

  private static boolean hasVerb(String words) {
    long small = java.util.Arrays.stream(words.split("\\s+", -1))
        .filter(w -> w.matches("\\p{Ll}{3,}") && !w.matches("the|and|for|von|der|des|les|для|при"))
        .count();
    return (small >= 3 && !INSTITUTION.matcher(words).matches())
        || words.matches(
            "(?is).*\\b(says?|said|is|are|was|were|has|have|ended|leaves?|opens?|fails?|turns?|agrees?|confirms?|denies|accuses?)\\b.*");
  }

  /// From which line on there are nothing but headlines of other reports as bullets.
  private static int bulletsAtEnd(String text, List<Span> spans) {
    int first = spans.size();
    while (first > 0) {
      String words = spans.get(first - 1).of(text);
      if (!BULLET.matcher(words).matches() || endsAsSentence(words)) {
        return first;
      }
      first--;
    }
    return first;
  }

  static boolean endsAsSentence(String words) {
    // Posts end with a picture.
    String bare = PICTURES.matcher(words).replaceFirst("");
    return bare.matches("(?s).*[.!?…][\"”»'’)]*\\s*$|.*[\"”»][.,]?\\s*$");
  }

  private static boolean isDateline(String words) {
    if (words.length() > DATELINE_MAX) {
      return false;
    }
    boolean dated = Publication.in(words) != null;
    boolean bare = !endsAsSentence(words.replaceAll("(?i)[ap]\\.m\\.$", ""));
    boolean told = dated || ATTRIBUTION.matcher(words).matches();
    return (bare && told) || (dated && words.length() < 40);
  }

  /// The first line that reads as running text.
  private static int firstBody(String text, List<Span> spans) {
    for (int i = 0; i < spans.size(); i++) {
      String words = spans.get(i).of(text);
      boolean prose = words.split("\\s+", -1).length >= 9 && endsAsSentence(words);
      if (prose && !CAPTION.matcher(words).matches() && !SHARE.matcher(words).matches()) {
        return i;
      }
    }
    return 0;
  }
}
