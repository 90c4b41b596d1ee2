package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Passable;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.operations.OperationEvent;
import org.corridor.operations.OperationEvent.Headcount;
import org.corridor.workflows.Finding.Severity;
import org.junit.jupiter.api.Test;

/// Those who leave: told, with somewhere to go, all counted, nowhere kept waiting under fire; and
/// movements that go in step. Each invariant is a test named after it.
class PeopleTest extends AtTheTable {
  private void destination(String place, List<String> categories, List<String> refusedBy) {
    accept(new InstrumentEvent.DestinationNamed(IT, place, "RU", categories, refusedBy, "s"));
  }

  private void told(Duration before, String... languages) {
    now = OPENS.minus(before);
    accept(new InstrumentEvent.PublicNoticeGiven(
        IT, "the city council", List.of(languages), List.of("radio"), "", "s"));
  }

  private void count(String point, Headcount what, int persons) {
    accept(new OperationEvent.PersonsCounted(IT, point, what, persons, "s"));
  }

  private List<String> severities(String rule) {
    return findings(rule).stream().map(f -> f.severity().name()).toList();
  }

  @Test
  void i8EverybodyHasADestinationThatNobodyRefuses() {
    agree();
    assertThat(severities("F9")).containsExactly("WARNS");
    destination("Rostov", List.of(), List.of("UA"));
    assertThat(severities("F9")).containsExactly("BLOCKS");
    destination("Zaporizhzhia", List.of("wounded"), List.of());
    assertThat(findings("F9"))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).startsWith("Nobody has a destination"));
    destination("Dnipro", List.of(), List.of());
    assertThat(findings("F9")).isEmpty();
    // What was said of a place is replaced by what is said of it later.
    destination("Dnipro", List.of(), List.of("RU"));
    assertThat(severities("F9")).containsExactly("BLOCKS");
  }

  @Test
  void i9ATextWithoutAScreeningClauseIsNeverComplete() {
    InstrumentEvent.TermsDrafted text = terms("1", "A, B, C", Term.T8);
    accept(text);
    acceptance("UA", text);
    acceptance("RU", text);
    assertThat(state()).isNotInstanceOf(Lifecycle.Agreed.class);
    assertThat(severities("F10")).containsExactly("BLOCKS");
  }

  @Test
  void f8PeopleAreToldInTimeAndInEveryLanguageOfTheText() {
    agree();
    assertThat(severities("F8")).containsExactly("WARNS");
    told(Duration.ofMinutes(5), "uk");
    assertThat(findings("F8")).hasSize(2);
    assertThat(findings("F8").getFirst().text()).contains("5 minutes before");
    assertThat(findings("F8").getLast().text()).contains("in ru");
  }

  @Test
  void f8NothingIsWrongWithANoticeTwoHoursBeforeInBothLanguages() {
    agree();
    told(Duration.ofHours(2), "uk", "ru");
    assertThat(findings("F8")).isEmpty();
  }

  @Test
  void f17ARoadThatSomebodySawClosedBlocksAndUndoesGo() {
    ready();
    accept(new InstrumentEvent.RoadSeen(IT, "A–B", Passable.OPEN, "a driver", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Ready.class);
    assertThat(findings("F17")).isEmpty();
    accept(new InstrumentEvent.RoadSeen(IT, "B–C", Passable.CLOSED, "a driver", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    assertThat(severities("F17")).containsExactly("BLOCKS");
    assertThat(refuse(new InstrumentEvent.RoadSeen(IT, "X–Y", Passable.OPEN, "a driver", "s")))
        .singleElement()
        .asString()
        .contains("A–B");
  }

  @Test
  void i10NoAccountIsClosedWhileAnybodyIsInNoCount() {
    ready();
    setOff();
    count("A", Headcount.BOARDED, 120);
    count("B", Headcount.HELD, 10);
    count("B", Headcount.JOINED, 5);
    count("B", Headcount.RELEASED, 4);
    count("C", Headcount.ALIGHTED, 110);
    accept(new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.PARTIAL, "dusk", "x", "s"));
    InstrumentEvent.AccountClosed account =
        new InstrumentEvent.AccountClosed(IT, "x", "told", InstrumentEvent.Outcome.PARTIAL, "s");
    // 120 + 5 + 4 came in, 10 + 110 are accounted for.
    assertThat(refuse(account)).singleElement().asString().startsWith("9 of 129");
    count("C", Headcount.UNKNOWN, 9);
    assertThat(findings("F11"))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("9 people"));
    accept(account);
    assertThat(state()).isInstanceOf(Lifecycle.Accounted.class);
  }

  @Test
  void i10NobodyGetsOutWhoDidNotGetIn() {
    agree();
    count("C", Headcount.ALIGHTED, 3);
    assertThat(findings("F11"))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).startsWith("3 people more were counted out"));
  }

  @Test
  void i17WhatGoesInStepSetsOffTogetherAndStopsTogether() {
    ready();
    String other = "ARR-2";
    accept(new InstrumentEvent.InstrumentOpened(other, "The other", List.of("UA", "RU"), "s"));
    accept(new InstrumentEvent.MovementLinked(other, IT, "s"));
    // Whichever of both said it: the other has no text, so neither goes.
    assertThat(severities("F12")).containsExactly("BLOCKS");
    now = OPENS;
    assertThat(refuse(new InstrumentEvent.MovementBegun(IT, "leader", "s")))
        .allMatch(reason -> reason.contains("it was AGREED"));
    assertThat(refuse(new InstrumentEvent.MovementLinked(IT, IT, "s"))).hasSize(1);
    assertThat(refuse(new InstrumentEvent.MovementLinked(IT, "nowhere", "s"))).hasSize(1);
    accept(new InstrumentEvent.ArrangementEnded(other, Lifecycle.End.FAILED, "shots", "x", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    assertThat(severities("F12")).containsExactly("BLOCKS");
  }

  @Test
  void i18WhoWaitsAtAnExposedPlaceTooLongNeedsADecision() {
    agree();
    accept(new OperationEvent.HaltBegun(IT, "H1", "B", true, 30, "s"));
    now = now.plus(Duration.ofMinutes(30));
    assertThat(findings("F13")).isEmpty();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(severities("F13")).containsExactly("BLOCKS");
    accept(new OperationEvent.HaltEnded(IT, "H1", "back to A", "leader", "s"));
    assertThat(findings("F13")).isEmpty();
    assertThat(refuse(new OperationEvent.HaltEnded(IT, "H1", "again", "leader", "s")))
        .hasSize(1);
    accept(new OperationEvent.HaltBegun(IT, "H2", "B", true, 0, "s"));
    assertThat(findings("F13"))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKS));
  }

  @Test
  void aNotificationThatIsWithdrawnNoLongerCounts() {
    ready();
    accept(new OperationEvent.NotificationWithdrawn("N1", "coordinator", "wrong route", "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Agreed.class);
    assertThat(severities("H7")).containsExactly("BLOCKS");
    assertThat(refuse(new OperationEvent.NotificationWithdrawn("N1", "c", "again", "s")))
        .singleElement()
        .asString()
        .contains("withdrawn already");
    assertThat(refuse(notification("N1", false))).hasSize(1);
  }

  @Test
  void i17WhatBlocksOneBlocksAllThatGoInStepHoweverFarAndHoweverReady() {
    ready();
    String second = "ARR-2";
    String third = "ARR-3";
    for (String id : List.of(second, third)) {
      accept(new InstrumentEvent.InstrumentOpened(id, id, List.of("UA", "RU"), "s"));
    }
    accept(new InstrumentEvent.MovementLinked(IT, second, "s"));
    accept(new InstrumentEvent.MovementLinked(second, third, "s"));
    assertThat(findings("F12")).as("the second and the third").hasSize(2);
    accept(new InstrumentEvent.MovementUnlinked(second, third, "s"));
    assertThat(findings("F12")).hasSize(1);
    accept(new InstrumentEvent.MovementUnlinked(IT, second, "s"));
    assertThat(findings("F12")).isEmpty();
    assertThat(refuse(new InstrumentEvent.MovementUnlinked(IT, second, "s"))).hasSize(1);
    // Said by both, each takes back its own.
    accept(new InstrumentEvent.MovementLinked(IT, second, "s"));
    accept(new InstrumentEvent.MovementLinked(second, IT, "s"));
    accept(new InstrumentEvent.MovementUnlinked(IT, second, "s"));
    assertThat(refuse(new InstrumentEvent.MovementUnlinked(IT, second, "s")))
        .anyMatch(reason -> reason.contains("instrument: " + second));
    accept(new InstrumentEvent.ArrangementEnded(second, Lifecycle.End.FAILED, "r", "x", "s"));
    assertThat(findings("F12")).hasSize(1);
    accept(new InstrumentEvent.MovementUnlinked(second, IT, "s"));
    assertThat(findings("F12")).isEmpty();
  }

  @Test
  void aCountThatWasWrongIsCorrectedAlsoAfterTheAccount() {
    ready();
    setOff();
    count("A", Headcount.BOARDED, 500);
    accept(new OperationEvent.CountCorrected(IT, "A", Headcount.BOARDED, 50, "s"));
    count("C", Headcount.ALIGHTED, 50);
    accept(new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.COMPLETED, "r", "x", "s"));
    accept(new InstrumentEvent.AccountClosed(
        IT, "UA", "nobody knows", InstrumentEvent.Outcome.UNKNOWN, "s"));
    assertThat(state()).as("unknown is a task (I21)").isInstanceOf(Lifecycle.Ended.class);
    accept(new InstrumentEvent.AccountClosed(
        IT, "RU", "done", InstrumentEvent.Outcome.COMPLETED, "s"));
    assertThat(state()).isInstanceOf(Lifecycle.Accounted.class);
    assertThat(refuse(new OperationEvent.PersonsCounted(IT, "A", Headcount.BOARDED, 9, "s")))
        .anyMatch(reason -> reason.contains("I10"));
    accept(new OperationEvent.CountCorrected(IT, "A", Headcount.BOARDED, 50, "s"));
  }

  @Test
  void aHaltDoesNotEndBeforeItBeganNorIsANotificationAnsweredBeforeItWasSent() {
    agree();
    now = now.plus(Duration.ofHours(1));
    accept(new OperationEvent.HaltBegun(IT, "H1", "B", true, 30, "s"));
    accept(notification("N1", false));
    now = now.minus(Duration.ofMinutes(1));
    assertThat(refuse(new OperationEvent.HaltEnded(IT, "H1", "on", "leader", "s")))
        .hasSize(1);
    assertThat(refuse(new OperationEvent.ReceiptGiven(
            "N1", "EHOC", OperationEvent.Receipt.ACKNOWLEDGED, "", "s")))
        .hasSize(1);
  }
}
