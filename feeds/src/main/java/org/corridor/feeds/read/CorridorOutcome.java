package org.corridor.feeds.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What words say became of a corridor, and who agreed to it; what is denied, only thought of or on
/// a
/// condition is never more than that.
final class CorridorOutcome {
  private static final Pattern AGREED = Pattern.compile(
      "(?iu)\\b(?:(?<both>both (?:sides|parties|delegations)|the (?:sides|parties|two sides|delegations))|(?<who>Russia|Moscow|Kyiv|Kiev|Ukraine|(?:the )?(?:Russian|Ukrainian) (?:side|delegation|military)))\\s+(?:have |has |had |also )*+(?:agreed|accepted|confirmed|consented|approved)\\b|\\bcorridors? (?:agreed|confirmed|approved)\\b|\\b(?:was|were|been|is|are) (?:(?!not\\b|never\\b|yet\\b|being\\b|still\\b|almost\\b|nearly\\b|hardly\\b)\\p{L}+ )?(?:agreed|approved|confirmed)\\b(?: (?:with|by) (?-i:(?<with>the \\p{Lu}\\p{L}+(?: \\p{L}+)?|\\p{Lu}\\p{L}+)))?|(?<!не )(?<!не бу[влт]\\p{L}{0,4} )(?<!не бы[лт]\\p{L}{0,2} )(?<!\\p{L})(?<uk>узгоджен(?!н)|согласован(?!и)|погоджен(?!н))\\p{L}*");

  private static final Pattern FAILED = Pattern.compile(
      "(?iu)\\b(failed|collapsed|thwarted|disrupted|broke down|(?:did|does|do) not (?:take place|work|open|operate|materiali[sz]e)|(?:was|were|is|are|been|be) (?:not|never) (?:yet )?(?:been )?(?:opened|open|working|operating|held)|(?:has|have|had) (?:not|never) (?:yet )?(?:been )?(?:opened|begun|started|worked)|(?:did|was|were|has|have|is|are)n['’]t (?:been )?(?:open(?:ed)?|work(?:ing)?|take place)|never (?:opened|worked|took place)|suspended|impossible|was not possible|could not|cancelled|canceled|called off|halted|broken off|stopped)\\b|зірва|сорва|не відбул|не состоя|скасова|отмен|(?<!\\p{L})не (?:(?:було|буде|будет|был[аои]?|удалось|вдалося|сьогодні|сегодня) ){0,2}(?:прац|работа|відкри|откры|функціон|функцион|діє|діял|действ|запрац|заработа)");

  private static final Pattern POSTPONED =
      Pattern.compile("(?iu)\\b(postponed|put off|delayed)\\b|відклад|перенес|отлож");

  private static final Pattern REFUSED = Pattern.compile(
      "(?iu)\\b(rejected|refused|turned down|dismissed|not (?:yet )?(?:agreed|approved|confirmed))\\b|не (?:узгоджен|согласован|погоджен)|відмов|отказ|відкин");

  private static final Pattern DONE = Pattern.compile(
      "(?iu)\\b(completed|have (?:been evacuated|arrived|reached|left)|has (?:arrived|reached|left)|were evacuated|was evacuated|arrived in|managed to (?:leave|reach|get))\\b|прибул|прибыл|вивезли|вывезли|вдалося|удалось");

  private static final Pattern OPEN = Pattern.compile(
      "(?iu)\\b(opened|(?:is|are|was|were|stayed|remained) open|functioned|began|has begun|have begun|started|operat\\p{L}+|under way|underway|continues?|left|departed|set off)\\b|відкри|откры|розпоча|начал|працю|работа|вируши|триває");

  private static final Pattern CLOSED = Pattern.compile(
      "(?iu)\\b(?:is|are|was|were|be|been|remains?|stays?|stayed|remained) (?:now |still )?(?:closed|shut|blocked)\\b|\\b(?:has |have |had )?blocked (?:the|a|this|that) ");

  private static final Pattern ON_CONDITION = Pattern.compile(
      "(?isu).*\\b(?:if|unless|once|until|whether|when|should|provided)\\s+(?:that )?(?:\\p{L}+ ){0,3}$");

  private static final Pattern ON_CONDITION_THAT = Pattern.compile(
      "(?isu).{0,140}\\b(?:on (?:the )?condition|provided|only if|if|unless|once)\\b.*");

  /// What a line of a list says against it.
  private static final Pattern LINE_NO = Pattern.compile(
      "(?iu)\\b(?:not|no|never|closed|shut|blocked|suspended|impossible)\\b|n['’]t\\b|(?<!\\p{L})(?:не|ні|нет|немає|закри\\p{L}*|закры\\p{L}*)(?!\\p{L})");

  private static final Pattern NOBODY = Pattern.compile(
      "(?isu).*(?:\\b(?:nobody|no one|none|not|never|neither|nor|cannot)|n['’]t|(?<!\\p{L})(?:не|ніхто|никто|жод\\p{L}+|ни одн\\p{L}+))(?: [\\p{L}'’]+){0,4} ?$");

  private static final Pattern NONE = Pattern.compile(
      "(?iu)\\b(?:no|not a single|not one|neither) (?:humanitarian |green |safe |such |evacuation |agreed |new )*(?:corridors?|evacuations?|routes?)\\b|(?<!\\p{L})(?:жодн\\p{L}+|ни одн\\p{L}+) (?:\\p{L}+ )?(?:коридор|маршрут)|(?:коридор\\p{L}*|евакуації|эвакуации) (?:сьогодні |сегодня )?(?:не буде|не будет|немає|нет)");

  private static final Pattern WILL_NOT = Pattern.compile(
      "(?iu)\\bcorridors? [^.;!?]{0,120}?\\b(?:will not|won['’]t|would not|cannot|can['’]t) (?:be )?(?:open|work|operate|function|run|take place)");

  private static final Pattern ROAD_ONLY = Pattern.compile(
      "(?isu).*\\b(?:on|along|off|beside) the (?:road|highway|motorway|route|way)\\s+from .*");

  private static final Pattern CONVOY_STRUCK = Pattern.compile(
      "(?iu)\\b(?:was|were|been|is|are|came) (?:\\p{L}+ )?(?:shelled|attacked|fired (?:on|at)|struck|hit|held|stopped|under (?:fire|shelling))\\b");

  private static final Pattern CORRIDOR_ITSELF =
      Pattern.compile("(?iu)\\bcorridors?\\b|\\bevacuat|\\bpassage\\b|коридор|евакуа|эвакуа");

  /// What is only thought of.
  private static final Pattern THOUGHT = Pattern.compile(
      "(?iu)(?:^|[.!?]\\s+|, )(?:suppose|imagine|assum(?:e|ing)|what if)\\b|\\bhad (?:it|they|one|this|such|that|the \\p{L}+) been\\b|\\bif (?:a|an|the|such a|any) \\p{L}*\\s?corridors? (?:were|was|had)\\b");

  private static final Pattern TO_COME = Pattern.compile(
      "(?iu)\\b(will|would|to (?:be )?(?:open|evacuate|begin|start)\\p{L}*|plan(?:s|ned)?|planned|scheduled|propos\\p{L}+|offer\\p{L}*|expected|announced|due)\\b|буде|будет|будут|планує|планиру|запропон|предлож");

  private CorridorOutcome() {}

  static boolean isFailed(String words) {
    return FAILED.matcher(words).find();
  }

  static boolean isClosed(String words) {
    return CLOSED.matcher(words).find();
  }

  static boolean isRefused(String words) {
    return REFUSED.matcher(words).find();
  }

  static boolean isToCome(String words) {
    return TO_COME.matcher(words).find();
  }

  /// Does a line of a list say anything against what holds for the others?
  static boolean isAgainst(String line) {
    return LINE_NO.matcher(line).find();
  }

  /// Is a corridor only thought of, is there none, or is it only a convoy somewhere on a road?
  static boolean isNone(String words) {
    boolean road = !CORRIDOR_ITSELF.matcher(words).find()
        && (ROAD_ONLY.matcher(words).matches() || CONVOY_STRUCK.matcher(words).find());
    return road
        || THOUGHT.matcher(words).find()
        || NONE.matcher(words).find()
        || WILL_NOT.matcher(words).find();
  }

  /// Who is said to have agreed; empty where nobody.
  static String acceptedBy(String words) {
    Matcher m = AGREED.matcher(words);
    if (!m.find()
        || ON_CONDITION.matcher(words.substring(0, m.start())).matches()
        || ON_CONDITION_THAT.matcher(words.substring(m.end())).matches()) {
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

  /// `proposed`, `agreed`, `refused`, `open`, `attempted failed`, `postponed` or `completed`.
  ///
  /// @param agreed is somebody said to have agreed?
  static String of(String words, boolean agreed) {
    if (POSTPONED.matcher(words).find()) {
      return "postponed";
    }
    if (FAILED.matcher(words).find() || CLOSED.matcher(words).find()) {
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
    Matcher done = DONE.matcher(words);
    if (done.find()) {
      return isNegated(words, done) ? "attempted failed" : "completed";
    }
    Matcher open = OPEN.matcher(words);
    if (!open.find()) {
      return "proposed";
    }
    return isNegated(words, open) ? "attempted failed" : "open";
  }

  /// "Nobody was evacuated", "still hasn't started".
  private static boolean isNegated(String words, Matcher verb) {
    return NOBODY.matcher(words.substring(0, verb.start())).matches();
  }
}
