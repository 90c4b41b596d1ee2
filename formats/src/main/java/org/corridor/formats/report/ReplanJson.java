package org.corridor.formats.report;

import java.time.ZoneId;
import java.util.Locale;
import org.corridor.workflows.Replanned;
import org.corridor.workflows.Trip;
import tools.jackson.core.JsonGenerator;

/// A plan made anew, for programs.
public final class ReplanJson {
  private ReplanJson() {}

  public static String of(Replanned now) {
    return PlanJson.written(json -> write(json, now));
  }

  private static void write(JsonGenerator json, Replanned now) {
    ZoneId clock = now.scenario().clock();
    json.writeStartObject();
    json.writeStringProperty("format", "corridor-replan/1");
    json.writeStringProperty("at", Moments.iso(now.at(), clock));
    json.writeNumberProperty("personsOutBefore", now.personsOutBefore());
    json.writeNumberProperty("personsOutAlready", now.personsOutAlready());
    json.writeNumberProperty("personsUnderWay", now.personsUnderWay());
    json.writeNumberProperty("personsOut", now.personsOut());
    json.writeNumberProperty("personsBound", now.personsBound());
    json.writeBooleanProperty("proven", now.personsOut() == now.personsBound());
    json.writeStringProperty("limitReached", now.limitReached());
    json.writeArrayPropertyStart("zones");
    for (Replanned.ZoneChange zone : now.zones()) {
      json.writeStartObject();
      json.writeStringProperty("id", zone.zone());
      json.writeNumberProperty("personsOutBefore", zone.outBefore());
      json.writeNumberProperty("personsOut", zone.outNow());
      json.writeStringProperty(
          "lastLeavesBefore", Moments.isoOrNull(zone.lastLeavesBefore(), clock));
      json.writeStringProperty("lastLeaves", Moments.isoOrNull(zone.lastLeavesNow(), clock));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("underWay");
    for (Replanned.UnderWay vehicles : now.underWay()) {
      json.writeStartObject();
      json.writeStringProperty("zone", vehicles.zone());
      json.writeStringProperty("kind", vehicles.kind());
      json.writeStringProperty("place", vehicles.place());
      json.writeStringProperty("from", Moments.iso(vehicles.from(), clock));
      json.writeNumberProperty("vehicles", vehicles.vehicles());
      json.writeNumberProperty("goOn", vehicles.goOn());
      json.writeBooleanProperty("newWay", vehicles.newWay());
      json.writeNumberProperty("held", vehicles.held());
      json.writeStringProperty("caughtOn", vehicles.caughtOn());
      json.writeStringProperty("shelter", vehicles.shelter());
      json.writeStringProperty("shelterBy", Moments.isoOrNull(vehicles.shelterBy(), clock));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("trips");
    for (Trip trip : now.trips()) {
      trip(json, trip, clock);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void trip(JsonGenerator json, Trip trip, ZoneId clock) {
    json.writeStartObject();
    json.writeStringProperty("zone", trip.zone());
    json.writeStringProperty("kind", trip.kind().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("vehicles", trip.vehicles());
    json.writeNumberProperty("persons", trip.persons());
    json.writeStringProperty("departFrom", Moments.iso(trip.departFrom(), clock));
    json.writeStringProperty("departBefore", Moments.iso(trip.departTo(), clock));
    json.writeArrayPropertyStart("places");
    trip.places().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("arriveFrom", Moments.iso(trip.arriveFrom(), clock));
    json.writeStringProperty("arriveBefore", Moments.iso(trip.arriveTo(), clock));
    json.writeEndObject();
  }
}
