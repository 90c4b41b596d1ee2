package org.corridor.feeds;

import java.util.List;

/// A way that a side offers, and what others answer.
///
/// @param by code of the party whose offer it is
public record OfferTold(CorridorTold way, String by, List<Answer> answers) {
  /// What a party answers.
  ///
  /// @param by its code
  /// @param answer `accept`, `reject`
  public record Answer(String by, String answer) {}

  public OfferTold {
    answers = List.copyOf(answers);
  }
}
