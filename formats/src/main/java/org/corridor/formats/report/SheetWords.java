package org.corridor.formats.report;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.corridor.workflows.ZoneOrders;

/// What printed sheets say, in one language.
final class SheetWords {
  /// Languages that there are words for.
  static final List<String> LANGUAGES = List.of("en", "uk", "ru", "ar", "fr");

  private final String language;
  private final Locale locale;
  private final ResourceBundle words;
  private final ZoneId clock;

  /// Each time needs its own.
  private final boolean several;

  private final String days;

  SheetWords(String language, ZoneOrders orders) {
    this.language = language;
    several = severalDays(orders);
    clock = orders.scenario().clock();
    locale = Locale.forLanguageTag(language);
    words = ResourceBundle.getBundle(
        "org.corridor.formats.report.sheets",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    days = days(orders);
  }

  /// Are departures on several days?
  private static boolean severalDays(ZoneOrders orders) {
    return orders.departures().stream()
            .flatMap(d -> Stream.of(d.from(), d.arriveTo()))
            .map(at -> at.atZone(orders.scenario().clock()).toLocalDate())
            .distinct()
            .count()
        > 1;
  }

  String of(String key) {
    return words.getString(key);
  }

  /// With a number in it.
  String of(String key, long number) {
    return MessageFormat.format(words.getString(key), String.valueOf(number));
  }

  String direction() {
    return language.equals("ar") ? "rtl" : "ltr";
  }

  String time(Instant moment) {
    return several
        ? DateTimeFormatter.ofPattern("d MMM HH:mm", locale).withZone(clock).format(moment)
        : DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(clock).format(moment);
  }

  /// The day, or the first and the last where each time has its own.
  String days() {
    return days;
  }

  private String days(ZoneOrders orders) {
    List<Instant> moments = new ArrayList<>();
    orders.departures().forEach(d -> moments.addAll(List.of(d.from(), d.arriveTo())));
    if (moments.isEmpty()) {
      orders
          .scenario()
          .arrangement()
          .windows()
          .forEach(w -> moments.addAll(List.of(w.start(), w.end())));
    }
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).withZone(clock);
    Optional<Instant> first = moments.stream().min(Comparator.naturalOrder());
    Optional<Instant> last = moments.stream().max(Comparator.naturalOrder());
    if (first.isEmpty() || last.isEmpty()) {
      return "";
    }
    String from = day.format(first.get());
    String to = day.format(last.get());
    return from.equals(to) ? from : from + " – " + to;
  }
}
