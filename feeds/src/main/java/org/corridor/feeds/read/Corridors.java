package org.corridor.feeds.read;

import java.time.LocalDate;
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
  private static final Pattern FROM = Pattern.compile(
      "(?isu).*(?<!\\p{L})(from|out of|leav(?:e|es|ing)|between|з|із|зі|из|со?)\\s+(?:the )?(?:besieged |port |encircled |southern |eastern |northern |southeastern |north-eastern |northeastern )*(?:(?:city|town|village|towns|cities|villages|settlement)s? (?:of )?|міста |города |м\\. |г\\. )?[\"“«]?$");
  private static final Pattern TO = Pattern.compile(
      "(?isu)[^.;:!?]{0,90}?(?<!\\p{L})(to|towards?|into|for|and on to|до|в|у|на|к)\\s+(?:the )?(?:\\p{L}+(?:ern|by) )?(?:(?:city|town|village|direction) (?:of )?|міста |города |м\\. |г\\. |бік |сторону )?[\"“«]?");
  private static final Pattern VIA =
      Pattern.compile("(?isu).*(?<!\\p{L})(via|through|через|by way of)(?!\\p{L})[^.;:]{0,60}$");

  private static final Pattern AGREED = Pattern.compile(
      "(?iu)\\b(?:(?<both>both (?:sides|parties|delegations)|the (?:sides|parties|two sides|delegations))|(?<who>Russia|Moscow|Kyiv|Kiev|Ukraine|(?:the )?(?:Russian|Ukrainian) (?:side|delegation|military)))\\s+(?:have |has |had |also )*+(?:agreed|accepted|confirmed|consented|approved)\\b|\\b(?:was|were|been|is|are) (?:(?!not\\b|never\\b|yet\\b)\\p{L}+ )?(?:agreed|approved|confirmed)\\b(?: (?:with|by) (?<with>the \\p{Lu}[\\p{L} ]+?|\\p{Lu}\\p{L}+))?|(?<!не )(?<!\\p{L})(?<uk>узгоджен|согласован|погоджен)\\p{L}*");
  private static final Pattern FAILED = Pattern.compile(
      "(?iu)\\b(failed|collapsed|thwarted|disrupted|broke down|did not (?:take place|work|open|materiali[sz]e)|was not possible|could not|cancelled|canceled|called off|halted|broken off|stopped)\\b|зірва|сорва|не відбул|не состоя|скасова|отмен");
  private static final Pattern POSTPONED =
      Pattern.compile("(?iu)\\b(postponed|put off|delayed)\\b|відклад|перенес|отлож");
  private static final Pattern REFUSED = Pattern.compile(
      "(?iu)\\b(rejected|refused|turned down|dismissed|not (?:yet )?(?:agreed|approved|confirmed))\\b|не (?:узгоджен|согласован|погоджен)|відмов|отказ|відкин");
  private static final Pattern DONE = Pattern.compile(
      "(?iu)\\b(completed|have (?:been evacuated|arrived|reached|left)|has (?:arrived|reached|left)|were evacuated|was evacuated|arrived in|managed to (?:leave|reach|get))\\b|прибул|прибыл|вивезли|вывезли|вдалося|удалось");
  private static final Pattern TO_COME = Pattern.compile(
      "(?iu)\\b(will|would|to (?:be )?(?:open|evacuate|begin|start)\\p{L}*|plan(?:s|ned)?|planned|scheduled|propos\\p{L}+|offer\\p{L}*|expected|announced|due)\\b|буде|будет|будут|планує|планиру|запропон|предлож");
  private static final Pattern OPEN = Pattern.compile(
      "(?iu)\\b(opened|(?:is|are|was|were|stayed|remained) open|functioned|began|has begun|have begun|started|operat\\p{L}+|under way|underway|continues?|left|departed|set off)\\b|відкри|откры|розпоча|начал|працю|работа|вируши|триває");

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
      if (!here && !listed) {
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
      if (end > i) {
        ways.add(way);
      }
      i = end + 1;
    }
    if (!ways.isEmpty() || !(here || isItem(s))) {
      return ways;
    }
    List<List<String>> fromTo = fromTo(s, in);
    if (!fromTo.isEmpty() || !here) {
      return fromTo;
    }
    // Whence alone, where its window is told.
    Moment window = inSentence(s);
    return window == null || window.hourTo() == null
        ? List.of()
        : in.stream().map(Mention::name).distinct().map(List::of).toList();
  }

  private String between(Mention one, Mention other) {
    return one.span().to() > other.span().from()
        ? ""
        : text.substring(one.span().to(), other.span().from());
  }

  private List<List<String>> fromTo(Span s, List<Mention> in) {
    for (int i = 0; i < in.size(); i++) {
      String before = text.substring(s.from(), in.get(i).span().from());
      if (!FROM.matcher(before).matches()) {
        continue;
      }
      for (int k = i + 1; k < in.size(); k++) {
        if (!in.get(k).name().equals(in.get(i).name())
            && TO.matcher(between(in.get(i), in.get(k))).matches()) {
          List<String> way = new ArrayList<>(List.of(in.get(i).name()));
          for (int v = i + 1; v < in.size(); v++) {
            String name = in.get(v).name();
            if (v != k
                && !name.equals(in.get(k).name())
                && !way.contains(name)
                && VIA.matcher(
                        text.substring(in.get(i).span().to(), in.get(v).span().from()))
                    .matches()) {
              way.add(name);
            }
          }
          way.add(in.get(k).name());
          List<List<String>> ways = new ArrayList<>(List.of(way));
          // "From Khartoum to Wad Madani and to Port Sudan": whence is told once.
          for (int o = k + 1; o < in.size(); o++) {
            if (AND_TO.matcher(between(in.get(o - 1), in.get(o))).matches()) {
              ways.add(List.of(in.get(i).name(), in.get(o).name()));
            }
          }
          return ways;
        }
      }
    }
    return List.of();
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

  private CorridorTold told(int i, List<String> way) {
    Span s = sentences.get(i).span();
    String words = s.of(text);
    LocalDate told = dayOf(s);
    boolean here = CORRIDOR.matcher(words).find();
    int intro = here ? -1 : intro(i);
    String intros = intro < 0 ? "" : sentences.get(intro).span().of(text);
    Moment own = window(i, told);
    Moment window = own == null && intro >= 0 ? window(intro, told) : own;
    Moment hours = inSentence(s);
    LocalDate near = told != null ? told : hours != null ? hours.from() : day(i, window);
    LocalDate day = near == null && intro >= 0 ? day(intro, window) : near;
    String agreedHere = acceptedBy(words);
    String agreed = agreedHere.isEmpty() ? acceptedBy(intros) : agreedHere;
    String outcome = outcome(words, !agreedHere.isEmpty());
    if (outcome.equals("proposed") && !TO_COME.matcher(words).find()) {
      outcome = outcome(intros, !agreed.isEmpty());
    }
    return new CorridorTold(
        s,
        day == null ? published : day,
        way,
        INTO.matcher(words).find() && !PEOPLE.matcher(words).find() ? "in" : "out",
        window == null ? null : window.hour(),
        window == null ? null : window.hourTo(),
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
          && (best == null || (best.hourTo() == null && m.hourTo() != null));
      best = better ? m : best;
    }
    return best;
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
    return moments.stream()
        .filter(m -> s.covers(m.span()) && m.hour() == null && m.from().equals(m.to()))
        .map(Moment::from)
        .findFirst()
        .orElse(null);
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

  private static String acceptedBy(String words) {
    Matcher m = AGREED.matcher(words);
    if (!m.find()) {
      return "";
    }
    if (m.group("both") != null) {
      return "both sides";
    }
    if (m.group("who") != null) {
      String party = Actors.party(m.group("who"));
      return party.isEmpty() ? m.group("who") : party;
    }
    if (m.group("with") != null) {
      String party = Actors.party(m.group("with"));
      return party.isEmpty() ? m.group("with") : party;
    }
    return "not told by whom";
  }

  private static String outcome(String words, boolean agreed) {
    if (POSTPONED.matcher(words).find()) {
      return "postponed";
    }
    if (FAILED.matcher(words).find()) {
      return "attempted failed";
    }
    if (REFUSED.matcher(words).find()) {
      return "refused";
    }
    if (agreed) {
      return "agreed";
    }
    if (TO_COME.matcher(words).find()) {
      return "proposed";
    }
    if (DONE.matcher(words).find()) {
      return "completed";
    }
    return OPEN.matcher(words).find() ? "open" : "proposed";
  }
}
