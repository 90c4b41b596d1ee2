package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.corridor.feeds.OutcomeTold;
import org.corridor.feeds.RoundTold;
import org.corridor.feeds.Statement;
import org.jspecify.annotations.Nullable;

/// How each side puts it that a round ended: what its delegates and officials say of the talks.
final class Outcomes {
  /// What such a statement or its sentence names.
  private static final Pattern TALKS = Pattern.compile(
      "(?i)\\b(?:talks|negotiations?|round|meeting|consultations|delegations|sides|results? (?:that )?(?:we|ukraine|russia|kyiv|moscow|needs?|required)|results ukraine)\\b");
  private static final Pattern TO_COME = Pattern.compile(
      "(?i)\\b(?:will|would|shall|may|might|could|should|must|hopes?|hoped|expects?|expected|next|another|if|unless|until|once|ready|wants?|demands?|before|earlier|previous\\p{L}*|decades?|years?|minsk|geneva|never)\\b");

  /// The first that is found counts.
  private static final Map<String, Pattern> HOW = new LinkedHashMap<>();

  static {
    how(
        "walkout",
        "walk(?:ed|ing) out|left the (?:talks|table|room)|broke off (?:the )?(?:talks|negotiations)");
    how(
        "no result",
        "\\bno (?:\\p{L}+ )?(?:results?|breakthrough|progress|agreement|deal|document|understanding|decisions?)|without (?:any |a )?(?:\\p{L}+ )?(?:results?|breakthrough|progress|agreement|deal)|(?:did not|didn['’]t|failed to|have not|has not|had not|not yet|were not|was not|are not|nothing was|cannot be|could not) [^.;]{0,40}?\\b(?:results?|breakthrough|progress|agree\\p{L}*|achieved?|justif\\p{L}+|lived? up|sign\\p{L}*|produced?|deliver\\p{L}*|reach\\p{L}*|move\\p{L}*)|results? [^.;]{0,40}\\bnot (?:yet )?achieved|expectations [^.;]{0,40}\\bnot\\b|\\bnothing (?:\\p{L}+ )?(?:agreed|achieved|new)|\\b(?:fruitless|deadlock(?:ed)?|stalled|stalemate)\\b");
    how(
        "signed",
        "\\b(?:sides|delegations|parties|we|they|talks|negotiators)\\b[^.;]{0,40}\\bsigned\\b|\\bsigned (?:at|after|by both)\\b");
    how(
        "agreed in principle",
        "\\b(?:agreed|reached (?:an? |the |some )?(?:\\p{L}+ )?(?:agreement|understanding|deal|compromise)|came to an (?:agreement|understanding)|consensus|accord was)\\b");
    how(
        "partial",
        "(?:small|some|certain|slight|minor|partial|substantial|significant|positive|limited|modest|first|little)[, ]+(?:\\p{L}+ )?(?:progress|shifts?|changes|steps?|movement|results?|advances?|subtle shifts)|only [^.;]{0,40}\\b(?:solution|humanitarian corridors)|progress (?:has been|was|had been) made|made (?:some )?progress|(?:positions|views) (?:have |had )?(?:come|moved|drawn) closer|\\bcame closer|\\b(?:constructive|productive|businesslike)\\b");
  }

  private static final int FAR = 1_500;

  private Outcomes() {}

  private static void how(String outcome, String words) {
    HOW.put(outcome, Pattern.compile("(?i)" + words));
  }

  static List<OutcomeTold> of(String text, List<Statement> statements, List<RoundTold> rounds) {
    List<OutcomeTold> found = new ArrayList<>();
    for (Statement s : statements) {
      String by = s.speaker().behalf();
      RoundTold round = round(rounds, s);
      if (round == null || !round.delegations().contains(by)) {
        continue;
      }
      String outcome = outcome(s.span().of(text), s.sentence().of(text));
      boolean known = found.stream()
          .anyMatch(f ->
              f.ordinal() == round.ordinal() && f.by().equals(by) && f.outcome().equals(outcome));
      if (!outcome.isEmpty() && !known) {
        found.add(new OutcomeTold(
            s.span(), round.ordinal(), by, outcome, "what a side says of how a round ended"));
      }
    }
    return found;
  }

  private static String outcome(String words, String sentence) {
    if (!TALKS.matcher(sentence).find() || TO_COME.matcher(words).find()) {
      return "";
    }
    for (Map.Entry<String, Pattern> how : HOW.entrySet()) {
      if (how.getValue().matcher(words).find()) {
        return how.getKey();
      }
    }
    return "";
  }

  /// The round that is told last before, in the same sentence or near.
  private static @Nullable RoundTold round(List<RoundTold> rounds, Statement s) {
    RoundTold best = null;
    for (RoundTold r : rounds) {
      boolean before =
          r.span().from() <= s.sentence().to() && s.sentence().from() - r.span().to() < FAR;
      if (before && (best == null || r.span().from() > best.span().from())) {
        best = r;
      }
    }
    return best;
  }
}
