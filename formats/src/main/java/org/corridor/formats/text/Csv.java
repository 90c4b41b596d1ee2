package org.corridor.formats.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Rows as CSV (RFC 4180).
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. An apostrophe is
/// written before such a text, as spreadsheets do it themselves, and taken away when it is read.
public final class Csv {
  /// How tables of a scenario are read: `#` begins a comment, so that a row of HXL hashtags below
  /// the titles is passed over.
  public static final CSVFormat TABLE = CSVFormat.RFC4180
      .builder()
      .setCommentMarker('#')
      .setIgnoreEmptyLines(true)
      .setIgnoreSurroundingSpaces(true)
      .get();

  private static final String FORMULA = "'*[=+@\\t\\r-]";
  private static final Pattern LIKE_A_FORMULA = Pattern.compile("^" + FORMULA);
  private static final Pattern GUARDED = Pattern.compile("^'" + FORMULA);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,]*");

  private Csv() {}

  private static String guarded(String text) {
    return LIKE_A_FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches()
        ? "'" + text
        : text;
  }

  /// The text of a cell as it was before it was written.
  public static String text(String cell) {
    return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }

  /// The rows, the header first.
  public static String of(List<List<String>> rows) {
    StringWriter out = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      for (List<String> row : rows) {
        csv.printRecord(row.stream().map(Csv::guarded));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
