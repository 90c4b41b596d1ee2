package org.corridor.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Curfew;
import org.corridor.arrangements.Party;
import org.corridor.arrangements.Route;
import org.corridor.arrangements.Suspension;
import org.corridor.arrangements.Window;
import org.corridor.network.Access;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// When each road may be used under some terms, and what is missing where it may not.
///
/// The rule (invariant I4): a vehicle may be on a contested road from its entry to its exit only if
/// that time, with the margin before and after, lies inside a suspension by every party with reach
/// over the road.
public final class Coverage {
  private final Scenario scenario;
  private final Arrangement arrangement;
  private final Terms terms;
  private final Spans horizon;
  private final Spans windows;
  private final Spans curfewFree;
  private @Nullable Set<Set<String>> alongRoutes;

  public Coverage(Scenario scenario, Terms terms, Spans horizon) {
    this.scenario = scenario;
    this.terms = terms;
    this.horizon = horizon;
    arrangement = scenario.arrangement();
    List<Spans> open = new ArrayList<>();
    for (Window window : windowsThatCount()) {
      open.add(Spans.of(window.start().toEpochMilli(), window.end().toEpochMilli()));
    }
    windows = arrangement.windows().isEmpty() ? horizon : Spans.union(open).intersect(horizon);
    curfewFree = horizon.minus(curfew());
  }

  public List<Window> windowsThatCount() {
    return arrangement.windows().stream()
        .filter(w -> terms == Terms.ANNOUNCED || arrangement.confirmedByAll(w))
        .toList();
  }

  private Spans curfew() {
    Curfew curfew = arrangement.curfew();
    List<Spans> nights = new ArrayList<>();
    if (curfew != null) {
      var first = Instant.ofEpochMilli(horizon.first()).atZone(curfew.timeZone());
      var last = Instant.ofEpochMilli(horizon.last()).atZone(curfew.timeZone());
      for (var day = first.toLocalDate().minusDays(1);
          !day.isAfter(last.toLocalDate());
          day = day.plusDays(1)) {
        var endDay = curfew.from().isBefore(curfew.to()) ? day : day.plusDays(1);
        nights.add(Spans.of(
            day.atTime(curfew.from()).atZone(curfew.timeZone()).toInstant().toEpochMilli(),
            endDay.atTime(curfew.to()).atZone(curfew.timeZone()).toInstant().toEpochMilli()));
      }
    }
    return Spans.union(nights);
  }

  private long marginMillis() {
    return Math.round(arrangement.marginMinutes().value() * 60_000);
  }

  /// While a vehicle may be on the road; says nothing about whether the road itself is passable.
  public Spans opening(Segment segment) {
    if (!onRoute(segment)) {
      return Spans.NONE;
    }
    boolean contested = segment.contested().needsSuspension();
    Spans open = curfewFree;
    if (segment.boundByWindow()) {
      open = open.intersect(contested ? windows.shrink(0, marginMillis()) : windows);
    }
    return contested ? open.intersect(silent(segment)) : open;
  }

  /// When every party with reach over a road is silent, less the margin.
  private Spans silent(Segment segment) {
    List<Party> parties = partiesWithReach(segment);
    Spans silent = parties.isEmpty() ? Spans.NONE : horizon;
    for (Party party : parties) {
      silent = silent.intersect(silence(segment, party));
    }
    return silent;
  }

  private Spans silence(Segment segment, Party party) {
    List<Spans> spans = new ArrayList<>();
    for (Suspension suspension : suspensionsThatCount()) {
      if (suspension.party().equals(party.id())
          && suspension.covers(segment.id(), segment.area())) {
        spans.add(Spans.of(suspension.start().toEpochMilli(), suspension.end().toEpochMilli()));
      }
    }
    return Spans.union(spans).shrink(marginMillis(), marginMillis());
  }

  public List<Suspension> suspensionsThatCount() {
    return arrangement.suspensions().stream()
        .filter(s -> terms == Terms.ANNOUNCED || s.confirmed())
        .toList();
  }

  /// Whose silence a road needs; nobody's where fighting cannot reach it.
  public List<Party> partiesOverContested(Segment segment) {
    return segment.contested().needsSuspension() ? partiesWithReach(segment) : List.of();
  }

  public List<Party> partiesWithReach(Segment segment) {
    return arrangement.parties().stream()
        .filter(p -> segment.reach().isEmpty() || segment.reach().contains(p.id()))
        .toList();
  }

  /// Is a party silent on a road from the beginning of a window to its end?
  public boolean silentThroughout(Segment segment, Party party, Window window) {
    return silence(segment, party)
        .covers(
            window.start().toEpochMilli() + marginMillis(),
            window.end().toEpochMilli() - marginMillis());
  }

  /// Parties with reach over a contested road that are silent there at no time inside the windows.
  public List<Party> missingSuspensions(Segment segment) {
    return partiesOverContested(segment).stream()
        .filter(party -> silence(segment, party).intersect(announcedWindows()).isEmpty())
        .toList();
  }

  private Spans announcedWindows() {
    List<Spans> all = new ArrayList<>();
    for (Window window : arrangement.windows()) {
      all.add(Spans.of(window.start().toEpochMilli(), window.end().toEpochMilli()));
    }
    return all.isEmpty() ? horizon : Spans.union(all);
  }

  /// The routes that count under these terms.
  public List<Route> routes() {
    return arrangement.routes().stream()
        .filter(r -> terms == Terms.ANNOUNCED || arrangement.acceptedByAll(r))
        .toList();
  }

  private boolean onRoute(Segment segment) {
    return arrangement.corridor() == null
        || segment.feeder()
        || alongRoutes().contains(Set.of(segment.from(), segment.to()));
  }

  /// Pairs of places that follow each other on a route that counts, in either direction: buses come
  /// back empty.
  private Set<Set<String>> alongRoutes() {
    if (alongRoutes == null) {
      Set<Set<String>> pairs = new HashSet<>();
      for (Route route : routes()) {
        for (int i = 0; i + 1 < route.places().size(); i++) {
          pairs.add(Set.of(route.places().get(i), route.places().get(i + 1)));
        }
      }
      alongRoutes = pairs;
    }
    return alongRoutes;
  }

  /// When it is safe to stand in a queue at a place: while every contested road there is silent.
  public Spans safeAt(String place) {
    Spans safe = horizon;
    for (Segment segment : scenario.segments()) {
      boolean touches = segment.from().equals(place) || segment.to().equals(place);
      if (touches && segment.contested().needsSuspension() && onRoute(segment)) {
        safe = safe.intersect(silent(segment));
      }
    }
    return safe;
  }

  /// Roads of a route, in order, in the direction of travel.
  public List<Segment> along(Route route) {
    List<Segment> roads = new ArrayList<>();
    for (int i = 0; i + 1 < route.places().size(); i++) {
      String from = route.places().get(i);
      String to = route.places().get(i + 1);
      scenario.segments().stream()
          .filter(s -> s.from().equals(from) && s.to().equals(to))
          .findFirst()
          .ifPresent(roads::add);
    }
    return roads;
  }

  public static boolean passable(Segment segment) {
    return segment.access() == Access.OPEN;
  }
}
