package org.corridor.feeds.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Span;
import org.corridor.reports.ReportEvent.SpeechAct;

/// To whom something is said: on whom a demand calls, to whom a promise or a threat is made.
final class Addressee {
  private static final String NAME =
      "(?<who>(?:(?:the|all|both|his|her|its|their|our|any|every) )?[\\p{L}’'-]+(?:(?:,? and|,? or|,)? (?:the )?[\\p{L}’'-]+){0,5}?)";

  /// Before the words: "called on both sides to …", "told residents to …", "demanded of Kyiv that
  /// …".
  private static final Pattern BEFORE = Pattern.compile(
      "(?isu)\\b(?:call(?:s|ed|ing)?(?: once again| again)? (?:up)?on|urg(?:es|ed|ing|e)|ask(?:s|ed|ing)?|appeal(?:s|ed|ing)? to|request(?:s|ed|ing)?|demand(?:s|ed|ing)? (?:of|from)|told|tell(?:s|ing)?|warn(?:s|ed|ing)?|order(?:s|ed|ing)?|invit(?:es|ed|ing|e)|implor(?:es|ed|ing|e)|begg?(?:s|ed|ing)?|press(?:es|ed|ing)?|instruct(?:s|ed|ing)?|advis(?:es|ed|ing|e)|remind(?:s|ed|ing)?|encourag(?:es|ed|ing|e)|assur(?:es|ed|ing|e)|promis(?:es|ed|ing|e)|threaten(?:s|ed|ing)?) "
          + NAME
          + "[,:]?\\s*(?:(?:on|in|at|by|during|late|early) [^,;:]{2,40}?)?[,:]?\\s*(?:to|not to|that|for|with|against)?\\s*[:\"“«]?\\s*$");

  /// In the words: "both sides must …", "we call on Russia to …", "Kyiv should …".
  private static final Pattern MUST = Pattern.compile(
      "(?isu)^\\s*(?:that )?" + NAME
          + " (?:must|should|shall|ha(?:s|ve) to|needs? to|ought to|are (?:asked|urged|requested|advised|called on|obliged) to|is (?:asked|urged|requested|obliged) to)\\b");
  private static final Pattern WE_CALL = Pattern.compile(
      "(?isu)\\b(?:we|i) (?:\\p{L}+ ){0,2}(?:call(?:ing)? (?:up)?on|urg(?:e|ing)|ask(?:ing)?|appeal(?:ing)? to|implor(?:e|ing)|request(?:ing)?|beg) "
          + NAME + " (?:to|not to|for|that)\\b");
  private static final Pattern SLAVIC = Pattern.compile(
      "(?isu)(?:закликав|закликала|закликали|закликає|закликають|закликаємо|призвал|призвала|призвали|призывает|призывают|призываем|просить|просят|просимо|просим|попросив|попросила|попросили|попросил) (?:до )?(?<who>(?:всіх|всех|обидві|обе|усіх )?\\s?[\\p{L}’'-]+(?: [\\p{L}’'-]+){0,2}?)\\s*(?:,|\\p{L}+(?:ти|ть|тись|тися|ться)(?!\\p{L})|не |до |к |щоб|чтобы)");
  private static final Pattern NOBODY = Pattern.compile(
      "(?iu)(?:it|this|that|there|which|who|for|to|an?|the|them|him|her|us|me|you|everything|nothing|what|corridors?|evacuation|ceasefire|humanitarian .*|the (?:corridors?|evacuation|cease-?fire|road|route|buses|fighting|shelling|talks|window|attacks?|violence|war|siege).*|negotiations|talks|an? .*|immediate .*|no .*|more .*)");

  private static final int BEFORE_MAX = 400;
  private static final int SAID_MAX = 1_000;

  private Addressee() {}

  /// Empty where nobody is named.
  static String of(String text, Span sentence, Span span, SpeechAct act) {
    boolean calls =
        act == SpeechAct.DEMAND || act == SpeechAct.THREATEN || act == SpeechAct.PROMISE;
    if (!calls || span.from() < sentence.from()) {
      return "";
    }
    String said = text.substring(span.from(), Math.min(span.to(), span.from() + SAID_MAX))
        .replaceAll("\\s+", " ");
    // Many spaces, or a line without end, would take long.
    String words = text.substring(Math.max(sentence.from(), span.from() - BEFORE_MAX), span.from())
        .replaceAll("\\s+", " ");
    Matcher before = BEFORE.matcher(words);
    String who = before.find() ? bare(before.group("who")) : "";
    if (who.isEmpty() && act == SpeechAct.DEMAND) {
      Matcher must = MUST.matcher(said);
      who = must.find() ? bare(must.group("who")) : "";
    }
    if (who.isEmpty()) {
      Matcher call = WE_CALL.matcher(said);
      who = call.find() ? bare(call.group("who")) : "";
    }
    if (who.isEmpty()) {
      Matcher slavic = SLAVIC.matcher(words + said);
      who = slavic.find() ? bare(slavic.group("who")) : "";
    }
    return who;
  }

  private static String bare(String words) {
    String who = words.strip().replaceFirst("(?i)^(?:the|that) ", "").replaceFirst("[,;:]+$", "");
    return NOBODY.matcher(who).matches() || NOBODY.matcher(words.strip()).matches() ? "" : who;
  }
}
