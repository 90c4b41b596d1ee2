package org.corridor.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A PostgreSQL of our own, in a folder: unpacked, started when it is needed, stopped by the last
/// who used it.
///
/// It listens on loopback only, with a password in a file that only its owner can read, and writes
/// to the disk before it acknowledges. Whoever uses it holds a shared lock on a file beside it; who
/// can have the lock alone when leaving is the last and stops the server. If nobody could (a killed
/// process), the server goes on, and the next who comes uses it.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String VERSION = "postgres-18";
  private static final String USER = "corridor";
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(30);
  private static final int PORT_ATTEMPTS = 5;
  private static final int PID_LINE_DATA = 1;
  private static final int PID_LINE_PORT = 3;

  private final Path folder;
  private final Path data;
  private final Programs programs;
  private String password = "";
  private final Users users;
  private boolean closed;
  private int port;

  private EmbeddedPostgres(Path folder, Programs programs) throws IOException {
    this.folder = folder;
    this.programs = programs;
    data = folder.resolve("database");
    users = Users.join(this.folder.resolve("in-use.lock"));
  }

  /// The server in a folder, which runs when this returns.
  ///
  /// @throws StoreTrouble if it cannot be started
  public static EmbeddedPostgres in(Path folder) {
    return in(folder, VERSION, Binaries::onClassPath);
  }

  static EmbeddedPostgres in(Path folder, String version, Binaries.Archive archive) {
    try {
      if (!Files.exists(folder)) {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
      }
      Path home = folder.toAbsolutePath().normalize();
      EmbeddedPostgres server = new EmbeddedPostgres(
          home,
          new Programs(Binaries.unpacked(cache(), version, archive), home.resolve("database.log")));
      try {
        server.start();
        return server;
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreTrouble("The database in " + folder + " cannot be started: " + said(e), e);
    }
  }

  private static String said(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case NoSuchFileException missing -> missing.getFile() + " is not there and cannot be made";
      case FileSystemException other
      when other.getReason() != null -> other.getFile() + ": " + other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  /// Where programs are unpacked: `CORRIDOR_CACHE`, or the user's cache.
  private static Path cache() {
    String own = System.getenv("CORRIDOR_CACHE");
    if (own != null && !own.isEmpty()) {
      return Path.of(own);
    }
    String shared = System.getenv("XDG_CACHE_HOME");
    return (shared == null || shared.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(shared))
        .resolve("corridor");
  }

  public Server server() {
    return new Server("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
  }

  /// Starts it again where it has died, at the port that it had.
  ///
  /// @return had it died?
  /// @throws StoreTrouble if it cannot be started yet
  public boolean reviveIfDead() {
    synchronized (EmbeddedPostgres.class) {
      try {
        boolean dead = !closed && process().isEmpty();
        if (dead) {
          startAlone();
        }
        return dead;
      } catch (IOException e) {
        throw new StoreTrouble("The database cannot be started again: " + said(e), e);
      }
    }
  }

  private void start() throws IOException {
    // One at a time, in this process and in others: who comes second finds the server running.
    synchronized (EmbeddedPostgres.class) {
      startAlone();
    }
  }

  private void startAlone() throws IOException {
    try (FileChannel starting = FileChannel.open(
            folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = starting.lock()) {
      password = password();
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        create();
      }
      for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
        if (runs() || launch()) {
          return;
        }
      }
      throw new IOException("it does not answer; see " + programs.log());
    }
  }

  /// Only under the lock of whoever starts: nobody else makes one at the same time.
  private String password() throws IOException {
    Path file = folder.resolve("password");
    if (!Files.exists(file)) {
      byte[] bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      // Readable by its owner only, from its first byte on.
      Path fresh = Files.createTempFile(folder, "password", "");
      Files.writeString(fresh, HexFormat.of().formatHex(bytes));
      toDisk(fresh);
      Files.move(fresh, file);
      toDisk(folder);
    }
    return Files.readString(file).strip();
  }

  private void create() throws IOException {
    Path fresh = folder.resolve("database.new");
    Programs.deleteAll(fresh);
    try {
      new EmptyDatabase(programs, USER).create(fresh, folder.resolve("password"));
    } catch (IOException e) {
      throw new IOException("it could not be created; " + said(e), e);
    }
    Files.move(fresh, data);
    toDisk(folder);
  }

  /// Names in a folder are on the disk only when the folder is.
  private static void toDisk(Path path) throws IOException {
    if (!Binaries.windows()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private boolean launch() throws IOException {
    // Who is connected finds it again where it was.
    port = port > 0 ? port : freePort();
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      // Ctrl-C on the terminal is meant for us; the server is stopped when nobody uses it.
      command.add("/usr/bin/setsid");
    }
    command.addAll(programs.command(
        "postgres",
        "-D",
        data.toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=on",
        "-c",
        "synchronous_commit=on",
        "-c",
        "full_page_writes=on"));
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(programs.log().toFile()))
        .redirectInput(ProcessBuilder.Redirect.from(nothing()))
        .start();
    long until = System.nanoTime() + START_MAX.toNanos();
    while (System.nanoTime() < until) {
      if (answers()) {
        return true;
      }
      if (!process.isAlive()) {
        if (programs.lastLines().contains("Address already in use")) {
          port = 0;
          return false;
        }
        throw new IOException("it stopped at once; " + programs.lastLines());
      }
      pause();
    }
    process.destroy();
    throw new IOException("it does not answer after " + START_MAX.toSeconds() + " seconds");
  }

  private static File nothing() {
    return new File(Binaries.windows() ? "NUL" : "/dev/null");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Does a server run in this folder, started by whomever? Waits for one that is just stopping.
  private boolean runs() throws IOException {
    long until = System.nanoTime() + STOP_MAX.toNanos();
    while (System.nanoTime() < until) {
      Optional<ProcessHandle> process = process();
      if (process.isEmpty()) {
        forgetNumberOfAnother();
        return false;
      }
      port = portWritten();
      if (port > 0 && answers()) {
        return true;
      }
      pause();
    }
    throw new IOException("another process holds it and does not answer");
  }

  private Optional<ProcessHandle> process() throws IOException {
    List<String> lines = pidFile();
    // After a crash the number may be another process's, even another record's server.
    boolean ours = lines.size() > PID_LINE_DATA
        && Path.of(lines.get(PID_LINE_DATA).strip())
            .toAbsolutePath()
            .normalize()
            .equals(data);
    try {
      return !ours
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(ProcessHandle::isAlive)
              .filter(this::servesThisFolder);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// PostgreSQL would not start where the number in the file is that of another process.
  ///
  /// In any other case the file stays: it also tells whether parts of an old server run.
  private void forgetNumberOfAnother() throws IOException {
    List<String> lines = pidFile();
    boolean taken = !lines.isEmpty()
        && lines.getFirst().strip().matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(ProcessHandle::isAlive)
            .filter(p -> !servesThisFolder(p))
            .isPresent();
    if (taken) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }

  /// By its arguments, where the system tells them.
  private boolean servesThisFolder(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .map(line -> line.contains("postgres") && line.contains(data.toString()))
        .orElse(true);
  }

  private List<String> pidFile() throws IOException {
    Path file = data.resolve("postmaster.pid");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private int portWritten() throws IOException {
    List<String> lines = pidFile();
    return lines.size() > PID_LINE_PORT
        ? Integer.parseInt(lines.get(PID_LINE_PORT).strip())
        : 0;
  }

  private boolean answers() {
    try (Connection connection = server().connectAnew()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreTrouble("Interrupted while the database was starting", e);
    }
  }

  /// Stops the server if nobody else uses it.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      users.leave(this::stop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without waiting for strangers who are connected: SIGINT. SIGTERM would wait for them.
  private static void stopFast(ProcessHandle server) throws IOException {
    if (Binaries.windows()) {
      server.destroy();
      return;
    }
    Programs.waitFor(new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start());
  }

  private void stop() throws IOException {
    Optional<ProcessHandle> process = process();
    if (process.isPresent()) {
      stopFast(process.get());
      try {
        process.get().onExit().get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // It goes on stopping by itself; whoever comes next waits for it.
      }
    }
  }
}
