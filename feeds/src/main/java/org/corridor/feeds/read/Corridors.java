package org.corridor.feeds.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.CorridorTold;
import org.corridor.feeds.Mention;
import org.corridor.feeds.Moment;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Corridors that a report tells of, each with its day, its way and its window: in a sentence
/// ("from Sumy to Poltava, from 9 a.m. to 9 p.m.") or as a line of a list
/// ("Trostianets – Poltava").
final class Corridors {
  private static final Pattern CORRIDOR = Pattern.compile(
      "(?iu)\\b(corridors?|evacuat\\p{L}+|safe passage|green route|humanitarian routes?|evacuation routes?|convoys?|humanitarian column)\\b|(?<!\\p{L})(коридор|евакуац|эвакуац|евакую|эвакуи|вивез|вывез)");
  private static final Pattern WAY =
      Pattern.compile("(?iu)\\b(route|routes|directions?)\\b|маршрут|напрям|направлени");
  private static final Pattern INTO = Pattern.compile(
      "(?iu)\\b(aid|supplies|food|medicines?|humanitarian cargo|humanitarian goods)\\b|допомог|помощь|гуманітарн\\p{L}+ вантаж|гуманитарн\\p{L}+ груз");
  private static final Pattern PEOPLE = Pattern.compile(
      "(?iu)\\b(evacuat\\p{L}+|civilians?|residents|people|women|children)\\b|евакуа|эвакуа|мешканц|жител|людей|цивільн|мирн");

  /// Between two places of a way: dashes, and between them names that the gazetteer does not know.
  private static final Pattern DASH = Pattern.compile(
      "(?su)[\\s\"”»)]*+(?:\\([^)]{0,40}\\)\\s*+)?(?:[–—−→]|-{1,2}>?\\s)(?:\\s*+\\p{Lu}[\\p{L}'’]*+(?: [\\p{L}'’]++){0,3}+\\s*+(?:[–—−→]|-{1,2}>?\\s))*+\\s*+(?:the )?(?:(?:city|town|village) of |м\\. |г\\. |с\\. )?[\"“«(]*");
  private static final Pattern BETWEEN_DASHES =
      Pattern.compile("(?u)[–—−→-]\\s*(\\p{Lu}[\\p{L}'’ ]{1,24}?)\\s*(?=[–—−→-])");
  private static final Pattern LAST_OF_WAY = Pattern.compile(
      "(?su)\\s*(?:[–—−→]|-{1,2}>?)\\s+(?<name>\\p{Lu}[\\p{L}'’]+(?: \\p{Lu}[\\p{L}'’]+)?)\\s*[;.,]?\\s*(?:\\([^)]*\\))?");
  private static final Pattern FROM = Pattern.compile(
      "(?isu).*(?<!\\p{L})(from|out of|leav(?:e|es|ing)|between|з|із|зі|из|со?)\\s+(?:the )?(?:besieged |port |encircled |southern |eastern |northern |southeastern |north-eastern |northeastern )*(?:(?:city|town|village|towns|cities|villages|settlement)s? (?:of )?|міста |города |м\\. |г\\. )?[\"“«]?$");
  private static final Pattern TO = Pattern.compile(
      "(?isu)[^.;:!?]{0,90}?(?<!\\p{L})(to|towards?|into|for|and on to|до|в|у|на|к)\\s+(?:the )?(?:\\p{L}+(?:ern|by) )?(?:(?:city|town|village|direction) (?:of )?|міста |города |м\\. |г\\. |бік |сторону )?[\"“«]?");
  private static final Pattern VIA =
      Pattern.compile("(?isu).*(?<!\\p{L})(via|through|через|by way of)(?!\\p{L})[^.;:]{0,60}$");

  /// "Closed at 14:00": when it ends.
  private static final Pattern CLOSES = Pattern.compile(
      "(?isu).*(?<!\\p{L})(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?|закри\\p{L}*|закры\\p{L}*)\\s+(?:on \\p{L}+ )?(?:at |about |around |о |об |в )?$");

  /// "Open until 21:00": the same, where it is not closed until then.
  private static final Pattern LASTS =
      Pattern.compile("(?isu).*(?<!\\p{L})(?:until|till|up to|до)\\s+(?:the )?$");
  private static final Pattern BY = Pattern.compile("(?iu)(?<!\\p{L})(?:by|before|as of|до) $");
  private static final int BY_LENGTH = 8;
  /// What happened at an hour that is no beginning of a window.
  private static final Pattern STRUCK = Pattern.compile(
      "(?isu).*\\b(?:shell|fir|attack|str[iu]ck|hit|kill|explo|bomb|mortar|stopp|halt|met|meet|told|said|wrote)\\p{L}*[^,;]{0,60}$");

  /// A sentence that is nothing but a way.
  private static final Pattern BARE = Pattern.compile(
      "\\s*(?:(?i:and |another )?(?i:from|з|із|зі|из|со?)) (?:\\p{Lu}[\\p{L}'’-]*+ ){1,3}(?:to|до|в|у) (?:\\p{Lu}[\\p{L}'’-]*+ ?){1,3}[.;,]?\\s*");

  private static final int FAR = 3;
  private static final int LIST_LINES = 12;

  /// An entry of a list of ways: "1. From Mariupol to Zaporizhzhia".
  private static final Pattern ITEM = Pattern.compile(
      "(?iu)(?:[^\\p{L}\\d]*\\d{1,2}[.)]\\s*|\\s*[-•*–—▪]+\\s*)(?:route \\d+:? )?(?:from|з|із|зі|из|со?)\\s");
  private static final Pattern AND_TO = Pattern.compile(
      "(?iu)(?:\\s*\\([^)]*\\))?,?\\s*(?:and|та|і|и|or)\\s+(?:on )?(?:to|towards?|into|до|в|у|на)\\s+(?:the )?");
  private static final int LIST_CHARS = 400;

  private final String text;
  private final List<Sentence> sentences;
  private final List<Moment> moments;
  private final List<Mention> places;
  private final List<Statement> statements;
  private final LocalDate published;
  private final ZoneId clock;

  private Corridors(
      String text,
      List<Sentence> sentences,
      List<Moment> moments,
      List<Mention> places,
      List<Statement> statements,
      LocalDate published,
      ZoneId clock) {
    this.text = text;
    this.sentences = sentences;
    this.moments = moments;
    this.places = places;
    this.statements = statements;
    this.published = published;
    this.clock = clock;
  }

  static List<CorridorTold> of(
      String text,
      List<Sentence> sentences,
      List<Moment> moments,
      List<Mention> places,
      List<Statement> statements,
      LocalDate published,
      ZoneId clock) {
    return new Corridors(text, sentences, moments, places, statements, published, clock).all();
  }

  private List<CorridorTold> all() {
    List<CorridorTold> found = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      Span s = sentences.get(i).span();
      boolean here = CORRIDOR.matcher(s.of(text)).find();
      boolean listed = !here && isOfList(i);
      if ((!here && !listed) || isOfNone(s)) {
        continue;
      }
      for (List<String> way : ways(s, here)) {
        CorridorTold told = told(i, way);
        boolean again = found.stream()
            .anyMatch(f -> f.places().equals(told.places())
                && f.day().equals(told.day())
                && f.opens().equals(told.opens())
                && f.outcome().equals(told.outcome()));
        if (!again) {
          found.add(told);
        }
      }
    }
    return found;
  }

  /// Does it deny a corridor, or say that there is none?
  private boolean isOfNone(Span s) {
    boolean denied = statements.stream()
        .anyMatch(st -> st.act() == SpeechAct.DENY
            && st.span().touches(s)
            && CORRIDOR.matcher(st.span().of(text)).find()
            && !CorridorOutcome.isFailed(st.span().of(text)));
    return denied || CorridorOutcome.isNone(s.of(text));
  }

  /// A line of places below, or near, what tells of corridors; it may be a headline that is no part
  /// of the sentences.
  private boolean isOfList(int i) {
    Span s = sentences.get(i).span();
    return CORRIDOR
            .matcher(text.substring(Math.max(0, s.from() - LIST_CHARS), s.from()))
            .find()
        || WAY.matcher(s.of(text)).find();
  }

  private List<List<String>> ways(Span s, boolean here) {
    List<Mention> in =
        places.stream().filter(p -> s.covers(p.span()) && p.longitude() != null).toList();
    List<List<String>> ways = new ArrayList<>();
    int i = 0;
    while (i < in.size()) {
      int end = i;
      List<String> way = new ArrayList<>(List.of(in.get(i).name()));
      while (end + 1 < in.size()
          && DASH.matcher(between(in.get(end), in.get(end + 1))).matches()) {
        Matcher unknown = BETWEEN_DASHES.matcher(between(in.get(end), in.get(end + 1)));
        while (unknown.find()) {
          way.add(unknown.group(1).strip());
        }
        way.add(in.get(++end).name());
      }
      Matcher last = LAST_OF_WAY.matcher(text.substring(in.get(end).span().to(), s.to()));
      if (last.matches() && (end > i || isItem(s) || !here)) {
        way.add(last.group("name").strip());
      }
      if (way.size() > 1) {
        ways.add(way);
      }
      i = end + 1;
    }
    boolean bare = BARE.matcher(s.of(text)).matches();
    if (!ways.isEmpty() || !(here || bare || isItem(s))) {
      return ways;
    }
    List<List<String>> fromTo = fromTo(s, in);
    if (!fromTo.isEmpty() || !here) {
      return fromTo;
    }
    // Whence alone, where its window is told, or what became of it.
    Moment window = inSentence(s);
    return window == null || window.hourTo() == null
        ? WhenceAlone.of(s.of(text), s.from(), in, window != null || dayOf(s) != null)
        : in.stream().map(Mention::name).distinct().map(List::of).toList();
  }

  private String between(Mention one, Mention other) {
    return one.span().to() > other.span().from()
        ? ""
        : text.substring(one.span().to(), other.span().from());
  }

  private List<List<String>> fromTo(Span s, List<Mention> in) {
    List<List<String>> ways = new ArrayList<>();
    int i = 0;
    while (i < in.size()) {
      String before = text.substring(s.from(), in.get(i).span().from());
      int to = FROM.matcher(before).matches() ? whither(in, i) : -1;
      if (to > 0) {
        ways.add(way(in, i, to));
        // "From Khartoum to Wad Madani and to Port Sudan": whence is told once.
        while (to + 1 < in.size()
            && AND_TO.matcher(between(in.get(to), in.get(to + 1))).matches()) {
          to++;
          ways.add(List.of(in.get(i).name(), in.get(to).name()));
        }
      }
      i = Math.max(i, to) + 1;
    }
    return ways;
  }

  /// Which of the places is where one gets from another; -1 for none.
  private int whither(List<Mention> in, int from) {
    for (int k = from + 1; k < in.size(); k++) {
      if (!in.get(k).name().equals(in.get(from).name())
          && TO.matcher(between(in.get(from), in.get(k))).matches()) {
        return k;
      }
    }
    return -1;
  }

  private List<String> way(List<Mention> in, int from, int to) {
    List<String> way = new ArrayList<>(List.of(in.get(from).name()));
    for (int v = from + 1; v < in.size(); v++) {
      String name = in.get(v).name();
      if (v != to
          && !name.equals(in.get(to).name())
          && !way.contains(name)
          && VIA.matcher(
                  text.substring(in.get(from).span().to(), in.get(v).span().from()))
              .matches()) {
        way.add(name);
      }
    }
    way.add(in.get(to).name());
    return way;
  }

  /// The mark or number of an entry may be a sentence of its own to the tagger.
  private boolean isItem(Span s) {
    int line = text.lastIndexOf('\n', s.from()) + 1;
    return ITEM.matcher(text.substring(line, s.to())).lookingAt();
  }

  /// The sentence that begins a list of ways, with what holds for all of them: "corridors agreed
  /// for tomorrow, 9:00 to 18:00:"; -1 where there is none.
  private int intro(int i) {
    for (int k = i - 1; k >= 0 && i - k <= LIST_LINES; k--) {
      String words = sentences.get(k).span().of(text);
      if (CORRIDOR.matcher(words).find()) {
        return isItem(sentences.get(k).span())
                || ways(sentences.get(k).span(), true).size() > 1
            ? -1
            : k;
      }
    }
    return -1;
  }

  /// A line above a list that tells of corridors and is a headline to the page; empty for none.
  private String headline(Span s) {
    String above = text.substring(Math.max(0, s.from() - LIST_CHARS), s.from());
    String found = "";
    for (String line : above.split("\n", -1)) {
      found = CORRIDOR.matcher(line).find() ? line : found;
    }
    return found;
  }

  private CorridorTold told(int i, List<String> way) {
    Span s = sentences.get(i).span();
    String words = s.of(text);
    LocalDate told = dayOf(s);
    boolean here = CORRIDOR.matcher(words).find();
    int intro = here ? -1 : intro(i);
    String intros =
        intro < 0 ? here ? "" : headline(s) : sentences.get(intro).span().of(text);
    Moment own = window(i, told);
    Moment window = own == null && intro >= 0 ? window(intro, told) : own;
    Moment hours = inSentence(s);
    LocalDate near = hours != null ? hours.from() : told != null ? told : day(i, window);
    LocalDate day = near == null && intro >= 0 ? day(intro, window) : near;
    String agreedHere = CorridorOutcome.acceptedBy(words);
    boolean refusedHere =
        CorridorOutcome.isRefused(words) || (!here && CorridorOutcome.isAgainst(words));
    String agreed =
        agreedHere.isEmpty() && !refusedHere ? CorridorOutcome.acceptedBy(intros) : agreedHere;
    String outcome = CorridorOutcome.of(words, !agreedHere.isEmpty());
    if (outcome.equals("proposed") && !CorridorOutcome.isToCome(words)) {
      outcome = refusedHere ? "attempted failed" : CorridorOutcome.of(intros, !agreed.isEmpty());
    }
    boolean ends = window != null && window.hourTo() == null && isEnd(window, words);
    boolean closes =
        ends && (outcome.equals("proposed") || !CorridorOutcome.isFailed(words)) && !refusedHere;
    if (closes
        && !CorridorOutcome.isToCome(words)
        && (outcome.equals("proposed") || outcome.equals("attempted failed"))) {
      outcome = "open";
    }
    Moment all = intro < 0 ? null : inSentence(sentences.get(intro).span());
    LocalTime opens = window == null || ends || isBy(window) ? null : window.hour();
    LocalTime closesAt = window == null ? null : ends ? window.hour() : window.hourTo();
    if (opens != null && closesAt == null && all != null) {
      // "Izium – Lozova (from 11:00)", in a list of ways until 20:00.
      closesAt = all.hourTo();
    }
    return new CorridorTold(
        s,
        day == null ? published : day,
        way,
        INTO.matcher(words).find() && !PEOPLE.matcher(words).find() ? "in" : "out",
        opens,
        closesAt,
        clock,
        outcome.equals("proposed") || outcome.equals("agreed") ? proposedBy(s, intro) : "",
        agreed,
        outcome,
        day == null ? "a way; its day is that of the publication" : "a way and its day");
  }

  /// The hours of its sentence, else those of the nearest sentence about corridors or silence.
  ///
  /// @param day of the corridor, where its sentence tells one
  private @Nullable Moment window(int i, @Nullable LocalDate day) {
    Moment best = inSentence(sentences.get(i).span());
    for (int away = 1; away <= FAR && best == null; away++) {
      for (int k : new int[] {i - away, i + away}) {
        if (best == null
            && k >= 0
            && k < sentences.size()
            && sentences
                .get(k)
                .span()
                .of(text)
                .matches(
                    "(?isu).*(corridor|cease-?fire|silence|truce|evacuation|коридор|тиш|припинення вогню|прекращени|перемири|евакуац|эвакуац).*")) {
          // Hours of another way are not of this one.
          Moment there = ways(sentences.get(k).span(), true).isEmpty()
              ? inSentence(sentences.get(k).span())
              : null;
          best =
              there != null && there.hourTo() != null && (day == null || day.equals(there.from()))
                  ? there
                  : null;
        }
      }
    }
    return best;
  }

  private @Nullable Moment inSentence(Span s) {
    Moment best = null;
    for (Moment m : moments) {
      boolean better = s.covers(m.span())
          && m.hour() != null
          && (m.hourTo() != null || !STRUCK.matcher(clauseBefore(s, m)).matches())
          && (best == null || (best.hourTo() == null && m.hourTo() != null));
      best = better ? m : best;
    }
    return best;
  }

  /// "Had not opened by 14:00": that is no hour of a window.
  private boolean isBy(Moment m) {
    String before =
        text.substring(Math.max(0, m.span().from() - BY_LENGTH), m.span().from());
    return m.hourTo() == null && BY.matcher(before).find();
  }

  private boolean isEnd(Moment m, String words) {
    int line = text.lastIndexOf('\n', m.span().from()) + 1;
    String before = text.substring(line, m.span().from());
    return CLOSES.matcher(before).matches()
        || (LASTS.matcher(before).matches() && !CorridorOutcome.isClosed(words));
  }

  /// What stands before a time, from the last "and" or comma on.
  private String clauseBefore(Span s, Moment m) {
    String before = text.substring(s.from(), m.span().from());
    int cut = Math.max(before.lastIndexOf(','), before.lastIndexOf(" and "));
    return before.substring(cut + 1);
  }

  private @Nullable LocalDate day(int i, @Nullable Moment window) {
    for (int k = i; k >= 0 && i - k <= 2 * FAR; k--) {
      Span s = sentences.get(k).span();
      LocalDate told = dayOf(s);
      if (told != null) {
        return told;
      }
      if (k < i && CORRIDOR.matcher(s.of(text)).find()) {
        break;
      }
    }
    return window == null ? null : window.from();
  }

  private @Nullable LocalDate dayOf(Span s) {
    List<LocalDate> days = moments.stream()
        .filter(m -> s.covers(m.span()) && m.hour() == null && m.from().equals(m.to()))
        .map(Moment::from)
        .toList();
    // "Was shelled yesterday and will open tomorrow": of what is to come.
    boolean toCome = CorridorOutcome.isToCome(s.of(text));
    return days.stream()
        .filter(d -> toCome && !d.isBefore(published))
        .findFirst()
        .orElse(days.isEmpty() ? null : days.getFirst());
  }

  private String proposedBy(Span s, int intro) {
    String by = proposedBy(s);
    return by.isEmpty() && intro >= 0 ? proposedBy(sentences.get(intro).span()) : by;
  }

  private String proposedBy(Span s) {
    for (Statement st : statements) {
      if (st.span().touches(s)) {
        String behalf = st.speaker().behalf();
        return behalf.isEmpty() ? st.speaker().name() : behalf;
      }
    }
    return "";
  }
}
