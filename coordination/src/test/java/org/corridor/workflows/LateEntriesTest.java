package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.operations.Item;
import org.corridor.operations.OperationEvent;
import org.corridor.operations.OperationEvent.Headcount;
import org.corridor.operations.OperationEvent.Role;
import org.corridor.operations.OperationEvent.Vote;
import org.junit.jupiter.api.Test;

/// What is written down late takes the place where it belongs.
class LateEntriesTest extends AtTheTable {
  private void at(int minutes, Runnable what) {
    Instant before = now;
    now = before.plus(Duration.ofMinutes(minutes));
    what.run();
    now = before;
  }

  private Instrument theArrangement() {
    return record.findInstrument(IT).orElseThrow();
  }

  private void stop() {
    accept(new InstrumentEvent.OperationSuspended(IT, "monitor", "shelling", "s"));
  }

  private void resume(String party) {
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, party, "s"));
  }

  @Test
  void aStopBetweenTheFirstAndTheLastWordOfGoUndoesIt() {
    nothingElseBlocks();
    allItems();
    at(1, () -> vote(Role.COORDINATOR, "", Vote.GO));
    at(2, () -> vote(Role.CONVOY_LEADER, "", Vote.GO));
    at(3, () -> vote(Role.LIAISON, "UA", Vote.GO));
    at(10, () -> vote(Role.LIAISON, "RU", Vote.GO));
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
    at(5, this::stop);
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
  }

  @Test
  void aStopBetweenTheFirstAndTheLastWordOfGoingOnStopsAgain() {
    ready();
    setOff();
    at(10, this::stop);
    at(20, () -> resume("UA"));
    at(40, () -> resume("RU"));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    at(30, this::stop);
    assertThat(state())
        .isInstanceOfSatisfying(
            Lifecycle.Suspended.class, s -> assertThat(s.resumedBy()).containsExactly("RU"));
  }

  @Test
  void thatPeopleSetOffIsWrittenDownAlsoAfterAHold() {
    ready();
    now = OPENS;
    at(30, () -> vote(Role.LIAISON, "RU", Vote.HOLD));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    at(10, () -> accept(new InstrumentEvent.MovementBegun(IT, "leader", "s")));
    assertThat(state())
        .as("they were on the road when it was held")
        .isInstanceOf(Lifecycle.Suspended.class);
  }

  @Test
  void nobodySetOffUnderAGoThatDidNotStand() {
    ready();
    now = OPENS;
    at(10, this::stop);
    at(20, () -> resume("UA"));
    at(21, () -> resume("RU"));
    at(60, this::stop);
    at(
        30,
        () -> assertThat(refuse(new InstrumentEvent.MovementBegun(IT, "leader", "s")))
            .singleElement()
            .asString()
            .contains("it was AGREED"));
  }

  @Test
  void aGuaranteeThatWasWithdrawnDoesNotComeBackByAnOlderWord() {
    accept(new InstrumentEvent.GuaranteeClaimed(IT, "G1", "ICRC", "UA", "text", "s"));
    at(20, () -> accept(new InstrumentEvent.GuaranteeWithdrawn(IT, "G1", "ICRC", "s")));
    at(10, () -> accept(new InstrumentEvent.GuaranteeAcknowledged(IT, "G1", "ICRC", "text", "s")));
    assertThat(theArrangement()
            .guarantees()
            .effective(theArrangement().guarantees().all().iterator().next()))
        .isFalse();
    at(
        -5,
        () -> assertThat(refuse(new InstrumentEvent.GuaranteeWithdrawn(IT, "G1", "UA", "s")))
            .singleElement()
            .asString()
            .contains("after this"));
  }

  @Test
  void aSuspensionThatWasTakenBackIsNotDeclaredAgainUnderItsId() {
    suspend("S1", "RU", "RU", OPENS, CLOSES, "north");
    at(10, () -> accept(new InstrumentEvent.SuspensionWithdrawn(IT, "S1", "RU", "s")));
    at(
        5,
        () -> assertThat(refuse(new InstrumentEvent.SuspensionDeclared(
                IT, "S1", "RU", List.of("north"), OPENS, CLOSES, "RU", "", "s")))
            .singleElement()
            .asString()
            .contains("S1"));
    assertThat(theArrangement().suspensions()).isEmpty();
  }

  @Test
  void consentsAndWithdrawalsCountInTheOrderInWhichTheyWereSaid() {
    at(0, () -> accept(new InstrumentEvent.ConsentVoiced(IT, "UA", "yes", "s")));
    at(10, () -> accept(new InstrumentEvent.ConsentVoiced(IT, "RU", "yes", "s")));
    at(60, () -> accept(new InstrumentEvent.ConsentVoiced(IT, "UA", "yes", "s")));
    at(30, () -> accept(new InstrumentEvent.AcceptanceWithdrawn(IT, "UA", "no", "s")));
    assertThat(state()).isInstanceOf(Lifecycle.AgreedInPrinciple.class);
    at(120, () -> accept(new InstrumentEvent.AcceptanceWithdrawn(IT, "UA", "no", "s")));
    at(90, () -> accept(new InstrumentEvent.ConsentVoiced(IT, "UA", "yes", "s")));
    assertThat(state()).isInstanceOf(Lifecycle.Idea.class);
  }

  @Test
  void aWithdrawalWhilePeopleMoveStopsThemThoughItWasTakenBackSince() {
    ready();
    setOff();
    InstrumentEvent.TermsDrafted text = theArrangement().versions().firstEntry().getValue();
    at(30, () -> acceptance("RU", text));
    assertThat(state()).isInstanceOf(Lifecycle.Active.class);
    at(20, () -> accept(new InstrumentEvent.AcceptanceWithdrawn(IT, "RU", "no", "s")));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
  }

  @Test
  void theCorrectionSaidLastCounts() {
    ready();
    setOff();
    accept(new OperationEvent.PersonsCounted(IT, "P", Headcount.BOARDED, 100, "s"));
    at(30, () -> accept(new OperationEvent.CountCorrected(IT, "P", Headcount.BOARDED, 120, "s")));
    at(20, () -> accept(new OperationEvent.CountCorrected(IT, "P", Headcount.BOARDED, 110, "s")));
    assertThat(record.requireOperation(IT).ledger().persons(Headcount.BOARDED)).isEqualTo(120);
  }

  @Test
  void whatIsDoneWhileItIsSuspendedIsNotLostByTheNextEntry() {
    ready();
    setOff();
    stop();
    at(10, () -> accept(notification("N2", false)));
    at(
        11,
        () -> accept(new InstrumentEvent.PublicNoticeGiven(
            IT, "the mayor", List.of("uk"), List.of(), "", "s")));
    at(12, () -> receipt("N2", "EHOC", OperationEvent.Receipt.ACKNOWLEDGED));
    at(
        12,
        () -> assertThat(record.whyNotCounted(
                new OperationEvent.ReceiptGiven(
                    "N2", "EHOC", OperationEvent.Receipt.ACKNOWLEDGED, "", "s"),
                now))
            .isEmpty());
    assertThat(record.requireOperation(IT).notifications()).hasSize(1);
  }

  @Test
  void whatWasSentBeforeAStopIsStillAnsweredAndDoesNotCount() {
    ready();
    setOff();
    stop();
    OperationEvent.RelayConfirmed late =
        new OperationEvent.RelayConfirmed("N1", "checkpoint K3", "its commander", "s");
    accept(late);
    assertThat(record.whyNotCounted(late, now).orElseThrow()).contains("no longer counts");
    OperationEvent.ItemAnswered item =
        new OperationEvent.ItemAnswered(IT, Item.H11, OperationEvent.Answer.YES, "office", "", "s");
    at(-10, () -> {
      accept(item);
      assertThat(record.whyNotCounted(item, now)).isPresent();
    });
    assertThat(record.requireOperation(IT).answer(Item.H11))
        .isEqualTo(OperationEvent.Answer.UNKNOWN);
  }

  /// Both parties accepted at different moments; between them it ended, or one took its word back.
  private void acceptedAt(int ua, int ru) {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    accept(text);
    at(ua, () -> acceptance("UA", text));
    at(ru, () -> acceptance("RU", text));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
  }

  @Test
  void whatWasRevokedBeforeAllAcceptedIsNotAgreed() {
    acceptedAt(10, 30);
    at(
        20,
        () -> accept(
            new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.REVOKED, "r", "UA", "s")));
    assertThat(state()).isInstanceOf(Lifecycle.Ended.class);
  }

  @Test
  void whoTookBackTheirWordBeforeAllAcceptedHasNotAgreed() {
    acceptedAt(10, 30);
    at(20, () -> accept(new InstrumentEvent.AcceptanceWithdrawn(IT, "UA", "r", "s")));
    assertThat(state()).isInstanceOf(Lifecycle.PartlyAccepted.class);
  }

  /// Whatever blocks and is dated before people set off stops them, and undoes a go.
  @Test
  void whatWouldHaveKeptThemAtHomeStopsThem() {
    ready();
    Instant go = now;
    setOff();
    now = go;
    at(
        -30,
        () -> accept(new InstrumentEvent.GuaranteeClaimed(IT, "G1", "ICRC", "UA", "text", "s")));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
  }

  @Test
  void noGoStandsWhileAnythingStandsInItsWay() {
    ready();
    accept(new InstrumentEvent.DestinationNamed(IT, "C", "", List.of(), List.of("RU"), "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
  }

  @Test
  void aNotificationOfASiteTellsNobodyOfAMovement() {
    agree();
    accept(new OperationEvent.NotificationSubmitted(
        IT,
        "NS",
        OperationEvent.NotificationKind.STATIC,
        false,
        List.of("RU"),
        List.of(),
        null,
        CLOSES,
        "s"));
    receipt("NS", "RU", OperationEvent.Receipt.ACKNOWLEDGED);
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
  }
}
