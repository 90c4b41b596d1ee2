package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.log.Dated;
import org.corridor.log.Decision;
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.log.Known;
import org.corridor.operations.Operation;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.reports.Reports;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;

/// The record: everything that was said, offered, accepted, declared and claimed around one
/// process,
/// as it follows from its events.
///
/// [#decide] says whether an event may be recorded and what follows from it by rule; [#evolve]
/// takes
/// in what was recorded. The same events give the same record.
public final class RecordOfTalks {
  /// The stream of sources, reports, claims, incidents and figures: the largest by far.
  public static final String REPORTS = "reports";

  private final Talks talks;
  private final Reports reports;
  private final Map<String, Course> courses;

  /// The arrangement that each notification is of.
  private final Map<String, String> notifications;

  private final boolean view;

  /// All of a record but its reports, to be kept and taken up again.
  public static final class Table {
    private final Talks talks;
    private final Map<String, Course> courses;
    private final Map<String, String> notifications;

    /// One about which nothing has been said.
    public Table() {
      this(new Talks(), new LinkedHashMap<>(), new HashMap<>());
    }

    private Table(Talks talks, Map<String, Course> courses, Map<String, String> notifications) {
      this.talks = talks;
      this.courses = courses;
      this.notifications = notifications;
    }
  }

  /// A record into which all its events are taken in.
  public RecordOfTalks() {
    this(new Table(), new Reports());
  }

  /// What somebody may see of a record, as a record: [Sight]. It believes what the rules found,
  /// because not all it rests on is seen.
  public static RecordOfTalks view() {
    return new RecordOfTalks(new Table(), new Reports(), true);
  }

  /// A record that goes on from a table; nothing but more reports depends on those.
  ///
  /// @param reports into which those of [#REPORTS] are taken in, or which know that they are not
  public RecordOfTalks(Table table, Reports reports) {
    this(table, reports, false);
  }

  private RecordOfTalks(Table table, Reports reports, boolean view) {
    this.talks = table.talks;
    this.courses = table.courses;
    this.notifications = table.notifications;
    this.reports = reports;
    this.view = view;
  }

  /// The table as it now stands. It changes with the record.
  public Table table() {
    return new Table(talks, courses, notifications);
  }

  /// The stream that an event belongs to: events of one stream are decided one after the other.
  public static String stream(Event event) {
    return switch (event) {
      case InstrumentEvent e -> "instrument/" + e.instrument();
      case TalksEvent _ -> "talks";
      case ReportEvent _ -> REPORTS;
      // Receipts name a notification only; all operations share a stream.
      case OperationEvent _ -> "operations";
      default -> throw new IllegalArgumentException("Not an event of a record: " + event);
    };
  }

  /// May this be recorded, and what follows from it?
  ///
  /// @param now the moment for which it is asked
  public Decision decide(Event event, Instant now) {
    return switch (event) {
      case TalksEvent e -> talks.decide(e, now);
      case ReportEvent e -> reports.decide(e);
      case InstrumentEvent.FoundByRule _ ->
        new Decision.Refused(List.of("only the rules say so; it follows when it is so"));
      case InstrumentEvent.InstrumentOpened e -> open(e);
      case InstrumentEvent e ->
        findInstrument(e.instrument())
            .map(i -> decide(e, i, now))
            .orElseGet(() -> new Decision.Refused(List.of(unknown(e.instrument()))));
      case OperationEvent e -> decide(e, now);
      default -> throw new IllegalArgumentException("Not an event of a record: " + event);
    };
  }

  private Decision decide(InstrumentEvent event, Instrument instrument, Instant now) {
    List<String> reasons = new ArrayList<>();
    switch (event) {
      case InstrumentEvent.MovementLinked link ->
        Known.require("arrangement", link.to(), courses, reasons);
      case InstrumentEvent.MovementUnlinked link -> {
        boolean saidByOther = !instrument.linked().contains(link.to())
            && findInstrument(link.to())
                .filter(other -> other.linked().contains(link.instrument()))
                .isPresent();
        if (saidByOther) {
          reasons.add(link.to() + " said that they are linked: {instrument: " + link.to() + ", to: "
              + link.instrument() + "}");
        }
      }
      case InstrumentEvent.MovementBegun _ -> {
        Lifecycle then = requireCourse(instrument.id()).stateAt(now);
        if (!(then instanceof Lifecycle.Ready)) {
          reasons.add("people move when go was given; it was " + Instrument.name(then));
        } else if (instrument.state() instanceof Lifecycle.Ready) {
          inStep(instrument, reasons);
          reasons.addAll(Check.blocking(this, instrument, now));
        }
      }
      case InstrumentEvent.TermsDrafted drafted ->
        drafted.route().forEach(leg -> leg.reach().forEach(p -> isParty(p, reasons)));
      case InstrumentEvent.SuspensionDeclared declared -> isParty(declared.party(), reasons);
      case InstrumentEvent.AccountClosed _ ->
        requireOperation(instrument.id()).ledger().whyNotClosed().ifPresent(reasons::add);
      default -> {}
    }
    Decision decision = instrument.decide(event, now);
    if (decision instanceof Decision.Refused(List<String> more)) {
      reasons.addAll(more);
    }
    if (!reasons.isEmpty()) {
      return new Decision.Refused(reasons);
    }
    List<Event> events = new ArrayList<>(((Decision.Accepted) decision).events());
    holdFrom(event, instrument, now).ifPresent(events::add);
    return Decision.accepted(withLinked(instrument, events, now));
  }

  private void isParty(String id, List<String> reasons) {
    List<String> known = talks.parties().stream().map(TalksEvent.PartyNamed::id).toList();
    if (!known.contains(id)) {
      reasons.add("no party \"" + id + "\" is recorded; there are " + String.join(", ", known));
    }
  }

  /// What undoes go, and votes on it, by itself.
  private Optional<Event> holdFrom(InstrumentEvent event, Instrument instrument, Instant now) {
    if (!undone(instrument)) {
      return Optional.empty();
    }
    return switch (event) {
      case InstrumentEvent.GuaranteeWithdrawn g
      when instrument.guarantees().takesBack(g, now) ->
        Optional.of(new InstrumentEvent.HoldFound(
            g.instrument(), g.by(), "the guarantee " + g.id() + " is withdrawn"));
      case InstrumentEvent.SuspensionWithdrawn w ->
        Optional.of(new InstrumentEvent.HoldFound(w.instrument(), w.by(), "no longer silent"));
      case InstrumentEvent.HazardAssessed h
      when h.hazard() != InstrumentEvent.Hazard.CLEAR
          && instrument.stretches().isLastWord(h, now) ->
        Optional.of(new InstrumentEvent.HoldFound(h.instrument(), h.by(), h.leg() + " not clear"));
      case InstrumentEvent.RoadSeen r
      when r.passable() == InstrumentEvent.Passable.CLOSED
          && instrument.stretches().isLastWord(r, now) ->
        Optional.of(new InstrumentEvent.HoldFound(r.instrument(), r.by(), r.leg() + " is closed"));
      default -> Optional.empty();
    };
  }

  /// A linked movement sets off when the other is ready too (I17).
  private void inStep(Instrument instrument, List<String> reasons) {
    for (Instrument other : linked(instrument)) {
      if (!other.underWay() && !other.completed()) {
        reasons.add(
            "it goes in step with " + other.id() + ", which is " + other.stateName() + " (I17)");
      }
    }
  }

  /// The arrangements that go in step with one, whichever of both said so.
  List<Instrument> linked(Instrument instrument) {
    return instruments().stream()
        .filter(other ->
            instrument.linked().contains(other.id()) || other.linked().contains(instrument.id()))
        .toList();
  }

  /// Where this stops, what goes in step with it stops too, and what goes in step with that.
  private List<Event> withLinked(Instrument instrument, List<Event> events, Instant now) {
    if (events.stream().noneMatch(e -> stops(e, instrument, now))) {
      return events;
    }
    List<Event> all = new ArrayList<>(events);
    Set<String> reached = new LinkedHashSet<>(List.of(instrument.id()));
    Deque<Instrument> open = new ArrayDeque<>(List.of(instrument));
    for (Instrument from = open.poll(); from != null; from = open.poll()) {
      for (Instrument other : linked(from)) {
        if (reached.add(other.id())) {
          open.add(other);
          if (undone(other)) {
            all.add(new InstrumentEvent.HoldFound(
                other.id(), from.id(), "it goes in step with " + from.id() + ", which stopped"));
          }
        }
      }
    }
    return all;
  }

  /// Is there a go, or are there votes, that can be undone?
  private boolean undone(Instrument instrument) {
    return !instrument.over()
        && (instrument.underWay() || requireOperation(instrument.id()).anyVotes());
  }

  private static boolean stops(Event event, Instrument instrument, Instant now) {
    return switch (event) {
      case InstrumentEvent.HoldFound _ -> true;
      case InstrumentEvent.OperationSuspended _ ->
        !instrument.over() && !instrument.wentOnSince(now);
      case InstrumentEvent.AcceptanceWithdrawn withdrawn ->
        instrument.isLastWord(withdrawn.by(), now);
      case InstrumentEvent.ArrangementEnded end -> end.how() != Lifecycle.End.COMPLETED;
      case InstrumentEvent.TermsAccepted accepted ->
        instrument.underWay()
            && instrument.isLastWord(accepted.by(), now)
            && instrument.agreedText().stream().noneMatch(t -> t.hex().equals(accepted.hash()));
      default -> false;
    };
  }

  private Decision open(InstrumentEvent.InstrumentOpened opened) {
    List<String> reasons = new ArrayList<>();
    Known.requireNew("arrangement", opened.instrument(), courses, reasons);
    opened.parties().forEach(p -> isParty(p, reasons));
    if (opened.parties().stream().distinct().count() < opened.parties().size()) {
      reasons.add("each party once");
    }
    if (opened.parties().size() < 2) {
      reasons.add("an arrangement has two parties or more; what one says alone is a commitment");
    }
    return Decision.unless(reasons, opened);
  }

  private String unknown(String instrument) {
    return "no arrangement \"" + instrument + "\" is recorded"
        + (courses.isEmpty() ? "" : "; there are " + String.join(", ", courses.keySet()));
  }

  private static String unsent(String notification) {
    return "no notification \"" + notification + "\" is recorded";
  }

  private Decision decide(OperationEvent event, Instant now) {
    String id = instrumentOf(event);
    if (!courses.containsKey(id)) {
      return new Decision.Refused(List.of(
          switch (event) {
            case OperationEvent.ReceiptGiven e -> unsent(e.notification());
            case OperationEvent.RelayConfirmed e -> unsent(e.notification());
            case OperationEvent.NotificationWithdrawn e -> unsent(e.notification());
            default -> unknown(id);
          }));
    }
    Operation operation = requireOperation(id);
    if (event instanceof OperationEvent.NotificationSubmitted n
        && notifications.containsKey(n.id())) {
      return new Decision.Refused(List.of("the notification " + n.id() + " is recorded already"));
    }
    if (event instanceof OperationEvent.PersonsCounted
        && requireInstrument(id).state() instanceof Lifecycle.Accounted) {
      return new Decision.Refused(List.of(
          "the account is closed (I10); headcount-corrected says what was counted wrongly"));
    }
    boolean past = event instanceof OperationEvent.PersonsCounted
        || event instanceof OperationEvent.CountCorrected
        || event instanceof OperationEvent.HaltEnded;
    Instant ended = requireInstrument(id).endedAt();
    if (!past && requireInstrument(id).over() && now.isAfter(ended)) {
      return new Decision.Refused(List.of("it is over since " + ended));
    }
    Decision decision = operation.decide(event, now);
    if (decision instanceof Decision.Refused) {
      return decision;
    }
    if (event instanceof OperationEvent.VoteCast vote
        && vote.vote() == OperationEvent.Vote.GO
        && operation.whyNotCounted(event, now).isEmpty()
        && !requireInstrument(id).underWay()) {
      List<String> blocking = new ArrayList<>(Check.blocking(this, requireInstrument(id), now));
      Instant changed = changedAt(id);
      if (now.isBefore(changed)) {
        blocking.add("it was said before " + changed + ", when something changed; it has to be said"
            + " again");
      }
      if (!blocking.isEmpty()) {
        return new Decision.Refused(blocking.stream()
            .map(b -> "go is said when nothing else stands in the way: " + b)
            .toList());
      }
    }
    List<Event> events = new ArrayList<>(List.of(event));
    Instrument instrument = requireInstrument(id);
    if (operation.whyNotCounted(event, now).isEmpty()) {
      events.addAll(
          new ToldOnTheGround(operation, instrument.id(), instrument.state()).follows(event, now));
      follows(event, operation, instrument, now).ifPresent(events::add);
    }
    return Decision.accepted(withLinked(instrument, events, now));
  }

  /// What is true of the arrangement as soon as an event of its operation is taken in.
  private Optional<Event> follows(
      OperationEvent event, Operation operation, Instrument instrument, Instant now) {
    return switch (event) {
      case OperationEvent.ReceiptGiven receipt
      when operation.takesBack(receipt) ->
        operation.isLastWord(event, now)
            ? hold(instrument, receipt.by(), "no longer acknowledges " + receipt.notification())
            : Optional.empty();
      case OperationEvent.ItemAnswered item
      when item.item().hard()
          && Operation.blocks(item.item(), item.answer())
          && item.answer() != operation.answer(item.item())
          && operation.isLastWord(event, now) ->
        hold(instrument, item.owner(), item.item() + " is no longer yes");
      case OperationEvent.VoteCast vote
      when vote.vote() != OperationEvent.Vote.GO && operation.isLastWord(event, now) ->
        instrument.underWay() ? hold(instrument, vote.by(), "says hold") : Optional.empty();
      case OperationEvent.VoteCast vote
      when operation.completes(vote, now, changedAt(instrument.id()))
          && instrument.agreedNotYetReady()
          && Check.onlyVotesMissing(this, instrument, now) ->
        Optional.of(new InstrumentEvent.GoGiven(instrument.id()));
      case OperationEvent.NotificationWithdrawn withdrawn ->
        hold(
            instrument,
            withdrawn.by(),
            "the notification " + withdrawn.notification() + " was withdrawn");
      case OperationEvent.PersonsCounted _,
          OperationEvent.CountCorrected _,
          OperationEvent.HaltBegun _,
          OperationEvent.HaltEnded _,
          OperationEvent.NotificationSubmitted _,
          OperationEvent.ReceiptGiven _,
          OperationEvent.RelayConfirmed _,
          OperationEvent.ItemAnswered _,
          OperationEvent.VoteCast _ -> Optional.empty();
    };
  }

  private Optional<Event> hold(Instrument instrument, String by, String reason) {
    return undone(instrument)
        ? Optional.of(new InstrumentEvent.HoldFound(instrument.id(), by, reason))
        : Optional.empty();
  }

  private String instrumentOf(OperationEvent event) {
    return switch (event) {
      case OperationEvent.NotificationSubmitted n -> n.instrument();
      case OperationEvent.ItemAnswered item -> item.instrument();
      case OperationEvent.VoteCast vote -> vote.instrument();
      case OperationEvent.PersonsCounted counted -> counted.instrument();
      case OperationEvent.CountCorrected corrected -> corrected.instrument();
      case OperationEvent.HaltBegun halt -> halt.instrument();
      case OperationEvent.HaltEnded halt -> halt.instrument();
      case OperationEvent.NotificationWithdrawn withdrawn -> owner(withdrawn.notification());
      case OperationEvent.ReceiptGiven receipt -> owner(receipt.notification());
      case OperationEvent.RelayConfirmed relay -> owner(relay.notification());
    };
  }

  private String owner(String notification) {
    return notifications.getOrDefault(notification, "");
  }

  /// Why something that is kept changes nothing.
  ///
  /// @param at when it happened
  public Optional<String> whyNotCounted(Event event, Instant at) {
    return event instanceof OperationEvent e
        ? Optional.ofNullable(courses.get(instrumentOf(e)))
            .flatMap(course -> course.operation().whyNotCounted(e, at))
        : Optional.empty();
  }

  /// When something was so that follows by rule.
  ///
  /// @param found what follows
  /// @param at when that happened from which it follows
  public Instant happened(Event found, Instant at) {
    return switch (found) {
      case InstrumentEvent.FoundAgreed agreed ->
        requireInstrument(agreed.instrument()).agreedBy(at);
      case InstrumentEvent.GoGiven go -> {
        Instant last = requireOperation(go.instrument()).lastVote();
        yield last.isAfter(at) ? last : at;
      }
      // Whoever learns of it late holds what has gone on since.
      case InstrumentEvent.HoldFound hold -> requireCourse(hold.instrument()).notBeforeLast(at);
      default -> at;
    };
  }

  /// What follows by rule when something has been taken in: no go stands while something stands in
  /// its way. Who is on the road is stopped by what would have kept them at home, not by what is
  /// new.
  ///
  /// @param event that was taken in, with all that followed from itself
  /// @param at when it happened
  public List<Event> dueAfter(Event event, Instant at) {
    boolean counts = event instanceof OperationEvent.PersonsCounted
        || event instanceof OperationEvent.CountCorrected;
    if (event instanceof ReportEvent || counts) {
      return List.of();
    }
    List<Event> due = new ArrayList<>();
    for (Course course : courses.values()) {
      Instrument instrument = course.instrument();
      boolean held = instrument.state() instanceof Lifecycle.Ready
          || (instrument.state() instanceof Lifecycle.Active(Hash _, Instant since)
              && at.isBefore(since));
      if (held) {
        Instant now = course.notBeforeLast(at);
        Check.blocking(this, instrument, now).stream()
            .findFirst()
            .map(why -> new InstrumentEvent.HoldFound(instrument.id(), "the rules", why))
            .ifPresent(due::add);
      }
    }
    return due;
  }

  /// Tells a view how far each arrangement has come, as far as its viewer knows of it: who is no
  /// party to it knows of it only what is their own.
  public void tell(RecordOfTalks truth, Viewer viewer) {
    for (Instrument instrument : instruments()) {
      if (viewer.duty().ofParty() && !instrument.parties().contains(viewer.party())) {
        continue;
      }
      truth
          .findInstrument(instrument.id())
          .map(Instrument::state)
          .map(state -> Sight.told(state, viewer))
          .ifPresent(instrument::tell);
    }
  }

  /// Does what the rules found still stand, by all that is known now?
  public boolean stands(Event event, Instant at) {
    return !(event instanceof InstrumentEvent.GoGiven go)
        || requireCourse(go.instrument()).stands(go, at);
  }

  /// When anything that go rests on was last said of an arrangement.
  Instant changedAt(String instrument) {
    return requireCourse(instrument).changedAt();
  }

  /// Takes in what was recorded.
  ///
  /// @param at when it happened
  public void evolve(Event event, Instant at) {
    evolve(new Dated(event, at));
  }

  /// Takes in what was recorded.
  public void evolve(Dated d) {
    switch (d.event()) {
      case TalksEvent _ -> talks.evolve(d);
      case ReportEvent e -> reports.evolve(e);
      case InstrumentEvent.InstrumentOpened e -> courses.put(e.instrument(), new Course(e, view));
      case InstrumentEvent e -> requireCourse(e.instrument()).take(d);
      case OperationEvent e -> {
        if (e instanceof OperationEvent.NotificationSubmitted n) {
          notifications.put(n.id(), n.instrument());
        }
        requireCourse(instrumentOf(e)).take(d);
      }
      default -> throw new IllegalArgumentException("Not an event of a record: " + d);
    }
  }

  public Talks talks() {
    return talks;
  }

  /// All that was said and counted.
  ///
  /// @throws IllegalStateException if not all of it was taken in
  public Reports reports() {
    if (!reports.whole()) {
      throw new IllegalStateException("The reports of this record have not been read");
    }
    return reports;
  }

  /// In the order in which they were opened.
  public Collection<Instrument> instruments() {
    return courses.values().stream().map(Course::instrument).toList();
  }

  public Optional<Instrument> findInstrument(String id) {
    return Optional.ofNullable(courses.get(id)).map(Course::instrument);
  }

  private Instrument requireInstrument(String id) {
    return requireCourse(id).instrument();
  }

  private Course requireCourse(String id) {
    Course course = courses.get(id);
    if (course == null) {
      throw new IllegalStateException(unknown(id));
    }
    return course;
  }

  /// A notification that still counts.
  public Optional<OperationEvent.NotificationSubmitted> findNotification(String id) {
    return courses.values().stream()
        .flatMap(c -> c.operation().notifications().stream())
        .map(Operation.Notified::notification)
        .filter(n -> n.id().equals(id))
        .findFirst();
  }

  /// The operation of an arrangement that is recorded.
  public Operation requireOperation(String instrument) {
    return requireCourse(instrument).operation();
  }
}
