package org.corridor.operations;

import java.time.Instant;
import java.util.List;
import org.corridor.log.Event;
import org.corridor.log.MayBeEmpty;
import org.jspecify.annotations.Nullable;

/// What happens between an agreed text and the first bus.
public sealed interface OperationEvent extends Event {
  /// What is notified.
  enum NotificationKind {
    MOVEMENT,
    STATIC,
    EVACUATION
  }

  /// A notification was sent. It asks for nothing and makes nothing safe; that it was received and
  /// passed on has to be said by those who did.
  ///
  /// @param units and checkpoints to which it must be passed on
  /// @param movementAt when the movement begins
  /// @param expiresAt when it no longer holds
  record NotificationSubmitted(
      String instrument,
      String id,
      NotificationKind kind,
      @MayBeEmpty boolean emergency,
      List<String> recipients,
      @MayBeEmpty List<String> units,
      @MayBeEmpty @Nullable Instant movementAt,
      @MayBeEmpty @Nullable Instant expiresAt,
      String source)
      implements OperationEvent {
    public NotificationSubmitted {
      recipients = List.copyOf(recipients);
      units = List.copyOf(units);
      if (kind == NotificationKind.STATIC && expiresAt == null) {
        throw new IllegalArgumentException("an entry in a list of sites has an expiry (I14)");
      }
    }
  }

  /// What a recipient did with a notification.
  enum Receipt {
    RECEIVED,
    ACKNOWLEDGED,
    OBJECTED,
    RETURNED_FOR_INFO
  }

  /// A recipient said what became of a notification.
  record ReceiptGiven(
      String notification,
      String by,
      Receipt receipt,
      @MayBeEmpty String text,
      String source) implements OperationEvent {}

  /// A unit or checkpoint has the order.
  record RelayConfirmed(String notification, String unit, String by, String source)
      implements OperationEvent {}

  /// The state of an item of the go/no-go list.
  enum Answer {
    YES,
    NO,
    UNKNOWN,
    NOT_APPLICABLE
  }

  /// Somebody answered for an item of the go/no-go list.
  record ItemAnswered(
      String instrument,
      Item item,
      Answer answer,
      String owner,
      @MayBeEmpty String evidence,
      String source)
      implements OperationEvent {}

  /// Who has a vote on going.
  enum Role {
    COORDINATOR,
    CONVOY_LEADER,
    LIAISON
  }

  /// A vote on going.
  enum Vote {
    GO,
    HOLD,
    NO_GO
  }

  /// One of those who must said go, hold or no-go.
  ///
  /// @param party whose liaison; empty for the coordinator and the convoy leader
  record VoteCast(
      String instrument, Role role, @MayBeEmpty String party, Vote vote, String by, String source)
      implements OperationEvent {}
}
