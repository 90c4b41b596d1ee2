package org.corridor.workflows;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.log.Event;
import org.corridor.operations.Operation;
import org.corridor.operations.OperationEvent;

/// Whether those on the ground have been told and have said so: NOTIFIED while a notification
/// stands, ACKNOWLEDGED while all recipients of all have acknowledged, AGREED otherwise.
///
/// @param state before the event
record ToldOnTheGround(Operation operation, String instrument, Lifecycle state) {
  /// What an event of the operation makes of it; nothing where go was given, or nothing is agreed.
  List<Event> follows(OperationEvent event, Instant at) {
    boolean told = state instanceof Lifecycle.Notified || state instanceof Lifecycle.Acknowledged;
    if (!told && !(state instanceof Lifecycle.Agreed)) {
      return List.of();
    }
    return switch (event) {
      case OperationEvent.NotificationSubmitted n ->
        n.kind() == OperationEvent.NotificationKind.STATIC || state instanceof Lifecycle.Notified
            ? List.of()
            : List.of(notified());
      case OperationEvent.NotificationWithdrawn withdrawn -> {
        List<Operation.Notified> left = ofMovement()
            .filter(n -> !n.notification().id().equals(withdrawn.notification()))
            .toList();
        if (left.isEmpty()) {
          yield told ? List.of(new InstrumentEvent.FoundNotNotified(instrument)) : List.of();
        }
        yield state instanceof Lifecycle.Notified
                && left.stream().allMatch(n -> n.notAcknowledgedBy().isEmpty())
            ? List.of(new InstrumentEvent.FoundAcknowledged(instrument))
            : List.of();
      }
      case OperationEvent.ReceiptGiven receipt
      when operation.isLastWord(receipt, at) -> {
        boolean yes = receipt.receipt() == OperationEvent.Receipt.ACKNOWLEDGED;
        boolean all = yes
            && !ofMovement().toList().isEmpty()
            && ofMovement()
                .allMatch(n -> n.notAcknowledgedBy().stream()
                    .allMatch(r -> n.notification().id().equals(receipt.notification())
                        && r.equals(receipt.by())));
        if (all) {
          yield state instanceof Lifecycle.Acknowledged
              ? List.of()
              : List.of(new InstrumentEvent.FoundAcknowledged(instrument));
        }
        yield state instanceof Lifecycle.Acknowledged && !yes ? List.of(notified()) : List.of();
      }
      default -> List.of();
    };
  }

  /// A notification of a site tells nobody of a movement.
  private Stream<Operation.Notified> ofMovement() {
    return operation.notifications().stream().filter(Operation.Notified::ofMovement);
  }

  private Event notified() {
    return new InstrumentEvent.FoundNotified(instrument);
  }
}
