package org.corridor.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/// Where the answer is printed: its width, and whether it shows colour.
final class Terminal {
  private static final int WIDTH_MIN = 40;
  private static final int WIDTH_MAX = 110;
  private static final int WIDTH_UNKNOWN = 100;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean interactive;
  private final boolean colour;
  private final int width;

  private Terminal(
      PrintStream out, PrintStream err, boolean interactive, boolean colour, int width) {
    this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
    this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    this.interactive = interactive;
    this.colour = colour;
    this.width = width;
  }

  @SuppressWarnings("SystemConsoleNull") // some JDKs return null where nothing is a terminal
  static Terminal of(PrintStream out, PrintStream err) {
    Console console = System.console();
    boolean interactive = console != null && console.isTerminal();
    boolean colour = interactive && noColour().isEmpty() && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(out, err, interactive, colour, columns());
  }

  private static Optional<String> noColour() {
    return Optional.ofNullable(System.getenv("NO_COLOR")).filter(value -> !value.isEmpty());
  }

  private static int columns() {
    try {
      String columns = System.getenv("COLUMNS");
      int width = columns == null ? WIDTH_UNKNOWN : Integer.parseInt(columns.strip());
      return Math.clamp(width, WIDTH_MIN, WIDTH_MAX);
    } catch (NumberFormatException e) {
      return WIDTH_UNKNOWN;
    }
  }

  Ansi ansi() {
    return colour ? Ansi.ON : Ansi.OFF;
  }

  boolean interactive() {
    return interactive;
  }

  int width() {
    return width;
  }

  /// picocli lays out its help from 55 columns on.
  int helpWidth() {
    return Math.max(55, width);
  }

  PrintWriter outWriter() {
    return out;
  }

  PrintWriter errWriter() {
    return err;
  }

  void print(String text) {
    out.print(text);
    out.flush();
  }

  void line(String text) {
    out.println(text);
  }

  void error(String text) {
    err.println(styled("bold,red", text));
  }

  String styled(String style, String text) {
    return colour
        ? ansi().new Text("@|" + style + " " + text.replace("|@", "| @") + "|@").toString()
        : text;
  }

  void heading(String text) {
    line("");
    line(styled("bold", text));
  }

  /// Text wrapped to the width, further lines indented.
  void paragraph(String first, int indent, String text) {
    TextTable table = TextTable.forColumns(
        picocli.CommandLine.Help.defaultColorScheme(ansi()),
        new Column(indent, 0, Column.Overflow.TRUNCATE),
        new Column(width - indent, 0, Column.Overflow.WRAP));
    table.setAdjustLineBreaksForWideCJKCharacters(false);
    table.addRowValues(plain(first), plain(text));
    print(trimmed(table.toString()));
  }

  /// A table: the first column takes what the others leave.
  void table(List<String> header, List<List<String>> rows) {
    int[] widths = new int[header.size()];
    for (int c = 1; c < widths.length; c++) {
      int column = c;
      widths[c] = 2 + rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
      widths[c] = Math.max(widths[c], 2 + longestWord(header.get(c)));
    }
    int others = java.util.Arrays.stream(widths).sum();
    if (width - others < 20) {
      stacked(header, rows);
      return;
    }
    int longest = rows.stream().mapToInt(r -> r.get(0).length()).max().orElse(0);
    widths[0] = Math.min(width - others, Math.max(longest, header.get(0).length()) + 1);
    Column[] columns = new Column[widths.length];
    for (int c = 0; c < widths.length; c++) {
      columns[c] = new Column(widths[c], c == 0 ? 0 : 2, Column.Overflow.WRAP);
    }
    TextTable table =
        TextTable.forColumns(picocli.CommandLine.Help.defaultColorScheme(ansi()), columns);
    table.setAdjustLineBreaksForWideCJKCharacters(false);
    table.addRowValues(header.stream().map(this::plain).toArray(Ansi.Text[]::new));
    for (List<String> row : rows) {
      Ansi.Text[] cells = new Ansi.Text[widths.length];
      for (int c = 0; c < cells.length; c++) {
        String padded = c == 0
            ? row.get(c)
            : " ".repeat(Math.max(0, widths[c] - 2 - row.get(c).length())) + row.get(c);
        cells[c] = plain(padded);
      }
      table.addRowValues(cells);
    }
    print(trimmed(table.toString()));
  }

  private static int longestWord(String text) {
    int longest = 0;
    for (String word : text.split(" ", -1)) {
      longest = Math.max(longest, word.length());
    }
    return longest;
  }

  /// On a narrow terminal each row becomes a few lines.
  private void stacked(List<String> header, List<List<String>> rows) {
    for (List<String> row : rows) {
      paragraph("", 0, row.get(0));
      for (int c = 1; c < row.size(); c++) {
        paragraph("", 2, header.get(c) + ": " + row.get(c));
      }
    }
  }

  /// Text that is shown as it stands: markup in a name is not markup.
  private Ansi.Text plain(String text) {
    return Ansi.OFF.new Text(text);
  }

  private static String trimmed(String text) {
    return text.replaceAll("(?m)[ \\t]+$", "");
  }

  void problems(BadInput bad) {
    error(
        bad.count() == 1
            ? "1 problem in the input; nothing was written."
            : bad.count() + " problems in the input; nothing was written.");
    for (Problem problem : bad.problems()) {
      err.println();
      err.println(styled("bold", problem.where())
          + (problem.field().isEmpty() ? "" : "  " + problem.field()));
      err.println("  expected  " + problem.expected());
      err.println("  found     " + problem.found());
      if (!problem.hint().isEmpty()) {
        err.println("  try       " + problem.hint());
      }
    }
    if (bad.count() > bad.problems().size()) {
      err.println();
      err.println("and " + (bad.count() - bad.problems().size()) + " more");
    }
    err.flush();
  }
}
