package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.corridor.arrangements.Checkpoint;
import org.corridor.arrangements.Party;
import org.corridor.arrangements.Route;
import org.corridor.arrangements.Suspension;
import org.corridor.arrangements.Window;
import org.corridor.plan.CutPart;
import org.corridor.plan.Element;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.Outcome;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanCheck;
import org.corridor.plan.solve.Planner;
import org.corridor.reports.Amount;
import org.corridor.scenario.Coverage;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;
import org.corridor.scenario.Zone;
import org.corridor.units.Rate;

/// Solves a scenario under some terms and says the planner's answer in the scenario's words.
final class Answers {
  private final Scenario scenario;
  private final Layout layout;
  private final Words words;
  private final Outcome outcome;
  private final List<Group> groups;

  private Answers(Layout layout, Outcome outcome) {
    this.layout = layout;
    this.outcome = outcome;
    scenario = layout.scenario();
    words = new Words(scenario);
    groups = layout.problem().groups();
  }

  static Answer of(Layout layout, Outcome outcome) {
    return new Answers(layout, outcome).answer();
  }

  /// The planner's plan and what no plan can beat, checked; nothing on what binds.
  static Planner.Proven proven(Layout layout) {
    Planner.Proven found = Planner.provenPlan(layout.problem());
    requireSound(layout, found.plan());
    return layout
        .findWithRoomToHalt()
        .map(Planner::provenPlan)
        .map(roomy -> new Planner.Proven(
            found.plan(),
            found.milliOut(),
            Math.max(found.milliBound(), roomy.milliBound()),
            found.limitReached()))
        .orElse(found);
  }

  private static void requireSound(Layout layout, Plan plan) {
    List<String> faults = PlanCheck.faults(layout.problem(), plan);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The plan found breaks the terms: " + faults);
    }
  }

  /// The planner's answer, checked.
  static Outcome solve(Layout layout) {
    Outcome outcome = Planner.solve(layout.problem());
    requireSound(layout, outcome.plan());
    return layout
        .findWithRoomToHalt()
        .map(roomy -> outcome.boundedBy(Planner.solve(roomy)))
        .orElse(outcome);
  }

  private Answer answer() {
    return new Answer(
        layout.terms(),
        outcome.personsOut(),
        outcome.personsBound(),
        zones(),
        arrivals(),
        outcome.mostByTime().stream()
            .map(p -> new Arrivals(Instant.ofEpochMilli(p.millis()), p.persons()))
            .toList(),
        binding(),
        trips(),
        outcome.plan(),
        outcome.limitReached());
  }

  /// People out per zone in whole persons that add up: what is cut off goes to the largest rests.
  static long[] personsByZone(Scenario scenario, Layout layout, Plan plan) {
    long[] milli = new long[scenario.zones().size()];
    for (Movement m : plan.movements()) {
      milli[layout.origin(m.group()).zone()] +=
          m.vehicles() * layout.problem().groups().get(m.group()).loadMilliPersons();
    }
    long[] persons = Arrays.stream(milli).map(n -> n / 1000).toArray();
    long missing = Arrays.stream(milli).sum() / 1000 - Arrays.stream(persons).sum();
    for (; missing > 0; missing--) {
      int most = 0;
      for (int z = 1; z < milli.length; z++) {
        most = milli[z] - persons[z] * 1000 > milli[most] - persons[most] * 1000 ? z : most;
      }
      persons[most]++;
    }
    return persons;
  }

  private List<ZoneAnswer> zones() {
    long[] out = personsByZone(scenario, layout, outcome.plan());
    List<ZoneAnswer> answers = new ArrayList<>();
    for (int z = 0; z < scenario.zones().size(); z++) {
      Zone zone = scenario.zones().get(z);
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (Movement m : outcome.plan().movements()) {
        if (layout.origin(m.group()).zone() == z) {
          first = Math.min(first, m.departFromMillis());
          last = Math.max(last, m.departToMillis());
        }
      }
      boolean leaves = last > Long.MIN_VALUE;
      OptionalLong safe = lastSafeDeparture(z);
      answers.add(new ZoneAnswer(
          zone.id(),
          zone.name(),
          zone.leaving(),
          out[z],
          safe.isEmpty() ? null : Instant.ofEpochMilli(safe.getAsLong()),
          leaves ? Instant.ofEpochMilli(first) : null,
          leaves ? Instant.ofEpochMilli(last) : null));
    }
    return answers;
  }

  /// On wheels if anybody has wheels, on foot otherwise.
  private OptionalLong lastSafeDeparture(int zone) {
    OptionalLong last = OptionalLong.empty();
    boolean wheels = false;
    for (int g = 0; g < groups.size(); g++) {
      OptionalLong safe = outcome.lastSafeDepartures().get(g);
      Kind kind = layout.origin(g).kind();
      if (layout.origin(g).zone() == zone && safe.isPresent()) {
        boolean better = kind.onWheels() && !wheels;
        if (last.isEmpty()
            || better
            || (kind.onWheels() == wheels && safe.getAsLong() > last.getAsLong())) {
          last = safe;
          wheels |= kind.onWheels();
        }
      }
    }
    return last;
  }

  private List<Arrivals> arrivals() {
    TreeMap<Long, Long> milli = new TreeMap<>();
    for (Movement m : outcome.plan().movements()) {
      milli.merge(
          m.arriveToMillis(), m.vehicles() * groups.get(m.group()).loadMilliPersons(), Long::sum);
    }
    List<Arrivals> points = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<Long, Long> at : milli.entrySet()) {
      sum += at.getValue();
      points.add(new Arrivals(Instant.ofEpochMilli(at.getKey()), sum / 1000));
    }
    return points;
  }

  private List<Trip> trips() {
    List<Trip> trips = new ArrayList<>();
    for (Movement m : outcome.plan().movements()) {
      Layout.Origin origin = layout.origin(m.group());
      List<String> places = new ArrayList<>();
      places.add(scenario.zones().get(origin.zone()).place());
      for (Movement.Step step : m.steps()) {
        if (step instanceof Movement.Step.Drive drive) {
          places.add(layout.segment(drive.road()).to());
        }
      }
      trips.add(new Trip(
          scenario.zones().get(origin.zone()).id(),
          origin.kind(),
          m.vehicles(),
          m.vehicles() * groups.get(m.group()).loadMilliPersons() / 1000.0,
          Instant.ofEpochMilli(m.departFromMillis()),
          Instant.ofEpochMilli(m.departToMillis()),
          places,
          Instant.ofEpochMilli(m.arriveFromMillis()),
          Instant.ofEpochMilli(m.arriveToMillis())));
    }
    return trips;
  }

  private List<BindingTerm> binding() {
    List<BindingTerm> binding = new ArrayList<>();
    if (outcome.personsOut() >= scenario.leaving()) {
      return binding;
    }
    for (CutPart part : outcome.binding()) {
      binding.add(described(part, false));
    }
    for (CutPart part : outcome.alsoBinding()) {
      binding.add(described(part, true));
    }
    for (Layout.Shortage shortage : layout.shortages()) {
      String zone = scenario.zones().get(shortage.zone()).name();
      boolean bus = shortage.kind() == Kind.BUS;
      binding.add(new BindingTerm(
          "seats",
          scenario.zones().get(shortage.zone()).id(),
          (bus ? "Not enough bus seats in " : "Not enough places in ambulances in ")
              + zone
              + ": "
              + Words.people(shortage.persons())
              + " without one"
              + (shortage.fleetThatCannotCome().isEmpty()
                  ? ""
                  : "; " + shortage.fleetThatCannotCome() + " cannot get there"),
          shortage.persons(),
          null,
          null));
    }
    if (outcome.personsOut() == 0 && outcome.binding().isEmpty() && !seatsAreAllThatLacks()) {
      binding.addAll(0, whyNobody());
    }
    return binding;
  }

  /// Everybody still in is without a seat, so nothing on the way holds anybody.
  private boolean seatsAreAllThatLacks() {
    long without =
        layout.shortages().stream().mapToLong(Layout.Shortage::persons).sum();
    return without >= scenario.leaving();
  }

  private BindingTerm described(CutPart part, boolean also) {
    String prefix = also ? "And as tight: " : "";
    Instant from = Instant.ofEpochMilli(part.fromMillis());
    Instant to = Instant.ofEpochMilli(part.toMillis());
    String during = " from " + words.period(from, to);
    long persons = personsPast(part);
    return switch (part.element()) {
      case Element.RoadElement(int road) -> {
        Segment segment = layout.segment(road);
        yield new BindingTerm(
            "road",
            segment.id(),
            prefix
                + "the road "
                + words.road(segment)
                + ": "
                + Words.vehicles(segment.vehiclesPerHour().value())
                + during
                + (part.untilNoUse() ? closing(segment, part.toMillis()) : ""),
            persons,
            from,
            to);
      }
      case Element.GateElement(int gate, int _)
      when layout.findCheckpoint(gate).isEmpty() -> {
        Site halt = layout.halt(gate);
        Gate gateHere = layout.problem().gates().get(gate);
        yield new BindingTerm(
            "halt",
            halt.id(),
            prefix + "room to halt at " + halt.name() + ": "
                + Words.vehicles(gateHere.lanes().getFirst().vehiclesPerHour().perHour()) + during,
            persons,
            from,
            to);
      }
      case Element.GateElement(int gate, int lane) -> {
        Checkpoint checkpoint = layout.findCheckpoint(gate).orElseThrow();
        Gate.Lane served = layout.problem().gates().get(gate).lanes().get(lane);
        yield new BindingTerm(
            "checkpoint",
            checkpoint.id(),
            prefix + "the checkpoint at " + checkpoint.name() + ": " + served(checkpoint, served)
                + during,
            persons,
            from,
            to);
      }
      case Element.IntakeElement(int d) ->
        new BindingTerm(
            "intake",
            layout.reception(d).id(),
            prefix
                + "the intake at "
                + layout.reception(d).name()
                + layout
                    .reception(d)
                    .findIntakePersonsPerHour()
                    .map(i -> ": " + Words.number(i.value()) + " people an hour")
                    .orElse("")
                + during,
            persons,
            from,
            to);
      case Element.RoomElement(int d) ->
        new BindingTerm(
            "room",
            layout.reception(d).id(),
            prefix + layout.reception(d).name() + " is full",
            persons,
            null,
            null);
      case Element.WaitElement(int place) ->
        new BindingTerm(
            "queue",
            scenario.places().get(place).id(),
            prefix + "room to wait at " + scenario.places().get(place).name() + during,
            persons,
            from,
            to);
    };
  }

  private static String served(Checkpoint checkpoint, Gate.Lane lane) {
    for (Map.Entry<String, Amount> own : checkpoint.ownLanes().entrySet()) {
      if (lane.kinds().equals(Set.of(Kind.valueOf(own.getKey().toUpperCase(Locale.ROOT))))) {
        String who = switch (own.getKey()) {
          case "bus" -> "buses";
          case "foot" -> "people on foot";
          default -> own.getKey() + "s";
        };
        return Words.number(own.getValue().value()) + " " + who + " an hour";
      }
    }
    return Words.vehicles(checkpoint.vehiclesPerHour().value());
  }

  /// Why a road stops being of use: what lies behind it takes its time, and something ends.
  private String closing(Segment segment, long lastMoment) {
    if (!segment.boundByWindow()) {
      return "";
    }
    for (Window window : layout.coverage().windowsThatCount()) {
      long end = window.end().toEpochMilli();
      boolean during = window.start().toEpochMilli() < lastMoment && lastMoment < end;
      long entry = window.findLastEntry().map(Instant::toEpochMilli).orElse(end);
      if (during && entry > lastMoment) {
        return "; whoever enters later is not through when " + firstToEnd(window, lastMoment);
      }
    }
    return "";
  }

  /// The window, or a suspension on the way that ends before it does.
  private String firstToEnd(Window window, long lastMoment) {
    Instant first = window.end();
    String what = "the window closes at ";
    for (Segment segment : way()) {
      for (Party party : layout.coverage().partiesOverContested(segment)) {
        Instant silence = Instant.EPOCH;
        for (Suspension s : layout.coverage().suspensionsThatCount()) {
          boolean here = s.party().equals(party.id()) && s.covers(segment.id(), segment.area());
          boolean then = s.start().toEpochMilli() <= lastMoment && s.end().isAfter(silence);
          silence = here && then ? s.end() : silence;
        }
        if (silence.toEpochMilli() > lastMoment && silence.isBefore(first)) {
          first = silence;
          what = "the suspension by " + party.name() + " ends at ";
        }
      }
    }
    for (Site site : scenario.sites()) {
      Instant closes = site.closes();
      if (site.duty() == Site.Duty.RECEPTION
          && closes != null
          && closes.isBefore(first)
          && closes.toEpochMilli() > lastMoment) {
        first = closes;
        what = site.name() + " closes at ";
      }
    }
    return what + words.time(first);
  }

  /// People who get past an element while it binds.
  private long personsPast(CutPart part) {
    long milli = 0;
    for (Movement m : outcome.plan().movements()) {
      boolean past = switch (part.element()) {
        case Element.IntakeElement(int d) ->
          m.destination() == d && within(part, m.arriveFromMillis());
        case Element.RoomElement(int d) -> m.destination() == d;
        case Element.RoadElement(int road) ->
          m.steps().stream()
              .anyMatch(s -> s instanceof Movement.Step.Drive drive
                  && drive.road() == road
                  && within(part, drive.fromMillis()));
        case Element.GateElement(int gate, int lane) ->
          m.steps().stream()
              .anyMatch(s -> s instanceof Movement.Step.Serve serve
                  && serve.gate() == gate
                  && serve.lane() == lane
                  && within(part, serve.fromMillis()));
        case Element.WaitElement _ -> false;
      };
      milli += past ? m.vehicles() * groups.get(m.group()).loadMilliPersons() : 0;
    }
    return milli / 1000;
  }

  private static boolean within(CutPart part, long millis) {
    return part.fromMillis() <= millis && millis < part.toMillis();
  }

  /// Nobody can set off: say what is missing on the way.
  private List<BindingTerm> whyNobody() {
    List<BindingTerm> reasons = new ArrayList<>();
    Coverage coverage = layout.coverage();
    boolean confirmed = layout.terms() == Terms.CONFIRMED;
    if (!scenario.arrangement().windows().isEmpty()
        && coverage.windowsThatCount().isEmpty()) {
      reasons.add(reason("window", "", "no window that every party has confirmed"));
    }
    if (!scenario.arrangement().routes().isEmpty() && coverage.routes().isEmpty()) {
      reasons.add(reason("route", "", "no route that every party has accepted in the same words"));
    }
    List<Segment> way = way();
    Map<String, List<Segment>> missing = new LinkedHashMap<>();
    for (Segment segment : way) {
      if (!Coverage.passable(segment)) {
        String what = switch (segment.access()) {
          case CLOSED -> " is closed";
          case OPEN, UNKNOWN -> " is not known to be open";
        };
        reasons.add(reason("access", segment.id(), words.road(segment) + what));
      }
      for (Party party : coverage.missingSuspensions(segment)) {
        missing.computeIfAbsent(party.name(), _ -> new ArrayList<>()).add(segment);
      }
      if (segment.contested().needsSuspension()
          && coverage.partiesWithReach(segment).isEmpty()) {
        missing.computeIfAbsent("", _ -> new ArrayList<>()).add(segment);
      }
    }
    List<Gate> gates = layout.problem().gates();
    for (int g = scenario.arrangement().checkpoints().size(); g < gates.size(); g++) {
      if (gates.get(g).lanes().getFirst().vehiclesPerHour().equals(Rate.ZERO)) {
        Site halt = layout.halt(g);
        reasons.add(reason("halt", halt.id(), "nobody finds room to halt at " + halt.name()));
      } else if (gates.get(g).hours().shrink(0, gates.get(g).serviceMillis()).isEmpty()) {
        Site halt = layout.halt(g);
        reasons.add(reason(
            "halt",
            halt.id(),
            "nobody may stop at " + halt.name() + " for as long as the halt there takes"));
      }
    }
    for (Checkpoint checkpoint : scenario.arrangement().checkpoints()) {
      if (checkpoint.vehiclesPerHour().value() == 0 && checkpoint.ownLanes().isEmpty()) {
        reasons.add(reason(
            "checkpoint",
            checkpoint.id(),
            "the checkpoint at " + checkpoint.name() + " serves nobody"));
      }
    }
    missing.forEach((party, roads) -> reasons.add(reason(
        "suspension",
        roads.getFirst().id(),
        (party.isEmpty() ? "nobody" : party)
            + " has "
            + (party.isEmpty() ? "" : "not ")
            + (confirmed ? "confirmed" : "announced")
            + " a suspension of hostilities on "
            + words.roads(roads))));
    if (reasons.isEmpty()) {
      reasons.add(reason("window", "", tooShort(way)));
    }
    return reasons;
  }

  private List<Segment> way() {
    Route corridor = scenario.arrangement().corridor();
    return corridor == null ? scenario.segments() : layout.coverage().along(corridor);
  }

  private String tooShort(List<Segment> way) {
    double hours = way.stream()
        .mapToDouble(s -> s.lengthKm().value() / s.speedKmh().value())
        .sum();
    return "no moment at which somebody could set off and be through in time; the road alone takes "
        + Words.duration(Duration.ofMinutes((long) Math.ceil(hours * 60)));
  }

  private static BindingTerm reason(String kind, String subject, String text) {
    return new BindingTerm(kind, subject, text, 0, null, null);
  }
}
