package org.corridor.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A cluster on this machine only: a Spark master and workers, each a process of its own, on
/// loopback, from the jars that are here anyway.
///
/// To try things on, and to measure. A real cluster is started by whoever owns its machines.
public final class Standalone implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /// What Spark reaches into, as it says itself for its own launcher.
  private static final List<String> OPENED = List.of(
      "java.base/java.lang",
      "java.base/java.lang.invoke",
      "java.base/java.lang.reflect",
      "java.base/java.io",
      "java.base/java.net",
      "java.base/java.nio",
      "java.base/java.util",
      "java.base/java.util.concurrent",
      "java.base/java.util.concurrent.atomic",
      "java.base/sun.nio.ch",
      "java.base/sun.nio.cs",
      "java.base/sun.util.calendar");

  private final Path home;
  private final @Nullable String secret;
  private final String master;
  private final Process masterProcess;
  private final List<Process> workers = new ArrayList<>();

  private Standalone(Path libraries, int workerCount, @Nullable String secret) throws IOException {
    this.secret = secret;
    home = Files.createTempDirectory("corridor-spark-");
    // Without these Spark looks for a source tree around itself.
    Files.createSymbolicLink(home.resolve("jars"), libraries.toAbsolutePath());
    Files.createFile(home.resolve("RELEASE"));
    Files.createDirectory(home.resolve("work"));
    int port = freePort();
    master = "spark://127.0.0.1:" + port;
    masterProcess = start(
        "org.apache.spark.deploy.master.Master",
        "master",
        List.of("--host", "127.0.0.1", "--port", String.valueOf(port), "--webui-port", "0"));
    awaitPort(port);
    for (int i = 0; i < workerCount; i++) {
      addWorker();
    }
    awaitWorkers(workerCount);
  }

  /// Starts a master and workers of one core each.
  ///
  /// @param libraries the folder of jars with Spark in it
  /// @param secret see [Secret]; null for none
  /// @throws UncheckedIOException if one does not come up
  public static Standalone of(Path libraries, int workers, @Nullable String secret) {
    try {
      return new Standalone(libraries, workers, secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address for `--cluster`.
  public String master() {
    return master;
  }

  /// The worker processes, in the order in which they were started.
  public List<Process> workers() {
    return List.copyOf(workers);
  }

  private void addWorker() throws IOException {
    String name = "worker-" + (workers.size() + 1);
    workers.add(start(
        "org.apache.spark.deploy.worker.Worker",
        name,
        List.of(
            "--host",
            "127.0.0.1",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--webui-port",
            "0",
            "--work-dir",
            home.resolve("work").toString(),
            master)));
  }

  private Process start(String type, String name, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(p -> command.add("--add-opens=" + p + "=ALL-UNNAMED"));
    command.addAll(List.of(
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        home.resolve("jars") + File.separator + "*"));
    command.add(type);
    command.add("--properties-file");
    command.add(properties().toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(home.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private Path properties() throws IOException {
    Path file = home.resolve("spark.properties");
    if (!Files.exists(file)) {
      List<String> lines =
          new ArrayList<>(List.of("spark.master.rest.enabled false", "spark.ui.enabled false"));
      if (secret != null) {
        lines.add("spark.authenticate true");
        lines.add("spark.authenticate.secret " + secret);
        lines.add("spark.network.crypto.enabled true");
        lines.add("spark.network.crypto.saslFallback false");
      }
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      Files.createFile(file);
      if (posix) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      Files.write(file, lines);
    }
    return file;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort(int port) throws IOException {
    await("The master does not answer", () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return true;
      } catch (IOException e) {
        return false;
      }
    });
  }

  private void awaitWorkers(int count) throws IOException {
    await("Not all workers found the master", () -> {
      for (int i = 1; i <= count; i++) {
        if (!log("worker-" + i).contains("Successfully registered with master")) {
          return false;
        }
      }
      return true;
    });
  }

  private interface Waited {
    boolean done() throws IOException;
  }

  private void await(String otherwise, Waited waited) throws IOException {
    for (int tenth = 0; tenth < 10 * PATIENCE_SECONDS; tenth++) {
      if (waited.done()) {
        return;
      }
      if (!masterProcess.isAlive() || workers.stream().anyMatch(w -> !w.isAlive())) {
        break;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    String logs = log("master") + log("worker-1");
    close();
    throw new IOException(otherwise + ":\n" + logs);
  }

  private String log(String name) throws IOException {
    Path file = home.resolve(name + ".log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /// Stops all of it and leaves nothing behind.
  @Override
  public void close() {
    List<Process> all = new ArrayList<>(workers);
    all.add(masterProcess);
    for (Process process : all) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    for (Process process : all) {
      process.onExit().join();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
