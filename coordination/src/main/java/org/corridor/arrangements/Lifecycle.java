package org.corridor.arrangements;

import java.time.Instant;
import java.util.Set;
import org.corridor.log.Hash;

/// How far an arrangement has come. Each state carries what it rests on and nothing else.
public sealed interface Lifecycle {
  /// Somebody spoke of it.
  record Idea() implements Lifecycle {}

  /// A text lies on the table.
  record Offered(Hash latest) implements Lifecycle {}

  /// Some of those who must have accepted a text.
  record PartlyAccepted(Hash text, Set<String> by) implements Lifecycle {
    public PartlyAccepted {
      by = Set.copyOf(by);
    }
  }

  /// All said yes, but not to the same words.
  record AgreedInPrinciple() implements Lifecycle {}

  /// The text has every term it needs. Only the rules say so.
  record TermsComplete(Hash text) implements Lifecycle {}

  /// Everybody who must has accepted the same text (I1). Only the rules say so.
  record Agreed(Hash text) implements Lifecycle {}

  /// Those on the ground have been told.
  record Notified(Hash text) implements Lifecycle {}

  /// Those on the ground have said that they were told.
  record Acknowledged(Hash text) implements Lifecycle {}

  /// Go was given.
  record Ready(Hash text) implements Lifecycle {}

  /// People are moving.
  record Active(Hash text, Instant since) implements Lifecycle {}

  /// Somebody in the chain stopped it. It goes on only when everybody says so again.
  record Suspended(Hash text, String by, String reason, Set<String> resumedBy)
      implements Lifecycle {
    public Suspended {
      resumedBy = Set.copyOf(resumedBy);
    }
  }

  /// How an arrangement ended.
  enum End {
    COMPLETED,
    PARTIAL,
    FAILED,
    EXPIRED,
    REVOKED
  }

  /// It is over.
  record Ended(End how, String reason) implements Lifecycle {}

  /// It is over and what became of it has been told.
  record Accounted(End how) implements Lifecycle {}
}
