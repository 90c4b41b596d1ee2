package org.corridor.formats.notice;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// Windows as an iCalendar file (RFC 5545): moments in UTC, so that no calendar moves them when the
/// clocks of a country change; what was announced on whose clock stands in the text.
public final class WindowCalendar {
  private WindowCalendar() {}

  /// A window in a calendar.
  ///
  /// @param uid the same for the same window, so that a later file replaces it
  /// @param agreed by all, or only offered
  public record Entry(
      String uid, String title, Instant opens, Instant closes, String text, boolean agreed) {}

  /// The calendar of some windows.
  ///
  /// @param now when it is written
  public static String of(List<Entry> windows, Instant now) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Corridor//Corridor//EN");
    for (Entry window : windows) {
      VEvent event = new VEvent();
      event.setUid(window.uid());
      event.setDateTimeStamp(Date.from(now));
      event.setDateStart(Date.from(window.opens()), true);
      event.setDateEnd(Date.from(window.closes()), true);
      event.setSummary(window.title());
      event.setDescription(window.text());
      event.setStatus(window.agreed() ? Status.confirmed() : Status.tentative());
      calendar.addEvent(event);
    }
    return Biweekly.write(calendar).go();
  }

  /// The windows of a calendar.
  public static List<Entry> read(String text) {
    List<Entry> entries = new ArrayList<>();
    for (ICalendar calendar : Biweekly.parse(text).all()) {
      for (VEvent event : calendar.getEvents()) {
        if (event.getDateStart() != null && event.getDateEnd() != null) {
          entries.add(new Entry(
              event.getUid() == null ? "" : event.getUid().getValue(),
              event.getSummary() == null ? "" : event.getSummary().getValue(),
              event.getDateStart().getValue().toInstant(),
              event.getDateEnd().getValue().toInstant(),
              event.getDescription() == null ? "" : event.getDescription().getValue(),
              event.getStatus() != null && event.getStatus().isConfirmed()));
        }
      }
    }
    return entries;
  }
}
