package org.corridor.server.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.simulate.EnsembleRunner;
import org.corridor.simulate.LocalRunner;
import org.jspecify.annotations.Nullable;

/// On what ensembles are run: the cores of this machine, or a cluster, if the room was opened with
/// one. The part for clusters and its libraries see the engine and nothing else of the room.
public final class Machines {
  private static final int LANES_MAX = 4;

  private final @Nullable String cluster;

  /// A cluster is joined once at a time; nobody waits for it, and keeps others waiting.
  private final ReentrantLock joined = new ReentrantLock();

  private @Nullable ClassLoader part;

  /// This machine, and a cluster.
  ///
  /// @param cluster address of it, as `spark://host:7077`; null for none
  public Machines(@Nullable String cluster) {
    this.cluster = cluster;
  }

  /// Works with a runner.
  ///
  /// @param far on the cluster, not here
  /// @throws BadInput where there is none, or it lends nothing
  <T> T with(boolean far, Function<EnsembleRunner, T> work) {
    if (!far) {
      int lanes = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, LANES_MAX);
      return work.apply(new LocalRunner(lanes));
    }
    String address = cluster;
    if (address == null) {
      throw refused("no cluster", "serve --cluster spark://host:7077");
    }
    if (!joined.tryLock()) {
      throw refused("one that somebody else uses now", "try again, or here");
    }
    Thread own = Thread.currentThread();
    ClassLoader before = own.getContextClassLoader();
    try {
      ClassLoader loader = part();
      own.setContextClassLoader(loader);
      try (EnsembleRunner runner = join(loader, address)) {
        return work.apply(runner);
      }
    } finally {
      own.setContextClassLoader(before);
      joined.unlock();
    }
  }

  private static EnsembleRunner join(ClassLoader loader, String address) {
    EnsembleRunner.Provider provider = ServiceLoader.load(EnsembleRunner.Provider.class, loader)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No part for clusters"));
    try {
      return provider.at(address);
    } catch (IllegalArgumentException e) {
      throw refused(address, String.valueOf(e.getMessage()));
    }
  }

  private static BadInput refused(String found, String hint) {
    return BadInput.of(
        new Problem("cluster", 0, 0, "", "a Spark cluster that lends cores", found, hint));
  }

  private ClassLoader part() {
    ClassLoader open = part;
    if (open == null) {
      Path folder = Path.of(System.getProperty("corridor.cluster.part", "cluster"));
      List<URL> jars = new ArrayList<>();
      try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
        jars.add(folder.resolve("corridor-cluster.jar").toUri().toURL());
        for (Path library : libraries.sorted().toList()) {
          jars.add(library.toUri().toURL());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      open = new URLClassLoader(
          jars.toArray(URL[]::new), new Numbers(Machines.class.getClassLoader()));
      part = open;
    }
    return open;
  }

  /// Of the room the engine alone, which knows no names.
  private static final class Numbers extends ClassLoader {
    private static final Pattern ENGINE =
        Pattern.compile("org\\.corridor\\.(units|network|plan|simulate|displacement)\\..*");

    private final ClassLoader room;

    Numbers(ClassLoader room) {
      super("corridor-numbers", ClassLoader.getPlatformClassLoader());
      this.room = room;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (ENGINE.matcher(name).matches()) {
        return room.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
