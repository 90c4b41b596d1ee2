package org.corridor.feeds.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Speaker;
import org.corridor.reports.ReportEvent.SpeechAct;

/// Posts and communiqués in Ukrainian and Russian: whose own words they are, and what these do.
final class SlavicVoice {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern INSTITUTION = Pattern.compile(
      "міська рада|міськрада|мерія|горсовет|мэрия|адміністрац|администрац|ова(?![\\p{L}])|губернатор|посольств|міністерств|министерств|мзс|мид(?![\\p{L}])|міноборони|минобороны|мккк|мкчх|оон(?![\\p{L}])|голова|глава|штаб|врио|мер(?![\\p{L}])|мэр(?![\\p{L}])|дснс|мчс|красн\\p{L}+ крест|червон\\p{L}+ хрест",
      FLAGS);
  private static final Pattern TITLED = Pattern.compile(
      "^(?:Заява|Коментар|Звернення|Повідомлення|Заявление|Комментарий|Обращение|Сообщение)\\s+(?<who>(?:\\p{Lu}).{2,70}?)(?=\\s+(?:щодо|про|з приводу|стосовно|у зв|в связи|по поводу|о(?=\\s)|относительно)|$)",
      Pattern.UNICODE_CASE);
  private static final Pattern OURSELVES = Pattern.compile(
      "(?<![\\p{L}])(ми|мы|нам|наш\\p{L}*|я|мені|мне)(?![\\p{L}])|(?<![\\p{L}])(?:закликаємо|вимагаємо|просимо|прошу|обіцяю|обещаю|призываем|требуем|просим|подтверждаем|підтверджуємо|отвергаем|відкидаємо|отказываемся|рассчитываем|розраховуємо|зобов'язуємося|обязуемся|продовжуємо|продолжаем|чекаємо|ждём|ждем)(?![\\p{L}])",
      FLAGS);
  /// What they do by saying it, by the first of these that fits.
  private static final Map<SpeechAct, Pattern> ACTS = new LinkedHashMap<>();

  static {
    put(
        SpeechAct.DENY,
        "(?<![\\p{L}])(не відповіда\\p{L}+ дійсності|не соответству\\p{L}+ действительности|неправда|фейк\\p{L}*|брехня|брехнею|ложь|вранье|враньё|не має жодного стосунку|не имеет никакого отношения|нікого силою|никого силой|отвергаем|відкидаємо|спростовуємо|опровергаем|чутки|слухи)(?![\\p{L}])");
    put(
        SpeechAct.REGRET,
        "(?<![\\p{L}])(сожале\\p{L}+|шкоду\\p{L}+|вибач\\p{L}+|перепрошую|прикро|извин\\p{L}+|на жаль|прост\\p{L}{2,3} нас)(?![\\p{L}])");
    put(
        SpeechAct.REFUSE,
        "(?<![\\p{L}])(відмовляємося|отказываемся|не погоджуємося|не согласны|не \\p{L}+(?:тиму|тимемо)|не буду|не станем|не станемо|не будемо \\p{L}+ти|не можу розголошувати|не комментиру\\p{L}+|не коментую)(?![\\p{L}])");
    put(SpeechAct.ADMIT, "(?<![\\p{L}])(визнаю|визнаємо|признаю|признаём|признаем)(?![\\p{L}])");
    put(SpeechAct.CONFIRM, "(?<![\\p{L}])(підтверджуємо|подтверждаем)(?![\\p{L}])");
    put(
        SpeechAct.PROMISE,
        "(?<![\\p{L}])(обіцяю|обіцяємо|обещаю|обещаем|гарантуємо|гарантируем|зобов'язуємося|зобовʼязуємося|обязуемся|зробимо все|сделаем все|більше такого не буде|больше такого не будет|нікого не покине\\p{L}*|никого не брос\\p{L}*|повідомимо|сообщим|приютим\\p{L}*|прийме[мо]+ всіх|примем всех)(?![\\p{L}])");
    put(
        SpeechAct.DEMAND,
        "(?<![\\p{L}])(закликаємо|вимагаємо|просимо|прошу|призываем|требуем|просим|призываю|закликаю|требую|вимагаю|попросив|попросил|будь ласка|пожалуйста)(?![\\p{L}])|^\\W*(?:не )?\\p{L}+(?:йте|йтесь|йтеся|іть|ите|айтесь)(?![\\p{L}])");
    put(
        SpeechAct.THREATEN,
        "(?<![\\p{L}])(будет вынужден\\p{L}*|буде змушен\\p{L}*|понесут ответственность|лаву підсудних|скамью подсудимых|ответите за|відповісте за)(?![\\p{L}])");
    put(
        SpeechAct.PROJECT,
        "(?<![\\p{L}])(розраховуємо|рассчитываем|очікуємо|ожидаем|сподіваємося|надеемся)(?![\\p{L}])");
    put(
        SpeechAct.ANNOUNCE,
        "(?<![\\p{L}])(завтра|планується|планируется|заплановано|запланирован\\p{L}*|погодили|узгоджено|согласован\\p{L}*|буд(?:е|уть|ет|ут)|відкрит\\p{L}*|открыт\\p{L}*|\\p{L}+тиме|\\p{L}+тимуть|вируш\\p{L}+|отправ\\p{L}+тся|готуємо|готовим|плануємо|планируем|привеземо|привезём|привезем|рушить|рушать|оголосимо|объявим|спробуємо|попробуем|зустрінемо|встретим|встречаем|откроется|відкриється|підготують|подготовят|выделят|виділять|продолжится|триватиме|пойдут|поїдуть|відкладено|отложен\\p{L}*|скасовано|отменен\\p{L}*|продлен\\p{L}*|продовжено|оголошено|объявлен\\p{L}*)(?![\\p{L}])");
  }

  private static void put(SpeechAct act, String words) {
    ACTS.put(act, Pattern.compile(words, FLAGS));
  }

  private static final int SENTENCES_MIN = 2;
  private static final int WORDS_MIN = 3;

  private SlavicVoice() {}

  /// Whose own words a page is; nobody where it reports what others say.
  static Speaker publisher(Page page, List<Sentence> sentences) {
    Matcher titled = TITLED.matcher(page.title().isEmpty() ? page.source() : page.title());
    if (titled.find()) {
      return named(titled.group("who"));
    }
    String source =
        page.source().split("[/|•.]", 2)[0].replaceAll("[^\\p{L}\\d)»\"]+$", "").strip();
    if (source.isEmpty()) {
      source = Masthead.of(page, sentences, INSTITUTION);
    }
    if (source.isEmpty()) {
      return Speaker.NOBODY;
    }
    long ourselves = sentences.stream()
        .filter(s -> s.kind() == Line.Kind.BODY)
        .map(s -> s.span().of(page.text()).replaceAll("[«\"“„][^»\"”]*[»\"”]?", " "))
        .filter(t -> OURSELVES.matcher(t).find())
        .count();
    boolean institution = page.source().isEmpty()
        || INSTITUTION.matcher(page.source()).find()
        || Actors.find(source) != null;
    return (institution && ourselves >= 1) || ourselves >= SENTENCES_MIN
        ? named(source)
        : Speaker.NOBODY;
  }

  /// The publisher of a name.
  static Speaker named(String words) {
    String name = words.strip();
    Actors.Actor actor = name.split("\\s+", -1).length <= 3 ? Actors.find(name) : null;
    return actor == null
        ? new Speaker(name, "", Actors.party(name), false)
        : new Speaker(actor.name(), actor.office(), actor.party(), true);
  }

  /// Is it something said, and no line of a list, greeting or question?
  static boolean isSaid(String sentence) {
    String bare = sentence.strip();
    return bare.split("\\s+", -1).length >= WORDS_MIN
        && !bare.matches("(?s)^[–—•·*-]\\s.*|.*[:?]$|^\\[.*\\]$|.*\\d[;,]$")
        && !bare.matches("(?s)^\\W*\\d{1,2}[:.]\\d\\d\\b.*[^.!]$");
  }

  /// Is something to come made known?
  static boolean announces(String said) {
    return Objects.requireNonNull(ACTS.get(SpeechAct.ANNOUNCE)).matcher(said).find();
  }

  /// What they do by saying it, in their own voice.
  static SpeechAct act(String said) {
    for (Map.Entry<SpeechAct, Pattern> act : ACTS.entrySet()) {
      if (act.getValue().matcher(said).find()) {
        return act.getKey();
      }
    }
    return SpeechAct.ASSERT;
  }
}
