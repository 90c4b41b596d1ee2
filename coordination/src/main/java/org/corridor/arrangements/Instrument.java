package org.corridor.arrangements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.corridor.log.Decision;
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.log.Known;
import org.corridor.log.Latest;
import org.jspecify.annotations.Nullable;

/// One arrangement as it comes about: its text in all versions, who accepted which, and how far it
/// is. Only these rules say that the terms are complete and that it is agreed.
public final class Instrument {
  private final InstrumentEvent.InstrumentOpened opened;
  private final boolean view;
  private final Texts texts = new Texts();
  private final Acceptances acceptances = new Acceptances();
  private final Guarantees guarantees = new Guarantees();
  private final Map<String, InstrumentEvent.SuspensionDeclared> suspensions = new LinkedHashMap<>();
  private final Stretches stretches = new Stretches();
  private final Civilians civilians = new Civilians();
  private final Set<String> linked = new LinkedHashSet<>();
  private final Map<String, Instant> linkedAt = new LinkedHashMap<>();
  private final List<InstrumentEvent.AccountClosed> accounts = new ArrayList<>();
  private final Latest<String, InstrumentEvent.RoutePublished> published = new Latest<>();
  private final Latest<String, InstrumentEvent.WindowStated> windows = new Latest<>();
  private final Map<String, InstrumentEvent.LiaisonNamed> liaisons = new LinkedHashMap<>();
  private Lifecycle state = new Lifecycle.Idea();

  /// Where what is seen leads, while something else was told.
  private @Nullable Lifecycle followed;

  /// Have people set off, and is it not over?
  private boolean moving;

  /// When they did; after all time where nobody did.
  private Instant movedAt = Instant.MAX;

  private @Nullable Hash lastAgreed;
  private Instant stoppedAt = Instant.MIN;
  private int stops;

  /// The first word of those by which it last went on.
  private Instant goesOnSaidSince = Instant.MIN;
  private final Map<String, Instant> resumedAt = new LinkedHashMap<>();
  private final Map<String, Instant> declaredAt = new LinkedHashMap<>();
  private Instant endedAt = Instant.MAX;

  /// @param view of somebody who does not see who accepted what, and believes what the rules found
  public Instrument(InstrumentEvent.InstrumentOpened opened, boolean view) {
    this.opened = opened;
    this.view = view;
  }

  /// May this be taken in, and what follows from it?
  ///
  /// @param at when it happened
  public Decision decide(InstrumentEvent event, Instant at) {
    List<String> reasons = new ArrayList<>();
    if (over() && !stillTold(event, at)) {
      reasons.add("it is over since " + endedAt + "; nothing more is agreed or moves under it");
    }
    switch (event) {
      case InstrumentEvent.InstrumentOpened again ->
        reasons.add("the arrangement " + again.instrument() + " is recorded already");
      case InstrumentEvent.TermsDrafted drafted -> texts.decide(drafted, reasons);
      case InstrumentEvent.TermsAccepted accepted -> {
        isParty(accepted.by(), reasons);
        texts.decide(accepted, at, reasons);
      }
      case InstrumentEvent.ConsentVoiced consent -> isParty(consent.by(), reasons);
      case InstrumentEvent.AcceptanceWithdrawn withdrawn -> {
        if (!acceptances.saidYes(withdrawn.by())) {
          reasons.add(withdrawn.by() + " has said yes to nothing that could be taken back");
        }
      }
      case InstrumentEvent.FoundByRule found -> reasons.addAll(whyNotFound(found));
      case InstrumentEvent.GuaranteeClaimed claimed -> guarantees.decide(claimed, reasons);
      case InstrumentEvent.GuaranteeAcknowledged ack -> guarantees.decide(ack, at, reasons);
      case InstrumentEvent.GuaranteeWithdrawn withdrawn ->
        guarantees.decide(withdrawn, at, reasons);
      case InstrumentEvent.SuspensionDeclared declared -> {
        Known.requireNew("suspension", declared.id(), declaredAt, reasons);
      }
      case InstrumentEvent.WindowStated stated -> {
        isParty(stated.by(), reasons);
        if (!stated.meansTheSameStill()) {
          reasons.add(stated.wallTimes() + " is not from " + stated.opens() + " to "
              + stated.closes() + "; leave opens and closes out");
        }
      }
      case InstrumentEvent.LiaisonNamed liaison -> {
        isParty(liaison.party(), reasons);
        Known.requireNew("liaison", liaison.id(), liaisons, reasons);
      }
      case InstrumentEvent.SuspensionWithdrawn withdrawn -> {
        InstrumentEvent.SuspensionDeclared declared = suspensions.get(withdrawn.id());
        if (declared == null) {
          reasons.add("no suspension \"" + withdrawn.id() + "\" is recorded");
        } else if (!declared.party().equals(withdrawn.by())) {
          reasons.add("only " + declared.party() + " can take back this suspension");
        } else if (at.isBefore(declaredAt.getOrDefault(withdrawn.id(), at))) {
          reasons.add("it was declared at " + declaredAt.get(withdrawn.id()) + ", after this");
        }
      }
      case InstrumentEvent.HazardAssessed assessed -> {
        texts.isLeg(assessed.leg(), reasons);
        if (assessed.hazard() == InstrumentEvent.Hazard.CLEAR
            && assessed.method().isEmpty()) {
          reasons.add("who says clear says how it was looked at: method (H4)");
        }
      }
      case InstrumentEvent.HazardWaived waived -> texts.isLeg(waived.leg(), reasons);
      case InstrumentEvent.RoadSeen seen -> texts.isLeg(seen.leg(), reasons);
      case InstrumentEvent.MovementLinked link -> {
        if (link.to().equals(opened.instrument())) {
          reasons.add("a movement is not linked with itself");
        }
      }
      case InstrumentEvent.MovementUnlinked link -> {
        if (!linked.contains(link.to())) {
          reasons.add(opened.instrument() + " was not linked with " + link.to() + " by itself");
        } else if (at.isBefore(linkedAt.getOrDefault(link.to(), at))) {
          reasons.add("it was linked at " + linkedAt.get(link.to()) + ", after this");
        }
      }
      case InstrumentEvent.RoutePublished _,
          InstrumentEvent.DestinationNamed _,
          InstrumentEvent.PublicNoticeGiven _ -> {}
      case InstrumentEvent.MovementBegun _ -> {
        reasons.addAll(whyNotYet(at));
      }
      case InstrumentEvent.OperationSuspended _ -> {
        if (!moving && agreedText().isEmpty() && !over()) {
          reasons.add("nothing is agreed that could be suspended; now it is " + stateName());
        }
      }
      case InstrumentEvent.ResumptionAcknowledged resumed -> {
        isParty(resumed.by(), reasons);
        if (!(state instanceof Lifecycle.Suspended)) {
          reasons.add("it is not suspended; now it is " + stateName());
        } else if (at.isBefore(stoppedAt)) {
          reasons.add("it was suspended at " + stoppedAt + ", after this was said");
        }
      }
      case InstrumentEvent.ArrangementEnded ended -> {
        if (over() && at.isBefore(endedAt)) {
          reasons.add("that it ended was said of " + endedAt + ", after this");
        }
        boolean moved =
            ended.how() == Lifecycle.End.COMPLETED || ended.how() == Lifecycle.End.PARTIAL;
        if (moved && movedAt.equals(Instant.MAX)) {
          reasons.add("nobody set off, so that nothing was completed: failed, expired or revoked");
        } else if (moving && at.isBefore(movedAt)) {
          reasons.add("people set off at " + movedAt + ", after this");
        }
      }
      case InstrumentEvent.AccountClosed _ -> {
        if (!over()) {
          reasons.add(
              "an account is closed when the arrangement has ended; now it is " + stateName());
        } else if (at.isBefore(endedAt)) {
          reasons.add("it ended at " + endedAt + ", after this");
        }
      }
    }
    return reasons.isEmpty()
        ? Decision.accepted(withWhatFollows(event, at))
        : new Decision.Refused(reasons);
  }

  /// What may be written down when it is over: what became of it, what happened before, and that it
  /// ended otherwise.
  private boolean stillTold(InstrumentEvent event, Instant at) {
    return switch (event) {
      case InstrumentEvent.AccountClosed _, InstrumentEvent.MovementUnlinked _ -> true;
      case InstrumentEvent.ArrangementEnded _ -> state instanceof Lifecycle.Ended;
      default -> at.isBefore(endedAt);
    };
  }

  private List<String> whyNotFound(InstrumentEvent.FoundByRule found) {
    if (found instanceof InstrumentEvent.HoldFound) {
      return List.of();
    }
    boolean agreed = agreedNotYetReady();
    boolean operation = found instanceof InstrumentEvent.FoundNotified
        || found instanceof InstrumentEvent.FoundAcknowledged
        || found instanceof InstrumentEvent.FoundNotNotified
        || found instanceof InstrumentEvent.GoGiven;
    if (!operation) {
      return List.of("only the rules say that terms are complete or agreed (I1)");
    }
    return agreed
        ? List.of()
        : List.of("all must have accepted the same text first (I1); now it is " + stateName());
  }

  /// Nobody sets off while the window is not open.
  private List<String> whyNotYet(Instant at) {
    List<String> reasons = new ArrayList<>();
    Optional.ofNullable(lastAgreed).map(this::requireVersion).ifPresent(text -> {
      Instant start = text.start();
      Instant closes = text.closes();
      if (start != null && at.isBefore(start)) {
        reasons.add("nobody sets off before " + start);
      }
      if (closes != null && !at.isBefore(closes)) {
        reasons.add("the window closed at " + closes);
      }
    });
    return reasons;
  }

  private void isParty(String id, List<String> reasons) {
    if (!opened.parties().contains(id)) {
      reasons.add(id + " is no party to " + opened.instrument() + "; they are "
          + String.join(", ", opened.parties()));
    }
  }

  /// The event, and what the rules find when it has been taken in.
  private List<Event> withWhatFollows(InstrumentEvent event, Instant at) {
    List<Event> events = new ArrayList<>();
    events.add(event);
    if (event instanceof InstrumentEvent.TermsDrafted drafted
        && drafted.sheet().missing().isEmpty()) {
      events.add(new InstrumentEvent.TermsFoundComplete(
          opened.instrument(), drafted.hash().hex()));
    }
    if (event instanceof InstrumentEvent.AcceptanceWithdrawn withdrawn
        && isLastWord(withdrawn.by(), at)
        && acceptances.findText(withdrawn.by()).isPresent()
        && agreedText().isPresent()) {
      events.add(new InstrumentEvent.NoLongerAgreed(
          opened.instrument(), withdrawn.by(), withdrawn.reason()));
    }
    if (event instanceof InstrumentEvent.TermsAccepted accepted && isLastWord(accepted.by(), at)) {
      if (agreedText().stream().anyMatch(t -> !t.hex().equals(accepted.hash()))) {
        events.add(new InstrumentEvent.NoLongerAgreed(
            opened.instrument(), accepted.by(), "accepted another text"));
      }
      Hash text = texts.require(accepted.hash()).hash();
      boolean all = opened.parties().stream()
          .allMatch(p -> p.equals(accepted.by())
              || acceptances.findText(p).filter(text::equals).isPresent());
      boolean another = (moving || agreedText().isPresent()) && !text.equals(lastAgreed);
      if (all && texts.complete(text) && (notYetAgreed() || (another && !over()))) {
        events.add(new InstrumentEvent.FoundAgreed(opened.instrument(), text.hex()));
      }
    }
    return events;
  }

  /// Of what a party says of its acceptance that said last counts, not that written down last.
  public boolean isLastWord(String party, Instant at) {
    return acceptances.isLastWord(party, at);
  }

  /// When a text was agreed that a party accepts now: with the last word on it.
  ///
  /// @param at when the party accepts it
  public Instant agreedBy(Instant at) {
    return acceptances.notBeforeLastWord(at);
  }

  /// When it ended; after all time where it has not.
  public Instant endedAt() {
    return endedAt;
  }

  /// Have all said since a moment that it goes on, so that a stop of then is past?
  public boolean wentOnSince(Instant at) {
    return at.isBefore(goesOnSaidSince);
  }

  /// How often it was stopped.
  public int stops() {
    return stops;
  }

  /// Is nothing more agreed or moving under it?
  public boolean over() {
    return state instanceof Lifecycle.Ended || state instanceof Lifecycle.Accounted;
  }

  /// Agreed is found once; what is suspended becomes so again by resuming.
  private boolean notYetAgreed() {
    return agreedText().isEmpty() && !over() && !moving;
  }

  /// Is it over, and did it do what it was for?
  public boolean completed() {
    return state.completed();
  }

  /// Was go given, and is it not over or stopped?
  public boolean underWay() {
    return state instanceof Lifecycle.Ready || state instanceof Lifecycle.Active;
  }

  /// May those on the ground be told and go be given?
  public boolean agreedNotYetReady() {
    return state instanceof Lifecycle.Agreed
        || state instanceof Lifecycle.Notified
        || state instanceof Lifecycle.Acknowledged;
  }

  /// Takes in what was decided before; in the order in which it happened.
  public void evolve(InstrumentEvent event, Instant when) {
    untell();
    switch (event) {
      case InstrumentEvent.InstrumentOpened _ -> {}
      case InstrumentEvent.TermsDrafted drafted -> {
        texts.evolve(drafted, when);
        if (notYetAgreed() && acceptances.isEmpty()) {
          state = new Lifecycle.Offered(drafted.hash());
        }
      }
      case InstrumentEvent.ConsentVoiced consent -> {
        acceptances.consent(consent.by());
        inPrinciple();
      }
      case InstrumentEvent.TermsAccepted accepted -> {
        Hash text = texts.require(accepted.hash()).hash();
        acceptances.accept(accepted, text, when);
        accepted(text, accepted.by(), when);
      }
      case InstrumentEvent.AcceptanceWithdrawn withdrawn -> {
        Hash text = acceptances.withdraw(withdrawn.by(), when);
        if (text == null) {
          inPrinciple();
        } else {
          noLongerAgreed(text, withdrawn.by(), withdrawn.reason(), when);
        }
      }
      case InstrumentEvent.TermsFoundComplete found -> {
        texts.evolve(found);
        if (state instanceof Lifecycle.Offered) {
          state = new Lifecycle.TermsComplete(new Hash(found.hash()));
        }
      }
      case InstrumentEvent.FoundAgreed agreed when !stillAgreed(new Hash(agreed.hash())) -> {
        // Found before it was known that somebody took their word back, or that it was over.
      }
      case InstrumentEvent.FoundAgreed agreed -> {
        lastAgreed = new Hash(agreed.hash());
        // What was stopped goes on under the new text when everybody says that it may go on.
        state = state instanceof Lifecycle.Suspended stopped
            ? new Lifecycle.Suspended(lastAgreed, stopped.by(), stopped.reason(), Set.of())
            : new Lifecycle.Agreed(lastAgreed);
      }
      case InstrumentEvent.HoldFound hold -> {
        if (state instanceof Lifecycle.Ready(Hash text)) {
          state = new Lifecycle.Agreed(text);
        } else if (state instanceof Lifecycle.Active(Hash text, Instant _)) {
          suspended(text, hold.by(), hold.reason(), when);
        }
      }
      case InstrumentEvent.FoundNotified _ -> told(Lifecycle.Notified::new);
      case InstrumentEvent.FoundAcknowledged _ -> told(Lifecycle.Acknowledged::new);
      case InstrumentEvent.FoundNotNotified _ -> told(Lifecycle.Agreed::new);
      case InstrumentEvent.GuaranteeClaimed claimed -> guarantees.evolve(claimed, when);
      case InstrumentEvent.GuaranteeAcknowledged ack -> guarantees.evolve(ack, when);
      case InstrumentEvent.GuaranteeWithdrawn withdrawn -> guarantees.evolve(withdrawn, when);
      case InstrumentEvent.SuspensionDeclared declared -> {
        suspensions.put(declared.id(), declared);
        declaredAt.put(declared.id(), when);
      }
      case InstrumentEvent.WindowStated stated -> windows.put(stated.by(), stated, when);
      case InstrumentEvent.LiaisonNamed liaison -> liaisons.put(liaison.id(), liaison);
      case InstrumentEvent.SuspensionWithdrawn withdrawn -> suspensions.remove(withdrawn.id());
      case InstrumentEvent.HazardAssessed assessed -> stretches.evolve(assessed, when);
      case InstrumentEvent.HazardWaived waived -> stretches.evolve(waived, when);
      case InstrumentEvent.RoadSeen seen -> stretches.evolve(seen, when);
      case InstrumentEvent.DestinationNamed named -> civilians.evolve(named, when);
      case InstrumentEvent.PublicNoticeGiven notice -> civilians.evolve(notice, when);
      case InstrumentEvent.MovementLinked link -> {
        linked.add(link.to());
        linkedAt.put(link.to(), when);
      }
      case InstrumentEvent.MovementUnlinked link -> linked.remove(link.to());
      case InstrumentEvent.RoutePublished route -> published.put(route.by(), route, when);
      case InstrumentEvent.GoGiven _ -> told(Lifecycle.Ready::new);
      case InstrumentEvent.MovementBegun _ -> {
        moving = !over();
        movedAt = when;
        if (state instanceof Lifecycle.Ready(Hash text)) {
          state = new Lifecycle.Active(text, when);
        } else if (view && moving && lastAgreed != null) {
          state = new Lifecycle.Active(lastAgreed, when);
        } else if (moving
            && !texts.versions().isEmpty()
            && !(state instanceof Lifecycle.Active || state instanceof Lifecycle.Suspended)) {
          Hash text = lastAgreed == null ? texts.versions().lastEntry().getKey() : lastAgreed;
          suspended(text, "the rules", "people set off though no go stood", when);
        }
      }
      case InstrumentEvent.OperationSuspended stop -> {
        if (lastAgreed != null && !over()) {
          suspended(lastAgreed, stop.by(), stop.reason(), when);
        }
      }
      case InstrumentEvent.ResumptionAcknowledged resumed -> {
        resumedAt.put(resumed.by(), when);
        resumed(resumed.by());
        if (state instanceof Lifecycle.Agreed) {
          goesOnSaidSince = Collections.min(resumedAt.values());
        }
      }
      case InstrumentEvent.NoLongerAgreed lost -> {
        // Already so for whoever saw why; nobody else is left to rely on it.
        if (agreedNotYetReady() && !acceptances.byAll(opened.parties(), requireAgreed())) {
          state = new Lifecycle.Offered(requireAgreed());
        } else if (underWay()) {
          suspended(requireAgreed(), lost.by(), lost.reason(), when);
        }
      }
      case InstrumentEvent.ArrangementEnded ended -> {
        moving = false;
        endedAt = when;
        state = new Lifecycle.Ended(ended.how(), ended.reason());
      }
      case InstrumentEvent.AccountClosed account -> {
        accounts.add(account);
        // What nobody knows is a task, not an end (I21).
        if (state instanceof Lifecycle.Ended ended
            && account.outcome() != null
            && account.outcome() != InstrumentEvent.Outcome.UNKNOWN) {
          state = new Lifecycle.Accounted(ended.how());
        }
      }
    }
  }

  /// Is it not over, and does everybody stand by the text?
  private boolean stillAgreed(Hash text) {
    return !over() && (view || acceptances.byAll(opened.parties(), text));
  }

  /// Forgets what was told: what happens next follows from what is seen.
  public void untell() {
    if (followed != null) {
      state = followed;
      followed = null;
    }
  }

  /// Tells somebody who sees only a part of it how far it has come, as far as they know of a text;
  /// until more is taken in.
  public void tell(Lifecycle truth) {
    untell();
    followed = state;
    Hash text = lastAgreed;
    if (truth instanceof Lifecycle.Ended || truth instanceof Lifecycle.Accounted) {
      state =
          state instanceof Lifecycle.Ended || state instanceof Lifecycle.Accounted ? state : truth;
    } else if (text != null) {
      state = switch (truth) {
        case Lifecycle.Notified _ -> new Lifecycle.Notified(text);
        case Lifecycle.Acknowledged _ -> new Lifecycle.Acknowledged(text);
        case Lifecycle.Ready _ -> new Lifecycle.Ready(text);
        case Lifecycle.Active(Hash _, Instant since) -> new Lifecycle.Active(text, since);
        case Lifecycle.Suspended _ ->
          state instanceof Lifecycle.Suspended
              ? state
              : new Lifecycle.Suspended(text, "the rules", "held", Set.of());
        case Lifecycle.Agreed _ -> new Lifecycle.Agreed(text);
        case Lifecycle.Idea _,
            Lifecycle.Offered _,
            Lifecycle.PartlyAccepted _,
            Lifecycle.AgreedInPrinciple _,
            Lifecycle.TermsComplete _,
            Lifecycle.Ended _,
            Lifecycle.Accounted _ -> new Lifecycle.Offered(text);
      };
    }
  }

  /// On the way from agreed to go, and nowhere else.
  private void told(Function<Hash, Lifecycle> next) {
    if (agreedNotYetReady()) {
      state = next.apply(requireAgreed());
    }
  }

  /// Where people may be on the road it stops, whoever took back their word; else it is a text that
  /// some have accepted.
  private void noLongerAgreed(Hash text, String by, String reason, Instant when) {
    boolean stops = moving
        || state instanceof Lifecycle.Ready
        || state instanceof Lifecycle.Active
        || state instanceof Lifecycle.Suspended;
    if (stops && lastAgreed != null) {
      suspended(lastAgreed, by, reason, when);
    } else if (!over()) {
      state = new Lifecycle.PartlyAccepted(text, acceptances.who(text));
      inPrinciple();
    }
  }

  private void accepted(Hash text, String by, Instant when) {
    if (notYetAgreed()) {
      state = new Lifecycle.PartlyAccepted(text, acceptances.who(text));
      inPrinciple();
    } else if (!text.equals(lastAgreed)) {
      noLongerAgreed(text, by, "accepted another text", when);
    }
    agreedAgain();
  }

  private Hash requireAgreed() {
    return agreedText().orElseThrow(() -> new IllegalStateException("Nothing is agreed"));
  }

  private void suspended(Hash text, String by, String reason, Instant when) {
    stoppedAt = when;
    stops++;
    resumedAt.clear();
    state = new Lifecycle.Suspended(text, by, reason, Set.of());
  }

  private void resumed(String by) {
    if (state instanceof Lifecycle.Suspended(Hash text, String who, String why, Set<String> so)) {
      Set<String> all = new LinkedHashSet<>(so);
      all.add(by);
      state = new Lifecycle.Suspended(text, who, why, all);
      agreedAgain();
    }
  }

  /// Once every party has said that it may go on and stands by the text, it is agreed again, not
  /// ready: go has to be given anew.
  private void agreedAgain() {
    if (state instanceof Lifecycle.Suspended(Hash text, String _, String _, Set<String> resumedBy)
        && resumedBy.containsAll(opened.parties())
        && (view || acceptances.byAll(opened.parties(), text))) {
      state = new Lifecycle.Agreed(text);
    }
  }

  private void inPrinciple() {
    boolean yes = acceptances.inPrinciple(opened.parties());
    if (yes && !acceptances.sameForAll(opened.parties()) && notYetAgreed()) {
      state = new Lifecycle.AgreedInPrinciple();
    } else if (state instanceof Lifecycle.AgreedInPrinciple && !yes) {
      state = texts.versions().isEmpty()
          ? new Lifecycle.Idea()
          : new Lifecycle.Offered(texts.versions().lastEntry().getKey());
    }
  }

  /// The text that is agreed, while it is.
  public Optional<Hash> agreedText() {
    return state.agreedText();
  }

  /// The name of the state, as `AGREED IN PRINCIPLE`.
  public String stateName() {
    return name(state);
  }

  /// The name of a state.
  public static String name(Lifecycle state) {
    return state
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toUpperCase(Locale.ROOT);
  }

  public Lifecycle state() {
    return state;
  }

  public String id() {
    return opened.instrument();
  }

  public String title() {
    return opened.title();
  }

  public List<String> parties() {
    return opened.parties();
  }

  /// All versions of the text, in the order in which they were put on the table.
  public SequencedMap<Hash, InstrumentEvent.TermsDrafted> versions() {
    return texts.versions();
  }

  /// The version with a hash that is recorded.
  public InstrumentEvent.TermsDrafted requireVersion(Hash hash) {
    return texts.require(hash.hex());
  }

  /// The version that is agreed; none in a view of somebody who is not told its words.
  public Optional<InstrumentEvent.TermsDrafted> findAgreedVersion() {
    return agreedText().map(versions()::get);
  }

  /// Which text each party accepted last; nobody is in it who was silent (I2).
  public Map<String, Hash> accepted() {
    return acceptances.textBy();
  }

  /// The acceptance that counts, of a party that accepted a text.
  public Optional<InstrumentEvent.TermsAccepted> findAcceptance(String party) {
    return acceptances.find(party);
  }

  /// Who said yes without saying to which words.
  public Set<String> consented() {
    return acceptances.consented();
  }

  public boolean complete(Hash text) {
    return texts.complete(text);
  }

  public Guarantees guarantees() {
    return guarantees;
  }

  public Collection<InstrumentEvent.SuspensionDeclared> suspensions() {
    return Collections.unmodifiableCollection(suspensions.values());
  }

  public Stretches stretches() {
    return stretches;
  }

  public Civilians civilians() {
    return civilians;
  }

  /// What became of it, as each side puts it.
  public List<InstrumentEvent.AccountClosed> accounts() {
    return Collections.unmodifiableList(accounts);
  }

  /// Do those who told what became of it not tell the same?
  public boolean disputed() {
    return accounts.stream()
            .map(InstrumentEvent.AccountClosed::outcome)
            .filter(o -> o != null && o != InstrumentEvent.Outcome.UNKNOWN)
            .distinct()
            .count()
        > 1;
  }

  /// The arrangements that this one named as going in step with it.
  public Set<String> linked() {
    return Collections.unmodifiableSet(linked);
  }

  /// The window as a party announced it last.
  public Optional<InstrumentEvent.WindowStated> findWindow(String party) {
    return windows.find(party);
  }

  public Collection<InstrumentEvent.LiaisonNamed> liaisons() {
    return Collections.unmodifiableCollection(liaisons.values());
  }

  /// The route as each who published one did so last.
  public Collection<InstrumentEvent.RoutePublished> published() {
    return published.values();
  }
}
