package org.corridor.workflows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.scenario.Place;
import org.corridor.scenario.Scenario;
import org.corridor.scenario.Segment;

/// Numbers, times and roads as a delegation says them.
public final class Words {
  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /// Of more roads than this nobody reads the rest.
  private static final int ROADS_NAMED_MAX = 8;

  private final Scenario scenario;
  private final ZoneId clock;
  private final LocalDate firstDay;
  private final Function<String, Place> placeById;

  public Words(Scenario scenario) {
    this.scenario = scenario;
    placeById = scenario.placeById();
    clock = scenario.clock();
    firstDay = Instant.ofEpochMilli(Layout.horizon(scenario).startMillis())
        .atZone(clock)
        .toLocalDate();
  }

  /// A wall time; with the day when it is not the first.
  public String time(Instant instant) {
    ZonedDateTime local = instant.atZone(clock);
    return local.toLocalDate().equals(firstDay) ? wall(local) : wall(local) + " on " + day(local);
  }

  /// A minute cut short would move a last safe departure: seconds are shown where there are any.
  private static String wall(ZonedDateTime local) {
    ZonedDateTime second = local.truncatedTo(ChronoUnit.SECONDS);
    return (second.getSecond() == 0 ? TO_THE_MINUTE : TO_THE_SECOND).format(second);
  }

  /// The day, with its year when that is another one.
  private String day(ZonedDateTime local) {
    return DAY.format(local) + (local.getYear() == firstDay.getYear() ? "" : " " + local.getYear());
  }

  public String time(long millis) {
    return time(Instant.ofEpochMilli(millis));
  }

  /// Two wall times, both with their day when they are of different days.
  public String period(Instant from, Instant to) {
    boolean sameDay = from.atZone(clock).toLocalDate().equals(to.atZone(clock).toLocalDate());
    return sameDay
        ? wall(from.atZone(clock)) + " to " + time(to)
        : wall(from.atZone(clock))
            + " on "
            + day(from.atZone(clock))
            + " to "
            + wall(to.atZone(clock))
            + " on "
            + day(to.atZone(clock));
  }

  boolean severalWindows() {
    return scenario.arrangement().windows().size() > 1;
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// At most one decimal, and none that is zero.
  public static String number(double value) {
    return value == Math.rint(value)
        ? count((long) value)
        : String.format(Locale.ROOT, "%,.2f", value).replaceAll("\\.?0+$", "");
  }

  /// For files: no grouping, no needless zeros.
  public static String plain(double value) {
    return number(value).replace(",", "");
  }

  public static String people(long persons) {
    return persons == 1 ? "1 person" : count(persons) + " people";
  }

  public static String vehicles(double perHour) {
    return perHour == 1 ? "1 vehicle an hour" : number(perHour) + " vehicles an hour";
  }

  public static String duration(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes < 60) {
      return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
    long rest = minutes % 60;
    return minutes / 60 + " h" + (rest == 0 ? "" : " " + rest + " min");
  }

  public String place(String id) {
    return placeById.apply(id).name();
  }

  /// A road by its ends; one on a map between two junctions of the same street by where it begins.
  public String road(Segment segment) {
    String from = place(segment.from());
    String to = place(segment.to());
    return from.equals(to) ? from + whereabouts(placeById.apply(segment.from())) : from + "–" + to;
  }

  private static String whereabouts(Place place) {
    return place.located()
        ? String.format(
            Locale.ROOT,
            " at %.4f, %.4f",
            place.latitude().orElseThrow(),
            place.longitude().orElseThrow())
        : "";
  }

  public String roads(List<Segment> segments) {
    String first =
        segments.stream().limit(ROADS_NAMED_MAX).map(this::road).collect(Collectors.joining(", "));
    int more = segments.size() - ROADS_NAMED_MAX;
    return more <= 0 ? first : first + " and " + count(more) + " more roads";
  }

  /// Places of a route; junctions that nobody named are left out.
  public String places(List<String> ids) {
    List<String> named = ids.stream()
        .filter(id -> !placeById.apply(id).onlyOnMap())
        .map(this::place)
        .toList();
    return named.isEmpty()
        ? ids.stream().map(this::place).collect(Collectors.joining(" – "))
        : String.join(" – ", named);
  }

  static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
