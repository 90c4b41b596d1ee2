package org.corridor.feeds.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The printed lines of a PDF file in the order in which it holds them, so that columns stay apart;
/// what was broken at the width of a column is put together.
class PdfLines extends PDFTextStripper {
  /// A printed line: where on which page, in points, and how large its letters are.
  private record Row(int page, String words, float left, float right, float height, float size) {}

  private static final float LEADING_MAX = 2.0f;
  private static final float SIZES_APART = 0.6f;
  private static final float INDENT = 3f;
  private static final float BUCKET = 24f;
  private static final int ROWS_MAX = 100_000;
  private static final Pattern ENDS = Pattern.compile(".*[.!?:;][\"”»)]?$");
  private static final Pattern ENTRY = Pattern.compile("^(?:[-•*–▪●○]|\\d{1,2}[.)])\\s.*");

  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private int page;
  private float left = Float.MAX_VALUE;
  private float right;
  private float height;
  private float size;

  @Override
  protected void startPage(PDPage next) throws IOException {
    page++;
    super.startPage(next);
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    words.append(text);
    for (TextPosition p : positions) {
      left = Math.min(left, p.getXDirAdj());
      right = Math.max(right, p.getXDirAdj() + p.getWidthDirAdj());
      height = p.getYDirAdj();
      size = p.getFontSizeInPt();
    }
  }

  @Override
  protected void writeWordSeparator() {
    words.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    flush();
  }

  @Override
  protected void endPage(PDPage last) throws IOException {
    flush();
    super.endPage(last);
  }

  private void flush() {
    if (!words.toString().isBlank()) {
      if (rows.size() == ROWS_MAX) {
        throw new IntakeTrouble("a PDF that is a report", "one of too many lines", "save its text");
      }
      rows.add(new Row(page, words.toString().strip(), left, right, height, size));
    }
    words.setLength(0);
    left = Float.MAX_VALUE;
    right = 0;
  }

  /// The text, a paragraph to a line.
  String joined() {
    Map<Column, Float> margins = new HashMap<>();
    rows.forEach(row -> margins.merge(Column.of(row), row.right(), Math::max));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      text.append(row.words());
      boolean joins = i + 1 < rows.size()
          && isBroken(row, rows.get(i + 1), margins.getOrDefault(Column.of(row), row.right()));
      text.append(joins ? " " : "\n");
    }
    return text.toString();
  }

  /// Lines that begin at about the same place, in letters of one size.
  private record Column(int page, int left, int size) {
    static Column of(Row row) {
      return new Column(row.page(), (int) (row.left() / BUCKET), Math.round(row.size()));
    }
  }

  /// Does a line go on in the next one: for that one's first word would not have found room, or, in
  /// another column or on another page, for it begins small?
  private static boolean isBroken(Row row, Row next, float margin) {
    if (ENTRY.matcher(next.words()).matches()) {
      return false;
    }
    boolean goesOn = Character.isLowerCase(next.words().charAt(0))
        && !ENDS.matcher(row.words()).matches();
    boolean below = next.page() == row.page()
        && next.height() > row.height()
        && next.height() - row.height() <= LEADING_MAX * row.size()
        && Math.abs(next.size() - row.size()) < SIZES_APART
        && Math.abs(next.left() - row.left()) < INDENT * row.size();
    if (!below) {
      return goesOn;
    }
    float letter = (next.right() - next.left()) / next.words().length();
    float first = letter * (next.words().split("\\s", 2)[0].length() + 1);
    return goesOn || row.right() + first > margin;
  }
}
