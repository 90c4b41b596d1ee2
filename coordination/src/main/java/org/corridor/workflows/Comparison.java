package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.arrangements.Arrangement;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Curfew;
import org.corridor.arrangements.Suspension;
import org.corridor.arrangements.Window;
import org.corridor.plan.solve.Planner;
import org.corridor.scenario.Coverage;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;
import org.corridor.scenario.Zone;

/// Two proposals side by side: what each moves, and what each difference between them is worth.
///
/// @param first the one
/// @param second the other
/// @param differences every kind of term in which they differ
public record Comparison(Assessment first, Assessment second, List<Difference> differences) {
  public Comparison {
    differences = List.copyOf(differences);
  }

  /// A kind of term in which two proposals differ.
  ///
  /// @param what the kind of term
  /// @param inFirst as it stands in the first
  /// @param inSecond as it stands in the second
  /// @param gainAlone people more if the first took over this difference alone; empty when it
  ///     cannot stand alone
  public record Difference(
      String what, String inFirst, String inSecond, Optional<Long> gainAlone) {}

  public static Comparison of(Scenario first, Scenario second) {
    return of(first, second, Progress.NONE);
  }

  /// The same, which may be stopped before every step of it.
  public static Comparison of(Scenario first, Scenario second, Progress progress) {
    Assessment one = Assess.of(first, progress, false);
    Assessment other = Assess.of(second, progress, false);
    return new Comparison(one, other, new Differences(first, second, one, progress).all());
  }

  /// Finds the differences, and for each the first scenario with the second's term.
  private static final class Differences {
    private final Scenario first;
    private final Scenario second;
    private final Assessment answer;
    private final Progress progress;
    private final List<Difference> found = new ArrayList<>();

    Differences(Scenario first, Scenario second, Assessment answer, Progress progress) {
      this.progress = progress;
      this.first = first;
      this.second = second;
      this.answer = answer;
    }

    List<Difference> all() {
      Arrangement ours = first.arrangement();
      Arrangement theirs = second.arrangement();
      compare(
          "windows and suspensions",
          s -> List.of(s.arrangement().windows(), s.arrangement().suspensions()),
          s -> windows(s) + suspensions(s),
          first.with(ours.withWindows(theirs.windows(), theirs.suspensions())));
      compare(
          "start of the evacuation",
          s -> Optional.ofNullable(s.arrangement().evacuationStart()),
          s -> start(s),
          first.with(ours.withEvacuationStart(theirs.evacuationStart())));
      compare(
          "curfew",
          s -> Optional.ofNullable(s.arrangement().curfew()),
          s -> curfew(s),
          first.with(ours.withCurfew(theirs.curfew())));
      compare(
          "margin",
          s -> s.arrangement().marginMinutes(),
          s -> Words.number(s.arrangement().marginMinutes().value()) + " minutes",
          first.with(ours.withMarginMinutes(theirs.marginMinutes())));
      compare(
          "checkpoints",
          s -> s.arrangement().checkpoints(),
          s -> checkpoints(s),
          first.with(ours.withCheckpoints(theirs.checkpoints())));
      compare(
          "roads and routes",
          s -> List.of(s.arrangement().routes(), s.segments()),
          s -> routes(s) + roads(s),
          new Scenario(
              first.title(),
              first.clock(),
              ours.withRoutes(theirs.corridor(), theirs.alternates()),
              second.places(),
              second.segments(),
              first.zones(),
              first.fleets(),
              first.sites(),
              first.figures()));
      compare("people", s -> s.zones(), s -> people(s), first.withZones(second.zones()));
      compare(
          "buses and ambulances",
          s -> s.fleets(),
          s -> fleets(s),
          first.withFleets(second.fleets()));
      compare(
          "planning figures",
          s -> s.figures(),
          s -> "on foot " + Words.number(s.figures().walkKmh().value()) + " km/h",
          first.withFigures(second.figures()));
      compare("sites", s -> s.sites(), s -> sites(s), first.withSites(second.sites()));
      return found;
    }

    /// Terms are compared as they are; words that come out the same say that the rest differs.
    private void compare(
        String what,
        Function<Scenario, Object> term,
        Function<Scenario, String> words,
        Scenario mixed) {
      if (term.apply(first).equals(term.apply(second))) {
        return;
      }
      String ours = said(words.apply(first));
      String theirs = said(words.apply(second));
      String rest =
          ours.equals(theirs) ? " (they differ in hours, limits, sources or other details)" : "";
      found.add(new Difference(what, ours + rest, theirs + rest, gain(mixed)));
    }

    private static String said(String text) {
      return text.isEmpty() ? "none" : text;
    }

    /// A halt of one and what stands at its place in the other do not go together.
    private static boolean haltsOnTheWay(Scenario mixed) {
      return mixed.sites().stream()
          .filter(s -> s.findHaltMinutes().isPresent())
          .map(Site::place)
          .noneMatch(p -> mixed.zones().stream().anyMatch(z -> z.place().equals(p))
              || mixed.arrangement().checkpoints().stream()
                  .anyMatch(c -> c.place().equals(p))
              || mixed.sites().stream()
                  .anyMatch(s -> s.duty() == Site.Duty.RECEPTION && s.place().equals(p)));
    }

    private Optional<Long> gain(Scenario mixed) {
      Set<String> places = new HashSet<>();
      mixed.places().forEach(place -> places.add(place.id()));
      Set<String> zones = mixed.zones().stream().map(Zone::id).collect(Collectors.toSet());
      boolean whole = mixed.zones().stream().allMatch(z -> places.contains(z.place()))
          && mixed.sites().stream().allMatch(s -> places.contains(s.place()))
          && mixed.fleets().stream()
              .allMatch(f -> places.contains(f.place()) && zones.contains(f.zone()))
          && mixed.arrangement().checkpoints().stream().allMatch(c -> places.contains(c.place()))
          && haltsOnTheWay(mixed);
      if (!whole) {
        return Optional.empty();
      }
      progress.begins();
      long out = Planner.personsOut(new Layout(mixed, Terms.ANNOUNCED).problem());
      return Optional.of(out - answer.announced().personsOut());
    }

    private static String windows(Scenario s) {
      return s.arrangement().windows().stream()
          .map(w ->
              day(s, w.start()) + " " + wall(s, w.start()) + "–" + wall(s, w.end()) + entry(s, w))
          .collect(Collectors.joining(", "));
    }

    private static String entry(Scenario s, Window window) {
      return (window.firstEntry() == null ? "" : ", first entry " + wall(s, window.firstEntry()))
          + window.findLastEntry().map(last -> ", last entry " + wall(s, last)).orElse("");
    }

    private static String wall(Scenario s, Instant instant) {
      return instant.atZone(s.clock()).toLocalTime().toString();
    }

    private static String day(Scenario s, Instant instant) {
      return instant.atZone(s.clock()).toLocalDate().toString();
    }

    private static String suspensions(Scenario s) {
      return s.arrangement().suspensions().stream()
          .map(x -> suspension(s, x))
          .collect(Collectors.joining());
    }

    private static String suspension(Scenario s, Suspension x) {
      Words words = new Words(s);
      List<String> where = new ArrayList<>(x.areas().stream().sorted().toList());
      s.segments().stream()
          .filter(r -> x.segments().contains(r.id()))
          .forEach(r -> where.add(words.road(r)));
      return "; "
          + s.arrangement().party(x.party()).name()
          + " silent "
          + wall(s, x.start())
          + "–"
          + wall(s, x.end())
          + (x.everywhere() ? " everywhere" : " in " + Words.list(where))
          + (x.confirmed() ? "" : " (not confirmed)");
    }

    private static String start(Scenario s) {
      Instant start = s.arrangement().evacuationStart();
      return start == null ? "with the window" : wall(s, start);
    }

    private static String curfew(Scenario s) {
      Curfew curfew = s.arrangement().curfew();
      return curfew == null ? "" : curfew.from() + "–" + curfew.to();
    }

    private static String checkpoints(Scenario s) {
      return s.arrangement().checkpoints().stream()
          .map(c -> c.name() + ", " + Words.vehicles(c.vehiclesPerHour().value()) + queue(c))
          .collect(Collectors.joining("; "));
    }

    private static String queue(Checkpoint c) {
      return c.queueVehiclesMax() == 0 ? "" : ", queue of up to " + c.queueVehiclesMax();
    }

    private static String routes(Scenario s) {
      Words words = new Words(s);
      return s.arrangement().routes().stream()
          .map(r -> words.places(r.places()))
          .collect(Collectors.joining("; "));
    }

    private static String roads(Scenario s) {
      double km = s.segments().stream().mapToDouble(r -> r.lengthKm().value()).sum();
      double slowest =
          s.segments().stream().mapToDouble(r -> r.speedKmh().value()).min().orElse(0);
      double least = s.segments().stream()
          .mapToDouble(r -> r.vehiclesPerHour().value())
          .min()
          .orElse(0);
      long shut = s.segments().stream().filter(r -> !Coverage.passable(r)).count();
      return " ("
          + s.segments().size()
          + " roads, "
          + Words.number(Math.round(km * 10) / 10.0)
          + " km, from "
          + Words.number(slowest)
          + " km/h, from "
          + Words.vehicles(least)
          + (shut > 0 ? ", " + shut + " not open" : "")
          + ")";
    }

    private static String people(Scenario s) {
      return s.zones().stream()
          .map(z -> z.name()
              + ": "
              + Words.people(z.leaving())
              + ", "
              + Words.number(z.personsPerCar().value())
              + " a car"
              + (z.shareWithCar().value() < 1
                  ? ", share with a car " + Words.number(z.shareWithCar().value())
                  : "")
              + others(z))
          .collect(Collectors.joining("; "));
    }

    private static String others(Zone z) {
      long ambulance = z.ambulancePersons() + z.stretcherPersons();
      return (z.busPersons() > 0 ? ", " + z.busPersons() + " by bus" : "")
          + (ambulance > 0 ? ", " + ambulance + " by ambulance" : "")
          + (z.footPersons() > 0 ? ", " + z.footPersons() + " on foot" : "");
    }

    private static String fleets(Scenario s) {
      return s.fleets().stream()
          .map(f -> f.id() + ": " + f.drivable() + " with " + seats(f))
          .collect(Collectors.joining("; "));
    }

    private static String seats(Fleet f) {
      return Words.number(f.seats().value())
          + " seats"
          + (f.stretchers() > 0 ? " and " + f.stretchers() + " stretchers" : "");
    }

    private static String sites(Scenario s) {
      return s.sites().stream()
          .map(t -> t.name()
              + t.findIntakePersonsPerHour()
                  .map(i -> ", " + Words.number(i.value()) + " people an hour")
                  .orElse("")
              + t.findRoomPersons()
                  .map(r -> ", room for " + Words.number(r.value()))
                  .orElse("")
              + duty(t))
          .collect(Collectors.joining("; "));
    }

    private static String duty(Site site) {
      return site.findHaltMinutes()
          .map(m -> ", where everybody stops for " + Words.number(m.value()) + " minutes")
          .orElse(site.duty() == Site.Duty.RECEPTION ? "" : " (to wait)");
    }
  }
}
