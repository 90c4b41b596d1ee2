package org.corridor.formats.record;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.hxl.DayTable;
import org.corridor.formats.hxl.FigureTable;
import org.corridor.formats.hxl.HxlFile;
import org.corridor.formats.hxl.HxlTable;
import org.corridor.formats.notice.CapAlert;
import org.corridor.formats.notice.CapFile;
import org.corridor.formats.notice.CapReceipt;
import org.corridor.formats.notice.RouteGpx;
import org.corridor.formats.notice.WindowCalendar;
import org.corridor.formats.text.Letters;
import org.corridor.formats.text.TextFile;
import org.corridor.operations.Operation;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.RecordOfTalks;
import org.jspecify.annotations.Nullable;

/// Files that somebody sends to a record, as its items: YAML or JSON; figures or corridor days as
/// HXL (`.csv`, `.xlsx`); the answer to a notification as CAP (`.xml`); a party's hours as
/// iCalendar (`.ics`) and the routes it published as GPX (`.gpx`).
///
/// What a file only names (an offer, a notification, an arrangement) is looked up in the state that
/// is given: for somebody who does not see all of the record, in what they see.
public final class Intake {
  private final List<String> arrangements;
  private final List<TalksEvent.PartyNamed> parties;
  private final List<TalksEvent.RouteOffered> offered;
  private final List<OperationEvent.NotificationSubmitted> notifications;
  private final ZoneId zone;
  private final @Nullable String party;
  private final Instant now;

  /// Files for a record.
  ///
  /// @param zone clock of the record
  /// @param party whose hours and routes they are
  public Intake(RecordOfTalks state, ZoneId zone, @Nullable String party, Instant now) {
    arrangements = state.instruments().stream().map(Instrument::id).toList();
    parties = List.copyOf(state.talks().parties());
    offered = state.talks().offers().rows().stream().map(OfferMatrix.Row::offer).toList();
    notifications = state.instruments().stream()
        .flatMap(i -> state.requireOperation(i.id()).notifications().stream())
        .map(Operation.Notified::notification)
        .toList();
    this.zone = zone;
    this.party = party;
    this.now = now;
  }

  /// The items of a file.
  ///
  /// @param name of the file: how it ends says what it is
  /// @throws BadInput with all that is wrong in it
  public List<Item> items(String name, byte[] content) {
    List<Item> items = read(name, content);
    Problems problems = new Problems();
    for (Item item : items) {
      Letters.findFaultIn(item.event())
          .ifPresent(fault -> problems.add(new Problem(
              name,
              0,
              0,
              "",
              "texts of at most " + Letters.MAX + " letters, printed and read one way",
              fault,
              "")));
    }
    problems.throwIfAny();
    return items;
  }

  private List<Item> read(String name, byte[] content) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv") || lower.endsWith(".xlsx")) {
      return table(name, HxlFile.read(name, content));
    }
    if (lower.endsWith(".xml")) {
      CapAlert answer = CapFile.read(name, content);
      return List.of(new Item(
          CapReceipt.receipt(name, answer, notifications), answer.sent().toInstant(), name + ":0"));
    }
    if (lower.endsWith(".gpx")) {
      return routes(name, content);
    }
    if (lower.endsWith(".ics")) {
      return windows(name, TextFile.decoded(name, content));
    }
    return ItemReader.read(name, TextFile.decoded(name, content), zone);
  }

  private List<Item> table(String name, HxlTable table) {
    return DayTable.isOne(table)
        ? days(name, table)
        : FigureTable.read(name, table).stream()
            .map(f -> new Item(new ReportEvent.FigureGiven(f), past(f.asOf()), name + ":0"))
            .toList();
  }

  /// What a figure is of may be yet to come; that somebody gave it is not.
  private @Nullable Instant past(@Nullable Instant asOf) {
    return asOf == null || asOf.isAfter(now) ? null : asOf;
  }

  private List<Item> windows(String name, String calendar) {
    TalksEvent.PartyNamed by = party("announced the hours of " + name);
    return WindowCalendar.read(name, calendar, arrangements, by.id(), by.timeZone()).stream()
        .map(w -> new Item(w, null, name + ":0"))
        .toList();
  }

  /// Routes that a party published: the names of their places.
  private List<Item> routes(String name, byte[] content) {
    TalksEvent.PartyNamed by = party("published the routes of " + name);
    List<Item> items = new ArrayList<>();
    for (RouteGpx.Line line : RouteGpx.read(name, content)) {
      String of = arrangements.stream()
          .filter(id -> named(line.name(), id))
          .max(Comparator.comparingInt(String::length))
          .or(() -> arrangements.size() == 1 ? arrangements.stream().findFirst() : Optional.empty())
          .orElseThrow(() -> BadInput.of(new Problem(
              name,
              0,
              0,
              "rte name",
              "one that begins with the id of an arrangement: " + String.join(", ", arrangements),
              "\"" + line.name() + "\"",
              "")));
      List<String> places = line.points().stream().map(RouteGpx.Point::name).toList();
      items.add(new Item(
          new InstrumentEvent.RoutePublished(of, by.name(), by.id(), places, name),
          null,
          name + ":0"));
    }
    return items;
  }

  /// Does a name begin with an id, and with no longer one that only begins the same?
  private static boolean named(String name, String id) {
    return name.equals(id)
        || (name.startsWith(id) && " .:@/".indexOf(name.charAt(id.length())) >= 0);
  }

  private TalksEvent.PartyNamed party(String what) {
    return parties.stream()
        .filter(p -> p.id().equals(party))
        .findFirst()
        .orElseThrow(() -> BadInput.of(new Problem(
            "--by",
            0,
            0,
            "",
            "the party that " + what,
            party == null ? "nothing" : "\"" + party + "\"",
            "one of "
                + String.join(
                    ", ", parties.stream().map(TalksEvent.PartyNamed::id).toList()))));
  }

  private List<Item> days(String name, HxlTable table) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (TalksEvent.PartyNamed one : parties) {
      ids.put(one.id(), one.id());
      ids.put(one.name(), one.id());
    }
    List<Item> items = new ArrayList<>();
    for (DayTable.Day day : DayTable.read(name, table, ids, offered)) {
      // Of a day it is only known that it was so when it ended.
      Instant end = day.date().plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
      Instant at = end.isAfter(now) ? now : end;
      day.events().forEach(e -> items.add(new Item(e, at, name + ":" + day.line())));
    }
    return items;
  }
}
