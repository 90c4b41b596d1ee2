package org.corridor.feeds.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lists of words that people in the field can read and mend.
final class Words {
  private Words() {}

  /// The lines of a list, each as its columns.
  static List<List<String>> list(String name) {
    try (InputStream file = Words.class.getResourceAsStream("/org/corridor/feeds/read/" + name)) {
      if (file == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(l -> List.of(l.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> split(String words) {
    return words.isBlank() ? List.of() : List.of(words.strip().split(" +", -1));
  }
}
