package org.corridor.feeds.inbox;

import java.util.ArrayList;
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

  /// The same, in one more report.
  Waiting in(String report) {
    if (reports.contains(report)) {
      return this;
    }
    List<String> more = new ArrayList<>(reports);
    more.add(report);
    return new Waiting(proposal, state, more, by, reason);
  }

  /// The same, read or mended otherwise.
  Waiting read(Proposal otherwise) {
    return new Waiting(otherwise, state, reports, by, reason);
  }

  /// Can it still become part of the record, or is it?
  public boolean stands() {
    return state == State.OPEN || state == State.CONFIRMED;
  }

  Waiting decided(State next, String who, String why) {
    return new Waiting(proposal, next, reports, who, why);
  }
}
