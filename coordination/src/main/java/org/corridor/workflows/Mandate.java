package org.corridor.workflows;

import java.util.Locale;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.log.Event;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer.Duty;

/// Who may say what to a record: each what is theirs to say, in the name of their own party only.
/// The coordinator keeps the record and writes down what others said elsewhere. Anybody in the
/// chain
/// may stop a movement.
public final class Mandate {
  private final Viewer viewer;

  /// What somebody may say.
  public Mandate(Viewer viewer) {
    this.viewer = viewer;
  }

  /// May somebody bring a file of a kind at all? What is in it is asked item by item.
  ///
  /// @param file its name
  public static boolean mayBring(Viewer viewer, String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (viewer.duty() == Duty.COORDINATOR) {
      return true;
    }
    if (name.endsWith(".csv") || name.endsWith(".xlsx")) {
      return viewer.duty() == Duty.MONITOR;
    }
    if (name.endsWith(".xml") || name.endsWith(".ics") || name.endsWith(".gpx")) {
      return viewer.duty().ofParty();
    }
    return viewer.duty() != Duty.PUBLIC && viewer.duty() != Duty.ANALYST;
  }

  /// May this be said?
  public boolean allows(Event event) {
    if (viewer.duty() == Duty.COORDINATOR) {
      return true;
    }
    return switch (event) {
      case TalksEvent e -> delegation() && own(e);
      case ReportEvent _ -> viewer.duty() == Duty.MONITOR;
      case InstrumentEvent e -> allows(e);
      case OperationEvent e -> allows(e);
      default -> false;
    };
  }

  private boolean delegation() {
    return viewer.duty() == Duty.DELEGATION;
  }

  private boolean liaison() {
    return viewer.duty() == Duty.LIAISON;
  }

  private boolean mine(String party) {
    return viewer.duty().ofParty() && viewer.party().equals(party);
  }

  private boolean own(TalksEvent event) {
    return switch (event) {
      case TalksEvent.OutcomeStated e -> mine(e.by());
      case TalksEvent.PositionTaken e -> mine(e.party());
      case TalksEvent.CommitmentMade e -> mine(e.by());
      case TalksEvent.RouteOffered e -> mine(e.by());
      case TalksEvent.OfferWithdrawn e -> mine(e.by());
      case TalksEvent.OfferAnswered e -> mine(e.by());
      case TalksEvent.ProcessOpened _,
          TalksEvent.PartyNamed _,
          TalksEvent.ThirdPartyNamed _,
          TalksEvent.RoundHeld _,
          TalksEvent.NextMeeting _,
          TalksEvent.IssueRaised _,
          TalksEvent.CommitmentProgressed _ -> false;
    };
  }

  private boolean allows(InstrumentEvent event) {
    boolean onTheRoad =
        liaison() || viewer.duty() == Duty.MONITOR || viewer.duty() == Duty.OPERATOR;
    return switch (event) {
      case InstrumentEvent.TermsDrafted e -> delegation() && mine(e.by());
      case InstrumentEvent.ConsentVoiced e -> delegation() && mine(e.by());
      case InstrumentEvent.TermsAccepted e -> mine(e.by());
      case InstrumentEvent.AcceptanceWithdrawn e -> mine(e.by());
      case InstrumentEvent.GuaranteeAcknowledged e -> mine(e.by());
      case InstrumentEvent.GuaranteeClaimed e -> delegation() && mine(e.claimedBy());
      case InstrumentEvent.GuaranteeWithdrawn e -> delegation() && mine(e.by());
      case InstrumentEvent.RoutePublished e -> delegation() && mine(e.party());
      case InstrumentEvent.LiaisonNamed e -> delegation() && mine(e.party());
      case InstrumentEvent.AccountClosed e -> delegation() && mine(e.by());
      case InstrumentEvent.WindowStated e -> mine(e.by());
      case InstrumentEvent.SuspensionDeclared e -> mine(e.party()) && mine(e.declaredBy());
      case InstrumentEvent.SuspensionWithdrawn e -> mine(e.by());
      case InstrumentEvent.ResumptionAcknowledged e -> mine(e.by());
      case InstrumentEvent.OperationSuspended e ->
        viewer.duty().ofParty() ? mine(e.by()) : onTheRoad;
      case InstrumentEvent.RoadSeen e -> liaison() ? mine(e.by()) : onTheRoad;
      case InstrumentEvent.HazardAssessed _ -> viewer.duty() == Duty.MONITOR;
      case InstrumentEvent.MovementBegun _ -> viewer.duty() == Duty.OPERATOR;
      default -> false;
    };
  }

  private boolean allows(OperationEvent event) {
    boolean counts = viewer.duty() == Duty.MONITOR || viewer.duty() == Duty.OPERATOR;
    return switch (event) {
      case OperationEvent.ReceiptGiven e -> mine(e.by());
      case OperationEvent.RelayConfirmed e -> liaison() && mine(e.by());
      case OperationEvent.VoteCast e ->
        switch (e.role()) {
          case COORDINATOR -> false;
          case CONVOY_LEADER -> viewer.duty() == Duty.OPERATOR;
          case LIAISON -> liaison() && mine(e.party());
        };
      case OperationEvent.PersonsCounted _, OperationEvent.CountCorrected _ ->
        counts || viewer.duty() == Duty.RECEPTION;
      case OperationEvent.HaltBegun _, OperationEvent.HaltEnded _ -> counts;
      case OperationEvent.NotificationSubmitted _,
          OperationEvent.NotificationWithdrawn _,
          OperationEvent.ItemAnswered _ -> false;
    };
  }
}
