package org.corridor.formats.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The example scenarios of the project, and copies of them to be changed.
public final class Examples {
  public static final List<String> NAMES = List.of(
      "one-road", "mariupol-2022-03-05", "two-rounds/first", "two-rounds/second", "ten-zones");

  private Examples() {}

  public static Path folder(String name) {
    return Path.of(System.getProperty("corridor.root", ".."), "examples").resolve(name);
  }

  /// A copy of an example.
  public static Path copy(String name, Path to) {
    try (Stream<Path> files = Files.list(folder(name))) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces text in a file of a copy; the text must be there.
  public static Path change(Path folder, String file, String text, String by) {
    try {
      Path path = folder.resolve(file);
      String before = Files.readString(path);
      if (!before.contains(text)) {
        throw new IllegalArgumentException(file + " does not contain " + text);
      }
      Files.writeString(path, before.replace(text, by));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
