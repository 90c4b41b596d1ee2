package org.corridor.cli;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lays cells out side by side, each wrapped at words within its width.
final class Columns {
  private Columns() {}

  /// One row as text.
  ///
  /// @param cells what stands in it
  /// @param widths of the columns, in characters; a column of width 0 is left out
  /// @param rightFrom from this column on cells stand to the right; 0 for none
  static String laidOut(List<String> cells, int[] widths, int rightFrom) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int c = 0; c < widths.length; c++) {
      boolean right = rightFrom > 0 && c >= rightFrom;
      wrapped.add(widths[c] == 0 ? List.of() : wrapped(cells.get(c), widths[c] - (right ? 2 : 0)));
      height = Math.max(height, wrapped.get(c).size());
    }
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < height; line++) {
      StringBuilder row = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String part = line < wrapped.get(c).size() ? wrapped.get(c).get(line) : "";
        String space = " ".repeat(Math.max(0, widths[c] - part.length()));
        row.append(rightFrom > 0 && c >= rightFrom ? space + part : part + space);
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /// Lines of at most `width` characters; only a word that is longer than a line is split.
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    StringBuilder line = new StringBuilder();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String word = text.substring(start, end);
      if (line.length() + word.stripTrailing().length() > width && !line.isEmpty()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      while (word.stripTrailing().length() > width) {
        lines.add(word.substring(0, width));
        word = word.substring(width);
      }
      line.append(word);
      start = end;
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
