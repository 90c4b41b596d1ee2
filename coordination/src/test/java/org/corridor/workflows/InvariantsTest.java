package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Hazard;
import org.corridor.arrangements.InstrumentEvent.Leg;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.log.Event;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.Figure;
import org.corridor.reports.FigureSum;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.Test;

/// The invariants of the field, each a test named after it.
class InvariantsTest extends AtTheTable {
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
            "O",
            "UA",
            List.of("A", "B"),
            TalksEvent.Direction.OUT,
            CLOSES,
            OPENS,
            "",
            null,
            List.of(),
            "s"))
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
    assertThat(refused("OURS", "POLTAVA")).as("in one place").contains("nobody says that they do");
    place("SUMY", "people out", 5_000, "Sumy");
    place("IRPIN", "people out", 300, "Irpin");
    place("OBLAST", "people out", 9_000, "Sumy oblast");
    place("IN", "people in", 70, "Irpin");
    assertThat(record.reports().sum(List.of("SUMY", "IRPIN")))
        .isEqualTo(new FigureSum.Sum(5_300, 5_300, 5_300));
    assertThat(refused("SUMY", "OBLAST")).contains("may lie in the other");
    assertThat(refused("SUMY", "IN")).contains("do not count the same thing");
    place("UKRAINE", "people out", 5_000, "Ukraine");
    assertThat(refused("UKRAINE", "IRPIN")).contains("may lie in the other");
    place("СУМИ", "people out", 30, "Суми");
    place("ІРПІНЬ", "people out", 12, "Ірпінь");
    assertThat(record.reports().sum(List.of("СУМИ", "ІРПІНЬ")))
        .isEqualTo(new FigureSum.Sum(42, 42, 42));
    accept(given("A", "people out", 1, Figure.Unit.PERSONS, "Izium", "", ""));
    accept(withSource("B", "Volnovakha", "statement of the other side"));
    assertThat(refused("A", "B")).as("nobody says who counted").contains("different counters");
  }

  private static ReportEvent.FigureGiven withSource(String id, String place, String source) {
    Figure f = given(id, "people out", 1, Figure.Unit.PERSONS, place, "", "").figure();
    return new ReportEvent.FigureGiven(new Figure(
        id, f.about(), null, 1, null, f.kind(), f.unit(), place, "", "", null, "", "", "", source));
  }

  private void place(String id, String about, double best, String place) {
    accept(given(id, about, best, Figure.Unit.PERSONS, place, "", "one side"));
  }

  @Test
  void i16ACountIsAWholeNumber() {
    for (double value : new double[] {3.5, 1e-3}) {
      assertThat(refuse(given("H", "people", value, Figure.Unit.PERSONS, "Sumy", "", "")))
          .hasSize(1);
    }
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
  void i4EachPartyWithReachIsSilentWhileAnybodyIsOnTheStretch() {
    // 60 minutes to B, 90 to C: on the first from the opening until 90 minutes before the closing,
    // on the second from an hour after the opening. Only RU reaches the second.
    InstrumentEvent.TermsDrafted plain = terms("1", "A, B, C");
    InstrumentEvent.TermsDrafted text = with(
        plain,
        List.of(
            new Leg("A", "B", "north", false, List.of(), 60),
            new Leg("B", "C", "south", false, List.of("RU"), 90)));
    assertThat(text.hash()).isNotEqualTo(plain.hash());
    accept(text);
    suspend("S1", "UA", "UA", OPENS, CLOSES.minus(Duration.ofMinutes(90)));
    suspend("S2", "RU", "RU", OPENS, CLOSES.minus(Duration.ofMinutes(91)), "north");
    suspend("S3", "RU", "RU", OPENS.plus(Duration.ofMinutes(60)), CLOSES, "south");
    assertThat(findings("F4"))
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .startsWith("RU")
        .contains("A–B")
        .doesNotContain("B–C");
    suspend("S4", "RU", "RU", OPENS, CLOSES.minus(Duration.ofMinutes(90)), "north");
    assertThat(findings("F4")).isEmpty();
  }

  @Test
  void i6AWindowShorterThanTheRoadBlocks() {
    List<Leg> legs = List.of(
        new Leg("A", "B", "north", false, List.of(), 240),
        new Leg("B", "C", "south", false, List.of(), 180));
    accept(with(terms("1", "A, B, C"), legs));
    assertThat(findings("F6"))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Finding.Severity.BLOCKS))
        .extracting(Finding::text)
        .asString()
        .contains("420 minutes");
    assertThat(refuse(
            with(terms("2", "A, B, C!"), List.of(new Leg("A", "B", "", false, List.of("XX"), 0)))))
        .anyMatch(r -> r.contains("XX"));
  }

  private static InstrumentEvent.TermsDrafted with(
      InstrumentEvent.TermsDrafted text, List<Leg> route) {
    return new InstrumentEvent.TermsDrafted(
        IT, text.version(), "UA", text.texts(), route, OPENS, CLOSES, null, 0, 0, 0, "s");
  }
}
