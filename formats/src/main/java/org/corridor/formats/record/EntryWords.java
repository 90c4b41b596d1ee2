package org.corridor.formats.record;

import java.util.List;
import java.util.Locale;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.log.Entry;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;

/// An entry of a record in a few words.
public final class EntryWords {
  private EntryWords() {}

  /// What an entry says.
  public static String of(Entry entry, Talks talks) {
    return switch (EventJson.read(entry)) {
      case TalksEvent.ProcessOpened e -> e.title();
      case TalksEvent.PartyNamed e -> e.name();
      case TalksEvent.ThirdPartyNamed e -> e.name() + ", " + words(e.role());
      case TalksEvent.RoundHeld e -> "round " + e.ordinal() + " in " + e.place();
      case TalksEvent.OutcomeStated e ->
        talks.nameOf(e.by()) + ": " + words(e.outcome()) + quoted(e.text());
      case TalksEvent.RouteOffered e ->
        talks.nameOf(e.by()) + " offers " + e.id() + " " + String.join(" – ", e.places());
      case TalksEvent.OfferAnswered e ->
        talks.nameOf(e.by()) + " on " + e.offer() + ": " + words(e.answer()) + quoted(e.text());
      case TalksEvent.PositionTaken e ->
        talks.nameOf(e.party()) + " on " + e.issue() + ", " + words(e.strength()) + ": " + e.text();
      case TalksEvent.CommitmentMade e -> talks.nameOf(e.by()) + ": " + e.act();
      case ReportEvent.ClaimMade e ->
        e.speaker()
            + " "
            + words(e.act())
            + "s"
            + (e.accused().isEmpty() ? "" : " " + e.accused())
            + (e.addressed().isEmpty() ? "" : " (to " + e.addressed() + ")")
            + ": "
            + e.proposition();
      case ReportEvent.FigureGiven(org.corridor.reports.Figure f) ->
        org.corridor.workflows.Words.number(f.best()) + " " + words(f.unit()) + ", " + f.about()
            + " (" + words(f.kind()) + ")";
      case ReportEvent.IncidentReported e -> words(e.kind()) + " at " + e.place();
      case InstrumentEvent.InstrumentOpened e -> e.title();
      case InstrumentEvent.TermsDrafted e ->
        "version " + e.version() + " by " + talks.nameOf(e.by());
      case InstrumentEvent.TermsAccepted e ->
        talks.nameOf(e.by()) + " accepts "
            + e.hash().substring(0, Math.min(12, e.hash().length()));
      case InstrumentEvent.ConsentVoiced e -> talks.nameOf(e.by()) + quoted(e.text());
      case InstrumentEvent.GuaranteeClaimed e ->
        talks.nameOf(e.claimedBy()) + " names " + talks.nameOf(e.guarantor()) + quoted(e.text());
      case InstrumentEvent.SuspensionDeclared e ->
        "of " + talks.nameOf(e.party()) + ", said by " + talks.nameOf(e.declaredBy());
      case InstrumentEvent.WindowStated e -> talks.nameOf(e.by()) + ": " + e.wallTimes();
      case InstrumentEvent.RoutePublished e -> e.by() + ": " + String.join(" – ", e.places());
      case InstrumentEvent.HazardAssessed e ->
        e.leg() + ": " + words(e.hazard()) + ", says " + e.by();
      case InstrumentEvent.OperationSuspended e -> "by " + e.by() + ": " + e.reason();
      case InstrumentEvent.ArrangementEnded e -> words(e.how()) + ": " + e.reason();
      case OperationEvent.ItemAnswered e -> e.item() + " " + words(e.answer()) + ", " + e.owner();
      case OperationEvent.VoteCast e -> words(e.role()) + " " + e.party() + ": " + words(e.vote());
      case InstrumentEvent.RoadSeen e ->
        e.leg() + ": " + words(e.passable()) + ", seen by " + e.by();
      case InstrumentEvent.DestinationNamed e ->
        e.place() + (e.refusedBy().isEmpty() ? "" : ", refused by " + listed(e.refusedBy()));
      case InstrumentEvent.PublicNoticeGiven e -> "by " + e.by() + " in " + listed(e.languages());
      case InstrumentEvent.MovementLinked e -> e.instrument() + " with " + e.to();
      case InstrumentEvent.AcceptanceWithdrawn e ->
        talks.nameOf(e.by()) + " no longer accepts: " + e.reason();
      case InstrumentEvent.GuaranteeAcknowledged e ->
        talks.nameOf(e.by()) + " on " + e.id() + quoted(e.text());
      case InstrumentEvent.SuspensionWithdrawn e -> talks.nameOf(e.by()) + " takes back " + e.id();
      case InstrumentEvent.HazardWaived e -> e.leg() + ": waived by " + e.by() + ": " + e.reason();
      case InstrumentEvent.MovementBegun e -> "says " + e.by();
      case InstrumentEvent.ResumptionAcknowledged e -> talks.nameOf(e.by()) + ": it may go on";
      case InstrumentEvent.AccountClosed e -> e.text();
      case InstrumentEvent.HoldFound e -> "by " + e.by() + ": " + e.reason();
      case InstrumentEvent.LiaisonNamed e -> talks.nameOf(e.party()) + ", " + e.office();
      case OperationEvent.NotificationSubmitted e -> e.id() + " to " + listed(e.recipients());
      case OperationEvent.ReceiptGiven e ->
        e.notification() + ": " + words(e.receipt()) + " by " + e.by();
      case OperationEvent.RelayConfirmed e -> e.notification() + ": " + e.unit() + " has it";
      case OperationEvent.NotificationWithdrawn e ->
        e.notification() + " by " + e.by() + ": " + e.reason();
      case OperationEvent.PersonsCounted e ->
        e.persons() + " " + words(e.what()) + " at " + e.point();
      case OperationEvent.HaltBegun e -> e.id() + " at " + e.place();
      case OperationEvent.HaltEnded e -> e.id() + ": " + e.decision();
      case TalksEvent.NextMeeting e -> of(e);
      case TalksEvent.OfferWithdrawn e ->
        talks.nameOf(e.by()) + " takes back " + e.offer() + quoted(e.reason());
      case ReportEvent.Retracted e ->
        words(e.what()) + " " + e.id() + " is retracted by " + e.by() + ": " + e.reason();
      case TalksEvent.IssueRaised e -> e.title();
      case TalksEvent.CommitmentProgressed e ->
        e.commitment() + " " + words(e.progress()) + ", says " + talks.nameOf(e.by());
      case ReportEvent.SourceNamed e -> e.name();
      case ReportEvent.ReportReceived e -> e.title().isEmpty() ? e.address() : e.title();
      case ReportEvent.ClaimAssessed e ->
        e.claim() + " " + words(e.finding()) + ", by " + e.assessor();
      default -> entry.stream();
    };
  }

  /// When and where they meet next, and how sure that is.
  public static String of(TalksEvent.NextMeeting next) {
    return (next.day() + " " + next.place()).strip() + " " + words(next.status());
  }

  private static String listed(List<String> all) {
    return String.join(", ", all);
  }

  /// A constant as it is read.
  public static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : ": \"" + text + "\"";
  }
}
