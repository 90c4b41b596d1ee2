package org.corridor.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.corridor.formats.hxl.HxlFile;
import org.corridor.formats.hxl.HxlTable;

/// Tables with hashtags as files: XLSX where the name says so, CSV otherwise.
final class HxlOutput {
  private HxlOutput() {}

  static void write(Path file, HxlTable table, String sheet) {
    boolean workbook = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    byte[] bytes =
        workbook ? HxlFile.xlsx(table, sheet) : HxlFile.csv(table).getBytes(StandardCharsets.UTF_8);
    OutputFolder.replace(file, out -> out.write(bytes));
  }
}
