package org.corridor.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Reading a file of somebody else may take long: one is read at a time, so that the others keep
/// the processors for what cannot wait.
final class OneAtATime {
  private static final int WAIT_SECONDS = 10;

  private final Semaphore turn = new Semaphore(1, true);

  <T> T one(Supplier<T> work) {
    try {
      if (!turn.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new ResponseStatusException(
            HttpStatus.TOO_MANY_REQUESTS, "Other files are being read. Try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "The room closes.", e);
    }
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }
}
