package org.corridor.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report and what people found in it.
///
/// Two ways to label: a `.json` beside the text (`corridor-reports-gold/1`), or a `.txt` of
/// passages apart by empty lines (whole reports apart by lines of `=====`) in which each statement
/// stands as `{{act; speaker; whom :: words}}`.
final class LabelledReport {
  private static final Pattern STATEMENT = Pattern.compile(
      "\\{\\{\\s*(?<act>\\w+)\\s*;\\s*(?<speaker>[^;]+?)\\s*;\\s*(?<whom>.*?)\\s*::\\s(?<words>.+?)\\}\\}",
      Pattern.DOTALL);
  private static final Pattern BETWEEN_REPORTS = Pattern.compile("(?m)^=====\\s*$");
  private static final Pattern BETWEEN_PASSAGES = Pattern.compile("\\R\\s*\\R");
  private static final String DAY = "2022-03-20";

  private final String name;
  private final JsonNode label;
  private final byte[] text;

  private LabelledReport(String name, JsonNode label, byte[] text) {
    this.name = name;
    this.label = label;
    this.text = text;
  }

  String name() {
    return name;
  }

  /// As `corridor-reports-gold/1`.
  JsonNode label() {
    return label;
  }

  byte[] text() {
    return text.clone();
  }

  /// All of a folder, by name.
  ///
  /// @param texts where the texts of labels lie that are not beside them
  static List<LabelledReport> in(Path folder, Path texts) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    boolean labels = files.stream().anyMatch(f -> f.toString().endsWith(".json"));
    List<LabelledReport> reports = new ArrayList<>();
    for (Path file : files) {
      if (file.toString().endsWith(".json")) {
        reports.add(beside(file, folder, texts));
      } else if (!labels && file.toString().endsWith(".txt")) {
        reports.addAll(marked(file));
      }
    }
    return reports;
  }

  boolean isIn(String language) {
    return label.path("language").asString("").equals(language);
  }

  /// Do its labels stand in a text as it was read? What looks like a mail loses its head.
  boolean fits(String read) {
    return Stream.of("statements", "figures", "dates", "places")
        .flatMap(kind -> label.path(kind).valueStream())
        .allMatch(s -> {
          int to = s.path("to").asInt();
          String words = s.path("words").asString("");
          return to <= read.length()
              && (words.isEmpty() || words.equals(read.substring(s.path("from").asInt(), to)));
        });
  }

  private static LabelledReport beside(Path file, Path folder, Path texts) {
    try {
      JsonNode label = JsonMapper.shared().readTree(Files.readString(file));
      String name = label.path("file").asString();
      Path beside = folder.resolve(name);
      Path text = Files.exists(beside) ? beside : texts.resolve(name);
      return new LabelledReport(file.getFileName().toString(), label, Files.readAllBytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LabelledReport> marked(Path file) throws IOException {
    List<LabelledReport> reports = new ArrayList<>();
    String all = Files.readString(file);
    Pattern between = BETWEEN_REPORTS.matcher(all).find() ? BETWEEN_REPORTS : BETWEEN_PASSAGES;
    for (String part : between.split(all.strip(), -1)) {
      String passage = part.strip();
      if (passage.isEmpty()) {
        continue;
      }
      ObjectNode label = JsonMapper.shared().createObjectNode();
      label.put("language", "en");
      label.put("published", DAY);
      ArrayNode statements = label.putArray("statements");
      StringBuilder text = new StringBuilder();
      Matcher m = STATEMENT.matcher(passage);
      while (m.find()) {
        m.appendReplacement(text, "");
        ObjectNode statement = statements.addObject();
        statement.put("from", text.length());
        text.append(m.group("words"));
        statement.put("to", text.length());
        statement.put("words", m.group("words"));
        statement.put("speaker", m.group("speaker"));
        statement.put("act", m.group("act"));
        if (!m.group("whom").isEmpty()) {
          statement.put(m.group("act").equals("accuse") ? "accused" : "addressed", m.group("whom"));
        }
      }
      m.appendTail(text);
      String name = file.getFileName() + " " + (reports.size() + 1);
      reports.add(
          new LabelledReport(name, label, text.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return reports;
  }
}
