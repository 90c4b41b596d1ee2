package org.corridor.cli;

import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.corridor.workflows.Progress;
import org.jspecify.annotations.Nullable;

/// A progress bar on the error stream for what takes over a second, on a terminal only.
final class LateProgress implements Progress, AutoCloseable {
  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Terminal terminal;
  private final String task;
  private final long startedNanos = System.nanoTime();
  private @Nullable ProgressBar bar;
  private boolean closed;

  LateProgress(Terminal terminal, String task) {
    this.terminal = terminal;
    this.task = task;
  }

  @Override
  public synchronized void done(int steps, int of) {
    boolean late = System.nanoTime() - startedNanos > LATE_NANOS;
    if (closed || !terminal.interactive() || !late) {
      return;
    }
    if (bar == null) {
      bar = new ProgressBarBuilder()
          .setTaskName(task)
          .setStyle(ProgressBarStyle.ASCII)
          .setMaxRenderedLength(terminal.width())
          .clearDisplayOnFinish()
          .build();
    }
    bar.maxHint(of);
    bar.stepTo(steps);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
