package org.corridor.formats.report;

import org.corridor.workflows.Assessment;
import org.corridor.workflows.Comparison;
import tools.jackson.core.JsonGenerator;

/// A comparison for programs.
public final class ComparisonJson {
  private ComparisonJson() {}

  public static String of(Comparison comparison) {
    return PlanJson.written(json -> write(json, comparison));
  }

  private static void write(JsonGenerator json, Comparison comparison) {
    json.writeStartObject();
    json.writeStringProperty("format", "corridor-comparison/1");
    side(json, "a", comparison.first());
    side(json, "b", comparison.second());
    json.writeArrayPropertyStart("differences");
    for (Comparison.Difference difference : comparison.differences()) {
      json.writeStartObject();
      json.writeStringProperty("what", difference.what());
      json.writeStringProperty("a", difference.inFirst());
      json.writeStringProperty("b", difference.inSecond());
      json.writeName("personsMoreAlone");
      difference.gainAlone().ifPresentOrElse(json::writeNumber, json::writeNull);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void side(JsonGenerator json, String name, Assessment plan) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("title", plan.scenario().title());
    json.writeNumberProperty("personsTotal", plan.personsTotal());
    json.writeNumberProperty("personsOut", plan.announced().personsOut());
    json.writeNumberProperty("personsOutConfirmed", plan.confirmed().personsOut());
    json.writeNumberProperty("personsBound", plan.announced().personsBound());
    json.writeNumberProperty("windowsUntilAllOut", plan.clearance().days());
    json.writeArrayPropertyStart("verdict");
    plan.verdict().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }
}
