package org.corridor.feeds.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
      rows.add(new Row(page, words.toString().strip(), left, right, height, size));
    }
    words.setLength(0);
    left = Float.MAX_VALUE;
    right = 0;
  }

  /// The text, a paragraph to a line.
  String joined() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(rows.get(i).words());
      boolean last = i + 1 == rows.size();
      text.append(!last && isBroken(rows.get(i), rows.get(i + 1)) ? " " : "\n");
    }
    return text.toString();
  }

  /// Does a line go on in the next one, for its first word would not have found room?
  private boolean isBroken(Row row, Row next) {
    boolean below = next.page() == row.page()
        && next.height() > row.height()
        && next.height() - row.height() <= LEADING_MAX * row.size()
        && Math.abs(next.size() - row.size()) < SIZES_APART
        && Math.abs(next.left() - row.left()) < INDENT * row.size();
    if (!below || ENTRY.matcher(next.words()).matches()) {
      return false;
    }
    float letter = (next.right() - next.left()) / next.words().length();
    float first = letter * (next.words().split("\\s", 2)[0].length() + 1);
    return row.right() + first > margin(row);
  }

  /// As far to the right as lines of the same column reach.
  private float margin(Row row) {
    float margin = row.right();
    for (Row other : rows) {
      if (other.page() == row.page()
          && Math.abs(other.left() - row.left()) < INDENT * row.size()
          && Math.abs(other.size() - row.size()) < SIZES_APART) {
        margin = Math.max(margin, other.right());
      }
    }
    return margin;
  }
}
