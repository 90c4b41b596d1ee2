package org.corridor.feeds.inbox;

import java.util.List;

/// A proposal in the inbox, and what became of it.
///
/// @param reports keys of the reports in which it was read, the first one first
/// @param by who decided; empty while it is open
/// @param reason why it was rejected, or into which it was merged; may be empty
public record Waiting(
    Proposal proposal, State state, List<String> reports, String by, String reason) {
  public Waiting {
    reports = List.copyOf(reports);
  }

  /// What became of a proposal.
  public enum State {
    OPEN,
    CONFIRMED,
    REJECTED,
    MERGED
  }

  Waiting decided(State next, String who, String why) {
    return new Waiting(proposal, next, reports, who, why);
  }
}
