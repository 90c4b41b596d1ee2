package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Hazard;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.log.Dated;
import org.corridor.log.Event;
import org.corridor.log.Personal;
import org.corridor.operations.Item;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.Figure;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Viewer.Duty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who may see what, cell by cell, and that nothing else can be read off a view.
class SightTest {
  private static final Instant AT = Instant.parse("2022-03-05T07:00:00Z");
  private static final String A = "ARR-1";
  private static final Viewer UA = new Viewer(Duty.DELEGATION, "UA");

  private static List<Event> base() {
    List<Event> events = new ArrayList<>();
    events.add(new TalksEvent.ProcessOpened("Talks", ZoneId.of("UTC"), "", ""));
    for (String id : List.of("UA", "RU", "X")) {
      events.add(
          new TalksEvent.PartyNamed(id, id, TalksEvent.PartyKind.STATE, ZoneId.of("UTC"), ""));
    }
    events.add(new TalksEvent.IssueRaised("I", "corridors", "", ""));
    events.add(new InstrumentEvent.InstrumentOpened(A, "Corridor", List.of("UA", "RU"), "s"));
    return events;
  }

  private static InstrumentEvent.TermsDrafted terms() {
    Map<Term, String> terms = new EnumMap<>(Term.class);
    Arrays.stream(Term.values()).forEach(t -> terms.put(t, "agreed"));
    return new InstrumentEvent.TermsDrafted(
        A,
        "1",
        "UA",
        Map.of("uk", terms),
        List.of(new InstrumentEvent.Leg("P", "Q", "", false)),
        AT.plusSeconds(3600),
        AT.plusSeconds(7200),
        null,
        0,
        0,
        0,
        "s");
  }

  private static OperationEvent.NotificationSubmitted notification(
      String id, OperationEvent.NotificationKind kind, String... recipients) {
    return new OperationEvent.NotificationSubmitted(
        A,
        id,
        kind,
        false,
        List.of(recipients),
        List.of("K3"),
        AT.plusSeconds(3600),
        AT.plusSeconds(9000),
        "s");
  }

  /// What happens, and by whom it is seen: C coordinator, D delegation and L liaison of UA, d and l
  /// of RU, M monitor, O operator, R reception, T municipality, P public, A analyst.
  private static Map<Event, String> table() {
    Map<Event, String> table = new LinkedHashMap<>();
    table.put(
        new TalksEvent.PositionTaken("I", "UA", TalksEvent.Strength.RED_LINE, "t", "", "s"), "CDL");
    table.put(
        new TalksEvent.PositionTaken("I", "RU", TalksEvent.Strength.ASKED, "t", "", "s"), "Cdl");
    table.put(offer("O-UA", "UA"), "CDLMA");
    table.put(offer("O-RU", "RU"), "CDLdlMA");
    table.put(answer("O-RU", "UA", TalksEvent.Answer.REJECT), "CDLdlMA");
    table.put(answer("O-RU", "X", TalksEvent.Answer.ACCEPT), "CdlMA");
    table.put(answer("O-UA", "RU", TalksEvent.Answer.NOT_RECEIVED), "CDLMA");
    table.put(
        new TalksEvent.CommitmentMade(
            "C1", "UA", "X", "act", "", TalksEvent.Form.VERBAL, null, "s"),
        "CDLMA");
    table.put(claim("CL", null, "s"), "CDLdlMOTA");
    table.put(
        new ReportEvent.ReportReceived("R", "S", "", "a", "", AT, AT, "0".repeat(64)),
        "CDLdlMOTPA");
    table.put(claim("CL-R", AT, "R"), "CDLdlMOTPA");
    table.put(new ReportEvent.SourceNamed("S", "agency", "", "", false, null), "CDLdlMOTPA");
    table.put(new ReportEvent.SourceNamed("S-G", "a driver", "", "", true, null), "M");
    table.put(new ReportEvent.SourceNamed("S-I", "a witness", "", "", false, null), "M");
    table.put(
        new ReportEvent.ReportReceived("R-G", "S-G", "", "a", "", AT, AT, "0".repeat(64)), "M");
    table.put(
        new ReportEvent.IncidentReported(
            "IN-S", ReportEvent.IncidentKind.MINE, "p", AT, AT, "", "S-I"),
        "CDLdlMOA");
    table.put(
        new ReportEvent.ClaimAssessed(
            "CL",
            ReportEvent.Level.SINGLE_SOURCE,
            ReportEvent.Finding.PLAUSIBLE,
            "m",
            "a",
            "",
            "s"),
        "CMA");
    table.put(
        new ReportEvent.IncidentReported(
            "IN", ReportEvent.IncidentKind.MINE, "p", AT, AT, "", "a name"),
        "CDLdlMOA");
    table.put(terms(), "CDLdlMORTA");
    table.put(new InstrumentEvent.TermsAccepted(A, "UA", terms().hash().hex(), "", "s"), "CDLdlMA");
    table.put(new InstrumentEvent.TermsAccepted(A, "RU", terms().hash().hex(), "", "s"), "CDLdlMA");
    table.put(new InstrumentEvent.FoundAgreed(A, terms().hash().hex()), "CDLdlMORTPA");
    table.put(new InstrumentEvent.GuaranteeClaimed(A, "G", "X", "UA", "t", "s"), "CDLdlMA");
    table.put(
        new InstrumentEvent.SuspensionDeclared(
            A, "S", "UA", List.of(), AT, AT.plusSeconds(9000), "UA", "", "s"),
        "CDLdlMO");
    table.put(
        new InstrumentEvent.WindowStated(
            A,
            "UA",
            LocalDateTime.parse("2022-03-05T08:00"),
            LocalDateTime.parse("2022-03-05T09:00"),
            ZoneId.of("UTC"),
            "",
            null,
            null,
            "s"),
        "CDLdlMO");
    table.put(
        new InstrumentEvent.HazardAssessed(A, "P–Q", Hazard.CLEAR, "driven", "x", "s"), "CDLdlMO");
    table.put(
        new InstrumentEvent.DestinationNamed(A, "Q", "UA", List.of(), List.of(), "s"), "CDLdlMOR");
    table.put(new InstrumentEvent.GoGiven(A), "CDLdlMORT");
    table.put(new InstrumentEvent.MovementBegun(A, "leader", "s"), "CDLdlMORT");
    table.put(new InstrumentEvent.ResumptionAcknowledged(A, "UA", "s"), "CDLdlMORTPA");
    table.put(
        new InstrumentEvent.PublicNoticeGiven(A, "x", List.of("uk"), List.of(), "", "s"),
        "CDLdlMORTPA");
    table.put(
        new InstrumentEvent.LiaisonNamed(A, "L1", "UA", "officer", Personal.plain("1"), "s"),
        "CDLlMO");
    table.put(
        notification("N-RU", OperationEvent.NotificationKind.MOVEMENT, "RU", "EHOC"), "CdlMO");
    table.put(notification("N-S", OperationEvent.NotificationKind.STATIC, "EHOC"), "C");
    table.put(
        new OperationEvent.ReceiptGiven(
            "N-RU", "EHOC", OperationEvent.Receipt.ACKNOWLEDGED, "", "s"),
        "CMO");
    table.put(
        new OperationEvent.ReceiptGiven("N-RU", "RU", OperationEvent.Receipt.RECEIVED, "", "s"),
        "CdlMO");
    table.put(new OperationEvent.RelayConfirmed("N-RU", "K3", "x", "s"), "CMO");
    table.put(new OperationEvent.RelayConfirmed("N-RU", "K4", "RU", "s"), "CdlMO");
    table.put(
        new OperationEvent.ItemAnswered(A, Item.H5, OperationEvent.Answer.YES, "x", "", "s"),
        "CLlMO");
    table.put(
        new OperationEvent.VoteCast(
            A, OperationEvent.Role.COORDINATOR, "", OperationEvent.Vote.HOLD, "x", "s"),
        "CLlMO");
    table.put(
        new OperationEvent.PersonsCounted(A, "Q", OperationEvent.Headcount.ALIGHTED, 3, "s"),
        "CMOR");
    table.put(new OperationEvent.HaltBegun(A, "H", "P", true, 30, "s"), "CMO");
    return table;
  }

  private static ReportEvent.ClaimMade claim(
      String id, @Nullable Instant published, String source) {
    return new ReportEvent.ClaimMade(
        id,
        "one",
        "",
        ReportEvent.SpeechAct.ASSERT,
        "",
        "",
        "p",
        "",
        "",
        null,
        published,
        null,
        List.of(),
        source);
  }

  private static TalksEvent.RouteOffered offer(String id, String by) {
    return new TalksEvent.RouteOffered(
        id, by, List.of("P", "Q"), TalksEvent.Direction.OUT, null, null, "", null, List.of(), "s");
  }

  private static TalksEvent.OfferAnswered answer(
      String offer, String by, TalksEvent.Answer answer) {
    return new TalksEvent.OfferAnswered(offer, by, answer, "", "", "s");
  }

  private static Map<String, Viewer> viewers() {
    Map<String, Viewer> viewers = new LinkedHashMap<>();
    viewers.put("C", new Viewer(Duty.COORDINATOR, ""));
    viewers.put("D", UA);
    viewers.put("L", new Viewer(Duty.LIAISON, "UA"));
    viewers.put("d", new Viewer(Duty.DELEGATION, "RU"));
    viewers.put("l", new Viewer(Duty.LIAISON, "RU"));
    viewers.put("M", new Viewer(Duty.MONITOR, ""));
    viewers.put("O", new Viewer(Duty.OPERATOR, ""));
    viewers.put("R", new Viewer(Duty.RECEPTION, ""));
    viewers.put("T", new Viewer(Duty.MUNICIPALITY, ""));
    viewers.put("P", new Viewer(Duty.PUBLIC, ""));
    viewers.put("A", new Viewer(Duty.ANALYST, ""));
    return viewers;
  }

  private static List<Dated> dated(List<Event> events) {
    return events.stream().map(e -> new Dated(e, AT)).toList();
  }

  private static List<Event> seen(List<Event> events, Viewer viewer) {
    return Sight.of(dated(events), viewer).stream().map(Dated::event).toList();
  }

  @Test
  void everyCellOfTheTable() {
    Map<Event, String> table = table();
    List<Event> all = Stream.concat(base().stream(), table.keySet().stream()).toList();
    Map<Event, String> found = new LinkedHashMap<>();
    table.keySet().forEach(e -> found.put(e, ""));
    viewers().forEach((letter, viewer) -> {
      List<String> kinds = seen(all, viewer).stream().map(SightTest::what).toList();
      found.replaceAll((e, by) -> kinds.contains(what(e)) ? by + letter : by);
    });
    table.forEach((event, by) -> assertThat(found.get(event)).as(what(event)).isEqualTo(by));
  }

  /// What tells an event from the others, also where a part is taken out.
  private static String what(Event event) {
    return switch (event) {
      case ReportEvent.IncidentReported e -> "incident " + e.id();
      case OperationEvent.NotificationSubmitted e -> "notification " + e.id();
      case OperationEvent.ItemAnswered e -> "item " + e.item();
      case InstrumentEvent.TermsDrafted e -> "terms " + e.version();
      case InstrumentEvent.FoundAgreed e -> "agreed " + e.instrument();
      case InstrumentEvent.ArrangementEnded e -> "ended " + e.instrument();
      default -> event.toString();
    };
  }

  /// What is agreed of one is told as that one's, whoever else agreed to the same words.
  @Test
  void twoArrangementsMayHaveTheSameWords() {
    InstrumentEvent.TermsDrafted one = terms();
    InstrumentEvent.TermsDrafted other = new InstrumentEvent.TermsDrafted(
        "ARR-2",
        one.version(),
        one.by(),
        one.texts(),
        one.route(),
        one.opens(),
        one.closes(),
        one.evacuationStart(),
        0,
        0,
        0,
        one.source());
    assertThat(other.hash()).isEqualTo(one.hash());
    List<Event> all = new ArrayList<>(base());
    all.add(one);
    all.add(new InstrumentEvent.FoundAgreed(A, one.hash().hex()));
    all.add(new InstrumentEvent.InstrumentOpened("ARR-2", "Other", List.of("UA", "RU"), "s"));
    all.add(other);
    all.add(new InstrumentEvent.FoundAgreed("ARR-2", other.hash().hex()));
    viewers().values().forEach(viewer -> {
      RecordOfTalks record = RecordOfTalks.view();
      seen(all, viewer).forEach(e -> record.evolve(e, AT));
      assertThat(record.instruments()).hasSize(2);
    });
  }

  @Test
  void everyViewIsARecordOfItsOwn() {
    List<Event> all = Stream.concat(base().stream(), table().keySet().stream()).toList();
    viewers().values().forEach(viewer -> {
      RecordOfTalks record = RecordOfTalks.view();
      seen(all, viewer).forEach(e -> record.evolve(e, AT));
      assertThat(record.talks().parties()).hasSize(3);
    });
  }

  @Test
  void theSourceOfAnIncidentIsForWhoeverHandlesItAndRecipientsForTheSender() {
    List<Event> all = Stream.concat(base().stream(), table().keySet().stream()).toList();
    viewers().forEach((letter, viewer) -> {
      String text = seen(all, viewer).toString();
      assertThat(text.contains("a name")).as(letter).isEqualTo(letter.equals("M"));
      boolean ehoc = text.contains("EHOC");
      assertThat(ehoc).as(letter).isEqualTo("CMO".contains(letter));
    });
  }

  @Test
  void whoDoesNotBelongToAnArrangementSeesNothingOfIt() {
    List<Event> all = Stream.concat(base().stream(), table().keySet().stream()).toList();
    for (Duty duty : List.of(Duty.DELEGATION, Duty.LIAISON)) {
      assertThat(seen(all, new Viewer(duty, "X")))
          .noneMatch(InstrumentEvent.class::isInstance)
          .noneMatch(OperationEvent.class::isInstance);
    }
  }

  @Test
  void thePublicLearnsOfAnArrangementWhenItIsAgreed() {
    Viewer all = new Viewer(Duty.PUBLIC, "");
    assertThat(seen(base(), all)).noneMatch(InstrumentEvent.class::isInstance);
  }

  /// Two records that differ only in what a party may not see are one to it.
  @Test
  void whatAPartyMayNotSeeChangesNothingInItsView() {
    List<Event> hidden = List.of(
        new TalksEvent.PositionTaken("I", "RU", TalksEvent.Strength.RED_LINE, "never", "", "s"),
        offer("O-9", "RU"),
        answer("O-9", "X", TalksEvent.Answer.ACCEPT),
        new ReportEvent.ClaimAssessed(
            "CL", ReportEvent.Level.INSTRUMENT, ReportEvent.Finding.CONFIRMED, "m", "a", "", "s"),
        notification("N-9", OperationEvent.NotificationKind.STATIC, "EHOC"),
        new OperationEvent.PersonsCounted(A, "Q", OperationEvent.Headcount.HELD, 9, "s"),
        new OperationEvent.HaltBegun(A, "H9", "P", true, 30, "s"),
        new OperationEvent.ItemAnswered(A, Item.H9, OperationEvent.Answer.NO, "x", "", "s"));
    List<Event> open = table().keySet().stream().toList();
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Event> one = new ArrayList<>(base());
      List<Event> other = new ArrayList<>(base());
      for (Event event : open) {
        one.add(event);
        other.add(event);
        if (random.nextInt(3) == 0) {
          one.add(hidden.get(random.nextInt(hidden.size())));
        }
        if (random.nextInt(3) == 0) {
          other.add(hidden.get(random.nextInt(hidden.size())));
        }
      }
      assertThat(view(one)).as("seed %d", seed).isEqualTo(view(other));
    }
  }

  private static String view(List<Event> events) {
    return Sight.of(dated(events), UA).stream()
        .map(d -> d.at() + " " + d.event())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void figuresAreForAllButTheReception() {
    List<Event> all = new ArrayList<>(base());
    all.add(AtTheTable.given("F", "people", 5, Figure.Unit.PERSONS, "Sumy", "", ""));
    viewers()
        .forEach((letter, viewer) -> assertThat(
                seen(all, viewer).stream().anyMatch(ReportEvent.FigureGiven.class::isInstance))
            .as(letter)
            .isEqualTo(!"RP".contains(letter)));
  }

  /// Whoever relies on an agreement sees that it is none any more, though not why.
  @Test
  void whoeverReliesOnItSeesThatItStoppedAndOnlySomeSeeWhy() {
    List<Event> all = new ArrayList<>(
        Stream.concat(base().stream(), table().keySet().stream()).toList());
    all.removeIf(InstrumentEvent.GoGiven.class::isInstance);
    all.removeIf(InstrumentEvent.MovementBegun.class::isInstance);
    all.add(new InstrumentEvent.HoldFound(A, "Col. Secret", "says hold"));
    all.add(new InstrumentEvent.AcceptanceWithdrawn(A, "RU", "shots", "s"));
    all.add(new InstrumentEvent.NoLongerAgreed(A, "RU", "shots"));
    viewers().forEach((letter, viewer) -> {
      List<Event> seen = seen(all, viewer);
      assertThat(seen.toString().contains("Col. Secret"))
          .as(letter)
          .isEqualTo("CMO".contains(letter));
      RecordOfTalks record = RecordOfTalks.view();
      seen.forEach(e -> record.evolve(e, AT));
      assertThat(record.findInstrument(A).orElseThrow().agreedText()).as(letter).isEmpty();
    });
  }

  /// When it is over an analyst learns of the road, and the public that it is over and not why.
  @Test
  void theEndOpensTheRoadToAnalystsOnly() {
    List<Event> all = new ArrayList<>(
        Stream.concat(base().stream(), table().keySet().stream()).toList());
    all.add(new InstrumentEvent.ArrangementEnded(A, Lifecycle.End.FAILED, "secret", "x", "s"));
    viewers().forEach((letter, viewer) -> {
      List<Event> seen = seen(all, viewer);
      assertThat(seen.stream().anyMatch(InstrumentEvent.HazardAssessed.class::isInstance))
          .as(letter)
          .isEqualTo("CDLdlMOA".contains(letter));
      assertThat(seen.toString().contains("secret"))
          .as(letter)
          .isEqualTo("CDLdlMOA".contains(letter));
      assertThat(seen.stream().map(SightTest::what)).as(letter).contains("ended " + A);
    });
  }

  /// Whoever acts on the text is given what they need of it, and what their view says agrees.
  @Test
  void whoActsOnATextIsGivenAnExtract() {
    List<Event> all = Stream.concat(base().stream(), table().keySet().stream())
        .filter(e -> !(e instanceof OperationEvent.VoteCast))
        .toList();
    Map<String, Integer> terms = Map.of("O", 18, "R", 5, "T", 7, "D", 20);
    terms.forEach((letter, number) -> {
      RecordOfTalks record = RecordOfTalks.view();
      seen(all, Objects.requireNonNull(viewers().get(letter))).forEach(e -> record.evolve(e, AT));
      Instrument it = record.findInstrument(A).orElseThrow();
      InstrumentEvent.TermsDrafted text = it.requireVersion(it.agreedText().orElseThrow());
      assertThat(text.texts().get("uk")).as(letter).hasSize(number);
      assertThat(text.opens()).isEqualTo(terms().opens());
      assertThat(it.state()).as(letter).isInstanceOf(Lifecycle.Active.class);
    });
  }

  /// A stop that all have lifted is one no longer, also for those who do not see who said so.
  @Test
  void whatGoesOnGoesOnForAllWhoSawItStop() {
    List<Event> all = new ArrayList<>(
        Stream.concat(base().stream(), table().keySet().stream()).toList());
    all.add(new InstrumentEvent.OperationSuspended(A, "monitor", "shots", "s"));
    List<Event> resumed = new ArrayList<>(all);
    resumed.add(new InstrumentEvent.ResumptionAcknowledged(A, "UA", "s"));
    resumed.add(new InstrumentEvent.ResumptionAcknowledged(A, "RU", "s"));
    viewers().forEach((letter, viewer) -> {
      assertThat(stateOf(seen(all, viewer))).as(letter).isInstanceOf(Lifecycle.Suspended.class);
      assertThat(stateOf(seen(resumed, viewer))).as(letter).isInstanceOf(Lifecycle.Agreed.class);
    });
  }

  private static Lifecycle stateOf(List<Event> seen) {
    RecordOfTalks record = RecordOfTalks.view();
    seen.forEach(e -> record.evolve(e, AT));
    return record.findInstrument(A).orElseThrow().state();
  }

  @Test
  void aLinkTellsNothingOfAnArrangementThatIsNotOnes() {
    List<Event> all = new ArrayList<>(base());
    all.add(new InstrumentEvent.InstrumentOpened("ARR-X", "Other", List.of("RU", "X"), "s"));
    all.add(new InstrumentEvent.MovementLinked(A, "ARR-X", "s"));
    assertThat(seen(all, UA).toString()).doesNotContain("ARR-X");
  }

  @Test
  void whoIsNoPartyToAnArrangementSeesOfItWhatIsItsOwn() {
    List<Event> all = new ArrayList<>(
        Stream.concat(base().stream(), table().keySet().stream()).toList());
    Event own = new InstrumentEvent.SuspensionDeclared(
        A, "SX", "X", List.of(), AT, AT.plusSeconds(9000), "X", "", "s");
    Event told = notification("N-X", OperationEvent.NotificationKind.MOVEMENT, "X", "EHOC");
    Event yes =
        new OperationEvent.ReceiptGiven("N-X", "X", OperationEvent.Receipt.ACKNOWLEDGED, "", "s");
    all.addAll(List.of(own, told, yes));
    List<Event> seen = seen(all, new Viewer(Duty.DELEGATION, "X"));
    assertThat(seen).contains(own, yes);
    assertThat(seen.stream().map(SightTest::what)).contains(what(told));
    assertThat(seen.stream().filter(InstrumentEvent.class::isInstance)).hasSize(2);
    assertThat(seen.stream().filter(OperationEvent.class::isInstance)).hasSize(2);
    RecordOfTalks record = RecordOfTalks.view();
    seen.forEach(e -> record.evolve(e, AT));
    assertThat(record.findInstrument(A).orElseThrow().suspensions()).hasSize(1);
  }
}
