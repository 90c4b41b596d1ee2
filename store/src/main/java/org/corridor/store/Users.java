package org.corridor.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who uses a server: processes hold a shared lock on a file, which the system takes back from
/// those
/// that are killed; within a process, where a lock is held once only, they are counted.
final class Users {
  private static final Map<Path, Users> HERE = new HashMap<>();

  private final Path file;
  private final FileChannel channel;
  private @Nullable FileLock lock;
  private int count;

  private Users(Path file) throws IOException {
    this.file = file;
    channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// From now on one more uses it.
  static Users join(Path file) throws IOException {
    synchronized (HERE) {
      Users users = HERE.get(file);
      if (users == null) {
        users = new Users(file);
        users.lock = users.channel.lock(0, Long.MAX_VALUE, true);
        HERE.put(file, users);
      }
      users.count++;
      return users;
    }
  }

  /// From now on one fewer uses it; the last does what is left to do while nobody can join.
  void leave(LastWork work) throws IOException {
    synchronized (HERE) {
      if (--count > 0) {
        return;
      }
      HERE.remove(file);
      try (channel) {
        if (lock != null) {
          lock.release();
        }
        if (channel.tryLock() != null) {
          work.run();
        }
      }
    }
  }

  /// What the last user does.
  @FunctionalInterface
  interface LastWork {
    void run() throws IOException;
  }
}
