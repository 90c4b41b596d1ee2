package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.formats.record.Kinds;
import org.corridor.formats.scenario.ScenarioFolder;
import org.corridor.workflows.Assess;
import org.corridor.workflows.Assessment;
import org.junit.jupiter.api.Test;

/// The room has words, in its five languages, for all that a record can say in words of its own.
class WordsTest {
  private static final Pattern KEY = Pattern.compile("(?m)^  '([^']+)': \\[(.*)\\],$");

  /// Said by the rules that they stand for.
  private static final Pattern CODE = Pattern.compile("[A-Z]\\d+");

  /// An expression at the beginning of a line.
  private static final Pattern PATTERN = Pattern.compile("(?m)^  \\[/(.*?)/(i?), '");

  private static final Pattern NUMBERS = Pattern.compile("[\\d.,/ …]+");

  private static final Pattern STRING = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'");

  private static String text(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WordsTest.class.getResourceAsStream("/room/words/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> keys(String file) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    KEY.matcher(text(file)).results().forEach(k -> {
      assertThat(k.group(2).split("', '", -1)).as(k.group(1)).hasSize(5);
      keys.add(k.group(1));
    });
    return keys;
  }

  @Test
  void everyKindOfEntryHasAWord() throws IOException {
    assertThat(keys("kinds.js")).containsExactlyInAnyOrderElementsOf(Kinds.all().keySet());
  }

  @Test
  void everythingThatCanBeChosenHasAWord() throws IOException {
    Set<String> constants = new LinkedHashSet<>();
    for (Class<?> kind : Kinds.all().values()) {
      of(kind, constants);
    }
    assertThat(constants).hasSizeGreaterThan(100);
    assertThat(keys("constants.js")).containsAll(constants);
  }

  /// No row has a language less.
  @Test
  void everyRowSpeaksAllLanguages() throws IOException {
    Pattern row = Pattern.compile("(?ms)^  (?:'[^']+'|\\w+): \\[(.*?)\\],$");
    List<String> words =
        row.matcher(text("room.js")).results().map(m -> m.group(1)).toList();
    assertThat(words)
        .hasSizeGreaterThan(400)
        .allSatisfy(w -> assertThat(strings(w)).isEqualTo(5));
    Pattern pattern = Pattern.compile("(?m)^  \\[/.*?/i?, ('.*)\\],$");
    for (String file : List.of("facts.js", "findings.js", "plans.js")) {
      List<String> own =
          pattern.matcher(text(file)).results().map(m -> m.group(1)).toList();
      assertThat(own)
          .as(file)
          .hasSize((int) text(file).lines().filter(l -> l.startsWith("  [/")).count())
          .isNotEmpty()
          .allSatisfy(w -> assertThat(strings(w)).isEqualTo(4));
    }
  }

  private static long strings(String row) {
    return STRING.matcher(row).results().count();
  }

  /// Whatever a plan of the examples says of itself, the room says in the reader's language.
  @Test
  void aPlanSpeaksTheLanguageOfTheReader() throws IOException {
    List<Pattern> patterns = PATTERN
        .matcher(text("plans.js"))
        .results()
        .map(
            m -> Pattern.compile(m.group(1), m.group(2).equals("i") ? Pattern.CASE_INSENSITIVE : 0))
        .toList();
    assertThat(patterns).hasSizeGreaterThan(40);
    List<String> said = new ArrayList<>();
    for (String example : List.of(
        "mariupol-2022-03-05",
        "berdiansk-2022-03-15",
        "one-road",
        "two-rounds/first",
        "two-rounds/second",
        "ten-zones")) {
      Assessment plan = Assess.of(ScenarioFolder.read(
          Path.of(System.getProperty("corridor.root", "."), "examples", example)));
      said.addAll(plan.verdict());
      plan.warnings().forEach(w -> said.add(w.text()));
      plan.announced().binding().forEach(b -> said.add(b.text()));
      plan.confirmed().binding().forEach(b -> said.add(b.text()));
      plan.confirmations().forEach(c -> said.add(c.text()));
      plan.assumptions().forEach(a -> {
        said.add(a.what());
        if (!NUMBERS.matcher(a.values()).matches()) {
          said.add(a.values());
        }
      });
    }
    assertThat(said)
        .hasSizeGreaterThan(40)
        .allSatisfy(sentence ->
            assertThat(patterns).as(sentence).anyMatch(p -> p.matcher(sentence).find()));
  }

  private static void of(Class<?> kind, Set<String> constants) {
    for (RecordComponent part : kind.getRecordComponents()) {
      if (part.getType().isEnum()) {
        Arrays.stream(part.getType().getEnumConstants())
            .map(c -> ((Enum<?>) c).name().replace('_', ' '))
            .filter(c -> !CODE.matcher(c).matches())
            .forEach(constants::add);
      } else if (part.getType().isRecord()) {
        of(part.getType(), constants);
      }
    }
  }
}
