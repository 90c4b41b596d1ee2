package org.corridor.plan.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.corridor.plan.Group;
import org.corridor.units.Spans;
import org.jspecify.annotations.Nullable;

/// Which vehicle fetches whom, and when, trip by trip, so that most people get out.
///
/// **Problem.** The bus evacuation problem ([RosterProblem]) where roads and checkpoints have their
/// hours, vehicles differ, drivers must rest and tanks run dry.
/// **Method.** The vehicle that is free first takes the load that it would have out first, of its
/// own people before those of others, those who must lie before those who sit; that is done many
/// times, each with the vehicles and loads weighed a little differently, and the best is kept: most
/// people, then the earliest last arrival.
/// **Invariant.** Every trip keeps to openings, hours, breaks and range. That others use the roads
/// too is not counted: whoever plans them together says which trips become later
/// ([#notBefore]), and asks again.
/// **Cost.** Each try O(trips × pick-ups × destinations).
public final class ShuttlePlanner {
  private static final double WEIGHT_SPREAD = 0.5;

  private final ShuttleProblem problem;
  private final Legs legs;
  private final int[] only;
  private int tripsMax = Integer.MAX_VALUE;

  /// Moments before which a vehicle's trip does not depart, by vehicle and number of the trip.
  private final List<List<Long>> notBefore = new ArrayList<>();

  public ShuttlePlanner(ShuttleProblem problem) {
    this.problem = problem;
    legs = new Legs(problem.network());
    only = new int[problem.pickUps().size()];
    Arrays.fill(only, -1);
    problem.vehicles().forEach(_ -> notBefore.add(new ArrayList<>()));
  }

  /// A trip of a vehicle is found to depart no earlier than this.
  public void notBefore(int vehicle, int trip, long millis) {
    List<Long> of = notBefore.get(vehicle);
    while (of.size() <= trip) {
      of.add(Long.MIN_VALUE);
    }
    of.set(trip, Math.max(of.get(trip), millis));
  }

  /// Nothing is known of later departures any more.
  public void forget() {
    notBefore.forEach(List::clear);
  }

  /// People of a pick-up go to one destination only: to the one of their zone's route.
  public void only(int pickUp, int destination) {
    only[pickUp] = destination;
  }

  private List<Leg> ways(int pickUp, int destination) {
    return legs.find(
        problem.pickUps().get(pickUp).place(),
        problem.network().destinations().get(destination).place(),
        true);
  }

  /// The best of so many tries; the first is the plain one.
  ///
  /// @param tripsMax of one vehicle
  public Shuttle plan(int tries, long seed, int tripsMax) {
    this.tripsMax = tripsMax;
    SplittableRandom random = new SplittableRandom(seed);
    Shuttle best = new Try(null).run();
    for (int t = 1; t < tries && best.personsOut() > 0; t++) {
      Shuttle next = new Try(random.split()).run();
      boolean more = next.personsOut() > best.personsOut();
      boolean sooner =
          next.personsOut() == best.personsOut() && next.lastMillis() < best.lastMillis();
      best = more || sooner ? next : best;
    }
    return best;
  }

  /// Where a driver rests for a trip.
  private record Rests(boolean before, boolean there) {
    /// From none to one on either side.
    static final List<Rests> ALL = List.of(
        new Rests(false, false),
        new Rests(true, false),
        new Rests(false, true),
        new Rests(true, true));
  }

  /// One vehicle while it works.
  private static final class State {
    int place;
    long freeMillis;
    long drivenMillis;
    long sinceBreakMillis;
    long sinceFillingMetres;
    boolean done;
    final List<Shuttle.Trip> trips = new ArrayList<>();
  }

  private final class Try {
    private final long[] bus;
    private final long[] seated;
    private final long[] lying;
    private final long[] roomLeft;
    private final double[] weight;
    private final State[] states;

    Try(@Nullable SplittableRandom random) {
      int pickUps = problem.pickUps().size();
      bus = problem.pickUps().stream().mapToLong(ShuttleProblem.PickUp::bus).toArray();
      seated =
          problem.pickUps().stream().mapToLong(ShuttleProblem.PickUp::seated).toArray();
      lying = problem.pickUps().stream().mapToLong(ShuttleProblem.PickUp::lying).toArray();
      roomLeft = problem.network().destinations().stream()
          .mapToLong(d -> d.roomLimited() ? d.personsMax() : Long.MAX_VALUE)
          .toArray();
      weight = new double[pickUps];
      Arrays.setAll(
          weight, _ -> random == null ? 1 : 1 + WEIGHT_SPREAD * (2 * random.nextDouble() - 1));
      states = new State[problem.vehicles().size()];
      for (int v = 0; v < states.length; v++) {
        states[v] = new State();
        states[v].place = problem.vehicles().get(v).depot();
        states[v].freeMillis = problem.vehicles().get(v).readyMillis();
      }
    }

    Shuttle run() {
      while (true) {
        int next = -1;
        for (int v = 0; v < states.length; v++) {
          boolean sooner = next < 0 || states[v].freeMillis < states[next].freeMillis;
          next = !states[v].done && sooner ? v : next;
        }
        if (next < 0) {
          return result();
        }
        Shuttle.Trip trip = states[next].trips.size() < tripsMax ? bestTrip(next) : null;
        if (trip == null) {
          states[next].done = true;
        } else {
          take(next, trip);
        }
      }
    }

    private Shuttle result() {
      List<Shuttle.Day> days = new ArrayList<>();
      long out = 0;
      long last = 0;
      for (State state : states) {
        days.add(new Shuttle.Day(state.trips));
        for (Shuttle.Trip trip : state.trips) {
          out += trip.persons();
          last = Math.max(last, trip.arrivesMillis());
        }
      }
      return new Shuttle(days, out, last);
    }

    private void take(int v, Shuttle.Trip trip) {
      ShuttleProblem.Vehicle vehicle = problem.vehicles().get(v);
      State state = states[v];
      int p = trip.pickUp();
      lying[p] -= trip.lying();
      if (vehicle.ambulance()) {
        seated[p] -= trip.seated();
      } else {
        bus[p] -= trip.seated();
      }
      if (roomLeft[trip.destination()] != Long.MAX_VALUE) {
        roomLeft[trip.destination()] -= trip.persons();
      }
      long loaded = trip.arrivesMillis() - trip.departsMillis();
      long driving = trip.thereMillis() - trip.leavesMillis() + loaded;
      state.drivenMillis += driving - trip.haltMillis();
      state.sinceBreakMillis = trip.breakThereMillis() > 0
          ? loaded
          : driving + (trip.breakMillis() > 0 ? 0 : state.sinceBreakMillis);
      state.sinceFillingMetres = trip.metres() + (trip.refuelled() ? 0 : state.sinceFillingMetres);
      state.place = problem.network().destinations().get(trip.destination()).place();
      state.freeMillis = trip.freeMillis();
      state.trips.add(trip);
    }

    /// Of its own people, then of others; of either the one that is out first, those who must lie
    /// before those who sit.
    private Shuttle.@Nullable Trip bestTrip(int v) {
      int home = problem.vehicles().get(v).home();
      Shuttle.Trip own = bestTo(v, home);
      if (own != null) {
        return own;
      }
      Shuttle.Trip best = null;
      for (int p = 0; p < weight.length; p++) {
        Shuttle.Trip trip = p == home ? null : bestTo(v, p);
        best = trip != null && (best == null || cost(v, trip) < cost(v, best)) ? trip : best;
      }
      return best;
    }

    /// How long it takes for each person it brings, those who lie counted twice.
    private double cost(int v, Shuttle.Trip trip) {
      double took = Math.max(1, trip.freeMillis() - states[v].freeMillis);
      return weight[trip.pickUp()] * took / (trip.persons() + trip.lying());
    }

    private Shuttle.@Nullable Trip bestTo(int v, int p) {
      Shuttle.Trip best = null;
      for (int d = 0; d < roomLeft.length; d++) {
        Shuttle.Trip trip = trip(v, p, d);
        best =
            trip != null && (best == null || trip.freeMillis() < best.freeMillis()) ? trip : best;
      }
      return best;
    }

    private Shuttle.@Nullable Trip trip(int v, int p, int d) {
      ShuttleProblem.Vehicle vehicle = problem.vehicles().get(v);
      ShuttleProblem.PickUp pickUp = problem.pickUps().get(p);
      Group.Choice accepted = pickUp.destinations();
      long onSeats = Math.min(vehicle.seats(), vehicle.ambulance() ? seated[p] : bus[p]);
      long onStretchers = Math.min(vehicle.stretchers(), vehicle.ambulance() ? lying[p] : 0);
      long persons = onSeats + onStretchers;
      if (persons == 0
          || !accepted.accepts(d)
          || (only[p] >= 0 && only[p] != d)
          || persons > roomLeft[d]) {
        return null;
      }
      State state = states[v];
      Shuttle.Trip best = null;
      for (Leg empty : legs.find(state.place, pickUp.place(), false)) {
        for (Leg loaded : ways(p, d)) {
          Shuttle.Trip trip = timed(v, p, d, empty, loaded, onSeats, onStretchers);
          boolean sooner = trip != null && (best == null || trip.freeMillis() < best.freeMillis());
          best = sooner ? trip : best;
        }
      }
      return best;
    }

    /// With as few rests as can be. Where a way alone is longer than a driver should be at the
    /// wheel, with a rest before it.
    private Shuttle.@Nullable Trip timed(
        int v, int p, int d, Leg empty, Leg loaded, long onSeats, long onStretchers) {
      ShuttleProblem.Vehicle vehicle = problem.vehicles().get(v);
      ShuttleProblem.Limits limits = problem.limits();
      State state = states[v];
      long metres = empty.metres() + loaded.metres();
      long driving = empty.millis() + loaded.millis() - loaded.haltMillis();
      if (state.drivenMillis + driving > limits.drivingMillisMax() * Math.max(1, vehicle.crews())
          || metres > limits.rangeMetres()) {
        return null;
      }
      long most = limits.drivingBeforeBreakMillis();
      Shuttle.Trip last = null;
      Shuttle.Trip rested = null;
      for (Rests rests : Rests.ALL) {
        boolean useless =
            (rests.before && state.sinceBreakMillis == 0) || (rests.there && empty.millis() == 0);
        if (useless) {
          continue;
        }
        Shuttle.Trip trip = rested(v, p, d, empty, loaded, onSeats, onStretchers, rests);
        if (trip == null || vehicle.crews() >= 2) {
          return trip;
        }
        long since = trip.breakMillis() > 0 ? 0 : state.sinceBreakMillis;
        long first = since + empty.millis() + (trip.breakThereMillis() > 0 ? 0 : loaded.millis());
        if (first <= most && loaded.millis() <= most) {
          return trip;
        }
        // Nothing helps but a second driver: then at least rested before.
        boolean before = since + empty.millis() <= most;
        boolean there = empty.millis() == 0 || trip.breakThereMillis() > 0;
        last = last == null && before && there ? trip : last;
        rested = trip;
      }
      return last == null ? rested : last;
    }

    /// Who stands for as long as a break takes has had one.
    private Shuttle.@Nullable Trip rested(
        int v, int p, int d, Leg empty, Leg loaded, long onSeats, long onStretchers, Rests rests) {
      ShuttleProblem.Vehicle vehicle = problem.vehicles().get(v);
      ShuttleProblem.Limits limits = problem.limits();
      State state = states[v];
      long metres = empty.metres() + loaded.metres();
      boolean dry =
          state.sinceFillingMetres > 0 && state.sinceFillingMetres + metres > limits.rangeMetres();
      long rest = rests.before ? limits.breakMillis() : 0;
      long restThere = rests.there ? limits.breakMillis() : 0;
      // The tank is filled while the driver rests.
      long ready = state.freeMillis + Math.max(rest, dry ? limits.refuelMillis() : 0);
      boolean stands = state.trips.isEmpty() && empty.roads().isEmpty();
      long leaves = stands ? ready : empty.firstFrom(ready);
      if (leaves == Long.MAX_VALUE) {
        return null;
      }
      long there = leaves + empty.millis();
      boolean aboard = stands && vehicle.boardsBefore();
      long boarded = aboard ? there : there + restThere + vehicle.loadingMillis();
      long departs = departure(v, p, d, boarded, loaded);
      if (departs == Long.MAX_VALUE) {
        return null;
      }
      boolean oneDriver = vehicle.crews() < 2;
      boolean waits = oneDriver
          && state.sinceBreakMillis > 0
          && leaves - state.freeMillis >= limits.breakMillis();
      boolean waitsThere = oneDriver
          && empty.millis() > 0
          && departs - vehicle.loadingMillis() - there >= limits.breakMillis();
      long arrives = departs + loaded.millis();
      return new Shuttle.Trip(
          p,
          d,
          leaves,
          there,
          departs,
          arrives,
          arrives + vehicle.loadingMillis(),
          onSeats,
          onStretchers,
          waits ? limits.breakMillis() : rest,
          waitsThere ? limits.breakMillis() : restThere,
          dry,
          metres,
          empty.metres(),
          empty.roads(),
          loaded.haltMillis());
    }

    private long departure(int v, int p, int d, long boarded, Leg loaded) {
      List<Long> told = notBefore.get(v);
      int number = states[v].trips.size();
      long from = number < told.size() ? Math.max(boarded, told.get(number)) : boarded;
      Spans arrivals = problem.network().destinations().get(d).hours();
      Spans may = loaded
          .departures()
          .intersect(problem.pickUps().get(p).departures())
          .intersect(arrivals.shift(-loaded.millis()));
      return new Leg(0, 0, 0, may, List.of()).firstFrom(from);
    }
  }
}
