package org.corridor.formats.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Rows as CSV (RFC 4180).
public final class Csv {
  /// How tables of a scenario are read: `#` begins a comment, so that a row of HXL hashtags below
  /// the titles is passed over.
  public static final CSVFormat TABLE = CSVFormat.RFC4180
      .builder()
      .setCommentMarker('#')
      .setIgnoreEmptyLines(true)
      .setIgnoreSurroundingSpaces(true)
      .get();

  private Csv() {}

  /// The rows, the header first.
  public static String of(List<List<String>> rows) {
    StringWriter out = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
