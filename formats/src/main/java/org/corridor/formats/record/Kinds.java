package org.corridor.formats.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.log.Event;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;

/// The name of each kind of event, in the log and in what people write.
public final class Kinds {
  private static final Map<String, Class<? extends Event>> BY_NAME = new LinkedHashMap<>();
  private static final Map<Class<?>, String> NAMES = new LinkedHashMap<>();

  static {
    name("process", TalksEvent.ProcessOpened.class);
    name("party", TalksEvent.PartyNamed.class);
    name("third-party", TalksEvent.ThirdPartyNamed.class);
    name("round", TalksEvent.RoundHeld.class);
    name("outcome", TalksEvent.OutcomeStated.class);
    name("next-meeting", TalksEvent.NextMeeting.class);
    name("issue", TalksEvent.IssueRaised.class);
    name("position", TalksEvent.PositionTaken.class);
    name("commitment", TalksEvent.CommitmentMade.class);
    name("commitment-progress", TalksEvent.CommitmentProgressed.class);
    name("offer", TalksEvent.RouteOffered.class);
    name("answer", TalksEvent.OfferAnswered.class);
    name("offer-withdrawn", TalksEvent.OfferWithdrawn.class);
    name("source", ReportEvent.SourceNamed.class);
    name("report", ReportEvent.ReportReceived.class);
    name("claim", ReportEvent.ClaimMade.class);
    name("assessment", ReportEvent.ClaimAssessed.class);
    name("incident", ReportEvent.IncidentReported.class);
    name("corridor-day", ReportEvent.CorridorDayTold.class);
    name("figure", ReportEvent.FigureGiven.class);
    name("retraction", ReportEvent.Retracted.class);
    name("arrangement", InstrumentEvent.InstrumentOpened.class);
    name("terms", InstrumentEvent.TermsDrafted.class);
    name("consent", InstrumentEvent.ConsentVoiced.class);
    name("acceptance", InstrumentEvent.TermsAccepted.class);
    name("withdrawal", InstrumentEvent.AcceptanceWithdrawn.class);
    name("guarantee", InstrumentEvent.GuaranteeClaimed.class);
    name("guarantee-acknowledged", InstrumentEvent.GuaranteeAcknowledged.class);
    name("guarantee-withdrawn", InstrumentEvent.GuaranteeWithdrawn.class);
    name("suspension", InstrumentEvent.SuspensionDeclared.class);
    name("window", InstrumentEvent.WindowStated.class);
    name("liaison", InstrumentEvent.LiaisonNamed.class);
    name("suspension-withdrawn", InstrumentEvent.SuspensionWithdrawn.class);
    name("hazard", InstrumentEvent.HazardAssessed.class);
    name("hazard-waived", InstrumentEvent.HazardWaived.class);
    name("road-seen", InstrumentEvent.RoadSeen.class);
    name("destination", InstrumentEvent.DestinationNamed.class);
    name("public-notice", InstrumentEvent.PublicNoticeGiven.class);
    name("linked", InstrumentEvent.MovementLinked.class);
    name("unlinked", InstrumentEvent.MovementUnlinked.class);
    name("published-route", InstrumentEvent.RoutePublished.class);
    name("movement-begun", InstrumentEvent.MovementBegun.class);
    name("suspend", InstrumentEvent.OperationSuspended.class);
    name("resume", InstrumentEvent.ResumptionAcknowledged.class);
    name("end", InstrumentEvent.ArrangementEnded.class);
    name("account", InstrumentEvent.AccountClosed.class);
    name("terms-complete", InstrumentEvent.TermsFoundComplete.class);
    name("agreed", InstrumentEvent.FoundAgreed.class);
    name("notified", InstrumentEvent.FoundNotified.class);
    name("not-notified", InstrumentEvent.FoundNotNotified.class);
    name("acknowledged", InstrumentEvent.FoundAcknowledged.class);
    name("go", InstrumentEvent.GoGiven.class);
    name("no-longer-agreed", InstrumentEvent.NoLongerAgreed.class);
    name("hold", InstrumentEvent.HoldFound.class);
    name("notification", OperationEvent.NotificationSubmitted.class);
    name("receipt", OperationEvent.ReceiptGiven.class);
    name("relay", OperationEvent.RelayConfirmed.class);
    name("notification-withdrawn", OperationEvent.NotificationWithdrawn.class);
    name("headcount", OperationEvent.PersonsCounted.class);
    name("headcount-corrected", OperationEvent.CountCorrected.class);
    name("halt", OperationEvent.HaltBegun.class);
    name("halt-over", OperationEvent.HaltEnded.class);
    name("item", OperationEvent.ItemAnswered.class);
    name("vote", OperationEvent.VoteCast.class);
  }

  private Kinds() {}

  private static void name(String name, Class<? extends Event> kind) {
    BY_NAME.put(name, kind);
    NAMES.put(kind, name);
  }

  static Optional<Class<? extends Event>> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The name of an event's kind.
  public static String nameOf(Event event) {
    String name = NAMES.get(event.getClass());
    if (name == null) {
      throw new IllegalArgumentException("A kind of event without a name: " + event.getClass());
    }
    return name;
  }

  /// Every kind; some follow by rule and cannot be sent.
  public static Map<String, Class<? extends Event>> all() {
    return Collections.unmodifiableMap(BY_NAME);
  }

  /// Is it a kind that nobody sends?
  public static boolean byRule(String name) {
    return find(name).map(kind -> !sent(kind)).orElse(false);
  }

  /// Can somebody send it, or do only the rules say it?
  public static boolean sent(Class<? extends Event> kind) {
    return !InstrumentEvent.FoundByRule.class.isAssignableFrom(kind);
  }
}
