package org.corridor.feeds.read;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
import org.corridor.feeds.place.Spelling;
import org.corridor.reports.ReportEvent.Medium;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Who says what, in Ukrainian and Russian: by patterns over words, without tags.
final class Slavic {
  private static final Map<String, SpeechAct> CUES = new LinkedHashMap<>();

  static {
    for (List<String> row : Words.list("cues-slavic.tsv")) {
      CUES.put(row.get(0), SpeechAct.valueOf(row.get(1).toUpperCase(Locale.ROOT)));
    }
  }

  private static final String CUE = "(?<cue>(?:" + String.join("|", CUES.keySet()) + ")\\p{L}*)";
  private static final String NAME = "(?:\\p{Lu}[\\p{Ll}'’]+(?:[ -]\\p{Lu}[\\p{Ll}'’]+){1,2})";
  private static final int FLAGS = Pattern.UNICODE_CASE;

  private static final Pattern QUOTE_BEFORE = Pattern.compile(
      "^[«\"“„](?<said>.+?)[»\"”“],?\\s*[-–—]\\s*(?:(?<who1>[^,.;—–]{2,80}?)\\s+)?" + CUE
          + "(?<rest>.*)$",
      FLAGS | Pattern.DOTALL);
  private static final Pattern THAT = Pattern.compile(
      "^(?<who>.{2,160}?)\\s+(?<adv>(?:[\\p{Ll}][^\\s,]*\\s+){0,6}?)" + CUE
          + "(?<mid>[^,:«\"]{0,80})(?:,\\s*(?:що|что)\\s+|:\\s*)(?<said>.+)$",
      FLAGS | Pattern.DOTALL);
  private static final Pattern ACCUSE = Pattern.compile(
      "^(?<who>.{2,120}?)\\s+(?<cue>(?:звинува|обвин)\\p{L}*)\\s+(?<accused>.{2,80}?)\\s+(?:в том, что|в тому, що|у тому, що|в|у|во)\\s+(?<said>.+)$",
      FLAGS | Pattern.DOTALL);
  private static final Pattern BEFORE = Pattern.compile(
      "^(?<said>.{8,400}?),\\s*[-–—]?\\s*" + CUE + "\\s+(?<who>[^.;]{2,120}?)[.]?$",
      FLAGS | Pattern.DOTALL);
  private static final Pattern WORDS_OF = Pattern.compile(
      "^(?:За|По|Згідно|Согласно|Як|Как|В)\\s+(?:(?:його|її|їхніми|їх|его|её|ее|их)\\s+(?:слов\\p{L}+|утверждени\\p{L}+|мнени\\p{L}+|оценк\\p{L}+|оцінк\\p{L}+|данным|даними|верси\\p{L}+)|(?:словами|словам|даними|данным|інформацією|информации|сообщению|повідомленням|утверждению|твердженням|оценке|оценкам|оцінками|мнению|версии|свідченням)\\s+(?<who>[^,]{2,80})),\\s*(?<said>.+)$",
      FLAGS | Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern OBJECT = Pattern.compile(
      "^(?<who>.{2,100}?)\\s+" + CUE + "(?:\\s+(?:від|от|на|про|о|об))?\\s+(?<said>.{3,})$",
      FLAGS | Pattern.DOTALL);
  private static final Pattern TITLE =
      Pattern.compile("^(?<said>.{8,160}?)\\s*[—–-]\\s*(?<who>\\p{Lu}[\\p{L}'’]+)$", FLAGS);
  private static final Pattern NEGATED = Pattern.compile(
      "(?<![\\p{L}])(не|ні|ни|нет|немає|никто|ніхто|никогда|ніколи)(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern HEDGE = Pattern.compile(
      "(?<![\\p{L}])(може|можуть|может|могут|мог бы|ймовірно|вероятно|нібито|якобы|надеемся|сподіва\\p{L}+|очіку\\p{L}+|ожида\\p{L}+)(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern PLEA = Pattern.compile(
      "(?<![\\p{L}])(вимага\\p{L}+|требу\\p{L}+|закликаємо|призываем|просимо|просим|не \\p{L}+(йте|йтесь|ите|ть))(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern TELEGRAM =
      Pattern.compile("телеграм|telegram", Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern TWITTER =
      Pattern.compile("твіт|твит|twitter", Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern FACEBOOK =
      Pattern.compile("фейсбук|facebook", Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern BRIEFING = Pattern.compile(
      "брифінг|брифинг|прес-конф|пресс-конф|журналіст|журналист", Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern TV = Pattern.compile(
      "ефір|эфир|телеканал|телебач|телевид|телемараф", Pattern.CASE_INSENSITIVE | FLAGS);

  private static final Pattern FIRST_PERSON = Pattern.compile(
      "^(?:\\p{L}+[ ,]+(?:\\p{L}+[ ,]+){0,3})?(?:закликаємо|вимагаємо|просимо|прошу|обіцяю|обіцяємо|обещаю|обещаем|призываем|призываю|требуем|просим|подтверждаем|підтверджуємо|отвергаем|відкидаємо|відмовляємося|отказываемся|рассчитываем|розраховуємо|очікуємо|ожидаем|зобов['ʼ’]язуємося|обязуемся|вынуждены констатировать|змушені констатувати|спростовуємо|опровергаем)(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern IN_OFFICE = Pattern.compile(
      "^(?:(?:водночас|тим часом|при этом|накануне|напередодні|раніше|ранее|также|також|крім того|кроме того|у свою чергу|в свою очередь)[ ,]+)*(?:у|в|во)\\s+(?<office>.+)$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PAPER_OF = Pattern.compile(
      "(?:(?:йдеться|ідеться|говорится|сказано|зазначено|отмечается|зазначається|наголошується)\\s+)?(?:у|в|во)\\s+(?:\\p{L}+\\s+)?(?:заяв\\p{L}+|заявлени\\p{L}+|повідомленн\\p{L}+|сообщени\\p{L}+|зверненн\\p{L}+|документ\\p{L}*|коментар\\p{L}*|комментари\\p{L}*|прес-реліз\\p{L}*|пресс-релиз\\p{L}*)\\s*(?<of>[^,.;]*)",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern SAME_OFFICE = Pattern.compile(
      "^(?:там|ведомств\\p{L}*|відомств\\p{L}*|організаці\\p{L}+|организаци\\p{L}+|министерств\\p{L}|міністерств\\p{L}|документ\\p{L}|агентств\\p{L}|цьому|этом|установі|пресслужбі|пресс-службе|відомстві)$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Page page;
  private Speaker publisher = Speaker.NOBODY;
  private final List<Statement> found = new ArrayList<>();
  private final Map<String, String> fullNames = new LinkedHashMap<>();
  private Speaker last = Speaker.NOBODY;

  private Slavic(Page page) {
    this.page = page;
  }

  static List<Sentence> sentences(Page page) {
    List<Sentence> all = new ArrayList<>();
    for (int l = 0; l < page.lines().size(); l++) {
      Line line = page.lines().get(l);
      if (!line.isRead()) {
        continue;
      }
      int base = line.kind() == Line.Kind.BODY
          ? Dateline.end(page.text(), line.span().from(), line.span().to())
          : line.span().from();
      String text = page.text().substring(base, line.span().to());
      // A full stop within quotation marks ends no sentence of the report; nor does one of an
      // abbreviation.
      char[] masked = text.toCharArray();
      for (Quotation q : Quotation.in(page.text(), line.span())) {
        for (int i = Math.max(0, q.inner().from() - base); i < q.inner().to() - base; i++) {
          if (".!?".indexOf(masked[i]) >= 0) {
            masked[i] = ',';
          }
        }
      }
      String plain = new String(masked)
          .replaceAll(
              "(?<=(?:тис|тыс|млн|млрд|грн|обл|ім|им|вул|ул|м|г|с))\\.(?=\\s+\\p{Ll}|\\s+\\d)",
              ",");
      BreakIterator it = BreakIterator.getSentenceInstance(Locale.of(page.language()));
      it.setText(plain);
      int start = it.first();
      for (int end = it.next(); end != BreakIterator.DONE; start = end, end = it.next()) {
        int e = end;
        while (e > start && Character.isWhitespace(text.charAt(e - 1))) {
          e--;
        }
        if (e > start) {
          all.add(new Sentence(List.of(), new Span(base + start, base + e), l, line.kind()));
        }
      }
    }
    return all;
  }

  static List<Statement> statements(Page page, List<Sentence> sentences) {
    Slavic slavic = new Slavic(page);
    Matcher m = Pattern.compile(NAME, FLAGS).matcher(page.text());
    while (m.find()) {
      String surname = m.group().substring(m.group().lastIndexOf(' ') + 1);
      slavic.fullNames.putIfAbsent(Spelling.fold(surname), m.group());
    }
    slavic.publisher = SlavicVoice.publisher(page, sentences);
    Map<Integer, Transcript.Turn> turns = Transcript.of(page, sentences);
    for (Sentence s : sentences) {
      Transcript.Turn turn = turns.get(s.paragraph());
      if (turn != null) {
        slavic.inTurn(s, turn);
        continue;
      }
      int before = slavic.found.size();
      if (slavic.publisher.isNobody() || !slavic.ownVoice(s)) {
        slavic.read(s.span(), s.kind());
        if (slavic.found.size() == before && s.kind() == Line.Kind.BODY) {
          slavic.own(s);
        }
      }
    }
    return slavic.found;
  }

  private void inTurn(Sentence s, Transcript.Turn turn) {
    int size = found.size();
    boolean begins = s.span().from() < turn.from();
    if (!begins && !turn.who().isNobody()) {
      last = turn.who();
      read(s.span(), s.kind());
    }
    Span said = new Span(Math.max(s.span().from(), turn.from()), s.span().to());
    if (found.size() == size && SlavicVoice.isSaid(said.of(page.text()))) {
      addSpan(
          s.span(),
          said,
          turn.who(),
          SlavicVoice.act(said.of(page.text())),
          "",
          false,
          "a conversation written down");
    }
  }

  /// "Закликаємо …", "Прошу …": a verb in the first person outside quotations is the publisher's.
  private boolean ownVoice(Sentence s) {
    String sentence = s.span().of(page.text());
    return s.kind() == Line.Kind.BODY && FIRST_PERSON.matcher(sentence).find() && own(s);
  }

  private boolean own(Sentence s) {
    String sentence = s.span().of(page.text());
    if (publisher.isNobody() || !SlavicVoice.isSaid(sentence)) {
      return false;
    }
    int size = found.size();
    addSpan(
        s.span(),
        s.span(),
        publisher,
        SlavicVoice.act(sentence),
        "",
        false,
        "the publisher's own voice");
    return found.size() > size;
  }

  private void read(Span s, Line.Kind kind) {
    String sentence = s.of(page.text());
    Matcher title = TITLE.matcher(sentence);
    if ((kind == Line.Kind.TITLE || !sentence.endsWith(".")) && title.matches()) {
      String name = fullNames.getOrDefault(Spelling.fold(title.group("who")), "");
      if (!name.isEmpty() || Actors.find(title.group("who")) != null) {
        add(
            s,
            title,
            "said",
            speaker(title.group("who")),
            SpeechAct.ASSERT,
            "",
            false,
            "a name at the end of a title");
        return;
      }
    }
    Matcher m = QUOTE_BEFORE.matcher(sentence);
    if (m.matches()) {
      String who = m.group("who1") == null ? m.group("rest") : m.group("who1");
      SpeechAct act = cue(m.group("cue"));
      String said = m.group("said");
      if (act == SpeechAct.ASSERT && PLEA.matcher(said).find()) {
        act = SpeechAct.DEMAND;
      }
      add(s, m, "said", speaker(who), act, "", true, "a quotation before a verb of saying");
      return;
    }
    if (sentence.matches("(?s)^[«\"“„].*[»\"”]\\.?$")
        && sentence.matches(
            "(?s).*[-–—]\\s*" + CUE.replace("?<cue>", "?:") + "\\s+(він|вона|он|она)?.*")) {
      boolean plea = PLEA.matcher(sentence).find();
      int end = sentence.replaceAll("[»\"”.]+$", "").length();
      addSpan(
          s,
          new Span(s.from() + 1, s.from() + end),
          last,
          plea ? SpeechAct.DEMAND : SpeechAct.ASSERT,
          "",
          true,
          "a quotation, broken by who says it");
      return;
    }
    m = ACCUSE.matcher(sentence);
    if (m.matches()) {
      String said = m.group("said");
      int from = m.start("said");
      Matcher that = Pattern.compile("^(?:том|тому), (?:что|що) ").matcher(said);
      if (that.find()) {
        from += that.end();
      }
      addSpan(
          s,
          new Span(s.from() + from, s.from() + sentence.length()),
          speaker(m.group("who")),
          SpeechAct.ACCUSE,
          m.group("accused").replaceAll("[\"«»]", ""),
          false,
          "accuses of");
      return;
    }
    m = WORDS_OF.matcher(sentence);
    if (m.matches()) {
      Speaker who = m.group("who") == null ? last : speaker(m.group("who"));
      add(
          s,
          m,
          "said",
          who,
          HEDGE.matcher(m.group("said")).find() && m.group("said").matches("(?s).*\\d.*")
              ? SpeechAct.PROJECT
              : SpeechAct.ASSERT,
          "",
          false,
          "in the words of");
      return;
    }
    m = THAT.matcher(sentence);
    if (m.matches() && !m.group("who").matches("(?s).*[«»\"].*[,].*")) {
      String said = m.group("said");
      boolean quoted = said.matches("(?s)^[«\"“„].*");
      add(
          s,
          m,
          "said",
          speaker(m.group("who")),
          cue(m.group("cue")),
          "",
          quoted,
          "a verb of saying");
      return;
    }
    m = BEFORE.matcher(sentence);
    if (m.matches() && !m.group("said").matches("(?s)^[«\"“„].*")) {
      add(
          s,
          m,
          "said",
          speaker(m.group("who")),
          cue(m.group("cue")),
          "",
          false,
          "a verb of saying behind what is said");
      return;
    }
    m = OBJECT.matcher(sentence);
    if (m.matches()
        && cue(m.group("cue")) != SpeechAct.ASSERT
        && m.group("who").split("\\s+", -1).length <= 8) {
      add(
          s,
          m,
          "said",
          speaker(m.group("who")),
          cue(m.group("cue")),
          "",
          false,
          "a verb with what is said as its object");
    }
  }

  private static SpeechAct cue(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, SpeechAct> e : CUES.entrySet()) {
      if (small.startsWith(e.getKey())) {
        return e.getValue();
      }
    }
    return SpeechAct.ASSERT;
  }

  /// In whatever case the surname stands: Мизинцева, Живицького.
  private @Nullable String fullName(String surname) {
    for (String form : nominatives(surname)) {
      String full = fullNames.get(Spelling.fold(form));
      if (full != null) {
        return full;
      }
    }
    return null;
  }

  private static Actors.@Nullable Actor actor(String surname) {
    for (String form : nominatives(surname)) {
      Actors.Actor actor = Actors.find(form);
      if (actor != null) {
        return actor;
      }
    }
    return null;
  }

  private static List<String> nominatives(String word) {
    List<String> forms = new ArrayList<>(List.of(word));
    for (String[] ending : CASES) {
      if (word.endsWith(ending[0]) && word.length() > ending[0].length() + 3) {
        forms.add(word.substring(0, word.length() - ending[0].length()) + ending[1]);
      }
    }
    return forms;
  }

  private static final String[][] CASES = {
    {"ого", "ий"},
    {"ого", "ый"},
    {"ому", "ий"},
    {"им", "ий"},
    {"ым", "ый"},
    {"им", ""},
    {"ым", ""},
    {"ом", ""},
    {"ем", "ь"},
    {"а", ""},
    {"у", ""},
    {"ю", "я"},
    {"я", "й"},
    {"я", "ь"},
    {"и", "а"},
    {"і", "а"},
    {"ы", "а"},
    {"ою", "а"},
    {"ой", "а"},
    {"ої", "а"},
    {"а", "о"},
    {"ові", ""},
    {"еві", "ь"},
    {"ком", "ко"},
    {"ка", "ко"}
  };

  private static final Pattern SAME_PERSON = Pattern.compile(
      "^(?:(?:він|вона|он|она)(?: також| также)?|(?:також|также) (?:він|вона|он|она)|посадовець|посадовиця|чиновник|генерал|політик|политик|речник|речниця|очільник|очільниця|урядовець|губернатор|мер|мэр|міністр|министр|жінка|женщина|спикер|спікер|військовий|дипломат|представитель|представник|глава региона|голова ова|президент)$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Speaker speaker(String words) {
    String bare = words.strip().replaceAll("[.»\"]+$", "");
    if (bare.matches(
        "(?iu)^(він|вона|вони|он|она|они|также|також|водночас)?\\s*(він|вона|он|она)?$")) {
      return last;
    }
    Matcher paper = PAPER_OF.matcher(bare);
    if (paper.find()) {
      bare = paper.group("of").strip();
      if (bare.isEmpty()) {
        return last;
      }
    }
    Matcher office = IN_OFFICE.matcher(bare);
    if (office.matches()) {
      bare = office.group("office");
    }
    bare = bare.replaceFirst("(?iu)[,]\\s*(напротив|навпаки|зокрема|в частности|однако|однак)$", "")
        .strip();
    if (SAME_OFFICE.matcher(bare).matches() && !last.isNobody()) {
      return last;
    }
    if (SAME_PERSON.matcher(bare).matches() && !last.isNobody()) {
      return last;
    }
    if (!publisher.isNobody()
        && bare.matches(
            "(?iu)(міністерство|министерство|посольство|міськрада|рада|адміністрація|администрация|ми|мы|я)")) {
      return publisher;
    }
    Matcher names = Pattern.compile("\\p{Lu}[\\p{L}'’]+", FLAGS).matcher(bare);
    String surname = "";
    while (names.find()) {
      String full = fullName(names.group());
      Actors.Actor actor = actor(names.group());
      if (actor != null) {
        return new Speaker(actor.name(), actor.office(), actor.party(), true);
      }
      if (full != null && names.start() > 0) {
        surname = full;
      }
    }
    if (!surname.isEmpty()) {
      return new Speaker(surname, bare.replace(surname, "").strip(), Actors.party(bare), false);
    }
    if (bare.matches(
        "(?iu)(.*\\s)?(він|вона|он|она)(\\s+(агентству|каналу|телеканалу|журналістам|журналистам|виданню|изданию).*)?$")) {
      return last;
    }
    String plain = bare.replaceFirst("^(У|В|Во|Также|Також|Водночас|Раніше|Ранее)\\s+", "")
        .replaceAll(
            "\\s+(напередодні|накануне|вчора|сьогодні|сегодня|вчера|в твиттере|у твіттері)$", "");
    return new Speaker(plain, "", Actors.party(plain), false);
  }

  private void add(
      Span s,
      Matcher m,
      String group,
      Speaker who,
      SpeechAct act,
      String accused,
      boolean quoted,
      String why) {
    addSpan(
        s,
        new Span(s.from() + m.start(group), s.from() + m.end(group)),
        who,
        act,
        accused,
        quoted,
        why);
  }

  private void addSpan(
      Span s, Span raw, Speaker who, SpeechAct act, String accused, boolean quoted, String why) {
    String text = page.text();
    int from = raw.from();
    int to = raw.to();
    while (from < to
        && (Character.isWhitespace(text.charAt(from))
            || "«\"“„,".indexOf(text.charAt(from)) >= 0)) {
      from++;
    }
    while (to > from
        && (Character.isWhitespace(text.charAt(to - 1))
            || ".,;»\"”".indexOf(text.charAt(to - 1)) >= 0)) {
      to--;
    }
    if (to - from < 4 || who.isNobody()) {
      return;
    }
    Span span = new Span(from, to);
    String said = span.of(text);
    String around = text.substring(s.from(), Math.max(s.from(), from)) + " "
        + text.substring(Math.min(to, s.to()), s.to());
    Matcher hedge = HEDGE.matcher(said);
    last = who;
    SpeechAct told = refined(act, said, who);
    found.add(new Statement(
        span,
        s,
        who,
        told,
        blamed(told, said, accused),
        Addressee.of(text, s, span, told),
        medium(around),
        List.of(),
        quoted,
        hedge.find() ? hedge.group() : "",
        NEGATED.matcher(said).find(),
        why));
  }

  /// Who is blamed, as those at war call each other.
  private static final String SIDE =
      "(?<who%d>(?:російськ\\p{L}+|окупант\\p{L}*|загарбник\\p{L}*|рашист\\p{L}*|ворог\\p{L}*|росі[яїю]|росіян\\p{L}*|россиян\\p{L}*|русск\\p{L}+|российск\\p{L}+|оккупант\\p{L}*|враг\\p{L}*|россия|киев|київ|москва|украинск\\p{L}+|українськ\\p{L}+|всу|зсу|боевик\\p{L}*|боевики|националист\\p{L}*|націоналіст\\p{L}*|нацбат\\p{L}*|бандит\\p{L}*)(?: (?:війська|сторона|військові|армія|войска|военные|армия|авиация|авіація|власти|влада|батальоны|формирования|боевики|артиллерия|артилерія|режим))?)";

  private static final String WRONG =
      "(?<![\\p{L}])(?:обстріл|обстрел|стріля|стреля|зрива|зірва|срыва|сорва|утриму|удержива|блоку|блокир|поруш|наруш|не дотрим|не соблюд|бомб|скинул|сбросил|не випуска|не выпуска|не пропуск|не пропуст|не пуска|не відпуска|не забезпечи|не обеспечи|мину|міну|викра|похит|використов|использу|перешкодж|препятств|атаку|убива|вбива|відбира|отбира|забира|розверта|розверну|разверну|відкрива\\p{L}+ вогонь|відкрили вогонь|открыва\\p{L}+ огонь|открыли огонь|зруйнува|разруши|гвалту|катув|депорту)\\p{L}*";

  private static final Pattern BLAMES = Pattern.compile(
      SIDE.formatted(1) + "[^.]{0,40}?" + WRONG + "|" + WRONG + "[^.,;]{0,25}?(?<![\\p{L}])"
          + SIDE.formatted(2),
      Pattern.CASE_INSENSITIVE | FLAGS);

  private static @Nullable String blamedBy(String said) {
    Matcher blames = BLAMES.matcher(said);
    return blames.find()
        ? blames.group("who1") != null ? blames.group("who1") : blames.group("who2")
        : null;
  }

  private static final Pattern IMPERATIVE = Pattern.compile(
      "^(?:не )?\\p{L}+(?:йте|йтесь|іть|ите|айте|яйте)(?![\\p{L}])",
      Pattern.CASE_INSENSITIVE | FLAGS);
  private static final Pattern MAY = Pattern.compile(
      "(?<![\\p{L}])(може|можуть|может|могут)(?![\\p{L}])", Pattern.CASE_INSENSITIVE | FLAGS);

  /// What the words of it tell more than the verb.
  private static SpeechAct refined(SpeechAct act, String said, Speaker who) {
    boolean clause = said.contains(" ") && said.length() > 20;
    if (act == SpeechAct.REFUSE && clause && NEGATED.matcher(said).find()) {
      return SpeechAct.DENY;
    }
    if (act != SpeechAct.ASSERT && act != SpeechAct.ANNOUNCE) {
      return act;
    }
    String blamed = blamedBy(said);
    String side = blamed == null ? "" : Actors.party(blamed.split(" ", 2)[0]);
    if (blamed != null && (side.isEmpty() || !who.behalf().equals(side))) {
      return SpeechAct.ACCUSE;
    }
    if (act == SpeechAct.ANNOUNCE) {
      return act;
    }
    if (IMPERATIVE.matcher(said).find()) {
      return SpeechAct.DEMAND;
    }
    if (MAY.matcher(said).find()) {
      return SpeechAct.PROJECT;
    }
    return SlavicVoice.announces(said) ? SpeechAct.ANNOUNCE : act;
  }

  private static String blamed(SpeechAct act, String said, String accused) {
    String blamed = act == SpeechAct.ACCUSE && accused.isEmpty() ? blamedBy(said) : null;
    return blamed == null ? accused : blamed;
  }

  private static @Nullable Medium medium(String around) {
    if (TELEGRAM.matcher(around).find()) {
      return Medium.TELEGRAM;
    }
    if (TWITTER.matcher(around).find()) {
      return Medium.TWEET;
    }
    if (FACEBOOK.matcher(around).find()) {
      return Medium.FACEBOOK;
    }
    if (BRIEFING.matcher(around).find()) {
      return Medium.BRIEFING;
    }
    return TV.matcher(around).find() ? Medium.TELEVISION : null;
  }
}
