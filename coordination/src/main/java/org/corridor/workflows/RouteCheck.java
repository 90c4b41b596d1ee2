package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Hazard;
import org.corridor.arrangements.InstrumentEvent.Leg;
import org.corridor.arrangements.InstrumentEvent.RoadSeen;
import org.corridor.arrangements.InstrumentEvent.SuspensionDeclared;
import org.corridor.arrangements.InstrumentEvent.TermsDrafted;
import org.corridor.arrangements.Lifecycle;
import org.corridor.workflows.Finding.Fact;
import org.corridor.workflows.Finding.Severity;

/// Whether everybody means the same road, and whether it is safe while anybody is on it: published
/// routes (F1), suspensions (F4), the time it takes (F6, I6), mines (F5), and whether it can be
/// driven
/// at all (F17).
final class RouteCheck extends RecordCheck {
  private RouteCheck(RecordOfTalks record, Instrument instrument, Instant at) {
    super(record, instrument, at);
  }

  static List<Finding> of(RecordOfTalks record, Instrument instrument, Instant at) {
    RouteCheck check = new RouteCheck(record, instrument, at);
    check.cannotBeChecked();
    check.routesPublished();
    check.suspensionsMissing();
    check.hazards();
    check.roadsSeen();
    return check.findings;
  }

  /// What no machine can check is not sound.
  private void cannotBeChecked() {
    for (TermsDrafted text : texts()) {
      if (text.route().isEmpty() || text.opens() == null || text.closes() == null) {
        add(
            "F4",
            Severity.BLOCKS,
            "Version " + text.version() + " has no "
                + (text.route().isEmpty() ? "route in stretches" : "moments of its window")
                + ": nobody can check whether suspensions cover it or whether it is clear.",
            List.of(new Fact("T1 and T3 in words only", text.source())),
            "route, opens and closes in the terms");
      }
    }
  }

  private void routesPublished() {
    Collection<InstrumentEvent.RoutePublished> routes = instrument.published();
    boolean different = routes.stream()
        .anyMatch(one -> routes.stream()
            .anyMatch(other ->
                !passes(one.places(), other.places()) && !passes(other.places(), one.places())));
    List<InstrumentEvent.RoutePublished> others = routes.stream()
        .filter(r -> texts().stream()
            .filter(t -> !t.route().isEmpty())
            .noneMatch(t -> passes(t.places(), r.places())))
        .toList();
    boolean routeInText = texts().stream().anyMatch(t -> !t.route().isEmpty());
    if (different || (routeInText && !others.isEmpty())) {
      List<Fact> facts = new ArrayList<>(routes.stream()
          .map(r -> new Fact(r.by() + ": " + String.join(" – ", r.places()), r.source()))
          .toList());
      texts().stream()
          .filter(t -> !t.route().isEmpty())
          .forEach(t -> facts.add(new Fact(
              "version " + t.version() + ": " + String.join(" – ", t.places()), t.source())));
      add(
          "F1",
          Severity.BLOCKS,
          (routes.stream()
                          .map(InstrumentEvent.RoutePublished::places)
                          .distinct()
                          .count()
                      > 1
                  ? "Different routes were published."
                  : "A route was published that is not that of the text.")
              + " People will be on a road that somebody did not mean.",
          facts,
          "one list of places, published in the same words by all: the last of each counts");
    }
  }

  /// The same route, told with all of its places or with some.
  private static boolean passes(List<String> route, List<String> told) {
    int at = 0;
    for (String place : route) {
      at += at < told.size() && told.get(at).equals(place) ? 1 : 0;
    }
    return at == told.size()
        && route.getFirst().equals(told.getFirst())
        && route.getLast().equals(told.getLast());
  }

  private void suspensionsMissing() {
    for (TermsDrafted text : texts()) {
      Instant opens = text.opens();
      Instant closes = text.closes();
      if (opens == null || closes == null) {
        continue;
      }
      List<String> unknown =
          text.route().stream().filter(leg -> leg.minutes() == 0).map(Leg::name).toList();
      if (!unknown.isEmpty()) {
        add(
            "I6",
            Severity.BLOCKS,
            "Version " + text.version() + " does not say how long it takes over "
                + String.join(", ", unknown) + ", so that nobody knows who gets through in time.",
            List.of(new Fact("stretches of version " + text.version(), text.source())),
            "a text with the minutes of every stretch, for the slowest who use it");
      }
      Instant sets = text.evacuationStart() == null ? opens : text.evacuationStart();
      Duration needed = text.drive().plusMinutes(text.marginMinutes());
      if (!sets.plus(text.drive()).isBefore(closes) || sets.plus(needed).isAfter(closes)) {
        add(
            "F6",
            Severity.BLOCKS,
            "The window of version " + text.version() + " is shorter than the road: "
                + needed.toMinutes() + " minutes with the margin from " + time(sets)
                + ", and it closes at " + time(closes) + ".",
            List.of(new Fact("minutes of the stretches in the text", text.source())),
            "a longer window, or an earlier start");
        continue;
      }
      boolean late = at.isAfter(sets) && at.isBefore(closes) && at.plus(needed).isAfter(closes);
      if (late && !(instrument.state() instanceof Lifecycle.Active)) {
        add(
            "I6",
            Severity.BLOCKS,
            "It is too late: whoever sets off now is not through by " + time(closes)
                + ". The road and the margin take " + needed.toMinutes() + " minutes.",
            List.of(new Fact("minutes of the stretches in the text", text.source())),
            "another window");
      }
      for (String party : withinReach(text)) {
        List<String> open = text.route().stream()
            .filter(leg -> leg.within(party) && !covered(leg, party, text))
            .map(Leg::name)
            .toList();
        if (!open.isEmpty()) {
          add(
              "F4",
              Severity.BLOCKS,
              name(party)
                  + " has not declared a suspension of hostilities on "
                  + String.join(", ", open)
                  + " for the whole time that anybody is there.",
              declarations(party),
              "a suspension declared by "
                  + name(party)
                  + " itself, over the whole route and window and the margins");
        }
      }
    }
  }

  /// Every party whose fire may be on the route: those of the arrangement, those that the text
  /// names, and where a stretch names nobody all that are recorded.
  private Set<String> withinReach(TermsDrafted text) {
    Set<String> parties = new LinkedHashSet<>(instrument.parties());
    text.route().forEach(leg -> parties.addAll(leg.reach()));
    record.talks().parties().forEach(p -> parties.add(p.id()));
    return parties;
  }

  /// By the party's own declarations; several may follow one another.
  private boolean covered(Leg leg, String party, TermsDrafted text) {
    Duration margin = Duration.ofMinutes(text.marginMinutes());
    InstrumentEvent.During there = text.during(leg);
    Instant upTo = there == null ? null : there.from().minus(margin);
    Instant end = there == null ? null : there.to().plus(margin);
    for (int i = 0; upTo != null && end != null && i <= instrument.suspensions().size(); i++) {
      if (!upTo.isBefore(end)) {
        return true;
      }
      Instant reached = upTo;
      upTo = instrument.suspensions().stream()
          .filter(s -> s.party().equals(party) && s.declaredBy().equals(party))
          .filter(s -> s.areas().isEmpty()
              || s.areas().contains(leg.area())
              || s.areas().contains(leg.name()))
          .filter(s -> !s.from().isAfter(reached) && s.to().isAfter(reached))
          .map(SuspensionDeclared::to)
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
    return upTo != null && end != null && !upTo.isBefore(end);
  }

  private List<Fact> declarations(String party) {
    List<Fact> facts = instrument.suspensions().stream()
        .filter(s -> s.party().equals(party))
        .map(s -> new Fact(
            (s.declaredBy().equals(party) ? "declared" : "said by " + name(s.declaredBy()))
                + ": "
                + (s.areas().isEmpty() ? "everywhere" : String.join(", ", s.areas()))
                + ", "
                + time(s.from())
                + " to "
                + time(s.to()),
            s.source()))
        .toList();
    return facts.isEmpty() ? List.of(new Fact("nothing is recorded", "")) : facts;
  }

  private void hazards() {
    List<Leg> legs =
        texts().stream().flatMap(t -> t.route().stream()).distinct().toList();
    for (Hazard hazard : List.of(Hazard.CONFIRMED, Hazard.SUSPECTED, Hazard.UNKNOWN)) {
      List<Leg> open = legs.stream()
          .filter(leg -> instrument.stretches().hazard(leg) == hazard
              && instrument.stretches().findWaiver(leg).isEmpty())
          .toList();
      if (!open.isEmpty()) {
        add(
            "F5",
            Severity.BLOCKS,
            (hazard == Hazard.UNKNOWN
                    ? "Nobody says whether there are mines or shells on "
                    : hazard == Hazard.SUSPECTED
                        ? "Mines or shells are suspected on "
                        : "There are mines or shells on ")
                + open.stream().map(Leg::name).collect(Collectors.joining(", "))
                + ". Unknown is not clear.",
            open.stream()
                .flatMap(leg -> instrument.stretches().findAssessment(leg).stream())
                .map(a -> new Fact(a.leg() + ": " + a.by(), a.source()))
                .toList(),
            "somebody checks it and says how, who and when; or a named person waives it");
      }
    }
  }

  /// Whoever designated a road may not have driven it.
  private void roadsSeen() {
    List<RoadSeen> seen = texts().stream()
        .flatMap(t -> t.route().stream())
        .distinct()
        .flatMap(leg -> instrument.stretches().findSeen(leg).stream())
        .toList();
    for (RoadSeen road : seen) {
      if (road.passable() != InstrumentEvent.Passable.OPEN) {
        boolean closed = road.passable() == InstrumentEvent.Passable.CLOSED;
        add(
            "F17",
            closed ? Severity.BLOCKS : Severity.WARNS,
            road.leg()
                + (closed
                    ? " cannot be driven."
                    : road.passable() == InstrumentEvent.Passable.RESTRICTED
                        ? " can be driven by some or at some hours only."
                        : " was not seen: nobody knows whether it can be driven."),
            List.of(new Fact("seen by " + road.by(), road.source())),
            "somebody sees it open, or another route");
      }
    }
  }
}
