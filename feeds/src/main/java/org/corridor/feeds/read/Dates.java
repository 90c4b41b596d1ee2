package org.corridor.feeds.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.Line;
import org.corridor.feeds.Moment;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.jspecify.annotations.Nullable;

/// Times as texts tell them: days, and hours with the day that they are of.
final class Dates {
  private static final Pattern SAME =
      Pattern.compile("(?i)\\b(?:the same|that) (?:day|morning|afternoon|evening|night)\\b");

  private static final Pattern WILL = Pattern.compile(
      "(?iu)\\b(will|shall|expected|leaves?|departs?)\\b|(?<!\\p{L})(буде|будет|будуть|будут)(?!\\p{L})");

  /// A line of a list of hours and points: of the day that was told before it.
  private static final Pattern LISTED = Pattern.compile(
      "^[^\\p{L}\\d]*\\d{1,2}[:.]\\d\\d\\s*[–—-]|[–—,-]\\s*(?:з |с |from |at )?\\d{1,2}[:.]\\d\\d(?:\\s*(?:до|to|until|–|-|і|и|and)\\s*\\d{1,2}[:.]\\d\\d)?\\s*[;.,]?\\s*$");

  /// "By evening", "since dawn", "all night": of the day that is spoken of.
  private static final Pattern LIGHT = Pattern.compile(
      "(?i)\\b(?:(?:by|before|until|till|since|around|after|at) (?:dawn|dusk|nightfall|sunset|sunrise|daybreak|evening)|all (?:morning|day|afternoon|evening|night))\\b(?! [a-z]+(?:ing|er|ers|s) )");

  /// A line of a chronicle: its day, and then what happened.
  private static final Pattern HEADED = Pattern.compile("^[^\\p{L}\\d]*$");
  private static final Pattern NAMED = Pattern.compile("\\p{L}{3}|\\d{4}");
  private static final Pattern AFTER_HEAD = Pattern.compile("^\\s*(?:[–—:|.-]|$)");

  /// Said of a time in a dateline, in the stamp of an entry, in the line of who published it.
  private static final String BESIDE = ", beside the text";

  private static final int HEAD_MAX = 60;

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
    return ofDateline(page, today, 0);
  }

  /// The same, where today is only about when it was published.
  ///
  /// @param about so many days it may have been published later
  static LocalDate ofDateline(Page page, LocalDate today, int about) {
    for (Line line : page.lines()) {
      if (line.kind() == Line.Kind.BODY) {
        int end = Dateline.end(page.text(), line.span().from(), line.span().to());
        List<Days.Part> days =
            new Days(today).in(page.text(), new Span(line.span().from(), end));
        for (Days.Part day : days) {
          if (day.why().equals("a date")) {
            return day.from().isAfter(today.plusDays(about))
                ? day.from().minusYears(1)
                : day.from();
          }
        }
      }
    }
    return today;
  }

  /// An hour, and the day it is of.
  private record Timed(Span span, LocalDate day) {}

  /// The times of a publication, in their order.
  ///
  /// @param sentences those that are read; times are also found in what stands before them: the
  ///     dateline, the hour of an entry, who published it when
  List<Moment> of(Page page, List<Span> sentences) {
    String text = page.text();
    NavigableMap<Integer, LocalDate> heads = heads(page);
    List<Moment> found = new ArrayList<>();
    LocalDate listed = null;
    LocalDate before = null;
    LocalDate here = published;
    Timed last = null;
    Set<Span> read = Set.copyOf(sentences);
    for (Span s : pieces(page, sentences)) {
      String beside = read.contains(s) ? "" : BESIDE;
      Map.Entry<Integer, LocalDate> head = heads.floorEntry(s.from());
      if (head != null && !head.getValue().equals(here)) {
        here = head.getValue();
        listed = here;
        before = null;
      }
      String sentence = s.of(text);
      List<Days.Part> told = (here.equals(published) ? days : new Days(here)).in(text, s);
      LocalDate spokenOf = before == null || before.isAfter(here) ? here : before;
      LocalDate that = listed == null || listed.isAfter(here) ? spokenOf : listed;
      again(SAME, sentence, s.from(), told.isEmpty() ? that : told.getLast().from(), told);
      again(LIGHT, sentence, s.from(), spokenOf, told);
      List<Hour> hours = Hour.in(text, s, told.stream().map(Days.Part::span).toList());
      for (Hour h : hours) {
        LocalDate day = dayOf(text, h, told, hours);
        if (h.span().from() == s.from() && isOtherwise(text, h, told)) {
          // The hour of an entry, which tells of another day.
          day = here;
        }
        boolean list = LISTED.matcher(sentence).find();
        LocalDate earlier = list ? listed : before;
        // "9 am (0700 GMT)": the same hour on another clock.
        LocalDate date = last != null && again(text, last.span(), h.span())
            ? last.day()
            : !beside.isEmpty() && day == null
                ? here
                : day != null ? day : without(here, earlier, list, h, sentence, s.from());
        last = new Timed(h.span(), date);
        found.add(moment(h.span(), date, h, beside));
      }
      for (Days.Part d : told) {
        found.add(new Moment(d.span(), d.from(), d.to(), null, null, "", d.why() + beside));
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

  private static void again(
      Pattern what, String sentence, int base, LocalDate day, List<Days.Part> told) {
    Matcher m = what.matcher(sentence);
    while (m.find()) {
      Span span = new Span(base + m.start(), base + m.end());
      if (Days.free(told, span)) {
        told.add(new Days.Part(span, day, day, "a day that was told before"));
      }
    }
  }

  /// The sentences, and what stands before them in their lines.
  private static List<Span> pieces(Page page, List<Span> sentences) {
    List<Span> pieces = new ArrayList<>(sentences);
    TreeSet<Integer> starts = new TreeSet<>(sentences.stream().map(Span::from).toList());
    boolean head = true;
    for (Line line : page.lines()) {
      // Above the first line of the body anything may say when.
      head &= line.kind() != Line.Kind.BODY;
      boolean told = head
          || line.isRead()
          || line.kind() == Line.Kind.DATELINE
          || line.kind() == Line.Kind.SOURCE;
      Integer first = starts.ceiling(line.span().from());
      int end = first == null ? line.span().to() : Math.min(first, line.span().to());
      if (told && end > line.span().from()) {
        pieces.add(new Span(line.span().from(), end));
      }
    }
    pieces.sort(Comparator.comparingInt(Span::from));
    return pieces;
  }

  /// The days of a chronicle, by where the line that begins with one begins; none where it is no
  /// chronicle.
  private NavigableMap<Integer, LocalDate> heads(Page page) {
    NavigableMap<Integer, LocalDate> heads = new TreeMap<>();
    String text = page.text();
    for (Line line : page.lines()) {
      int from = line.span().from();
      Span start = new Span(from, Math.min(line.span().to(), from + HEAD_MAX));
      if (!line.isRead() || !text.substring(from, start.to()).matches("(?s).*\\d.*")) {
        continue;
      }
      List<Days.Part> told = days.in(text, start);
      boolean head = !told.isEmpty()
          && told.getFirst().from().equals(told.getFirst().to())
          && told.getFirst().why().matches("a date|a day of the month.*")
          && NAMED.matcher(told.getFirst().span().of(text)).find()
          && HEADED.matcher(text.substring(from, told.getFirst().span().from())).matches()
          && AFTER_HEAD
              .matcher(text.substring(told.getFirst().span().to(), line.span().to()))
              .find();
      if (head) {
        heads.put(from, told.getFirst().from());
      }
    }
    if (heads.values().stream().distinct().count() < 2) {
      heads.clear();
    }
    return heads;
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
  private LocalDate without(
      LocalDate here, @Nullable LocalDate told, boolean list, Hour h, String sentence, int base) {
    int in = h.span().from() - base;
    Tense tense = Tense.of(sentence, in);
    boolean comes = tense == Tense.COMING || WILL.matcher(sentence).find();
    if (told != null && (list || (comes && told.isAfter(here)))) {
      return told;
    }
    if (in == 0 || !here.equals(published)) {
      return here;
    }
    if (sentence.contains("tomorrow")) {
      return here.plusDays(1);
    }
    boolean midnight = h.time().equals(LocalTime.MIDNIGHT) && h.to() == null;
    boolean until = Days.ahead(sentence, in).matches("(?is).*\\b(until|till|before|by|after) $");
    if (midnight && tense != Tense.PAST && (comes || until)) {
      return here.plusDays(1);
    }
    LocalTime end = h.to() == null ? h.time() : h.to();
    if (at != null && tense == Tense.PAST && h.time().isAfter(at)) {
      return here.minusDays(1);
    }
    return at != null && comes && h.time().isBefore(at) && end.isBefore(at)
        ? here.plusDays(1)
        : here;
  }

  private Moment moment(Span span, LocalDate date, Hour h, String beside) {
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
        (h.clock().isEmpty() ? "an hour" : "an hour on the clock of " + h.clock()) + beside);
  }

  private static boolean isOtherwise(String text, Hour h, List<Days.Part> days) {
    return days.stream().noneMatch(d -> gap(text, d.span(), h.span()));
  }

  /// Beside each other but for "on" and commas.
  private static boolean gap(String text, Span a, Span b) {
    int from = Math.min(a.to(), b.to());
    int to = Math.max(a.from(), b.from());
    return from <= to
        && text.substring(from, to)
            .matches(
                "(?is)(?:\\s*\\([^()]*\\))?[\\s,]*(?:on|at|of|from|between|until|by|в|о|з|с)?[\\s,]*");
  }
}
