package org.corridor.formats.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;
import org.corridor.scenario.Site;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Trip;
import tools.jackson.core.JsonGenerator;

/// The roads with what the plan sends over them, and the receptions, as GeoJSON (RFC 7946). Places
/// where people are and wait are left out: such a list is a target list.
public final class PlanGeoJson {
  private PlanGeoJson() {}

  public static String of(Assessment plan) {
    return PlanJson.written(json -> write(json, plan));
  }

  private static void write(JsonGenerator json, Assessment plan) {
    Scenario scenario = plan.scenario();
    Function<String, Place> placeById = scenario.placeById();
    Map<String, double[]> traffic = traffic(plan);
    json.writeStartObject();
    json.writeStringProperty("type", "FeatureCollection");
    json.writeArrayPropertyStart("features");
    for (Segment segment : scenario.segments()) {
      Place from = placeById.apply(segment.from());
      Place to = placeById.apply(segment.to());
      double[] sums = traffic.getOrDefault(key(segment.from(), segment.to()), new double[2]);
      json.writeStartObject();
      json.writeStringProperty("type", "Feature");
      json.writeStringProperty("id", segment.id());
      line(json, from, segment.bends(), to);
      json.writeObjectPropertyStart("properties");
      json.writeStringProperty("from", from.name());
      json.writeStringProperty("to", to.name());
      json.writeNumberProperty("lengthKm", segment.lengthKm().value());
      json.writeStringProperty("access", lower(segment.access()));
      json.writeStringProperty("contested", lower(segment.contested()));
      json.writeStringProperty("area", segment.area());
      json.writeNumberProperty("vehicles", Math.round(sums[0]));
      json.writeNumberProperty("persons", Math.round(Math.floor(sums[1] + 1e-6)));
      json.writeEndObject();
      json.writeEndObject();
    }
    for (Site site : scenario.sites()) {
      if (site.duty() == Site.Duty.RECEPTION) {
        reception(json, site, placeById.apply(site.place()));
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String key(String from, String to) {
    return from + "\n" + to;
  }

  /// Vehicles and persons per pair of neighbouring places.
  private static Map<String, double[]> traffic(Assessment plan) {
    Map<String, double[]> traffic = new LinkedHashMap<>();
    for (Trip trip : plan.announced().trips()) {
      List<String> places = trip.places();
      for (int i = 0; i + 1 < places.size(); i++) {
        double[] sums =
            traffic.computeIfAbsent(key(places.get(i), places.get(i + 1)), _ -> new double[2]);
        sums[0] += trip.vehicles();
        sums[1] += trip.persons();
      }
    }
    return traffic;
  }

  private static void line(JsonGenerator json, Place from, List<Segment.Bend> bends, Place to) {
    if (!from.located() || !to.located()) {
      json.writeNullProperty("geometry");
      return;
    }
    json.writeObjectPropertyStart("geometry");
    json.writeStringProperty("type", "LineString");
    json.writeArrayPropertyStart("coordinates");
    position(json, from);
    for (Segment.Bend bend : bends) {
      position(json, bend.longitude(), bend.latitude());
    }
    position(json, to);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void position(JsonGenerator json, Place place) {
    position(json, place.longitude().orElseThrow(), place.latitude().orElseThrow());
  }

  private static void position(JsonGenerator json, double longitude, double latitude) {
    json.writeStartArray();
    json.writeNumber(longitude);
    json.writeNumber(latitude);
    json.writeEndArray();
  }

  private static void reception(JsonGenerator json, Site site, Place place) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeStringProperty("id", "reception-" + site.id());
    if (place.located()) {
      json.writeObjectPropertyStart("geometry");
      json.writeStringProperty("type", "Point");
      json.writeName("coordinates");
      position(json, place);
      json.writeEndObject();
    } else {
      json.writeNullProperty("geometry");
    }
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("name", site.name());
    json.writeStringProperty("duty", "reception");
    json.writeEndObject();
    json.writeEndObject();
  }
}
