package org.corridor.feeds;

import java.util.regex.Pattern;
import org.corridor.reports.Figure;
import org.jspecify.annotations.Nullable;

/// A number of people, households, vehicles or crossings.
///
/// @param span of the number
/// @param sentence in which it stands
/// @param about what is counted, in the words of the text
/// @param bound `more than`, `up to`, `about`, of a range `at least`; empty for exactly
/// @param most where a range ends that begins with the value; null where it is no range
/// @param within index of the figure that includes this one, -1 for none
public record Quantity(
    Span span,
    Span sentence,
    double value,
    Figure.Unit unit,
    Figure.Kind kind,
    String about,
    String bound,
    @Nullable Double most,
    int within,
    String why) {
  private static final Pattern AT_LEAST = Pattern.compile(
      "more than|over|at least|(?:no|not)(?: \\p{L}+){0,3}? (?:fewer|less) than|понад|більше|более|свыше|щонайменше|не (?:менше|менш|менее|меньше).*");
  private static final Pattern AT_MOST = Pattern.compile(
      "up to|as many as|less than|fewer than|at most|a maximum of|(?:no|not|never|hardly|scarcely|barely|cannot|n['’]t|can['’]t)(?: \\p{L}+){0,3}? more than|до|щонайбільше|не (?:більше|більш|более|больше).*");

  public boolean isAtLeast() {
    return AT_LEAST.matcher(bound).matches();
  }

  public boolean isAtMost() {
    return AT_MOST.matcher(bound).matches();
  }

  /// The range from a least one to this: "3,000 to 3,500".
  public Quantity from(double least) {
    return new Quantity(span, sentence, least, unit, kind, about, "at least", value, within, why);
  }
}
