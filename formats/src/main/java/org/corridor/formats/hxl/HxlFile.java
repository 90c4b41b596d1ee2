package org.corridor.formats.hxl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.text.Csv;
import org.corridor.formats.text.TextFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// Tables with hashtags as files: CSV in UTF-8, and the first sheet of XLSX. A round trip loses
/// nothing: all values are text.
public final class HxlFile {
  private static final long UNPACKED_MAX = 100_000_000;

  private HxlFile() {}

  /// Reads either, by what it begins with.
  ///
  /// @throws BadInput for anything else
  public static HxlTable read(String name, byte[] bytes) {
    boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    try {
      return HxlTable.read(name, zip ? sheet(bytes) : csv(name, bytes));
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw BadInput.of(new Problem(
          name, 0, 0, "", "a table as CSV or XLSX", "something else: " + e.getMessage(), ""));
    }
  }

  private static final Pattern NOT_OF_FORMAT =
      Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|General|\\\\.");

  private static List<List<String>> csv(String name, byte[] bytes) throws IOException {
    String plain = TextFile.decoded(name, bytes);
    try (CSVParser parser = CSVFormat.RFC4180
        .builder()
        .setIgnoreEmptyLines(true)
        .get()
        .parse(new StringReader(plain))) {
      return parser.stream()
          .map(record -> record.stream().map(Csv::text).toList())
          .toList();
    }
  }

  private static List<List<String>> sheet(byte[] bytes) throws IOException {
    requireSmall(bytes);
    List<List<String>> lines = new ArrayList<>();
    try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      rows.forEach(row ->
          lines.add(row.stream().map(cell -> cell == null ? "" : text(cell)).toList()));
    }
    return lines;
  }

  /// A few bytes may unpack to more than there is room for.
  private static void requireSmall(byte[] bytes) throws IOException {
    byte[] part = new byte[8192];
    long unpacked = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      while (zip.getNextEntry() != null) {
        for (int n = zip.read(part); n > 0; n = zip.read(part)) {
          unpacked += n;
          if (unpacked > UNPACKED_MAX) {
            throw new IOException(
                "a workbook of more than " + UNPACKED_MAX / 1_000_000 + " MB unpacked");
          }
        }
      }
    }
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
      LocalDateTime moment = cell.asDate();
      return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? moment.toLocalDate().toString()
          : moment.toString();
    }
    return cell.getText() == null ? "" : cell.getText();
  }

  /// A sheet keeps days as numbers; only their format tells.
  private static boolean isDate(@Nullable String format) {
    return format != null
        && NOT_OF_FORMAT
            .matcher(format)
            .replaceAll("")
            .chars()
            .anyMatch(c -> "yYdDhH".indexOf(c) >= 0);
  }

  /// The table as CSV.
  public static String csv(HxlTable table) {
    return Csv.of(table.lines());
  }

  /// The table as a workbook of one sheet.
  public static byte[] xlsx(HxlTable table, String sheet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Corridor", "1.0")) {
      Worksheet page = book.newWorksheet(sheet);
      List<List<String>> lines = table.lines();
      for (int r = 0; r < lines.size(); r++) {
        for (int c = 0; c < lines.get(r).size(); c++) {
          page.value(r, c, lines.get(r).get(c));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
