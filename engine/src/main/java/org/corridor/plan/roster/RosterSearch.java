package org.corridor.plan.roster;

import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/// Looks for a roster that is through before a moment, by simulated annealing.
///
/// **Problem.** All loads, each in one trip of one bus, so that no bus is through later than a
/// target; when that is reached, one unit earlier.
/// **Method.** A trip goes to another bus or place, two trips or what follows them change buses, a
/// load goes to another shelter or changes it with another. Worse is taken with a chance that falls
/// from step to step [1]; what counts is how far buses are over the target, and a little how long
/// all drive.
/// **Cost.** O(trips of two buses) a step. The same seed gives the same roster.
///
/// [1] S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, *Optimization by simulated annealing*, Science
/// 220, 1983.
final class RosterSearch {
  /// How much a unit of driving counts beside a unit over the target.
  private static final double DRIVING = 0.02;

  /// In parts of a mean trip.
  private static final double HOT = 0.4;

  private static final double COLD = 0.004;

  /// Moves of which the latest bus is one.
  private static final int OF_THE_LATEST = 3;

  private final RosterProblem problem;
  private final SplittableRandom random;
  private final Tours tours;
  private final double meanTrip;
  private final int loadsLeft;
  private long target;
  private Roster best = Roster.NOBODY;
  private long bestEnd = Long.MAX_VALUE;

  // The two buses of a move as they were.
  private final int[] movedBus = new int[2];
  private final int[] keptTrips = new int[2];
  private final long[] keptEnd = new long[2];
  private final int[][] keptPoint = new int[2][];
  private final int[][] keptShelter = new int[2][];
  private int movedCount;

  RosterSearch(RosterProblem problem, LeastDriving driving, long seed) {
    this.problem = problem;
    random = new SplittableRandom(seed);
    tours = new Tours(problem);
    meanTrip = Math.max(1, driving.total() / (double) Math.max(1, problem.loadCount()));
    loadsLeft = begin(driving);
    take();
  }

  Roster best() {
    return best;
  }

  /// For which no bus was found: then nothing is searched.
  int loadsLeft() {
    return loadsLeft;
  }

  long bestEnd() {
    return bestEnd;
  }

  /// Every load to the shelter where all drive least, each to the bus that has it there first.
  private int begin(LeastDriving driving) {
    int[][] left = new int[problem.pointCount()][problem.shelterCount()];
    for (int p = 0; p < left.length; p++) {
      for (int s = 0; s < left[p].length; s++) {
        left[p][s] = driving.loads(p, s);
      }
    }
    for (int n = problem.loadCount(); n > 0; n--) {
      long first = Long.MAX_VALUE;
      int bus = -1;
      int point = -1;
      int shelter = -1;
      for (int p = 0; p < left.length; p++) {
        for (int s = 0; s < left[p].length; s++) {
          for (int b = 0; left[p][s] > 0 && b < tours.busCount; b++) {
            long there = after(b, p, s);
            if (there >= 0 && there < first) {
              first = there;
              bus = b;
              point = p;
              shelter = s;
            }
          }
        }
      }
      if (bus < 0) {
        return n;
      }
      tours.insert(bus, tours.trips[bus], point, shelter);
      tours.end[bus] = first;
      tours.roomLeft[shelter]--;
      left[point][shelter]--;
    }
    target = tours.lastArrival();
    return 0;
  }

  private long after(int bus, int point, int shelter) {
    int trips = tours.trips[bus];
    int there = trips == 0
        ? problem.depotToPoint(tours.depot[bus], point)
        : problem.shelterToPoint(tours.shelter[bus][trips - 1], point);
    int onward = problem.pointToShelter(point, shelter);
    return there < 0 || onward < 0 ? -1 : tours.end[bus] + there + onward;
  }

  private void take() {
    long end = tours.lastArrival();
    if (end < bestEnd) {
      bestEnd = end;
      best = tours.roster();
      target = end - 1;
    }
  }

  /// Goes on for so many steps, or until everybody is out by the bound.
  ///
  /// @param better is told of each better end
  void run(long steps, long bound, LongConsumer better) {
    double cost = cost();
    double cooling = Math.log(COLD / HOT);
    double temperature = HOT * meanTrip;
    for (long step = 0; loadsLeft == 0 && step < steps && bestEnd > bound; step++) {
      if ((step & 255) == 0) {
        temperature = HOT * meanTrip * Math.exp(cooling * step / steps);
      }
      movedCount = 0;
      if (!move()) {
        undo();
        continue;
      }
      double now = cost();
      if (now <= cost || random.nextDouble() < Math.exp((cost - now) / temperature)) {
        cost = now;
        if (tours.lastArrival() < bestEnd) {
          take();
          better.accept(bestEnd);
          cost = cost();
        }
      } else {
        undo();
      }
    }
  }

  private double cost() {
    long over = 0;
    long driven = 0;
    for (long end : tours.end) {
      over += Math.max(0, end - target);
      driven += end;
    }
    return over + DRIVING * driven;
  }

  private void keep(int bus) {
    for (int i = 0; i < movedCount; i++) {
      if (movedBus[i] == bus) {
        return;
      }
    }
    int trips = tours.trips[bus];
    movedBus[movedCount] = bus;
    keptTrips[movedCount] = trips;
    keptEnd[movedCount] = tours.end[bus];
    if (keptPoint[movedCount] == null || keptPoint[movedCount].length < trips) {
      keptPoint[movedCount] = new int[2 * trips + 2];
      keptShelter[movedCount] = new int[2 * trips + 2];
    }
    System.arraycopy(tours.point[bus], 0, keptPoint[movedCount], 0, trips);
    System.arraycopy(tours.shelter[bus], 0, keptShelter[movedCount], 0, trips);
    movedCount++;
  }

  private void undo() {
    for (int i = 0; i < movedCount; i++) {
      count(movedBus[i], 1);
    }
    for (int i = 0; i < movedCount; i++) {
      int bus = movedBus[i];
      tours.trips[bus] = keptTrips[i];
      tours.end[bus] = keptEnd[i];
      System.arraycopy(keptPoint[i], 0, tours.point[bus], 0, keptTrips[i]);
      System.arraycopy(keptShelter[i], 0, tours.shelter[bus], 0, keptTrips[i]);
      count(bus, -1);
    }
  }

  private void count(int bus, int room) {
    for (int i = 0; i < tours.trips[bus]; i++) {
      tours.roomLeft[tours.shelter[bus][i]] += room;
    }
  }

  private int anyBus() {
    if (random.nextInt(OF_THE_LATEST) == 0) {
      int latest = 0;
      for (int b = 1; b < tours.busCount; b++) {
        latest = tours.end[b] > tours.end[latest] ? b : latest;
      }
      return latest;
    }
    return random.nextInt(tours.busCount);
  }

  /// Changes something; false where it cannot be so.
  private boolean move() {
    int a = anyBus();
    if (tours.trips[a] == 0) {
      return false;
    }
    int b = random.nextInt(tours.busCount);
    int i = random.nextInt(tours.trips[a]);
    keep(a);
    keep(b);
    boolean changed = switch (random.nextInt(5)) {
      case 0 -> relocate(a, i, b);
      case 1 -> exchange(a, i, b, true);
      case 2 -> exchange(a, i, b, false);
      case 3 -> otherShelter(a, i);
      default -> exchangeTails(a, i, b);
    };
    return changed && measure(a) && measure(b);
  }

  private boolean measure(int bus) {
    tours.end[bus] = tours.length(bus);
    return tours.end[bus] >= 0;
  }

  private boolean relocate(int a, int i, int b) {
    int point = tours.point[a][i];
    int shelter = tours.shelter[a][i];
    tours.remove(a, i);
    tours.insert(b, random.nextInt(tours.trips[b] + 1), point, shelter);
    return true;
  }

  private boolean exchange(int a, int i, int b, boolean loads) {
    if (tours.trips[b] == 0) {
      return false;
    }
    int j = random.nextInt(tours.trips[b]);
    int shelter = tours.shelter[a][i];
    tours.shelter[a][i] = tours.shelter[b][j];
    tours.shelter[b][j] = shelter;
    if (loads) {
      int point = tours.point[a][i];
      tours.point[a][i] = tours.point[b][j];
      tours.point[b][j] = point;
    }
    return true;
  }

  private boolean otherShelter(int a, int i) {
    int shelter = random.nextInt(problem.shelterCount());
    if (tours.roomLeft[shelter] == 0 || shelter == tours.shelter[a][i]) {
      return false;
    }
    tours.roomLeft[tours.shelter[a][i]]++;
    tours.roomLeft[shelter]--;
    tours.shelter[a][i] = shelter;
    return true;
  }

  private boolean exchangeTails(int a, int i, int b) {
    if (a == b) {
      return false;
    }
    int j = random.nextInt(tours.trips[b] + 1);
    int tailA = tours.trips[a] - i;
    int tailB = tours.trips[b] - j;
    for (int n = 0; n < tailA; n++) {
      tours.insert(b, j + n, tours.point[a][i], tours.shelter[a][i]);
      tours.remove(a, i);
    }
    for (int n = 0; n < tailB; n++) {
      tours.insert(a, i + n, tours.point[b][j + tailA], tours.shelter[b][j + tailA]);
      tours.remove(b, j + tailA);
    }
    return true;
  }
}
