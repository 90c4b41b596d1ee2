package org.corridor.feeds.inbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What comes into a folder, looked at again and again. A file that is still being written is left
/// until two looks find it the same, and nobody has written to it for a while. Links are not
/// followed: whoever may leave something in the folder is not given the rest of the disk.
public final class Watch {
  private static final Duration REST = Duration.ofSeconds(10);

  private final Path folder;
  private final InstantSource clock;
  private final Map<Path, Shape> before = new HashMap<>();
  private final Map<Path, Shape> took = new HashMap<>();
  private final Set<Path> told = new HashSet<>();

  private record Shape(long bytes, FileTime modified) {}

  /// Is told what cannot be read, and why.
  @FunctionalInterface
  public interface NotRead {
    void tell(Path file, String found);
  }

  /// How files are called while they are being written.
  private static final Pattern UNFINISHED = Pattern.compile("(?i).*\\.(?:part|crdownload|tmp)|.*~");

  public Watch(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// Files that are new or changed and came to rest, in the order of their names; again until it is
  /// said that they were taken.
  ///
  /// @param notRead is told once of each file that never will be given
  /// @throws IOException where the folder cannot be read
  public List<Path> look(NotRead notRead) throws IOException {
    List<Path> fresh = new ArrayList<>();
    Map<Path, Shape> now = new HashMap<>();
    Set<Path> there = new HashSet<>();
    walk(
        folder,
        (file, is) -> now.put(file, new Shape(is.size(), is.lastModifiedTime())),
        (f, w) -> {
          there.add(f);
          if (told.add(f)) {
            notRead.tell(f, w);
          }
        });
    long rested = clock.instant().minus(REST).toEpochMilli();
    for (Map.Entry<Path, Shape> seen : new TreeMap<>(now).entrySet()) {
      Path file = seen.getKey();
      Shape shape = seen.getValue();
      boolean still = shape.equals(before.get(file)) && shape.modified.toMillis() <= rested;
      if (still && !shape.equals(took.get(file))) {
        fresh.add(file);
      }
    }
    before.clear();
    before.putAll(now);
    took.keySet().retainAll(now.keySet());
    told.retainAll(there);
    return fresh;
  }

  /// It was read, or it was told that it cannot be: not given again as it was at the last look.
  public void took(Path file) {
    took.put(file, before.get(file));
  }

  /// All files in a folder and those in it, but hidden ones, in the order of their names.
  ///
  /// @throws IOException where it cannot be read
  public static List<Path> files(Path folder, NotRead notRead) throws IOException {
    List<Path> files = new ArrayList<>();
    walk(folder, (file, _) -> files.add(file), notRead);
    return files.stream().sorted().toList();
  }

  @FunctionalInterface
  private interface Found {
    void found(Path file, BasicFileAttributes is);
  }

  private static void walk(Path folder, Found found, NotRead notRead) throws IOException {
    Path start = folder.toRealPath();
    Files.walkFileTree(start, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes is) {
        return hidden(inner) && !inner.equals(start)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
        Path as = folder.resolve(start.relativize(file));
        if (hidden(file)) {
          return FileVisitResult.CONTINUE;
        }
        if (UNFINISHED.matcher(String.valueOf(file.getFileName())).matches()) {
          notRead.tell(as, "by its name one that is still being written");
        } else if (is.isRegularFile()) {
          found.found(as, is);
        } else {
          notRead.tell(as, is.isSymbolicLink() ? "a link" : "a pipe or a device");
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
        if (file.equals(start)) {
          throw why;
        }
        if (Files.exists(file)) {
          notRead.tell(folder.resolve(start.relativize(file)), "no permission");
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private static boolean hidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }
}
