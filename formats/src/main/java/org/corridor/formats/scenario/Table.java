package org.corridor.formats.scenario;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.text.Cell;
import org.corridor.formats.text.Csv;
import org.corridor.formats.text.TextFile;
import org.corridor.reports.Basis;

/// A CSV file with a header row: comma separated, UTF-8, `#` for comments.
///
/// Each column `x` may be followed by `xSource` and `xStanding`, and each row may have `source` and
/// `standing` for all its values.
final class Table {
  private static final int ROWS_MAX = 1_000_000;

  private final TextFile file;
  private final Problems problems;
  private final List<String> columns;
  private final Map<String, Integer> header = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private Table(TextFile file, List<String> columns, Problems problems) {
    this.file = file;
    this.columns = columns;
    this.problems = problems;
  }

  /// Reads a file.
  ///
  /// @param required columns that must be there
  /// @param optional columns that may be there
  static List<Row> read(
      Path folder, String name, List<String> required, List<String> optional, Problems problems) {
    List<String> columns = new ArrayList<>(required);
    columns.addAll(optional);
    return TextFile.read(folder, name, problems)
        .map(file -> {
          Table table = new Table(file, columns, problems);
          table.parse(required);
          return table.rows;
        })
        .orElse(List.of());
  }

  private void parse(List<String> required) {
    try (CSVParser parser = CSVParser.parse(new StringReader(file.text()), Csv.TABLE)) {
      boolean first = true;
      for (CSVRecord csv : parser) {
        int line = file.lineAt(csv.getCharacterPosition());
        if (first) {
          readHeader(csv, line, required);
          first = false;
        } else {
          addRow(csv, line);
        }
      }
      if (first) {
        refuse(1, 0, "", "a header row with " + String.join(",", required), "an empty file", "");
      }
    } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
      refuse(
          rows.isEmpty() ? 1 : rows.getLast().line + 1,
          0,
          "",
          "comma separated values",
          String.valueOf(e.getMessage()).replaceFirst("^[\\w.]+Exception: ", ""),
          "close every quotation mark");
    }
  }

  private void refuse(
      int line, int column, String field, String expected, String found, String hint) {
    problems.add(new Problem(file.name(), line, column, field, expected, found, hint));
  }

  private void readHeader(CSVRecord csv, int line, List<String> required) {
    String whole = String.join(",", csv.toList());
    boolean otherSeparator = csv.size() == 1 && (whole.contains(";") || whole.contains("\t"));
    if (otherSeparator) {
      refuse(
          line,
          1,
          "",
          "values separated by commas",
          whole.contains(";") ? "semicolons" : "tabs",
          "save it as CSV with commas, and numbers with a decimal point");
      return;
    }
    for (int i = 0; i < csv.size(); i++) {
      String column = csv.get(i).strip();
      if (header.putIfAbsent(column, i) != null) {
        refuse(line, i + 1, column, "each column once", "it twice", "");
      }
      if (!known(column)) {
        refuse(
            line,
            i + 1,
            column,
            "a column of this file",
            "\"" + column + "\"",
            Problems.didYouMean(column, columns));
      }
    }
    for (String column : required) {
      if (!header.containsKey(column)) {
        refuse(line, 0, column, "a column " + column, "none", "");
      }
    }
  }

  private boolean known(String column) {
    Set<String> all = new HashSet<>(columns);
    all.addAll(List.of("source", "standing", "note"));
    return all.contains(column)
        || (column.endsWith("Source") && all.contains(column.substring(0, column.length() - 6)))
        || (column.endsWith("Standing") && all.contains(column.substring(0, column.length() - 8)));
  }

  private void addRow(CSVRecord csv, int line) {
    if (header.isEmpty()) {
      return;
    }
    if (csv.size() != header.size()) {
      refuse(
          line,
          0,
          "",
          header.size() + " values, one per column",
          csv.size() + " values",
          csv.size() > header.size() ? "quote values that hold a comma" : "");
      return;
    }
    if (rows.size() == ROWS_MAX) {
      refuse(line, 0, "", "at most " + ROWS_MAX + " rows", "more", "");
    }
    if (rows.size() < ROWS_MAX) {
      rows.add(new Row(csv, line));
    }
  }

  /// One row.
  final class Row {
    private final CSVRecord csv;
    private final int line;

    private Row(CSVRecord csv, int line) {
      this.csv = csv;
      this.line = line;
    }

    /// What stands in a column; empty text when the column is not there.
    Cell cell(String column) {
      Basis basis = Cell.basis(plain(column + "Source"), plain(column + "Standing"), basis());
      Cell cell = plain(column);
      return new Cell(
          cell.file(), cell.line(), cell.column(), cell.field(), cell.text(), basis, problems);
    }

    private Cell plain(String column) {
      Integer index = header.get(column);
      String text = index == null ? "" : Csv.text(csv.get(index).strip());
      int position = index == null ? 0 : index + 1;
      return new Cell(file.name(), line, position, column, text, Basis.NOT_NAMED, problems);
    }

    boolean has(String column) {
      return !plain(column).text().isEmpty();
    }

    /// What the row as a whole rests on.
    Basis basis() {
      return Cell.basis(plain("source"), plain("standing"), Basis.NOT_NAMED);
    }

    Cell required(String column) {
      Cell cell = cell(column);
      if (cell.text().isEmpty() && header.containsKey(column)) {
        cell.refuse("a value", "");
      }
      return cell;
    }

    /// A cell with a name that no earlier row has.
    String id(Set<String> taken) {
      Cell cell = required("id");
      if (!cell.text().isEmpty() && !taken.add(cell.text())) {
        cell.refuse("a name that no other row has", "another id");
      }
      return cell.text();
    }
  }
}
