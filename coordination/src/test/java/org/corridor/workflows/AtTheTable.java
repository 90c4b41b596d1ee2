package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Hazard;
import org.corridor.arrangements.InstrumentEvent.Leg;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.log.Decision;
import org.corridor.log.Event;
import org.corridor.operations.Item;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.Figure;
import org.corridor.reports.FigureSum;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.BeforeEach;

/// Two parties around one arrangement, and what can be said to the record about it.
abstract class AtTheTable {
  static final Instant OPENS = Instant.parse("2022-03-05T07:00:00Z");
  static final Instant CLOSES = Instant.parse("2022-03-05T14:00:00Z");
  static final String IT = "ARR-1";

  final RecordOfTalks record = new RecordOfTalks();
  Instant now = OPENS.minus(Duration.ofDays(3));

  @BeforeEach
  void twoPartiesAndAnArrangement() {
    accept(new TalksEvent.ProcessOpened("Talks", ZoneId.of("Europe/Kyiv"), "", ""));
    accept(party("UA", "Europe/Kyiv"));
    accept(party("RU", "Europe/Moscow"));
    accept(new InstrumentEvent.InstrumentOpened(IT, "Corridor", List.of("UA", "RU"), "s"));
  }

  static TalksEvent.PartyNamed party(String id, String zone) {
    return new TalksEvent.PartyNamed(id, id, TalksEvent.PartyKind.STATE, ZoneId.of(zone), "");
  }

  List<Event> accept(Event event) {
    Decision decision = record.decide(event, now);
    assertThat(decision).as(event.toString()).isInstanceOf(Decision.Accepted.class);
    List<Event> events = ((Decision.Accepted) decision).events();
    events.forEach(e -> record.evolve(e, record.happened(e, now)));
    List<Event> all = new ArrayList<>(events);
    for (Event due : record.dueAfter(event, now)) {
      record.evolve(due, record.happened(due, now));
      all.add(due);
    }
    return all;
  }

  List<String> refuse(Event event) {
    Decision decision = record.decide(event, now);
    assertThat(decision).as(event.toString()).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).reasons();
  }

  Lifecycle state() {
    return record.findInstrument(IT).orElseThrow().state();
  }

  List<Finding> findings(String rule) {
    return Check.of(record, record.findInstrument(IT).orElseThrow(), now).stream()
        .filter(f -> f.rule().equals(rule))
        .toList();
  }

  static InstrumentEvent.TermsDrafted terms(String version, String route, Term... without) {
    Map<Term, String> terms = new EnumMap<>(Term.class);
    Arrays.stream(Term.values()).forEach(t -> terms.put(t, "agreed"));
    terms.put(Term.T1, route);
    Arrays.stream(without).forEach(terms::remove);
    return new InstrumentEvent.TermsDrafted(
        IT,
        version,
        "UA",
        Map.of("uk", terms, "ru", terms),
        List.of(
            new Leg("A", "B", "north", false, List.of(), 1),
            new Leg("B", "C", "south", false, List.of(), 1)),
        OPENS,
        CLOSES,
        null,
        0,
        0,
        0,
        "s");
  }

  List<Event> acceptance(String party, InstrumentEvent.TermsDrafted text) {
    return accept(
        new InstrumentEvent.TermsAccepted(IT, party, text.hash().hex(), "we accept", "s"));
  }

  void agree() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    accept(text);
    acceptance("UA", text);
    acceptance("RU", text);
  }

  static InstrumentEvent.TermsDrafted moved(
      InstrumentEvent.TermsDrafted text, List<Leg> route, Instant closes) {
    return new InstrumentEvent.TermsDrafted(
        IT, "x", "RU", text.texts(), route, text.opens(), closes, null, 0, 0, 0, "another source");
  }

  static TalksEvent.RouteOffered offer(String id, String by) {
    return new TalksEvent.RouteOffered(
        id,
        by,
        List.of("A", "C"),
        TalksEvent.Direction.OUT,
        OPENS,
        CLOSES,
        "",
        null,
        List.of(),
        "s");
  }

  void suspend(String id, String party, String by, Instant from, Instant to, String... areas) {
    accept(new InstrumentEvent.SuspensionDeclared(
        IT, id, party, List.of(areas), from, to, by, "", "s"));
  }

  static OperationEvent.NotificationSubmitted notification(String id, boolean emergency) {
    return new OperationEvent.NotificationSubmitted(
        IT,
        id,
        OperationEvent.NotificationKind.MOVEMENT,
        emergency,
        List.of("EHOC", "UA", "RU"),
        List.of("checkpoint K3"),
        OPENS,
        CLOSES,
        "s");
  }

  static ReportEvent.ClaimMade claim(String id, ReportEvent.SpeechAct act, String accused) {
    return new ReportEvent.ClaimMade(
        id,
        "somebody",
        "UA",
        act,
        accused,
        "",
        "it was so",
        "",
        "",
        null,
        null,
        null,
        List.of(),
        "s");
  }

  String refused(String... ids) {
    FigureSum sum = record.reports().sum(List.of(ids));
    assertThat(sum).isInstanceOf(FigureSum.Refused.class);
    return String.join("; ", ((FigureSum.Refused) sum).reasons());
  }

  void figure(
      String id, String about, double best, Figure.Unit unit, String subsetOf, String counter) {
    accept(given(id, about, best, unit, "Ukraine", subsetOf, counter));
  }

  static ReportEvent.FigureGiven given(
      String id,
      String about,
      double best,
      Figure.Unit unit,
      String place,
      String subsetOf,
      String counter) {
    return new ReportEvent.FigureGiven(new Figure(
        id,
        about,
        null,
        best,
        null,
        Figure.Kind.CLAIMED,
        unit,
        place,
        "",
        "",
        null,
        subsetOf,
        counter,
        "",
        "s"));
  }

  /// Everything but the votes and the go/no-go list.
  void nothingElseBlocks() {
    agree();
    suspend("S1", "UA", "UA", OPENS, CLOSES);
    suspend("S2", "RU", "RU", OPENS, CLOSES);
    for (String leg : List.of("A–B", "B–C")) {
      accept(new InstrumentEvent.HazardAssessed(IT, leg, Hazard.CLEAR, "driven", "engineers", "s"));
    }
    toldAndPassedOn("N1");
  }

  void toldAndPassedOn(String id) {
    accept(notification(id, false));
    for (String recipient : List.of("EHOC", "UA", "RU")) {
      receipt(id, recipient, OperationEvent.Receipt.ACKNOWLEDGED);
    }
    accept(new OperationEvent.RelayConfirmed(id, "checkpoint K3", "its commander", "s"));
  }

  void ready() {
    nothingElseBlocks();
    allItems();
    everybodySaysGo();
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
  }

  /// The first vehicle sets off, at the opening of the window at the earliest.
  void setOff() {
    now = now.isBefore(OPENS) ? OPENS : now;
    accept(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s"));
  }

  void allItems() {
    Arrays.stream(Item.values()).forEach(i -> answer(i, OperationEvent.Answer.YES));
  }

  void everybodySaysGo() {
    vote(OperationEvent.Role.COORDINATOR, "", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.CONVOY_LEADER, "", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.LIAISON, "UA", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
  }

  void vote(OperationEvent.Role role, String party, OperationEvent.Vote vote) {
    accept(new OperationEvent.VoteCast(IT, role, party, vote, "an office", "s"));
  }

  void answer(Item item, OperationEvent.Answer answer) {
    accept(new OperationEvent.ItemAnswered(IT, item, answer, "an office", "", "s"));
  }

  void receipt(String id, String by, OperationEvent.Receipt receipt) {
    accept(new OperationEvent.ReceiptGiven(id, by, receipt, "", "s"));
  }
}
