package org.corridor.feeds;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A round of talks that a report tells of.
///
/// @param ordinal from 1
/// @param place where, in the words of the text; may be empty
/// @param length in the words of the text; may be empty
/// @param delegations codes of the parties that met
/// @param outcome in the words of the text; may be empty
public record RoundTold(
    Span span,
    int ordinal,
    @Nullable LocalDate day,
    String place,
    String length,
    List<String> delegations,
    String outcome,
    String why) {
  public RoundTold {
    delegations = List.copyOf(delegations);
  }
}
