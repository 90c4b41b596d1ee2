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
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer.Duty;
import org.jspecify.annotations.Nullable;

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

  /// Parties of each arrangement.
  private final Map<String, List<String>> parties = new HashMap<>();

  private final Set<String> agreed = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, InstrumentEvent.TermsDrafted> texts = new HashMap<>();

  /// Sources whose identity is for whoever handles them, and reports that would tell it.
  private final Set<String> guarded = new HashSet<>();

  private final Map<String, String> sourceOf = new HashMap<>();

  /// Sources of reports that would tell a guarded one.
  private final Set<String> sourcesOfGuarded = new HashSet<>();

  /// What can be retracted, by kind and id.
  private final Map<String, ReportEvent> reported = new HashMap<>();

  /// Reports of which a copy is kept, so that what they tell may be published (I20).
  private final Set<String> archived = new HashSet<>();

  private final Map<String, List<String>> relayedByViewer = new HashMap<>();

  /// Arrangements in which the viewer's party said or was told something.
  private final Set<String> concernsViewer = new HashSet<>();

  private final Map<String, TalksEvent.RouteOffered> offers = new HashMap<>();
  private final Set<String> answeredByViewer = new HashSet<>();
  private final Map<String, OperationEvent.NotificationSubmitted> notifications = new HashMap<>();

  /// What a viewer may see of a record that is taken in one by one.
  public Sight(Viewer viewer) {
    this.viewer = viewer;
  }

  /// Something that happened, and when.
  public record Dated(Event event, Instant at) {}

  /// What a viewer may see of a record, in its order.
  public static List<Dated> of(List<Dated> all, Viewer viewer) {
    Sight sight = new Sight(viewer);
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
    InstrumentEvent.TermsDrafted text = texts.get(agreed.hash());
    if (text == null) {
      return List.of(agreed);
    }
    InstrumentEvent.TermsDrafted extract = Extract.of(text, viewer.duty());
    return List.of(
        extract,
        new InstrumentEvent.FoundAgreed(agreed.instrument(), extract.hash().hex()));
  }

  /// Takes in what has to be known of the whole record to say who may see a part of it.
  ///
  /// @return may what was noted before be seen otherwise now?
  public boolean note(Event event) {
    return switch (event) {
      case InstrumentEvent.InstrumentOpened e -> {
        parties.put(e.instrument(), e.parties());
        yield false;
      }
      case InstrumentEvent.FoundAgreed e ->
        agreed.add(e.instrument()) && viewer.duty() == Duty.PUBLIC;
      case InstrumentEvent.TermsDrafted e -> {
        texts.put(e.hash().hex(), e);
        yield false;
      }
      case InstrumentEvent.ArrangementEnded e ->
        ended.add(e.instrument()) && viewer.duty() == Duty.ANALYST;
      case InstrumentEvent.SuspensionDeclared e ->
        e.party().equals(viewer.party()) && concernsViewer.add(e.instrument());
      case ReportEvent e -> note(e);
      case TalksEvent.RouteOffered e -> {
        offers.put(e.id(), e);
        yield false;
      }
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
      case OperationEvent.NotificationSubmitted e -> {
        notifications.put(e.id(), e);
        yield e.recipients().contains(viewer.party()) && concernsViewer.add(e.instrument());
      }
      default -> false;
    };
  }

  private boolean note(ReportEvent event) {
    switch (event) {
      case ReportEvent.ClaimMade e -> reported.put(ReportEvent.Reported.CLAIM + " " + e.id(), e);
      case ReportEvent.FigureGiven e ->
        reported.put(ReportEvent.Reported.FIGURE + " " + e.figure().id(), e);
      case ReportEvent.CorridorDayTold e ->
        reported.put(ReportEvent.Reported.CORRIDOR_DAY + " " + e.id(), e);
      case ReportEvent.SourceNamed e -> {
        return e.guarded() && guard(e.id());
      }
      case ReportEvent.IncidentReported e -> {
        reported.put(ReportEvent.Reported.INCIDENT + " " + e.id(), e);
        return guard(e.source());
      }
      case ReportEvent.ReportReceived e -> {
        sourceOf.put(e.id(), e.source());
        reported.put(ReportEvent.Reported.REPORT + " " + e.id(), e);
        boolean tells = guarded.contains(e.id()) && sourcesOfGuarded.add(e.source());
        boolean kept = !e.archiveHash().isEmpty() && archived.add(e.id());
        // A source of the same id as a report that tells a guarded one is not told either.
        return tells || guarded.contains(e.source()) || (kept && viewer.duty() == Duty.PUBLIC);
      }
      case ReportEvent.Retracted _, ReportEvent.ClaimAssessed _ -> {}
    }
    return false;
  }

  private boolean guard(String id) {
    if (sourceOf.containsKey(id)) {
      sourcesOfGuarded.add(sourceOf.get(id));
    }
    return guarded.add(id);
  }

  private Optional<Event> seen(Event event) {
    boolean sees = switch (event) {
      case TalksEvent e -> sees(e);
      case ReportEvent e -> sees(e);
      case InstrumentEvent e -> (ofMyArrangement(e.instrument()) && sees(e)) || ofMine(e);
      case OperationEvent e -> sees(e);
      default -> false;
    };
    return sees ? Optional.of(withoutSecrets(event)) : Optional.empty();
  }

  private boolean is(Set<Duty> duties) {
    return duties.contains(viewer.duty());
  }

  /// Mine, or not of any party.
  private boolean mine(String party) {
    return !viewer.duty().ofParty() || viewer.party().equals(party);
  }

  private boolean ofMyArrangement(String instrument) {
    return !viewer.duty().ofParty()
        || parties.getOrDefault(instrument, List.of()).contains(viewer.party());
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
      case TalksEvent.OfferWithdrawn e -> {
        TalksEvent.RouteOffered offer = offers.get(e.offer());
        yield offer != null && seesOffer(offer);
      }
      case TalksEvent.OfferAnswered e -> {
        TalksEvent.RouteOffered offer = offers.get(e.offer());
        yield offer != null && seesOffer(offer) && (mine(e.by()) || mine(offer.by()));
      }
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
                    && archived.contains(e.source())));
      case ReportEvent.FigureGiven e ->
        is(PUBLIC_WORDS)
            && (viewer.duty() != Duty.PUBLIC
                || ((e.figure().asOf() != null || !e.figure().period().isEmpty())
                    && archived.contains(e.figure().source())));
      case ReportEvent.CorridorDayTold _ -> is(PUBLIC_WORDS);
      case ReportEvent.Retracted e -> {
        ReportEvent retracted = reported.get(e.what() + " " + e.id());
        yield retracted != null && sees(retracted);
      }
      case ReportEvent.ClaimAssessed _ ->
        is(EnumSet.of(Duty.COORDINATOR, Duty.MONITOR, Duty.ANALYST));
      case ReportEvent.IncidentReported _ -> is(AT_THE_TABLE) || viewer.duty() == Duty.OPERATOR;
    };
  }

  /// Is it a source, or a report of one, that only its handler may know?
  private boolean isGuarded(String id) {
    return viewer.duty() != Duty.MONITOR
        && (guarded.contains(id)
            || guarded.contains(sourceOf.getOrDefault(id, ""))
            || sourcesOfGuarded.contains(id));
  }

  private boolean sees(InstrumentEvent event) {
    boolean table = is(AT_THE_TABLE);
    // An analyst learns of the road when nobody is on it any more.
    boolean road = viewer.duty() == Duty.ANALYST
        ? ended.contains(event.instrument())
        : table || viewer.duty() == Duty.OPERATOR;
    boolean waits = EnumSet.of(Duty.RECEPTION, Duty.MUNICIPALITY).contains(viewer.duty());
    return switch (event) {
      case InstrumentEvent.InstrumentOpened e ->
        viewer.duty() == Duty.PUBLIC ? agreed.contains(e.instrument()) : is(ALL);
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
    return viewer.duty() != Duty.PUBLIC || agreed.contains(instrument);
  }

  private boolean sees(OperationEvent event) {
    return switch (event) {
      case OperationEvent.NotificationSubmitted e -> seesNotification(e);
      case OperationEvent.ReceiptGiven e ->
        seesNotification(notifications.get(e.notification())) && mine(e.by());
      case OperationEvent.RelayConfirmed e ->
        (!viewer.duty().ofParty() || e.by().equals(viewer.party()))
            && seesNotification(notifications.get(e.notification()));
      case OperationEvent.NotificationWithdrawn e ->
        seesNotification(notifications.get(e.notification()));
      case OperationEvent.ItemAnswered e -> is(ON_THE_ROAD) && ofMyArrangement(e.instrument());
      case OperationEvent.VoteCast e -> is(ON_THE_ROAD) && ofMyArrangement(e.instrument());
      case OperationEvent.PersonsCounted _, OperationEvent.CountCorrected _ ->
        is(EnumSet.of(Duty.COORDINATOR, Duty.MONITOR, Duty.OPERATOR, Duty.RECEPTION))
            || (viewer.duty() == Duty.ANALYST && ended.contains(arrangement(event)));
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

  private boolean seesNotification(OperationEvent.@Nullable NotificationSubmitted sent) {
    if (sent == null) {
      return false;
    }
    return viewer.duty().ofParty()
        ? sent.recipients().contains(viewer.party())
        : sent.kind() == OperationEvent.NotificationKind.STATIC
            ? viewer.duty() == Duty.COORDINATOR
            : is(ON_THE_ROAD);
  }

  private boolean seesReported(String key) {
    ReportEvent one = reported.get(key);
    return one != null && sees(one);
  }

  private ReportEvent.ClaimMade withStancesSeen(ReportEvent.ClaimMade e) {
    return new ReportEvent.ClaimMade(
        e.id(),
        e.speaker(),
        e.onBehalfOf(),
        e.act(),
        e.accused(),
        e.proposition(),
        e.language(),
        e.translation(),
        e.medium(),
        e.publishedAt(),
        e.firstSeenAt(),
        e.stances().stream().filter(s -> seesReported("CLAIM " + s.claim())).toList(),
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
      when viewer.duty() == Duty.PUBLIC && !seesReported("FIGURE " + e.figure().subsetOf()) ->
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
