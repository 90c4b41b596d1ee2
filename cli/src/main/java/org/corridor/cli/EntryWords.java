package org.corridor.cli;

import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.record.EventJson;
import org.corridor.log.Entry;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;

/// An entry of a record in a few words.
final class EntryWords {
  private EntryWords() {}

  static String of(Entry entry, Talks talks) {
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
      default -> entry.stream();
    };
  }

  private static String words(Enum<?> constant) {
    return RecordShowCommand.words(constant);
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : ": \"" + text + "\"";
  }
}
