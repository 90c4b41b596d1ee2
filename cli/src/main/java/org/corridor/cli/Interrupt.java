package org.corridor.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/// Ctrl-C while something is read: what was begun is finished first, for what runs in native code
/// must not lose the ground under it. A second one ends everything.
final class Interrupt implements AutoCloseable {
  static final int STATUS = 130;

  private static final String FROM_TERMINAL = "INT";
  private static final String FROM_SYSTEM = "TERM";

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Object onInt;
  private final Object onTerm;

  private final Terminal terminal;

  private Interrupt(Terminal terminal) {
    this.terminal = terminal;
    onInt = Signals.register(FROM_TERMINAL, this::ask);
    onTerm = Signals.register(FROM_SYSTEM, this::ask);
  }

  /// From now on Ctrl-C only asks to stop.
  static Interrupt caught(Terminal terminal) {
    return new Interrupt(terminal);
  }

  private void ask() {
    if (isAsked()) {
      Runtime.getRuntime().halt(STATUS);
    }
    asked.countDown();
    terminal.error("What was begun is finished first; once more ends at once.");
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /// Waits so long, or until it is asked to stop.
  ///
  /// @return is it asked to stop?
  boolean await(long millis) throws InterruptedException {
    return asked.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    Signals.unregister(FROM_TERMINAL, onInt);
    Signals.unregister(FROM_SYSTEM, onTerm);
  }
}
