package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Curfew;
import org.corridor.arrangements.Party;
import org.corridor.arrangements.Route;
import org.corridor.arrangements.Suspension;
import org.corridor.arrangements.Window;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Site;

/// The negotiable terms of a scenario, each with the scenario that one or two units more make of
/// it.
final class Pricing {
  private final Scenario scenario;
  private final Arrangement terms;
  private final Words words;
  private final List<Term> negotiable = new ArrayList<>();

  /// A term that can be moved.
  ///
  /// @param id short name
  /// @param text what one unit is
  /// @param moved the scenario with so many units more; empty when that cannot be
  record Term(String id, String text, IntFunction<Optional<Scenario>> moved) {}

  private Pricing(Scenario scenario) {
    this.scenario = scenario;
    terms = scenario.arrangement();
    words = new Words(scenario);
  }

  static List<Term> negotiable(Scenario scenario) {
    Pricing pricing = new Pricing(scenario);
    pricing.addTimes();
    pricing.addRoads();
    pricing.addServices();
    return pricing.negotiable;
  }

  private void add(String id, String text, IntFunction<Optional<Scenario>> moved) {
    negotiable.add(new Term(id, text, moved));
  }

  private void addTimes() {
    if (!terms.windows().isEmpty()) {
      add("window-opens-earlier", "the window opens an hour earlier", n -> opensEarlier(n));
      add("window-closes-later", "the window closes an hour later", n -> closesLater(n));
      add("one-more-day", "the same window on one more day", n -> moreDays(n));
    }
    Instant start = terms.evacuationStart();
    if (start != null) {
      Duration late = terms.windows().isEmpty()
          ? Duration.ZERO
          : Duration.between(terms.windows().getFirst().start(), start);
      if (late.isPositive()) {
        add(
            "evacuation-starts-earlier",
            "the evacuation starts an hour earlier in the same window",
            n -> startsEarlier(n));
      }
    }
    Curfew curfew = terms.curfew();
    if (curfew != null) {
      add(
          "curfew-starts-later",
          "the curfew starts an hour later",
          n -> Optional.of(
              scenario.with(terms.withCurfew(curfew.findStartingLater(n).orElse(null)))));
    }
  }

  /// A suspension that begins with a window begins earlier with it.
  private Optional<Scenario> opensEarlier(int hours) {
    Duration by = Duration.ofHours(hours);
    Set<Instant> starts = terms.windows().stream().map(Window::start).collect(Collectors.toSet());
    List<Window> windows =
        terms.windows().stream().map(w -> w.from(w.start().minus(by))).toList();
    List<Suspension> suspensions = terms.suspensions().stream()
        .map(s -> starts.contains(s.start()) ? s.during(s.start().minus(by), s.end()) : s)
        .toList();
    return Optional.of(scenario.with(terms.withWindows(windows, suspensions)));
  }

  /// A suspension that ends with a window ends later with it.
  private Optional<Scenario> closesLater(int hours) {
    Duration by = Duration.ofHours(hours);
    Set<Instant> ends = terms.windows().stream().map(Window::end).collect(Collectors.toSet());
    List<Window> windows =
        terms.windows().stream().map(w -> w.until(w.end().plus(by))).toList();
    List<Suspension> suspensions = terms.suspensions().stream()
        .map(s -> ends.contains(s.end()) ? s.during(s.start(), s.end().plus(by)) : s)
        .toList();
    return Optional.of(scenario.with(terms.withWindows(windows, suspensions)));
  }

  /// Days later at the same wall times, also when the clocks change in between.
  private Optional<Scenario> moreDays(int days) {
    Instant evacuation = terms.evacuationStart();
    List<Window> windows = new ArrayList<>(terms.windows());
    List<Suspension> suspensions = new ArrayList<>(terms.suspensions());
    for (int day = 1; day <= days; day++) {
      int later = day;
      for (Window window : terms.windows()) {
        Instant entry = window.entryFrom();
        Instant first = evacuation != null && evacuation.isAfter(entry) ? evacuation : entry;
        windows.add(new Window(
            window.id() + "+" + later,
            daysLater(window.start(), later),
            daysLater(window.end(), later),
            daysLater(first.isBefore(window.end()) ? first : entry, later),
            window.findLastEntry().map(last -> daysLater(last, later)).orElse(null),
            window.announced()));
      }
      terms
          .suspensions()
          .forEach(s ->
              suspensions.add(s.during(daysLater(s.start(), later), daysLater(s.end(), later))));
    }
    return Optional.of(scenario.with(terms.withWindows(windows, suspensions)));
  }

  private Instant daysLater(Instant instant, int days) {
    return instant.atZone(scenario.clock()).plusDays(days).toInstant();
  }

  private Optional<Scenario> startsEarlier(int hours) {
    Instant start = terms.evacuationStart();
    if (start == null) {
      return Optional.empty();
    }
    Instant opening = terms.windows().getFirst().start();
    Instant earlier = start.minus(Duration.ofHours(hours));
    return Optional.of(
        scenario.with(terms.withEvacuationStart(earlier.isBefore(opening) ? opening : earlier)));
  }

  private void addRoads() {
    add(
        "contraflow",
        "one more lane in the direction of travel on the whole way (contraflow)",
        n -> Optional.of(scenario.withSegments(wider(n))));
    add("second-road", "a second road of the same kind, checkpoints included", n -> secondRoad(n));
    for (Segment segment : scenario.segments()) {
      if (segment.access() != org.corridor.network.Access.OPEN) {
        add(
            "open-" + segment.id(),
            "the road " + words.road(segment) + " is open",
            n -> n > 1 ? Optional.empty() : Optional.of(opened(segment)));
      }
    }
  }

  private List<Segment> wider(int lanes) {
    return scenario.segments().stream()
        .map(s -> s.with(
            s.lengthKm(),
            s.speedKmh(),
            s.vehiclesPerHour().times((s.lanes() + lanes) / (double) s.lanes())))
        .toList();
  }

  private Optional<Scenario> secondRoad(int roads) {
    List<Segment> wider = scenario.segments().stream()
        .map(s -> s.with(s.lengthKm(), s.speedKmh(), s.vehiclesPerHour().times(1 + roads)))
        .toList();
    List<Checkpoint> checkpoints =
        terms.checkpoints().stream().map(c -> c.serving(1 + roads)).toList();
    return Optional.of(scenario.withSegments(wider).with(terms.withCheckpoints(checkpoints)));
  }

  private Scenario opened(Segment closed) {
    return scenario.withSegments(scenario.segments().stream()
        .map(s -> s.id().equals(closed.id()) ? s.opened() : s)
        .toList());
  }

  private void addServices() {
    for (Checkpoint checkpoint : terms.checkpoints()) {
      add(
          "checkpoint-lane-" + checkpoint.id(),
          "one more lane at the checkpoint at " + checkpoint.name(),
          n -> Optional.of(moreLanes(checkpoint, n)));
    }
    for (Site site : scenario.sites()) {
      site.findIntakePersonsPerHour()
          .ifPresent(intake -> add(
              "intake-" + site.id(),
              "100 people an hour more taken in at " + site.name(),
              n -> Optional.of(moreIntake(site, intake, 100 * n))));
      site.findRoomPersons()
          .filter(_ -> site.duty() == Site.Duty.RECEPTION)
          .ifPresent(room -> add(
              "room-" + site.id(),
              "room for 1,000 people more at " + site.name(),
              n -> Optional.of(moreRoom(site, room, 1000 * n))));
    }
    for (Fleet fleet : scenario.fleets()) {
      add(
          "vehicles-" + fleet.id(),
          (fleet.kind() == Fleet.Kind.BUS ? "ten more buses" : "ten more ambulances")
              + " with drivers in "
              + fleet.id(),
          n -> Optional.of(moreVehicles(fleet, 10 * n)));
    }
  }

  private Scenario moreLanes(Checkpoint widened, int lanes) {
    return scenario.with(terms.withCheckpoints(terms.checkpoints().stream()
        .map(c ->
            c.id().equals(widened.id()) ? c.serving((c.lanes() + lanes) / (double) c.lanes()) : c)
        .toList()));
  }

  private Scenario moreIntake(Site site, Amount intake, int more) {
    return replaced(
        site, site.with(new Amount(intake.value() + more, intake.basis()), site.roomPersons()));
  }

  private Scenario moreRoom(Site site, Amount room, int more) {
    return replaced(
        site,
        site.with(site.intakePersonsPerHour(), new Amount(room.value() + more, room.basis())));
  }

  private Scenario replaced(Site site, Site by) {
    return scenario.withSites(
        scenario.sites().stream().map(s -> s.id().equals(site.id()) ? by : s).toList());
  }

  private Scenario moreVehicles(Fleet fleet, int more) {
    return scenario.withFleets(scenario.fleets().stream()
        .map(f -> f.id().equals(fleet.id()) ? f.withMore(more) : f)
        .toList());
  }

  /// What is not confirmed yet, each with the scenario in which it is, and all of it together.
  static List<Term> confirmations(Scenario scenario) {
    Pricing pricing = new Pricing(scenario);
    Arrangement terms = scenario.arrangement();
    List<Term> missing = new ArrayList<>();
    Arrangement all = terms;
    for (Window window : terms.windows()) {
      if (!terms.confirmedByAll(window)) {
        all = pricing.windowConfirmed(all, window);
        Scenario one = scenario.with(pricing.windowConfirmed(terms, window));
        missing.add(
            pricing.confirmation("window-" + window.id(), "every party confirms the window", one));
      }
    }
    for (Route route : terms.routes()) {
      if (!terms.acceptedByAll(route)) {
        all = routeAccepted(all, route);
        Scenario one = scenario.with(routeAccepted(terms, route));
        missing.add(pricing.confirmation(
            "route-" + route.id(),
            "every party accepts the route "
                + pricing.words.places(route.places())
                + " in the same words",
            one));
      }
    }
    for (Suspension suspension : terms.suspensions()) {
      if (!suspension.confirmed()) {
        all = suspensionConfirmed(all, suspension);
        Scenario one = scenario.with(suspensionConfirmed(terms, suspension));
        missing.add(pricing.confirmation(
            "suspension-" + suspension.id(),
            terms.party(suspension.party()).name()
                + " confirms its suspension "
                + pricing.where(suspension),
            one));
      }
    }
    if (missing.size() > 1) {
      missing.add(pricing.confirmation("all", "all of these together", scenario.with(all)));
    }
    return missing;
  }

  private Term confirmation(String id, String text, Scenario confirmed) {
    return new Term("confirm-" + id, text, n -> n > 1 ? Optional.empty() : Optional.of(confirmed));
  }

  private String where(Suspension suspension) {
    if (suspension.everywhere()) {
      return "on the whole way";
    }
    List<String> areas = suspension.areas().stream().sorted().toList();
    List<String> roads = scenario.segments().stream()
        .filter(s -> suspension.segments().contains(s.id()))
        .map(words::road)
        .toList();
    List<String> all = new ArrayList<>(areas);
    all.addAll(roads);
    return "in " + Words.list(all);
  }

  private Arrangement windowConfirmed(Arrangement in, Window window) {
    List<Window.Announced> rows = new ArrayList<>(window.announced());
    for (Party party : terms.parties()) {
      if (!window.confirmedBy(party)) {
        rows.add(new Window.Announced(
            party.id(),
            window.start().atZone(party.timeZone()).toLocalDateTime(),
            window.end().atZone(party.timeZone()).toLocalDateTime(),
            party.timeZone(),
            true,
            Basis.NOT_NAMED));
      }
    }
    List<Window> windows = in.windows().stream()
        .map(w -> w.id().equals(window.id())
            ? new Window(w.id(), w.start(), w.end(), w.firstEntry(), w.lastEntry(), rows)
            : w)
        .toList();
    return in.withWindows(windows, in.suspensions());
  }

  private static Arrangement routeAccepted(Arrangement in, Route route) {
    Set<String> everybody = in.parties().stream().map(Party::id).collect(Collectors.toSet());
    Route corridor = in.corridor();
    List<Route> others = in.alternates().stream()
        .map(r -> r.id().equals(route.id()) ? r.acceptedBy(everybody) : r)
        .toList();
    if (corridor != null && corridor.id().equals(route.id())) {
      corridor = corridor.acceptedBy(everybody);
    }
    return in.withRoutes(corridor, others);
  }

  private static Arrangement suspensionConfirmed(Arrangement in, Suspension confirmed) {
    return in.withWindows(
        in.windows(),
        in.suspensions().stream()
            .map(s -> s.id().equals(confirmed.id()) ? s.asConfirmed() : s)
            .toList());
  }
}
