package org.corridor.formats.hxl;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.jspecify.annotations.Nullable;

/// One row of a table with hashtags, with its place for messages.
record HxlRow(String name, int line, HxlTable table, List<String> row, Problems problems) {
  String text(String pattern) {
    return table.value(row, pattern);
  }

  String needed(String pattern) {
    String text = text(pattern);
    if (text.isEmpty()) {
      refuse(pattern, "a value", "nothing", "");
    }
    return text;
  }

  @Nullable
  Double number(String pattern) {
    String text = text(pattern);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,15}([.]0+)?")) {
      refuse(pattern, "a whole number, 0 or more", "\"" + text + "\"", "");
      return null;
    }
    return Double.valueOf(text);
  }

  @Nullable
  Instant moment(String pattern) {
    String text = text(pattern);
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      refuse(pattern, "a moment as 2022-03-05T07:00:00Z", "\"" + text + "\"", "");
      return null;
    }
  }

  <E extends Enum<E>> Optional<E> constant(String pattern, List<E> all) {
    String text = text(pattern).replace(' ', '_').toUpperCase(Locale.ROOT);
    Optional<E> found = all.stream().filter(e -> e.name().equals(text)).findFirst();
    if (found.isEmpty()) {
      List<String> names =
          all.stream().map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
      refuse(pattern, String.join(", ", names), "\"" + text(pattern) + "\"", "");
    }
    return found;
  }

  void refuse(String field, String expected, String found, String hint) {
    problems.add(new Problem(name, line, 0, field, expected, found, hint));
  }
}
