package org.corridor.formats.notice;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.arrangements.InstrumentEvent.WindowStated;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;

/// Windows as an iCalendar file (RFC 5545): moments in UTC, so that no calendar moves them when the
/// clocks of a country change; what was announced on whose clock stands in the text.
public final class WindowCalendar {
  private static final Pattern ZONE = Pattern.compile("(?i);\\s*TZID=\"?/?([^\":;\r\n]+)");

  private WindowCalendar() {}

  /// Whether people may count on a window.
  public enum Standing {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
  }

  /// A window in a calendar.
  ///
  /// @param uid the same for the same window, so that a later file replaces it
  /// @param sequence grows with every text of it, so that it does
  public record Entry(
      String uid,
      int sequence,
      String title,
      Instant opens,
      Instant closes,
      String text,
      Standing standing) {}

  /// The calendar of some windows.
  ///
  /// @param now when it is written
  public static String of(List<Entry> windows, Instant now) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Corridor//Corridor//EN");
    for (Entry window : windows) {
      VEvent event = new VEvent();
      event.setUid(window.uid());
      event.setSequence(window.sequence());
      event.setDateTimeStamp(Date.from(now));
      event.setDateStart(Date.from(window.opens()), true);
      event.setDateEnd(Date.from(window.closes()), true);
      event.setSummary(window.title());
      event.setDescription(window.text());
      event.setStatus(
          switch (window.standing()) {
            case TENTATIVE -> Status.tentative();
            case CONFIRMED -> Status.confirmed();
            case CANCELLED -> Status.cancelled();
          });
      calendar.addEvent(event);
    }
    return Biweekly.write(calendar).go();
  }

  /// Windows as a party announced them.
  ///
  /// @param name of the file
  /// @param arrangements that are recorded; an event belongs to the one that its UID begins with,
  ///     or to the only one
  /// @param party that announced them
  /// @param zone of its clocks, where a time in the calendar names none
  /// @throws BadInput where it is no calendar, or an event is no window
  public static List<WindowStated> read(
      String name, String text, Collection<String> arrangements, String party, ZoneId zone) {
    Problems problems = new Problems();
    String own = withoutZones(text);
    refuseUnknownZones(name, own, problems);
    problems.throwIfAny();
    List<WindowStated> windows = new ArrayList<>();
    for (ICalendar calendar : Biweekly.parse(own).all()) {
      for (VEvent event : calendar.getEvents()) {
        String uid = event.getUid() == null ? "" : event.getUid().getValue();
        String where = name + (uid.isEmpty() ? "" : ", event " + uid);
        Optional<String> arrangement = arrangement(uid, arrangements);
        if (arrangement.isEmpty()) {
          problems.add(new Problem(
              where, 0, 0, "UID", "one that begins with the id of an arrangement", uid, ""));
        } else if (event.getDateStart() == null
            || event.getDateEnd() == null
            || event.getRecurrenceRule() != null
            || !event.getDateStart().getValue().hasTime()
            || !event.getDateEnd().getValue().hasTime()
            || !event.getDateStart().getValue().before(event.getDateEnd().getValue())) {
          problems.add(new Problem(
              where,
              0,
              0,
              "",
              "one window: DTSTART and a later DTEND with times of day, no RRULE",
              "another event",
              "one event for each window"));
        } else if (event.getStatus() != null && event.getStatus().isCancelled()) {
          problems.add(new Problem(where, 0, 0, "STATUS", "a window that stands", "CANCELLED", ""));
        } else {
          TimezoneInfo zones = calendar.getTimezoneInfo();
          ZoneId clock = zone(zones, event.getDateStart(), zone);
          try {
            windows.add(new WindowStated(
                arrangement.get(),
                party,
                onTheWall(event.getDateStart(), clock),
                onTheWall(event.getDateEnd(), clock),
                clock,
                "",
                null,
                null,
                name + (uid.isEmpty() ? "" : " (event " + uid + ")")));
          } catch (DateTimeException e) {
            problems.add(new Problem(
                where,
                0,
                0,
                "DTSTART, DTEND",
                "days and times that there are",
                String.valueOf(e.getMessage()),
                ""));
          }
        }
      }
    }
    if (windows.isEmpty() && problems.count() == 0) {
      problems.add(new Problem(name, 0, 0, "", "a calendar with an event (VEVENT)", "none", ""));
    }
    problems.throwIfAny();
    return windows;
  }

  /// Rules of its own that a calendar brings for a zone are not believed, and not calculated: they
  /// may be old, or without end. What counts is the name of the zone.
  private static String withoutZones(String text) {
    StringBuilder rest = new StringBuilder();
    boolean within = false;
    for (String line : text.split("\\R", -1)) {
      String upper = line.strip().toUpperCase(Locale.ROOT);
      within |= upper.equals("BEGIN:VTIMEZONE");
      if (!within) {
        rest.append(line).append("\r\n");
      }
      within &= !upper.equals("END:VTIMEZONE");
    }
    return rest.toString();
  }

  private static void refuseUnknownZones(String name, String text, Problems problems) {
    Matcher zones = ZONE.matcher(text.replaceAll("\\R[ \t]", ""));
    while (zones.find()) {
      String id = zones.group(1);
      if (!ZoneId.getAvailableZoneIds().contains(id)) {
        problems.add(new Problem(
            name,
            0,
            0,
            "TZID",
            "a time zone by its name in the IANA database, as Europe/Kyiv",
            "\"" + id + "\"",
            "the times would be meant on clocks that nobody knows"));
      }
    }
  }

  private static Optional<String> arrangement(String uid, Collection<String> arrangements) {
    return arrangements.stream()
        .filter(id -> uid.equals(id) || uid.startsWith(id + ".") || uid.startsWith(id + "@"))
        .max(Comparator.comparingInt(String::length))
        .or(() -> arrangements.size() == 1 ? arrangements.stream().findFirst() : Optional.empty());
  }

  private static ZoneId zone(TimezoneInfo zones, DateOrDateTimeProperty time, ZoneId otherwise) {
    TimezoneAssignment named = zones.getTimezone(time);
    return named == null ? otherwise : named.getTimeZone().toZoneId();
  }

  /// As it is written; in UTC, what clocks of the party show then.
  private static LocalDateTime onTheWall(DateOrDateTimeProperty time, ZoneId zone) {
    DateTimeComponents c = time.getValue().getRawComponents();
    return c.isUtc()
        ? onTheWall(c).atZone(ZoneOffset.UTC).withZoneSameInstant(zone).toLocalDateTime()
        : onTheWall(c);
  }

  private static LocalDateTime onTheWall(DateTimeComponents c) {
    return LocalDateTime.of(
        c.getYear(), c.getMonth(), c.getDate(), c.getHour(), c.getMinute(), c.getSecond());
  }
}
