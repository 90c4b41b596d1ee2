package org.corridor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of this machine; brought from Debian's packages where that can be done.
final class Chromium {
  private Chromium() {}

  static Optional<Path> find() throws IOException, InterruptedException {
    Optional<Path> there = installed();
    if (there.isPresent() || !System.getProperty("user.name", "").equals("root")) {
      return there;
    }
    run("apt-get", "update");
    run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    return installed();
  }

  private static Optional<Path> installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(List.of(command));
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      // No such program: not a Debian.
      System.err.println(e.getMessage());
    }
  }
}
