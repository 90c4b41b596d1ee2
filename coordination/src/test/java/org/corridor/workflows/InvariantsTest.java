package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
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
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The invariants of the field, each a test named after it.
class InvariantsTest {
  private static final Instant OPENS = Instant.parse("2022-03-05T07:00:00Z");
  private static final Instant CLOSES = Instant.parse("2022-03-05T14:00:00Z");
  private static final String IT = "ARR-1";

  private final RecordOfTalks record = new RecordOfTalks();
  private Instant now = OPENS.minus(Duration.ofDays(3));

  @BeforeEach
  void twoPartiesAndAnArrangement() {
    accept(new TalksEvent.ProcessOpened("Talks", ZoneId.of("Europe/Kyiv"), "", ""));
    accept(party("UA", "Europe/Kyiv"));
    accept(party("RU", "Europe/Moscow"));
    accept(new InstrumentEvent.InstrumentOpened(IT, "Corridor", List.of("UA", "RU"), "s"));
  }

  private static TalksEvent.PartyNamed party(String id, String zone) {
    return new TalksEvent.PartyNamed(id, id, TalksEvent.PartyKind.STATE, ZoneId.of(zone), "");
  }

  private List<Event> accept(Event event) {
    Decision decision = record.decide(event, now);
    assertThat(decision).as(event.toString()).isInstanceOf(Decision.Accepted.class);
    List<Event> events = ((Decision.Accepted) decision).events();
    events.forEach(e -> record.evolve(e, now));
    return events;
  }

  private List<String> refuse(Event event) {
    Decision decision = record.decide(event, now);
    assertThat(decision).as(event.toString()).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).reasons();
  }

  private Lifecycle state() {
    return record.findInstrument(IT).orElseThrow().state();
  }

  private List<Finding> findings(String rule) {
    return Check.of(record, record.findInstrument(IT).orElseThrow(), now).stream()
        .filter(f -> f.rule().equals(rule))
        .toList();
  }

  private static InstrumentEvent.TermsDrafted terms(String version, String route, Term... without) {
    Map<Term, String> terms = new EnumMap<>(Term.class);
    Arrays.stream(Term.values()).forEach(t -> terms.put(t, "agreed"));
    terms.put(Term.T1, route);
    Arrays.stream(without).forEach(terms::remove);
    return new InstrumentEvent.TermsDrafted(
        IT,
        version,
        "UA",
        Map.of("uk", terms, "ru", terms),
        List.of(new Leg("A", "B", "north", false), new Leg("B", "C", "south", false)),
        OPENS,
        CLOSES,
        null,
        0,
        0,
        0,
        "s");
  }

  private List<Event> acceptance(String party, InstrumentEvent.TermsDrafted text) {
    return accept(
        new InstrumentEvent.TermsAccepted(IT, party, text.hash().hex(), "we accept", "s"));
  }

  private void agree() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    accept(text);
    acceptance("UA", text);
    acceptance("RU", text);
  }

  @Test
  void i1AgreedIfAndOnlyIfEveryPartyAcceptedTheSameText() {
    InstrumentEvent.TermsDrafted one = terms("1", "A, B, C");
    InstrumentEvent.TermsDrafted other = terms("2", "A, B, D, C");
    accept(one);
    accept(other);
    acceptance("UA", one);
    assertThat(state()).isInstanceOf(Lifecycle.PartlyAccepted.class);
    acceptance("RU", other);
    assertThat(state()).isInstanceOf(Lifecycle.AgreedInPrinciple.class);
    assertThat(findings("F1")).isNotEmpty();
    List<Event> followed = acceptance("RU", one);
    assertThat(followed).hasAtLeastOneElementOfType(InstrumentEvent.FoundAgreed.class);
    assertThat(state()).isEqualTo(new Lifecycle.Agreed(one.hash()));
    assertThat(findings("F1")).isEmpty();
  }

  @Test
  void i1NobodyCanSayThatItIsAgreedButTheRules() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    accept(text);
    String hash = text.hash().hex();
    assertThat(refuse(new InstrumentEvent.FoundAgreed(IT, hash))).isNotEmpty();
    assertThat(refuse(new InstrumentEvent.TermsFoundComplete(IT, hash))).isNotEmpty();
    assertThat(refuse(new InstrumentEvent.GoGiven(IT))).isNotEmpty();
  }

  @Test
  void i1ALetterMoreIsAnotherTextAndABlankIsNot() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    assertThat(terms("1", "A,  B,\n C ").hash()).isEqualTo(text.hash());
    assertThat(terms("1", "A, B, Ca").hash()).isNotEqualTo(text.hash());
    assertThat(terms("1", "A, B, C", Term.T7).hash()).isNotEqualTo(text.hash());
    assertThat(moved(text, text.route(), CLOSES.plusSeconds(1)).hash()).isNotEqualTo(text.hash());
    List<Leg> safe = List.of(new Leg("A", "B", "north", true), new Leg("B", "C", "south", false));
    assertThat(moved(text, safe, CLOSES).hash()).isNotEqualTo(text.hash());
    assertThat(moved(text, text.route(), CLOSES).hash()).isEqualTo(text.hash());
  }

  private static InstrumentEvent.TermsDrafted moved(
      InstrumentEvent.TermsDrafted text, List<Leg> route, Instant closes) {
    return new InstrumentEvent.TermsDrafted(
        IT, "x", "RU", text.texts(), route, text.opens(), closes, null, 0, 0, 0, "another source");
  }

  @Test
  void i1AnIncompleteTextIsNotAgreedThoughAllAcceptIt() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C", Term.T8);
    accept(text);
    acceptance("UA", text);
    acceptance("RU", text);
    assertThat(state()).isInstanceOf(Lifecycle.PartlyAccepted.class);
    assertThat(findings("F10")).hasSize(1);
  }

  @Test
  void i1WhoeverAcceptsNamesATextThatIsThere() {
    accept(terms("1", "A, B, C"));
    assertThat(refuse(new InstrumentEvent.TermsAccepted(IT, "UA", "0".repeat(64), "", "s")))
        .singleElement()
        .asString()
        .contains("no version has the hash");
    assertThat(refuse(new InstrumentEvent.TermsAccepted(
            IT, "ICRC", terms("1", "A, B, C").hash().hex(), "", "s")))
        .anyMatch(r -> r.contains("is no party"));
  }

  @Test
  void i2SilenceNeverCountsAsAcceptance() {
    accept(offer("O1", "UA"));
    OfferMatrix.Row row = record.talks().offers().rows().getFirst();
    assertThat(row.standing("RU")).isEqualTo(OfferMatrix.Standing.NOTHING_RECORDED);
    for (TalksEvent.Answer answer : TalksEvent.Answer.values()) {
      if (answer != TalksEvent.Answer.COUNTER) {
        String changed = answer == TalksEvent.Answer.ACCEPT_WITH_CHANGE ? "another hour" : "";
        accept(new TalksEvent.OfferAnswered("O1", "RU", answer, changed, "", "s"));
        row = record.talks().offers().rows().getFirst();
        assertThat(row.acceptedByAll(List.of("UA", "RU")))
            .as(answer.name())
            .isEqualTo(answer == TalksEvent.Answer.ACCEPT);
      }
    }
    accept(new TalksEvent.OfferAnswered("O1", "RU", TalksEvent.Answer.SILENT, "", "", "s"));
    assertThat(findings("F2")).hasSize(1);
  }

  private static TalksEvent.RouteOffered offer(String id, String by) {
    return new TalksEvent.RouteOffered(
        id, by, List.of("A", "C"), TalksEvent.Direction.OUT, OPENS, CLOSES, "", null, "s");
  }

  @Test
  void i3AGuaranteeIsAClaimUntilTheGuarantorAcknowledgesExactlyItsText() {
    accept(new InstrumentEvent.GuaranteeClaimed(IT, "G1", "ICRC", "UA", "safe passage", "s"));
    assertThat(findings("F3")).hasSize(1);
    assertThat(
            refuse(new InstrumentEvent.GuaranteeAcknowledged(IT, "G1", "UA", "safe passage", "s")))
        .anyMatch(r -> r.contains("only ICRC"));
    accept(new InstrumentEvent.GuaranteeAcknowledged(IT, "G1", "ICRC", "our good offices", "s"));
    assertThat(findings("F3")).hasSize(1);
    accept(new InstrumentEvent.GuaranteeAcknowledged(IT, "G1", "ICRC", "safe passage", "s"));
    assertThat(findings("F3")).isEmpty();
  }

  @Test
  void i4EveryPartysOwnSuspensionCoversEveryStretchForTheWholeWindow() {
    agree();
    assertThat(findings("F4")).hasSize(2);
    suspend("S1", "UA", "UA", OPENS, CLOSES);
    suspend("S2", "RU", "UA", OPENS, CLOSES);
    assertThat(findings("F4")).as("said by the other side only").hasSize(1);
    suspend("S3", "RU", "RU", OPENS, CLOSES, "north");
    assertThat(findings("F4").getFirst().text()).contains("B–C").doesNotContain("A–B");
    suspend("S4", "RU", "RU", OPENS, OPENS.plus(Duration.ofHours(3)), "south");
    assertThat(findings("F4")).hasSize(1);
    suspend("S5", "RU", "RU", OPENS.plus(Duration.ofHours(3)), CLOSES, "south");
    assertThat(findings("F4")).isEmpty();
  }

  private void suspend(
      String id, String party, String by, Instant from, Instant to, String... areas) {
    accept(new InstrumentEvent.SuspensionDeclared(
        IT, id, party, List.of(areas), from, to, by, "", "s"));
  }

  @Test
  void i5NoStretchIsUsedWhoseHazardIsNotKnownToBeNoneUnlessSomebodyWaivesIt() {
    agree();
    assertThat(findings("F5")).hasSize(1);
    accept(new InstrumentEvent.HazardAssessed(IT, "A–B", Hazard.CLEAR, "driven", "engineers", "s"));
    accept(new InstrumentEvent.HazardAssessed(IT, "B–C", Hazard.SUSPECTED, "told", "locals", "s"));
    assertThat(findings("F5").getFirst().text()).contains("suspected on B–C");
    accept(new InstrumentEvent.HazardWaived(IT, "B–C", "the coordinator", "walked it", "s"));
    assertThat(findings("F5")).isEmpty();
    accept(new InstrumentEvent.HazardAssessed(IT, "B–C", Hazard.CONFIRMED, "seen", "locals", "s"));
    assertThat(findings("F5")).as("whoever waived did not know of this").hasSize(1);
    assertThat(refuse(
            new InstrumentEvent.HazardAssessed(IT, "A-B", Hazard.CONFIRMED, "seen", "locals", "s")))
        .anyMatch(r -> r.contains("there are A–B, B–C"));
    assertThat(refuse(
            new InstrumentEvent.HazardAssessed(IT, "A–B", Hazard.CLEAR, "", "engineers", "s")))
        .anyMatch(r -> r.contains("H4"));
  }

  @Test
  void i12AWindowThatEndsBeforeItBeginsIsNone() {
    assertThatThrownBy(() -> new TalksEvent.RouteOffered(
            "O", "UA", List.of("A", "B"), TalksEvent.Direction.OUT, CLOSES, OPENS, "", null, "s"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void i13NoticeIsGivenInTimeOrMarkedAsAnEmergency() {
    now = OPENS.minus(Duration.ofHours(30));
    accept(notification("N1", false));
    accept(notification("N2", true));
    assertThat(findings("I13"))
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .contains("N1");
  }

  private static OperationEvent.NotificationSubmitted notification(String id, boolean emergency) {
    return new OperationEvent.NotificationSubmitted(
        IT,
        id,
        OperationEvent.NotificationKind.MOVEMENT,
        emergency,
        List.of("EHOC"),
        List.of("checkpoint K3"),
        OPENS,
        CLOSES,
        "s");
  }

  @Test
  void i14AnEntryInAListOfSitesExpires() {
    assertThatThrownBy(() -> new OperationEvent.NotificationSubmitted(
            IT,
            "N",
            OperationEvent.NotificationKind.STATIC,
            false,
            List.of("EHOC"),
            List.of(),
            null,
            null,
            "s"))
        .hasMessageContaining("I14");
    accept(notification("N1", false));
    now = CLOSES;
    assertThat(findings("F16")).hasSize(1);
  }

  @Test
  void i15AnIncidentHasNoOffenderAndOnlyWhoAccusesNamesAnAccused() {
    assertThat(Arrays.stream(ReportEvent.IncidentReported.class.getRecordComponents())
            .map(RecordComponent::getName))
        .containsExactly("id", "kind", "place", "from", "to", "effects", "source");
    assertThat(refuse(claim("C1", ReportEvent.SpeechAct.ASSERT, "the others"))).isNotEmpty();
    accept(claim("C1", ReportEvent.SpeechAct.ACCUSE, "the others"));
  }

  private static ReportEvent.ClaimMade claim(String id, ReportEvent.SpeechAct act, String accused) {
    return new ReportEvent.ClaimMade(
        id, "somebody", "UA", act, accused, "it was so", "", "", null, null, null, List.of(), "s");
  }

  @Test
  void i16FiguresAreAddedUpOnlyIfTheyBelongTogether() {
    figure("ALL", "people who may flee", 10_000_000, Figure.Unit.PERSONS, "", "UN");
    figure("ABROAD", "people who may cross borders", 4_000_000, Figure.Unit.PERSONS, "ALL", "UN");
    figure("CARS", "cars", 100, Figure.Unit.VEHICLES, "", "UN");
    figure("OURS", "people out of Sumy", 5_000, Figure.Unit.PERSONS, "", "one side");
    figure("THEIRS", "people out of Sumy", 723, Figure.Unit.PERSONS, "", "the other side");
    figure("POLTAVA", "people out of Poltava", 300, Figure.Unit.PERSONS, "", "one side");
    figure("KHARKIV", "people out of Kharkiv", 50, Figure.Unit.PERSONS, "", "the other side");
    assertThat(refused("ALL", "ABROAD")).contains("ABROAD is included in ALL already");
    assertThat(refused("ALL", "CARS")).contains("different units");
    assertThat(refused("OURS", "THEIRS")).contains("count the same people, by one side and by");
    assertThat(refused("OURS", "KHARKIV")).contains("different counters");
    assertThat(refused("OURS", "OURS")).contains("named twice");
    assertThat(record.reports().sum(List.of("OURS", "POLTAVA")))
        .isEqualTo(new FigureSum.Sum(5_300, 5_300, 5_300));
  }

  private String refused(String... ids) {
    FigureSum sum = record.reports().sum(List.of(ids));
    assertThat(sum).isInstanceOf(FigureSum.Refused.class);
    return String.join("; ", ((FigureSum.Refused) sum).reasons());
  }

  private void figure(
      String id, String about, double best, Figure.Unit unit, String subsetOf, String counter) {
    accept(new ReportEvent.FigureGiven(new Figure(
        id,
        about,
        null,
        best,
        null,
        Figure.Kind.CLAIMED,
        unit,
        "Ukraine",
        "",
        "",
        null,
        subsetOf,
        counter,
        "",
        "s")));
  }

  @Test
  void i20EveryStatementAndFigureHasASource() {
    for (Class<?> kind : List.of(
        ReportEvent.ClaimMade.class,
        ReportEvent.IncidentReported.class,
        Figure.class,
        TalksEvent.OutcomeStated.class,
        TalksEvent.OfferAnswered.class,
        InstrumentEvent.TermsAccepted.class)) {
      assertThat(Arrays.stream(kind.getRecordComponents())
              .filter(c -> !c.isAnnotationPresent(org.corridor.log.MayBeEmpty.class))
              .map(RecordComponent::getName))
          .as(kind.getSimpleName())
          .contains("source");
    }
  }

  @Test
  void i22AnArrangementSaysWhatBecomesOfThoseWhoStay() {
    accept(terms("1", "A, B, C", Term.T20));
    assertThat(findings("I22")).hasSize(1);
  }

  @Test
  void goIsGivenByTheQuorumOnceNothingBlocksAndSilenceIsHold() {
    nothingElseBlocks();
    everybodySaysGo();
    assertThat(state()).as("the list has no yes").isInstanceOf(Lifecycle.Acknowledged.class);
    Arrays.stream(Item.values()).forEach(i -> answer(i, OperationEvent.Answer.YES));
    answer(Item.H8, OperationEvent.Answer.UNKNOWN);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.HOLD);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(state()).as("H8 is unknown").isInstanceOf(Lifecycle.Acknowledged.class);
    answer(Item.H8, OperationEvent.Answer.YES);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.HOLD);
    assertThat(state()).as("hold").isInstanceOf(Lifecycle.Acknowledged.class);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
  }

  /// Everything but the votes and the go/no-go list.
  private void nothingElseBlocks() {
    agree();
    suspend("S1", "UA", "UA", OPENS, CLOSES);
    suspend("S2", "RU", "RU", OPENS, CLOSES);
    for (String leg : List.of("A–B", "B–C")) {
      accept(new InstrumentEvent.HazardAssessed(IT, leg, Hazard.CLEAR, "driven", "engineers", "s"));
    }
    toldAndPassedOn("N1");
  }

  private void toldAndPassedOn(String id) {
    accept(notification(id, false));
    receipt(id, "EHOC", OperationEvent.Receipt.ACKNOWLEDGED);
    accept(new OperationEvent.RelayConfirmed(id, "checkpoint K3", "its commander", "s"));
  }

  private void ready() {
    nothingElseBlocks();
    allItems();
    everybodySaysGo();
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
  }

  private void allItems() {
    Arrays.stream(Item.values()).forEach(i -> answer(i, OperationEvent.Answer.YES));
  }

  private void everybodySaysGo() {
    vote(OperationEvent.Role.COORDINATOR, "", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.CONVOY_LEADER, "", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.LIAISON, "UA", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
  }

  private void vote(OperationEvent.Role role, String party, OperationEvent.Vote vote) {
    accept(new OperationEvent.VoteCast(IT, role, party, vote, "an office", "s"));
  }

  private void answer(Item item, OperationEvent.Answer answer) {
    accept(new OperationEvent.ItemAnswered(IT, item, answer, "an office", "", "s"));
  }

  @Test
  void anybodyMayStopItAndItGoesOnOnlyWhenEverybodySaysSoAgain() {
    ready();
    accept(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s"));
    accept(new InstrumentEvent.OperationSuspended(IT, "a monitor", "shots", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "UA", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "RU", "s"));
    assertThat(state()).as("go has to be given again").isInstanceOf(Lifecycle.Agreed.class);
    assertThat(record.requireOperation(IT).goMissingOf()).hasSize(4);
    assertThat(refuse(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s")))
        .isNotEmpty();
  }

  @Test
  void whoTakesBackTheirWordWhilePeopleAreMovingStopsIt() {
    ready();
    accept(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s"));
    accept(new InstrumentEvent.AcceptanceWithdrawn(IT, "RU", "no longer", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "UA", "s"));
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "RU", "s"));
    assertThat(state()).as("one does not accept it").isInstanceOf(Lifecycle.Suspended.class);
    assertThat(findings("F1")).isNotEmpty();
    accept(new InstrumentEvent.OperationSuspended(IT, "a monitor", "shots", "s"));
    acceptance("RU", terms("1", "A, B, C"));
    assertThat(state()).as("nobody has resumed").isInstanceOf(Lifecycle.Suspended.class);
  }

  @Test
  void nobodyAloneLiftsASuspensionByAcceptingAgain() {
    ready();
    accept(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s"));
    assertThat(acceptance("UA", terms("1", "A, B, C"))).hasSize(1);
    assertThat(state()).isInstanceOf(Lifecycle.Active.class);
    accept(new InstrumentEvent.OperationSuspended(IT, "a monitor", "shots", "s"));
    assertThat(acceptance("UA", terms("1", "A, B, C"))).hasSize(1);
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    assertThat(findings("I4")).as("check says that it is suspended").hasSize(1);
  }

  @Test
  void whatGoRestedOnUndoesItWhenItIsNoLongerSo() {
    List<Event> undo = List.of(
        new OperationEvent.VoteCast(
            IT, OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.NO_GO, "liaison", "s"),
        new OperationEvent.ItemAnswered(
            IT, Item.H4, OperationEvent.Answer.NO, "engineers", "", "s"),
        new OperationEvent.ReceiptGiven("N1", "EHOC", OperationEvent.Receipt.OBJECTED, "", "s"),
        new InstrumentEvent.SuspensionWithdrawn(IT, "S2", "RU", "s"),
        new InstrumentEvent.HazardAssessed(IT, "A–B", Hazard.CONFIRMED, "seen", "locals", "s"));
    ready();
    for (Event event : undo) {
      RecordOfTalks before = record;
      assertThat(before.decide(event, now))
          .isInstanceOfSatisfying(
              Decision.Accepted.class,
              accepted -> assertThat(accepted.events())
                  .as(event.toString())
                  .hasAtLeastOneElementOfType(InstrumentEvent.HoldFound.class));
    }
    accept(undo.getFirst());
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    assertThat(refuse(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s")))
        .isNotEmpty();
  }

  @Test
  void goForOneTextIsNotGoForAnother() {
    ready();
    InstrumentEvent.TermsDrafted other = terms("2", "A, B, D, C");
    accept(other);
    acceptance("UA", other);
    acceptance("RU", other);
    assertThat(record.requireOperation(IT).goMissingOf()).hasSize(4);
    assertThat(record.requireOperation(IT).blocking()).hasSize(17);
    assertThat(findings("H7"))
        .as("those on the ground were told of the other text")
        .hasSize(1);
  }

  @Test
  void whatIsOverStaysOver() {
    agree();
    accept(new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.FAILED, "shots", "UA", "s"));
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    assertThat(refuse(new InstrumentEvent.TermsAccepted(IT, "UA", text.hash().hex(), "", "s")))
        .isNotEmpty();
    assertThat(refuse(new InstrumentEvent.ConsentVoiced(IT, "UA", "yes", "s"))).isNotEmpty();
    accept(new InstrumentEvent.AccountClosed(IT, "UA", "failed", "s"));
    assertThat(refuse(new InstrumentEvent.TermsAccepted(IT, "UA", text.hash().hex(), "", "s")))
        .isNotEmpty();
    assertThat(findings("I21")).hasSize(1);
  }

  @Test
  void i21AWindowThatHasClosedIsNotReady() {
    ready();
    now = CLOSES;
    assertThat(findings("I6")).hasSize(1);
  }

  @Test
  void i4TheMarginIsPartOfIt() {
    InstrumentEvent.TermsDrafted plain = terms("1", "A, B, C");
    InstrumentEvent.TermsDrafted text = new InstrumentEvent.TermsDrafted(
        IT, "1", "UA", plain.texts(), plain.route(), OPENS, CLOSES, null, 15, 0, 0, "s");
    assertThat(text.hash()).isNotEqualTo(plain.hash());
    accept(text);
    suspend("S1", "UA", "UA", OPENS, CLOSES);
    suspend("S2", "RU", "RU", OPENS.minusSeconds(900), CLOSES.plusSeconds(900));
    assertThat(findings("F4"))
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .startsWith("UA");
  }

  @Test
  void aTextWithoutStretchesOrWindowCannotBeCheckedAndBlocks() {
    accept(new InstrumentEvent.TermsDrafted(
        IT, "1", "UA", terms("1", "A, B").texts(), List.of(), null, null, null, 0, 0, 0, "s"));
    assertThat(findings("F4"))
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .contains("nobody can check");
  }

  @Test
  void ofSeveralAnswersTheLastGivenCountsNotTheLastWrittenDown() {
    accept(offer("O1", "UA"));
    record.evolve(
        new TalksEvent.OfferAnswered("O1", "RU", TalksEvent.Answer.REJECT, "", "", "s"), now);
    record.evolve(
        new TalksEvent.OfferAnswered("O1", "RU", TalksEvent.Answer.ACCEPT, "", "", "s"),
        now.minusSeconds(3600));
    assertThat(record.talks().offers().rows().getFirst().standing("RU"))
        .isEqualTo(OfferMatrix.Standing.REJECTED);
    assertThat(refuse(new TalksEvent.OfferAnswered(
            "O1", "RU", TalksEvent.Answer.ACCEPT, "an hour later", "", "s")))
        .anyMatch(r -> r.contains("I2"));
  }

  @Test
  void whoWasToldSaysSoAndPassesItOn() {
    agree();
    accept(notification("N1", false));
    assertThat(state()).isInstanceOf(Lifecycle.Notified.class);
    assertThat(findings("F15")).hasSize(1);
    assertThat(findings("F7")).hasSize(1);
    receipt("N1", "EHOC", OperationEvent.Receipt.RECEIVED);
    assertThat(state()).as("received is not acknowledged").isInstanceOf(Lifecycle.Notified.class);
    receipt("N1", "EHOC", OperationEvent.Receipt.ACKNOWLEDGED);
    assertThat(state()).isInstanceOf(Lifecycle.Acknowledged.class);
    accept(new OperationEvent.RelayConfirmed("N1", "checkpoint K3", "its commander", "s"));
    assertThat(findings("F15")).isEmpty();
    assertThat(findings("F7")).isEmpty();
    assertThat(refuse(new OperationEvent.ReceiptGiven(
            "N1", "somebody", OperationEvent.Receipt.ACKNOWLEDGED, "", "s")))
        .isNotEmpty();
  }

  private void receipt(String id, String by, OperationEvent.Receipt receipt) {
    accept(new OperationEvent.ReceiptGiven(id, by, receipt, "", "s"));
  }

  @Test
  void positionsHardenAndSoften() {
    accept(new TalksEvent.IssueRaised("corridors", "Corridors", "", ""));
    List<String> moves = new ArrayList<>();
    for (TalksEvent.Strength s : List.of(
        TalksEvent.Strength.ASKED,
        TalksEvent.Strength.RED_LINE,
        TalksEvent.Strength.RED_LINE,
        TalksEvent.Strength.FLEXIBLE)) {
      accept(new TalksEvent.PositionTaken("corridors", "UA", s, "text", "", "s"));
      moves.add(record.talks().positions().getLast().movement().name());
    }
    assertThat(moves).containsExactly("FIRST", "HARDENED", "UNCHANGED", "SOFTENED");
  }

  @Test
  void nothingIsOverwritten() {
    accept(offer("O1", "UA"));
    assertThat(refuse(offer("O1", "RU"))).anyMatch(r -> r.contains("recorded already"));
    assertThat(refuse(party("UA", "UTC"))).anyMatch(r -> r.contains("recorded already"));
    assertThat(
            refuse(new TalksEvent.OfferAnswered("O1", "UA", TalksEvent.Answer.ACCEPT, "", "", "s")))
        .anyMatch(r -> r.contains("cannot answer"));
  }
}
