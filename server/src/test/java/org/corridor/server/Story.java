package org.corridor.server;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.operations.Item;

/// A second attempt at the corridor of 5 March 2022, as it could have been: what the coordinator
/// writes down.
final class Story {
  private static final String ROUTE = """
          - {from: Mariupol, to: Nikolske, area: Donetsk region, minutes: 29}
          - {from: Nikolske, to: Rozivka, area: Zaporizhzhia region, minutes: 38}
          - {from: Rozivka, to: Polohy, area: Zaporizhzhia region, minutes: 84}
          - {from: Polohy, to: Orikhiv, area: Zaporizhzhia region, minutes: 50}
          - {from: Orikhiv, to: Zaporizhzhia, area: Zaporizhzhia region, minutes: 72}
    """;

  /// The road takes longer than the window is open.
  static final String TOO_SHORT = """
      - arrangement: {instrument: MRP-0306, title: "Mariupol to Zaporizhzhia, 6 March 2022", parties: [UA, RU], at: "2022-03-05T17:00", source: s}
      - terms:
          instrument: MRP-0306
          version: first draft
          by: mediator
          texts: {en: {%s}}
          route:
      %s
          opens: "2022-03-06T09:00"
          closes: "2022-03-06T13:00"
          emergencyNoticeHours: 12
          at: "2022-03-05T17:10"
          source: the coordinator
      - guarantee: {instrument: MRP-0306, id: G1, guarantor: RU, claimedBy: UA, text: no fire on the road, at: "2022-03-05T17:20", source: s}
      """.formatted(terms(), ROUTE);

  /// After both have accepted.
  static final String PREPARED = """
      - suspension: {instrument: MRP-0306, id: S1, party: UA, from: "2022-03-06T08:00", to: "2022-03-06T20:00", declaredBy: UA, at: "2022-03-05T19:20", source: s}
      - suspension: {instrument: MRP-0306, id: S2, party: RU, from: "2022-03-06T08:00", to: "2022-03-06T20:00", declaredBy: RU, at: "2022-03-05T19:20", source: s}
      - destination: {instrument: MRP-0306, place: Zaporizhzhia, at: "2022-03-05T19:20", source: s}
      - notification: {instrument: MRP-0306, id: N-0306, kind: evacuation, emergency: yes, recipients: [UA, RU], units: [checkpoint Vasylivka], movementAt: "2022-03-06T09:00", at: "2022-03-05T19:30", source: s}
      - public-notice: {instrument: MRP-0306, by: the city, languages: [en], at: "2022-03-05T20:00", source: s}
      """
      + Stream.of(
              "Mariupol–Nikolske",
              "Nikolske–Rozivka",
              "Rozivka–Polohy",
              "Polohy–Orikhiv",
              "Orikhiv–Zaporizhzhia")
          .map(
              leg -> "- hazard: {instrument: MRP-0306, leg: " + leg
                  + ", hazard: clear, method: driven, by: engineers, at: \"2022-03-05T20:30\", source: s}\n")
          .collect(Collectors.joining());

  /// Every item, and the votes of the coordinator and the convoy leader.
  static final String GO = Stream.of(Item.values())
          .map(i -> "- item: {instrument: MRP-0306, item: " + i
              + ", answer: yes, owner: the office, at: \"2022-03-06T08:00\", source: s}\n")
          .collect(Collectors.joining())
      + """
      - vote: {instrument: MRP-0306, role: coordinator, vote: go, by: the coordinator, at: "2022-03-06T08:20", source: s}
      - vote: {instrument: MRP-0306, role: convoy leader, vote: go, by: the convoy leader, at: "2022-03-06T08:20", source: s}
      """;

  private Story() {}

  private static String terms() {
    return Stream.iterate(1, t -> t + 1)
        .limit(20)
        .map(t -> "T" + t + ": as agreed")
        .collect(Collectors.joining(", "));
  }
}
