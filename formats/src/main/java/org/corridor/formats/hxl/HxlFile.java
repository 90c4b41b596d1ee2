package org.corridor.formats.hxl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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
  private static final int UNPACKED_MAX = 50_000_000;
  private static final int ROWS_MAX = 50_000;
  private static final int COLUMNS_MAX = 400;

  /// To column NZ, which is the 390th.
  private static final Pattern CELL = Pattern.compile("([A-Z]|[A-N][A-Z])[1-9][0-9]{0,6}");

  private HxlFile() {}

  /// Reads either, by what it begins with.
  ///
  /// @throws BadInput for anything else
  public static HxlTable read(String name, byte[] bytes) {
    boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    try {
      return HxlTable.read(name, zip ? sheet(bytes) : csv(name, bytes));
    } catch (BadInput e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The reader of workbooks throws whatever comes to it.
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
      List<List<String>> lines = new ArrayList<>();
      for (CSVRecord record : parser) {
        requireSize(lines.size(), record.size());
        lines.add(record.stream().map(Csv::text).toList());
      }
      return lines;
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

  private static void requireSize(int rows, int columns) throws IOException {
    if (rows >= ROWS_MAX || columns > COLUMNS_MAX) {
      throw new IOException("more than " + ROWS_MAX + " rows or " + COLUMNS_MAX + " columns");
    }
  }

  /// A few bytes may unpack to more than there is room for, and a cell may say that it stands in
  /// any column.
  private static void requireSmall(byte[] bytes) throws IOException {
    long unpacked = 0;
    try (ZipFile zip = ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
        .get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] part = in.readNBytes((int) (UNPACKED_MAX - unpacked) + 1);
          unpacked += part.length;
          if (unpacked > UNPACKED_MAX) {
            throw new IOException(
                "a workbook of more than " + UNPACKED_MAX / 1_000_000 + " MB unpacked");
          }
          if (entry.getName().startsWith("xl/worksheets/") && entry.getName().endsWith(".xml")) {
            requireCells(part);
          }
        }
      }
    }
  }

  private static void requireCells(byte[] sheet) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    int rows = 0;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(sheet));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          String place = xml.getAttributeValue(null, "r");
          boolean cell = xml.getLocalName().equals("c");
          rows += xml.getLocalName().equals("row") ? 1 : 0;
          requireSize(rows - 1, 0);
          if (cell && place != null && !CELL.matcher(place).matches()) {
            throw new IOException("a cell at " + place);
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("a sheet that is no XML: " + e.getMessage(), e);
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
