package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoomPageTest {
  private static final Pattern IMPORTED = Pattern.compile("from '([^']+)'");
  private static final Pattern AHEAD =
      Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

  private static String text(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(
        RoomPageTest.class.getResourceAsStream(file), () -> file + " is not there")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void allModulesAreFetchedAheadAndNothingElse() throws IOException {
    Set<String> imported = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of("/room/room.js"));
    while (!open.isEmpty()) {
      String module = open.pop();
      for (String name :
          IMPORTED.matcher(text(module)).results().map(m -> m.group(1)).toList()) {
        String path = URI.create(module).resolve(name).toString();
        if (imported.add(path) && path.startsWith("/room/")) {
          open.push(path);
        }
      }
    }
    assertThat(AHEAD.matcher(text("/room/index.html")).results().map(m -> m.group(1)))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(
            imported.stream().filter(m -> !m.equals("/room/room.js")).collect(Collectors.toSet()));
  }
}
