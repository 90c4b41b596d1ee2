package org.corridor.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The servers on which the store is tested: the one that is shipped, and the oldest it works with.
enum Databases {
  EMBEDDED {
    @Override
    EmbeddedPostgres start(Path folder) {
      return EmbeddedPostgres.in(folder);
    }
  },
  OLDEST {
    @Override
    EmbeddedPostgres start(Path folder) {
      return EmbeddedPostgres.in(folder, "postgres-15", () -> {
        // The dependency plugin puts it there before the tests.
        ZipInputStream jar = new ZipInputStream(
            Files.newInputStream(Path.of(System.getProperty("corridor.postgres.oldest"))));
        for (ZipEntry e = jar.getNextEntry(); e != null; e = jar.getNextEntry()) {
          if (e.getName().endsWith(".txz")) {
            return (InputStream) jar;
          }
        }
        throw new IOException("No programs in the archive of the oldest PostgreSQL");
      });
    }
  };

  abstract EmbeddedPostgres start(Path folder);

  static Path folder(Path parent, String name) {
    try {
      return Files.createDirectories(parent.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
