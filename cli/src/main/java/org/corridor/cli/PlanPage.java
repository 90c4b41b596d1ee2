package org.corridor.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.reports.Standing;
import org.corridor.scenario.Place;
import org.corridor.workflows.Answer;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.Assumption;
import org.corridor.workflows.BindingTerm;
import org.corridor.workflows.Price;
import org.corridor.workflows.Warning;
import org.corridor.workflows.Words;
import org.corridor.workflows.ZoneAnswer;
import org.jspecify.annotations.Nullable;

/// The answer on the terminal: the verdict in the first three lines, then what it rests on.
final class PlanPage {
  private final Terminal terminal;
  private final Assessment plan;
  private final Words words;

  PlanPage(Terminal terminal, Assessment plan) {
    this.terminal = terminal;
    this.plan = plan;
    words = new Words(plan.scenario());
  }

  void print(@Nullable Path written, List<String> files) {
    String style = plan.allOut() ? "bold,green" : "bold,red";
    terminal.line(terminal.styled(style, plan.verdict().get(0)));
    terminal.line(plan.verdict().get(1));
    terminal.line(plan.verdict().get(2));
    terminal.line("");
    terminal.paragraph(
        "",
        0,
        plan.scenario().title() + ". Times on the clock of "
            + plan.scenario().clock().getId() + ".");
    terminal.paragraph("", 0, plan.announced().bound() + " " + plan.clearance().describe(words));
    if (!plan.announced().limitReached().isEmpty()) {
      terminal.paragraph("", 0, plan.announced().limitReached());
    }
    onTheMap();
    warnings();
    zones();
    binding("What stops the rest, as announced", plan.announced());
    if (!plan.scenario().arrangement().parties().isEmpty()) {
      binding("What stops the rest, as confirmed by every party", plan.confirmed());
    }
    prices();
    assumptions();
    if (written != null) {
      terminal.line("");
      terminal.line("Written to " + written + ": " + String.join(", ", files) + ".");
    }
  }

  /// Where the places of the scenario stand, so that a slip in a coordinate is seen.
  private void onTheMap() {
    List<Place> placed = plan.scenario().places().stream()
        .filter(place -> !place.onRoad().isEmpty())
        .toList();
    if (placed.isEmpty()) {
      return;
    }
    terminal.heading("Places on the map");
    terminal.table(
        List.of("place", "metres off", "stands at"),
        placed.stream()
            .map(p -> List.of(p.name(), Words.count(p.metresOff()), p.onRoad()))
            .toList());
    terminal.line(Words.count(plan.scenario().segments().size()) + " roads between them count.");
  }

  private void warnings() {
    if (plan.warnings().isEmpty()) {
      return;
    }
    terminal.heading("Warnings");
    for (Warning warning : plan.warnings()) {
      String source = warning.source().isEmpty() ? "" : " [" + warning.source() + "]";
      terminal.paragraph(warning.rule(), 5, warning.text() + source);
    }
  }

  private void zones() {
    terminal.heading("Departures");
    List<List<String>> rows = new ArrayList<>();
    for (int z = 0; z < plan.announced().zones().size(); z++) {
      ZoneAnswer zone = plan.announced().zones().get(z);
      ZoneAnswer confirmed = plan.confirmed().zones().get(z);
      rows.add(List.of(
          zone.name(),
          Words.count(zone.persons()),
          Words.count(zone.personsOut()),
          time(zone.firstDeparture()),
          time(zone.lastDeparture()),
          time(zone.lastSafeDeparture()),
          Words.count(confirmed.personsOut())));
    }
    terminal.table(
        List.of(
            "zone",
            "would leave",
            "out",
            "first leaves",
            "last leaves before",
            "last safe departure",
            "out, confirmed"),
        rows);
  }

  private String time(@Nullable Instant instant) {
    return instant == null ? "none" : words.time(instant);
  }

  private void binding(String heading, Answer answer) {
    if (answer.personsOut() >= plan.personsTotal()) {
      return;
    }
    terminal.heading(heading);
    for (BindingTerm term : answer.binding()) {
      String past = term.persons() == 0 || term.kind().equals("seats")
          ? ""
          : " (" + Words.people(term.persons()) + " get past)";
      terminal.paragraph("-", 2, term.text() + past);
    }
  }

  private void prices() {
    terminal.heading("What each term is worth, as announced");
    if (!plan.priced()) {
      terminal.paragraph("", 0, notPriced());
      return;
    }
    terminal.table(List.of("if", "people more", "and the same again"), rows(plan.prices()));
    if (!plan.confirmations().isEmpty()) {
      terminal.heading("What each missing confirmation is worth, on confirmed terms");
      terminal.table(
          List.of("if", "people more"),
          plan.confirmations().stream()
              .map(p -> List.of(p.text(), signed(p.gainFirst())))
              .toList());
    }
  }

  private String notPriced() {
    return "Not calculated: each term would take as long as this answer on a map of "
        + Words.count(plan.scenario().segments().size())
        + " roads. Calculate it with --all-prices, or name a corridor.";
  }

  private static List<List<String>> rows(List<Price> prices) {
    return prices.stream()
        .map(p ->
            List.of(p.text(), signed(p.gainFirst()), p.hasSecond() ? signed(p.gainSecond()) : "-"))
        .toList();
  }

  private static String signed(long persons) {
    return persons > 0 ? "+" + Words.count(persons) : Words.count(persons);
  }

  private void assumptions() {
    terminal.heading("What this rests on, and people out if an assumed value were a fifth off");
    List<List<String>> rows = new ArrayList<>();
    for (Assumption assumption : plan.assumptions()) {
      rows.add(List.of(
          assumption.what()
              + ": "
              + assumption.values()
              + " ("
              + assumption.standing().name().toLowerCase(Locale.ROOT)
              + (assumption.source().isEmpty() ? "" : "; " + assumption.source())
              + ")",
          varied(assumption, assumption.outIfLess()),
          varied(assumption, assumption.outIfMore())));
    }
    terminal.table(List.of("value", "a fifth less", "a fifth more"), rows);
  }

  private static String varied(Assumption assumption, long out) {
    return assumption.standing() == Standing.ASSUMED && out >= 0 ? Words.count(out) : "-";
  }
}
