package org.corridor.feeds;

import java.util.List;
import org.corridor.reports.ReportEvent.Medium;
import org.corridor.reports.ReportEvent.SpeechAct;
import org.jspecify.annotations.Nullable;

/// Something that somebody is said to have said.
///
/// @param span of the proposition
/// @param sentence in which it stands
/// @param accused whom the speaker blames; empty where nobody
/// @param addressed on whom the speaker calls, or to whom something is promised or threatened;
/// empty
///     where nobody is named
/// @param medium through which it became known first; null where the text does not tell
/// @param chain through whom it came, first hand first: `Russian embassy`, `state media`
/// @param quoted in the speaker's own words
/// @param hedge the word by which it is hedged; empty where it is not
/// @param negated is the proposition denied in itself?
/// @param why by which rule it was read
public record Statement(
    Span span,
    Span sentence,
    Speaker speaker,
    SpeechAct act,
    String accused,
    String addressed,
    @Nullable Medium medium,
    List<String> chain,
    boolean quoted,
    String hedge,
    boolean negated,
    String why) {
  public Statement {
    chain = List.copyOf(chain);
  }

  /// The same, through some medium.
  public Statement through(Medium through) {
    return new Statement(
        span, sentence, speaker, act, accused, addressed, through, chain, quoted, hedge, negated,
        why);
  }

  /// The same, said by somebody else.
  ///
  /// @param by why
  public Statement saidBy(Speaker other, String by) {
    return new Statement(
        span,
        sentence,
        other,
        act,
        accused,
        addressed,
        medium,
        chain,
        quoted,
        hedge,
        negated,
        why + ", " + by);
  }

  /// The same, of other words.
  public Statement within(Span words) {
    return new Statement(
        words, sentence, speaker, act, accused, addressed, medium, chain, quoted, hedge, negated,
        why);
  }

  /// The same, blaming somebody.
  public Statement accusing(String whom) {
    return new Statement(
        span, sentence, speaker, act, whom, addressed, medium, chain, quoted, hedge, negated, why);
  }

  /// The same, said to somebody.
  public Statement addressed(String whom) {
    return new Statement(
        span, sentence, speaker, act, accused, whom, medium, chain, quoted, hedge, negated, why);
  }
}
