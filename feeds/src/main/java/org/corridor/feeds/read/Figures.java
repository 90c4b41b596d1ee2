package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Quantity;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.corridor.reports.Figure;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Numbers that count people, households, vehicles or crossings; with what they are part of.
final class Figures {
  private static final String PERSONS =
      "people|persons?|arrivals|humans|child|souls|civilians?|residents?|children|kids|women|men|refugees|students?|patients|wounded|injured|evacuees|inhabitants|elderly|dead|victims|fighters|soldiers|passengers|pensioners|foreigners|citizens|displaced(?! famil| household)|returnees|drivers|doctors|workers|staff|volunteers|orphans|babies|newborns|girls|boys|prisoners|detainees|townspeople|villagers|Ukrainians|Russians|souls|lives|individuals|nationals|adults|deaths|carers|employees|youths|teachers|nurses|soldiers|medics|rescuers|miners|sailors|believers|monks|teenagers|toddlers|infants|migrants|Palestinians|Armenians|Syrians|Sudanese|Israelis|hostages|captives|relatives|spectators|guards|gunmen|militants|rebels|killed|casualties|fatalities|beneficiaries|IDPs|personnel|servicemen|servicewomen|colleagues|delegates|negotiators|mayors|surgeons|police officers|policemen|firefighters|paramedics|guests|agents|observers|monitors|journalists|engineers|members|mothers|pupils|ladies|farmers|fishermen|seafarers|peacekeepers|conscripts|recruits|troops|officers|orderlies|grandmothers|priests|nuns|survivors|bystanders|deportees|expatriates|dependants|Indians|Turks|Nigerians|Chinese|Pakistanis|Egyptians|Britons|Americans|Germans|Poles|Belarusians|Moldovans|Georgians|Azerbaijanis|Crimean Tatars|locals|combatants|pax|respondents|resettlers|Gazans|diplomats|dependents|settlers|family members|"
          + "людей|осіб|людини|особи|мешканців|жителів|жителей|дітей|детей|цивільних|человек|человека|лиц|граждан|громадян|мирных|біженців|беженцев|поранених|раненых|студентів|студентов|палестинц\\p{L}+|іноземц\\p{L}+|иностранц\\p{L}+|жителям|мешканцям|волонтер\\p{L}+|водіїв|водителей|жінок|женщин|пацієнтів|пациентов|українців|украинцев|раненым|військових|боевиков|рятувальник\\p{L}+|спасател\\p{L}+|пенсіонерів|пенсионеров|евакуйован\\p{L}+|эвакуирован\\p{L}+|пасажирів|пассажиров|загиблих|погибших";
  private static final String HOUSEHOLDS =
      "households?|families|family(?! members?)|сімей|семей|родин";
  private static final String VEHICLES =
      "buses|bus|coaches|coach|lorry|automobiles?|motorbikes?|motorcycles?|tractors?|pick-ups?|cars?|vehicles?|trucks?|lorries|minivans?|minibus(?:es)?|ambulances?|vans?|jeeps?|tankers?|carts|units of (?:\\p{L}+ )?(?:motor )?(?:transport|vehicles)|автобус\\p{L}*|автівок|автомобил\\p{L}*|автомобіл\\p{L}*|машин\\p{L}*|вантажівок|грузовик\\p{L}*|авто";
  private static final String CROSSINGS =
      "(?:border )?crossings|entries|exits|перетин\\p{L}*|пересечени\\p{L}*";
  private static final String OTHER =
      "kilomet\\p{L}+|km|miles?|met(?:er|re)s?|m|days?|hours?|minutes?|seconds?|weeks?|months?|years?|per ?cent|percent|%|euros?|dollars?|tonnes?|tons?|corridors?|routes?|rounds?|roads?|times?|points?|villages?|towns?|cities|settlements?|countries|regions?|houses|schools|hospitals|degrees|litres?|kilos?|o'clock|a\\.?m\\.?|p\\.?m\\.?|districts?|trains?|convoys?|columns?|checkpoints?|attempts?|missiles?|shells?|strikes?|attacks?|flights?|depots?|sides?|parties|parts|others? things|conditions|thousandths|wards|beds|storeys|floors|bodies|locations|trucks? of|км|годин\\p{L}*|час\\p{L}*|дн\\p{L}+|днів|коридор\\p{L}*|маршрут\\p{L}*|населен\\p{L}*|тонн\\p{L}*|метр\\p{L}*|хвилин|минут|року|года|березня|марта|квітня|апреля|лютого|февраля|травня|мая";
  /// "One ambulance driver", "one lady of 84 years".
  private static final Pattern ONE = Pattern.compile(
      "^ (?:\\p{L}+ ){0,2}?(?<who>driver|volunteer|worker|man|woman|lady|girl|boy|child|person|civilian|resident|patient|soldier|serviceman|medic|paramedic|policeman|officer|doctor|nurse|national|passenger|pensioner|student|teacher|mother|baby)(?=[,.;:)]| (?:of|in|from|at|was|were|is|has|had|who|and|when|died|on|near|by)\\b)");
  private static final Pattern BEHIND = Pattern.compile(
      "^(?<between>(?:[\\s  ]+(?:of|the|more|other|\"?[\\p{L}-]+\"?)){0,3}?)[\\s  ]+\"?(?:(?<p>"
          + PERSONS + ")|(?<h>" + HOUSEHOLDS + ")|(?<v>(?:" + VEHICLES
          + ")(?![\\p{L}-]| (?:driver|crew|passenger)s?\\b))|(?<c>" + CROSSINGS
          + ")|(?<o>" + OTHER + "))(?![\\p{L}-])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern SAME_UNIT = Pattern.compile(
      "^[,]?[\\s ]*(?:of (?:them|those|whom|these)|(?:seriously |badly )?(?:wounded|injured|killed)|who\\b|others\\b|more\\b|were\\b|came\\b|have\\b|had\\b|are\\b|will\\b|would\\b|managed\\b|is\\b|was\\b|or so\\b|now\\b|before\\b|a (?:day|week|month) (?:earlier|before|ago)|on\\b|during\\b|after\\b|of the day\\b|reached\\b|from\\b|on foot|by\\b|with\\b|в тому числі|из них|з них|— діти|in their\\b|crossed|arrived|left|remain|still|in\\b|to\\b|out\\b|[.,;)]|could\\b|may\\b|at\\b|since\\b)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BEFORE_SAME = Pattern.compile(
      "(?:\\b(?:further|remaining|another|additional|including|among them|of these|of them|from them|of whom|(?:up|down) from|compared (?:with|to)|(?:as )?against|it was|rise to|double to|to|total of|some|about|around|than|nearly|almost|roughly|up to|the first|as many as|only|not|but|of the|least|seen|with)|➡️|—|–)[\\s ]*$",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BOUND = Pattern.compile(
      "(?<!\\p{L})((?:no|not|never|hardly|scarcely|barely|cannot|n['’]t|can['’]t)(?: \\p{L}+){0,3}? (?:more|fewer|less) than|at most|a maximum of|не (?:більше|більш|более|больше|менше|менш|менее|меньше)(?: (?:ніж|як|чем))?|щонайбільше|щонайменше|(?:an )?estimated|приблизно|орієнтовно|ориентировочно|more than|over|at least|less than|fewer than|up to|as many as|about|around|some|nearly|almost|roughly|approximately|close to|понад|більше|близько|до|более|около|примерно|майже|почти|свыше)[\\s ]*(?:the |about |around |some )?$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NOT_COUNTED = Pattern.compile(
      "(?:[$€£№#]|\\b(?:round|article|resolution|no|km|route|point|kilometre|kilometer|page|aged|age|at|H|M|number|from|until|till|section|type)\\.?)[\\s ]*$|[\\d][.:/]$",
      Pattern.CASE_INSENSITIVE);
  /// "Men over 55", "between the ages of 15 and 55".
  private static final Pattern AGED = Pattern.compile(
      "(?i)\\b(?:(?:men|women|boys|girls|people|persons|children|those) (?:over|under|above|below) |ages? of (?:\\d+ and )?)$");
  private static final Pattern OF_A_YEAR = Pattern.compile(
      "(?:^|\\s|\\()(?:in|since|until|of|by|during|from|early|late|mid|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|у|в|с|з|до|навесні|весной)[\\s ]+$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern TO =
      Pattern.compile("(?iu)\\s*(?:to|(?<and>and)|–|—|-)\\s*(?:about |some )?");
  private static final Pattern CHANGES = Pattern.compile("(?iu)\\bfrom\\s+(?:about |around )?$");
  private static final Pattern PLUS = Pattern.compile("^[\\s-]plus(?= )");
  private static final Pattern MAY = Pattern.compile(
      "\\b((?-i:may)|might|could|will|would|expect\\w*|if|project\\w*|forecast\\w*|by (?:july|august|the end))\\b|може|могут|может|очіку|ожида",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern PLANNED = Pattern.compile(
      "\\b(plan\\w*|prepar\\w*|foresee\\w*|promis\\w*|waiting|ready|announced|scheduled|will|to come|readiness|stand by|standing by|are to|is to|were to|allocated|sent for)\\b|планують|готов|планиру",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern PART = Pattern.compile(
      "(?:including|among them|of (?:them|whom|these|those)|,[^,.]{0,12})[\\s ]*(?:about |around |some |more than )?$|of (?:them|those|whom)|(?:у тому числі|в тому числі|серед них|з них|в том числе|из них|среди них)[\\s ]*$",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern CLAUSE_ENDS = Pattern.compile("[,;:](?!\\d)|[()–—]");
  private static final Pattern HARM = Pattern.compile(
      "(?i)\\b(?:kill\\w*|dead|die[ds]?|deaths?|wound\\w*|injur\\w*|shot|casualt\\w*|deport\\w*|abduct\\w*|seized|by force|forcibly)\\b");
  private static final Pattern MEANT = Pattern.compile(
      "(?i)\\b(?:scheduled|planned|(?:are|is|was|were) to (?:be|have|take|bring|carry|go|leave)|stands? ready|permission for|set aside|permit for|will (?:carry|take|bring))\\b");
  private static final int CROSSINGS_MIN = 20;

  /// So far from a number its unit may stand.
  private static final int NEAR_CHARS = 120;

  private static final Pattern RANGE = Pattern.compile(
      "^\\s*(?:to|but|or|and|of|of the|–|-)\\s*(?:only )?\\d[\\d,. ]*(?=\\s)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern DOES = Pattern.compile(
      "^[\\s ]+(?:who|walked|fled|waiting|wish(?:ed)? to|want(?:ed)? to|sick\\b|had come|have come|had gone|have gone|had left|have left|out\\b(?=[,.])|человек|осіб|crossed|came|arrived|left|remain\\w*|enclosed|trapped|stranded|escaped|returned|reached|in all\\b|all told|by (?:his|her|their|its) count|made it|got out|could|may|might|are from|were taken|were brought|from)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern GROWS = Pattern.compile(
      "\\b(?:rise|rises|rose|risen|jumped|dropped|double|doubled|grow|grew|grown|increase|increased|climb|climbed|reach|reached|exceed|exceeded|pass|passed|topped|surpassed|swell|fell|fallen|figure of|number of|estimate of|total of|group of|than the|there were|tally,|they number|by now it is|it['’]s now|right number is|should have been|number as|figure as|population of [^.;]{0,40} at|(?:number|toll|total|figure|count|dead|killed|wounded|missing|those (?:who|\\p{L}+ing) [^.;]{0,40})\\b[^.;]{0,60} at)(?: to)?[\\s ]+(?:about |around |nearly |more than |over |some |almost )?$",
      Pattern.CASE_INSENSITIVE);

  /// "Eleven were taken to hospital", "one driver was lightly wounded".
  private static final Pattern HAPPENED = Pattern.compile(
      "^[\\s ]*(?:(?:driver|volunteer|worker|man|woman|girl|boy|child|person|civilian|resident|patient|soldier|medic|policeman|doctor|nurse)[\\s ]+)?(?:was|were|has been|have been|had been|are|received|had|have)[\\s ]+(?:been )?(?:\\w+ly )?(?:a )?(?:wounded|injured|killed|freed|evacuated|rescued|displaced|hospitali[sz]ed|dead|missing|taken out|brought out|taken to (?:a |the )?hospitals?|wounds?\\b|died\\b)",
      Pattern.CASE_INSENSITIVE);

  /// A line of a list of places or days: "Vorzel – 1,400".
  private static final Pattern LISTED_AHEAD = Pattern.compile(
      "(?:^|[\\n,;:.]|[^\\p{L}\\p{N}\\s,.])\\s*(?:and )?\\p{Lu}[\\p{L}'’ ]{2,24}\\s*(?:[–—-]|:)\\s*(?:about |some |over )?$");
  private static final Pattern ALONE = Pattern.compile(
      "(?i)^\\s*(?:$|[,;.)!?](?!\\d))|^ (?:on|in|at|from|to|by|through|were|was|are|have|had|will|would|may|might|could|went|came|left|passed|arrived|crossed|died|sleep|today|yesterday|tomorrow|last|a day|per day|daily|so far|after|before|and|still|who|with|each|over|for|via)\\b");
  private static final Pattern NOT_ALONE = Pattern.compile(
      "(?i)(?:\\b(?:at|until|till|by|since|before|after|on|route|road|highway|paragraph|resolution|chapter|call|phone|tel|size|calibre|model|flight|room|no)\\.? ?|[$€£№#+*/-] ?|\\p{Lu}-?)$");
  private static final int LARGE = 3_000;
  private static final int MORE_THAN_FIT = 60;
  private static final Pattern OF_WHOM = Pattern.compile("(?i)^,? of whom\\b");
  private static final Pattern CARRIED = Pattern.compile(
      "(?i)\\b(?:for|with|carrying|aboard|of whom there (?:are|were))(?: some| about)? $");
  private static final Pattern LISTED_BEHIND =
      Pattern.compile("^\\s*(?:$|[,;.\\n]|people\\b|[^\\p{L}\\p{N}\\s])");

  /// Of a range the unit may be told nowhere: "trapped at between 300,000 and 350,000".
  private static final Pattern RANGE_BEGINS =
      Pattern.compile("(?i)\\bbetween\\s+(?:about |around |some )?$");
  private static final Pattern BEGINS = Pattern.compile("(?:^|[,;:–—]|\\band)[\\s ]*$");
  private static final Pattern ACTS = Pattern.compile(
      "^[\\s ]+(?:had|have|has|were|are|reached|managed|did|stayed|returned|spent|got|made|made it)\\b",
      Pattern.CASE_INSENSITIVE);

  private Figures() {}

  static List<Quantity> of(
      String text, List<Span> sentences, List<Statement> statements, List<Span> taken) {
    List<Quantity> found = new ArrayList<>();
    Span previous = null;
    BitSet letters = new BitSet(text.length());
    taken.forEach(t -> letters.set(t.from(), t.to()));
    for (Span s : sentences) {
      List<Numbers.Counted> numbers = Numbers.in(text, s).stream()
          .filter(n -> letters.get(n.span().from(), n.span().to()).isEmpty())
          .toList();
      for (int i = 0; i < numbers.size(); i++) {
        Numbers.Counted n = numbers.get(i);
        Quantity range = i + 1 < numbers.size()
            ? range(text, s, n, numbers.get(i + 1), found, previous, statements)
            : null;
        Quantity q =
            range == null ? quantity(text, s, n, false, found, previous, statements) : range;
        if (q != null) {
          found.add(q);
        }
        i += range == null ? 0 : 1;
      }
      previous = s;
    }
    return found;
  }

  /// The two ends of a range are one figure: "between 3,000 and 3,500", "70 to 80 thousand".
  private static @Nullable Quantity range(
      String text,
      Span s,
      Numbers.Counted first,
      Numbers.Counted last,
      List<Quantity> before,
      @Nullable Span previous,
      List<Statement> statements) {
    Span between =
        new Span(first.span().to(), Math.max(first.span().to(), last.span().from()));
    Matcher to = TO.matcher(between.of(text));
    String ahead = text.substring(
        Math.max(s.from(), first.span().from() - NEAR_CHARS), first.span().from());
    String words = last.span().of(text).toLowerCase(Locale.ROOT);
    double times = words.endsWith("thousand") ? 1_000 : words.endsWith("million") ? 1_000_000 : 1;
    double least = first.value() * times < last.value() ? first.value() * times : first.value();
    boolean range = to.matches()
        && least < last.value()
        && (to.group("and") == null
            ? !CHANGES.matcher(ahead).find()
            : RANGE_BEGINS.matcher(ahead).find());
    Quantity most = range
        ? quantity(
            text,
            s,
            new Numbers.Counted(
                new Span(first.span().from(), last.span().to()), last.value(), last.digits()),
            true,
            before,
            previous,
            statements)
        : null;
    return most == null ? null : most.from(least);
  }

  private static @Nullable Quantity quantity(
      String text,
      Span s,
      Numbers.Counted n,
      boolean range,
      List<Quantity> before,
      @Nullable Span previous,
      List<Statement> statements) {
    String behind =
        text.substring(n.span().to(), s.to()).replaceFirst("^\\.(?=[\\s ]+[\\p{Ll}])", " ");
    String ahead = text.substring(
        Math.max(s.from(), n.span().from() - NEAR_CHARS), n.span().from());
    Matcher plus = PLUS.matcher(behind);
    boolean orMore = plus.lookingAt();
    if (orMore) {
      behind = behind.substring(plus.end());
    }
    if ((n.value() < 1 && !LISTED_AHEAD.matcher(ahead).find())
        || behind.startsWith("%")
        || ahead.matches("(?is).*\\bnot (?:a |even )?(?:single )?$")
        || behind.startsWith("st ")
        || behind.startsWith("th ")
        || behind.matches("(?s)^[-–]\\p{L}.*")
        || behind.matches("(?s)^[.:/]\\d.*")
        || n.value() != Math.rint(n.value())) {
      return null;
    }
    boolean year = n.digits()
        && n.value() >= 1900
        && n.value() < 2100
        && n.span().to() - n.span().from() == 4
        && OF_A_YEAR.matcher(ahead).find();
    if (year) {
      return null;
    }
    if (NOT_COUNTED.matcher(ahead).find()
        && n.digits()
        && !ahead.matches("(?is).*\\b(from|at|until)[\\s]*$")) {
      return null;
    }
    if (n.digits() && n.value() < 100 && AGED.matcher(ahead).find()) {
      return null;
    }
    // "One of them answered" counts nobody.
    if (n.value() == 1 && behind.matches("(?is)^ of (?:them|us|those|these|the two|you)\\b.*")) {
      return null;
    }
    if (ahead.matches("(?is).*\\bnone of (the |these |those |all )?$")) {
      return null;
    }
    Matcher further = RANGE.matcher(behind);
    Matcher m = BEHIND.matcher(further.find() ? behind.substring(further.end()) : behind);
    boolean compared = behind.matches("(?is)^\\s+a (day|week|month) (earlier|before|ago)\\b.*");
    boolean named = !compared && m.find();
    if (named && blocked(m.group("between"))) {
      named = false;
    }
    if (named && (m.group("o") != null || (m.group("c") != null && n.value() < CROSSINGS_MIN))) {
      // "The eight crossings" are places.
      return null;
    }
    Figure.Unit unit = null;
    String about = "";
    String why = "";
    if (named) {
      unit = m.group("p") != null
          ? Figure.Unit.PERSONS
          : m.group("h") != null
              ? Figure.Unit.HOUSEHOLDS
              : m.group("v") != null ? Figure.Unit.VEHICLES : Figure.Unit.CROSSINGS;
      about = m.group().strip();
      why = "a number before \"" + about + "\"";
    } else if (n.value() == 1 && ONE.matcher(behind).find()) {
      unit = Figure.Unit.PERSONS;
      about = "people";
      why = "one person";
    } else if (HAPPENED.matcher(behind).find()
        || (n.value() >= 10 && OF_WHOM.matcher(behind).find())) {
      unit = Figure.Unit.PERSONS;
      about = "people";
      why = "a number of those to whom it happened";
    } else if (!before.isEmpty()
        && (n.value() >= 10 || n.digits())
        && LISTED_AHEAD.matcher(ahead).find()
        && LISTED_BEHIND.matcher(behind).find()) {
      Quantity counted = before.reversed().stream()
          .filter(q -> q.unit() == Figure.Unit.PERSONS)
          .findFirst()
          .orElse(before.getLast());
      unit = counted.unit();
      about = counted.about();
      why = "a number in a list";
    } else if (!before.isEmpty()
        && isNear(before, s, previous)
        && SAME_UNIT.matcher(behind).find()
        && (BEFORE_SAME.matcher(ahead).find()
            || behind.matches("(?is)^[\\s ]*(of (them|whom|those|these)|more\\b|others\\b).*")
            || (ahead.matches("(?s).*,\\s*$") && behind.matches("(?is)^\\s*of .*")))
        && !ahead.matches(
            "(?is).*(?<!\\b(up|down) )\\b(until|till|at|from|since|by|before|after)\\s*$")
        && (n.value() >= 10
            || behind.matches(
                "(?is)^[\\s ]*(of (them|whom|those|these)|more\\b|others\\b|were\\b|who\\b|have\\b|had\\b|are\\b|in\\b).*"))) {
      unit = inherited(before.getLast(), n);
      about = before.getLast().unit() == unit ? before.getLast().about() : "people";
      why = "a number beside \"" + before.getLast().span().of(text) + " " + about + "\"";
    } else if ((range && n.digits() && n.value() >= LARGE)
        || (n.value() >= 10
            && ahead.matches(
                "(?is).*\\b(group|total|number) of (about |some |around |nearly |more than |over )?$"))) {
      unit = Figure.Unit.PERSONS;
      about = "people";
      why = "a number of those to whom it happened";
    }
    boolean grows = GROWS.matcher(ahead).find();
    boolean does = (DOES.matcher(behind).find()
            || (ACTS.matcher(behind).find() && BEGINS.matcher(ahead).find()))
        && !ahead.matches(
            "(?is).*\\b(until|till|at|from|since|by|before|after|on|of|round|article)\\s*$");
    if (unit == null
        && n.value() >= 10
        && n.value() < 1e9
        && (grows || does)
        && !(n.value() >= 1900
            && n.value() < 2100
            && n.digits()
            && !text.substring(n.span().from(), n.span().to()).contains(","))) {
      Quantity beside = before.isEmpty() ? null : before.getLast();
      boolean near =
          beside != null && (beside.sentence().equals(s) || beside.sentence().equals(previous));
      unit = beside != null && near ? inherited(beside, n) : Figure.Unit.PERSONS;
      about = beside != null && near && beside.unit() == unit ? beside.about() : "people";
      why = "a number of those who do or grow";
    }
    if (unit == null && isAlone(text, n, ahead, behind) && isNear(before, s, previous)) {
      unit = inherited(before.getLast(), n);
      about = before.getLast().unit() == unit ? before.getLast().about() : "people";
      why = "a number without a unit behind \"" + before.getLast().span().of(text) + " " + about
          + "\"";
    }
    if (unit == null) {
      return null;
    }
    if (!named && unit == Figure.Unit.VEHICLES && CARRIED.matcher(ahead).find()) {
      // "Nine cars for 22 of them": who is in them.
      unit = Figure.Unit.PERSONS;
      about = "people";
    }
    Matcher bound = BOUND.matcher(ahead);
    String told = bound.find() ? bound.group(1).toLowerCase(Locale.ROOT) : "";
    String limit = orMore ? "at least" : range ? "at least" : told;
    Statement in =
        statements.stream().filter(x -> x.span().touches(n.span())).findFirst().orElse(null);
    return new Quantity(
        n.span(),
        s,
        n.value(),
        unit,
        kind(text, s, n, limit, unit, in),
        about,
        limit,
        null,
        within(text, s, n, unit, before),
        why);
  }

  private static boolean isNear(List<Quantity> before, Span s, @Nullable Span previous) {
    Span last = before.isEmpty() ? null : before.getLast().sentence();
    return last != null && (last.equals(s) || last.equals(previous));
  }

  /// Thousands behind a few buses or families are people.
  private static Figure.Unit inherited(Quantity beside, Numbers.Counted n) {
    return n.value() >= 1_000 && n.value() > MORE_THAN_FIT * beside.value()
        ? Figure.Unit.PERSONS
        : beside.unit();
  }

  /// A hundred and more of which no noun tells what they are: "on Monday 211; the day before, 184".
  private static boolean isAlone(String text, Numbers.Counted n, String ahead, String behind) {
    String told = n.span().of(text);
    boolean year = n.value() >= 1900 && n.value() < 2100 && told.length() == 4;
    return n.value() >= 100
        && n.value() < 1e9
        && !year
        && ALONE.matcher(behind).find()
        && !NOT_ALONE.matcher(ahead).find();
  }

  private static boolean blocked(String between) {
    return between.matches(
            "(?is).*\\b(and|or|but|by|in|on|from|for|with|per|at|to|were|was|are|is|had|have|who|that|which|said|than|after|before|left|killed)\\b.*")
        || (between.matches("(?is).*\\bof\\b.*")
            && !between.matches("(?is)[\\s ]*(of|of the|of these|of those)[\\s ]*.*"));
  }

  /// What stands around a number up to the next comma, semicolon, colon or bracket.
  private static String clause(String sentence, int from, int to) {
    Matcher m = CLAUSE_ENDS.matcher(sentence);
    int begin = 0;
    int end = sentence.length();
    while (m.find()) {
      begin = m.end() <= from ? m.end() : begin;
      end = m.start() >= to ? Math.min(end, m.start()) : end;
    }
    return sentence.substring(begin, end);
  }

  private static Figure.Kind kind(
      String text,
      Span s,
      Numbers.Counted n,
      String bound,
      Figure.Unit unit,
      @Nullable Statement in) {
    if (in != null && in.act() == SpeechAct.DENY) {
      return Figure.Kind.CLAIMED;
    }
    if (text.substring(n.span().to(), Math.min(s.to(), n.span().to() + 40))
        .matches("(?is)^\\s*(\\w+\\s)?(planned|promised|expected|announced)\\b.*")) {
      return Figure.Kind.PLANNED;
    }
    String clause = clause(s.of(text), n.span().from() - s.from(), n.span().to() - s.from());
    if (in != null && in.act() == SpeechAct.ACCUSE && HARM.matcher(clause).find()) {
      return Figure.Kind.CLAIMED;
    }
    if (unit == Figure.Unit.PERSONS && MEANT.matcher(clause).find()) {
      return Figure.Kind.PLANNED;
    }
    boolean projects = in != null && in.act() == SpeechAct.PROJECT;
    if (projects
        || (unit == Figure.Unit.PERSONS
            && MAY.matcher(clause).find()
            && n.value() >= 100
            && !bound.equals("up to"))) {
      return Figure.Kind.PROJECTED_CONDITIONAL;
    }
    if (unit == Figure.Unit.VEHICLES && PLANNED.matcher(s.of(text)).find()) {
      return Figure.Kind.PLANNED;
    }
    if (in != null && in.speaker().behalf().matches("RU|DPR|SY")) {
      return Figure.Kind.CLAIMED;
    }
    if (bound.matches(
        "(?:an )?estimated|приблизно|орієнтовно|ориентировочно|about|around|some|nearly|almost|roughly|approximately|up to|as many as|close to|близько|около|примерно|майже|почти|до")) {
      return Figure.Kind.ESTIMATED;
    }
    return bound.matches("more than|over|понад|більше|более|свыше") && n.value() >= 100_000
        ? Figure.Kind.ESTIMATED
        : Figure.Kind.OBSERVED;
  }

  /// "more than 10 million, including four million": the smaller one is in the larger.
  private static int within(
      String text, Span s, Numbers.Counted n, Figure.Unit unit, List<Quantity> before) {
    for (int i = before.size() - 1; i >= 0; i--) {
      Quantity b = before.get(i);
      if (b.unit() == unit && b.value() >= n.value() && b.sentence().equals(s)) {
        String between = text.substring(b.span().to(), n.span().from());
        String behind = text.substring(n.span().to(), Math.min(s.to(), n.span().to() + 16));
        if (PART.matcher(between).find()
            || behind.matches("(?is)^[\\s ]*of (them|whom|those|these)\\b.*")) {
          return b.within() >= 0 && before.get(b.within()).sentence().equals(s) ? b.within() : i;
        }
      }
    }
    return -1;
  }
}
