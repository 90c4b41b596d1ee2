package org.corridor.formats.report;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
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
  private final boolean several;

  /// @param several days: each time needs its own
  SheetWords(String language, ZoneId clock, boolean several) {
    this.language = language;
    this.several = several;
    this.clock = clock;
    locale = Locale.forLanguageTag(language);
    words = ResourceBundle.getBundle(
        "org.corridor.formats.report.sheets",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// Are departures on several days?
  static boolean severalDays(ZoneOrders orders) {
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

  /// The day; nothing where each time has its own.
  String day(Instant moment) {
    return several
        ? ""
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .withZone(clock)
            .format(moment);
  }
}
