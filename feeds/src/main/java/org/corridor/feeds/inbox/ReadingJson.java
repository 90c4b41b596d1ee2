package org.corridor.feeds.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Quantity;
import org.corridor.feeds.Reading;
import org.corridor.feeds.Span;
import org.corridor.feeds.Statement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What was read in a report as JSON (`corridor-reports/1`): offsets are UTF-16 code units of its
/// text.
public final class ReadingJson {
  /// Name and version of the format.
  public static final String FORMAT = "corridor-reports/1";

  static final JsonMapper WRITER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReadingJson() {}

  /// All reports of one request.
  public static String of(List<Reading> readings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("reports", readings.stream().map(ReadingJson::report).toList());
    return WRITER.writeValueAsString(all);
  }

  private static Map<String, Object> report(Reading reading) {
    Page page = reading.page();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("name", page.name());
    report.put("hash", page.hash());
    report.put("reader", reading.reader());
    report.put("language", page.language());
    report.put("source", page.source());
    report.put("title", page.title());
    report.put("address", page.address());
    report.put("published", page.published() == null ? null : page.published().toString());
    report.put("zone", page.zone() == null ? null : page.zone().getId());
    report.put("text", page.text());
    List<Object> apart = new ArrayList<>();
    for (Line line : page.lines()) {
      if (!line.isRead()) {
        Map<String, Object> told = span(line.span(), page);
        told.put("kind", line.kind().name().toLowerCase(Locale.ROOT));
        apart.add(told);
      }
    }
    report.put("apart", apart);
    report.put(
        "statements", reading.statements().stream().map(s -> statement(s, page)).toList());
    report.put("figures", reading.figures().stream().map(q -> figure(q, page)).toList());
    report.put(
        "times",
        reading.moments().stream()
            .map(m -> {
              Map<String, Object> told = span(m.span(), page);
              told.put("time", m.iso());
              told.put("clock", m.clock());
              told.put("why", m.why());
              return told;
            })
            .toList());
    report.put(
        "places",
        reading.places().stream()
            .map(m -> {
              Map<String, Object> told = span(m.span(), page);
              told.put("name", m.name());
              told.put("longitude", m.longitude());
              told.put("latitude", m.latitude());
              told.put("why", m.why());
              return told;
            })
            .toList());
    report.put(
        "rounds",
        reading.rounds().stream()
            .map(r -> {
              Map<String, Object> told = span(r.span(), page);
              told.put("ordinal", r.ordinal());
              told.put("day", text(r.day()));
              told.put("place", r.place());
              told.put("length", r.length());
              told.put("delegations", r.delegations());
              told.put("outcome", r.outcome());
              return told;
            })
            .toList());
    report.put(
        "outcomes",
        reading.outcomes().stream()
            .map(o -> {
              Map<String, Object> told = span(o.span(), page);
              told.put("ordinal", o.ordinal());
              told.put("by", o.by());
              told.put("outcome", o.outcome());
              return told;
            })
            .toList());
    report.put(
        "meetings",
        reading.meetings().stream()
            .map(m -> {
              Map<String, Object> told = span(m.span(), page);
              told.put("day", text(m.day()));
              told.put("place", m.place());
              told.put("who", m.who());
              told.put("mediator", m.mediator());
              return told;
            })
            .toList());
    report.put(
        "attempts",
        reading.attempts().stream()
            .map(a -> {
              Map<String, Object> told = span(a.span(), page);
              told.put("from", text(a.from()));
              told.put("to", text(a.to()));
              told.put("place", a.place());
              told.put("count", a.count());
              told.put("outcome", a.outcome());
              return told;
            })
            .toList());
    report.put(
        "corridors",
        reading.corridors().stream()
            .map(c -> {
              Map<String, Object> told = span(c.span(), page);
              told.put("day", c.day().toString());
              told.put("places", c.places());
              told.put("direction", c.direction());
              told.put("opens", c.opens());
              told.put("closes", c.closes());
              told.put("proposedBy", c.proposedBy());
              told.put("acceptedBy", c.acceptedBy());
              told.put("outcome", c.outcome());
              told.put("why", c.why());
              return told;
            })
            .toList());
    report.put(
        "offers",
        reading.offers().stream()
            .map(o -> {
              Map<String, Object> told = span(o.way().span(), page);
              told.put("by", o.by());
              told.put("places", o.way().places());
              told.put("day", o.way().day().toString());
              told.put("answers", o.answers());
              return told;
            })
            .toList());
    report.put("proposals", Proposals.of(reading));
    return report;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, Object> span(Span span, Page page) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("from", span.from());
    told.put("to", span.to());
    told.put("words", span.of(page.text()));
    return told;
  }

  private static Map<String, Object> statement(Statement s, Page page) {
    Map<String, Object> told = span(s.span(), page);
    told.put("speaker", s.speaker().name());
    told.put("role", s.speaker().role());
    told.put("behalf", s.speaker().behalf());
    told.put("act", s.act().name().toLowerCase(Locale.ROOT));
    told.put("accused", s.accused());
    told.put("addressed", s.addressed());
    told.put("medium", s.medium() == null ? null : s.medium().name().toLowerCase(Locale.ROOT));
    told.put("chain", s.chain());
    told.put("quoted", s.quoted());
    told.put("hedge", s.hedge());
    told.put("negated", s.negated());
    told.put("why", s.why());
    return told;
  }

  private static Map<String, Object> figure(Quantity q, Page page) {
    Map<String, Object> told = span(q.span(), page);
    told.put("value", q.value());
    told.put("bound", q.bound());
    told.put("most", q.most());
    told.put("unit", q.unit().name().toLowerCase(Locale.ROOT));
    told.put("kind", q.kind().name().toLowerCase(Locale.ROOT));
    told.put("about", q.about());
    told.put("within", q.within() < 0 ? null : q.within());
    told.put("why", q.why());
    return told;
  }
}
