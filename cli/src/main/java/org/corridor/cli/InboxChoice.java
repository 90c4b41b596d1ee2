package org.corridor.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.corridor.feeds.inbox.Choice;
import org.corridor.feeds.inbox.Waiting;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.reports.ReportEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which proposals are meant.
final class InboxChoice {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = {
        "Only corridor-days, offers, answers, attempts, next-meetings, rounds,",
        "outcomes, figures or claims."
      })
  private String kind = "";

  @Option(
      names = "--report",
      paramLabel = "WORDS",
      description = "Only of reports with these words in file name, title or publisher, or R-1a2b.")
  private String report = "";

  @Option(names = "--speaker", paramLabel = "WORDS", description = "Only of these speakers.")
  private String speaker = "";

  @Option(names = "--act", paramLabel = "ACT", description = "Only of this act, as accuse.")
  private String act = "";

  @Option(names = "--words", paramLabel = "WORDS", description = "Only with these in the sentence.")
  private String words = "";

  boolean isAny() {
    return !(kind + report + speaker + act + words).isBlank();
  }

  /// @param state null for all
  Choice of(Waiting.@Nullable State state) {
    String one = kind.toLowerCase(Locale.ROOT).replaceAll("s$", "");
    if (!one.isEmpty() && !Choice.KINDS.contains(one)) {
      throw BadInput.of(new Problem(
          "corridor reports", 0, 0, "--kind", String.join(", ", Choice.KINDS), kind, ""));
    }
    List<String> acts = Arrays.stream(ReportEvent.SpeechAct.values())
        .map(a -> a.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .toList();
    String asked = act.toLowerCase(Locale.ROOT);
    if (!asked.isEmpty() && !acts.contains(asked)) {
      throw BadInput.of(new Problem(
          "corridor reports",
          0,
          0,
          "--act",
          String.join(", ", acts),
          act,
          Problems.didYouMean(asked, acts)));
    }
    return new Choice(one, report, speaker, act, words, state);
  }
}
