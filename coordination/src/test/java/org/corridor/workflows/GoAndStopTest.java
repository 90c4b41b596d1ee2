package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Hazard;
import org.corridor.arrangements.Lifecycle;
import org.corridor.log.Decision;
import org.corridor.log.Event;
import org.corridor.operations.Item;
import org.corridor.operations.OperationEvent;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.Test;

/// From go to stop and on again, and who may say what.
class GoAndStopTest extends AtTheTable {
  @Test
  void goIsGivenByTheQuorumOnceNothingBlocksAndSilenceIsHold() {
    nothingElseBlocks();
    assertThat(refuse(go(OperationEvent.Role.COORDINATOR, "")))
        .as("the list has no yes")
        .allMatch(reason -> reason.contains("H The go/no-go list"));
    allItems();
    answer(Item.H8, OperationEvent.Answer.UNKNOWN);
    assertThat(refuse(go(OperationEvent.Role.LIAISON, "RU")))
        .as("H8 is unknown")
        .hasSize(1);
    answer(Item.H8, OperationEvent.Answer.YES);
    allButRussiaSayGo();
    assertThat(state()).as("silence is hold").isInstanceOf(Lifecycle.Acknowledged.class);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.HOLD);
    assertThat(state()).as("hold").isInstanceOf(Lifecycle.Acknowledged.class);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(state())
        .as("whoever said go before did not know of it")
        .isInstanceOf(Lifecycle.Acknowledged.class);
    allButRussiaSayGo();
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
  }

  private void allButRussiaSayGo() {
    vote(OperationEvent.Role.COORDINATOR, "", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.CONVOY_LEADER, "", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.LIAISON, "UA", OperationEvent.Vote.GO);
  }

  private static OperationEvent.VoteCast go(OperationEvent.Role role, String party) {
    return new OperationEvent.VoteCast(IT, role, party, OperationEvent.Vote.GO, "an office", "s");
  }

  @Test
  void anybodyMayStopItAndItGoesOnOnlyWhenEverybodySaysSoAgain() {
    ready();
    setOff();
    accept(new InstrumentEvent.OperationSuspended(IT, "a monitor", "shots", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "UA", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "RU", "s"));
    assertThat(state()).as("go has to be given again").isInstanceOf(Lifecycle.Agreed.class);
    assertThat(record.requireOperation(IT).goMissingOf(record.changedAt(IT))).hasSize(4);
    assertThat(refuse(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s")))
        .isNotEmpty();
  }

  @Test
  void whoTakesBackTheirWordWhilePeopleAreMovingStopsIt() {
    ready();
    setOff();
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
    setOff();
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
    assertThat(record.requireOperation(IT).goMissingOf(record.changedAt(IT))).hasSize(4);
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
    accept(new InstrumentEvent.AccountClosed(IT, "UA", "failed", null, "s"));
    assertThat(state()).as("who does not say what came of it").isInstanceOf(Lifecycle.Ended.class);
    accept(new InstrumentEvent.AccountClosed(
        IT, "UA", "failed", InstrumentEvent.Outcome.ATTEMPTED_FAILED, "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Accounted.class);
    accept(new InstrumentEvent.AccountClosed(
        IT, "RU", "done", InstrumentEvent.Outcome.COMPLETED, "s"));
    assertThat(findings("I21")).anyMatch(f -> f.text().contains("disputed"));
    assertThat(refuse(new InstrumentEvent.TermsAccepted(IT, "UA", text.hash().hex(), "", "s")))
        .isNotEmpty();
    assertThat(findings("I21")).isNotEmpty();
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
  void whatWasSeenLastCountsNotWhatWasWrittenDownLast() {
    agree();
    hazardAt(0, Hazard.SUSPECTED);
    hazardAt(-60, Hazard.CLEAR);
    assertThat(findings("F5").getFirst().text()).contains("suspected on A–B");
    // Whoever waived it knew of it, and whoever waived it before did not.
    waiverAt(-1);
    assertThat(findings("F5").toString()).contains("A–B");
    waiverAt(1);
    assertThat(findings("F5").toString()).doesNotContain("A–B");
    hazardAt(5, Hazard.SUSPECTED);
    assertThat(findings("F5").toString()).contains("A–B");
    hazardAt(10, Hazard.CLEAR);
    assertThat(findings("F5").toString()).doesNotContain("A–B");
  }

  private void hazardAt(int minutes, Hazard hazard) {
    now = OPENS.minus(Duration.ofHours(5)).plus(Duration.ofMinutes(minutes));
    accept(new InstrumentEvent.HazardAssessed(IT, "A–B", hazard, "driven", "engineers", "s"));
  }

  private void waiverAt(int minutes) {
    now = OPENS.minus(Duration.ofHours(5)).plus(Duration.ofMinutes(minutes));
    accept(new InstrumentEvent.HazardWaived(IT, "A–B", "a named office", "must", "s"));
  }

  @Test
  void goIsGivenAgainWhenWhatUndidItIsMended() {
    ready();
    answer(Item.H11, OperationEvent.Answer.NO);
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    assertThat(refuse(go(OperationEvent.Role.COORDINATOR, ""))).hasSize(1);
    answer(Item.H11, OperationEvent.Answer.YES);
    assertThat(findings("GO")).as("what was said before no longer counts").hasSize(1);
    vote(OperationEvent.Role.COORDINATOR, "", OperationEvent.Vote.GO);
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    everybodySaysGo();
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
  }

  @Test
  void anOlderGoDoesNotOutvoteANewerHold() {
    nothingElseBlocks();
    allItems();
    now = now.plus(Duration.ofHours(2));
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.HOLD);
    allButRussiaSayGo();
    now = now.minus(Duration.ofHours(1));
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(state()).isNotInstanceOf(Lifecycle.Ready.class);
    now = now.minus(Duration.ofHours(2));
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(record.whyNotCounted(go(OperationEvent.Role.LIAISON, "RU"), now).orElseThrow())
        .as("before the text was agreed")
        .contains("began anew");
    assertThat(state()).isNotInstanceOf(Lifecycle.Ready.class);
    now = now.plus(Duration.ofHours(4));
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
  }

  @Test
  void anAcceptanceOlderThanItsWithdrawalDoesNotCount() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    accept(text);
    acceptance("UA", text);
    acceptance("RU", text);
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    now = now.plus(Duration.ofHours(2));
    accept(new InstrumentEvent.AcceptanceWithdrawn(IT, "RU", "why", "s"));
    now = now.minus(Duration.ofHours(1));
    acceptance("RU", text);
    assertThat(state()).isInstanceOf(Lifecycle.PartlyAccepted.class);
    now = now.plus(Duration.ofHours(2));
    acceptance("RU", text);
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
  }

  @Test
  void wordsSaidBeforeAStopDoNotLiftIt() {
    ready();
    now = now.plus(Duration.ofHours(2));
    accept(new InstrumentEvent.OperationSuspended(IT, "monitor", "shots", "s"));
    now = now.minus(Duration.ofHours(1));
    assertThat(refuse(new InstrumentEvent.ResumptionAcknowledged(IT, "UA", "s")))
        .anyMatch(reason -> reason.contains("after this was said"));
  }

  @Test
  void whatWasStoppedGoesOnUnderANewTextThatAllAccept() {
    ready();
    setOff();
    InstrumentEvent.TermsDrafted longer =
        moved(terms("1", "A, B, C"), terms("1", "").route(), CLOSES.plus(Duration.ofHours(3)));
    accept(longer);
    acceptance("UA", longer);
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    acceptance("RU", longer);
    assertThat(state())
        .isInstanceOfSatisfying(
            Lifecycle.Suspended.class, s -> assertThat(s.text()).isEqualTo(longer.hash()));
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "UA", "s"));
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "RU", "s"));
    assertThat(state())
        .isInstanceOfSatisfying(
            Lifecycle.Agreed.class, s -> assertThat(s.text()).isEqualTo(longer.hash()));
    assertThat(findings("F1")).isEmpty();
  }

  @Test
  void nobodySetsOffWhileAnythingStandsInTheWay() {
    ready();
    accept(new InstrumentEvent.RoutePublished(IT, "the mayor", "UA", List.of("A", "X", "C"), "s"));
    assertThat(findings("F1")).hasSize(1);
    assertThat(state()).as("go is undone").isInstanceOf(Lifecycle.Agreed.class);
    assertThat(refuse(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s")))
        .anyMatch(reason -> reason.contains("it was AGREED"));
    accept(new InstrumentEvent.RoutePublished(IT, "the mayor", "UA", List.of("A", "C"), "s"));
    everybodySaysGo();
    setOff();
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
    receipt("N1", "UA", OperationEvent.Receipt.ACKNOWLEDGED);
    receipt("N1", "RU", OperationEvent.Receipt.ACKNOWLEDGED);
    assertThat(state()).isInstanceOf(Lifecycle.Acknowledged.class);
    accept(new OperationEvent.RelayConfirmed("N1", "checkpoint K3", "its commander", "s"));
    assertThat(findings("F15")).isEmpty();
    assertThat(findings("F7")).isEmpty();
    assertThat(refuse(new OperationEvent.ReceiptGiven(
            "N1", "somebody", OperationEvent.Receipt.ACKNOWLEDGED, "", "s")))
        .isNotEmpty();
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

  @Test
  void nobodySetsOffBeforeTheWindowOrGoOrAfterIt() {
    ready();
    InstrumentEvent.MovementBegun begun =
        new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s");
    now = OPENS.minusSeconds(1);
    assertThat(refuse(begun)).anyMatch(reason -> reason.contains("before " + OPENS));
    now = CLOSES;
    assertThat(refuse(begun)).anyMatch(reason -> reason.contains("closed at"));
    now = OPENS.minus(Duration.ofDays(4));
    assertThat(refuse(begun)).anyMatch(reason -> reason.contains("when go was given"));
  }

  @Test
  void goSaidBeforeSomethingChangedHasToBeSaidAgain() {
    nothingElseBlocks();
    allItems();
    now = now.plus(Duration.ofHours(2));
    accept(new InstrumentEvent.HazardAssessed(IT, "A–B", Hazard.CLEAR, "driven", "x", "s"));
    now = now.minus(Duration.ofHours(1));
    assertThat(refuse(go(OperationEvent.Role.COORDINATOR, "")))
        .anyMatch(reason -> reason.contains("said again"));
  }

  @Test
  void votesDoNotOutliveWhatWasFoundBeforeGo() {
    nothingElseBlocks();
    allItems();
    allButRussiaSayGo();
    now = now.plus(Duration.ofHours(1));
    accept(new InstrumentEvent.HazardAssessed(IT, "A–B", Hazard.CONFIRMED, "seen", "x", "s"));
    now = now.plus(Duration.ofHours(1));
    accept(new InstrumentEvent.HazardAssessed(IT, "A–B", Hazard.CLEAR, "cleared", "x", "s"));
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(state()).isNotInstanceOf(Lifecycle.Ready.class);
    assertThat(findings("GO").getFirst().text()).contains("the coordinator");
  }

  @Test
  void whatWasSupersededLongAgoStopsNothing() {
    ready();
    now = now.minus(Duration.ofMinutes(5));
    hazardAtNow(Hazard.SUSPECTED);
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
    now = now.plus(Duration.ofMinutes(10));
    hazardAtNow(Hazard.SUSPECTED);
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
  }

  private void hazardAtNow(Hazard hazard) {
    accept(new InstrumentEvent.HazardAssessed(IT, "A–B", hazard, "", "locals", "s"));
  }

  @Test
  void aHardItemThatBlocksNowUndoesGo() {
    ready();
    answer(Item.H12, OperationEvent.Answer.NOT_APPLICABLE);
    assertThat(state()).as("that does not block").isInstanceOf(Lifecycle.Ready.class);
    answer(Item.H12, OperationEvent.Answer.UNKNOWN);
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
  }

  @Test
  void aGuaranteeIsWithdrawnByWhoeverClaimedItOrGaveItAndByNobodyElse() {
    agree();
    accept(new InstrumentEvent.GuaranteeClaimed(IT, "G", "ICRC", "UA", "safe", "s"));
    now = now.plus(Duration.ofHours(2));
    accept(new InstrumentEvent.GuaranteeAcknowledged(IT, "G", "ICRC", "safe", "s"));
    assertThat(findings("F3")).isEmpty();
    assertThat(refuse(new InstrumentEvent.GuaranteeWithdrawn(IT, "G", "a journalist", "s")))
        .hasSize(1);
    now = now.minus(Duration.ofHours(1));
    accept(new InstrumentEvent.GuaranteeAcknowledged(IT, "G", "ICRC", "not that", "s"));
    assertThat(findings("F3")).as("said earlier, written down later").isEmpty();
    now = now.plus(Duration.ofHours(2));
    accept(new InstrumentEvent.GuaranteeWithdrawn(IT, "G", "ICRC", "s"));
    assertThat(findings("F3")).as("a claim again").hasSize(1);
    accept(new InstrumentEvent.GuaranteeWithdrawn(IT, "G", "UA", "s"));
    assertThat(findings("F3")).isEmpty();
    assertThat(refuse(new InstrumentEvent.GuaranteeClaimed(IT, "G", "ICRC", "UA", "safe", "s")))
        .hasSize(1);
  }

  @Test
  void agreedIsSinceTheLastAcceptanceWhateverElseWasWrittenDown() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C");
    accept(text);
    now = now.plus(Duration.ofHours(9));
    hazardAtNow(Hazard.SUSPECTED);
    now = now.minus(Duration.ofHours(8));
    acceptance("UA", text);
    List<Event> events = acceptance("RU", text);
    assertThat(record.happened(events.getLast(), now)).isEqualTo(now);
    now = now.plus(Duration.ofHours(1));
    accept(notification("N1", false));
  }

  @Test
  void whatHappenedBeforeTheEndIsStillWrittenDown() {
    ready();
    setOff();
    now = now.plus(Duration.ofHours(3));
    accept(new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.COMPLETED, "r", "x", "s"));
    accept(new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.PARTIAL, "half", "x", "s"));
    now = now.minus(Duration.ofHours(1));
    accept(new InstrumentEvent.OperationSuspended(IT, "monitor", "shots", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Ended.class);
    now = now.plus(Duration.ofHours(2));
    assertThat(refuse(new InstrumentEvent.OperationSuspended(IT, "monitor", "shots", "s")))
        .anyMatch(reason -> reason.contains("over"));
  }

  @Test
  void aVoteDoesNotOutliveAChangeOfWhatItRestsOn() {
    nothingElseBlocks();
    allItems();
    vote(OperationEvent.Role.COORDINATOR, "", OperationEvent.Vote.GO);
    now = now.plus(Duration.ofHours(1));
    accept(new InstrumentEvent.DestinationNamed(IT, "C", "RU", List.of(), List.of("UA"), "s"));
    accept(new InstrumentEvent.DestinationNamed(IT, "D", "UA", List.of(), List.of(), "s"));
    vote(OperationEvent.Role.CONVOY_LEADER, "", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.LIAISON, "UA", OperationEvent.Vote.GO);
    vote(OperationEvent.Role.LIAISON, "RU", OperationEvent.Vote.GO);
    assertThat(state()).isNotInstanceOf(Lifecycle.Ready.class);
    vote(OperationEvent.Role.COORDINATOR, "", OperationEvent.Vote.GO);
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
  }

  @Test
  void aStopThatAllHaveLiftedSinceStopsNothingWhenItIsWrittenDownLate() {
    ready();
    setOff();
    now = now.plus(Duration.ofMinutes(10));
    accept(new InstrumentEvent.OperationSuspended(IT, "monitor", "shots", "s"));
    now = now.plus(Duration.ofMinutes(10));
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "UA", "s"));
    accept(new InstrumentEvent.ResumptionAcknowledged(IT, "RU", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    now = now.minus(Duration.ofMinutes(5));
    accept(new InstrumentEvent.OperationSuspended(IT, "somebody else", "shots", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    now = now.plus(Duration.ofMinutes(10));
    accept(new InstrumentEvent.OperationSuspended(IT, "somebody else", "again", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
  }

  @Test
  void thatPeopleSetOffIsWrittenDownAlsoAfterTheyWereStopped() {
    ready();
    now = OPENS.plus(Duration.ofMinutes(30));
    accept(new InstrumentEvent.OperationSuspended(IT, "monitor", "shots", "s"));
    now = OPENS.plus(Duration.ofMinutes(10));
    accept(new InstrumentEvent.MovementBegun(IT, "the convoy leader", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Suspended.class);
    now = OPENS.plus(Duration.ofHours(2));
    accept(new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.FAILED, "r", "x", "s"));
    now = OPENS.plus(Duration.ofHours(1));
    assertThat(refuse(new InstrumentEvent.AccountClosed(IT, "UA", "t", null, "s")))
        .anyMatch(reason -> reason.contains("after this"));
    assertThat(refuse(
            new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.COMPLETED, "r", "x", "s")))
        .anyMatch(reason -> reason.contains("after this"));
    now = OPENS.plus(Duration.ofHours(3));
    assertThat(refuse(notification("N9", false))).anyMatch(reason -> reason.contains("over"));
  }

  @Test
  void nothingRefersToWhatWasNotThereYet() {
    agree();
    accept(new InstrumentEvent.GuaranteeClaimed(IT, "G", "ICRC", "UA", "safe", "s"));
    suspend("S1", "UA", "UA", OPENS, CLOSES);
    accept(offer("O1", "UA"));
    accept(notification("N1", false));
    now = now.minus(Duration.ofHours(1));
    for (Event event : List.of(
        new InstrumentEvent.GuaranteeAcknowledged(IT, "G", "ICRC", "safe", "s"),
        new InstrumentEvent.SuspensionWithdrawn(IT, "S1", "UA", "s"),
        new OperationEvent.NotificationWithdrawn("N1", "x", "r", "s"),
        new TalksEvent.OfferAnswered("O1", "RU", TalksEvent.Answer.ACCEPT, "", "", "s"))) {
      assertThat(refuse(event)).as(event.toString()).anyMatch(r -> r.contains("after this"));
    }
  }
}
