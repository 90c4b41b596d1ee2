package org.corridor.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs, unpacked once for each user of the machine.
final class Binaries {
  private static final int EXECUTABLE = 0100;

  private Binaries() {}

  /// A folder with `bin/postgres` in it.
  ///
  /// @param archive reads the archive of programs
  /// @param name of the folder below `cache`, one for each version
  static Path unpacked(Path cache, String name, Archive archive) throws IOException {
    Path ready = cache.resolve(name);
    if (Files.isExecutable(ready.resolve("bin").resolve(program("postgres")))) {
      return ready;
    }
    Files.createDirectories(cache);
    // Beside the final place and moved there whole: two at once do not disturb each other.
    Path fresh = Files.createTempDirectory(cache, name + "-");
    try (InputStream in = archive.open();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(fresh, entry, tar);
      }
    }
    try {
      Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isExecutable(ready.resolve("bin").resolve(program("postgres")))) {
        throw e;
      }
    }
    return ready;
  }

  private static void unpack(Path folder, TarArchiveEntry entry, InputStream tar)
      throws IOException {
    Path path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("An archive entry leads out of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(path.getParent());
      Files.copy(tar, path);
      if ((entry.getMode() & EXECUTABLE) != 0 && posix(path)) {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(path, permissions);
      }
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  static String program(String name) {
    return windows() ? name + ".exe" : name;
  }

  static boolean windows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /// The archive that is on the class path, for the machine this was built on.
  static InputStream onClassPath() throws IOException {
    for (String system : new String[] {"linux", "darwin", "windows"}) {
      for (String machine : new String[] {"x86_64", "arm_64", "arm_64v8"}) {
        InputStream in =
            Binaries.class.getResourceAsStream("/postgres-" + system + "-" + machine + ".txz");
        if (in != null) {
          return in;
        }
      }
    }
    throw new IOException("No PostgreSQL programs for this machine: name a server with --store");
  }

  /// Opens an archive of programs.
  @FunctionalInterface
  interface Archive {
    InputStream open() throws IOException;
  }
}
