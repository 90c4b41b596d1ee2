package org.corridor.feeds.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What comes into a folder, looked at again and again. A file that is still being written is left
/// until two looks find it the same.
public final class Watch {
  private final Path folder;
  private final Map<Path, Shape> before = new HashMap<>();
  private final Map<Path, Shape> given = new HashMap<>();

  private record Shape(long bytes, FileTime modified) {}

  public Watch(Path folder) {
    this.folder = folder;
  }

  /// Files that are new or changed and came to rest, in the order of their names.
  ///
  /// @throws IOException where the folder cannot be read
  public List<Path> look() throws IOException {
    List<Path> fresh = new ArrayList<>();
    Map<Path, Shape> now = new HashMap<>();
    for (Path file : files(folder)) {
      Shape shape = shape(file);
      if (shape != null) {
        now.put(file, shape);
        if (shape.equals(before.get(file)) && !shape.equals(given.put(file, shape))) {
          fresh.add(file);
        }
      }
    }
    before.clear();
    before.putAll(now);
    given.keySet().retainAll(now.keySet());
    return fresh;
  }

  /// None where it is gone since the folder was listed.
  private static @Nullable Shape shape(Path file) throws IOException {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return new Shape(is.size(), is.lastModifiedTime());
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /// It could not be taken now: the next look gives it again.
  public void again(Path file) {
    given.remove(file);
  }

  /// All files in a folder and those in it, but hidden ones, in the order of their names.
  ///
  /// @throws IOException where it cannot be read
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
