package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.log.Dated;
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.log.Unsourced;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.Figure;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer.Duty;

/// Who may see what of a record.
///
/// **Rule.** A view is the record that follows from the events its viewer may see, some of them
/// with a part taken out, and from nothing else: what somebody may not see cannot be read off any
/// number, state or message of their view.
/// **Where the table is silent** (rounds, suspensions, votes) whoever needs it for their duty sees
/// it, nobody else.
public final class Sight {
  private static final Set<Duty> ALL = EnumSet.allOf(Duty.class);

  /// What is said in public; a reception needs none of it.
  private static final Set<Duty> PUBLIC_WORDS = EnumSet.complementOf(EnumSet.of(Duty.RECEPTION));

  /// The table, and who has to understand all of it.
  private static final Set<Duty> AT_THE_TABLE =
      EnumSet.of(Duty.COORDINATOR, Duty.DELEGATION, Duty.LIAISON, Duty.MONITOR, Duty.ANALYST);

  /// Those on whose work people's lives hang on the day.
  private static final Set<Duty> ON_THE_ROAD =
      EnumSet.of(Duty.COORDINATOR, Duty.LIAISON, Duty.MONITOR, Duty.OPERATOR);

  /// Who may know why it is held: that tells of votes, items, receipts and other movements.
  private static final Set<Duty> RUNS_IT =
      EnumSet.of(Duty.COORDINATOR, Duty.MONITOR, Duty.OPERATOR);

  private final Viewer viewer;

  private final Noted noted;
  private final Map<String, List<String>> relayedByViewer = new HashMap<>();

  /// Arrangements in which the viewer's party said or was told something.
  private final Set<String> concernsViewer = new HashSet<>();

  private final Set<String> answeredByViewer = new HashSet<>();

  /// What a viewer may see of a record that is taken in one by one.
  ///
  /// @param noted what is known of the whole record
  public Sight(Viewer viewer, Noted noted) {
    this.viewer = viewer;
    this.noted = noted;
  }

  /// What a viewer may see of a record, in its order.
  public static List<Dated> of(List<Dated> all, Viewer viewer) {
    Sight sight = new Sight(viewer, Noted.of(all.stream().map(Dated::event).toList()));
    all.forEach(d -> sight.note(d.event()));
    List<Dated> seen = new ArrayList<>();
    all.forEach(d -> seen.addAll(sight.see(d)));
    return seen;
  }

  /// What the viewer sees of something, by all that was noted: nothing, it, or it with a part taken
  /// out.
  public List<Dated> see(Dated d) {
    if (d.event() instanceof InstrumentEvent.FoundAgreed agreed && ofExtract()) {
      return extract(agreed).stream().map(e -> new Dated(e, d.at())).toList();
    }
    return seen(d.event()).map(e -> e.equals(d.event()) ? d : new Dated(e, d.at())).stream()
        .toList();
  }

  private boolean ofExtract() {
    return Extract.FOR.containsKey(viewer.duty());
  }

  /// What the viewer is to know of the text that was agreed, as the text that was.
  private List<Event> extract(InstrumentEvent.FoundAgreed agreed) {
    Optional<InstrumentEvent.TermsDrafted> text =
        noted.findText(agreed.instrument(), agreed.hash());
    if (text.isEmpty()) {
      return List.of(agreed);
    }
    InstrumentEvent.TermsDrafted extract = Extract.of(text.get(), viewer.duty());
    return List.of(
        extract,
        new InstrumentEvent.FoundAgreed(agreed.instrument(), extract.hash().hex()));
  }

  /// Takes in what the viewer's own side said and was told: some of the rest is theirs to see by
  /// it.
  ///
  /// @return may what was noted before be seen otherwise now?
  public boolean note(Event event) {
    return switch (event) {
      case InstrumentEvent.SuspensionDeclared e ->
        e.party().equals(viewer.party()) && concernsViewer.add(e.instrument());
      case TalksEvent.OfferAnswered e ->
        e.by().equals(viewer.party())
            && e.answer() != TalksEvent.Answer.NOT_RECEIVED
            && answeredByViewer.add(e.offer());
      case OperationEvent.RelayConfirmed e
      when e.by().equals(viewer.party()) -> {
        relayedByViewer
            .computeIfAbsent(e.notification(), _ -> new ArrayList<>())
            .add(e.unit());
        yield true;
      }
      case OperationEvent.NotificationSubmitted e ->
        e.recipients().contains(viewer.party()) && concernsViewer.add(e.instrument());
      default -> false;
    };
  }

  private Optional<Event> seen(Event event) {
    boolean sees = switch (event) {
      case TalksEvent e -> sees(e);
      case ReportEvent e -> sees(e);
      case InstrumentEvent e -> (ofMyArrangement(e.instrument()) && sees(e)) || ofMine(e);
      case OperationEvent e -> sees(e);
      default -> false;
    };
    return sees ? Optional.of(withoutGuarded(withoutSecrets(event))) : Optional.empty();
  }

  private boolean is(Set<Duty> duties) {
    return duties.contains(viewer.duty());
  }

  /// Mine, or not of any party.
  private boolean mine(String party) {
    return !viewer.duty().ofParty() || viewer.party().equals(party);
  }

  private boolean ofMyArrangement(String instrument) {
    return !viewer.duty().ofParty() || noted.parties(instrument).contains(viewer.party());
  }

  /// Who is no party to an arrangement sees of it what is its own.
  private boolean ofMine(InstrumentEvent event) {
    return viewer.duty().ofParty()
        && switch (event) {
          case InstrumentEvent.InstrumentOpened e -> concernsViewer.contains(e.instrument());
          case InstrumentEvent.SuspensionDeclared e -> mine(e.party());
          case InstrumentEvent.SuspensionWithdrawn e -> mine(e.by());
          default -> false;
        };
  }

  private boolean sees(TalksEvent event) {
    return switch (event) {
      case TalksEvent.ProcessOpened _, TalksEvent.PartyNamed _, TalksEvent.ThirdPartyNamed _ ->
        is(ALL);
      case TalksEvent.RoundHeld _, TalksEvent.NextMeeting _, TalksEvent.IssueRaised _ ->
        is(AT_THE_TABLE);
      case TalksEvent.OutcomeStated _ -> is(AT_THE_TABLE);
      case TalksEvent.PositionTaken e ->
        viewer.duty() == Duty.COORDINATOR || (viewer.duty().ofParty() && mine(e.party()));
      case TalksEvent.CommitmentMade e ->
        is(AT_THE_TABLE) && (mine(e.by()) || e.to().isEmpty() || mine(e.to()));
      case TalksEvent.CommitmentProgressed _ -> is(EnumSet.of(Duty.COORDINATOR, Duty.ANALYST));
      case TalksEvent.RouteOffered e -> seesOffer(e);
      case TalksEvent.OfferWithdrawn e ->
        noted.findOffer(e.offer()).filter(this::seesOffer).isPresent();
      case TalksEvent.OfferAnswered e ->
        noted
            .findOffer(e.offer())
            .filter(this::seesOffer)
            .filter(offer -> mine(e.by()) || mine(offer.by()))
            .isPresent();
    };
  }

  /// A party sees what it offered, and what it was given: what it has answered.
  private boolean seesOffer(TalksEvent.RouteOffered offer) {
    return viewer.duty().ofParty()
        ? mine(offer.by())
            || answeredByViewer.contains(offer.id())
            || offer.offeredTo().contains(viewer.party())
        : is(EnumSet.of(Duty.COORDINATOR, Duty.MONITOR, Duty.ANALYST));
  }

  private boolean sees(ReportEvent event) {
    return switch (event) {
      case ReportEvent.SourceNamed e -> is(PUBLIC_WORDS) && !isGuarded(e.id());
      case ReportEvent.ReportReceived e -> is(PUBLIC_WORDS) && !isGuarded(e.id());
      case ReportEvent.ClaimMade e ->
        is(PUBLIC_WORDS)
            && (viewer.duty() != Duty.PUBLIC
                || ((e.publishedAt() != null || e.firstSeenAt() != null)
                    && noted.isArchived(e.source())));
      case ReportEvent.FigureGiven e ->
        is(PUBLIC_WORDS)
            && (viewer.duty() != Duty.PUBLIC
                || ((e.figure().asOf() != null || !e.figure().period().isEmpty())
                    && noted.isArchived(e.figure().source())));
      case ReportEvent.CorridorDayTold _ -> is(PUBLIC_WORDS);
      case ReportEvent.Retracted e -> seesReported(e.what(), e.id());
      case ReportEvent.ClaimAssessed _ ->
        is(EnumSet.of(Duty.COORDINATOR, Duty.MONITOR, Duty.ANALYST));
      case ReportEvent.IncidentReported _ -> is(AT_THE_TABLE) || viewer.duty() == Duty.OPERATOR;
    };
  }

  /// What is known from a guarded source is told without it. What the sides say of themselves may
  /// well be told in the words that somebody has of an incident; of them only what is recorded as
  /// guarded is taken out.
  private Event withoutGuarded(Event event) {
    if (!isGuarded(event.source())
        || !(event instanceof ReportEvent || noted.isReport(event.source()))) {
      return event;
    }
    return event instanceof ReportEvent.FigureGiven(Figure figure)
        ? new ReportEvent.FigureGiven(Unsourced.of(figure))
        : (Event) Unsourced.of((Record) event);
  }

  /// Is it a source, or a report of one, that only its handler may know?
  private boolean isGuarded(String id) {
    return viewer.duty() != Duty.MONITOR && noted.isGuarded(id);
  }

  private boolean sees(InstrumentEvent event) {
    boolean table = is(AT_THE_TABLE);
    // An analyst learns of the road when nobody is on it any more.
    boolean road = viewer.duty() == Duty.ANALYST
        ? noted.isOver(event.instrument())
        : table || viewer.duty() == Duty.OPERATOR;
    boolean waits = EnumSet.of(Duty.RECEPTION, Duty.MUNICIPALITY).contains(viewer.duty());
    return switch (event) {
      case InstrumentEvent.InstrumentOpened e ->
        viewer.duty() == Duty.PUBLIC ? noted.isAgreed(e.instrument()) : is(ALL);
      case InstrumentEvent.FoundAgreed _,
          InstrumentEvent.HoldFound _,
          InstrumentEvent.OperationSuspended _,
          InstrumentEvent.PublicNoticeGiven _,
          InstrumentEvent.RoutePublished _,
          InstrumentEvent.ArrangementEnded _,
          InstrumentEvent.AccountClosed _ -> known(event.instrument());
      case InstrumentEvent.DestinationNamed _ -> road || viewer.duty() == Duty.RECEPTION;
      case InstrumentEvent.TermsDrafted _,
          InstrumentEvent.ConsentVoiced _,
          InstrumentEvent.TermsAccepted _,
          InstrumentEvent.AcceptanceWithdrawn _,
          InstrumentEvent.TermsFoundComplete _,
          InstrumentEvent.GuaranteeClaimed _,
          InstrumentEvent.GuaranteeAcknowledged _,
          InstrumentEvent.GuaranteeWithdrawn _ -> table;
      case InstrumentEvent.SuspensionDeclared _,
          InstrumentEvent.SuspensionWithdrawn _,
          InstrumentEvent.WindowStated _,
          InstrumentEvent.HazardAssessed _,
          InstrumentEvent.HazardWaived _,
          InstrumentEvent.RoadSeen _,
          InstrumentEvent.FoundNotified _,
          InstrumentEvent.FoundAcknowledged _,
          InstrumentEvent.FoundNotNotified _ -> road;
      case InstrumentEvent.GoGiven _, InstrumentEvent.MovementBegun _ -> road || waits;
      case InstrumentEvent.ResumptionAcknowledged _ -> known(event.instrument());
      case InstrumentEvent.MovementLinked e -> road && ofMyArrangement(e.to());
      case InstrumentEvent.MovementUnlinked e -> road && ofMyArrangement(e.to());
      case InstrumentEvent.NoLongerAgreed _ -> known(event.instrument());
      case InstrumentEvent.LiaisonNamed e ->
        is(ON_THE_ROAD) || (viewer.duty() == Duty.DELEGATION && mine(e.party()));
    };
  }

  /// How far it has come, for somebody: the steps before go are for those who take them.
  static Lifecycle told(Lifecycle truth, Viewer viewer) {
    boolean steps = (AT_THE_TABLE.contains(viewer.duty()) && viewer.duty() != Duty.ANALYST)
        || viewer.duty() == Duty.OPERATOR;
    boolean goes = steps || viewer.duty() == Duty.RECEPTION || viewer.duty() == Duty.MUNICIPALITY;
    return switch (truth) {
      case Lifecycle.Notified(Hash text) -> steps ? truth : new Lifecycle.Agreed(text);
      case Lifecycle.Acknowledged(Hash text) -> steps ? truth : new Lifecycle.Agreed(text);
      case Lifecycle.Ready(Hash text) -> goes ? truth : new Lifecycle.Agreed(text);
      case Lifecycle.Active(Hash text, Instant _) -> goes ? truth : new Lifecycle.Agreed(text);
      default -> truth;
    };
  }

  /// Has the viewer been told that there is such an arrangement?
  private boolean known(String instrument) {
    return viewer.duty() != Duty.PUBLIC || noted.isAgreed(instrument);
  }

  private boolean sees(OperationEvent event) {
    return switch (event) {
      case OperationEvent.NotificationSubmitted e -> seesNotification(e);
      case OperationEvent.ReceiptGiven e -> seesNotification(e.notification()) && mine(e.by());
      case OperationEvent.RelayConfirmed e ->
        (!viewer.duty().ofParty() || e.by().equals(viewer.party()))
            && seesNotification(e.notification());
      case OperationEvent.NotificationWithdrawn e -> seesNotification(e.notification());
      case OperationEvent.ItemAnswered e -> is(ON_THE_ROAD) && ofMyArrangement(e.instrument());
      case OperationEvent.VoteCast e -> is(ON_THE_ROAD) && ofMyArrangement(e.instrument());
      case OperationEvent.PersonsCounted _, OperationEvent.CountCorrected _ ->
        is(EnumSet.of(Duty.COORDINATOR, Duty.MONITOR, Duty.OPERATOR, Duty.RECEPTION))
            || (viewer.duty() == Duty.ANALYST && noted.isOver(arrangement(event)));
      case OperationEvent.HaltBegun _, OperationEvent.HaltEnded _ ->
        is(EnumSet.of(Duty.COORDINATOR, Duty.MONITOR, Duty.OPERATOR));
    };
  }

  private static String arrangement(OperationEvent event) {
    return switch (event) {
      case OperationEvent.PersonsCounted e -> e.instrument();
      case OperationEvent.CountCorrected e -> e.instrument();
      default -> "";
    };
  }

  private boolean seesNotification(String id) {
    return noted.findNotification(id).filter(this::seesNotification).isPresent();
  }

  private boolean seesNotification(OperationEvent.NotificationSubmitted sent) {
    return viewer.duty().ofParty()
        ? sent.recipients().contains(viewer.party())
        : sent.kind() == OperationEvent.NotificationKind.STATIC
            ? viewer.duty() == Duty.COORDINATOR
            : is(ON_THE_ROAD);
  }

  private boolean seesReported(ReportEvent.Reported what, String id) {
    return noted.findReported(what, id).filter(this::sees).isPresent();
  }

  private ReportEvent.ClaimMade withStancesSeen(ReportEvent.ClaimMade e) {
    return new ReportEvent.ClaimMade(
        e.id(),
        e.speaker(),
        e.onBehalfOf(),
        e.act(),
        e.accused(),
        e.addressed(),
        e.proposition(),
        e.language(),
        e.translation(),
        e.medium(),
        e.publishedAt(),
        e.firstSeenAt(),
        e.stances().stream()
            .filter(s -> seesReported(ReportEvent.Reported.CLAIM, s.claim()))
            .toList(),
        e.source());
  }

  /// That it stopped is for all who rely on it, why for those who run it; the source of an incident
  /// is for whoever handles it, who else is notified for the sender.
  private Event withoutSecrets(Event event) {
    return switch (event) {
      case InstrumentEvent.HoldFound e
      when !is(RUNS_IT) -> new InstrumentEvent.HoldFound(e.instrument(), "the rules", "held");
      case InstrumentEvent.OperationSuspended e
      when !is(AT_THE_TABLE) && !is(RUNS_IT) ->
        new InstrumentEvent.OperationSuspended(e.instrument(), "the coordinator", "stopped", "");
      case InstrumentEvent.NoLongerAgreed e
      when !is(AT_THE_TABLE) ->
        new InstrumentEvent.NoLongerAgreed(e.instrument(), "the rules", "no longer agreed");
      case ReportEvent.Retracted e
      when e.what() == ReportEvent.Reported.INCIDENT && viewer.duty() != Duty.MONITOR ->
        new ReportEvent.Retracted(e.what(), e.id(), "its handler", "", "", "");
      case ReportEvent.ClaimMade e when viewer.duty() == Duty.PUBLIC -> withStancesSeen(e);
      case ReportEvent.FigureGiven e
      when viewer.duty() == Duty.PUBLIC
          && !seesReported(ReportEvent.Reported.FIGURE, e.figure().subsetOf()) ->
        new ReportEvent.FigureGiven(e.figure().alone());
      case InstrumentEvent.ArrangementEnded e
      when !is(AT_THE_TABLE) && !is(RUNS_IT) ->
        new InstrumentEvent.ArrangementEnded(
            e.instrument(), e.how(), "it is over", "the coordinator", "");
      case OperationEvent.ItemAnswered e
      when viewer.duty().ofParty() && !e.owner().equals(viewer.party()) ->
        new OperationEvent.ItemAnswered(e.instrument(), e.item(), e.answer(), "another", "", "");
      case ReportEvent.IncidentReported e
      when viewer.duty() != Duty.MONITOR ->
        new ReportEvent.IncidentReported(
            e.id(), e.kind(), e.place(), e.from(), e.to(), e.effects(), "");
      case OperationEvent.NotificationSubmitted e
      when viewer.duty().ofParty() ->
        new OperationEvent.NotificationSubmitted(
            e.instrument(),
            e.id(),
            e.kind(),
            e.emergency(),
            List.of(viewer.party()),
            relayedByViewer.getOrDefault(e.id(), List.of()),
            e.movementAt(),
            e.expiresAt(),
            e.source());
      default -> event;
    };
  }
}
