package org.corridor.formats.hxl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;

/// A table whose columns have hashtags; columns without one are kept.
///
/// @param above rows above the hashtags, the column titles last
/// @param tags one for each column; empty for a column without
/// @param rows values, one for each column
public record HxlTable(
    List<List<String>> above, List<Optional<HxlTag>> tags, List<List<String>> rows) {
  /// Hashtags stand in one of the first rows (HXL 1.1).
  private static final int ROWS_ABOVE_MAX = 24;

  public HxlTable {
    above = above.stream().map(List::copyOf).toList();
    tags = List.copyOf(tags);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// A table with one row of titles.
  public static HxlTable of(List<String> titles, List<String> tags, List<List<String>> rows) {
    return new HxlTable(List.of(titles), tags.stream().map(HxlTag::find).toList(), rows);
  }

  /// Finds the hashtags in rows as they stand in a file.
  ///
  /// @throws BadInput where there is no row of hashtags
  public static HxlTable read(String name, List<List<String>> lines) {
    for (int r = 0; r < Math.min(lines.size(), ROWS_ABOVE_MAX + 1); r++) {
      if (isTags(lines.get(r))) {
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        return new HxlTable(
            lines.subList(0, r),
            padded(lines.get(r), columns).stream().map(HxlTag::find).toList(),
            lines.subList(r + 1, lines.size()).stream()
                .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
                .map(row -> padded(row, columns))
                .toList());
      }
    }
    throw BadInput.of(new Problem(
        name,
        Math.min(lines.size(), ROWS_ABOVE_MAX + 1),
        0,
        "",
        "a row of HXL hashtags among the first " + (ROWS_ABOVE_MAX + 1) + ", as #date, #adm2+code",
        "none",
        "put the hashtags below the column titles"));
  }

  /// Every cell that is not empty is a hashtag, and there is one.
  private static boolean isTags(List<String> row) {
    List<String> filled = row.stream().filter(cell -> !cell.isBlank()).toList();
    return !filled.isEmpty()
        && filled.stream().allMatch(cell -> HxlTag.find(cell).isPresent());
  }

  private static List<String> padded(List<String> row, int columns) {
    String[] cells = Arrays.copyOf(row.toArray(String[]::new), columns);
    return Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList();
  }

  /// The first column that fits a pattern, as `#affected+f-children`.
  public OptionalInt findColumn(String pattern) {
    return IntStream.range(0, tags.size())
        .filter(c -> tags.get(c).map(tag -> tag.matches(pattern)).orElse(false))
        .findFirst();
  }

  /// The value of a row in the first column that fits; empty where there is none.
  public String value(List<String> row, String pattern) {
    OptionalInt column = findColumn(pattern);
    return column.isPresent() ? row.get(column.getAsInt()).strip() : "";
  }

  /// The rows as they stand in a file.
  public List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>(above);
    lines.add(tags.stream().map(tag -> tag.map(HxlTag::toString).orElse("")).toList());
    lines.addAll(rows);
    return lines;
  }
}
