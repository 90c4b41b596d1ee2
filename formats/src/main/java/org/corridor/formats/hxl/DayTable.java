package org.corridor.formats.hxl;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.formats.Problems;
import org.corridor.log.Event;
import org.corridor.log.Hash;
import org.corridor.reports.Figure;
import org.corridor.reports.ReportEvent;
import org.corridor.reports.Reports;
import org.corridor.talks.TalksEvent;

/// Corridor days of a table as items of a record: each is kept as it is told, and is an offer of
/// its
/// proposer, an acceptance by everybody it names, and, where it has one, a figure of those who came
/// out. Of a day that another source has told already only the telling and the figure are new.
///
/// What a row does not say becomes nothing: who is not named as accepting has not accepted, and a
/// number without its kind is claimed.
public final class DayTable {
  private final Map<String, String> partyByName;
  private static final int SAME_DAY_MAX = 50;

  private final Problems problems = new Problems();
  private final List<Day> days = new ArrayList<>();
  private final Map<String, Integer> used = new HashMap<>();
  private final Map<String, TalksEvent.RouteOffered> offered = new HashMap<>();

  private DayTable(Map<String, String> partyByName, Collection<TalksEvent.RouteOffered> offered) {
    this.partyByName = partyByName;
    offered.forEach(o -> this.offered.put(o.id(), o));
  }

  /// What a row says.
  ///
  /// @param line of the table
  public record Day(int line, LocalDate date, List<Event> events) {}

  /// Is it a table of corridor days, by its hashtags?
  public static boolean isOne(HxlTable table) {
    return table.findColumn("#adm4+name+origin").isPresent()
        && table.findColumn("#adm4+name+dest").isPresent();
  }

  /// The items of a table.
  ///
  /// @param partyByName ids of the parties of the record, by id and by name
  /// @param offered the offers that are recorded
  /// @throws org.corridor.formats.BadInput with all that is wrong, row by row
  public static List<Day> read(
      String name,
      HxlTable table,
      Map<String, String> partyByName,
      Collection<TalksEvent.RouteOffered> offered) {
    DayTable reader = new DayTable(partyByName, offered);
    List<CorridorDay> days = CorridorDay.read(table);
    int line = table.above().size() + 1;
    for (int i = 0; i < days.size(); i++) {
      line++;
      reader.add(days.get(i), new HxlRow(name, line, table, table.rows().get(i), reader.problems));
    }
    reader.problems.throwIfAny();
    return reader.days;
  }

  private void add(CorridorDay day, HxlRow row) {
    int before = problems.count();
    row.needed("#adm4+name+origin");
    row.needed("#adm4+name+dest");
    row.needed("#meta+source+url");
    Optional<LocalDate> date = date(day.date(), row);
    Instant from = row.moment("#date+start");
    Instant to = row.moment("#date+end");
    Optional<String> by = party(day.proposedBy(), "#org+proposer", row);
    List<String> accepting = new ArrayList<>();
    for (String each : day.acceptedBy().split(";", -1)) {
      if (!each.isBlank()) {
        party(each.strip(), "#org+acceptor", row).ifPresent(accepting::add);
      }
    }
    Double persons = row.number("#affected+evacuated-children");
    Figure.Kind kind = day.personsKind().isEmpty()
        ? Figure.Kind.CLAIMED
        : row.constant("#meta+kind", List.of(Figure.Kind.values())).orElse(Figure.Kind.CLAIMED);
    TalksEvent.Direction direction = day.direction().isEmpty()
        ? TalksEvent.Direction.OUT
        : row.constant("#x_direction", List.of(TalksEvent.Direction.values()))
            .orElse(TalksEvent.Direction.OUT);
    if (problems.count() > before || date.isEmpty() || by.isEmpty()) {
      return;
    }
    try {
      List<Event> events = new ArrayList<>();
      String id = ReportEvent.CorridorDayTold.offerOf(date.get(), day.origin(), day.destination());
      String told = id + "-" + Hash.of(List.of(day.sourceUrl())).hex().substring(0, 8);
      int again = used.merge(told, 1, Integer::sum);
      String offer = again == 1 ? id : id + "-" + again;
      told = again == 1 ? told : told + "-" + again;
      events.add(day.told(told));
      TalksEvent.RouteOffered made = new TalksEvent.RouteOffered(
          offer,
          by.get(),
          places(day),
          direction,
          from,
          to,
          day.category(),
          null,
          List.of(),
          day.sourceUrl());
      for (int next = 2; offered.containsKey(made.id()) && !same(made); next++) {
        if (next > SAME_DAY_MAX) {
          throw new IllegalArgumentException(
              "one of at most " + SAME_DAY_MAX + " offers between the same places on one day");
        }
        made = made.numbered(id + "-" + next);
      }
      if (offered.putIfAbsent(made.id(), made) == null) {
        events.add(made);
      }
      for (String party : accepting) {
        if (!party.equals(by.get())) {
          events.add(new TalksEvent.OfferAnswered(
              made.id(), party, TalksEvent.Answer.ACCEPT, "", "", day.sourceUrl()));
        }
      }
      if (persons != null) {
        events.add(new ReportEvent.FigureGiven(figure(told, date.get(), day, persons, kind)));
      }
      days.add(new Day(row.line(), date.get(), events));
    } catch (IllegalArgumentException e) {
      row.refuse("", "an offer", String.valueOf(e.getMessage()), "");
    }
  }

  private static Figure figure(
      String id, LocalDate date, CorridorDay day, double persons, Figure.Kind kind) {
    return new Figure(
        id + Reports.OF_DAY,
        "people out",
        null,
        persons,
        null,
        kind,
        Figure.Unit.PERSONS,
        day.origin(),
        date.toString(),
        day.countingPoint(),
        null,
        "",
        "",
        "",
        day.sourceUrl());
  }

  /// Is it known, by the same side, and by the same places as far as both tell them?
  private boolean same(TalksEvent.RouteOffered one) {
    TalksEvent.RouteOffered other = offered.get(one.id());
    return other != null
        && other.by().equals(one.by())
        && (other.places().equals(one.places())
            || other.places().size() == 2
            || one.places().size() == 2);
  }

  private static List<String> places(CorridorDay day) {
    return day.route().isEmpty()
        ? List.of(day.origin(), day.destination())
        : Stream.of(day.route().split("\\|", -1)).map(String::strip).toList();
  }

  private static Optional<LocalDate> date(String text, HxlRow row) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      row.refuse("#date", "a day as 2022-03-05", "\"" + text + "\"", "");
      return Optional.empty();
    }
  }

  private Optional<String> party(String text, String field, HxlRow row) {
    String id = partyByName.get(text);
    if (id == null) {
      row.refuse(
          field,
          "a party of the record: " + String.join(", ", partyByName.keySet()),
          text.isEmpty() ? "nothing" : "\"" + text + "\"",
          "record the party first");
    }
    return Optional.ofNullable(id);
  }
}
