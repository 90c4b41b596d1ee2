package org.corridor.feeds.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Moment;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.jspecify.annotations.Nullable;

/// Times as texts tell them: days, and hours with the day that they are of.
final class Dates {
  private static final Pattern SAME = Pattern.compile("(?i)\\b(?:the same|that) day\\b");

  private static final Pattern WILL = Pattern.compile(
      "(?iu)\\b(will|shall|expected|leaves?|departs?)\\b|(?<!\\p{L})(буде|будет|будуть|будут)(?!\\p{L})");

  /// A line of a list of hours and points: of the day that was told before it.
  private static final Pattern LISTED = Pattern.compile(
      "^[^\\p{L}\\d]*\\d{1,2}[:.]\\d\\d\\s*[–—-]|[–—,-]\\s*(?:з |с |from |at )?\\d{1,2}[:.]\\d\\d(?:\\s*(?:до|to|until|–|-|і|и|and)\\s*\\d{1,2}[:.]\\d\\d)?\\s*[;.,]?\\s*$");

  private final Days days;
  private final LocalDate published;
  private final @Nullable LocalTime at;
  private final @Nullable ZoneId place;

  /// @param at when on that day it was published; null where it is not told
  /// @param place whose wall clock hours are wanted in; null to leave them
  Dates(LocalDate published, @Nullable LocalTime at, @Nullable ZoneId place) {
    this.days = new Days(published);
    this.published = published;
    this.at = at;
    this.place = place;
  }

  /// The day of a dateline without a year, as "LVIV, March 5 (Reuters) -"; today where there is
  /// none.
  static LocalDate ofDateline(Page page, LocalDate today) {
    for (Line line : page.lines()) {
      if (line.kind() == Line.Kind.BODY) {
        int end = Dateline.end(page.text(), line.span().from(), line.span().to());
        List<Days.Part> days =
            new Days(today).in(page.text(), new Span(line.span().from(), end));
        for (Days.Part day : days) {
          if (day.why().equals("a date")) {
            return day.from().isAfter(today) ? day.from().minusYears(1) : day.from();
          }
        }
      }
    }
    return today;
  }

  /// An hour, and the day it is of.
  private record Timed(Span span, LocalDate day) {}

  List<Moment> of(String text, List<Span> sentences) {
    List<Moment> found = new ArrayList<>();
    LocalDate listed = null;
    LocalDate before = null;
    Timed last = null;
    for (Span s : sentences) {
      List<Days.Part> told = days.in(text, s);
      Matcher same = SAME.matcher(s.of(text));
      while (same.find()) {
        LocalDate day = listed == null ? published : listed;
        Span span = new Span(s.from() + same.start(), s.from() + same.end());
        if (Days.free(told, span)) {
          told.add(new Days.Part(span, day, day, "a day that was told before"));
        }
      }
      List<Hour> hours = Hour.in(text, s, told.stream().map(Days.Part::span).toList());
      for (Hour h : hours) {
        LocalDate day = dayOf(text, h, told, hours);
        boolean list = LISTED.matcher(s.of(text)).find();
        LocalDate earlier = list ? listed : before;
        // "9 am (0700 GMT)": the same hour on another clock.
        LocalDate date = last != null && again(text, last.span(), h.span())
            ? last.day()
            : day != null ? day : without(earlier, list, h, s.of(text));
        last = new Timed(h.span(), date);
        found.add(moment(h.span(), date, h));
      }
      for (Days.Part d : told) {
        found.add(new Moment(d.span(), d.from(), d.to(), null, null, "", d.why()));
      }
      before = null;
      for (Days.Part d : told) {
        listed = d.from().equals(d.to()) ? d.from() : listed;
        before = listed;
      }
    }
    found.sort(Comparator.comparingInt(m -> m.span().from()));
    return found;
  }

  private static boolean again(String text, Span last, Span hour) {
    return last.to() < hour.from() && text.substring(last.to(), hour.from()).matches("\\s*\\(");
  }

  /// The day beside an hour, or the one day of its sentence that is beside no other; null where
  /// there is none.
  private static @Nullable LocalDate dayOf(
      String text, Hour h, List<Days.Part> days, List<Hour> hours) {
    for (Days.Part d : days) {
      if (gap(text, d.span(), h.span())) {
        return d.from();
      }
    }
    List<LocalDate> alone = days.stream()
        .filter(d -> hours.stream().noneMatch(o -> gap(text, d.span(), o.span())))
        .filter(d -> d.from().equals(d.to()))
        .map(Days.Part::from)
        .distinct()
        .toList();
    return alone.size() == 1 ? alone.getFirst() : null;
  }

  /// The day of an hour in a sentence that tells none.
  ///
  /// @param told the day that was told before it, in a list or in the sentence before
  private LocalDate without(@Nullable LocalDate told, boolean list, Hour h, String sentence) {
    boolean comes = WILL.matcher(sentence).find();
    if (told != null && (list || (comes && told.isAfter(published)))) {
      return told;
    }
    boolean over =
        at != null && h.time().isBefore(at) && (h.to() == null || h.to().isBefore(at));
    return sentence.contains("tomorrow") || (comes && over) ? published.plusDays(1) : published;
  }

  private Moment moment(Span span, LocalDate date, Hour h) {
    LocalTime time = h.time();
    LocalTime to = h.to();
    LocalDate day = date;
    ZoneId told = h.clock().equals("Moscow")
        ? ZoneId.of("Europe/Moscow")
        : h.clock().equals("GMT") ? ZoneId.of("UTC") : null;
    if (told != null && place != null) {
      var there = date.atTime(time).atZone(told).withZoneSameInstant(place);
      if (to != null) {
        to = date.atTime(to).atZone(told).withZoneSameInstant(place).toLocalTime();
      }
      time = there.toLocalTime();
      day = there.toLocalDate();
    }
    LocalDate end = to != null && to.isBefore(time) ? day.plusDays(1) : day;
    return new Moment(
        span,
        day,
        end,
        time,
        to,
        h.clock(),
        h.clock().isEmpty() ? "an hour" : "an hour on the clock of " + h.clock());
  }

  /// Beside each other but for "on" and commas.
  private static boolean gap(String text, Span a, Span b) {
    int from = Math.min(a.to(), b.to());
    int to = Math.max(a.from(), b.from());
    return from <= to
        && text.substring(from, to)
            .matches("(?is)[\\s,]*(?:on|at|of|from|between|until|by|в|о|з|с)?[\\s,]*");
  }
}
