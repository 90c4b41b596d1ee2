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

  /// Whoever sent a notification took it back.
  record NotificationWithdrawn(String notification, String by, String reason, String source)
      implements OperationEvent {}

  /// What became of people at a point: the first three add to those who are in the movement's care,
  /// the others take from them.
  enum Headcount {
    BOARDED,
    JOINED,
    RELEASED,
    ALIGHTED,
    REFERRED_MEDICAL,
    HELD,
    DIED,
    MISSING,
    UNKNOWN
  }

  /// People were counted at a point: numbers, never names.
  record PersonsCounted(String instrument, String point, Headcount what, int persons, String source)
      implements OperationEvent {
    public PersonsCounted {
      if (persons < 1) {
        throw new IllegalArgumentException("a count of people is 1 or more");
      }
    }
  }

  /// A count of people was wrong: so many they are at a point in all.
  record CountCorrected(String instrument, String point, Headcount what, int persons, String source)
      implements OperationEvent {
    public CountCorrected {
      if (persons < 0) {
        throw new IllegalArgumentException("a count of people is 0 or more");
      }
    }
  }

  /// A convoy began to wait.
  ///
  /// @param exposed can fire reach the place?
  /// @param limitMinutes how long it may at most; 0 where nobody said
  record HaltBegun(
      String instrument,
      String id,
      String place,
      @MayBeEmpty boolean exposed,
      @MayBeEmpty int limitMinutes,
      String source)
      implements OperationEvent {}

  /// It goes on, or back: what was decided.
  record HaltEnded(String instrument, String id, String decision, String by, String source)
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
