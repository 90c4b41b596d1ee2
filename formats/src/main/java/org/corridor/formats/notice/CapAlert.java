package org.corridor.formats.notice;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message of the Common Alerting Protocol 1.2, with the parts that Corridor uses.
///
/// @param identifier without blanks, commas, &lt; and &amp;
/// @param sender likewise
/// @param sent with its own offset
/// @param status ACTUAL, or EXERCISE for drills
/// @param type a new alert, an update, a cancellation, an acknowledgement or a rejection
/// @param scope public notices only ever speak of what is agreed to be public
/// @param addresses to whom, where the scope is not public
/// @param references earlier messages as `sender,identifier,sent`
/// @param note of an acknowledgement
/// @param infos one for each language; none in an acknowledgement
public record CapAlert(
    String identifier,
    String sender,
    OffsetDateTime sent,
    Status status,
    Type type,
    Scope scope,
    List<String> addresses,
    List<String> references,
    String note,
    List<Message> infos) {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}&&[^,<&\\uFFFD]]+");

  public CapAlert {
    addresses = List.copyOf(addresses);
    references = List.copyOf(references);
    infos = List.copyOf(infos);
    if (!WORD.matcher(identifier).matches() || !WORD.matcher(sender).matches()) {
      throw new IllegalArgumentException(
          "identifier and sender are printed letters without blanks, commas, < or &");
    }
    if (scope == Scope.PRIVATE && addresses.isEmpty()) {
      throw new IllegalArgumentException("a private message has addresses");
    }
    boolean refers = type != Type.ALERT;
    if (refers && references.isEmpty()) {
      throw new IllegalArgumentException(
          "an update, cancellation, acknowledgement or rejection refers to one");
    }
  }

  /// Is it meant, or practised?
  public enum Status {
    ACTUAL("Actual"),
    EXERCISE("Exercise"),
    TEST("Test"),
    DRAFT("Draft");

    final String word;

    Status(String word) {
      this.word = word;
    }
  }

  /// What a message does.
  public enum Type {
    ALERT("Alert"),
    UPDATE("Update"),
    CANCEL("Cancel"),
    ACK("Ack"),
    ERROR("Error");

    final String word;

    Type(String word) {
      this.word = word;
    }
  }

  /// Who may read it.
  public enum Scope {
    PUBLIC("Public"),
    PRIVATE("Private");

    final String word;

    Scope(String word) {
      this.word = word;
    }
  }

  /// What is to be done.
  public enum Response {
    EVACUATE("Evacuate"),
    PREPARE("Prepare"),
    MONITOR("Monitor"),
    ALL_CLEAR("AllClear");

    final String word;

    Response(String word) {
      this.word = word;
    }
  }

  /// The message in one language.
  ///
  /// @param language as `uk`
  /// @param event in few words
  /// @param onset when it begins
  /// @param expires when it no longer holds
  /// @param area in words; never a point
  public record Message(
      String language,
      String event,
      Response response,
      @Nullable OffsetDateTime onset,
      @Nullable OffsetDateTime expires,
      String headline,
      String description,
      String instruction,
      String area) {}
}
