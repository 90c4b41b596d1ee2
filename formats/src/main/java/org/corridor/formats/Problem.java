package org.corridor.formats;

/// One thing wrong with an input, told so that it can be mended.
///
/// @param file name of the file within the folder
/// @param line from 1; 0 when the whole file is meant
/// @param column from 1, in characters for YAML and in fields for CSV; 0 when the line is meant
/// @param field name of the key or column; may be empty
/// @param expected what should stand there
/// @param found what stands there
/// @param hint what to try
public record Problem(
    String file, int line, int column, String field, String expected, String found, String hint) {

  /// Where, as `file:line:column`.
  public String where() {
    return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
  }

  @Override
  public String toString() {
    return where()
        + (field.isEmpty() ? "" : " " + field)
        + ": expected "
        + expected
        + ", found "
        + found
        + (hint.isEmpty() ? "" : ". Try: " + hint);
  }
}
