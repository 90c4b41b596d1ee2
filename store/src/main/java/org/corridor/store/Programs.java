package org.corridor.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// PostgreSQL's programs, as they are called here.
///
/// @param folder with `bin/postgres` in it
/// @param log what they say is added to this file
record Programs(Path folder, Path log) {
  /// A program and its arguments, as an ordinary user.
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>(asOrdinaryUser());
    command.add(folder.resolve("bin").resolve(Binaries.program(program)).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /// Runs one to its end.
  ///
  /// @throws IOException if it fails
  void run(String program, String... arguments) throws IOException {
    Process process = new ProcessBuilder(command(program, arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
    process.getOutputStream().close();
    if (waitFor(process) != 0) {
      throw new IOException(program + " failed; " + lastLines());
    }
  }

  /// Runs one to its end, and keeps nothing of what it says: it might repeat what it is told.
  ///
  /// @throws IOException if it fails
  void tell(String secret, String program, String... arguments) throws IOException {
    Process process = new ProcessBuilder(command(program, arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    try (OutputStream told = process.getOutputStream()) {
      told.write(secret.getBytes(StandardCharsets.UTF_8));
    }
    int status = waitFor(process);
    if (status != 0) {
      throw new IOException(program + " failed with " + status);
    }
  }

  /// PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
  private static List<String> asOrdinaryUser() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  /// The last that they said.
  String lastLines() throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new StoreTrouble("Interrupted while the database was being created", e);
    }
  }

  static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
