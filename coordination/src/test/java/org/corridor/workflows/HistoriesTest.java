package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Lifecycle;
import org.corridor.arrangements.Term;
import org.corridor.log.Dated;
import org.corridor.log.Decision;
import org.corridor.log.Event;
import org.corridor.operations.Item;
import org.corridor.operations.OperationEvent;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.Test;

/// Whatever is sent in whatever order, what must never be is not. The slow twin keeps by itself who
/// accepted what and who said go.
class HistoriesTest {
  private static final int HISTORIES = 1500;
  private static final int EVENTS = 400;
  private static final String IT = "ARR";
  private static final List<String> PARTIES = List.of("UA", "RU");
  private static final Instant NOW = Instant.parse("2022-03-05T07:00:00Z");

  @Test
  void noHistoryReachesAgreedOrReadyWithoutEverybodysWord() {
    int agreed = 0;
    int ready = 0;
    int active = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RecordOfTalks record = new RecordOfTalks();
      begin(record);
      Map<String, String> accepted = new HashMap<>();
      Map<String, Boolean> go = new HashMap<>();
      for (int i = 0; i < EVENTS; i++) {
        Event event = something(random);
        Decision decision = record.decide(event, NOW);
        if (!(decision instanceof Decision.Accepted(List<Event> events))) {
          continue;
        }
        note(event, accepted, go);
        events.forEach(e -> record.evolve(e, NOW));
        Instrument instrument = record.findInstrument(IT).orElseThrow();
        boolean same = accepted.keySet().containsAll(PARTIES)
            && accepted.values().stream().distinct().count() == 1;
        Lifecycle state = instrument.state();
        if (state instanceof Lifecycle.Suspended
            || events.stream().anyMatch(InstrumentEvent.FoundAgreed.class::isInstance)
            || events.stream().anyMatch(InstrumentEvent.HoldFound.class::isInstance)) {
          go.clear();
        }
        if (events.stream().anyMatch(InstrumentEvent.FoundAgreed.class::isInstance)) {
          assertThat(same).as("seed %d event %d %s", seed, i, event).isTrue();
          agreed++;
        }
        if (events.stream().anyMatch(InstrumentEvent.GoGiven.class::isInstance)) {
          assertThat(go.values()).as("seed %d event %d", seed, i).hasSize(4).doesNotContain(false);
          assertThat(record.requireOperation(IT).blocking()).isEmpty();
          assertThat(Check.onlyVotesMissing(record, instrument, NOW)).isTrue();
          ready++;
        }
        if (event instanceof InstrumentEvent.MovementBegun) {
          assertThat(state).isInstanceOf(Lifecycle.Active.class);
          active++;
        }
        if (state instanceof Lifecycle.Ready) {
          assertThat(same).as("seed %d event %d: ready", seed, i).isTrue();
        }
      }
    }
    assertThat(agreed).isGreaterThan(HISTORIES / 10);
    assertThat(ready).isGreaterThan(3);
    assertThat(active).isPositive();
  }

  @Test
  void theSameEventsGiveTheSameRecord() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RecordOfTalks one = new RecordOfTalks();
      RecordOfTalks other = new RecordOfTalks();
      begin(one);
      begin(other);
      for (int i = 0; i < EVENTS; i++) {
        if (one.decide(something(random), NOW) instanceof Decision.Accepted(List<Event> events)) {
          events.forEach(e -> one.evolve(e, NOW));
          events.forEach(e -> other.evolve(e, NOW));
        }
      }
      assertThat(other.findInstrument(IT).orElseThrow().state())
          .isEqualTo(one.findInstrument(IT).orElseThrow().state());
      assertThat(other.talks().offers()).isEqualTo(one.talks().offers());
    }
  }

  /// What was written down in whatever order never lets people go who would not go if all had been
  /// written down as it happened.
  @Test
  void whateverIsWrittenDownLateNobodyGoesWhoWouldNotGo() {
    int went = 0;
    int held = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Dated> happened = new ArrayList<>();
      for (Event event : towardsGo(random)) {
        happened.add(new Dated(event, NOW.plusSeconds(20L * happened.size())));
      }
      IdentityHashMap<Dated, Integer> turn = new IdentityHashMap<>();
      for (int i = 0; i < happened.size(); i++) {
        turn.put(happened.get(i), i + (random.nextInt(8) == 0 ? random.nextInt(60) : 0));
      }
      List<Dated> written = new ArrayList<>(happened);
      written.sort(Comparator.comparingInt(turn::get));
      RecordOfTalks one = new RecordOfTalks();
      begin(one);
      Set<Dated> taken = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Dated d : written) {
        if (take(one, d)) {
          taken.add(d);
        }
        boolean goes = one.findInstrument(IT).orElseThrow().underWay();
        if (goes && !written.equals(happened)) {
          RecordOfTalks other = new RecordOfTalks();
          begin(other);
          happened.stream().filter(taken::contains).forEach(h -> take(other, h));
          Instrument inOrder = other.findInstrument(IT).orElseThrow();
          // Then it would have had to be said again; nothing that is known stands in the way.
          boolean mended =
              Check.blocking(one, one.findInstrument(IT).orElseThrow(), NOW).isEmpty();
          assertThat(inOrder.underWay() || mended)
              .as(
                  "seed %d, after %s: in order %s of%n%s",
                  seed,
                  d,
                  inOrder.state(),
                  written.stream()
                      .filter(taken::contains)
                      .map(w -> happened.indexOf(w) + " " + w.event())
                      .collect(Collectors.joining("\n")))
              .isTrue();
          went += inOrder.underWay() ? 1 : 0;
        }
      }
      held += one.findInstrument(IT).orElseThrow().underWay() ? 0 : 1;
    }
    assertThat(went).isGreaterThan(HISTORIES / 10);
    assertThat(held).isGreaterThan(HISTORIES / 10);
  }

  /// What leads to go, and what gets in its way now and then.
  private static List<Event> towardsGo(SplittableRandom random) {
    InstrumentEvent.TermsDrafted text = text(0);
    List<Event> events = new ArrayList<>(List.of(text));
    for (String party : PARTIES) {
      events.add(new InstrumentEvent.TermsAccepted(IT, party, text.hash().hex(), "", "s"));
    }
    events.add(notification("N0"));
    PARTIES.forEach(p -> events.add(
        new OperationEvent.ReceiptGiven("N0", p, OperationEvent.Receipt.ACKNOWLEDGED, "", "s")));
    events.add(new OperationEvent.RelayConfirmed("N0", "K3", "its commander", "s"));
    for (Item item : List.of(Item.values()).subList(0, 17)) {
      events.add(
          new OperationEvent.ItemAnswered(IT, item, OperationEvent.Answer.YES, "o", "", "s"));
    }
    for (int turn = 0; turn < 3; turn++) {
      events.add(vote(OperationEvent.Role.COORDINATOR, ""));
      events.add(vote(OperationEvent.Role.CONVOY_LEADER, ""));
      PARTIES.forEach(p -> events.add(vote(OperationEvent.Role.LIAISON, p)));
      if (turn > 0) {
        events.add(new InstrumentEvent.MovementBegun(IT, "leader", "s"));
      }
      PARTIES.forEach(p -> events.add(new InstrumentEvent.ResumptionAcknowledged(IT, p, "s")));
    }
    List<Event> all = new ArrayList<>();
    for (Event event : events) {
      all.add(event);
      if (random.nextInt(12) == 0) {
        all.add(inTheWay(random, text));
      }
    }
    return all;
  }

  private static OperationEvent.NotificationSubmitted notification(String id) {
    return new OperationEvent.NotificationSubmitted(
        IT,
        id,
        OperationEvent.NotificationKind.MOVEMENT,
        true,
        PARTIES,
        List.of("K3"),
        null,
        null,
        "s");
  }

  private static OperationEvent.VoteCast vote(OperationEvent.Role role, String party) {
    return new OperationEvent.VoteCast(IT, role, party, OperationEvent.Vote.GO, "office", "s");
  }

  private static Event inTheWay(SplittableRandom random, InstrumentEvent.TermsDrafted text) {
    String party = PARTIES.get(random.nextInt(2));
    return switch (random.nextInt(14)) {
      case 0 -> new InstrumentEvent.OperationSuspended(IT, "monitor", "shots", "s");
      case 1 -> new InstrumentEvent.AcceptanceWithdrawn(IT, party, "why", "s");
      case 2 -> new InstrumentEvent.TermsAccepted(IT, party, text.hash().hex(), "", "s");
      case 3 ->
        new OperationEvent.VoteCast(
            IT, OperationEvent.Role.LIAISON, party, OperationEvent.Vote.HOLD, "office", "s");
      case 4 ->
        new OperationEvent.ItemAnswered(IT, Item.H11, OperationEvent.Answer.NO, "office", "", "s");
      case 5 ->
        new OperationEvent.ItemAnswered(IT, Item.H11, OperationEvent.Answer.YES, "office", "", "s");
      case 6 ->
        new InstrumentEvent.HazardAssessed(
            IT,
            "A–B",
            random.nextBoolean() ? InstrumentEvent.Hazard.CLEAR : InstrumentEvent.Hazard.SUSPECTED,
            "driven",
            "engineers",
            "");
      case 7 -> new InstrumentEvent.SuspensionWithdrawn(IT, party, party, "s");
      case 8 ->
        new InstrumentEvent.GuaranteeClaimed(
            IT, "G" + random.nextInt(1000), "ICRC", party, "text", "s");
      case 9 -> new InstrumentEvent.DestinationNamed(IT, "B", "", List.of(), List.of(party), "s");
      case 10 -> new InstrumentEvent.RoutePublished(IT, party, party, List.of("A", "Q", "B"), "s");
      case 11 -> notification("N" + (1 + random.nextInt(1000)));
      case 12 -> new InstrumentEvent.ArrangementEnded(IT, Lifecycle.End.REVOKED, "why", party, "s");
      default ->
        new OperationEvent.ReceiptGiven("N0", party, OperationEvent.Receipt.OBJECTED, "", "s");
    };
  }

  private static boolean take(RecordOfTalks record, Dated d) {
    if (!(record.decide(d.event(), d.at()) instanceof Decision.Accepted(List<Event> events))) {
      return false;
    }
    events.forEach(e -> record.evolve(e, record.happened(e, d.at())));
    record.dueAfter(d.event(), d.at()).forEach(e -> record.evolve(e, record.happened(e, d.at())));
    return true;
  }

  private static void begin(RecordOfTalks record) {
    for (String party : PARTIES) {
      record.evolve(
          new TalksEvent.PartyNamed(party, party, TalksEvent.PartyKind.STATE, ZoneId.of("UTC"), ""),
          NOW);
    }
    record.evolve(new InstrumentEvent.InstrumentOpened(IT, "Corridor", PARTIES, ""), NOW);
    for (String party : PARTIES) {
      record.evolve(
          new InstrumentEvent.SuspensionDeclared(
              IT, party, party, List.of(), NOW, NOW.plusSeconds(9000), party, "", ""),
          NOW);
    }
    record.evolve(
        new InstrumentEvent.HazardAssessed(
            IT, "A–B", InstrumentEvent.Hazard.CLEAR, "driven", "engineers", ""),
        NOW);
  }

  private static void note(Event event, Map<String, String> accepted, Map<String, Boolean> go) {
    switch (event) {
      case InstrumentEvent.TermsAccepted a -> accepted.put(a.by(), a.hash());
      case InstrumentEvent.AcceptanceWithdrawn w -> accepted.remove(w.by());
      case OperationEvent.VoteCast v ->
        go.put(v.role() + v.party(), v.vote() == OperationEvent.Vote.GO);
      default -> {}
    }
  }

  private static InstrumentEvent.TermsDrafted text(int version) {
    Map<Term, String> terms = new EnumMap<>(Term.class);
    for (Term term : Term.values()) {
      terms.put(term, term + " of " + version);
    }
    if (version == 2) {
      terms.remove(Term.T13);
    }
    return new InstrumentEvent.TermsDrafted(
        IT,
        "v" + version,
        "UA",
        Map.of("uk", terms),
        List.of(new InstrumentEvent.Leg("A", "B", "", false, List.of(), 10)),
        NOW,
        NOW.plusSeconds(7200),
        null,
        0,
        0,
        0,
        "s");
  }

  private static <T> T any(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private static Event something(SplittableRandom random) {
    String party = PARTIES.get(random.nextInt(2));
    InstrumentEvent.TermsDrafted text = text(Math.max(0, random.nextInt(12) - 9));
    int notification = random.nextInt(2);
    return switch (random.nextInt(28)) {
      case 0, 1 -> text;
      case 2, 3, 4 -> new InstrumentEvent.TermsAccepted(IT, party, text.hash().hex(), "", "s");
      case 5 -> new InstrumentEvent.ConsentVoiced(IT, party, "yes", "s");
      case 6 ->
        random.nextInt(12) == 0
            ? new InstrumentEvent.AcceptanceWithdrawn(IT, party, "why", "s")
            : new InstrumentEvent.FoundAgreed(IT, text.hash().hex());
      case 7 ->
        random.nextInt(4) == 0
            ? new InstrumentEvent.GoGiven(IT)
            : new InstrumentEvent.MovementBegun(IT, "leader", "s");
      case 8, 9, 10 -> {
        Item item = any(List.of(Item.values()).subList(0, 17), random);
        yield new OperationEvent.ItemAnswered(
            IT,
            item,
            random.nextInt(60) == 0 ? OperationEvent.Answer.NO : OperationEvent.Answer.YES,
            "office",
            "",
            "s");
      }
      case 11, 12, 13, 14 -> {
        OperationEvent.Role role = any(List.of(OperationEvent.Role.values()), random);
        yield new OperationEvent.VoteCast(
            IT,
            role,
            role == OperationEvent.Role.LIAISON ? party : "",
            random.nextInt(12) == 0 ? OperationEvent.Vote.HOLD : OperationEvent.Vote.GO,
            "office",
            "s");
      }
      case 15 -> new InstrumentEvent.MovementBegun(IT, "leader", "s");
      case 17, 18, 19 ->
        new OperationEvent.ItemAnswered(
            IT,
            any(List.of(Item.values()).subList(0, 17), random),
            OperationEvent.Answer.YES,
            "office",
            "",
            "s");
      case 20 -> notification("N" + notification);
      case 21, 22, 23 ->
        new OperationEvent.ReceiptGiven(
            "N" + notification,
            party,
            random.nextInt(40) == 0
                ? OperationEvent.Receipt.OBJECTED
                : OperationEvent.Receipt.ACKNOWLEDGED,
            "",
            "s");
      case 26, 27 ->
        new OperationEvent.RelayConfirmed("N" + notification, "K3", "its commander", "s");
      case 16 ->
        random.nextInt(9) == 0
            ? new InstrumentEvent.OperationSuspended(IT, "monitor", "shots", "s")
            : new InstrumentEvent.ResumptionAcknowledged(IT, party, "s");
      default ->
        new TalksEvent.RouteOffered(
            "O" + random.nextInt(5),
            party,
            List.of("A", "B"),
            TalksEvent.Direction.OUT,
            null,
            null,
            "",
            null,
            List.of(),
            "s");
    };
  }
}
