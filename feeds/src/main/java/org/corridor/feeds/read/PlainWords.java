package org.corridor.feeds.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.corridor.reports.ReportEvent.SpeechAct;

/// Words that tell an act by themselves, whoever says them and by whatever verb: "we are sorry",
/// "it was our mistake", "not 712 as I wrote". They were chosen on labelled passages, where each
/// tells right four times in five or more.
final class PlainWords {
  private static final Map<SpeechAct, Pattern> ACTS = new LinkedHashMap<>();

  static {
    put(
        SpeechAct.CORRECT,
        "\\bnot [\\d,.]+(?: \\w+)?,? (?:but|as)\\b|\\b(?:right|correct) (?:number|figure|time|date|one)? ?is\\b|\\bmy (?:mistake|typo|error)\\b|\\brather than the [\\d,]+\\b|\\binstead of the [\\d,]+\\b");
    put(
        SpeechAct.REGRET,
        "\\b(?:extremely|very|deeply|gravely|seriously) (?:worried|sad|saddened|sorry|disappointed|concerned)\\b|\\b(?:i|we) (?:worry|am sorry|are sorry|apologi[sz]e|regret|mourn)\\b|\\b(?:i['’]m|we['’]re) sorry\\b");
    put(
        SpeechAct.ADMIT,
        "\\bnot (?:been )?able to (?:verify|prevent|reach|protect)\\b|\\b(?:could|can) ?not prevent\\b|\\bon my conscience\\b|\\b(?:we|i) failed\\b|\\b(?:was|were|is) (?:our|my|their own) (?:mistake|fault|error)\\b|\\bwe (?:underestimated|misjudged|lacked|overlooked|forgot|came too late|were too late|were late|were wrong)\\b|\\bi admit\\b|\\bbe honest\\b|\\bcould have (?:done|communicated|been) better\\b|\\bshould have (?:had|been) \\w+ (?:sooner|earlier|much|better)\\b");
    put(
        SpeechAct.DENY,
        "^(?:no|not so),? (?=\\p{L})(?!\\p{L}+ (?:was|were|has|have|had|is|are|will|can|could)\\b)(?:we|it|there|they|i|that|this)\\b|\\b(?:knows?|knew) (?:nothing of|of no)\\b|\\bnever (?:takes? part|took part|taken part|fired|ordered|signed)\\b|\\bnothing of the (?:kind|sort)\\b|\\b(?:have|has|had) nothing to do with\\b");
  }

  private PlainWords() {}

  private static void put(SpeechAct act, String words) {
    ACTS.put(act, Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  /// What the words tell; what was judged where they tell nothing or it is told already.
  static SpeechAct act(String said, SpeechAct judged) {
    if (judged != SpeechAct.ASSERT && judged != SpeechAct.ANNOUNCE) {
      return judged;
    }
    for (Map.Entry<SpeechAct, Pattern> act : ACTS.entrySet()) {
      if (act.getValue().matcher(said).find()) {
        return act.getKey();
      }
    }
    return judged;
  }
}
