package org.corridor.formats.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.reports.Amount;
import org.corridor.reports.Basis;
import org.corridor.reports.Standing;

/// A value as it stands in a file, with its place, so that whatever is wrong with it can be told.
///
/// @param file name of the file
/// @param line from 1
/// @param column from 1
/// @param field name of the key or column
/// @param text as written, trimmed
/// @param basis what it rests on
/// @param problems where trouble goes
public record Cell(
    String file, int line, int column, String field, String text, Basis basis, Problems problems) {

  public void refuse(String expected, String hint) {
    refuse(expected, text.isEmpty() ? "nothing" : "\"" + shortened() + "\"", hint);
  }

  public void refuse(String expected, String found, String hint) {
    problems.add(new Problem(file, line, column, field, expected, found, hint));
  }

  private String shortened() {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  public Cell as(String otherText) {
    return new Cell(file, line, column, field, otherText.strip(), basis, problems);
  }

  /// A number from `min` to `max`; `min` itself when it is none, so that reading can go on.
  public Amount number(double min, double max, String unit) {
    String range = "a number from " + plain(min) + " to " + plain(max) + unit(unit);
    try {
      double value = Double.parseDouble(text);
      if (value >= min && value <= max && text.matches("[+-]?[0-9.eE+-]+")) {
        return new Amount(value, basis);
      }
      refuse(range, value < min ? "a value that is not below " + plain(min) : "");
    } catch (NumberFormatException e) {
      boolean comma = text.matches("[0-9]+,[0-9]+");
      boolean grouped = text.matches("[0-9]{1,3}([ _',][0-9]{3})+");
      refuse(
          range,
          grouped
              ? "no separators: " + text.replaceAll("[ _',]", "")
              : comma ? "a point: " + text.replace(',', '.') : "");
    }
    return new Amount(min, basis);
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : Double.toString(value);
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? "" : " " + unit;
  }

  public int whole(int min, int max) {
    double value = number(min, max, "").value();
    if (value != Math.rint(value)) {
      refuse("a whole number", "");
    }
    return (int) value;
  }

  public boolean yes() {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false", "" -> false;
      default -> {
        refuse("yes or no", "");
        yield false;
      }
    };
  }

  /// One of the constants of an enum, in lower case.
  public <E extends Enum<E>> Optional<E> oneOf(List<E> constants) {
    for (E constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
        return Optional.of(constant);
      }
    }
    refuse(
        constants.stream()
            .map(c -> c.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ")),
        "");
    return Optional.empty();
  }

  /// The text if it is one of `known`.
  public Optional<String> known(Collection<String> known, String what) {
    if (known.contains(text)) {
      return Optional.of(text);
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    refuse(what, Problems.didYouMean(text, known));
    return Optional.empty();
  }

  /// Parts separated by `|`.
  public List<Cell> parts() {
    return Arrays.stream(text.split("\\|"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(this::as)
        .toList();
  }

  public OptionalDouble degrees(double limit) {
    return text.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(-limit, limit, "degrees").value());
  }

  public Optional<ZoneId> timeZone() {
    try {
      if (text.contains("/") || text.equals("UTC")) {
        return Optional.of(ZoneId.of(text));
      }
      refuse("a time zone such as Europe/Kyiv or UTC", "");
    } catch (DateTimeException e) {
      refuse(
          "a time zone such as Europe/Kyiv or UTC",
          Problems.didYouMean(
              text,
              ZoneId.getAvailableZoneIds().stream()
                  .filter(z -> z.regionMatches(true, 0, text, 0, Math.min(5, text.length())))
                  .toList()));
    }
    return Optional.empty();
  }

  public Optional<LocalDate> date() {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      refuse("a date as 2022-03-05", "");
      return Optional.empty();
    }
  }

  public Optional<LocalTime> time() {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      refuse("a time as 09:00", "");
      return Optional.empty();
    }
  }

  /// A moment: `2022-03-05T09:00` or, on a day that is known, `09:00`, on the clock of a zone; or
  /// with its own offset, `2022-03-05T09:00+02:00`.
  public Optional<Instant> moment(Optional<LocalDate> day, ZoneId zone) {
    return WallTime.of(this, day, zone).map(WallTime::instant);
  }

  public static Basis basis(Cell source, Cell standing, Basis otherwise) {
    if (source.text().isEmpty() && standing.text().isEmpty()) {
      return otherwise;
    }
    Standing how = standing.text().isEmpty()
        ? otherwise.standing()
        : standing
            .oneOf(List.of(Standing.MEASURED, Standing.REPORTED, Standing.ASSUMED))
            .orElse(Standing.ASSUMED);
    return new Basis(how, source.text().isEmpty() ? otherwise.source() : source.text());
  }
}
