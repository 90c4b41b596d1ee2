package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Mention;

/// Corridors of which a sentence tells only whence they lead, and what became of them: "the
/// corridor from Mariupol did not open". That somebody spoke of one, or that one was shelled,
/// tells nothing of the kind.
final class WhenceAlone {
  private static final String OUT_OF =
      "(?:corridors?|коридор\\p{L}*)\\s+(?:for \\p{L}+ )?(?:from|out of|з|із|зі|из|со?)\\s+"
          + "(?:the )?(?:besieged |encircled |port )*(?:(?:city|town|village) of |міста |города |м\\. |г\\. )?";
  private static final Pattern BEFORE = Pattern.compile(
      "(?isu)(?<lead>.*?)(?<!\\p{L})(?:(?:humanitarian|green|evacuation|safe|гуманітарн\\p{L}+|гуманитарн\\p{L}+)\\s+)*"
          + OUT_OF + "$");
  private static final Pattern AND =
      Pattern.compile("(?iu)\\s*(?:,|,?\\s*(?:and|та|і|и)(?:\\s+(?:from|з|із|зі|из))?)\\s*");
  private static final Pattern AND_FROM =
      Pattern.compile("(?iu)\\s*,?\\s*(?:and|та|і|и)\\s+(?:from|з|із|зі|из)\\s*");
  private static final String WHEN =
      "(?:,?\\s+(?:also|again|still|today|yesterday|tomorrow|on \\p{L}+|at \\d[\\d:.]*(?: [ap]\\.?m\\.?)?"
          + "|сьогодні|учора|вчора|завтра|сегодня|вчера|знову|снова))*";
  private static final String AUXILIARY =
      "(?:(?:(?:has|have|had|was|were|is|are|did|does|do|could|would)(?:n['’]t)?|will|won['’]t|can|cannot|can['’]t)"
          + "\\s+(?:(?:not|never|also|again|still|yet|be|been)\\s+)*)?";
  private static final String VERB =
      "(?:open(?:s|ed|ing)?|work(?:s|ed|ing)?|operat(?:e|es|ed|ing)|function(?:s|ed|ing)?|fail(?:s|ed)?|suspended|clos(?:e|es|ed)|halted"
          + "|called off|cancell?ed|postponed|put off|delayed|beg(?:in|ins|an|un)|start(?:s|ed)?|agreed|collaps(?:es|ed)|disrupted|thwarted"
          + "|take place|took place|відкри\\p{L}*|прац\\p{L}*|запрац\\p{L}*|діє|діяв|діятиме|зірва\\p{L}*|скасова\\p{L}*|закри\\p{L}*|перенес\\p{L}*|узгодж\\p{L}*"
          + "|откры\\p{L}*|работа\\p{L}*|заработа\\p{L}*|действ\\p{L}*|сорва\\p{L}*|отмен\\p{L}*|закры\\p{L}*|согласова\\p{L}*)(?!\\p{L})";

  /// What it does or what was done with it, right behind its place.
  private static final Pattern BEHIND = Pattern.compile("(?isu)" + WHEN + ",?\\s+" + AUXILIARY
      + "(?:так і |так и )?(?:не |знову |снова |буде |будет |сьогодні |сегодня )*" + VERB);
  private static final Pattern LEAD = Pattern.compile(
      "(?isu).*(?<!\\p{L})(?<verb>open(?:ed|s|ing)?|agreed (?:on|to)|suspend(?:ed|s)?|halted|closed|cancell?ed|відкри\\p{L}+|откры\\p{L}+|узгоди\\p{L}+|согласова\\p{L}+|призупини\\p{L}+|приостанови\\p{L}+)\\s+(?:up )?(?:(?:a|the|another|one|new)\\s+)*");

  private WhenceAlone() {}

  /// Each of one place.
  ///
  /// @param words of the sentence
  /// @param from where it begins
  /// @param in the places in it
  /// @param timed does it tell a day or an hour?
  static List<List<String>> of(String words, int from, List<Mention> in, boolean timed) {
    String outcome =
        CorridorOutcome.of(words, !CorridorOutcome.acceptedBy(words).isEmpty());
    if (outcome.equals("proposed") && !(timed && CorridorOutcome.isToCome(words))) {
      return List.of();
    }
    for (int i = 0; i < in.size(); i++) {
      Matcher before = BEFORE.matcher(words.substring(0, in.get(i).span().from() - from));
      if (!before.matches()) {
        continue;
      }
      int end = last(words, from, in, i, AND);
      Matcher behind = BEHIND.matcher(words.substring(in.get(end).span().to() - from));
      if (behind.lookingAt()) {
        String clause =
            words.substring(before.end("lead"), in.get(end).span().to() - from) + behind.group();
        return isSo(clause, outcome) ? ways(in, i, end) : List.of();
      }
      Matcher lead = LEAD.matcher(before.group("lead"));
      if (lead.matches()) {
        end = last(words, from, in, i, AND_FROM);
        String clause = words.substring(lead.start("verb"), in.get(end).span().to() - from);
        return isSo(clause, outcome) ? ways(in, i, end) : List.of();
      }
    }
    return List.of();
  }

  /// Does its own clause say the same as the sentence, in which others may stand?
  private static boolean isSo(String clause, String outcome) {
    return CorridorOutcome.of(clause, !CorridorOutcome.acceptedBy(clause).isEmpty())
        .equals(outcome);
  }

  private static int last(String words, int from, List<Mention> in, int first, Pattern and) {
    int end = first;
    while (end + 1 < in.size() && and.matcher(between(words, from, in, end)).matches()) {
      end++;
    }
    return end;
  }

  private static List<List<String>> ways(List<Mention> in, int first, int last) {
    List<List<String>> ways = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      ways.add(List.of(in.get(i).name()));
    }
    return ways;
  }

  private static String between(String words, int from, List<Mention> in, int i) {
    return words.substring(
        in.get(i).span().to() - from,
        Math.max(in.get(i).span().to(), in.get(i + 1).span().from()) - from);
  }
}
