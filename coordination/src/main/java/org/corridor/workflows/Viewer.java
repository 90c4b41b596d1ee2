package org.corridor.workflows;

/// Somebody who looks at a record.
///
/// @param duty what they do
/// @param party for whom a delegation or a liaison speaks; empty for all others
public record Viewer(Duty duty, String party) {
  /// What somebody does in an arrangement.
  public enum Duty {
    COORDINATOR,
    DELEGATION,
    LIAISON,
    MONITOR,
    OPERATOR,
    RECEPTION,
    MUNICIPALITY,
    PUBLIC,
    ANALYST;

    /// Does it speak for a party?
    public boolean ofParty() {
      return this == DELEGATION || this == LIAISON;
    }
  }

  public Viewer {
    if (duty.ofParty() == party.isEmpty()) {
      throw new IllegalArgumentException(
          "a delegation and a liaison speak for a party, nobody else does");
    }
  }
}
