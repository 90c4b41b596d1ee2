package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.corridor.formats.record.Kinds;
import org.junit.jupiter.api.Test;

/// The room has words, in its five languages, for all that a record can say in words of its own.
class WordsTest {
  private static final Pattern KEY = Pattern.compile("(?m)^  '([^']+)': \\[(.*)\\],$");

  /// Said by the rules that they stand for.
  private static final Pattern CODE = Pattern.compile("[A-Z]\\d+");

  private static Set<String> keys(String file) throws IOException {
    try (InputStream in = WordsTest.class.getResourceAsStream("/room/words/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return KEY.matcher(text)
          .results()
          .peek(k -> assertThat(k.group(2).split("', '", -1)).as(k.group(1)).hasSize(5))
          .map(k -> k.group(1))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
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
