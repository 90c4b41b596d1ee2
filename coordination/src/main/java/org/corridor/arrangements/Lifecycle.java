package org.corridor.arrangements;

import java.time.Instant;
import java.util.Optional;
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

  /// The text that is agreed, while it is.
  default Optional<Hash> agreedText() {
    return switch (this) {
      case Agreed(Hash text) -> Optional.of(text);
      case Notified(Hash text) -> Optional.of(text);
      case Acknowledged(Hash text) -> Optional.of(text);
      case Ready(Hash text) -> Optional.of(text);
      case Active(Hash text, Instant _) -> Optional.of(text);
      case Suspended(Hash text, String _, String _, Set<String> _) -> Optional.of(text);
      case Idea _,
          Offered _,
          PartlyAccepted _,
          AgreedInPrinciple _,
          TermsComplete _,
          Ended _,
          Accounted _ -> Optional.empty();
    };
  }

  /// Is it over, and did it do what it was for?
  default boolean completed() {
    return switch (this) {
      case Ended(End how, String _) -> how == End.COMPLETED;
      case Accounted(End how) -> how == End.COMPLETED;
      default -> false;
    };
  }
}
