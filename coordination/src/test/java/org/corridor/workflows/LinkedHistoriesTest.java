package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.log.Decision;
import org.corridor.log.Event;
import org.corridor.operations.Item;
import org.corridor.operations.OperationEvent;
import org.corridor.operations.OperationEvent.Headcount;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.Test;

/// Two movements that go in step, and whatever is sent in whatever order: nobody moves while the
/// other is stopped (I17), and no account is closed while anybody is in no count (I10). The slow
/// twin counts people by itself.
class LinkedHistoriesTest {
  private static final int HISTORIES = 300;
  private static final int EVENTS = 400;
  private static final List<String> BOTH = List.of("OUT", "IN");
  private static final List<String> PARTIES = List.of("UA", "RU");
  private static final Instant NOW = Instant.parse("2022-03-05T07:00:00Z");
  private static final List<Headcount> TAKEN =
      List.of(Headcount.BOARDED, Headcount.JOINED, Headcount.RELEASED);

  @Test
  void nobodyMovesWhileTheOtherIsStoppedAndNobodyIsLeftOutOfAnAccount() {
    int begun = 0;
    int stoppedTogether = 0;
    int accounts = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RecordOfTalks record = new RecordOfTalks();
      begin(record);
      Map<String, Long> left = new HashMap<>();
      for (int i = 0; i < EVENTS; i++) {
        Event event = something(random);
        if (!(record.decide(event, NOW) instanceof Decision.Accepted(List<Event> events))) {
          continue;
        }
        if (event instanceof InstrumentEvent.MovementBegun b) {
          assertThat(goes(other(record, b.instrument())))
              .as("seed %d event %d", seed, i)
              .isTrue();
          begun++;
        }
        if (event instanceof InstrumentEvent.AccountClosed a) {
          assertThat(left.getOrDefault(a.instrument(), 0L)).as("seed %d", seed).isZero();
          accounts++;
        }
        if (event instanceof OperationEvent.PersonsCounted c) {
          long more = TAKEN.contains(c.what()) ? c.persons() : -c.persons();
          left.merge(c.instrument(), more, Long::sum);
        }
        stoppedTogether += events.stream()
                .filter(InstrumentEvent.HoldFound.class::isInstance)
                .anyMatch(h -> ((InstrumentEvent.HoldFound) h).reason().contains("in step"))
            ? 1
            : 0;
        events.forEach(e -> record.evolve(e, NOW));
        for (String one : BOTH) {
          boolean moving =
              record.findInstrument(one).orElseThrow().state() instanceof Lifecycle.Active;
          assertThat(moving && !goes(other(record, one)))
              .as("seed %d event %d: %s moves alone after %s", seed, i, one, event)
              .isFalse();
        }
      }
    }
    assertThat(begun).isGreaterThan(HISTORIES / 10);
    assertThat(stoppedTogether).isGreaterThan(HISTORIES / 10);
    assertThat(accounts).isGreaterThan(HISTORIES / 10);
  }

  private static Instrument other(RecordOfTalks record, String one) {
    return record.findInstrument(BOTH.get(1 - BOTH.indexOf(one))).orElseThrow();
  }

  private static boolean goes(Instrument other) {
    return other.underWay() || other.completed();
  }

  private static InstrumentEvent.TermsDrafted text(String instrument) {
    Map<Term, String> terms = new EnumMap<>(Term.class);
    Arrays.stream(Term.values()).forEach(t -> terms.put(t, "agreed"));
    return new InstrumentEvent.TermsDrafted(
        instrument,
        "1",
        "UA",
        Map.of("uk", terms),
        List.of(new InstrumentEvent.Leg("A", "B", "", true, List.of(), 10)),
        NOW,
        NOW.plusSeconds(7200),
        null,
        0,
        0,
        0,
        "s");
  }

  private static void begin(RecordOfTalks record) {
    for (String party : PARTIES) {
      take(
          record,
          new TalksEvent.PartyNamed(
              party, party, TalksEvent.PartyKind.STATE, ZoneId.of("UTC"), ""));
    }
    for (String one : BOTH) {
      take(record, new InstrumentEvent.InstrumentOpened(one, one, PARTIES, ""));
      take(record, text(one));
      for (String party : PARTIES) {
        take(
            record,
            new InstrumentEvent.TermsAccepted(one, party, text(one).hash().hex(), "", "s"));
      }
      take(
          record,
          new InstrumentEvent.HazardAssessed(
              one, "A–B", InstrumentEvent.Hazard.CLEAR, "driven", "engineers", ""));
      notify(record, one);
      for (Item item : Item.values()) {
        take(
            record,
            new OperationEvent.ItemAnswered(
                one, item, OperationEvent.Answer.YES, "office", "", "s"));
      }
    }
    take(record, new InstrumentEvent.MovementLinked("OUT", "IN", "s"));
  }

  private static void notify(RecordOfTalks record, String one) {
    take(
        record,
        new OperationEvent.NotificationSubmitted(
            one,
            "N-" + one,
            OperationEvent.NotificationKind.MOVEMENT,
            true,
            List.of("UA", "RU"),
            List.of("K3"),
            null,
            null,
            "s"));
    for (String party : List.of("UA", "RU")) {
      take(
          record,
          new OperationEvent.ReceiptGiven(
              "N-" + one, party, OperationEvent.Receipt.ACKNOWLEDGED, "", "s"));
    }
    take(record, new OperationEvent.RelayConfirmed("N-" + one, "K3", "its commander", "s"));
  }

  private static void take(RecordOfTalks record, Event event) {
    Decision decision = record.decide(event, NOW);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    ((Decision.Accepted) decision).events().forEach(e -> record.evolve(e, NOW));
  }

  private static <T> T any(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private static Event something(SplittableRandom random) {
    String one = any(BOTH, random);
    String party = any(PARTIES, random);
    int draw = random.nextInt(200);
    if (draw < 40) {
      return new InstrumentEvent.MovementBegun(one, "leader", "s");
    }
    if (draw < 60) {
      return new InstrumentEvent.AccountClosed(one, "x", "told", null, "s");
    }
    if (draw < 80) {
      Headcount what = any(List.of(Headcount.values()), random);
      return new OperationEvent.PersonsCounted(one, "P", what, random.nextInt(1, 3), "s");
    }
    if (draw < 110) {
      Item item = any(List.of(Item.values()), random);
      return new OperationEvent.ItemAnswered(
          one, item, OperationEvent.Answer.YES, "office", "", "s");
    }
    return switch (draw) {
      case 110 ->
        new OperationEvent.ItemAnswered(
            one, any(List.of(Item.values()), random), OperationEvent.Answer.NO, "office", "", "s");
      case 111 -> new InstrumentEvent.OperationSuspended(one, "monitor", "shots", "s");
      case 112 -> new InstrumentEvent.AcceptanceWithdrawn(one, party, "why", "s");
      case 113, 114 ->
        new InstrumentEvent.ArrangementEnded(
            one, any(List.of(Lifecycle.End.values()), random), "over", "x", "s");
      case 115 -> new OperationEvent.NotificationWithdrawn("N-" + one, "x", "wrong", "s");
      case 116 ->
        new InstrumentEvent.HazardAssessed(
            one, "A–B", InstrumentEvent.Hazard.SUSPECTED, "", "somebody", "s");
      default -> {
        OperationEvent.Role role = any(List.of(OperationEvent.Role.values()), random);
        yield new OperationEvent.VoteCast(
            one,
            role,
            role == OperationEvent.Role.LIAISON ? party : "",
            OperationEvent.Vote.GO,
            "office",
            "s");
      }
    };
  }
}
