package org.corridor.formats.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.formats.text.Csv;
import org.corridor.workflows.Words;
import org.corridor.workflows.ZoneOrders;

/// What zones are told, as CSV.
public final class ZoneOrdersTable {
  private ZoneOrdersTable() {}

  /// A row for each departure.
  public static String csv(ZoneOrders orders) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        "zone",
        "kind",
        "toldFrom",
        "departFrom",
        "departBefore",
        "vehicles",
        "persons",
        "way",
        "reception",
        "arriveBefore",
        "boards"));
    for (Map<String, Object> row : departures(orders)) {
      rows.add(row.values().stream().map(String::valueOf).toList());
    }
    return Csv.of(rows);
  }

  static List<Map<String, Object>> departures(ZoneOrders orders) {
    ZoneId clock = orders.scenario().clock();
    Words words = new Words(orders.scenario());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ZoneOrders.Departure d : orders.departures()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("zone", d.zone());
      row.put("kind", d.by());
      row.put("toldFrom", Moments.iso(d.toldFrom(), clock));
      row.put("departFrom", Moments.iso(d.from(), clock));
      row.put("departBefore", Moments.iso(d.to(), clock));
      row.put("vehicles", d.vehicles());
      row.put("persons", d.persons());
      row.put("way", words.places(d.places()));
      row.put("reception", d.reception());
      row.put("arriveBefore", Moments.iso(d.arriveTo(), clock));
      row.put("boards", d.boards() == null ? "" : Moments.iso(d.boards(), clock));
      rows.add(row);
    }
    return rows;
  }
}
