package org.corridor.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.corridor.arrangements.Checkpoint;
import org.corridor.plan.Gate;
import org.corridor.plan.Group;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.zones.Wave;
import org.corridor.plan.zones.ZonePlan;
import org.corridor.reports.Amount;
import org.corridor.scenario.Fleet;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.units.Spans;
import org.corridor.workflows.DayOrders.Post.What;
import org.jspecify.annotations.Nullable;

/// Vehicles of a plan by districts as convoys, and what each checkpoint and reception sees of them.
///
/// **Method.** Who leaves a zone by the same way in the same quarter hour goes together, in groups
/// of six to ten, and nobody further than five minutes behind the one before; above five vehicles
/// somebody leads and somebody brings up the rear; a scout goes half an hour ahead of the first by
/// each way (Logistics Cluster, *Organizing Convoys*; Battambang manual). Distances are those of an
/// open column, or what the times of the order make of them where that is more.
final class Convoys {
  private static final int GROUP_MAX = 10;
  private static final int WITHOUT_LEADER_MAX = 5;
  private static final long SCOUT_AHEAD_SECONDS = 30 * 60L;
  /// After so long without anybody on a way nobody knows it any more; assumed.
  private static final long QUIET_MILLIS = 2 * 3_600_000L;

  /// Whoever is further behind does not see the one before; assumed.
  private static final long APART_MILLIS = 5 * 60_000L;

  private static final long QUARTER_MILLIS = 15 * 60_000L;

  /// 15 to 20 vehicles a kilometre: 50 to 67 metres from one to the next.
  private static final long OPEN_COLUMN_METRES = 60;

  private static final long COLUMN_STEP_METRES = 20;

  private final Layout layout;
  private final Scenario scenario;
  private final Map<String, String> nameOfFleet;
  private final List<DayOrders.Convoy> convoys = new ArrayList<>();
  private final Map<String, Integer> convoyOfFleet = new HashMap<>();
  private final Map<Post, Map<Long, Slot>> posts = new LinkedHashMap<>();

  /// One vehicle, or a party on foot.
  private record Unit(
      Wave wave, Movement movement, Group group, Layout.Origin origin, long at, long persons) {
    /// When it does a step that the first of its wave begins at some moment.
    long shifted(long first) {
      return first + at - movement.departFromMillis();
    }
  }

  /// Who may go together.
  private record Together(
      int zone, boolean onFoot, List<Integer> roads, int destination, long quarter) {}

  private record Post(String name, String place, What what) {
    static Post of(Checkpoint checkpoint) {
      return new Post(checkpoint.name(), checkpoint.place(), What.CHECKPOINT);
    }

    static Post of(Site site) {
      boolean halt = site.findHaltMinutes().isPresent();
      return new Post(site.name(), site.place(), halt ? What.HALT : What.RECEPTION);
    }
  }

  private static final class Slot {
    final Map<Kind, Integer> vehicles = new EnumMap<>(Kind.class);
    final Set<Integer> convoys = new TreeSet<>();
    long persons;
    int empty;
  }

  /// @param nameOfFleet of fleets that are trips of one vehicle, how that vehicle is called
  /// @param moments at which each vehicle of each wave sets off, see [Slots]
  Convoys(Layout layout, ZonePlan plan, Map<String, String> nameOfFleet, long[][] moments) {
    this.layout = layout;
    this.nameOfFleet = nameOfFleet;
    scenario = layout.scenario();
    for (Checkpoint checkpoint : scenario.arrangement().checkpoints()) {
      posts.put(Post.of(checkpoint), new TreeMap<>());
    }
    for (Site site : scenario.sites()) {
      if (site.duty() == Site.Duty.RECEPTION || site.findHaltMinutes().isPresent()) {
        posts.put(Post.of(site), new TreeMap<>());
      }
    }
    Heads heads = new Heads(layout, plan);
    Map<Together, List<Unit>> together = new HashMap<>();
    for (int w = 0; w < plan.waves().size(); w++) {
      Wave wave = plan.waves().get(w);
      Movement movement = plan.plan().movements().get(w);
      Group group = layout.problem().groups().get(wave.group());
      Layout.Origin origin = layout.origin(wave.group());
      for (int i = 0; i < moments[w].length; i++) {
        Together key = new Together(
            origin.zone(),
            group.kind() == Kind.FOOT,
            wave.route().roads(),
            wave.route().destination(),
            Math.floorDiv(moments[w][i], QUARTER_MILLIS));
        together
            .computeIfAbsent(key, _ -> new ArrayList<>())
            .add(new Unit(wave, movement, group, origin, moments[w][i], heads.in(w, i)));
      }
    }
    List<List<Unit>> groups = new ArrayList<>();
    together.values().forEach(units -> groups.addAll(groups(units)));
    groups.sort(Comparator.comparingLong((List<Unit> g) -> g.getFirst().at())
        .thenComparingInt(g -> g.getFirst().origin().zone())
        .thenComparing(g -> g.getFirst().wave().route().roads().toString())
        .thenComparing(g -> g.getFirst().group().kind()));
    Map<List<Integer>, Long> passed = new HashMap<>();
    groups.forEach(g -> add(g, passed));
  }

  private static List<List<Unit>> groups(List<Unit> units) {
    units.sort(Comparator.comparingLong(Unit::at).thenComparing(u -> u.group().kind()));
    List<List<Unit>> groups = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= units.size(); i++) {
      if (i == units.size() || units.get(i).at() - units.get(i - 1).at() > APART_MILLIS) {
        groups.addAll(even(units.subList(from, i)));
        from = i;
      }
    }
    return groups;
  }

  /// Sixes to tens, as even as can be.
  private static List<List<Unit>> even(List<Unit> units) {
    int count = Math.ceilDiv(units.size(), GROUP_MAX);
    List<List<Unit>> groups = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      groups.add(units.subList(units.size() * g / count, units.size() * (g + 1) / count));
    }
    return groups;
  }

  private void add(List<Unit> units, Map<List<Integer>, Long> passed) {
    int number = convoys.size() + 1;
    Unit first = units.getFirst();
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    Set<String> named = new TreeSet<>();
    long persons = 0;
    for (Unit unit : units) {
      kinds.merge(unit.group().kind(), 1, Integer::sum);
      persons += unit.persons();
      Fleet fleet = unit.origin().fleet();
      if (fleet != null) {
        named.add(nameOfFleet.getOrDefault(fleet.id(), fleet.id()));
        convoyOfFleet.put(fleet.id(), number);
      }
      post(unit, number);
    }
    boolean onFoot = first.group().kind() == Kind.FOOT;
    Long before = passed.put(first.wave().route().roads(), units.getLast().at());
    boolean wanted = !onFoot && (before == null || first.at() - before > QUIET_MILLIS);
    boolean scout = wanted && open(first, SCOUT_AHEAD_SECONDS * 1_000);
    String zone = scenario.zones().get(first.origin().zone()).id();
    List<DayOrders.Pass> passes = passes(first, units.getLast());
    convoys.add(new DayOrders.Convoy(
        number,
        zone,
        kinds,
        List.copyOf(named),
        persons,
        units.size() > WITHOUT_LEADER_MAX,
        scout ? passes.getFirst().first().minusSeconds(SCOUT_AHEAD_SECONDS) : null,
        passes,
        layout.reception(first.wave().route().destination()).id(),
        onFoot ? 0 : columnMetres(units),
        safeStops(passes),
        wanted && !scout));
  }

  /// From the first to the last, where they drive fastest.
  private long columnMetres(List<Unit> units) {
    double metresPerMilli = 0;
    for (int road : units.getFirst().wave().route().roads()) {
      metresPerMilli = Math.max(
          metresPerMilli,
          layout.problem().roads().lengthMetres(road)
              / (double) layout.problem().travelMillis(road, true));
    }
    double metres = 0;
    for (int i = 1; i < units.size(); i++) {
      long behind = units.get(i).at() - units.get(i - 1).at();
      metres += Math.max(OPEN_COLUMN_METRES, behind * metresPerMilli);
    }
    return Math.round(metres / COLUMN_STEP_METRES) * COLUMN_STEP_METRES;
  }

  /// May whoever goes so long before be on every road of the way, and through every checkpoint?
  private boolean open(Unit unit, long ahead) {
    for (Movement.Step step : unit.movement().steps()) {
      if (step instanceof Movement.Step.Drive drive) {
        long there = unit.shifted(drive.fromMillis()) - ahead;
        Spans opening = layout.problem().openings().get(drive.road());
        if (!opening.covers(there, there + drive.durationMillis())) {
          return false;
        }
      } else if (step instanceof Movement.Step.Serve serve) {
        long there = unit.shifted(serve.fromMillis()) - ahead;
        Gate gate = layout.problem().gates().get(serve.gate());
        // Who looks ahead does not rest.
        if (!gate.halt()
            && !gate.hours().intersect(gate.safe()).covers(there, there + serve.durationMillis())) {
          return false;
        }
      }
    }
    return true;
  }

  private List<DayOrders.Pass> passes(Unit first, Unit last) {
    List<DayOrders.Pass> passes = new ArrayList<>();
    String place = scenario.zones().get(first.origin().zone()).place();
    passes.add(pass(
        place,
        first,
        last,
        first.movement().departFromMillis(),
        last.movement().departFromMillis()));
    for (int s = 0; s < first.movement().steps().size(); s++) {
      if (first.movement().steps().get(s) instanceof Movement.Step.Drive drive) {
        Movement.Step same = last.movement().steps().get(s);
        place = layout.segment(drive.road()).to();
        passes.add(pass(
            place,
            first,
            last,
            drive.fromMillis() + drive.durationMillis(),
            same.fromMillis() + same.durationMillis()));
      }
    }
    return passes;
  }

  private DayOrders.Pass pass(String place, Unit first, Unit last, long one, long other) {
    return pass(scenario, place, first.shifted(one), last.shifted(other));
  }

  static DayOrders.Pass pass(Scenario scenario, String place, long first, long last) {
    boolean checkpoint =
        scenario.arrangement().checkpoints().stream().anyMatch(c -> c.place().equals(place));
    double halt = scenario.sites().stream()
        .filter(s -> s.place().equals(place))
        .flatMap(s -> s.findHaltMinutes().stream())
        .mapToDouble(Amount::value)
        .sum();
    return new DayOrders.Pass(
        place,
        checkpoint,
        Math.round(halt),
        Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last));
  }

  /// Havens and staging points on the way at which they do not halt anyway.
  private List<String> safeStops(List<DayOrders.Pass> passes) {
    List<String> stops = new ArrayList<>();
    for (DayOrders.Pass pass : passes.subList(1, passes.size())) {
      boolean safe = scenario.sites().stream()
          .anyMatch(s -> s.duty() != Site.Duty.RECEPTION
              && s.findHaltMinutes().isEmpty()
              && s.place().equals(pass.place()));
      if (safe && !stops.contains(pass.place())) {
        stops.add(pass.place());
      }
    }
    return stops;
  }

  private void post(Unit unit, int convoy) {
    for (Movement.Step step : unit.movement().steps()) {
      if (step instanceof Movement.Step.Serve serve) {
        Post post = layout
            .findCheckpoint(serve.gate())
            .map(Post::of)
            .orElseGet(() -> Post.of(layout.halt(serve.gate())));
        count(post, unit, unit.shifted(serve.fromMillis()), convoy);
      }
    }
    count(
        Post.of(layout.reception(unit.movement().destination())),
        unit,
        unit.shifted(unit.movement().arriveFromMillis()),
        convoy);
  }

  private void count(Post post, Unit unit, long at, int convoy) {
    Slot slot = slot(post, at);
    slot.vehicles.merge(unit.group().kind(), 1, Integer::sum);
    slot.persons += unit.persons();
    slot.convoys.add(convoy);
  }

  private Slot slot(Post post, long at) {
    return posts
        .computeIfAbsent(post, _ -> new TreeMap<>())
        .computeIfAbsent(Math.floorDiv(at, QUARTER_MILLIS) * QUARTER_MILLIS, _ -> new Slot());
  }

  /// An empty vehicle goes a way; checkpoints on it have to let it through.
  void goesEmpty(List<DayOrders.Pass> way) {
    for (DayOrders.Pass pass : way) {
      for (Checkpoint checkpoint : scenario.arrangement().checkpoints()) {
        if (checkpoint.place().equals(pass.place())) {
          slot(Post.of(checkpoint), pass.first().toEpochMilli()).empty++;
        }
      }
    }
  }

  List<DayOrders.Convoy> all() {
    return convoys;
  }

  /// The convoy of a trip; null where it does not set off.
  @Nullable
  Integer of(String fleet) {
    return convoyOfFleet.get(fleet);
  }

  List<DayOrders.Post> posts() {
    List<DayOrders.Post> all = new ArrayList<>();
    posts.forEach((post, slots) -> {
      List<DayOrders.Slot> rows = new ArrayList<>();
      slots.forEach((from, slot) -> rows.add(new DayOrders.Slot(
          Instant.ofEpochMilli(from),
          slot.vehicles,
          slot.persons,
          List.copyOf(slot.convoys),
          slot.empty)));
      all.add(new DayOrders.Post(post.name(), post.place(), post.what(), rows));
    });
    return all;
  }
}
