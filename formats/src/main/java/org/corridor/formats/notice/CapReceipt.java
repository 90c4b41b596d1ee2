package org.corridor.formats.notice;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.log.Hash;
import org.corridor.operations.OperationEvent;

/// Notifications that ask for an acknowledgement as CAP 1.2, and the answers to them.
///
/// What a notification is about is restricted and stands in no message: only that there is one, of
/// which arrangement, and to whom. An acknowledgement (`Ack`) or a rejection (`Error`) names the
/// message by its identifier, which is the notification's.
public final class CapReceipt {
  private CapReceipt() {}

  /// The message that asks the recipients of a notification for their receipt.
  ///
  /// @throws BadInput where its id, or a recipient's, cannot stand in a message
  public static CapAlert asking(
      OperationEvent.NotificationSubmitted notification,
      String sender,
      OffsetDateTime sent,
      boolean exercise) {
    String about = "Notification " + notification.id() + " of " + notification.instrument();
    List<String> unusable = notification.recipients().stream()
        .filter(r -> r.chars().anyMatch(Character::isWhitespace))
        .toList();
    if (!unusable.isEmpty()) {
      throw refuse("recipients without blanks in their ids", String.join(", ", unusable));
    }
    try {
      return new CapAlert(
          identifier(notification) + (exercise ? DRILL : ""),
          sender,
          sent,
          exercise ? CapAlert.Status.EXERCISE : CapAlert.Status.ACTUAL,
          CapAlert.Type.ALERT,
          CapAlert.Scope.PRIVATE,
          notification.recipients(),
          List.of(),
          "",
          List.of(new CapAlert.Message(
              "en",
              "Humanitarian notification",
              CapAlert.Response.PREPARE,
              null,
              null,
              about,
              "Sent apart from this message.",
              "Answer with a message of type Ack, or Error if you object.",
              "As notified")));
    } catch (IllegalArgumentException e) {
      throw refuse("an id and a sender that CAP allows", String.valueOf(e.getMessage()));
    }
  }

  /// An answer to a drill is none to the notification.
  private static final String DRILL = ".exercise";

  /// By which an answer says what it answers: nobody else numbers a message so by chance.
  private static String identifier(OperationEvent.NotificationSubmitted n) {
    List<String> parts = new ArrayList<>(List.of(n.instrument(), n.id(), n.source()));
    parts.add(String.valueOf(n.movementAt()));
    parts.add(String.valueOf(n.expiresAt()));
    // Not the recipients: each sees of them only itself, and has to come to the same.
    return n.id() + "." + Hash.of(parts).brief();
  }

  /// The receipt that an answer gives.
  ///
  /// @param name of the file
  /// @param notifications of the record
  /// @throws BadInput where it is no answer, or to nothing that was sent to its sender
  public static OperationEvent.ReceiptGiven receipt(
      String name,
      CapAlert answer,
      Collection<OperationEvent.NotificationSubmitted> notifications) {
    boolean objects = answer.type() == CapAlert.Type.ERROR;
    if (answer.type() != CapAlert.Type.ACK && !objects) {
      throw at(name, "an acknowledgement (Ack) or a rejection (Error)", answer.type().word);
    }
    if (answer.status() != CapAlert.Status.ACTUAL) {
      throw at(name, "a message that is meant (Actual)", answer.status().word);
    }
    for (String reference : answer.references()) {
      String[] parts = reference.split(",", -1);
      String notification = parts.length > 1 ? parts[1] : "";
      for (OperationEvent.NotificationSubmitted sent : notifications) {
        Optional<String> recipient = sent.recipients().stream()
            .filter(r -> notification.equals(identifier(sent)) && same(r, answer.sender()))
            .findFirst();
        if (recipient.isPresent()) {
          return new OperationEvent.ReceiptGiven(
              sent.id(),
              recipient.get(),
              objects ? OperationEvent.Receipt.OBJECTED : OperationEvent.Receipt.ACKNOWLEDGED,
              answer.note(),
              "CAP message " + answer.identifier() + " of " + answer.sender());
        }
      }
    }
    throw at(
        name,
        "an answer by a recipient to a notification of the record",
        "one by " + answer.sender() + " to " + String.join(" ", answer.references()));
  }

  /// A sender is an id, or an address before whose @ it stands.
  private static boolean same(String recipient, String sender) {
    int at = sender.indexOf('@');
    return recipient.equalsIgnoreCase(sender)
        || (at > 0 && recipient.equalsIgnoreCase(sender.substring(0, at)));
  }

  private static BadInput refuse(String expected, String found) {
    return at("--notification", expected, found);
  }

  private static BadInput at(String where, String expected, String found) {
    return BadInput.of(new Problem(where, 0, 0, "", expected, found, ""));
  }
}
