package org.corridor.feeds.read;

import java.util.List;
import java.util.Map;
import org.corridor.feeds.Span;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Reads English beside the rules, from what it has learned: a service, heavy, and never needed
/// for a first answer. Several threads may read at the same time.
public interface SecondReader {
  /// By what it has learned: stands with every proposal.
  String version();

  /// Reads a text.
  Insight read(String text);

  /// What it makes of one text.
  interface Insight {
    /// What somebody says in it, in the text's order; these do not overlap.
    List<Span> statements();

    /// What it makes of some words, whether or not it takes them for a statement.
    Judgement of(Span words);
  }

  /// What some words are.
  ///
  /// @param said how surely somebody says them, 0 to 1
  /// @param acts how likely each act is, together 1
  /// @param speaker where it names who says them; null where it does not near by
  /// @param named how surely that is who says them, or nobody near by, 0 to 1
  /// @param whom where it names whom they would accuse or call on; null where nobody near by
  /// @param blamed how surely that is whom, or nobody near by, 0 to 1
  record Judgement(
      double said,
      Map<SpeechAct, Double> acts,
      @Nullable Span speaker,
      double named,
      @Nullable Span whom,
      double blamed) {
    public Judgement {
      acts = Map.copyOf(acts);
    }
  }
}
