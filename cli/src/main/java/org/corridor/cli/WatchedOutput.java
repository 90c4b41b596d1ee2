package org.corridor.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Output that remembers whether it was lost: a print stream keeps that to itself.
final class WatchedOutput extends OutputStream {
  private final OutputStream out;
  private String reason = "";

  WatchedOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      remember(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      remember(e);
    }
  }

  private void remember(IOException e) throws IOException {
    reason = reason.isEmpty() ? String.valueOf(e.getMessage()) : reason;
    throw e;
  }

  /// Lost, and not because the reader has seen enough (as `head` does).
  boolean lost() {
    return !reason.isEmpty() && !reason.contains("Broken pipe");
  }

  String reason() {
    return reason;
  }
}
