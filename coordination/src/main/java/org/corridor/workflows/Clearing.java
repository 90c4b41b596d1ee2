package org.corridor.workflows;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.corridor.arrangements.Window;
import org.corridor.plan.Kind;
import org.corridor.plan.Movement;
import org.corridor.plan.Plan;
import org.corridor.plan.solve.Planner;
import org.corridor.reports.Amount;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Site;
import org.corridor.scenario.Terms;

/// How many such windows until all are out.
///
/// **Method.** Day after day with those who are left; days on which nothing but the number of
/// those left changes are counted at once. Buses and ambulances come back for each window; what a
/// destination has taken in stays there.
/// **Cost.** About two solutions for each zone and kind that runs out.
final class Clearing {
  /// A hundred years of days; nobody reads on.
  private static final int DAYS_MAX = 36_500;

  /// Each solution is one zone or kind that has run out; more are not worth the wait.
  private static final int SOLUTIONS_MAX = 60;

  private static final long DAY_MILLIS = 24 * 3_600_000L;

  private Clearing() {}

  /// @param first the plan of the first day, on the terms as announced
  static Clearance of(Scenario scenario, Plan first) {
    long[][] left = table(People.of(scenario));
    long stillIn = sum(left);
    Scenario today = scenario;
    int days = 0;
    boolean stuck = false;
    for (int solved = 0; stillIn > 0 && solved < SOLUTIONS_MAX && days < DAYS_MAX; solved++) {
      Layout layout = new Layout(today, Terms.ANNOUNCED, people(left));
      Plan plan = solved == 0 ? first : Planner.planOnly(layout.problem());
      long[][] out = persons(layout, plan, left.length);
      if (sum(out) == 0) {
        stuck = true;
        break;
      }
      long times = Math.max(1, Math.min(DAYS_MAX - days, sameDays(left, out)));
      times = Math.min(times, daysOfRoom(today, layout, plan));
      days += (int) times;
      stillIn = subtract(left, out, times);
      if (stillIn == 0) {
        return new Clearance(days, lastArrival(scenario, plan, days), 0);
      }
      today = lessRoom(today, layout, plan, times);
    }
    boolean never = stuck || stillIn == 0;
    return new Clearance(never ? 0 : days, null, stillIn);
  }

  private static long[][] table(List<People> people) {
    return people.stream()
        .map(p -> new long[] {p.car(), p.bus(), p.ambulance(), p.stretcher(), p.foot()})
        .toArray(long[][]::new);
  }

  private static List<People> people(long[][] table) {
    return Arrays.stream(table)
        .map(n -> new People(n[0], n[1], n[2], n[3], n[4]))
        .toList();
  }

  private static long sum(long[][] table) {
    return Arrays.stream(table).flatMapToLong(LongStream::of).sum();
  }

  private static long[][] persons(Layout layout, Plan plan, int zones) {
    long[][] milli = new long[zones][5];
    for (Movement m : plan.movements()) {
      Layout.Origin origin = layout.origin(m.group());
      long[] zone = milli[origin.zone()];
      long load = layout.problem().groups().get(m.group()).loadMilliPersons();
      long lying = origin.stretcherShare() * 1000;
      zone[3] += m.vehicles() * lying;
      zone[column(origin.kind())] += m.vehicles() * (load - lying);
    }
    return Arrays.stream(milli)
        .map(zone -> Arrays.stream(zone).map(n -> n / 1000).toArray())
        .toArray(long[][]::new);
  }

  private static int column(Kind kind) {
    return switch (kind) {
      case CAR -> 0;
      case BUS -> 1;
      case AMBULANCE -> 2;
      case FOOT -> 4;
    };
  }

  /// Days like this one until some zone and kind no longer has as many left as it brings out.
  private static long sameDays(long[][] left, long[][] out) {
    long days = Long.MAX_VALUE;
    for (int z = 0; z < left.length; z++) {
      for (int k = 0; k < left[z].length; k++) {
        days = out[z][k] > 0 ? Math.min(days, left[z][k] / out[z][k]) : days;
      }
    }
    return days;
  }

  private static long subtract(long[][] left, long[][] out, long times) {
    for (int z = 0; z < left.length; z++) {
      for (int k = 0; k < left[z].length; k++) {
        left[z][k] = Math.max(0, left[z][k] - times * out[z][k]);
      }
    }
    return sum(left);
  }

  private static Map<Integer, Long> takenIn(Layout layout, Plan plan) {
    Map<Integer, Long> taken = new TreeMap<>();
    for (Movement m : plan.movements()) {
      long load = layout.problem().groups().get(m.group()).fullLoadMilliPersons();
      taken.merge(m.destination(), m.vehicles() * load / 1000, Long::sum);
    }
    return taken;
  }

  private static long daysOfRoom(Scenario scenario, Layout layout, Plan plan) {
    long days = Long.MAX_VALUE;
    for (Map.Entry<Integer, Long> taken : takenIn(layout, plan).entrySet()) {
      Amount room = layout.reception(taken.getKey()).roomPersons();
      if (room != null && taken.getValue() > 0) {
        days = Math.min(days, Math.max(1, (long) room.value() / taken.getValue()));
      }
    }
    return scenario.sites().isEmpty() ? Long.MAX_VALUE : days;
  }

  private static Scenario lessRoom(Scenario scenario, Layout layout, Plan plan, long times) {
    Map<Integer, Long> taken = takenIn(layout, plan);
    List<Site> sites = new ArrayList<>();
    int d = 0;
    for (Site site : scenario.sites()) {
      boolean reception = site.duty() == Site.Duty.RECEPTION;
      Amount room = site.roomPersons();
      if (reception && room != null) {
        double rest = Math.max(0, room.value() - times * taken.getOrDefault(d, 0L));
        sites.add(site.with(site.intakePersonsPerHour(), new Amount(rest, room.basis())));
      } else {
        sites.add(site);
      }
      d += reception ? 1 : 0;
    }
    return scenario.withSites(sites);
  }

  private static Instant lastArrival(Scenario scenario, Plan plan, int days) {
    long last =
        plan.movements().stream().mapToLong(Movement::arriveToMillis).max().orElseThrow();
    ZonedDateTime firstTime = Instant.ofEpochMilli(last).atZone(scenario.clock());
    long daysApart = Math.max(1, Math.ceilDiv(windowsMillis(scenario), DAY_MILLIS));
    return firstTime.plusDays((days - 1) * daysApart).toInstant();
  }

  /// From the first opening to the last closing.
  private static long windowsMillis(Scenario scenario) {
    List<Window> windows = scenario.arrangement().windows();
    long first = windows.stream().mapToLong(w -> w.start().toEpochMilli()).min().orElse(0);
    long last = windows.stream().mapToLong(w -> w.end().toEpochMilli()).max().orElse(0);
    return last - first;
  }
}
