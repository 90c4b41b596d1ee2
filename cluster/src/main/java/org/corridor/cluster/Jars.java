package org.corridor.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.corridor.simulate.Ensemble;

/// The jars that the machines need: the engine and this.
final class Jars {
  private Jars() {}

  static String[] ours() {
    List<String> jars = new ArrayList<>();
    for (Class<?> type : List.of(Ensemble.class, Jars.class)) {
      Path place = placeOf(type);
      jars.add((Files.isDirectory(place) ? packed(place) : place).toString());
    }
    return jars.toArray(String[]::new);
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Before they are packed classes lie in a folder.
  private static Path packed(Path folder) {
    try {
      Path jar = Files.createTempFile("corridor-", ".jar");
      jar.toFile().deleteOnExit();
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
