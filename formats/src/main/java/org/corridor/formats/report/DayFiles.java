package org.corridor.formats.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.workflows.DayOrders;

/// Everything that orders for a day are written to, by name of the file.
public final class DayFiles {
  private DayFiles() {}

  /// The files.
  ///
  /// @param languages of the sheets, see [DaySheets#languages]; the calendar speaks the first
  /// @param now when they are written
  public static Map<String, String> of(DayOrders orders, List<String> languages, Instant now) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("orders.json", DayJson.of(orders));
    files.put("zones.csv", ZoneOrdersTable.csv(orders.zones()));
    files.put("vehicles.csv", DayTables.vehicles(orders));
    files.put("convoys.csv", DayTables.convoys(orders));
    files.put("posts.csv", DayTables.posts(orders));
    files.put("orders.ics", DayCalendar.of(orders, now, languages.getFirst()));
    for (String language : languages) {
      files.put("notices-" + language + ".html", ZoneNotices.of(orders.zones(), language));
      files.put("vehicles-" + language + ".html", DaySheets.vehicles(orders, language));
      files.put("convoys-" + language + ".html", DaySheets.convoys(orders, language));
      files.put("posts-" + language + ".html", DaySheets.posts(orders, language));
    }
    return files;
  }
}
