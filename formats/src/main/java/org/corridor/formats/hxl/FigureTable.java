package org.corridor.formats.hxl;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.reports.Figure;
import org.corridor.reports.Figure.Kind;
import org.corridor.reports.Figure.Unit;
import org.jspecify.annotations.Nullable;

/// Figures as a table with hashtags: kind, unit and universe stand beside every number.
public final class FigureTable {
  private static final List<String> TITLES = List.of(
      "id",
      "about",
      "low",
      "best",
      "high",
      "kind",
      "unit",
      "place",
      "period",
      "counting_point",
      "as_of",
      "included_in",
      "counted_by",
      "method",
      "source");

  private static final List<String> TAGS = List.of(
      "#meta+id",
      "#description",
      "#value+low",
      "#value+best",
      "#value+high",
      "#meta+kind",
      "#meta+unit",
      "#loc+name",
      "#date+period",
      "#loc+counting",
      "#date+reported",
      "#meta+id+whole",
      "#org+counter",
      "#meta+method",
      "#meta+source");

  private FigureTable() {}

  /// The table of some figures.
  public static HxlTable of(Collection<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    for (Figure f : figures) {
      rows.add(List.of(
          f.id(),
          f.about(),
          number(f.low()),
          number(f.best()),
          number(f.high()),
          f.kind().name().toLowerCase(Locale.ROOT),
          f.unit().name().toLowerCase(Locale.ROOT),
          f.place(),
          f.period(),
          f.countingPoint(),
          f.asOf() == null ? "" : f.asOf().toString(),
          f.subsetOf(),
          f.counter(),
          f.method(),
          f.source()));
    }
    return HxlTable.of(TITLES, TAGS, rows);
  }

  private static String number(@Nullable Double value) {
    return value == null
        ? ""
        : value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString(value.longValue())
            : value.toString();
  }

  /// The figures of a table, by its hashtags.
  ///
  /// @throws org.corridor.formats.BadInput with all that is wrong, row by row
  public static List<Figure> read(String name, HxlTable table) {
    Problems problems = new Problems();
    List<Figure> figures = new ArrayList<>();
    int line = table.above().size() + 1;
    for (List<String> row : table.rows()) {
      line++;
      new RowReader(name, line, table, row, problems).figure().ifPresent(figures::add);
    }
    problems.throwIfAny();
    return figures;
  }

  /// One row, with its place for messages.
  private record RowReader(
      String name, int line, HxlTable table, List<String> row, Problems problems) {
    Optional<Figure> figure() {
      int before = problems.count();
      needed("#value+best");
      Double best = number("#value+best");
      Optional<Kind> kind = constant("#meta+kind", List.of(Kind.values()));
      Optional<Unit> unit = constant("#meta+unit", List.of(Unit.values()));
      String id = needed("#meta+id-whole");
      String about = needed("#description");
      String place = needed("#loc+name");
      String source = needed("#meta+source");
      Double low = number("#value+low");
      Double high = number("#value+high");
      Instant asOf = moment("#date+reported");
      if (problems.count() > before || best == null || kind.isEmpty() || unit.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Figure(
            id,
            about,
            low,
            best,
            high,
            kind.get(),
            unit.get(),
            place,
            text("#date+period"),
            text("#loc+counting"),
            asOf,
            text("#meta+id+whole"),
            text("#org+counter"),
            text("#meta+method"),
            source));
      } catch (IllegalArgumentException e) {
        refuse("#value", "low, best and high in order", String.valueOf(e.getMessage()), "");
        return Optional.empty();
      }
    }

    private String text(String pattern) {
      return table.value(row, pattern);
    }

    private String needed(String pattern) {
      String text = text(pattern);
      if (text.isEmpty()) {
        refuse(pattern, "a value", "nothing", "");
      }
      return text;
    }

    private @Nullable Double number(String pattern) {
      String text = text(pattern);
      try {
        return text.isEmpty() ? null : Double.valueOf(text);
      } catch (NumberFormatException e) {
        refuse(pattern, "a number", "\"" + text + "\"", "");
        return null;
      }
    }

    private @Nullable Instant moment(String pattern) {
      String text = text(pattern);
      try {
        return text.isEmpty() ? null : Instant.parse(text);
      } catch (DateTimeParseException e) {
        refuse(pattern, "a moment as 2022-03-05T07:00:00Z", "\"" + text + "\"", "");
        return null;
      }
    }

    private <E extends Enum<E>> Optional<E> constant(String pattern, List<E> all) {
      String text = text(pattern).replace(' ', '_').toUpperCase(Locale.ROOT);
      Optional<E> found = all.stream().filter(e -> e.name().equals(text)).findFirst();
      if (found.isEmpty()) {
        List<String> names =
            all.stream().map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
        refuse(pattern, String.join(", ", names), "\"" + text(pattern) + "\"", "");
      }
      return found;
    }

    private void refuse(String field, String expected, String found, String hint) {
      problems.add(new Problem(name, line, 0, field, expected, found, hint));
    }
  }
}
