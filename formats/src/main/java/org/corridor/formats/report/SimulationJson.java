package org.corridor.formats.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.corridor.simulate.Rules;
import org.corridor.workflows.Simulated;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of a plan as JSON; `format` is `corridor-simulation/1`.
public final class SimulationJson {
  private SimulationJson() {}

  /// The answer.
  ///
  /// @param runs with the seed they give the same again
  public static String of(Simulated simulated, int runs, long seed) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("format", "corridor-simulation/1");
    page.put("title", simulated.scenario().title());
    page.put("runs", runs);
    page.put("seed", seed);
    page.put("disruptions", simulated.disruptions());
    Rules rules = simulated.rules();
    page.put("policy", rules.policy().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    page.put("convoyVehicles", rules.convoyVehicles());
    page.put("cutOffMinutes", rules.cutOffMillis() / 60_000);
    page.put("personsTotal", simulated.personsTotal());
    page.put("personsPlanned", simulated.personsPlanned());
    page.put("personsOutUndisturbed", simulated.undisturbed());
    page.put("tally", simulated.tally());
    page.put("waitsAt", simulated.waitsAt());
    page.put("longestWaits", simulated.longestWaits());
    page.put("costs", simulated.costs());
    page.put("choices", simulated.choices());
    page.put("histogram", simulated.histogram());
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(page)
        + "\n";
  }
}
