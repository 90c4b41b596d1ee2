package org.corridor.formats.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.corridor.network.Access;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.workflows.Arrivals;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Trip;
import org.corridor.workflows.Words;

/// The two pictures of the report, drawn so that they print and read in black and white too.
final class Svg {
  private static final int WIDTH = RoadScheme.WIDTH;
  private static final int CHART_HEIGHT = 300;
  private static final int LEFT = 80;
  private static final int RIGHT = 24;
  private static final int TOP = 20;
  private static final int BOTTOM = 44;
  private static final int LABEL_CHAR = 7;

  /// With more roads than this the map shows whole kilometres.
  private static final int CROWDED_ROADS = 7;

  private final StringBuilder out = new StringBuilder();
  private final Assessment plan;
  private final Scenario scenario;
  private final Set<String> named = new HashSet<>();
  private final RoadScheme places;

  private Svg(Assessment plan) {
    this.plan = plan;
    scenario = plan.scenario();
    places = new RoadScheme(scenario);
  }

  /// The roads and places; geographic where every place has coordinates, a line of places
  /// otherwise.
  static String map(Assessment plan) {
    return new Svg(plan).drawMap();
  }

  /// People out by time, and the most that any plan could have out.
  static String arrivals(Assessment plan) {
    return new Svg(plan).drawArrivals();
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void open(int height, String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"%s\">",
        WIDTH, height, escaped(title));
    add("<title>%s</title>", escaped(title));
  }

  private String drawMap() {
    Map<String, double[]> at = places.positions();
    open(
        places.height(),
        places.geographic() ? "Map of the roads" : "Scheme of the roads, not to scale");
    Set<String> used = used();
    Set<Set<String>> drawn = new HashSet<>();
    List<double[]> labels = new ArrayList<>();
    List<Place> shown =
        scenario.places().stream().filter(place -> !place.onlyOnMap()).toList();
    shown.forEach(place -> named.add(place.id()));
    for (Place place : shown) {
      double[] here = position(at, place.id());
      labels.add(new double[] {here[0] - 6, here[1] + 4, 12});
    }
    for (Segment segment : scenario.segments()) {
      if (drawn.add(Set.of(segment.from(), segment.to()))) {
        drawRoad(segment, position(at, segment.from()), position(at, segment.to()), used, labels);
      }
    }
    for (Place place : shown) {
      drawPlace(place, position(at, place.id()), labels);
    }
    add(
        "<text x=\"%d\" y=\"%d\" class=\"small\">%s</text>",
        12,
        places.height() - 10,
        places.geographic()
            ? "Straight lines between places; north is up"
            : "Scheme, not to scale: some places have no coordinates");
    add("</svg>");
    return out.toString();
  }

  private static double[] position(Map<String, double[]> at, String place) {
    return at.getOrDefault(place, new double[2]);
  }

  private Set<String> used() {
    Set<String> used = new HashSet<>();
    for (Trip trip : plan.announced().trips()) {
      for (int i = 0; i + 1 < trip.places().size(); i++) {
        used.add(trip.places().get(i) + "\n" + trip.places().get(i + 1));
      }
    }
    return used;
  }

  private void drawRoad(
      Segment segment, double[] from, double[] to, Set<String> used, List<double[]> labels) {
    boolean carries = used.contains(segment.from() + "\n" + segment.to())
        || used.contains(segment.to() + "\n" + segment.from());
    String kind = segment.access() != Access.OPEN
        ? "closed"
        : segment.contested().needsSuspension() ? "contested" : "open";
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"road %s%s\"/>",
        from[0], from[1], to[0], to[1], kind, carries ? " used" : "");
    if (!named.contains(segment.from()) || !named.contains(segment.to())) {
      return;
    }
    double kilometres = segment.lengthKm().value();
    boolean crowded = scenario.segments().size() > CROWDED_ROADS;
    String km = Words.number(crowded ? Math.round(kilometres) : kilometres) + " km";
    double length = Math.max(1, Math.hypot(to[0] - from[0], to[1] - from[1]));
    double x = (from[0] + to[0]) / 2 - 12 * (to[1] - from[1]) / length;
    double y = (from[1] + to[1]) / 2 + 12 * (to[0] - from[0]) / length + 4;
    double width = km.length() * LABEL_CHAR;
    for (double part = 0.05; part < 1; part += 0.1) {
      labels.add(new double[] {
        from[0] + part * (to[0] - from[0]) - 3, from[1] + part * (to[1] - from[1]) + 4, 6
      });
    }
    labels.add(new double[] {x - width / 2, y, width});
    add(
        "<text x=\"%.1f\" y=\"%.1f\" class=\"small halo\" text-anchor=\"middle\">%s</text>",
        x, y, km);
  }

  /// A label goes to the right of its place, or wherever around it fewest others stand.
  private void drawPlace(Place place, double[] at, List<double[]> labels) {
    double width = place.name().length() * LABEL_CHAR + 6;
    double[][] spots = {
      {at[0] - width / 2, at[1] - 11},
      {at[0] + 9, at[1] + 4},
      {at[0] - width / 2, at[1] + 20},
      {at[0] - 9 - width, at[1] + 4},
    };
    double[] best = spots[0];
    double least = Double.MAX_VALUE;
    for (double[] spot : spots) {
      double crowd = spot[0] < 0 || spot[0] + width > WIDTH ? 100 : 0;
      for (double[] other : labels) {
        boolean beside = spot[0] > other[0] + other[2] || other[0] > spot[0] + width;
        crowd += beside || Math.abs(spot[1] - other[1]) > 13 ? 0 : 1;
      }
      if (crowd < least) {
        least = crowd;
        best = spot;
      }
    }
    labels.add(new double[] {best[0], best[1], width});
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" class=\"place\"/>", at[0], at[1]);
    add(
        "<text x=\"%.1f\" y=\"%.1f\" class=\"name halo\">%s</text>",
        best[0], best[1], escaped(place.name()));
  }

  private String drawArrivals() {
    List<Arrivals> points = plan.announced().arrivals();
    open(CHART_HEIGHT, "People out by time of day");
    if (points.isEmpty()) {
      add(
          "<text x=\"%d\" y=\"%d\" class=\"name\" text-anchor=\"middle\">Nobody gets out.</text>",
          WIDTH / 2, CHART_HEIGHT / 2);
      add("</svg>");
      return out.toString();
    }
    Instant start = firstDeparture(points.getFirst().at());
    Instant end = points.getLast().at();
    long top = Math.max(points.getLast().persons() * 21 / 20, 1);
    drawAxes(start, end, top);
    String most = path(plan.announced().mostByTime(), start, end, top);
    add("<path d=\"%s\" class=\"most\"/>", most);
    add("<path d=\"%s\" class=\"out\"/>", path(points, start, end, top));
    add("</svg>");
    return out.toString();
  }

  private Instant firstDeparture(Instant otherwise) {
    return plan.announced().trips().stream()
        .map(Trip::departFrom)
        .min(Instant::compareTo)
        .orElse(otherwise);
  }

  private static double x(Instant at, Instant start, Instant end) {
    double whole = Math.max(1, Duration.between(start, end).toMillis());
    return LEFT + (WIDTH - LEFT - RIGHT) * Duration.between(start, at).toMillis() / whole;
  }

  private static double y(long persons, long top) {
    return CHART_HEIGHT - BOTTOM - (CHART_HEIGHT - TOP - BOTTOM) * (double) persons / top;
  }

  private String path(List<Arrivals> points, Instant start, Instant end, long top) {
    StringBuilder path = new StringBuilder();
    path.append(String.format(Locale.ROOT, "M%.1f %.1f", x(start, start, end), y(0, top)));
    for (Arrivals point : points) {
      if (!point.at().isAfter(end)) {
        path.append(String.format(
            Locale.ROOT,
            "H%.1fV%.1f",
            x(point.at(), start, end),
            y(Math.min(top, point.persons()), top)));
      }
    }
    return path.append(String.format(Locale.ROOT, "H%.1f", x(end, start, end))).toString();
  }

  private void drawAxes(Instant start, Instant end, long top) {
    ZoneId clock = scenario.clock();
    long unit = niceUnit(top);
    for (long persons = 0; persons <= top; persons += unit) {
      add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>",
          LEFT, y(persons, top), WIDTH - RIGHT, y(persons, top));
      add(
          "<text x=\"%d\" y=\"%.1f\" class=\"small\" text-anchor=\"end\">%s</text>",
          LEFT - 6, y(persons, top) + 4, Words.count(persons));
    }
    long hours = Math.max(1, Duration.between(start, end).toHours());
    long every = hours <= 12 ? 1 : hours <= 48 ? 6 : 24;
    ZonedDateTime tick = start.atZone(clock).truncatedTo(ChronoUnit.HOURS);
    for (; !tick.toInstant().isAfter(end); tick = tick.plusHours(every)) {
      if (!tick.toInstant().isBefore(start)) {
        double at = x(tick.toInstant(), start, end);
        add(
            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" class=\"grid\"/>",
            at, TOP, at, CHART_HEIGHT - BOTTOM);
        add(
            "<text x=\"%.1f\" y=\"%d\" class=\"small\" text-anchor=\"middle\">%s</text>",
            at,
            CHART_HEIGHT - BOTTOM + 16,
            DateTimeFormatter.ofPattern(every == 24 ? "d.M." : "HH:mm", Locale.ROOT)
                .format(tick));
      }
    }
    add(
        "<text x=\"%d\" y=\"%d\" class=\"small\">people out; dashed: the most that any plan could"
            + " have out by then</text>",
        LEFT, CHART_HEIGHT - 8);
  }

  /// 1, 2 or 5 times a power of ten, so that at most six lines are drawn.
  private static long niceUnit(long top) {
    for (long power = 1; ; power *= 10) {
      for (long unit : new long[] {power, 2 * power, 5 * power}) {
        if (top / unit <= 6) {
          return unit;
        }
      }
    }
  }
}
