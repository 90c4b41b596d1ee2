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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Assumption;
import org.corridor.workflows.BindingTerm;
import org.corridor.workflows.Price;
import org.corridor.workflows.Words;
import org.corridor.workflows.ZoneAnswer;
import org.jspecify.annotations.Nullable;

/// The report: one page that needs nothing else, for the screen and for A4.
public final class ReportPage {
  private final Assessment plan;
  private final Words words;

  private ReportPage(Assessment plan) {
    this.plan = plan;
    words = new Words(plan.scenario());
  }

  public static String of(Assessment plan) {
    try (InputStream in = Objects.requireNonNull(
        ReportPage.class.getResourceAsStream("report.html.mustache"), "report template")) {
      Template page = Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
      return page.execute(new ReportPage(plan).context());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> context() {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", plan.scenario().title());
    page.put("clock", plan.scenario().clock().getId());
    page.put("verdict", plan.verdict());
    page.put("out", Words.count(plan.announced().personsOut()));
    page.put("outConfirmed", Words.count(plan.confirmed().personsOut()));
    page.put("total", Words.count(plan.personsTotal()));
    page.put("bound", plan.announced().bound());
    page.put("clearance", clearance());
    page.put("map", Svg.map(plan));
    page.put("chart", Svg.arrivals(plan));
    page.put("warnings", plan.warnings());
    page.put("hasWarnings", !plan.warnings().isEmpty());
    page.put("binding", plan.announced().binding().stream().map(this::binding).toList());
    page.put(
        "bindingConfirmed",
        plan.confirmed().binding().stream().map(this::binding).toList());
    page.put("zones", zones());
    page.put("priced", plan.priced());
    page.put("prices", plan.prices().stream().map(ReportPage::price).toList());
    page.put(
        "confirmations", plan.confirmations().stream().map(ReportPage::price).toList());
    page.put("hasConfirmations", !plan.confirmations().isEmpty());
    page.put("assumptions", plan.assumptions().stream().map(this::assumption).toList());
    page.put("limit", plan.announced().limitReached());
    page.put("hasLimit", !plan.announced().limitReached().isEmpty());
    return page;
  }

  private String clearance() {
    return plan.clearance().describe(words);
  }

  private Map<String, Object> binding(BindingTerm term) {
    return Map.of(
        "text", term.text(), "persons", term.persons() == 0 ? "" : Words.people(term.persons()));
  }

  private List<Map<String, Object>> zones() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int z = 0; z < plan.announced().zones().size(); z++) {
      ZoneAnswer zone = plan.announced().zones().get(z);
      ZoneAnswer confirmed = plan.confirmed().zones().get(z);
      rows.add(Map.of(
          "name", zone.name(),
          "persons", Words.count(zone.persons()),
          "out", Words.count(zone.personsOut()),
          "outConfirmed", Words.count(confirmed.personsOut()),
          "first", time(zone.firstDeparture()),
          "last", time(zone.lastDeparture()),
          "lastSafe", time(zone.lastSafeDeparture()),
          "lastSafeConfirmed", time(confirmed.lastSafeDeparture())));
    }
    return rows;
  }

  private String time(@Nullable Instant instant) {
    return instant == null ? "none" : words.time(instant);
  }

  private static Map<String, Object> price(Price price) {
    return Map.of(
        "text", price.text(),
        "first", signed(price.gainFirst()),
        "second", price.hasSecond() ? signed(price.gainSecond()) : "–");
  }

  private static String signed(long persons) {
    return persons > 0 ? "+" + Words.count(persons) : Words.count(persons);
  }

  private Map<String, Object> assumption(Assumption assumption) {
    return Map.of(
        "what", assumption.what(),
        "standing", assumption.standing().name().toLowerCase(Locale.ROOT),
        "values", assumption.values(),
        "source", assumption.source(),
        "less", assumption.outIfLess() < 0 ? "–" : Words.count(assumption.outIfLess()),
        "more", assumption.outIfMore() < 0 ? "–" : Words.count(assumption.outIfMore()));
  }
}
