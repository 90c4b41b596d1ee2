package org.corridor.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import picocli.CommandLine.Help.Ansi;

/// Where the answer is printed: its width, and whether it shows colour.
final class Terminal {
  private static final int WIDTH_MIN = 40;
  private static final int WIDTH_MAX = 110;
  private static final int WIDTH_UNKNOWN = 100;
  private static final int FIRST_COLUMN_MIN = 20;

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
    Columns.wrapped(text, width).forEach(part -> line(styled("bold", part)));
  }

  /// Text wrapped to the width at words, further lines indented; `first` stands in the indent.
  void paragraph(String first, int indent, String text) {
    // What is longer than its column does not run into the text.
    int column = first.length() < indent || first.isBlank() ? indent : first.length() + 2;
    print(Columns.laidOut(List.of(first, text), new int[] {column, width - column}, 0));
  }

  /// A table: the first column takes what the others leave, the others hold numbers.
  void table(List<String> header, List<List<String>> rows) {
    int[] widths = new int[header.size()];
    for (int c = 1; c < widths.length; c++) {
      int at = c;
      int longest = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
      widths[c] = 2 + Math.max(longest, longestWord(header.get(c)));
    }
    int others = IntStream.of(widths).sum();
    if (width - others < FIRST_COLUMN_MIN) {
      stacked(header, rows);
      return;
    }
    int longest = rows.stream().mapToInt(r -> r.getFirst().length()).max().orElse(0);
    widths[0] = Math.min(width - others, Math.max(longest, header.getFirst().length()));
    print(Columns.laidOut(header, widths, 1));
    rows.forEach(row -> print(Columns.laidOut(row, widths, 1)));
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(String::length).max().orElse(0);
  }

  /// On a narrow terminal each row becomes a few lines.
  private void stacked(List<String> header, List<List<String>> rows) {
    for (List<String> row : rows) {
      paragraph("", 0, row.getFirst());
      for (int c = 1; c < row.size(); c++) {
        paragraph("", 2, header.get(c) + ": " + row.get(c));
      }
    }
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
