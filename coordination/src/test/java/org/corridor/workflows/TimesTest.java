package org.corridor.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Leg;
import org.corridor.arrangements.Term;
import org.corridor.log.Decision;
import org.corridor.log.Event;
import org.corridor.operations.OperationEvent;
import org.corridor.talks.TalksEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hours on several clocks (I12, F20) and notice (I13).
class TimesTest {
  private static final String IT = "MRP";
  private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

  /// 9 to 16 o'clock in Kyiv, 10 to 17 in Moscow, on 5 March 2022.
  private static final Instant OPENS = Instant.parse("2022-03-05T07:00:00Z");

  private static final Instant CLOSES = Instant.parse("2022-03-05T14:00:00Z");

  private final RecordOfTalks talks = new RecordOfTalks();
  private Instant now = OPENS.minus(Duration.ofDays(3));

  @BeforeEach
  void twoPartiesAndAText() {
    accept(new TalksEvent.ProcessOpened("Talks", KYIV, "", ""));
    accept(new TalksEvent.PartyNamed("UA", "UA", TalksEvent.PartyKind.STATE, KYIV, ""));
    accept(new TalksEvent.PartyNamed("RU", "RU", TalksEvent.PartyKind.STATE, MOSCOW, ""));
    accept(new InstrumentEvent.InstrumentOpened(IT, "Mariupol", List.of("UA", "RU"), "s"));
  }

  private void accept(Event event) {
    Decision decision = talks.decide(event, now);
    assertThat(decision).as("%s", event).isInstanceOf(Decision.Accepted.class);
    ((Decision.Accepted) decision).events().forEach(e -> talks.evolve(e, now));
  }

  private static InstrumentEvent.TermsDrafted text(Instant opens, Instant closes, int notice) {
    Map<Term, String> terms = new EnumMap<>(
        Arrays.stream(Term.values()).collect(Collectors.toMap(Function.identity(), _ -> "agreed")));
    return new InstrumentEvent.TermsDrafted(
        IT,
        "1",
        "UA",
        Map.of("en", terms),
        List.of(new Leg("A", "B", "north", false)),
        opens,
        closes,
        null,
        0,
        notice,
        0,
        "s");
  }

  private void window(String party, String from, String to, ZoneId zone) {
    accept(new InstrumentEvent.WindowStated(
        IT, party, LocalDateTime.parse(from), LocalDateTime.parse(to), zone, "", null, null, "s"));
  }

  private List<String> rules() {
    return Check.of(talks, talks.findInstrument(IT).orElseThrow(), now).stream()
        .filter(f -> List.of("I12", "I13", "F20").contains(f.rule()))
        .map(f -> f.rule() + " " + f.severity())
        .toList();
  }

  @Test
  void i12TheSameMomentsOnTwoClocksAreOneWindow() {
    accept(text(OPENS, CLOSES, 0));
    assertThat(rules()).containsExactly("I12 WARNS", "I12 WARNS");
    window("UA", "2022-03-05T09:00", "2022-03-05T16:00", KYIV);
    window("RU", "2022-03-05T10:00", "2022-03-05T17:00", MOSCOW);
    assertThat(rules()).isEmpty();
  }

  @Test
  void f20AnHourOffIsAnotherZoneNotAnotherWindow() {
    accept(text(OPENS, CLOSES, 0));
    window("UA", "2022-03-05T09:00", "2022-03-05T16:00", KYIV);
    window("RU", "2022-03-05T09:00", "2022-03-05T16:00", MOSCOW);
    assertThat(rules()).containsExactly("F20 BLOCKS");
  }

  @Test
  void i12OtherHoursAreAnotherWindow() {
    accept(text(OPENS, CLOSES, 0));
    window("UA", "2022-03-05T09:00", "2022-03-05T16:00", KYIV);
    window("RU", "2022-03-05T10:00", "2022-03-05T16:00", MOSCOW);
    assertThat(rules()).containsExactly("I12 BLOCKS");
  }

  @Test
  void f20TheTwoClocksWereAnHourApartUntil26MarchAndShowTheSameFrom27March() {
    accept(text(Instant.parse("2022-03-27T06:00:00Z"), Instant.parse("2022-03-27T13:00:00Z"), 0));
    window("UA", "2022-03-27T09:00", "2022-03-27T16:00", KYIV);
    window("RU", "2022-03-27T09:00", "2022-03-27T16:00", MOSCOW);
    assertThat(rules()).isEmpty();
  }

  @Test
  void i12WallTimeZoneRulesAndMomentAreAllKept() {
    InstrumentEvent.WindowStated stated = new InstrumentEvent.WindowStated(
        IT,
        "RU",
        LocalDateTime.parse("2022-03-05T10:00"),
        LocalDateTime.parse("2022-03-05T17:00"),
        MOSCOW,
        "",
        null,
        null,
        "s");
    assertThat(stated.opens()).isEqualTo(OPENS);
    assertThat(stated.closes()).isEqualTo(CLOSES);
    assertThat(stated.zoneRules()).matches("20\\d\\d[a-z]");
  }

  @Test
  void i12WhatTheZoneDatabaseSaysOtherwiseTodayIsToldAndNotReckonedAnew() {
    // As a record written when the zone was still thought to be two hours ahead.
    InstrumentEvent.WindowStated old = new InstrumentEvent.WindowStated(
        IT,
        "RU",
        LocalDateTime.parse("2022-03-05T10:00"),
        LocalDateTime.parse("2022-03-05T17:00"),
        MOSCOW,
        "2010a",
        OPENS.plusSeconds(3600),
        CLOSES.plusSeconds(3600),
        "s");
    assertThat(talks.decide(old, now)).isInstanceOf(Decision.Refused.class);
    accept(text(OPENS.plusSeconds(3600), CLOSES.plusSeconds(3600), 0));
    talks.evolve(old, now);
    assertThat(rules()).containsExactly("I12 BLOCKS", "I12 WARNS");
    assertThat(talks.findInstrument(IT).orElseThrow().findWindow("RU")).contains(old);
  }

  @Test
  void i12ATimeThatTheClocksSkipOrShowTwiceIsNone() {
    assertThatThrownBy(() -> window("UA", "2022-03-27T03:30", "2022-03-27T16:00", KYIV))
        .hasMessageContaining("does not exist in Europe/Kyiv");
    assertThatThrownBy(() -> window("UA", "2022-10-30T03:30", "2022-10-30T16:00", KYIV))
        .hasMessageContaining("is there twice in Europe/Kyiv");
  }

  private void notifySixtyHoursBefore() {
    now = OPENS.minus(Duration.ofHours(60));
    accept(new OperationEvent.NotificationSubmitted(
        IT,
        "N1",
        OperationEvent.NotificationKind.MOVEMENT,
        false,
        List.of("EHOC"),
        List.of(),
        OPENS,
        CLOSES,
        "s"));
  }

  @Test
  void i13NoticeIsAsLongAsT12Says() {
    accept(text(OPENS, CLOSES, 72));
    notifySixtyHoursBefore();
    assertThat(rules()).contains("I13 BLOCKS");
  }

  @Test
  void i13TwoDaysAreEnoughWhereT12SaysNothing() {
    accept(text(OPENS, CLOSES, 0));
    notifySixtyHoursBefore();
    assertThat(rules()).doesNotContain("I13 BLOCKS");
  }
}
