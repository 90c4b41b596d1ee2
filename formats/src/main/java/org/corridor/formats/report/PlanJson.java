package org.corridor.formats.report;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.corridor.workflows.Answer;
import org.corridor.workflows.Arrivals;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Assumption;
import org.corridor.workflows.BindingTerm;
import org.corridor.workflows.Price;
import org.corridor.workflows.Warning;
import org.corridor.workflows.ZoneAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The answer for programs; described by `plan.schema.json`.
public final class PlanJson {
  private final JsonGenerator json;
  private final Assessment plan;
  private final ZoneId clock;

  private PlanJson(JsonGenerator json, Assessment plan) {
    this.json = json;
    this.plan = plan;
    clock = plan.scenario().clock();
  }

  public static String of(Assessment plan) {
    return written(json -> new PlanJson(json, plan).write());
  }

  /// Something that writes itself as JSON.
  interface Writer {
    void write(JsonGenerator json);
  }

  static String written(Writer writer) {
    StringWriter text = new StringWriter();
    ObjectWriteContext pretty = new ObjectWriteContext.Base() {
      @Override
      public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
        return new DefaultPrettyPrinter();
      }

      @Override
      public boolean hasPrettyPrinter() {
        return true;
      }
    };
    try (JsonGenerator json = new JsonFactory().createGenerator(pretty, text)) {
      writer.write(json);
    }
    return text + "\n";
  }

  private void write() {
    json.writeStartObject();
    json.writeStringProperty("format", "corridor-plan/1");
    json.writeStringProperty("title", plan.scenario().title());
    json.writeStringProperty("timeZone", clock.getId());
    json.writeNumberProperty("personsTotal", plan.personsTotal());
    json.writeNumberProperty("personsOut", plan.announced().personsOut());
    json.writeNumberProperty("personsOutConfirmed", plan.confirmed().personsOut());
    json.writeNumberProperty("personsBound", plan.announced().personsBound());
    json.writeNumberProperty("personsBoundConfirmed", plan.confirmed().personsBound());
    json.writeBooleanProperty(
        "proven", plan.announced().personsOut() == plan.announced().personsBound());
    moment("lastOut", plan.announced().findLastArrival().orElse(null));
    json.writeArrayPropertyStart("verdict");
    plan.verdict().forEach(json::writeString);
    json.writeEndArray();
    zones();
    arrivals();
    binding("binding", plan.announced().binding());
    binding("bindingConfirmed", plan.confirmed().binding());
    json.writeBooleanProperty("priced", plan.priced());
    prices("prices", plan.prices());
    prices("confirmations", plan.confirmations());
    clearance();
    assumptions();
    warnings();
    json.writeStringProperty("limitReached", plan.announced().limitReached());
    json.writeEndObject();
  }

  private void moment(String name, @Nullable Instant instant) {
    json.writeName(name);
    String text = Moments.isoOrNull(instant, clock);
    if (text == null) {
      json.writeNull();
    } else {
      json.writeString(text);
    }
  }

  private void zones() {
    json.writeArrayPropertyStart("zones");
    for (int z = 0; z < plan.announced().zones().size(); z++) {
      ZoneAnswer announced = plan.announced().zones().get(z);
      ZoneAnswer confirmed = plan.confirmed().zones().get(z);
      json.writeStartObject();
      json.writeStringProperty("id", announced.id());
      json.writeStringProperty("name", announced.name());
      json.writeNumberProperty("persons", announced.persons());
      json.writeNumberProperty("personsOut", announced.personsOut());
      json.writeNumberProperty("personsOutConfirmed", confirmed.personsOut());
      moment("lastSafeDeparture", announced.lastSafeDeparture());
      moment("lastSafeDepartureConfirmed", confirmed.lastSafeDeparture());
      moment("firstDeparture", announced.firstDeparture());
      moment("lastDeparture", announced.lastDeparture());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void arrivals() {
    json.writeArrayPropertyStart("arrivals");
    Answer answer = plan.announced();
    List<Arrivals> most = answer.mostByTime();
    int next = 0;
    long mostByNow = 0;
    for (Arrivals point : answer.arrivals()) {
      for (; next < most.size() && !most.get(next).at().isAfter(point.at()); next++) {
        mostByNow = most.get(next).persons();
      }
      json.writeStartObject();
      moment("time", point.at());
      json.writeNumberProperty("persons", point.persons());
      json.writeNumberProperty("personsMost", Math.max(mostByNow, point.persons()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void binding(String name, List<BindingTerm> terms) {
    json.writeArrayPropertyStart(name);
    for (BindingTerm term : terms) {
      json.writeStartObject();
      json.writeStringProperty("kind", term.kind());
      json.writeStringProperty("subject", term.subject());
      json.writeStringProperty("text", term.text());
      json.writeNumberProperty("persons", term.persons());
      moment("from", term.from());
      moment("to", term.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void prices(String name, List<Price> prices) {
    json.writeArrayPropertyStart(name);
    for (Price price : prices) {
      json.writeStartObject();
      json.writeStringProperty("term", price.term());
      json.writeStringProperty("text", price.text());
      json.writeNumberProperty("gainFirst", price.gainFirst());
      number("gainSecond", price.gainSecond(), price.hasSecond());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void number(String name, long value, boolean there) {
    json.writeName(name);
    if (there) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  private void clearance() {
    json.writeObjectPropertyStart("clearance");
    json.writeNumberProperty("windows", plan.clearance().days());
    moment("lastOut", plan.clearance().last());
    json.writeNumberProperty("personsStillIn", plan.clearance().stillIn());
    json.writeEndObject();
  }

  private void assumptions() {
    json.writeArrayPropertyStart("assumptions");
    for (Assumption assumption : plan.assumptions()) {
      json.writeStartObject();
      json.writeStringProperty("what", assumption.what());
      json.writeStringProperty("standing", assumption.standing().name().toLowerCase(Locale.ROOT));
      json.writeStringProperty("values", assumption.values());
      json.writeStringProperty("source", assumption.source());
      number("personsOutIfFifthLess", assumption.outIfLess(), assumption.outIfLess() >= 0);
      number("personsOutIfFifthMore", assumption.outIfMore(), assumption.outIfMore() >= 0);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void warnings() {
    json.writeArrayPropertyStart("warnings");
    for (Warning warning : plan.warnings()) {
      json.writeStartObject();
      json.writeStringProperty("rule", warning.rule());
      json.writeBooleanProperty("serious", warning.serious());
      json.writeStringProperty("text", warning.text());
      json.writeStringProperty("source", warning.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
