package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A Java process of its own, so that time and memory are its own too.
final class ChildProcess {
  private static final String RESULT = "RESULT";

  private ChildProcess() {}

  /// What a child did.
  ///
  /// @param trouble empty when all went well
  /// @param wallSeconds from its start to its end
  /// @param words what it told
  /// @param cpuSeconds of all its threads; -1 after trouble
  /// @param peakMegabytes largest resident memory, natives included; -1 where Linux does not say
  record Outcome(
      String trouble,
      double wallSeconds,
      List<String> words,
      double cpuSeconds,
      double peakMegabytes) {
    static Outcome failed(String trouble, double wallSeconds) {
      return new Outcome(trouble, wallSeconds, List.of(), -1, -1);
    }
  }

  /// Runs a class.
  ///
  /// @param options of the JVM, besides those that all runs have
  static Outcome run(Class<?> main, List<String> options, long limitSeconds, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-Xms16m",
        "-Xmx" + System.getProperty("corridor.heap", "16g"),
        "-cp",
        System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder child = new ProcessBuilder(command);
    child.redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = child.start();
    boolean ended = process.waitFor(limitSeconds, TimeUnit.SECONDS);
    double wall = (System.nanoTime() - start) / 1e9;
    if (!ended) {
      process.destroyForcibly().waitFor();
      return Outcome.failed("over " + limitSeconds + " s", wall);
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> words = List.of(out.strip().split("\\s+", -1));
    if (process.exitValue() != 0 || !words.getFirst().equals(RESULT)) {
      return Outcome.failed("failed", wall);
    }
    return new Outcome(
        "",
        wall,
        words.subList(3, words.size()),
        Double.parseDouble(words.get(1)),
        Double.parseDouble(words.get(2)));
  }

  /// Tells the parent what this process did; the last thing it does.
  static void tell(Object... words) throws IOException {
    StringBuilder line = new StringBuilder(RESULT);
    line.append(String.format(Locale.ROOT, " %.3f %.1f", cpuSeconds(), peakMegabytes()));
    for (Object word : words) {
      line.append(' ').append(word);
    }
    System.out.println(line);
  }

  private static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(d -> d.toMillis() / 1000.0)
        .orElse(-1.0);
  }

  private static double peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024.0)
        .findFirst()
        .orElse(-1);
  }
}
