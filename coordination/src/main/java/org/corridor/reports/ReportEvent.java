package org.corridor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.corridor.log.Event;
import org.corridor.log.MayBeEmpty;
import org.corridor.log.Personal;
import org.jspecify.annotations.Nullable;

/// What sources say: claims, incidents, figures. A claim is never a fact; who is accused stands in
/// claims only, an incident has no offender (I15).
public sealed interface ReportEvent extends Event {
  /// Somebody who publishes: an agency, an office, a monitoring mission.
  ///
  /// @param kind office, agency, state media, embassy, monitor, organisation or other
  ///
  /// @param name what it is called here; of a guarded source never who it is
  /// @param guarded may be hurt for having told: who it is, only whoever handles it knows
  /// @param contact who a guarded source is and how it is reached, sealed with a key of its own
  record SourceNamed(
      String id,
      String name,
      @MayBeEmpty String kind,
      @MayBeEmpty String address,
      @MayBeEmpty boolean guarded,
      @MayBeEmpty @Nullable Personal contact)
      implements ReportEvent {
    /// Whose key the contact is sealed with.
    public String subject() {
      return "source/" + id;
    }

    public SourceNamed with(Personal sealed) {
      return new SourceNamed(id, name, kind, address, guarded, sealed);
    }
  }

  /// A publication as it was found.
  ///
  /// @param source id of a source
  /// @param publishedAt null where it does not say
  /// @param archiveHash SHA-256 of the copy that was kept
  record ReportReceived(
      String id,
      String source,
      @MayBeEmpty String title,
      String address,
      @MayBeEmpty String language,
      @MayBeEmpty @Nullable Instant publishedAt,
      Instant firstSeenAt,
      @MayBeEmpty String archiveHash)
      implements ReportEvent {}

  /// What a speaker does by saying it.
  enum SpeechAct {
    ASSERT,
    ACCUSE,
    DENY,
    COUNTER_ACCUSE,
    CONFIRM,
    ADMIT,
    JUSTIFY,
    CORRECT,
    RETRACT,
    DEMAND,
    REFUSE,
    AGREE,
    ANNOUNCE,
    PROMISE,
    PROJECT,
    REGRET,
    THREATEN
  }

  /// Through what a claim became known.
  enum Medium {
    TWEET,
    TELEGRAM,
    STATE_MEDIA,
    EMBASSY,
    BRIEFING,
    INTERVIEW,
    AGENCY,
    LETTER,
    FACEBOOK,
    TELEVISION,
    STATEMENT,
    OTHER
  }

  /// How a claim stands to another.
  enum Stance {
    SUPPORTS,
    CONTRADICTS,
    QUERIES,
    COMMENTS
  }

  /// A claim and how it stands to another.
  ///
  /// @param claim id of the other
  record StanceTo(String claim, Stance stance) {}

  /// Somebody said something.
  ///
  /// @param speaker person or office
  /// @param onBehalfOf the party or organisation spoken for
  /// @param accused whom the speaker accuses; only claims know one
  /// @param addressed on whom the speaker calls, or to whom something is promised or threatened
  /// @param proposition in the original words, or what is said in few
  /// @param language of the proposition, as `uk` or `ru`
  /// @param translation into the working language, and by whom
  /// @param publishedAt null where it is not known
  record ClaimMade(
      String id,
      String speaker,
      @MayBeEmpty String onBehalfOf,
      SpeechAct act,
      @MayBeEmpty String accused,
      @MayBeEmpty String addressed,
      String proposition,
      @MayBeEmpty String language,
      @MayBeEmpty String translation,
      @MayBeEmpty @Nullable Medium medium,
      @MayBeEmpty @Nullable Instant publishedAt,
      @MayBeEmpty @Nullable Instant firstSeenAt,
      @MayBeEmpty List<StanceTo> stances,
      String source)
      implements ReportEvent {
    public ClaimMade {
      // Earlier versions did not write it.
      addressed = Objects.requireNonNullElse(addressed, "");
      stances = List.copyOf(stances);
    }
  }

  /// How many sources, and how independent.
  enum Level {
    UNASSESSED,
    SINGLE_SOURCE,
    MULTIPLE_DEPENDENT,
    MULTIPLE_INDEPENDENT,
    FIRST_HAND_NEUTRAL,
    INSTRUMENT
  }

  /// What an assessor found.
  enum Finding {
    PLAUSIBLE,
    PROBABLE,
    HIGHLY_PROBABLE,
    CONFIRMED,
    NOT_ESTABLISHED,
    CONTRADICTED
  }

  /// An assessment of a claim, kept apart from it.
  record ClaimAssessed(
      String claim,
      Level level,
      Finding finding,
      String method,
      String assessor,
      @MayBeEmpty String evidence,
      String source)
      implements ReportEvent {}

  /// What kind of thing happened.
  enum IncidentKind {
    SHELLING,
    SMALL_ARMS,
    MINE,
    UXO,
    AIR_STRIKE,
    DRONE,
    OBSTRUCTION,
    DETENTION,
    ABDUCTION,
    LOOTING,
    ACCIDENT,
    MEDICAL,
    CYBER,
    DENIED_ACCESS_TO_MONITOR
  }

  /// Something happened somewhere. Who did it is no part of it.
  ///
  /// @param from earliest moment
  /// @param to latest moment
  /// @param effects in words and counts
  record IncidentReported(
      String id,
      IncidentKind kind,
      String place,
      Instant from,
      Instant to,
      @MayBeEmpty String effects,
      String source)
      implements ReportEvent {
    public IncidentReported {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("ends before it begins");
      }
    }
  }

  /// A corridor on one day as a source tells of it, in its own spellings: nothing of it is lost,
  /// and
  /// several sources may tell of the same day (F19).
  ///
  /// @param date as 2022-03-05
  /// @param originCode code of the place, with its system's own spelling
  /// @param proposedBy who proposed it
  /// @param acceptedBy who accepted it; empty for nobody
  /// @param windowStart as told
  /// @param outcome as told
  /// @param personsOut how many, by this source
  /// @param personsKind observed, claimed, planned, …
  /// @param countingPoint where they were counted
  /// @param children of them
  /// @param direction out, in or both, where told
  /// @param route all its places in order, apart by `|`, where told
  /// @param category who may move, where told
  /// @param codes of which list the codes of places are, as `COD-AB` (I19): the same letters mean
  /// other places in others
  record CorridorDayTold(
      String id,
      String date,
      String origin,
      @MayBeEmpty String originCode,
      String destination,
      @MayBeEmpty String destinationCode,
      @MayBeEmpty String proposedBy,
      @MayBeEmpty String acceptedBy,
      @MayBeEmpty String windowStart,
      @MayBeEmpty String windowEnd,
      @MayBeEmpty String outcome,
      @MayBeEmpty String personsOut,
      @MayBeEmpty String personsKind,
      @MayBeEmpty String countingPoint,
      @MayBeEmpty String children,
      @MayBeEmpty String direction,
      @MayBeEmpty String route,
      @MayBeEmpty String category,
      @MayBeEmpty String codes,
      String source)
      implements ReportEvent {
    /// How an offer is called that no side has named: the same day and places are the same offer,
    /// whoever tells of it.
    public static String offerOf(LocalDate day, String origin, String destination) {
      return (day + "-" + origin + "-" + destination)
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N}-]+", "-");
    }
  }

  /// The report that a source names where it also says where in it, as
  /// `R-1a2b3c4d, Reuters, characters 10 to 80`: what stands before the first comma.
  static String cited(String source) {
    int comma = source.indexOf(',');
    return comma < 0 ? source : source.substring(0, comma).strip();
  }

  /// What is told can be taken back.
  enum Reported {
    REPORT,
    CLAIM,
    INCIDENT,
    FIGURE,
    CORRIDOR_DAY
  }

  /// Something that was recorded is not so, or was written down wrongly. It stays, and counts no
  /// longer.
  ///
  /// @param by who says so
  /// @param replacedBy id of what is told instead
  record Retracted(
      Reported what,
      String id,
      String by,
      String reason,
      @MayBeEmpty String replacedBy,
      String source)
      implements ReportEvent {}

  /// A number somebody gave, with all that says what it counts.
  record FigureGiven(Figure figure) implements ReportEvent {
    @Override
    public String source() {
      return figure.source();
    }
  }
}
