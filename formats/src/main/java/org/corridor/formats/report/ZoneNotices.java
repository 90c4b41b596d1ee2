package org.corridor.formats.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.corridor.plan.Kind;
import org.corridor.scenario.Site;
import org.corridor.scenario.Zone;
import org.corridor.workflows.Words;
import org.corridor.workflows.ZoneOrders;

/// A notice for each zone, to be printed on A4 in one language: when to leave, by which route, to
/// where. It names hours and ways, and nobody and no place where people wait.
public final class ZoneNotices {
  private static final long QUARTER_SECONDS = 15 * 60L;

  private final ZoneOrders orders;
  private final SheetWords words;
  private final Words said;

  private ZoneNotices(ZoneOrders orders, String language) {
    this.orders = orders;
    words = new SheetWords(language, orders);
    said = new Words(orders.scenario());
  }

  /// The notices as one page of HTML, a sheet for each zone.
  ///
  /// @param language one of [DaySheets#languages]
  public static String of(ZoneOrders orders, String language) {
    try (InputStream in = Objects.requireNonNull(
        ZoneNotices.class.getResourceAsStream("notices.html.mustache"), "notice template")) {
      Template page = Mustache.compiler()
          .escapeHTML(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
      return page.execute(new ZoneNotices(orders, language).page(language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> page(String language) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("language", language);
    page.put("direction", words.direction());
    page.put("title", orders.scenario().title());
    for (String word : List.of("notice", "keep", "standBy", "people", "who")) {
      page.put(word, words.of(word));
    }
    page.put("routeWord", words.of("route"));
    page.put("toWord", words.of("to"));
    page.put("clockWord", words.of("clock"));
    page.put("clock", orders.scenario().clock().getId());
    List<Map<String, Object>> zones = new ArrayList<>();
    for (Zone zone : orders.scenario().zones()) {
      List<ZoneOrders.Departure> departures =
          orders.departures().stream().filter(d -> d.zone().equals(zone.id())).toList();
      boolean stays = orders.stay().stream().anyMatch(s -> s.zone().equals(zone.id()));
      if (stays || !departures.isEmpty()) {
        zones.add(zone(zone, departures, stays));
      }
    }
    page.put("zones", zones);
    return page;
  }

  /// From when until when: a quarter hour, or longer where one vehicle needs longer; of a bus or
  /// an ambulance, when it begins to board and when it leaves.
  private record Told(Instant from, Instant until) implements Comparable<Told> {
    static Told of(ZoneOrders.Departure d) {
      if (d.boards() != null) {
        return new Told(d.boards(), d.from());
      }
      Instant quarter = d.toldFrom().plusSeconds(QUARTER_SECONDS);
      return new Told(d.toldFrom(), d.to().isAfter(quarter) ? d.to() : quarter);
    }

    @Override
    public int compareTo(Told other) {
      int first = from.compareTo(other.from);
      return first == 0 ? until.compareTo(other.until) : first;
    }
  }

  private record Way(Kind kind, List<String> places, String reception) {}

  /// Vehicles and people.
  private record Those(int vehicles, long persons) {
    Those and(Those others) {
      return new Those(vehicles + others.vehicles, persons + others.persons);
    }
  }

  private Map<String, Object> zone(
      Zone zone, List<ZoneOrders.Departure> departures, boolean stays) {
    Map<Way, Map<Told, Those>> byWay = new LinkedHashMap<>();
    for (ZoneOrders.Departure d : departures) {
      byWay
          .computeIfAbsent(new Way(d.kind(), d.places(), d.reception()), _ -> new TreeMap<>())
          .merge(Told.of(d), new Those(d.vehicles(), d.persons()), Those::and);
    }
    List<Map<String, Object>> ways = new ArrayList<>();
    byWay.forEach((way, quarters) -> ways.add(way(way, quarters)));
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("zone", zone.name());
    sheet.put("ways", ways);
    sheet.put("leaves", !departures.isEmpty());
    sheet.put("stays", stays ? words.of(departures.isEmpty() ? "nobodyLeaves" : "stay") : "");
    sheet.put("day", words.days());
    return sheet;
  }

  private Map<String, Object> way(Way way, Map<Told, Those> quarters) {
    boolean fetched = way.kind() == Kind.BUS || way.kind() == Kind.AMBULANCE;
    List<Map<String, Object>> rows = new ArrayList<>();
    quarters.forEach((quarter, those) -> rows.add(Map.of(
        "from",
        words.time(quarter.from()),
        "until",
        words.time(quarter.until()),
        "vehicles",
        those.vehicles(),
        "persons",
        Words.count(those.persons()))));
    String reception = orders.scenario().sites().stream()
        .filter(s -> s.id().equals(way.reception()))
        .map(Site::name)
        .findFirst()
        .orElse(way.reception());
    long halts = orders.scenario().sites().stream()
        .filter(s -> way.places().contains(s.place()))
        .flatMap(s -> s.findHaltMinutes().stream())
        .mapToLong(minutes -> Math.round(minutes.value()))
        .sum();
    return Map.of(
        "halts",
        halts > 0 ? words.of("haltTold", halts) : "",
        "kind",
        words.of(way.kind().name()),
        "between",
        fetched
            ? words.of("boardsFrom") + " … " + words.of("leavesAt") + " …"
            : words.of("leave") + " … " + words.of("and") + " …",
        "link",
        fetched ? "–" : words.of("and"),
        "route",
        said.places(way.places()),
        "to",
        reception,
        "vehiclesWord",
        words.of(way.kind() == Kind.FOOT ? "parties" : "vehicles"),
        "quarters",
        rows);
  }
}
