package org.corridor.plan.zones;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.corridor.plan.Group;
import org.corridor.plan.Movement;
import org.corridor.plan.Movement.Step;
import org.corridor.plan.Plan;
import org.corridor.plan.PlanningProblem;
import org.jspecify.annotations.Nullable;

/// One route for each district and departures in whole quarter hours, as good as can be found.
///
/// **Problem.** Each district is told one route (or a few), and in which quarter hours how many of
/// its vehicles set off, evenly; no road, checkpoint or intake is asked for more than it carries in
/// any minute, nobody waits on the way. As many people out as possible, those who cannot wait
/// first, then early.
/// **Method.** Routes are taken from the exact flow ([#mayUse(Plan)]), which knows how all share
/// the
/// roads, and from shortest ways, later on roads made dear by how full they are (conflict-based
/// path
/// generation [1]). A district is told what brings most of it out in what the others leave free.
/// Then again and again some are told anew: those not all out, and others who take what they need
/// (large neighbourhood search [2]).
/// **Cost.** A step: routes tried × roads × quarter hours.
///
/// [1] V. Pillac, P. Van Hentenryck, C. Even, *A conflict-based path-generation heuristic for
/// evacuation planning*, Transportation Research B 83, 2016. [2] P. Shaw, *Using constraint
/// programming and local search methods to solve vehicle routing problems*, CP 1998.
public final class ZonePlanner {
  /// Where a quarter hour is too short for one vehicle, an hour.
  private static final int LONG_WAVE_QUARTERS = 4;

  /// What being out at the first moment counts beside being out at all.
  private static final double EARLY = 0.2;

  private static final int ROUTES_MAX = 12;
  private static final int NEAREST_MAX = 3;
  private static final int TOLD_ANEW = 6;
  private static final int ROADS_LOOKED_AT = 3;

  /// Thousandths of persons by which a step may be for the worse at first: it leads out of dead
  /// ends.
  private static final double TOLERANCE = 500;

  /// So many steps between two looks at which roads are full.
  private static final int STEPS_PER_LOOK = 2_000;
  private static final int STEPS_PER_QUESTION = 50;

  private final PlanningProblem problem;
  private final int routesPerDistrictMax;
  private final SplittableRandom random;
  private final Loads loads;
  private final Ways ways;
  private final List<District> districts;
  private final int[] gateAt;
  private final Map<WayKey, @Nullable Way> known = new HashMap<>();
  private final List<List<District>> towards = new ArrayList<>();
  private final long firstQuarter;
  private final long end;

  /// The quarter hour that is looked at.
  private final Quarter free = new Quarter();

  /// How full each road was when last looked at, and who used it then.
  private final double[] fullness;

  private final List<List<District>> users = new ArrayList<>();
  private double value;

  private record WayKey(int group, Route route) {}

  /// @param routesPerDistrictMax routes that one district may be told
  public ZonePlanner(PlanningProblem problem, int routesPerDistrictMax, long seed) {
    this.problem = problem;
    this.routesPerDistrictMax = routesPerDistrictMax;
    random = new SplittableRandom(seed);
    loads = new Loads(problem);
    ways = new Ways(problem);
    districts = District.of(problem);
    gateAt = new int[problem.roads().placeCount()];
    java.util.Arrays.fill(gateAt, -1);
    for (int g = 0; g < problem.gates().size(); g++) {
      gateAt[problem.gates().get(g).place()] = g;
    }
    problem.destinations().forEach(_ -> towards.add(new ArrayList<>()));
    fullness = new double[problem.roads().roadCount()];
    for (int r = 0; r < fullness.length; r++) {
      users.add(new ArrayList<>());
    }
    firstQuarter =
        Math.floorDiv(problem.grid().whole().first(), Wave.QUARTER_MILLIS) * Wave.QUARTER_MILLIS;
    end = problem.grid().whole().last();
    nearest();
  }

  /// The shortest ways to the nearest destinations.
  private void nearest() {
    List<Ways.Tree> trees = new ArrayList<>();
    for (int d = 0; d < problem.destinations().size(); d++) {
      trees.add(ways.to(d, r -> problem.travelMillis(r, true)));
    }
    for (District district : districts) {
      List<Integer> reached = new ArrayList<>();
      for (int d = 0; d < trees.size(); d++) {
        if (district.choice.accepts(d) && trees.get(d).cost(district.place) < Double.MAX_VALUE) {
          reached.add(d);
        }
      }
      reached.sort(Comparator.comparingDouble(d -> trees.get(d).cost(district.place)));
      reached.stream()
          .limit(NEAREST_MAX)
          .forEach(d -> district.mayTake(ways.route(trees.get(d), district.place, d)));
    }
  }

  /// Routes of a plan may be used too: those of the exact flow above all.
  public void mayUse(Plan plan) {
    Map<District, Map<Route, Integer>> used = new LinkedHashMap<>();
    Map<Integer, District> byGroup = new HashMap<>();
    districts.forEach(d -> d.groups.forEach(g -> byGroup.put(g, d)));
    for (Movement movement : plan.movements()) {
      List<Integer> roads = movement.steps().stream()
          .filter(Step.Drive.class::isInstance)
          .map(s -> ((Step.Drive) s).road())
          .toList();
      District district = byGroup.get(movement.group());
      if (district != null) {
        used.computeIfAbsent(district, _ -> new LinkedHashMap<>())
            .merge(new Route(roads, movement.destination()), movement.vehicles(), Integer::sum);
      }
    }
    used.forEach((district, routes) -> routes.entrySet().stream()
        .sorted(Map.Entry.<Route, Integer>comparingByValue().reversed())
        .limit(ROUTES_MAX / 2)
        .forEach(r -> district.mayTake(r.getKey())));
  }

  /// The district of a group may use a route too.
  public void mayUse(int group, Route route) {
    for (District district : districts) {
      if (district.groups.contains(group)
          && problem.groups().get(group).destinations().accepts(route.destination())) {
        district.mayTake(route);
      }
    }
  }

  /// Tells every district anew, the nearest first: a plan at once. Or all those first who cannot
  /// wait, wherever they are, where more of them get out by it.
  public ZonePlan first() {
    districts.forEach(this::forget);
    List<District> order = new ArrayList<>(districts);
    order.sort(
        Comparator.comparingDouble((District d) -> -urgency(d)).thenComparingDouble(this::length));
    order.forEach(this::tell);
    if (districts.stream().anyMatch(d -> urgency(d) > 1)) {
      double most = value;
      List<List<Wave>> plain = districts.stream().map(d -> d.waves).toList();
      tellUrgentFirst(order);
      if (value < most) {
        districts.forEach(this::forget);
        for (int d = 0; d < plain.size(); d++) {
          restore(districts.get(d), plain.get(d));
        }
      }
    }
    return plan();
  }

  /// Those who cannot wait of all districts, then the others, by the routes that their districts
  /// were told.
  private void tellUrgentFirst(List<District> order) {
    Map<District, List<Route>> told = new HashMap<>();
    for (District district : order) {
      List<Route> routes = routes(district.waves);
      told.put(district, routes.isEmpty() ? district.routes : routes);
    }
    districts.forEach(this::forget);
    Map<District, List<Wave>> first = new HashMap<>();
    for (District district : order) {
      first.put(
          district,
          chosen(district, told.getOrDefault(district, List.of()), vehicles(district, true)));
    }
    for (District district : order) {
      List<Wave> waves = new ArrayList<>(first.getOrDefault(district, List.of()));
      List<Route> routes = routes(waves);
      waves.addAll(chosen(
          district,
          routes.isEmpty() ? told.getOrDefault(district, List.of()) : routes,
          vehicles(district, false)));
      keep(district, List.copyOf(waves));
    }
  }

  private static List<Route> routes(List<Wave> waves) {
    return waves.stream().map(Wave::route).distinct().toList();
  }

  private int[] vehicles(District district, boolean urgent) {
    return district.groups.stream()
        .map(problem.groups()::get)
        .mapToInt(g -> District.urgency(g) > 1 == urgent ? g.vehicles() : 0)
        .toArray();
  }

  private double urgency(District district) {
    return District.urgency(problem.groups().get(district.groups.getFirst()));
  }

  private double length(District district) {
    return district.routes.isEmpty()
        ? Double.MAX_VALUE
        : district.routes.getFirst().roads().size();
  }

  /// Goes on for so many steps.
  ///
  /// @param better is told of better plans now and then
  public ZonePlan improve(int steps, Consumer<ZonePlan> better) {
    return improve(steps, () -> true, better);
  }

  /// Goes on for so many steps, or as long as somebody waits.
  ///
  /// @param goOn is asked now and then
  /// @param better is told of better plans now and then
  public ZonePlan improve(int steps, BooleanSupplier goOn, Consumer<ZonePlan> better) {
    double most = value;
    List<List<Wave>> best = districts.stream().map(d -> d.waves).toList();
    for (int step = 0; step < steps && !districts.isEmpty(); step++) {
      if (step % STEPS_PER_LOOK == 0) {
        learn();
        if (value > most) {
          most = value;
          best = districts.stream().map(d -> d.waves).toList();
          better.accept(plan());
        }
      }
      if (step % STEPS_PER_QUESTION == 0 && !goOn.getAsBoolean()) {
        break;
      }
      tellSomeAnew(TOLERANCE * (1 - step / (double) steps));
    }
    if (value < most) {
      districts.forEach(this::forget);
      for (int d = 0; d < best.size(); d++) {
        restore(districts.get(d), best.get(d));
      }
    }
    return plan();
  }

  /// Roads that are full are dear: other ways come to mind.
  private void learn() {
    lookWhoUsesWhat();
    double[] dear = new double[problem.roads().roadCount()];
    for (int r = 0; r < dear.length; r++) {
      double full = fullness[r];
      dear[r] = problem.travelMillis(r, true) * (1 + 6 * full * full * random.nextDouble());
    }
    List<Ways.Tree> trees = new ArrayList<>();
    double[] atEnd = new double[problem.destinations().size()];
    for (int d = 0; d < atEnd.length; d++) {
      trees.add(ways.to(d, r -> dear[r]));
      double full = loads.fullness(loads.intake(d));
      atEnd[d] = full * full * random.nextDouble() * 40 * 60_000;
    }
    for (District district : districts) {
      if (served(district) && random.nextInt(4) > 0) {
        continue;
      }
      int best = -1;
      double cost = Double.MAX_VALUE;
      for (int d = 0; d < atEnd.length; d++) {
        double through = trees.get(d).cost(district.place) + atEnd[d];
        if (district.choice.accepts(d) && through < cost) {
          cost = through;
          best = d;
        }
      }
      if (best >= 0 && trees.get(best).cost(district.place) < Double.MAX_VALUE) {
        if (district.routes.size() >= ROUTES_MAX) {
          district.routes.remove(NEAREST_MAX + random.nextInt(ROUTES_MAX - NEAREST_MAX));
        }
        district.mayTake(ways.route(trees.get(best), district.place, best));
      }
    }
  }

  private void lookWhoUsesWhat() {
    for (int r = 0; r < fullness.length; r++) {
      fullness[r] = loads.fullness(r);
      users.get(r).clear();
    }
    for (District district : districts) {
      district.waves.stream()
          .map(Wave::route)
          .distinct()
          .forEach(route -> route.roads().forEach(r -> users.get(r).add(district)));
    }
  }

  /// Those who use the fullest of a few roads of a route, or else its destination.
  private List<District> rivals(Route wanted) {
    int fullest = -1;
    for (int i = 0; i < ROADS_LOOKED_AT && !wanted.roads().isEmpty(); i++) {
      int road = wanted.roads().get(random.nextInt(wanted.roads().size()));
      fullest = fullest < 0 || fullness[road] > fullness[fullest] ? road : fullest;
    }
    boolean byRoad =
        fullest >= 0 && random.nextInt(3) > 0 && !users.get(fullest).isEmpty();
    return byRoad ? users.get(fullest) : towards.get(wanted.destination());
  }

  private boolean served(District district) {
    long vehicles = district.groups.stream()
        .mapToLong(g -> problem.groups().get(g).vehicles())
        .sum();
    return district.waves.stream().mapToLong(Wave::vehicles).sum() == vehicles;
  }

  private void tellSomeAnew(double tolerance) {
    District pivot = districts.get(random.nextInt(districts.size()));
    for (int tries = 0; tries < 8 && served(pivot); tries++) {
      pivot = districts.get(random.nextInt(districts.size()));
    }
    Set<District> some = new HashSet<>(Set.of(pivot));
    if (!pivot.routes.isEmpty()) {
      Route wanted = pivot.routes.get(random.nextInt(pivot.routes.size()));
      List<District> others = rivals(wanted);
      for (int i = 0; i < TOLD_ANEW && !others.isEmpty(); i++) {
        some.add(others.get(random.nextInt(others.size())));
      }
    }
    List<District> order = new ArrayList<>(some);
    order.sort(Comparator.comparingInt(d -> d.place));
    Map<District, List<Wave>> before = new LinkedHashMap<>();
    double old = value;
    order.forEach(d -> before.put(d, d.waves));
    order.forEach(this::forget);
    shuffle(order);
    order.forEach(this::tell);
    if (value < old - tolerance * random.nextDouble()) {
      order.forEach(this::forget);
      before.forEach(this::restore);
      value = old;
    }
  }

  private void shuffle(List<District> order) {
    for (int i = order.size() - 1; i > 0; i--) {
      District other = order.set(random.nextInt(i + 1), order.get(i));
      order.set(i, other);
    }
  }

  private void restore(District district, List<Wave> waves) {
    waves.forEach(w -> take(w, 1));
    keep(district, waves);
  }

  private void keep(District district, List<Wave> waves) {
    district.waves = waves;
    district.value = worth(waves);
    value += district.value;
    waves.stream()
        .map(w -> w.route().destination())
        .distinct()
        .forEach(d -> towards.get(d).add(district));
  }

  private void forget(District district) {
    district.waves.forEach(w -> take(w, -1));
    district.waves.stream()
        .map(w -> w.route().destination())
        .distinct()
        .forEach(d -> towards.get(d).remove(district));
    value -= district.value;
    district.value = 0;
    district.waves = List.of();
  }

  private void take(Wave wave, int sign) {
    Way way = way(wave.group(), wave.route());
    if (way != null) {
      way.take(loads, wave.fromMillis(), wave.toMillis(), sign * wave.vehicles());
      loads.takeRoom(
          wave.route().destination(),
          sign * problem.groups().get(wave.group()).fullLoadMilliPersons() * wave.vehicles());
    }
  }

  private @Nullable Way way(int group, Route route) {
    return known.computeIfAbsent(
        new WayKey(group, route),
        _ -> Way.of(route, problem.groups().get(group), problem, loads, gateAt));
  }

  /// Tells a district the routes that are worth most now.
  private void tell(District district) {
    int[] left = district.groups.stream()
        .mapToInt(g -> problem.groups().get(g).vehicles())
        .toArray();
    keep(district, List.copyOf(chosen(district, district.routes, left)));
  }

  /// The waves of so many vehicles on the routes that are worth most now; they are taken.
  private List<Wave> chosen(District district, List<Route> routes, int[] left) {
    List<Wave> told = new ArrayList<>();
    for (int n = 0; n < routesPerDistrictMax; n++) {
      List<Wave> best = List.of();
      double most = 0;
      for (Route route : routes) {
        List<Wave> waves = fit(district, route, left);
        double worth = worth(waves);
        waves.forEach(w -> take(w, -1));
        if (worth > most) {
          most = worth;
          best = waves;
        }
      }
      best.forEach(w -> take(w, 1));
      told.addAll(best);
      for (Wave wave : best) {
        left[district.groups.indexOf(wave.group())] -= wave.vehicles();
      }
      if (best.isEmpty() || java.util.Arrays.stream(left).sum() == 0) {
        break;
      }
    }
    return told;
  }

  /// The waves of a district on a route, as early as they fit; they are taken.
  private List<Wave> fit(District district, Route route, int[] left) {
    List<Wave> waves = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      int group = district.groups.get(i);
      Way way = way(group, route);
      if (way != null && left[i] > 0) {
        fit(group, way, left[i], waves);
      }
    }
    return waves;
  }

  private void fit(int g, Way way, int vehicles, List<Wave> waves) {
    Group group = problem.groups().get(g);
    int left = (int) Math.min(vehicles, loads.room(way.route().destination(), group));
    long from = firstQuarter;
    while (left > 0 && from + way.travelMillis() < end) {
      Wave wave = bestOfQuarter(g, way, from, left);
      long next = from + Wave.QUARTER_MILLIS;
      if (wave == null) {
        long hour = from + LONG_WAVE_QUARTERS * Wave.QUARTER_MILLIS;
        int n = Math.min(left, fitting(way, group, from, hour));
        wave = n > 0 ? new Wave(g, way.route(), from, hour, n) : null;
        next = n > 0 ? hour : next;
      }
      if (wave != null) {
        take(wave, 1);
        waves.add(wave);
        left -= wave.vehicles();
      }
      from = next;
    }
  }

  /// The minutes of a quarter hour in which most can set off evenly: no more of them than it takes.
  private @Nullable Wave bestOfQuarter(int g, Way way, long quarter, int left) {
    Group group = problem.groups().get(g);
    way.freeByMinute(loads, quarter, free);
    for (int i = 0; i < Quarter.MINUTES; i++) {
      long minute = quarter + i * Loads.MINUTE_MILLIS;
      if (!group.departures().covers(minute, minute + Loads.MINUTE_MILLIS)) {
        free.close(i);
      }
    }
    free.choose(left);
    if (free.length() == 0) {
      return null;
    }
    long from = quarter + free.begin() * Loads.MINUTE_MILLIS;
    long to = from + free.length() * Loads.MINUTE_MILLIS;
    int n = Math.min(left, fitting(way, group, from, to));
    return n > 0 ? new Wave(g, way.route(), from, to, n) : null;
  }

  private int fitting(Way way, Group group, long from, long to) {
    if (!group.departures().covers(from, to) || to + way.travelMillis() > end) {
      return 0;
    }
    return (int) Math.min(Integer.MAX_VALUE, Math.floor(way.free(loads, from, to)));
  }

  /// What waves are worth: people out, those who cannot wait more, and a little for being early.
  private double worth(List<Wave> waves) {
    double worth = 0;
    double span = problem.grid().whole().lengthMillis();
    for (Wave wave : waves) {
      Group group = problem.groups().get(wave.group());
      Way way = way(wave.group(), wave.route());
      long arrival = wave.toMillis() + (way == null ? 0 : way.travelMillis());
      double early = 1 + EARLY * (end - arrival) / span;
      worth += wave.vehicles() * group.loadMilliPersons() * District.urgency(group) * early;
    }
    return worth;
  }

  /// What all are told now.
  public ZonePlan plan() {
    List<Wave> waves = new ArrayList<>();
    List<Movement> movements = new ArrayList<>();
    int[] gateOfLane = problem.gates().isEmpty() ? new int[0] : gateOfLane();
    for (District district : districts) {
      for (Wave wave : district.waves) {
        Way way = way(wave.group(), wave.route());
        if (way != null) {
          waves.add(wave);
          movements.add(way.movement(wave, problem, gateOfLane));
        }
      }
    }
    return ZonePlan.of(waves, new Plan(movements), problem.groups());
  }

  private int[] gateOfLane() {
    List<Integer> gates = new ArrayList<>();
    for (int g = 0; g < problem.gates().size(); g++) {
      for (int l = 0; l < problem.gates().get(g).lanes().size(); l++) {
        gates.add(g);
      }
    }
    return gates.stream().mapToInt(Integer::intValue).toArray();
  }
}
