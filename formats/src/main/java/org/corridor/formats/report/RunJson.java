package org.corridor.formats.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.workflows.FollowedRun;
import org.corridor.workflows.Simulated;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One run of a simulation to be drawn; `format` is `corridor-run/1`. A spot is
/// `[segment, tenths of the way, persons]`.
public final class RunJson {
  private static final double ROUNDED = 1_000_000;

  private RunJson() {}

  public static String of(Simulated simulated) {
    FollowedRun run = simulated.run();
    Scenario scenario = simulated.scenario();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-run/1");
    page.put("title", scenario.title());
    page.put("timeZone", scenario.clock().getId());
    page.put("run", run.index());
    page.put("start", Moments.iso(run.start(), scenario.clock()));
    page.put("frameSeconds", run.frameSeconds());
    @Nullable
    Object collapse = run.collapse() == null ? null : Moments.iso(run.collapse(), scenario.clock());
    page.put("collapse", collapse);
    Function<String, Place> places = scenario.placeById();
    page.put("segments", scenario.segments().stream().map(s -> line(s, places)).toList());
    page.put("frames", run.frames().stream().map(RunJson::frame).toList());
    return JsonMapper.shared().writeValueAsString(page) + "\n";
  }

  /// Longitude and latitude of its ends and bends; empty where they are not known.
  private static List<List<Double>> line(Segment segment, Function<String, Place> places) {
    Place from = places.apply(segment.from());
    Place to = places.apply(segment.to());
    if (!from.located() || !to.located()) {
      return List.of();
    }
    List<List<Double>> line = new ArrayList<>();
    line.add(spot(from.longitude().orElseThrow(), from.latitude().orElseThrow()));
    segment.bends().forEach(b -> line.add(spot(b.longitude(), b.latitude())));
    line.add(spot(to.longitude().orElseThrow(), to.latitude().orElseThrow()));
    return line;
  }

  private static List<Double> spot(double longitude, double latitude) {
    return List.of(
        Math.round(longitude * ROUNDED) / ROUNDED, Math.round(latitude * ROUNDED) / ROUNDED);
  }

  private static Map<String, Object> frame(FollowedRun.Frame frame) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("out", (long) Math.floor(frame.personsOut() + 1e-6));
    row.put("turnedBack", Math.round(frame.personsTurnedBack()));
    row.put(
        "spots",
        frame.spots().stream()
            .map(s -> List.of(s.segment(), s.tenth(), Math.round(s.persons())))
            .toList());
    return row;
  }
}
