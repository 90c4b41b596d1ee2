package org.corridor.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.corridor.units.Spans;

/// One run of a plan on its roads, with what may go wrong.
///
/// **Problem.** Where is everybody when something happens, and what becomes of them?
/// **Method.** A queue model [1]: a vehicle needs the free travel time for a link, then stands in
/// the queue at its end and leaves it in turn, no faster than the rate of the link, and only where
/// the next has room; a full link holds up those behind it. Events lie in buckets of a second, so
/// that the next is found at once; within, moments stay exact.
/// **Invariant.** Every vehicle is at home, on exactly one link, or gone. The same seed gives the
/// same run.
/// **Cost.** Two events a link and vehicle, a few array reads each.
///
/// [1] C. Gawron, *An iterative algorithm to determine the dynamic user equilibrium in a traffic
/// simulation model*, International Journal of Modern Physics C 9, 1998.
public final class Simulation {
  private static final long BUCKET_MILLIS = 1_000;
  /// The plan is exact to its steps, as a rule a minute: so much later is not late.
  private static final long STEP_MILLIS = 60_000;

  /// Nobody waits longer at home for the rest of a convoy; assumed.
  private static final long ASSEMBLE_MILLIS = 15 * 60_000L;

  private static final int NONE = -1;

  /// Who is served more slowly than this is not served.
  private static final double NEVER_MILLIS = 1e11;

  private final Traffic traffic;

  /// What goes wrong in the run.
  private final Chance chance;
  private final int buckets;

  // Events: vehicles, then links; per bucket the first and the last of a chain.
  private final int[] first;
  private final int[] last;
  private int[] next = new int[0];

  // Per link.
  private final int[] queueFirst;
  private final int[] queueLast;
  private final int[] there;
  private final int[] queued;
  private final double[] free;
  private final double[] entryFree;
  private final boolean[] waits;
  private final int[] heldUp;
  private final int[] heldUpNext;
  private final long[] closedFrom;
  private final long[] closedTo;
  private final double[] headway;

  // Per vehicle of the run.
  private int vehicleCount;
  private int[] movement = new int[0];
  private int[] position = new int[0];
  private long[] ready = new long[0];
  private long[] entered = new long[0];
  private double[] load = new double[0];
  private int[] behind = new int[0];
  private int[] breaksAt = new int[0];
  private long[] blocksMillis = new long[0];
  private boolean[] wasCaught = new boolean[0];
  /// Waiting beside the road for the one ahead to open.
  private boolean[] aside = new boolean[0];
  /// Its turn to set off is fixed.
  private boolean[] reserved = new boolean[0];
  /// When it was first at the end of its link.
  private long[] came = new long[0];

  private Rules rules = new Rules(Rules.Policy.HOLD, 1, 0);
  private Watcher watcher = Watcher.NOBODY;
  private long collapse;
  private long late;
  private boolean collapsed;
  private double out;
  private double caught;
  private double turnedBack;
  private double exposed;
  private final long[] longestWait;

  /// Vehicles of one convoy while it is put together.
  private int[] together = new int[0];

  /// The first vehicle of each movement.
  private final int[] firstOf;

  /// Runs of one plan; one after the other.
  public Simulation(Traffic traffic) {
    this.traffic = traffic;
    buckets = (int) ((traffic.endMillis - traffic.startMillis) / BUCKET_MILLIS) + 2;
    first = new int[buckets];
    last = new int[buckets];
    int links = traffic.linkCount;
    queueFirst = new int[links];
    queueLast = new int[links];
    there = new int[links];
    queued = new int[links];
    free = new double[links];
    entryFree = new double[links];
    waits = new boolean[links];
    heldUp = new int[links];
    heldUpNext = new int[links];
    chance = new Chance(traffic);
    closedFrom = chance.closedFrom;
    closedTo = chance.closedTo;
    headway = chance.headway;
    longestWait = new long[traffic.waitCount];
    firstOf = new int[traffic.movementCount];
  }

  /// What becomes of the plan once.
  ///
  /// @param index of the run: the same index and seed give the same run, wherever it is done
  public RunResult run(Disruptions disruptions, Rules told, long seed, long index) {
    return run(disruptions, told, seed, index, Watcher.NOBODY);
  }

  /// The same, followed by somebody.
  public RunResult run(
      Disruptions disruptions, Rules told, long seed, long index, Watcher follows) {
    watcher = follows;
    rules = told;
    together =
        together.length < rules.convoyVehicles() ? new int[rules.convoyVehicles()] : together;
    reset();
    chance.draw(disruptions, seed, index);
    collapse = chance.collapse();
    late = chance.late();
    send(disruptions);
    if (collapse < traffic.endMillis) {
      watcher.collapses(collapse);
    }
    for (int b = 0; b < buckets; b++) {
      long bucketStart = traffic.startMillis + BUCKET_MILLIS * b;
      if (!collapsed && bucketStart >= collapse) {
        collapse();
      }
      while (first[b] != NONE) {
        int event = first[b];
        first[b] = next[event];
        if (event < vehicleCount) {
          reach(event);
        } else {
          int link = event - vehicleCount;
          waits[link] = false;
          release(link, bucketStart);
        }
      }
    }
    return result();
  }

  private void reset() {
    Arrays.fill(first, NONE);
    Arrays.fill(last, NONE);
    Arrays.fill(queueFirst, NONE);
    Arrays.fill(queueLast, NONE);
    Arrays.fill(there, 0);
    Arrays.fill(queued, 0);
    Arrays.fill(free, 0);
    Arrays.fill(entryFree, 0);
    Arrays.fill(waits, false);
    Arrays.fill(heldUp, NONE);
    Arrays.fill(longestWait, 0);
    collapsed = false;
    out = 0;
    caught = 0;
    turnedBack = 0;
    exposed = 0;
  }

  /// Those who come, at home until it is their turn.
  private void send(Disruptions d) {
    double turnOut = d.turnOutShare().at(chance.next(Disruptions.Kind.TURN_OUT));
    double occupancy =
        Math.max(1e-3, d.occupancyShare().at(chance.next(Disruptions.Kind.OCCUPANCY)));
    int[] coming = new int[traffic.movementCount];
    int count = 0;
    double owed = 0;
    for (int m = 0; m < coming.length; m++) {
      if (traffic.ownVehicles[m]) {
        owed += traffic.vehicles[m] * turnOut / occupancy;
        coming[m] = (int) Math.floor(owed + 1e-9);
        owed -= coming[m];
      } else {
        coming[m] = traffic.vehicles[m];
      }
      count += coming[m];
    }
    grow(count);
    vehicleCount = count;
    int v = 0;
    for (int m = 0; m < coming.length; m++) {
      firstOf[m] = coming[m] > 0 ? v : NONE;
      double gap = (double) (traffic.departTo[m] - traffic.departFrom[m]) / Math.max(1, coming[m]);
      for (int i = 0; i < coming[m]; i++, v++) {
        movement[v] = m;
        position[v] = -1;
        load[v] =
            traffic.loadMilli[m] * (traffic.ownVehicles[m] ? occupancy : Math.min(1, turnOut));
        ready[v] = traffic.departFrom[m] + (long) (gap * i);
        breaksAt[v] = NONE;
        aside[v] = false;
        reserved[v] = false;
        wasCaught[v] = false;
        if (d.breakdownShare() > 0
            && chance.next(Disruptions.Kind.BREAKDOWNS) < d.breakdownShare()) {
          SplittableRandom breaks = chance.of(Disruptions.Kind.BREAKDOWNS);
          breaksAt[v] = breaks.nextInt(Math.max(1, traffic.ways[m].length - 1));
          blocksMillis[v] = (long) (d.breakdownMinutes().at(breaks.nextDouble()) * 60_000);
        }
      }
    }
    if (rules.convoyVehicles() > 1) {
      assemble(coming);
    }
    for (int vehicle = 0; vehicle < count; vehicle++) {
      if (!traffic.later[movement[vehicle]]) {
        schedule(vehicle, ready[vehicle]);
      }
    }
  }

  /// So many set off together, when the last of them would; nobody waits too long for the others.
  private void assemble(int[] coming) {
    for (int[] line : traffic.lines) {
      int size = 0;
      long first = 0;
      for (int m : line) {
        for (int v = firstOf[m]; v >= 0 && v < firstOf[m] + coming[m]; v++) {
          if (size == rules.convoyVehicles() || ready[v] - first > ASSEMBLE_MILLIS) {
            setOffTogether(size);
            size = 0;
          }
          first = size == 0 ? ready[v] : first;
          together[size++] = v;
        }
      }
      setOffTogether(size);
    }
  }

  private void setOffTogether(int size) {
    for (int i = 0; i + 1 < size; i++) {
      ready[together[i]] = ready[together[size - 1]];
    }
  }

  private void grow(int count) {
    if (movement.length < count) {
      int size = count + count / 4 + 16;
      movement = new int[size];
      position = new int[size];
      ready = new long[size];
      entered = new long[size];
      load = new double[size];
      behind = new int[size];
      breaksAt = new int[size];
      blocksMillis = new long[size];
      aside = new boolean[size];
      reserved = new boolean[size];
      came = new long[size];
      wasCaught = new boolean[size];
    }
    if (next.length < count + traffic.linkCount) {
      next = new int[movement.length + traffic.linkCount];
    }
  }

  private void schedule(int event, long millis) {
    long bucket = Math.ceilDiv(millis - traffic.startMillis, BUCKET_MILLIS);
    if (bucket >= buckets) {
      return;
    }
    int b = (int) Math.max(0, bucket);
    next[event] = NONE;
    if (first[b] == NONE) {
      first[b] = event;
    } else {
      next[last[b]] = event;
    }
    last[b] = event;
  }

  private int link(int vehicle) {
    return traffic.ways[movement[vehicle]][position[vehicle]];
  }

  private long travel(int vehicle, int link) {
    return traffic.onWheels[movement[vehicle]]
        ? traffic.wheelsMillis[link]
        : traffic.footMillis[link];
  }

  /// A vehicle is ready to set off, or at the end of a link.
  private void reach(int v) {
    if (position[v] < 0) {
      setOff(v);
      return;
    }
    int link = link(v);
    if (aside[v]) {
      aside[v] = false;
      there[link]++;
    }
    if (queueFirst[link] == NONE) {
      queueFirst[link] = v;
    } else {
      behind[queueLast[link]] = v;
    }
    queueLast[link] = v;
    queued[link]++;
    behind[v] = NONE;
    if (queueFirst[link] == v && !waits[link]) {
      release(link, ready[v]);
    }
  }

  private void setOff(int v) {
    int m = movement[v];
    int link = traffic.ways[m][0];
    long travel = travel(v, link);
    long at = reserved[v] ? ready[v] : Math.max(ready[v], (long) Math.ceil(entryFree[link]));
    long when = opens(link, at, travel);
    long latest = traffic.lastSafe[m] - rules.cutOffMillis();
    if (when > latest || when == Long.MAX_VALUE) {
      return;
    }
    if (when > ready[v] + BUCKET_MILLIS) {
      ready[v] = when;
      reserved[v] = true;
      entryFree[link] = Math.max(entryFree[link], (double) when) + headway[link];
      schedule(v, when);
      return;
    }
    if (there[link] >= traffic.storage[link]) {
      ready[v] += 10 * BUCKET_MILLIS;
      schedule(v, ready[v]);
      return;
    }
    if (!reserved[v]) {
      entryFree[link] = Math.max(entryFree[link], (double) when) + headway[link];
    }
    enter(v, link, when);
  }

  private void enter(int v, int link, long when) {
    position[v]++;
    there[link]++;
    entered[v] = when;
    ready[v] = when + travel(v, link);
    came[v] = ready[v];
    watcher.enters(v, position[v], link, load[v], when, ready[v]);
    schedule(v, ready[v]);
  }

  /// The first moment from which on a link may be entered; [Long#MAX_VALUE] for never.
  private long opens(int link, long from, long travel) {
    Spans open = traffic.open[link];
    if (headway[link] > NEVER_MILLIS) {
      return Long.MAX_VALUE;
    }
    long wait = traffic.contested[link] ? late : 0;
    for (int i = 0; i < open.count(); i++) {
      long begin = Math.max(from, open.start(i) + wait);
      if (begin >= closedFrom[link] && begin < closedTo[link]) {
        begin = closedTo[link];
      }
      if (begin + travel <= open.end(i)) {
        return traffic.contested[link] && begin >= collapse ? Long.MAX_VALUE : begin;
      }
    }
    return Long.MAX_VALUE;
  }

  /// Lets those go who stand at the end of a link, as far as its rate and what is ahead allow.
  private void release(int link, long now) {
    while (queueFirst[link] != NONE) {
      int v = queueFirst[link];
      double when = Math.max((double) ready[v], free[link]);
      if (when > now + BUCKET_MILLIS) {
        await(link, (long) Math.ceil(when));
        return;
      }
      if (breaksAt[v] == position[v]) {
        breaksAt[v] = NONE;
        free[link] = when + blocksMillis[v];
        continue;
      }
      if (!goOn(v, link, Math.max((long) when, 0))) {
        return;
      }
    }
  }

  /// Nobody leaves a link before a moment.
  private void await(int link, long when) {
    free[link] = Math.max(free[link], (double) when);
    if (!waits[link]) {
      waits[link] = true;
      schedule(vehicleCount + link, when);
    }
  }

  /// Moves the first in a queue on, or takes it away; false where it and all behind it wait.
  private boolean goOn(int v, int link, long when) {
    int[] way = traffic.ways[movement[v]];
    if (position[v] == way.length - 1) {
      leave(v, link, when);
      position[v] = way.length;
      free[link] = when + load[v] / traffic.intakeMilliPerHour[link] * 3_600_000;
      out += load[v];
      watcher.ends(v, true, when);
      goAgain(v, when);
      return true;
    }
    int ahead = way[position[v] + 1];
    long opens = opens(ahead, when, travel(v, ahead));
    if (opens > when) {
      boolean unsafe = traffic.contested[ahead]
          && (when >= collapse || !traffic.open[ahead].covers(when, when + travel(v, ahead)));
      Rules.Policy policy = unsafe && !traffic.plannedWaits[movement[v]][position[v]]
          ? rules.policy()
          : Rules.Policy.HOLD;
      switch (policy) {
        case HOLD -> {
          leaveQueue(v, link, when);
          if (traffic.haven[link]) {
            count(v, link, when);
            entered[v] = Long.MAX_VALUE;
          }
          watcher.waits(v, when);
          if (opens < traffic.endMillis) {
            aside[v] = true;
            ready[v] = opens;
            schedule(v, opens);
          }
          return true;
        }
        case TURN_BACK -> {
          leave(v, link, when);
          position[v] = way.length;
          turnedBack += load[v];
          watcher.ends(v, false, when);
          return true;
        }
        case GO_ON -> {
          if (when >= collapse) {
            catchOnce(v);
          }
        }
      }
    }
    if (there[ahead] >= traffic.storage[ahead]) {
      if (!heldUpBy(ahead, link)) {
        heldUpNext[link] = heldUp[ahead];
        heldUp[ahead] = link;
      }
      return false;
    }
    waited(v, link, ahead, when);
    boolean jam = queued[link] > traffic.jamVehicles[link];
    leave(v, link, when);
    free[link] = when + headway[link] * (jam ? traffic.jamHeadways : 1);
    enter(v, ahead, when);
    return true;
  }

  /// In front of a checkpoint, or on contested road for whatever reason. At a haven nobody is
  /// exposed.
  private void waited(int v, int link, int ahead, long until) {
    boolean exposed = traffic.gateOf[link] < 0 && entered[v] != Long.MAX_VALUE;
    int wait =
        traffic.gateOf[ahead] >= 0 ? traffic.waitOf[ahead] : exposed ? traffic.waitOf[link] : NONE;
    if (wait >= 0) {
      longestWait[wait] = Math.max(longestWait[wait], until - came[v]);
    }
  }

  /// Back for those whom it fetches next, as soon as it can be there.
  private void goAgain(int v, long when) {
    int next = traffic.nextTrip[movement[v]];
    if (next >= 0 && firstOf[next] != NONE) {
      int trip = firstOf[next];
      ready[trip] = Math.max(ready[trip], when + traffic.turnMillis[movement[v]]);
      schedule(trip, ready[trip]);
    }
  }

  private boolean heldUpBy(int ahead, int link) {
    for (int l = heldUp[ahead]; l != NONE; l = heldUpNext[l]) {
      if (l == link) {
        return true;
      }
    }
    return false;
  }

  private void leave(int v, int link, long when) {
    leaveQueue(v, link, when);
    count(v, link, when);
  }

  /// Time on contested road, and whether it was longer than that was safe.
  private void count(int v, int link, long until) {
    if (traffic.contested[link] && entered[v] != Long.MAX_VALUE) {
      exposed += load[v] * (double) (until - entered[v]);
      long safeUntil = Math.max(entered[v], until - STEP_MILLIS);
      if (!traffic.open[link].covers(entered[v], safeUntil)) {
        catchOnce(v);
      }
    }
  }

  /// Off the road, for good or to wait beside it; there is room behind now.
  private void leaveQueue(int v, int link, long when) {
    queueFirst[link] = behind[v];
    queued[link]--;
    there[link]--;
    int held = heldUp[link];
    heldUp[link] = NONE;
    while (held != NONE) {
      int after = heldUpNext[held];
      await(held, when);
      held = after;
    }
  }

  /// The suspension is over: whoever is on contested road is caught there.
  private void collapse() {
    collapsed = true;
    for (int v = 0; v < vehicleCount; v++) {
      boolean onTheWay = position[v] >= 0 && position[v] < traffic.ways[movement[v]].length;
      if (onTheWay && traffic.contested[link(v)] && entered[v] != Long.MAX_VALUE) {
        catchOnce(v);
      }
    }
  }

  private void catchOnce(int v) {
    if (!wasCaught[v]) {
      wasCaught[v] = true;
      caught += load[v];
    }
  }

  private RunResult result() {
    for (int v = 0; v < vehicleCount; v++) {
      boolean there = position[v] >= 0 && position[v] < traffic.ways[movement[v]].length;
      if (there) {
        count(v, link(v), traffic.endMillis);
        if (traffic.contested[link(v)] && entered[v] != Long.MAX_VALUE) {
          // The last window is over, and they are still there.
          catchOnce(v);
        }
        int[] way = traffic.ways[movement[v]];
        if (position[v] + 1 < way.length) {
          waited(v, link(v), way[position[v] + 1], traffic.endMillis);
        }
      }
    }
    List<Long> longest = new ArrayList<>();
    for (long wait : longestWait) {
      longest.add(wait);
    }
    return new RunResult(
        Math.round(out), Math.round(caught), Math.round(turnedBack), Math.round(exposed), longest);
  }
}
