package org.corridor.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.corridor.workflows.Viewer.Duty;

/// Duties by the words for them.
final class Duties {
  private Duties() {}

  static String word(Duty duty) {
    return duty.name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for a word that is none
  static Duty named(String word) {
    return Arrays.stream(Duty.values())
        .filter(d -> word(d).equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no duty; there are "
            + Arrays.stream(Duty.values()).map(Duties::word).collect(Collectors.joining(", "))));
  }
}
