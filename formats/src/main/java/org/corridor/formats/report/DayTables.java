package org.corridor.formats.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.formats.text.Csv;
import org.corridor.plan.Kind;
import org.corridor.workflows.DayOrders;

/// Orders for a day as CSV: a row for each stop of a bus, each place of a convoy, each quarter hour
/// of a checkpoint or a reception.
public final class DayTables {
  private DayTables() {}

  /// Columns: vehicle, kind, trip, convoy, time, place, what, persons.
  public static String vehicles(DayOrders orders) {
    ZoneId clock = orders.scenario().clock();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("vehicle", "kind", "trip", "convoy", "time", "place", "what", "persons"));
    for (DayOrders.VehicleDay day : orders.vehicles()) {
      String kind = day.kind().name().toLowerCase(Locale.ROOT);
      if (day.idle() != null) {
        rows.add(List.of(day.id(), kind, "", "", "", day.depot(), day.idle().word(), ""));
      }
      int number = 0;
      // From when on it rests or fills up.
      Instant free =
          day.trips().isEmpty() ? Instant.EPOCH : day.trips().getFirst().leaves();
      for (DayOrders.Trip trip : day.trips()) {
        List<String> head =
            List.of(day.id(), kind, String.valueOf(++number), String.valueOf(trip.convoy()));
        String before = before(trip);
        if (!before.isEmpty()) {
          rows.add(row(head, Moments.iso(free, clock), trip.leavesFrom(), before, ""));
        }
        free = trip.free();
        DayOrders.Pass first = trip.passes().getFirst();
        if (!trip.leavesFrom().equals(first.place())) {
          rows.add(row(head, Moments.iso(trip.leaves(), clock), trip.leavesFrom(), "leave", ""));
        }
        for (DayOrders.Pass pass : trip.between()) {
          rows.add(row(
              head,
              Moments.iso(pass.first(), clock),
              pass.place(),
              pass.checkpoint() ? "pass empty, checkpoint" : "pass empty",
              "0"));
        }
        if (trip.there().isBefore(trip.boards())) {
          String rest = trip.restThereMinutes() > 0
              ? "stand ready, rest " + trip.restThereMinutes() + " min"
              : "stand ready";
          rows.add(row(head, Moments.iso(trip.there(), clock), first.place(), rest, ""));
        }
        String persons = String.valueOf(trip.persons());
        rows.add(row(head, Moments.iso(trip.boards(), clock), first.place(), "board", persons));
        for (DayOrders.Pass pass : trip.passes()) {
          boolean last = pass.equals(trip.passes().getLast());
          String what = pass.equals(first)
              ? "set off"
              : last ? "arrive" : pass.halts() ? "halt " + pass.haltMinutes() + " min" : "pass";
          rows.add(row(
              head,
              Moments.iso(pass.first(), clock),
              pass.place(),
              pass.checkpoint() ? "checkpoint" : what,
              persons));
        }
        rows.add(row(
            head,
            Moments.iso(trip.free(), clock),
            trip.passes().getLast().place(),
            "set down",
            "0"));
      }
    }
    return Csv.of(rows);
  }

  private static String before(DayOrders.Trip trip) {
    List<String> what = new ArrayList<>();
    if (trip.restMinutes() > 0) {
      what.add("rest " + trip.restMinutes() + " min");
    }
    if (trip.refuels()) {
      what.add("refuel");
    }
    return String.join(", ", what);
  }

  private static List<String> row(
      List<String> head, String time, String place, String what, String persons) {
    List<String> row = new ArrayList<>(head);
    row.addAll(List.of(time, place, what, persons));
    return row;
  }

  /// Columns: convoy, zone, cars, buses, ambulances, parties, persons, vehicles by name, leader,
  /// scout leaves, place, checkpoint, first, last.
  public static String convoys(DayOrders orders) {
    ZoneId clock = orders.scenario().clock();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        "convoy",
        "zone",
        "cars",
        "buses",
        "ambulances",
        "parties",
        "persons",
        "named",
        "leader",
        "scoutLeaves",
        "place",
        "checkpoint",
        "haltMinutes",
        "first",
        "last"));
    for (DayOrders.Convoy c : orders.convoys()) {
      for (DayOrders.Pass pass : c.passes()) {
        rows.add(List.of(
            String.valueOf(c.number()),
            c.zone(),
            count(c, Kind.CAR),
            count(c, Kind.BUS),
            count(c, Kind.AMBULANCE),
            count(c, Kind.FOOT),
            String.valueOf(c.persons()),
            String.join("; ", c.named()),
            c.leader() ? "yes" : "no",
            c.scoutLeaves() == null ? "" : Moments.iso(c.scoutLeaves(), clock),
            pass.place(),
            pass.checkpoint() ? "yes" : "no",
            String.valueOf(pass.haltMinutes()),
            Moments.iso(pass.first(), clock),
            Moments.iso(pass.last(), clock)));
      }
    }
    return Csv.of(rows);
  }

  private static String count(DayOrders.Convoy convoy, Kind kind) {
    return String.valueOf(convoy.vehicles().getOrDefault(kind, 0));
  }

  /// Columns: post, place, duty, from, cars, buses, ambulances, parties, persons, convoys, empty.
  public static String posts(DayOrders orders) {
    ZoneId clock = orders.scenario().clock();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        "post",
        "place",
        "duty",
        "from",
        "cars",
        "buses",
        "ambulances",
        "parties",
        "persons",
        "convoys",
        "empty"));
    for (DayOrders.Post post : orders.posts()) {
      for (DayOrders.Slot slot : post.slots()) {
        rows.add(List.of(
            post.name(),
            post.place(),
            post.what().word(),
            Moments.iso(slot.from(), clock),
            String.valueOf(slot.vehicles().getOrDefault(Kind.CAR, 0)),
            String.valueOf(slot.vehicles().getOrDefault(Kind.BUS, 0)),
            String.valueOf(slot.vehicles().getOrDefault(Kind.AMBULANCE, 0)),
            String.valueOf(slot.vehicles().getOrDefault(Kind.FOOT, 0)),
            String.valueOf(slot.persons()),
            DaySheets.numbers(slot.convoys()).replace("–", "-"),
            String.valueOf(slot.empty())));
      }
    }
    return Csv.of(rows);
  }
}
