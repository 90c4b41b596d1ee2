package org.corridor.formats.report;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.corridor.plan.Kind;
import org.corridor.workflows.DayOrders;
import org.corridor.workflows.Words;

/// Orders for a day as an iCalendar file (RFC 5545): an event for each trip of a bus and for each
/// convoy, moments in UTC. The same trip has the same UID, so a later file replaces it.
public final class DayCalendar {
  private DayCalendar() {}

  /// The calendar.
  ///
  /// @param now when it is written
  /// @param language of its words
  public static String of(DayOrders orders, Instant now, String language) {
    SheetWords words = new SheetWords(language, orders.zones());
    Words said = new Words(orders.scenario());
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Corridor//Corridor//EN");
    for (DayOrders.VehicleDay day : orders.vehicles()) {
      int number = 0;
      for (DayOrders.Trip trip : day.trips()) {
        String name = day.id() + ", " + words.of("trip") + " " + ++number;
        calendar.addEvent(event(
            orders.scenario().title() + "/" + name,
            now,
            trip.leaves(),
            trip.free(),
            words.of(day.kind() == Kind.BUS ? "bus" : "ambulance") + " " + name,
            passes(trip.passes(), words, said)));
      }
    }
    for (DayOrders.Convoy convoy : orders.convoys()) {
      calendar.addEvent(event(
          orders.scenario().title() + "/convoy " + convoy.number(),
          now,
          convoy.passes().getFirst().first(),
          convoy.passes().getLast().last(),
          words.of("convoy") + " " + convoy.number(),
          passes(convoy.passes(), words, said)));
    }
    return Biweekly.write(calendar).go();
  }

  private static String passes(Iterable<DayOrders.Pass> passes, SheetWords words, Words said) {
    StringBuilder text = new StringBuilder();
    for (DayOrders.Pass pass : passes) {
      text.append(words.time(pass.first()))
          .append(' ')
          .append(said.place(pass.place()))
          .append(pass.halts() ? ": " + words.of("halts", pass.haltMinutes()) : "")
          .append('\n');
    }
    return text.toString().strip();
  }

  private static VEvent event(
      String id, Instant now, Instant from, Instant to, String title, String text) {
    VEvent event = new VEvent();
    event.setUid(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)) + "@corridor");
    event.setDateTimeStamp(Date.from(now));
    event.setDateStart(Date.from(from), true);
    event.setDateEnd(Date.from(to), true);
    event.setSummary(title);
    event.setDescription(text);
    return event;
  }
}
