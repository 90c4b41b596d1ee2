package org.corridor.formats.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.plan.Kind;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.ZoneOrders;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Orders for a day as JSON; `format` is `corridor-orders/1`. Times are on the clock of the
/// scenario, persons are counts.
public final class DayJson {
  private final DayOrders orders;
  private final ZoneId clock;

  private DayJson(DayOrders orders) {
    this.orders = orders;
    clock = orders.scenario().clock();
  }

  /// All of it.
  public static String of(DayOrders orders) {
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(new DayJson(orders).page())
        + "\n";
  }

  private Map<String, Object> page() {
    ZoneOrders zones = orders.zones();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-orders/1");
    page.put("title", orders.scenario().title());
    page.put("timeZone", clock.getId());
    page.put("personsTotal", zones.personsTotal());
    page.put("personsOut", zones.personsOut());
    page.put("personsBound", zones.personsBound());
    page.put("gapShare", zones.gapShare());
    page.put("departures", ZoneOrdersTable.departures(zones));
    page.put("stay", zones.stay());
    page.put("vehicles", orders.vehicles().stream().map(this::vehicle).toList());
    page.put("tripsDropped", orders.tripsDropped());
    page.put("convoys", orders.convoys().stream().map(this::convoy).toList());
    page.put("posts", orders.posts().stream().map(this::post).toList());
    return page;
  }

  private Map<String, Object> vehicle(DayOrders.VehicleDay day) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", day.id());
    row.put("kind", lower(day.kind()));
    row.put("depot", day.depot());
    row.put("inReserve", day.inReserve());
    row.put("idle", day.idle() == null ? null : day.idle().word());
    List<Map<String, Object>> trips = new ArrayList<>();
    for (DayOrders.Trip trip : day.trips()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("convoy", trip.convoy());
      one.put("zone", trip.zone());
      one.put("leavesFrom", trip.leavesFrom());
      one.put("leaves", Moments.iso(trip.leaves(), clock));
      one.put("empty", passes(trip.empty()));
      one.put("there", Moments.iso(trip.there(), clock));
      one.put("boards", Moments.iso(trip.boards(), clock));
      one.put("passes", passes(trip.passes()));
      one.put("reception", trip.reception());
      one.put("setDownBefore", Moments.iso(trip.free(), clock));
      one.put("persons", trip.persons());
      one.put("restMinutes", trip.restMinutes());
      one.put("restThereMinutes", trip.restThereMinutes());
      one.put("overLong", trip.overLong());
      one.put("refuels", trip.refuels());
      one.put("km", Math.round(trip.km() * 10) / 10.0);
      trips.add(one);
    }
    row.put("trips", trips);
    return row;
  }

  private Map<String, Object> convoy(DayOrders.Convoy convoy) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("number", convoy.number());
    row.put("zone", convoy.zone());
    row.put("vehicles", kinds(convoy.vehicles()));
    row.put("named", convoy.named());
    row.put("persons", convoy.persons());
    row.put("leader", convoy.leader());
    row.put(
        "scoutLeaves",
        convoy.scoutLeaves() == null ? null : Moments.iso(convoy.scoutLeaves(), clock));
    row.put("noScout", convoy.noScout());
    row.put("passes", passes(convoy.passes()));
    row.put("reception", convoy.reception());
    row.put("columnMetres", convoy.columnMetres());
    row.put("mayHalt", convoy.mayHalt());
    return row;
  }

  private Map<String, Object> post(DayOrders.Post post) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", post.name());
    row.put("place", post.place());
    row.put("duty", post.what().word());
    List<Map<String, Object>> slots = new ArrayList<>();
    for (DayOrders.Slot slot : post.slots()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("from", Moments.iso(slot.from(), clock));
      one.put("vehicles", kinds(slot.vehicles()));
      one.put("persons", slot.persons());
      one.put("convoys", slot.convoys());
      one.put("empty", slot.empty());
      slots.add(one);
    }
    row.put("quarterHours", slots);
    return row;
  }

  private List<Map<String, Object>> passes(List<DayOrders.Pass> passes) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (DayOrders.Pass pass : passes) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("place", pass.place());
      one.put("checkpoint", pass.checkpoint());
      one.put("haltMinutes", pass.haltMinutes());
      one.put("first", Moments.iso(pass.first(), clock));
      one.put("last", Moments.iso(pass.last(), clock));
      rows.add(one);
    }
    return rows;
  }

  private static String lower(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Integer> kinds(Map<Kind, Integer> vehicles) {
    Map<String, Integer> kinds = new TreeMap<>();
    vehicles.forEach((kind, count) -> kinds.put(lower(kind), count));
    return kinds;
  }
}
