package org.corridor.formats.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.simulate.Disruptions;
import org.corridor.workflows.Simulated;
import org.corridor.workflows.SimulatedWords;
import org.corridor.workflows.Words;

/// The page of a simulation: what many runs come to, and one of them to be watched. It needs
/// nothing else and goes with the report of the plan.
public final class SimulationPage {
  private static final int CHOICES_SHOWN = 8;
  private static final int BAR_WIDTH = 640;
  private static final int BAR_HEIGHT = 160;

  /// A name that begins nearer to the edge would be cut off.
  private static final int LABEL_WIDTH = 120;

  private final Simulated simulated;
  private final Scenario scenario;

  private SimulationPage(Simulated simulated) {
    this.simulated = simulated;
    scenario = simulated.scenario();
  }

  /// The page.
  ///
  /// @param seed that gives the same again
  public static String of(Simulated simulated, long seed) {
    try (InputStream in = Objects.requireNonNull(
        SimulationPage.class.getResourceAsStream("simulation.html.mustache"), "template")) {
      return Mustache.compiler()
          .escapeHTML(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8))
          .execute(new SimulationPage(simulated).context(seed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> context(long seed) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", scenario.title());
    page.put("clock", scenario.clock().getId());
    page.put("seed", seed);
    page.put("runs", Words.count(simulated.tally().runs()));
    page.put("sentences", SimulatedWords.of(simulated));
    page.put("bars", bars());
    page.put("costs", costs());
    page.put("choices", choices());
    page.put("noneAllowed", SimulatedWords.noneAllowed(simulated).orElse(""));
    RoadScheme scheme = new RoadScheme(scenario);
    page.put("height", scheme.height());
    page.put("width", RoadScheme.WIDTH);
    page.put("roads", roads(scheme));
    page.put("places", places(scheme));
    page.put("scheme", !scheme.geographic());
    page.put("watched", !simulated.run().frames().isEmpty());
    // Inside a script no tag may end it.
    page.put("data", RunJson.of(simulated).replace("<", "\\u003c"));
    page.put("lines", lines(scheme));
    return page;
  }

  private List<Map<String, Object>> bars() {
    Simulated.Histogram histogram = simulated.histogram();
    int most = histogram.runs().stream().max(Integer::compare).orElse(1);
    double width = BAR_WIDTH / (double) histogram.runs().size();
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int i = 0; i < histogram.runs().size(); i++) {
      long from = histogram.least() + i * histogram.width();
      double height = BAR_HEIGHT * histogram.runs().get(i) / (double) Math.max(1, most);
      boolean named = i == 0 || i == histogram.runs().size() - 1;
      bars.add(Map.of(
          "x", shortened(40 + i * width),
          "y", shortened(10 + BAR_HEIGHT - height),
          "w", shortened(Math.max(1, width - 1)),
          "h", shortened(height),
          "anchor", i == 0 ? "start" : "end",
          "labelX", shortened(40 + (i == 0 ? 0 : BAR_WIDTH)),
          "label", named ? Words.count(i == 0 ? from : from + histogram.width() - 1) : "",
          "text",
              Words.count(from) + " to " + Words.count(from + histogram.width() - 1) + ": "
                  + Words.count(histogram.runs().get(i)) + " runs"));
    }
    return bars;
  }

  private static String shortened(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private List<Map<String, Object>> costs() {
    return simulated.costs().entrySet().stream()
        .sorted(Comparator.comparingDouble(
            (Map.Entry<Disruptions.Kind, Simulated.Cost> e) -> -e.getValue().personsOutLess()))
        .map(e -> Map.<String, Object>of(
            "kind",
            e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            "less",
            Words.count(Math.round(e.getValue().personsOutLess())),
            "caught",
            Words.count(Math.round(e.getValue().personsCaughtMore()))))
        .toList();
  }

  private List<Map<String, Object>> choices() {
    return simulated.choices().stream()
        .filter(c -> c.personsOutMean() >= 1)
        .limit(CHOICES_SHOWN)
        .map(c -> Map.<String, Object>of(
            "cutOff",
            c.cutOffMinutes() + " min before",
            "convoy",
            c.convoyVehicles() == 1 ? "evenly" : "convoys of " + c.convoyVehicles(),
            "out",
            SimulatedWords.outOf(c),
            "caught",
            Words.count(Math.round(c.personsCaughtMean())),
            "share",
            SimulatedWords.shareOf(c),
            "allowed",
            c.allowed() ? "yes" : "no"))
        .toList();
  }

  private List<Map<String, Object>> roads(RoadScheme scheme) {
    Map<String, double[]> at = scheme.positions();
    List<Map<String, Object>> roads = new ArrayList<>();
    Set<Set<String>> drawn = new HashSet<>();
    for (Segment segment : scenario.segments()) {
      if (drawn.add(Set.of(segment.from(), segment.to()))) {
        double[] from = at.getOrDefault(segment.from(), new double[2]);
        double[] to = at.getOrDefault(segment.to(), new double[2]);
        roads.add(Map.of(
            "x1", shortened(from[0]),
            "y1", shortened(from[1]),
            "x2", shortened(to[0]),
            "y2", shortened(to[1]),
            "kind", segment.contested().needsSuspension() ? "contested" : "open"));
      }
    }
    return roads;
  }

  private List<Map<String, Object>> places(RoadScheme scheme) {
    Map<String, double[]> at = scheme.positions();
    List<Map<String, Object>> places = new ArrayList<>();
    for (Place place : scenario.places()) {
      if (!place.onlyOnMap()) {
        double[] here = at.getOrDefault(place.id(), new double[2]);
        places.add(Map.of(
            "x",
            shortened(here[0]),
            "y",
            shortened(here[1]),
            "anchor",
            here[0] > RoadScheme.WIDTH - LABEL_WIDTH ? "end" : "start",
            "name",
            place.name()));
      }
    }
    return places;
  }

  /// Of each segment its two ends on the drawing, as a list of numbers.
  private String lines(RoadScheme scheme) {
    Map<String, double[]> at = scheme.positions();
    StringBuilder lines = new StringBuilder("[");
    for (Segment segment : scenario.segments()) {
      double[] from = at.getOrDefault(segment.from(), new double[2]);
      double[] to = at.getOrDefault(segment.to(), new double[2]);
      lines.append(lines.length() > 1 ? "," : "");
      lines.append(
          String.format(Locale.ROOT, "[%.1f,%.1f,%.1f,%.1f]", from[0], from[1], to[0], to[1]));
    }
    return lines.append("]").toString();
  }
}
