package org.corridor.formats.roads;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Writes numbers in as few bytes as they need, and texts, with a checksum of all.
final class PackedOutput {
  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private final CRC32C sum = new CRC32C();
  private int used;

  PackedOutput(OutputStream out) {
    this.out = out;
  }

  private void flush() throws IOException {
    sum.update(buffer, 0, used);
    out.write(buffer, 0, used);
    used = 0;
  }

  void bytes(byte[] bytes) throws IOException {
    flush();
    sum.update(bytes, 0, bytes.length);
    out.write(bytes);
  }

  /// Seven bits a byte, the lowest first; the top bit says that more come.
  void number(long value) throws IOException {
    if (used > buffer.length - 10) {
      flush();
    }
    long rest = value;
    while (rest > 0x7f || rest < 0) {
      buffer[used++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    buffer[used++] = (byte) rest;
  }

  /// A number of either sign that is mostly near 0.
  void signed(int value) throws IOException {
    number(((long) value << 1 ^ value >> 31) & 0x1_ffff_ffffL);
  }

  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    bytes(bytes);
  }

  /// Ends with the checksum.
  void end() throws IOException {
    flush();
    int check = (int) sum.getValue();
    out.write(
        new byte[] {(byte) (check >>> 24), (byte) (check >>> 16), (byte) (check >>> 8), (byte) check
        });
    out.flush();
  }
}
