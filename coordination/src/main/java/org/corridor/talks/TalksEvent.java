package org.corridor.talks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.corridor.log.Event;
import org.corridor.log.MayBeEmpty;
import org.jspecify.annotations.Nullable;

/// What happens at and around the table.
public sealed interface TalksEvent extends Event {
  /// The talks that a record is about.
  ///
  /// @param timeZone clock in which times without a zone are meant
  record ProcessOpened(
      String title,
      ZoneId timeZone,
      @MayBeEmpty String conflict,
      @MayBeEmpty String source) implements TalksEvent {}

  /// What a party is.
  enum PartyKind {
    STATE,
    NON_STATE_ARMED_GROUP,
    DE_FACTO_AUTHORITY,
    ALLIANCE
  }

  /// A side whose agreement is needed.
  ///
  /// @param timeZone clock in which it announces times
  record PartyNamed(
      String id,
      String name,
      PartyKind kind,
      ZoneId timeZone,
      @MayBeEmpty String source) implements TalksEvent {}

  /// What a third party does.
  enum Role {
    MEDIATOR,
    RELAY,
    HOST,
    OBSERVER,
    GUARANTOR,
    ESCORT,
    MONITOR
  }

  /// Somebody at the table who is no side.
  ///
  /// @param acceptedBy parties that accepted it in this role
  record ThirdPartyNamed(
      String id,
      String name,
      Role role,
      @MayBeEmpty List<String> acceptedBy,
      @MayBeEmpty String source)
      implements TalksEvent {
    public ThirdPartyNamed {
      acceptedBy = List.copyOf(acceptedBy);
    }
  }

  /// How the sides meet.
  enum Format {
    DIRECT,
    PROXIMITY,
    SHUTTLE,
    VIDEO,
    PHONE
  }

  /// Who sat at the table for a party: offices, not names.
  record Delegation(
      String party, @MayBeEmpty String led, @MayBeEmpty String rank) {}

  /// A round of talks that was held.
  ///
  /// @param ordinal first, second, …
  /// @param begin null where only the day is known
  /// @param end null where it is not known
  /// @param day the day, as 2022-03-03
  record RoundHeld(
      String id,
      int ordinal,
      String day,
      @MayBeEmpty @Nullable Instant begin,
      @MayBeEmpty @Nullable Instant end,
      @MayBeEmpty @Nullable Integer lengthMinutes,
      String place,
      @MayBeEmpty String host,
      Format format,
      @MayBeEmpty List<Delegation> delegations,
      @MayBeEmpty List<String> agenda,
      String source)
      implements TalksEvent {
    public RoundHeld {
      delegations = List.copyOf(delegations);
      agenda = List.copyOf(agenda);
      try {
        LocalDate.parse(day);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("day is no date as 2022-03-03", e);
      }
    }
  }

  /// How a round ended, as one side puts it.
  enum Outcome {
    NO_RESULT,
    PARTIAL,
    AGREED_IN_PRINCIPLE,
    SIGNED,
    WALKOUT
  }

  /// What one side says came out of a round.
  record OutcomeStated(
      String round, String by, Outcome outcome, @MayBeEmpty String text, String source)
      implements TalksEvent {}

  /// Whether a next meeting stands.
  enum MeetingStatus {
    PROPOSED,
    AGREED,
    POSTPONED,
    CANCELLED
  }

  /// When the sides will meet again.
  record NextMeeting(
      String round,
      @MayBeEmpty String day,
      @MayBeEmpty String place,
      MeetingStatus status,
      String source)
      implements TalksEvent {}

  /// Something on the agenda.
  ///
  /// @param parent issue of which it is a part
  record IssueRaised(
      String id,
      String title,
      @MayBeEmpty String parent,
      @MayBeEmpty String source) implements TalksEvent {}

  /// How strongly a side holds a position, the softest first.
  enum Strength {
    OFFERED,
    FLEXIBLE,
    SILENT,
    ASKED,
    DEMANDED,
    REFUSED,
    RED_LINE
  }

  /// What a side holds on an issue.
  ///
  /// @param text verbatim or in few words
  record PositionTaken(
      String issue,
      String party,
      Strength strength,
      String text,
      @MayBeEmpty String round,
      String source)
      implements TalksEvent {}

  /// In which form something was promised.
  enum Form {
    VERBAL,
    WRITTEN,
    UNILATERAL
  }

  /// How far a promise has come: said, confirmed, done.
  enum Progress {
    DECLARED,
    CONFIRMED,
    IMPLEMENTING,
    KEPT,
    BREACH_CLAIMED,
    LAPSED
  }

  /// A party promised something.
  ///
  /// @param to whom; empty for all
  /// @param condition on which it depends
  record CommitmentMade(
      String id,
      String by,
      @MayBeEmpty String to,
      String act,
      @MayBeEmpty String condition,
      Form form,
      @MayBeEmpty @Nullable Instant due,
      String source)
      implements TalksEvent {}

  /// A promise came further, or somebody says that it was broken.
  ///
  /// @param by who says so
  record CommitmentProgressed(String commitment, Progress progress, String by, String source)
      implements TalksEvent {}

  /// Which way people or goods go.
  enum Direction {
    OUT,
    IN,
    BOTH
  }

  /// A route offered by a side.
  ///
  /// @param places in the order of travel
  /// @param from when the window opens; null where the offer does not say
  /// @param to when it closes; null where the offer does not say
  /// @param category who may move
  /// @param offeredTo parties that are asked; none named means all others
  record RouteOffered(
      String id,
      String by,
      List<String> places,
      Direction direction,
      @MayBeEmpty @Nullable Instant from,
      @MayBeEmpty @Nullable Instant to,
      @MayBeEmpty String category,
      @MayBeEmpty @Nullable Instant receivedAt,
      @MayBeEmpty List<String> offeredTo,
      String source)
      implements TalksEvent {
    public RouteOffered {
      places = List.copyOf(places);
      // Not there in what was recorded by earlier versions.
      offeredTo = List.copyOf(Objects.requireNonNullElse(offeredTo, List.of()));
      if (places.stream().distinct().count() < 2) {
        throw new IllegalArgumentException("a route has two places or more");
      }
      if (from != null && to != null && !from.isBefore(to)) {
        throw new IllegalArgumentException("the window ends before it begins");
      }
    }

    /// The same offer under another id.
    public RouteOffered numbered(String other) {
      return new RouteOffered(
          other, by, places, direction, from, to, category, receivedAt, offeredTo, source);
    }
  }

  /// Who made an offer takes it back.
  record OfferWithdrawn(String offer, String by, @MayBeEmpty String reason, String source)
      implements TalksEvent {}

  /// What a side says to an offer.
  enum Answer {
    ACCEPT,
    ACCEPT_WITH_CHANGE,
    REJECT,
    COUNTER,
    SILENT,
    NOT_RECEIVED
  }

  /// A side answered an offer, or was seen not to.
  ///
  /// @param changed the change, or the offer made instead
  /// @param text by which it is proven
  record OfferAnswered(
      String offer,
      String by,
      Answer answer,
      @MayBeEmpty String changed,
      @MayBeEmpty String text,
      String source)
      implements TalksEvent {}
}
