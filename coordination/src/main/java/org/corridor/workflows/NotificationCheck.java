package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.operations.Operation;
import org.corridor.workflows.Finding.Fact;
import org.corridor.workflows.Finding.Severity;
import org.jspecify.annotations.Nullable;

/// Whether those on the ground were told, in time, of this movement, and say so (F7, F15, F16, H7,
/// I13).
final class NotificationCheck extends RecordCheck {
  /// Notice that a movement needs where the text says nothing, and in an emergency (Yemen).
  private static final int NOTICE_HOURS = 48;

  private static final int NOTICE_HOURS_EMERGENCY = 24;

  private NotificationCheck(RecordOfTalks record, Instrument instrument, Instant at) {
    super(record, instrument, at);
  }

  static List<Finding> of(RecordOfTalks record, Instrument instrument, Instant at) {
    NotificationCheck check = new NotificationCheck(record, instrument, at);
    check.notifications();
    return check.findings;
  }

  private void notifications() {
    List<Operation.Notified> standing = operation.notifications().stream()
        .filter(n -> n.ofMovement() && !n.expired(at))
        .toList();
    for (Operation.Notified n : operation.notifications()) {
      // What has expired is no matter where another says the same.
      if (n.expired(at) && !standing.isEmpty()) {
        continue;
      }
      notification(n);
    }
    operation.notifications().stream()
        .filter(n -> standing.isEmpty() || !n.expired(at))
        .forEach(this::notice);
    List<String> untold = instrument.parties().stream()
        .filter(
            p -> standing.stream().noneMatch(n -> n.notification().recipients().contains(p)))
        .toList();
    if (!standing.isEmpty() && !untold.isEmpty()) {
      add(
          "F7",
          Severity.BLOCKS,
          String.join(", ", untold) + " is not among those notified of the movement.",
          List.of(new Fact(
              "notification " + standing.getFirst().notification().id(),
              standing.getFirst().notification().source())),
          "a notification with every party among its recipients, each of which acknowledges");
    }
    if (standing.isEmpty()) {
      List<Fact> past = operation.noLongerCounting().stream()
          .map(Operation.Notified::notification)
          .map(n -> new Fact(
              "notification " + n.id()
                  + " no longer counts: withdrawn, or of before another text or" + " a stop",
              n.source()))
          .toList();
      add(
          "H7",
          Severity.BLOCKS,
          past.isEmpty()
              ? "Nobody on the ground has been notified of a movement."
              : "Nobody on the ground has been notified anew of a movement.",
          past.isEmpty()
              ? List.of(new Fact(
                  operation.notifications().isEmpty()
                      ? "no notification is recorded"
                      : "there are only those of sites, or expired ones",
                  ""))
              : past,
          "a notification, acknowledged and passed on to every unit and checkpoint");
    } else if (standing.stream().allMatch(n -> n.notification().units().isEmpty())) {
      add(
          "F7",
          Severity.BLOCKS,
          "No notification names the units and checkpoints on the route that must have the order.",
          List.of(new Fact(
              "notification " + standing.getFirst().notification().id(),
              standing.getFirst().notification().source())),
          "a notification with its units, each of which confirms");
    }
  }

  private void notification(Operation.Notified n) {
    String id = n.notification().id();
    List<Fact> facts = List.of(new Fact("notification " + id, n.notification().source()));
    if (!n.notAcknowledgedBy().isEmpty()) {
      add(
          "F15",
          Severity.BLOCKS,
          String.join(", ", n.notAcknowledgedBy()) + " has not acknowledged " + id + ".",
          facts,
          "an acknowledgement; sent is not received");
    }
    if (!n.notRelayedTo().isEmpty()) {
      add(
          "F7",
          Severity.BLOCKS,
          "No word that " + String.join(", ", n.notRelayedTo()) + " has the order.",
          facts,
          "each unit and checkpoint on the route confirms");
    }
    Instant expires = n.notification().expiresAt();
    boolean before = expires != null
        && texts().stream()
            .map(TermsDrafted::closes)
            .anyMatch(closes -> closes != null && expires.isBefore(closes));
    if (n.expired(at) || (n.ofMovement() && before)) {
      add(
          "F16",
          Severity.BLOCKS,
          id + (n.expired(at) ? " has expired." : " expires before the window closes."),
          facts,
          "a new notification");
    }
  }

  private void notice(Operation.Notified notified) {
    if (!notified.ofMovement()) {
      return;
    }
    boolean emergency = notified.notification().emergency();
    String id = notified.notification().id();
    List<Fact> facts =
        List.of(new Fact("notification " + id, notified.notification().source()));
    Instant said = notified.notification().movementAt();
    for (TermsDrafted text : texts()) {
      Instant opens = text.opens();
      Instant closes = text.closes();
      boolean elsewhere = said != null
          && opens != null
          && closes != null
          && (said.isBefore(opens) || !said.isBefore(closes));
      if (elsewhere) {
        findings.add(new Finding(
            "H7",
            Severity.BLOCKS,
            id + " is of a movement at another time than the window.",
            facts,
            "a notification of the movement in the window"));
      }
      int hours = emergency
          ? hours(text.emergencyNoticeHours(), NOTICE_HOURS_EMERGENCY)
          : hours(text.noticeHours(), NOTICE_HOURS);
      inTime(notified, opens == null ? said : text.start(), hours, facts);
    }
    if (texts().isEmpty()) {
      inTime(notified, said, emergency ? NOTICE_HOURS_EMERGENCY : NOTICE_HOURS, facts);
    }
  }

  private void inTime(
      Operation.Notified notified, @Nullable Instant movement, int hours, List<Fact> facts) {
    if (movement != null && !notified.inTime(Duration.ofHours(hours), movement)) {
      boolean emergency = notified.notification().emergency();
      findings.add(new Finding(
          "I13",
          emergency ? Severity.WARNS : Severity.BLOCKS,
          notified.notification().id() + " was sent later than " + hours + " hours before.",
          facts,
          emergency ? "a later movement" : "an emergency flag, or a later movement"));
    }
  }

  private static int hours(int agreed, int usual) {
    return agreed > 0 ? agreed : usual;
  }
}
