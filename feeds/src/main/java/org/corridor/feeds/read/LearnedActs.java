package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.feeds.Speaker;
import org.corridor.feeds.Statement;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Which act a statement is, where the rules leave it open or err: weights of signs
/// ([ActSigns]) in `acts-learned.tsv`, learned from labelled passages by `benchmarks/run acts`.
///
/// The act whose signs weigh most is taken; what the rules say is one of the signs.
final class LearnedActs {
  static final double MARGIN = 0.3;

  /// The same where a verb tells what is done and the second reader says otherwise.
  private static final double MARGIN_OF_VERBS = 1;

  /// How much the signs weigh beside the second reader.
  private static final double BESIDE = 0.3;

  /// From which likelihood on the second reader is believed that one who helps accuses.
  private static final double BELIEVED = 0.5;

  /// What the rules say where no verb tells more.
  static final Set<SpeechAct> OPEN = Set.of(SpeechAct.ASSERT, SpeechAct.ANNOUNCE);

  private static final Map<String, Map<SpeechAct, Double>> WEIGHTS = new HashMap<>();

  static {
    for (List<String> row : Words.list("acts-learned.tsv")) {
      Map<SpeechAct, Double> weights = new EnumMap<>(SpeechAct.class);
      for (String pair : Words.split(row.get(1))) {
        int colon = pair.indexOf(':');
        weights.put(
            SpeechAct.valueOf(pair.substring(0, colon)),
            Double.parseDouble(pair.substring(colon + 1)));
      }
      WEIGHTS.put(row.get(0), weights);
    }
  }

  private LearnedActs() {}

  /// The same statements, each with its act and whom it blames or calls on.
  ///
  /// @param insight what a second reader makes of the text; null where there is none
  static List<Statement> judged(
      String text, List<Statement> byRules, SecondReader.@Nullable Insight insight) {
    List<Statement> judged = new ArrayList<>();
    for (int i = 0; i < byRules.size(); i++) {
      Statement s = byRules.get(i);
      SpeechAct plain = ofWhatOthersSaid(text.substring(
          Math.min(s.sentence().from(), s.span().from()), s.span().from()));
      if (plain != null) {
        judged.add(s.act() == plain ? s : with(text, s, plain));
        continue;
      }
      Map<SpeechAct, Double> byNetwork =
          insight == null ? Map.of() : insight.of(s.span()).acts();
      SpeechAct act = byNetwork.isEmpty() && s.why().equals(GoingOn.WHY)
          ? s.act()
          : act(ActSigns.of(text, byRules, i), s.act(), byNetwork);
      boolean believed = byNetwork.getOrDefault(SpeechAct.ACCUSE, 0.0) >= BELIEVED;
      if (act == SpeechAct.ACCUSE && !Acts.isParty(s.speaker()) && !believed) {
        // Who helps accuses in so many words or not at all.
        act = s.act();
      }
      Statement now = act == s.act() ? s : with(text, s, act);
      if (now.act() == SpeechAct.ACCUSE && now.accused().isEmpty()) {
        now = now.accusing(theyOf(text, now, judged));
      }
      judged.add(insight == null ? now : SecondHearing.withWhom(text, now, insight.of(now.span())));
    }
    return judged;
  }

  private static final Pattern NOT_BELIEVED = Pattern.compile(
      "(?i)\\b(?:(?:not|never) to (?:believe|trust|heed|spread|share)|do not (?:believe|trust)|don['’]t (?:believe|trust)|ignore|ignored|disregard)\\b[^.;:]{0,40}\\b(?:rumou?rs?|reports?|claims?|messages?|posts?|talk)\\s+that\\s+$");
  private static final Pattern TAKEN_BACK = Pattern.compile(
      "(?i)\\b(?:with(?:draw|draws|drew|drawn|drawing)|retract(?:s|ed|ing)?|t(?:akes?|ook|aken) back)\\b[^.;:]{0,40}\\b(?:statements?|claims?|reports?|messages?|announcements?|figures?|accusations?|words)\\s+that\\s+$");

  /// What somebody does with what stands behind "rumours that", "his earlier statement that"; null
  /// where there is nothing of that kind.
  private static @Nullable SpeechAct ofWhatOthersSaid(String before) {
    if (NOT_BELIEVED.matcher(before).find()) {
      return SpeechAct.DENY;
    }
    return TAKEN_BACK.matcher(before).find() ? SpeechAct.RETRACT : null;
  }

  private static final Pattern THEY = Pattern.compile(
      "(?i)^\\W*(?:and |but |then |in \\p{Lu}\\p{L}+ )?(?:they|their|it|its|he|his)\\b");

  /// Who "they" are: whom the same speaker blamed just before; empty where nobody.
  private static String theyOf(String text, Statement s, List<Statement> before) {
    for (int i = before.size() - 1; i >= Math.max(0, before.size() - 2); i--) {
      Statement b = before.get(i);
      if (!b.speaker().equals(s.speaker())) {
        return "";
      }
      if (b.act() == SpeechAct.ACCUSE && THEY.matcher(s.span().of(text)).find()) {
        return b.accused();
      }
    }
    return "";
  }

  private static SpeechAct act(
      List<String> signs, SpeechAct byRules, Map<SpeechAct, Double> byNetwork) {
    if (!OPEN.contains(byRules) && byNetwork.isEmpty()) {
      return byRules;
    }
    boolean alone = byNetwork.isEmpty();
    double beside = alone ? 1 : BESIDE;
    Map<SpeechAct, Double> sums = new EnumMap<>(SpeechAct.class);
    for (String sign : signs) {
      WEIGHTS
          .getOrDefault(sign, Map.of())
          .forEach((act, w) -> sums.merge(act, w * beside, Double::sum));
    }
    byNetwork.forEach((act, p) -> sums.merge(act, Math.log(p), Double::sum));
    SpeechAct best = byRules;
    double margin = OPEN.contains(byRules) ? alone ? MARGIN : 0 : MARGIN_OF_VERBS;
    double most = sums.getOrDefault(byRules, 0.0) + margin;
    for (Map.Entry<SpeechAct, Double> sum : sums.entrySet()) {
      if (sum.getValue() > most) {
        best = sum.getKey();
        most = sum.getValue();
      }
    }
    return best;
  }

  private static Statement with(String text, Statement s, SpeechAct act) {
    Speaker speaker = s.speaker();
    String said = s.span().of(text);
    String accused = act == SpeechAct.ACCUSE ? Blame.in(said, speaker, false) : "";
    if (act == SpeechAct.ACCUSE && accused.isEmpty()) {
      accused = Blame.byBuild(said, speaker);
    }
    return new Statement(
        s.span(),
        s.sentence(),
        speaker,
        act,
        accused,
        Addressee.of(text, s.sentence(), s.span(), act),
        s.medium(),
        s.chain(),
        s.quoted(),
        s.hedge(),
        s.negated(),
        s.why() + ", by its words");
  }
}
