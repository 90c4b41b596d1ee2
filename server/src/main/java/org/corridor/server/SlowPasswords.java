package org.corridor.server;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Hashing a password is slow on purpose: it is done one by one, so that whoever guesses does not
/// take the processors from the others.
final class SlowPasswords implements PasswordEncoder {
  private final PasswordEncoder encoder;
  private final Semaphore turn = new Semaphore(1, true);

  SlowPasswords(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    turn.acquireUninterruptibly();
    try {
      return encoder.encode(password);
    } finally {
      turn.release();
    }
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
    turn.acquireUninterruptibly();
    try {
      return encoder.matches(password, encoded);
    } finally {
      turn.release();
    }
  }
}
