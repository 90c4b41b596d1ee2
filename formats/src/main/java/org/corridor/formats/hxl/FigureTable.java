package org.corridor.formats.hxl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
      new RowReader(new HxlRow(name, line, table, row, problems)).figure().ifPresent(figures::add);
    }
    problems.throwIfAny();
    return figures;
  }

  /// One row, with its place for messages.
  private record RowReader(HxlRow in) {
    Optional<Figure> figure() {
      int before = in.problems().count();
      in.needed("#value+best");
      Double best = in.number("#value+best");
      Optional<Kind> kind = in.constant("#meta+kind", List.of(Kind.values()));
      Optional<Unit> unit = in.constant("#meta+unit", List.of(Unit.values()));
      String id = in.needed("#meta+id-whole");
      String about = in.needed("#description");
      String place = in.needed("#loc+name");
      String source = in.needed("#meta+source");
      Double low = in.number("#value+low");
      Double high = in.number("#value+high");
      Instant asOf = in.moment("#date+reported");
      if (in.problems().count() > before || best == null || kind.isEmpty() || unit.isEmpty()) {
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
            in.text("#date+period"),
            in.text("#loc+counting"),
            asOf,
            in.text("#meta+id+whole"),
            in.text("#org+counter"),
            in.text("#meta+method"),
            source));
      } catch (IllegalArgumentException e) {
        in.refuse("#value", "low, best and high in order", String.valueOf(e.getMessage()), "");
        return Optional.empty();
      }
    }
  }
}
