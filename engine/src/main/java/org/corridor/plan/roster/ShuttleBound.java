package org.corridor.plan.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.corridor.network.Access;
import org.corridor.plan.Gate;
import org.corridor.plan.PlanningProblem;
import org.corridor.units.Spans;

/// What no roster of a [ShuttleProblem] can beat.
///
/// **Method.** Each vehicle for itself, as if nobody else drove and its driver needed no break: the
/// first moment at which it can have set down its first load, its second, and so on, wherever that
/// is. Whoever is somewhere earlier can do whatever is done later, so that the number of loads that
/// it can set down at all is one that it does not exceed; nor that which the driving time of its
/// crews allows by the shortest ways.
/// **Invariant.** Waiting is allowed everywhere and always, which [ShuttlePlanner] does not allow:
/// the bound holds for rosters that nobody looks for too.
/// **Cost.** Two searches of shortest ways for each load of each kind of vehicle.
public final class ShuttleBound {
  private final ShuttleProblem problem;
  private final PlanningProblem network;
  private final Map<Integer, Gate> gates = new HashMap<>();
  private final List<List<Integer>> leaving = new ArrayList<>();
  private final List<List<Integer>> coming = new ArrayList<>();
  private final long[] firstThere;
  private final int[] loadsMax;

  /// What the vehicles can set down in all, each at its best.
  ///
  /// @param bus people who need a bus
  /// @param ambulance people who need a seat in an ambulance
  /// @param lying people who must lie
  public record Persons(long bus, long ambulance, long lying) {
    public long all() {
      return bus + ambulance + lying;
    }
  }

  /// A bound for a problem.
  public ShuttleBound(ShuttleProblem problem) {
    this.problem = problem;
    network = problem.network();
    network.gates().forEach(gate -> gates.put(gate.place(), gate));
    for (int p = 0; p < network.roads().placeCount(); p++) {
      leaving.add(new ArrayList<>());
      coming.add(new ArrayList<>());
    }
    for (int r = 0; r < network.roads().roadCount(); r++) {
      if (network.roads().access(r) == Access.OPEN && !network.openings().get(r).isEmpty()) {
        leaving.get(network.roads().from(r)).add(r);
        coming.get(network.roads().to(r)).add(r);
      }
    }
    firstThere = new long[problem.pickUps().size()];
    Arrays.fill(firstThere, Long.MAX_VALUE);
    loadsMax = new int[problem.vehicles().size()];
    Map<ShuttleProblem.Vehicle, Integer> known = new HashMap<>();
    for (int v = 0; v < loadsMax.length; v++) {
      loadsMax[v] = known.computeIfAbsent(problem.vehicles().get(v), this::loads);
    }
  }

  /// Loads that a vehicle cannot exceed.
  public int loadsMax(int vehicle) {
    return loadsMax[vehicle];
  }

  /// The first moment at which people of a pick-up can be aboard; [Long#MAX_VALUE] for never.
  public long aboardFrom(int pickUp) {
    return firstThere[pickUp];
  }

  /// What cannot be exceeded together.
  public Persons personsMax() {
    long bus = 0;
    long ambulance = 0;
    long lying = 0;
    for (int v = 0; v < loadsMax.length; v++) {
      ShuttleProblem.Vehicle vehicle = problem.vehicles().get(v);
      bus += vehicle.ambulance() ? 0 : (long) loadsMax[v] * vehicle.seats();
      ambulance += vehicle.ambulance() ? (long) loadsMax[v] * vehicle.seats() : 0;
      lying += vehicle.ambulance() ? (long) loadsMax[v] * vehicle.stretchers() : 0;
    }
    long needBus = 0;
    long needAmbulance = 0;
    long needLying = 0;
    for (ShuttleProblem.PickUp pickUp : problem.pickUps()) {
      needBus += pickUp.bus();
      needAmbulance += pickUp.seated();
      needLying += pickUp.lying();
    }
    return new Persons(
        Math.min(bus, needBus), Math.min(ambulance, needAmbulance), Math.min(lying, needLying));
  }

  private static boolean waits(ShuttleProblem.PickUp pickUp, ShuttleProblem.Vehicle vehicle) {
    return vehicle.ambulance()
        ? (pickUp.seated() > 0 && vehicle.seats() > 0)
            || (pickUp.lying() > 0 && vehicle.stretchers() > 0)
        : pickUp.bus() > 0 && vehicle.seats() > 0;
  }

  /// More are not needed: as many as there are people, one a load.
  private long needed(ShuttleProblem.Vehicle vehicle) {
    long most = 0;
    for (ShuttleProblem.PickUp pickUp : problem.pickUps()) {
      most += vehicle.ambulance() ? pickUp.seated() + pickUp.lying() : pickUp.bus();
    }
    return most;
  }

  private int loads(ShuttleProblem.Vehicle vehicle) {
    long most = Math.min(needed(vehicle), loadsInDrivingTime(vehicle));
    long[] at = new long[leaving.size()];
    Arrays.fill(at, Long.MAX_VALUE);
    at[vehicle.depot()] = vehicle.readyMillis();
    int loads = 0;
    while (loads < most) {
      at = afterOneMore(vehicle, at, loads == 0);
      boolean any = Arrays.stream(at).anyMatch(millis -> millis != Long.MAX_VALUE);
      if (!any) {
        break;
      }
      loads++;
    }
    return loads;
  }

  /// When one more load is set down, by place, from where and when the vehicle was free before.
  private long[] afterOneMore(ShuttleProblem.Vehicle vehicle, long[] free, boolean first) {
    long[] there = earliest(free, false);
    long[] done = new long[free.length];
    Arrays.fill(done, Long.MAX_VALUE);
    for (int p = 0; p < problem.pickUps().size(); p++) {
      ShuttleProblem.PickUp pickUp = problem.pickUps().get(p);
      if (there[pickUp.place()] == Long.MAX_VALUE || !waits(pickUp, vehicle)) {
        continue;
      }
      boolean stands = first && vehicle.boardsBefore() && vehicle.depot() == pickUp.place();
      long aboard = there[pickUp.place()] + (stands ? 0 : vehicle.loadingMillis());
      firstThere[p] = Math.min(firstThere[p], aboard);
      long[] from = new long[free.length];
      Arrays.fill(from, Long.MAX_VALUE);
      from[pickUp.place()] = first(pickUp.departures(), aboard);
      long[] arrives = earliest(from, true);
      for (int d = 0; d < network.destinations().size(); d++) {
        int place = network.destinations().get(d).place();
        if (arrives[place] != Long.MAX_VALUE && pickUp.destinations().accepts(d)) {
          long in = first(network.destinations().get(d).hours(), arrives[place]);
          done[place] = in == Long.MAX_VALUE
              ? done[place]
              : Math.min(done[place], in + vehicle.loadingMillis());
        }
      }
    }
    return done;
  }

  /// Of the driving time, each load takes the shortest way out, and each but the first the shortest
  /// way in, whichever they are.
  private long loadsInDrivingTime(ShuttleProblem.Vehicle vehicle) {
    long out = Long.MAX_VALUE;
    long back = Long.MAX_VALUE;
    for (ShuttleProblem.PickUp pickUp : problem.pickUps()) {
      if (!waits(pickUp, vehicle)) {
        continue;
      }
      long[] from = driving(pickUp.place(), leaving, true);
      long[] to = driving(pickUp.place(), coming, false);
      for (int d = 0; d < network.destinations().size(); d++) {
        if (pickUp.destinations().accepts(d)) {
          out = Math.min(out, from[network.destinations().get(d).place()]);
        }
        back = Math.min(back, to[network.destinations().get(d).place()]);
      }
    }
    if (out == Long.MAX_VALUE) {
      return 0;
    }
    long most = problem.limits().drivingMillisMax() * Math.max(1, vehicle.crews());
    if (out > most) {
      return 0;
    }
    if (back == Long.MAX_VALUE) {
      return 1;
    }
    return out + back == 0 ? Long.MAX_VALUE : 1 + (most - out) / (out + back);
  }

  /// Shortest ways at any time, from a place or, by the roads that come there, to it.
  private long[] driving(int place, List<List<Integer>> roads, boolean forward) {
    long[] millis = new long[roads.size()];
    Arrays.fill(millis, Long.MAX_VALUE);
    millis[place] = 0;
    PriorityQueue<long[]> open = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
    open.add(new long[] {0, place});
    for (long[] next = open.poll(); next != null; next = open.poll()) {
      if (next[0] > millis[(int) next[1]]) {
        continue;
      }
      for (int road : roads.get((int) next[1])) {
        int other = forward ? network.roads().to(road) : network.roads().from(road);
        long there = next[0] + network.travelMillis(road, true);
        if (there < millis[other]) {
          millis[other] = there;
          open.add(new long[] {there, other});
        }
      }
    }
    return millis;
  }

  /// The first moment at each place, from those that are given; [Long#MAX_VALUE] for never.
  private long[] earliest(long[] from, boolean loaded) {
    long[] millis = from.clone();
    PriorityQueue<long[]> open = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
    for (int p = 0; p < millis.length; p++) {
      if (millis[p] != Long.MAX_VALUE) {
        open.add(new long[] {millis[p], p});
      }
    }
    for (long[] next = open.poll(); next != null; next = open.poll()) {
      int place = (int) next[1];
      if (next[0] > millis[place]) {
        continue;
      }
      long goesOn = served(place, next[0], loaded);
      if (goesOn == Long.MAX_VALUE) {
        continue;
      }
      for (int road : leaving.get(place)) {
        long travel = network.travelMillis(road, true);
        long sets = first(network.openings().get(road).shrink(0, travel), goesOn);
        int head = network.roads().to(road);
        if (sets != Long.MAX_VALUE && sets + travel < millis[head]) {
          millis[head] = sets + travel;
          open.add(new long[] {millis[head], head});
        }
      }
    }
    if (loaded) {
      // Whoever arrives where a checkpoint stands is served there too.
      for (int p = 0; p < millis.length; p++) {
        millis[p] = millis[p] == Long.MAX_VALUE ? millis[p] : served(p, millis[p], true);
      }
    }
    return millis;
  }

  private long served(int place, long at, boolean loaded) {
    Gate gate = gates.get(place);
    if (!loaded || gate == null) {
      return at;
    }
    long begins = first(gate.hours().intersect(gate.safe()).shrink(0, gate.serviceMillis()), at);
    return begins == Long.MAX_VALUE ? begins : begins + gate.serviceMillis();
  }

  private static long first(Spans spans, long from) {
    for (int i = 0; i < spans.count(); i++) {
      if (from < spans.end(i)) {
        return Math.max(from, spans.start(i));
      }
    }
    return Long.MAX_VALUE;
  }
}
