package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Guarantee;
import org.corridor.arrangements.Party;
import org.corridor.arrangements.PublishedRoute;
import org.corridor.arrangements.Route;
import org.corridor.arrangements.Window;
import org.corridor.network.Access;
import org.corridor.scenario.Coverage;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Terms;

/// What a machine can see to be wrong before anybody boards: the failures of past corridors, each
/// with the check that would have caught it.
final class Warnings {
  private final Scenario scenario;
  private final Arrangement terms;
  private final Words words;
  private final List<Warning> warnings = new ArrayList<>();

  private Warnings(Scenario scenario) {
    this.scenario = scenario;
    terms = scenario.arrangement();
    words = new Words(scenario);
  }

  static List<Warning> of(
      Scenario scenario, Answer announced, Answer confirmed, Clearance clearance) {
    Warnings w = new Warnings(scenario);
    w.publishedRoutesDiffer();
    w.partiesThatHaveNotAccepted();
    w.guaranteesNotAcknowledged();
    w.suspensionsMissing(Terms.ANNOUNCED);
    w.suspensionsMissing(Terms.CONFIRMED);
    w.partlyCovered(
        new Coverage(scenario, Terms.ANNOUNCED, Layout.horizon(scenario).whole()));
    w.roadsNotKnownOpen();
    w.windowTooShort(announced, clearance);
    w.lateStart();
    w.nobodyCanLeave(announced, confirmed);
    w.slowCheckpoints();
    w.clockChanges();
    w.contestedUnknown();
    w.seatsMissing(announced);
    return w.warnings;
  }

  private void warn(String rule, boolean serious, String text, String source) {
    warnings.add(new Warning(rule, serious, text, source));
  }

  private void publishedRoutesDiffer() {
    Route corridor = terms.corridor();
    List<PublishedRoute> published = new ArrayList<>(terms.published());
    for (int i = 0; i < published.size(); i++) {
      for (int j = i + 1; j < published.size(); j++) {
        compare(published.get(i), published.get(j));
      }
    }
    if (corridor != null) {
      for (PublishedRoute route : published) {
        boolean part = terms.routes().stream().anyMatch(r -> r.places().equals(route.places()));
        if (!part) {
          warn(
              "F1",
              true,
              Words.capital(route.by())
                  + " published the route "
                  + words.places(route.places())
                  + ", which is no route of this arrangement ("
                  + words.places(corridor.places())
                  + "). Have one list of places confirmed by all.",
              route.source());
        }
      }
    }
  }

  private void compare(PublishedRoute one, PublishedRoute other) {
    if (one.places().equals(other.places())) {
      return;
    }
    List<String> differ = Stream.concat(
            one.places().stream().filter(p -> !other.places().contains(p)),
            other.places().stream().filter(p -> !one.places().contains(p)))
        .map(words::place)
        .toList();
    String side = one.party().equals(other.party()) && !one.party().isEmpty()
        ? ", both of " + terms.party(one.party()).name() + ","
        : "";
    warn(
        "F1",
        true,
        Words.capital(one.by())
            + " and "
            + other.by()
            + side
            + " published different routes: they differ in "
            + (differ.isEmpty() ? "the order of places" : Words.list(differ))
            + ". People will be on a road that somebody did not mean.",
        one.source().equals(other.source()) ? one.source() : one.source() + "; " + other.source());
  }

  private void partiesThatHaveNotAccepted() {
    for (Route route : terms.routes()) {
      List<String> silent = namesWithout(party -> route.acceptedBy().contains(party.id()));
      if (!silent.isEmpty()) {
        warn(
            "I1",
            true,
            Words.list(silent)
                + (silent.size() > 1 ? " have" : " has")
                + " not accepted the route "
                + words.places(route.places())
                + " in these words. Silence is not acceptance.",
            route.basis().source());
      }
    }
    for (Window window : terms.windows()) {
      List<String> silent = namesWithout(window::confirmedBy);
      if (!silent.isEmpty()) {
        warn(
            "I1",
            true,
            Words.list(silent)
                + (silent.size() > 1 ? " have" : " has")
                + " not confirmed the window from "
                + words.time(window.start())
                + " to "
                + words.time(window.end())
                + ".",
            window.announced().stream().map(a -> a.basis().source()).findFirst().orElse(""));
      }
    }
  }

  private List<String> namesWithout(java.util.function.Predicate<Party> accepted) {
    return terms.parties().stream().filter(accepted.negate()).map(Party::name).toList();
  }

  private void guaranteesNotAcknowledged() {
    for (Guarantee guarantee : terms.guarantees()) {
      if (!guarantee.acknowledged()) {
        warn(
            "F3",
            true,
            Words.capital(guarantee.claimedBy())
                + " named "
                + guarantee.guarantor()
                + " as guarantor ("
                + guarantee.text()
                + "); "
                + guarantee.guarantor()
                + " has not acknowledged it. It is a claim, not a guarantee.",
            guarantee.basis().source());
      }
    }
  }

  private void suspensionsMissing(Terms basis) {
    Coverage coverage = new Coverage(scenario, basis, Layout.horizon(scenario).whole());
    Coverage announced =
        new Coverage(scenario, Terms.ANNOUNCED, Layout.horizon(scenario).whole());
    Map<String, List<Segment>> missing = new LinkedHashMap<>();
    for (Segment segment : used()) {
      for (Party party : coverage.missingSuspensions(segment)) {
        boolean said = announced.missingSuspensions(segment).contains(party);
        if (basis == Terms.ANNOUNCED || !said) {
          missing.computeIfAbsent(party.name(), _ -> new ArrayList<>()).add(segment);
        }
      }
      boolean nobody = segment.contested().needsSuspension()
          && coverage.partiesWithReach(segment).isEmpty();
      if (nobody && basis == Terms.ANNOUNCED) {
        missing.computeIfAbsent("Nobody", _ -> new ArrayList<>()).add(segment);
      }
    }
    missing.forEach((party, roads) -> warn(
        "F4",
        true,
        party
            + (party.equals("Nobody") ? " has " : " has not ")
            + (basis == Terms.ANNOUNCED ? "announced" : "confirmed")
            + " a suspension of hostilities on "
            + words.roads(roads)
            + " ("
            + Words.number(km(roads))
            + " of "
            + Words.number(km(used()))
            + " km). Nobody can be sent over a contested road on that basis.",
        suspensionSource(party)));
  }

  private String suspensionSource(String party) {
    return terms.suspensions().stream()
        .filter(s -> terms.party(s.party()).name().equals(party))
        .map(s -> s.basis().source())
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }

  /// A party that is silent on a road in a part of a window only.
  private void partlyCovered(Coverage coverage) {
    for (Window window : coverage.windowsThatCount()) {
      for (Party party : terms.parties()) {
        List<Segment> partly = used().stream()
            .filter(r -> coverage.partiesOverContested(r).contains(party))
            .filter(r -> !coverage.missingSuspensions(r).contains(party))
            .filter(r -> !coverage.silentThroughout(r, party, window))
            .toList();
        if (!partly.isEmpty()) {
          warn(
              "F4",
              false,
              "The suspension by "
                  + party.name()
                  + " on "
                  + words.roads(partly)
                  + " does not last through the window from "
                  + words.time(window.start())
                  + " to "
                  + words.time(window.end())
                  + ".",
              suspensionSource(party.name()));
        }
      }
    }
  }

  /// The roads of the corridor and its alternates; all roads where no corridor is named.
  private List<Segment> used() {
    if (terms.routes().isEmpty()) {
      return scenario.segments();
    }
    Coverage coverage =
        new Coverage(scenario, Terms.ANNOUNCED, Layout.horizon(scenario).whole());
    return terms.routes().stream()
        .flatMap(r -> coverage.along(r).stream())
        .distinct()
        .toList();
  }

  private static double km(List<Segment> segments) {
    double sum = segments.stream().mapToDouble(s -> s.lengthKm().value()).sum();
    return Math.round(sum * 10) / 10.0;
  }

  private void roadsNotKnownOpen() {
    for (Segment segment : used()) {
      if (segment.access() != Access.OPEN) {
        warn(
            "F5",
            true,
            "The road "
                + words.road(segment)
                + (segment.access() == Access.CLOSED ? " is closed" : " is not known to be open")
                + "; nobody is sent there. Have it checked, by whom and when in writing.",
            segment.basis().source());
      }
    }
  }

  private void windowTooShort(Answer announced, Clearance clearance) {
    long total = scenario.leaving();
    if (announced.personsOut() < total) {
      String needed = clearance.days() > 0
          ? " All would need "
              + (clearance.last() == null ? "more than " : "")
              + Words.count(clearance.days())
              + (words.severalWindows() ? " times these windows." : " such windows.")
          : " On these terms some never get out.";
      warn(
          "F6",
          true,
          Words.people(total)
              + " would leave and these terms move "
              + Words.count(announced.personsOut())
              + "."
              + needed,
          "");
    }
  }

  private void lateStart() {
    Instant start = terms.evacuationStart();
    if (start == null) {
      return;
    }
    for (Window window : terms.windows()) {
      if (start.isAfter(window.start()) && start.isBefore(window.end())) {
        warn(
            "F8",
            false,
            "The evacuation starts at "
                + words.time(start)
                + ", "
                + Words.duration(Duration.between(window.start(), start))
                + " into a window of "
                + Words.duration(Duration.between(window.start(), window.end()))
                + ".",
            window.announced().stream().map(a -> a.basis().source()).findFirst().orElse(""));
      }
    }
  }

  private void nobodyCanLeave(Answer announced, Answer confirmed) {
    for (ZoneAnswer zone : announced.zones()) {
      if (zone.lastSafeDeparture() == null && zone.persons() > 0) {
        warn(
            "I6",
            true,
            "From "
                + zone.name()
                + " nobody can be through in time: there is no safe moment to leave"
                + " on the terms as announced.",
            "");
      }
    }
    if (confirmed.personsOut() == 0
        && announced.personsOut() > 0
        && !terms.parties().isEmpty()) {
      warn(
          "I4",
          true,
          "What every party has confirmed moves nobody. Do not announce departures before it does.",
          "");
    }
  }

  private void slowCheckpoints() {
    double road = used().stream()
        .mapToDouble(s -> s.vehiclesPerHour().value())
        .min()
        .orElse(Double.MAX_VALUE);
    for (Checkpoint c : terms.checkpoints()) {
      if (c.vehiclesPerHour().value() < road) {
        warn(
            "F14",
            false,
            "The checkpoint at "
                + c.name()
                + " serves "
                + Words.vehicles(c.vehiclesPerHour().value())
                + ", the road brings up to "
                + Words.number(road)
                + ": a queue forms unless departures are metered as in the timetable.",
            c.vehiclesPerHour().basis().source());
      }
    }
  }

  private void clockChanges() {
    for (Window window : terms.windows()) {
      for (Window.Announced a : window.announced()) {
        ZoneOffsetTransition next =
            a.timeZone().getRules().nextTransition(window.start().minus(Duration.ofHours(24)));
        if (next != null && next.getInstant().isBefore(window.end().plus(Duration.ofHours(24)))) {
          warn(
              "F20",
              false,
              "Clocks in "
                  + a.timeZone()
                  + " change at "
                  + next.getDateTimeBefore()
                  + ": repeat every time with its zone.",
              a.basis().source());
        }
      }
    }
  }

  private void contestedUnknown() {
    List<Segment> unknown =
        used().stream().filter(s -> s.contested() == Segment.Contested.UNKNOWN).toList();
    if (!unknown.isEmpty()) {
      warn(
          "I5",
          false,
          "Nobody says whether fighting may reach "
              + words.roads(unknown)
              + "; counted as contested.",
          "");
    }
  }

  private void seatsMissing(Answer announced) {
    announced.binding().stream()
        .filter(b -> b.kind().equals("seats"))
        .forEach(b -> warn("H11", false, b.text() + ".", ""));
  }
}
